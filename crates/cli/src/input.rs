//! Inputs: from names to adverts and profiles, each bad one listed and the rest kept.

use crate::args::Global;
use crate::exit::{Failure, complain};
use jiff::civil::Date;
use personspec_parser::{Options, Severity};
use personspec_profile::Profile;
use personspec_report::{Input, ReadAdvert, Skipped};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

/// More of one file is never read: the parser says that the text was cut.
const LARGEST: u64 = 32 * 1024 * 1024;

/// Endings of adverts that are looked for in folders.
const ADVERTS: [&str; 6] = ["txt", "html", "htm", "text", "docx", "pdf"];
/// Endings of profiles that are looked for in folders.
const PROFILES: [&str; 2] = ["yaml", "yml"];

/// What was read, and what was left out.
#[derive(Debug)]
pub(crate) struct Inputs<T> {
    /// In the order of their names as given, folders sorted.
    pub(crate) read: Vec<T>,
    /// Every file that was looked at, with its hash.
    pub(crate) files: Vec<Input>,
    /// Files that could not be read or understood.
    pub(crate) skipped: Vec<Skipped>,
}

/// The day to count from: the one given, else the system's.
pub(crate) fn today(global: &Global) -> Date {
    global.today.unwrap_or_else(|| {
        let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH);
        let days = since.map_or(0, |since| since.as_secs() / 86_400);
        let days = i64::try_from(days).unwrap_or(0);
        let epoch = jiff::civil::date(1970, 1, 1);
        epoch
            .checked_add(jiff::Span::new().days(days))
            .unwrap_or(epoch)
    })
}

/// Reads adverts. An advert without a criterion is kept: the commands decide what it means to them.
///
/// # Errors
/// A name that leads nowhere.
pub(crate) fn adverts(paths: &[PathBuf], today: Date) -> Result<Inputs<ReadAdvert>, Failure> {
    let (names, mut skipped) = files(paths, &ADVERTS, "adverts (.txt, .html, .docx, .pdf)")?;
    let ids = ids(&names);
    let options = Options {
        today: Some(today),
        ..Options::default()
    };
    let read: Vec<Result<(ReadAdvert, Input), Skipped>> = names
        .par_iter()
        .zip(&ids)
        .map(|(path, id)| {
            let (bytes, file) = bytes(path)?;
            let parsed = personspec_parser::parse(id, &bytes, &options);
            if let Some(note) = parsed.notes.iter().find(|note| note.code.is_unread()) {
                return Err(Skipped {
                    name: file.name,
                    reason: note.message.clone(),
                });
            }
            let read = ReadAdvert {
                advert: parsed.advert,
                notes: parsed.notes,
                file: file.name.clone(),
            };
            Ok((read, file))
        })
        .collect();
    Ok(gather(read, &mut skipped))
}

/// Reads profiles; the faults of a bad one are told with their carets on standard error.
///
/// # Errors
/// A name that leads nowhere.
pub(crate) fn profiles(paths: &[PathBuf], global: &Global) -> Result<Inputs<Profile>, Failure> {
    let (names, mut skipped) = files(paths, &PROFILES, "profiles (.yaml)")?;
    let ids = ids(&names);
    let read: Vec<Result<(Profile, Input), Skipped>> = names
        .iter()
        .zip(&ids)
        .map(|(path, id)| {
            let (bytes, file) = bytes(path)?;
            let text = personspec_text::decode(&bytes).text;
            match personspec_profile::read(id, &file.name, &text) {
                Ok(loaded) => {
                    if !global.quiet {
                        for note in &loaded.notes {
                            complain(&note.render());
                        }
                    }
                    Ok((loaded.profile, file))
                }
                Err(faults) => {
                    for fault in &faults {
                        complain(&fault.render());
                    }
                    let reason = faults.first().map_or_else(String::new, |fault| {
                        format!(
                            "line {}, column {}: {}",
                            fault.at.line, fault.at.column, fault.message
                        )
                    });
                    Err(Skipped {
                        name: file.name,
                        reason,
                    })
                }
            }
        })
        .collect();
    Ok(gather(read, &mut skipped))
}

