//! Names to files, and files to bytes.

use crate::args::Global;
use crate::exit::{Exit, Failure};
use flate2::read::MultiGzDecoder;
use personspec_report::{Input, Role, Skipped};
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

/// More of one file is never read: a batch of hundreds of thousands of adverts is smaller. What a
/// compressed file unpacks to has the same limit. The parser says where it cuts a text.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;

/// The files that `paths` name, patterns as a shell would have them; folders are searched through for
/// `endings`.
pub(super) fn files(
    paths: &[PathBuf],
    endings: &[&str],
    what: &str,
    global: &Global,
) -> Result<(Vec<PathBuf>, Vec<Skipped>), Failure> {
    let (mut found, mut names, mut skipped) = (Vec::new(), Vec::new(), Vec::new());
    for path in paths {
        if path.as_os_str() == "-" || path.exists() {
            found.push(path.clone());
        } else {
            found.extend(matching(path, &mut skipped)?);
        }
    }
    for path in found {
        if !path.is_dir() {
            names.push(path);
            continue;
        }
        let before = names.len();
        search(&path, endings, &mut names, &mut skipped);
        if names.len() == before {
            skipped.push(Skipped {
                name: shown(&path),
                reason: format!("the folder holds no {what}"),
            });
        }
    }
    let output = global.output.as_ref().map(std::fs::canonicalize);
    if let Some(Ok(output)) = output
        && let Some(input) = names
            .iter()
            .find(|name| std::fs::canonicalize(name).is_ok_and(|name| name == output))
    {
        return Err(Failure {
            exit: Exit::Usage,
            message: format!(
                "{}: the result would overwrite this input; give --output another name",
                shown(input)
            ),
        });
    }
    Ok((names, skipped))
}

/// What a pattern names, sorted, as a shell would put it in: hidden files only where their dot is written.
fn matching(pattern: &Path, skipped: &mut Vec<Skipped>) -> Result<Vec<PathBuf>, Failure> {
    // An address may hold a ? too.
    let is_pattern = |text: &&str| text.contains(['*', '?', '[']) && !is_address(pattern);
    let Some(text) = pattern.to_str().filter(is_pattern) else {
        return Err(not_there(pattern));
    };
    let as_shells_do = glob::MatchOptions {
        require_literal_separator: true,
        require_literal_leading_dot: true,
        ..glob::MatchOptions::default()
    };
    let matches = glob::glob_with(text, as_shells_do).map_err(|fault| {
        Failure::unread(format!(
            "{text}: no such file, and no pattern either: {fault}; in a pattern * stands for any signs, ? for one, \
             [ab] for one of these"
        ))
    })?;
    let mut found = Vec::new();
    for path in matches {
        match path {
            Ok(path) => found.push(path),
            Err(fault) => skip(skipped, fault.path(), &fault.error().to_string()),
        }
    }
    if found.is_empty() && skipped.is_empty() {
        return Err(Failure::unread(format!(
            "{text}: no file matches this pattern; check the spelling, or name the folder"
        )));
    }
    Ok(found)
}

/// A name that leads nowhere.
pub(super) fn not_there(path: &Path) -> Failure {
    if is_address(path) {
        return Failure::unread(format!(
            "{}: this is an address, and nothing here reads the network: open it, then save the page or paste its \
             text into a file",
            shown(path)
        ));
    }
    Failure::unread(format!(
        "{}: no such file or folder; check the spelling, or give the whole path",
        shown(path)
    ))
}

/// Whether a name is the address of a page.
fn is_address(path: &Path) -> bool {
    let name = path.to_string_lossy().to_lowercase();
    ["http:", "https:", "www."]
        .iter()
        .any(|begin| name.starts_with(begin))
}

