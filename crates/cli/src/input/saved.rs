//! A saved result, as JSON of `check` or `rank`.

use crate::exit::Failure;
use personspec_report::data::{Envelope, FORMAT_VERSION};
use personspec_report::{Input, Role};
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::path::Path;

/// A saved result whose kind is known.
#[derive(Debug)]
pub(crate) struct Saved {
    /// The file it was in.
    pub(crate) file: Input,
    value: Value,
    kind: String,
}

/// Whether a file is a saved result, as far as its first fields say.
pub(crate) fn is(path: &Path) -> bool {
    #[derive(serde::Deserialize)]
    struct Head {
        #[serde(rename = "kind")]
        _kind: String,
        #[serde(rename = "format_version")]
        _version: String,
    }
    let bytes = std::fs::metadata(path).is_ok_and(|what| what.is_file());
    let bytes = bytes.then(|| std::fs::read(path));
    bytes
        .and_then(Result::ok)
        .is_some_and(|bytes| serde_json::from_slice::<Head>(&bytes).is_ok())
}

/// Reads a saved result; `instead`: what else may be done where this is none (", or …").
///
/// # Errors
/// Where the file cannot be read, is no result, or is of a later format.
pub(crate) fn read(path: &Path, instead: &str) -> Result<Saved, Failure> {
    let (bytes, mut file) = super::whole(path)?;
    file.role = Role::Result;
    let no_result = |why: &str| {
        Failure::unread(format!(
            "{}: {why}; save one with --format json -o FILE{instead}",
            file.name
        ))
    };
    let value: Value = match serde_json::from_slice(&bytes) {
        Ok(value) => value,
        Err(_) if bytes.starts_with(b"{\"kind\":") => {
            return Err(no_result("these are lines (ndjson), not one result"));
        }
        Err(error) => return Err(no_result(&format!("this is no result: {error}"))),
    };
    let text = |key: &str| value.get(key).and_then(Value::as_str);
    let (Some(kind), Some(version)) = (text("kind"), text("format_version")) else {
        return Err(no_result("this is no result of personspec"));
    };
    let major = |version: &str| version.split('.').next().map(ToOwned::to_owned);
    if major(version) != major(FORMAT_VERSION) {
        return Err(Failure::unread(format!(
            "{}: its format is {version}, and this program reads {FORMAT_VERSION}",
            file.name
        )));
    }
    let kind = kind.to_owned();
    Ok(Saved { file, value, kind })
}

impl Saved {
    /// What kind of result it is.
    pub(crate) fn kind(&self) -> &str {
        &self.kind
    }

    /// The result itself.
    ///
    /// # Errors
    /// Where a field is missing or of another type.
    pub(crate) fn result<T: DeserializeOwned>(self) -> Result<Envelope<T>, Failure> {
        serde_json::from_value(self.value).map_err(|error| {
            Failure::unread(format!(
                "{}: this is no whole result: {error}",
                self.file.name
            ))
        })
    }
}
