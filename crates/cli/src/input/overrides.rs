//! The adviser's own judgements, a YAML file.

use super::files::bytes;
use crate::exit::Failure;
use personspec_profile::Profile;
use personspec_report::caseload::{OverrideFile, Overrides};
use personspec_report::{Input, ReadAdvert, Role, Skipped};
use std::path::Path;

/// The judgements and the file they were in.
#[derive(Debug)]
pub(crate) struct Read {
    /// The judgements.
    pub(crate) said: Overrides,
    /// The file.
    pub(crate) file: Input,
}

/// Reads the file.
///
/// # Errors
/// Where it cannot be read, a key is misspelt, or a judgement has no reason.
pub(crate) fn read(path: &Path) -> Result<Read, Failure> {
    let (bytes, mut file) = bytes(path)
        .map_err(|skipped| Failure::unread(format!("{}: {}", skipped.name, skipped.reason)))?;
    file.role = Role::Overrides;
    let text = personspec_text::decode(&bytes).text;
    let said: OverrideFile = serde_yaml::from_str(&text)
        .map_err(|error| Failure::unread(format!("{}: {error}", file.name)))?;
    let said = Overrides::new(said).map_err(|at| {
        Failure::unread(format!(
            "{}: judgement {at} gives no reason; say why, so that somebody else can follow it",
            file.name
        ))
    })?;
    Ok(Read { said, file })
}

impl Read {
    /// Judgements that fit no pair of this run, as inputs that were left out.
    pub(crate) fn unused(&self, profiles: &[Profile], adverts: &[ReadAdvert]) -> Vec<Skipped> {
        let unused = self.said.unused(profiles, adverts).into_iter();
        unused
            .map(|reason| Skipped {
                name: self.file.name.clone(),
                reason,
            })
            .collect()
    }
}