fn gather<T>(results: Vec<Result<(T, Input), Skipped>>, skipped: &mut Vec<Skipped>) -> Inputs<T> {
    let mut inputs = Inputs {
        read: Vec::new(),
        files: Vec::new(),
        skipped: std::mem::take(skipped),
    };
    for result in results {
        match result {
            Ok((value, file)) => {
                inputs.read.push(value);
                inputs.files.push(file);
            }
            Err(fault) => inputs.skipped.push(fault),
        }
    }
    inputs
}

/// Whether nothing that matters was found in an advert, as one line.
pub(crate) fn no_criteria(read: &ReadAdvert) -> Option<String> {
    read.advert.criteria.is_empty().then(|| {
        let note = read
            .notes
            .iter()
            .find(|note| note.severity == Severity::Error);
        note.map_or_else(
            || "no criterion was found; is the person specification in this file?".to_owned(),
            |note| note.message.clone(),
        )
    })
}

/// Tells what was left out, one line each.
pub(crate) fn list(skipped: &[Skipped]) {
    for one in skipped {
        complain(&format!(
            "skipped {}: {}\n",
            personspec_report::inert(&one.name),
            personspec_report::inert(&one.reason)
        ));
    }
}

/// The files that `paths` name; folders are searched through for `endings`.
fn files(
    paths: &[PathBuf],
    endings: &[&str],
    what: &str,
) -> Result<(Vec<PathBuf>, Vec<Skipped>), Failure> {
    let (mut names, mut skipped) = (Vec::new(), Vec::new());
    for path in paths {
        if path.as_os_str() == "-" {
            names.push(path.clone());
        } else if path.is_dir() {
            let before = names.len();
            search(path, endings, &mut names, &mut skipped);
            if names.len() == before {
                skipped.push(Skipped {
                    name: shown(path),
                    reason: format!("the folder holds no {what}"),
                });
            }
        } else if path.exists() {
            names.push(path.clone());
        } else {
            return Err(Failure::unread(format!(
                "{}: no such file or folder; check the spelling, or give the whole path",
                shown(path)
            )));
        }
    }
    Ok((names, skipped))
}

fn search(folder: &Path, endings: &[&str], names: &mut Vec<PathBuf>, skipped: &mut Vec<Skipped>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => {
            skipped.push(Skipped {
                name: shown(folder),
                reason: error.to_string(),
            });
            return;
        }
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .collect();
    paths.sort();
    for path in paths {
        let hidden = path
            .file_name()
            .and_then(OsStr::to_str)
            .is_none_or(|name| name.starts_with('.'));
        let ending = path
            .extension()
            .and_then(OsStr::to_str)
            .map(str::to_lowercase);
        if hidden {
            continue;
        }
        // A link to a folder may lead back here.
        if path.is_dir() && !path.is_symlink() {
            search(&path, endings, names, skipped);
        } else if ending.is_some_and(|ending| endings.contains(&ending.as_str()))
            && !is_truth(&path)
        {
            names.push(path);
        }
    }
}

/// The hand-made truth files beside the sample adverts are YAML but no profiles.
fn is_truth(path: &Path) -> bool {
    path.file_name()
        .and_then(OsStr::to_str)
        .is_some_and(|name| name.ends_with(".truth.yaml"))
}

/// The stem of each file; a stem that occurs more than once gets a number.
fn ids(names: &[PathBuf]) -> Vec<String> {
    let mut used: BTreeMap<String, usize> = BTreeMap::new();
    names
        .iter()
        .map(|path| {
            let stem = if path.as_os_str() == "-" {
                "stdin".to_owned()
            } else {
                path.file_stem()
                    .map_or_else(|| shown(path), |stem| stem.to_string_lossy().into_owned())
            };
            let count = used.entry(stem.clone()).or_insert(0);
            *count += 1;
            if *count == 1 {
                stem
            } else {
                format!("{stem}-{count}")
            }
        })
        .collect()
}

fn bytes(path: &Path) -> Result<(Vec<u8>, Input), Skipped> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .take(LARGEST)
            .read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
    };
    match read {
        Ok(_) => {
            let sha256 = Sha256::digest(&bytes)
                .iter()
                .map(|byte| format!("{byte:02x}"))
                .collect();
            Ok((
                bytes,
                Input {
                    name: shown(path),
                    sha256,
                },
            ))
        }
        Err(error) => Err(Skipped {
            name: shown(path),
            reason: error.to_string(),
        }),
    }
}

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
