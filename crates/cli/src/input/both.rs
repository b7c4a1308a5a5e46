//! Adverts and profiles together: what every command takes that holds one against the other.

use super::{Inputs, adverts_read, leave_out_empty, list, options, profiles};
use crate::args::Global;
use crate::commands::on_threads;
use crate::exit::Failure;
use jiff::civil::Date;
use personspec_parser::Options;
use personspec_profile::Profile;
use personspec_report::{Input, ReadAdvert, Skipped};
use std::path::PathBuf;

/// What was read; at least one of each.
#[derive(Debug)]
pub(crate) struct Both {
    /// Adverts with a criterion at least.
    pub(crate) adverts: Vec<ReadAdvert>,
    pub(crate) profiles: Vec<Profile>,
    /// Files of adverts.
    advert_files: Vec<Input>,
    profile_files: Vec<Input>,
    /// What was left out.
    pub(crate) skipped: Vec<Skipped>,
}

impl Both {
    /// Every file that went in, adverts first; the adviser's own judgements between, where there are any.
    pub(crate) fn files(&self, overrides: Option<&Input>) -> Vec<Input> {
        let adverts = self.advert_files.iter().chain(overrides);
        adverts.chain(&self.profile_files).cloned().collect()
    }
}

/// Reads both; `explain`: with the reasons of inferred importance.
///
/// # Errors
/// Where standard input is named twice, a name leads nowhere, or nothing is left `to` do ("check").
pub(crate) fn both(
    named: (&[PathBuf], &[PathBuf]),
    to: &str,
    explain: bool,
    today: Date,
    global: &Global,
) -> Result<Both, Failure> {
    let (posts, people) = named;
    super::stdin_once(&[posts, people])?;
    let profiles: Inputs<Profile> = profiles(people, global)?;
    let options = Options {
        explain,
        ..options(today, global)
    };
    let mut adverts = on_threads(global, || adverts_read(posts, &options, global))?;
    let mut skipped = profiles.skipped;
    skipped.append(&mut adverts.skipped);
    skipped.extend(leave_out_empty(&mut adverts.read));
    if adverts.read.is_empty() || profiles.read.is_empty() {
        list(&skipped);
        let what = if profiles.read.is_empty() {
            "profile"
        } else {
            "advert"
        };
        return Err(Failure::unread(format!(
            "no {what} could be used, so there is nothing to {to}"
        )));
    }
    Ok(Both {
        adverts: adverts.read,
        profiles: profiles.read,
        advert_files: adverts.files,
        profile_files: profiles.files,
        skipped,
    })
}
