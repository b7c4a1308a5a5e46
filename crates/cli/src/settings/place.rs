//! Where files of settings are looked for.

use super::File;
use crate::exit::Failure;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// The file's name in a folder of work.
const NAME: &str = "personspec.toml";

/// Folders above that are looked into, at most.
const DEEPEST: usize = 64;

/// The files that hold, the nearest first: the one that is named, or those of this folder, of the
/// folders above, and the user's.
pub(super) fn files(words: &[OsString]) -> Result<Vec<File>, Failure> {
    if let Some(path) = named(words) {
        let file = File::read(&path).map_err(|error| Failure {
            exit: crate::exit::Exit::Usage,
            message: format!("{}: the settings cannot be read: {error}", path.display()),
        })?;
        return Ok(vec![file]);
    }
    let mut places = Vec::new();
    if let Ok(here) = std::env::current_dir() {
        places.extend(
            here.ancestors()
                .take(DEEPEST)
                .map(|folder| folder.join(NAME)),
        );
    }
    places.extend(of_user());
    let files = places.into_iter().filter(|path| path.is_file());
    files
        .map(|path| {
            File::read(&path).map_err(|error| Failure {
                exit: crate::exit::Exit::Usage,
                message: format!("{}: the settings cannot be read: {error}", path.display()),
            })
        })
        .collect()
}

/// The file that `--config` or PERSONSPEC_CONFIG names: it decides what the words mean, so it is looked
/// for before they are read.
fn named(words: &[OsString]) -> Option<PathBuf> {
    let mut words = words.iter().skip(1);
    while let Some(word) = words.next() {
        let Some(text) = word.to_str() else { continue };
        if text == "--" {
            break;
        }
        if text == "--config" {
            return words.next().map(PathBuf::from);
        }
        if let Some(path) = text.strip_prefix("--config=") {
            return Some(PathBuf::from(path));
        }
    }
    let path = std::env::var_os("PERSONSPEC_CONFIG")?;
    (!path.is_empty()).then(|| PathBuf::from(path))
}

/// The user's own file.
fn of_user() -> Option<PathBuf> {
    let set = |name: &str| {
        let value = std::env::var_os(name).filter(|value| !value.is_empty())?;
        Some(PathBuf::from(value)).filter(|path| path.is_absolute())
    };
    let folder = set("XDG_CONFIG_HOME")
        .or_else(|| set("APPDATA"))
        .or_else(|| set("HOME").map(|home| home.join(".config")))?;
    Some(folder.join(Path::new("personspec/config.toml")))
}