/// Adds the files of `folder` and of the folders in it; hidden ones are left alone.
fn search(folder: &Path, endings: &[&str], names: &mut Vec<PathBuf>, skipped: &mut Vec<Skipped>) {
    let entries = match std::fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(error) => return skip(skipped, folder, &error.to_string()),
    };
    let mut paths: Vec<PathBuf> = Vec::new();
    for entry in entries {
        match entry {
            Ok(entry) => paths.push(entry.path()),
            Err(error) => skip(skipped, folder, &error.to_string()),
        }
    }
    paths.sort();
    for path in paths {
        let name = path.file_name().unwrap_or_default();
        if name.to_string_lossy().starts_with('.') {
            continue;
        }
        let wanted = endings.contains(&ending(&path).as_str()) && !is_truth(&path);
        match std::fs::metadata(&path) {
            // It may lead back here.
            Ok(what) if what.is_dir() && path.is_symlink() => {
                skip(
                    skipped,
                    &path,
                    "a link to a folder is not followed; name that folder",
                );
            }
            // What `init` puts there for editors is no advert.
            Ok(what) if what.is_dir() && name == "schema" => {}
            Ok(what) if what.is_dir() => search(&path, endings, names, skipped),
            // Reading a named pipe may never end.
            Ok(what) if wanted && !what.is_file() => {
                skip(skipped, &path, "this is no regular file");
            }
            _ if wanted => names.push(path),
            _ => {}
        }
    }
}

fn skip(skipped: &mut Vec<Skipped>, path: &Path, reason: &str) {
    skipped.push(Skipped {
        name: shown(path),
        reason: reason.to_owned(),
    });
}

/// In lower case, without the dot.
pub(super) fn ending(path: &Path) -> String {
    let path = unpacked(path);
    let ending = path.extension().unwrap_or_default();
    ending.to_string_lossy().to_lowercase()
}

/// The name of a file without the ending that says that it is compressed.
fn unpacked(path: &Path) -> PathBuf {
    match path.extension() {
        Some(ending) if ending.eq_ignore_ascii_case("gz") => path.with_extension(""),
        _ => path.to_path_buf(),
    }
}

/// The hand-made truth files beside the sample adverts are YAML but no profiles.
fn is_truth(path: &Path) -> bool {
    path.file_name()
        .and_then(OsStr::to_str)
        .is_some_and(|name| name.ends_with(".truth.yaml"))
}

/// The stem of each file; a stem that occurs again gets the next number that is free.
pub(super) fn ids(names: &[PathBuf]) -> Vec<String> {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let mut counts: BTreeMap<String, usize> = BTreeMap::new();
    names
        .iter()
        .map(|path| {
            let stem = if path.as_os_str() == "-" {
                "stdin".to_owned()
            } else {
                let stem = unpacked(path).file_stem().map(OsStr::to_os_string);
                stem.map_or_else(|| shown(path), |stem| stem.to_string_lossy().into_owned())
            };
            let count = counts.entry(stem.clone()).or_insert(0);
            loop {
                *count += 1;
                let id = match *count {
                    1 => stem.clone(),
                    count => format!("{stem}-{count}"),
                };
                if used.insert(id.clone()) {
                    return id;
                }
            }
        })
        .collect()
}

pub(super) fn bytes(path: &Path) -> Result<(Vec<u8>, Input), Skipped> {
    let mut bytes = Vec::new();
    let read = if path.as_os_str() == "-" {
        std::io::stdin()
            .lock()
            .take(LARGEST)
            .read_to_end(&mut bytes)
    } else {
        std::fs::File::open(path).and_then(|file| file.take(LARGEST).read_to_end(&mut bytes))
    };
    let hash = Sha256::digest(&bytes);
    match read.and_then(|_| plain(bytes)) {
        Ok(bytes) => {
            let sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect();
            Ok((
                bytes,
                Input {
                    name: shown(path),
                    sha256,
                    role: Role::default(),
                },
            ))
        }
        Err(error) => Err(Skipped {
            name: shown(path),
            reason: error.to_string(),
        }),
    }
}

/// What a gzip file, told by its first bytes, unpacks to; any other file as it is.
fn plain(bytes: Vec<u8>) -> std::io::Result<Vec<u8>> {
    if !bytes.starts_with(b"\x1f\x8b") {
        return Ok(bytes);
    }
    let mut plain = Vec::new();
    // A file may be several compressed ones, one after another.
    MultiGzDecoder::new(bytes.as_slice())
        .take(LARGEST)
        .read_to_end(&mut plain)
        .map_err(|error| {
            let message = format!("this is a compressed file that cannot be unpacked: {error}");
            std::io::Error::new(error.kind(), message)
        })?;
    Ok(plain)
}

pub(super) fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
