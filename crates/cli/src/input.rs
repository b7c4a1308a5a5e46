//! Inputs: from names to adverts and profiles, each bad one listed and the rest kept.

use crate::args::Global;
use crate::exit::{Exit, Failure, complain};
use flate2::read::MultiGzDecoder;
use jiff::civil::Date;
use personspec_parser::{Note, Options, Severity};
use personspec_profile::{Diagnostic, Profile};
use personspec_report::{Input, Linted, ReadAdvert, Skipped, inert};
use rayon::prelude::*;
use sha2::{Digest, Sha256};
use std::collections::{BTreeMap, BTreeSet};
use std::ffi::OsStr;
use std::io::Read;
use std::path::{Path, PathBuf};

/// More of one file is never read: a batch of hundreds of thousands of adverts is smaller. What a
/// compressed file unpacks to has the same limit. The parser says where it cuts a text.
const LARGEST: u64 = 2 * 1024 * 1024 * 1024;

/// How many adverts or profiles that occur twice are told one by one.
const TWINS: usize = 5;

/// Records that a thread reads at a time: one alone takes less than handing it over.
const AT_A_TIME: usize = 16;

/// Endings of adverts that are looked for in folders, compressed ("x.txt.gz") or not.
const ADVERTS: [&str; 10] = [
    "txt", "html", "htm", "text", "docx", "pdf", "json", "jsonl", "ndjson", "jsonld",
];
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

/// That standard input is named once at most: it can be read only once.
///
/// # Errors
/// Where it is named again.
pub(crate) fn stdin_once(paths: &[&[PathBuf]]) -> Result<(), Failure> {
    let named = paths.iter().flat_map(|paths| paths.iter());
    if named.filter(|path| path.as_os_str() == "-").count() > 1 {
        return Err(Failure {
            exit: Exit::Usage,
            message: "\"-\" is given more than once, and standard input can be read only once; \
                      put the others into files"
                .to_owned(),
        });
    }
    Ok(())
}

/// Reads adverts. An advert without a criterion is kept: the commands decide what it means to them.
///
/// # Errors
/// A name that leads nowhere, or an advert that the result would overwrite.
pub(crate) fn adverts(
    paths: &[PathBuf],
    today: Date,
    global: &Global,
) -> Result<Inputs<ReadAdvert>, Failure> {
    let (names, mut skipped) = files(
        paths,
        &ADVERTS,
        "adverts (.txt, .html, .docx, .pdf, .json, .ndjson)",
        global,
    )?;
    let ids = ids(&names);
    let options = Options {
        today: Some(today),
        ..Options::default()
    };
    let read: Vec<Result<(Vec<Record>, Input), Skipped>> = names
        .par_iter()
        .zip(&ids)
        .map(|(path, id)| {
            if PROFILES.contains(&ending(path).as_str()) {
                return Err(not_an_advert(path));
            }
            let (bytes, file) = bytes(path)?;
            Ok((records(&bytes, id, &file.name, &options), file))
        })
        .collect();
    let files = gather(read, &mut skipped, global);
    let mut inputs = Inputs {
        read: Vec::new(),
        files: files.files,
        skipped: files.skipped,
    };
    for record in files.read.into_iter().flatten() {
        match record {
            Ok(advert) => inputs.read.push(advert),
            Err(fault) => inputs.skipped.push(fault),
        }
    }
    personspec_parser::tell_apart(inputs.read.iter_mut().map(|read| &mut read.advert.id));
    Ok(inputs)
}

/// An advert, or why a record of a file holds none.
type Record = Result<ReadAdvert, Skipped>;

/// Reads every advert of one file, on all threads.
fn records(bytes: &[u8], id: &str, name: &str, options: &Options) -> Vec<Record> {
    let file = personspec_parser::split(bytes, &options.limits);
    (0..file.len())
        .into_par_iter()
        .with_min_len(AT_A_TIME)
        .flat_map_iter(|index| file.read(index, id, options))
        .map(|parsed| {
            let no_advert = |note: &&Note| note.code.is_unread();
            if let Some(note) = parsed.notes.iter().find(no_advert) {
                return Err(Skipped {
                    name: if file.len() == 1 {
                        name.to_owned()
                    } else {
                        format!("{name}:{}", parsed.advert.line)
                    },
                    reason: note.message.clone(),
                });
            }
            Ok(ReadAdvert {
                advert: parsed.advert,
                notes: parsed.notes,
                file: name.to_owned(),
            })
        })
        .collect()
}

/// Reads profiles; the faults of a bad one are told with their carets on standard error.
///
/// # Errors
/// A name that leads nowhere, or a profile that the result would overwrite.
pub(crate) fn profiles(paths: &[PathBuf], global: &Global) -> Result<Inputs<Profile>, Failure> {
    let (names, mut skipped) = files(paths, &PROFILES, "profiles (.yaml)", global)?;
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
                    Err(Skipped {
                        name: file.name,
                        reason: refused(&faults),
                    })
                }
            }
        })
        .collect();
    Ok(gather(read, &mut skipped, global))
}

/// Looks through adverts and profiles, told apart by their endings, for what is odd. A file that is
/// no advert at all or a broken profile is a finding here, not a skipped input.
///
/// # Errors
/// A name that leads nowhere.
pub(crate) fn lint(paths: &[PathBuf], global: &Global) -> Result<Inputs<Linted>, Failure> {
    let endings: Vec<&str> = ADVERTS.into_iter().chain(PROFILES).collect();
    let (names, mut skipped) = files(paths, &endings, "adverts or profiles", global)?;
    let options = Options {
        today: Some(today(global)),
        ..Options::default()
    };
    let read: Vec<Result<(Linted, Input), Skipped>> = names
        .par_iter()
        .map(|path| {
            let (bytes, file) = bytes(path)?;
            let ending = path
                .extension()
                .and_then(OsStr::to_str)
                .map(str::to_lowercase);
            let profile = ending.is_some_and(|ending| PROFILES.contains(&ending.as_str()));
            let linted = if profile {
                let text = personspec_text::decode(&bytes).text;
                let findings = match personspec_profile::read("lint", &file.name, &text) {
                    Ok(loaded) => loaded.notes,
                    Err(faults) => faults,
                };
                Linted {
                    file: file.name.clone(),
                    findings,
                }
            } else {
                let parsed = personspec_parser::parse("lint", &bytes, &options);
                Linted::advert(&ReadAdvert {
                    advert: parsed.advert,
                    notes: parsed.notes,
                    file: file.name.clone(),
                })
            };
            Ok((linted, file))
        })
        .collect();
    Ok(gather(read, &mut skipped, global))
}

/// Why a profile was refused, as one line: its first fault, and how many more there are.
fn refused(faults: &[Diagnostic]) -> String {
    let mut fatal = faults.iter().filter(|fault| fault.is_fatal());
    let Some(first) = fatal.next() else {
        return "it was refused".to_owned();
    };
    let more = match fatal.count() {
        0 => String::new(),
        1 => ", and 1 more fault".to_owned(),
        more => format!(", and {more} more faults"),
    };
    format!(
        "line {}, column {}: {}{more}",
        first.at.line, first.at.column, first.message
    )
}

/// What a shell makes of `-p *.yaml`: one profile, and the others among the adverts.
fn not_an_advert(path: &Path) -> Skipped {
    Skipped {
        name: shown(path),
        reason: "this is a profile by its name, not an advert; give each profile its own \
                 --profile, or name their folder"
            .to_owned(),
    }
}

fn gather<T>(
    results: Vec<Result<(T, Input), Skipped>>,
    skipped: &mut Vec<Skipped>,
    global: &Global,
) -> Inputs<T> {
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
    if !global.quiet {
        tell_twins(&inputs.files);
    }
    inputs
}

/// Says which files are the same as an earlier one: all are kept, and counted as often.
fn tell_twins(files: &[Input]) {
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    let mut twins: Vec<(&str, &str)> = Vec::new();
    for file in files {
        match first.get(file.sha256.as_str()) {
            Some(earlier) => twins.push((&file.name, earlier)),
            None => {
                first.insert(&file.sha256, &file.name);
            }
        }
    }
    for (name, earlier) in twins.iter().take(TWINS) {
        complain(&format!(
            "note: {} is the same as {}, byte for byte; both are kept\n",
            inert(name),
            inert(earlier)
        ));
    }
    if twins.len() > TWINS {
        complain(&format!(
            "note: and {} more like that\n",
            twins.len() - TWINS
        ));
    }
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

/// Takes adverts without a criterion out: nobody can be held against them. Those of one file are told
/// together.
pub(crate) fn leave_out_empty(adverts: &mut Vec<ReadAdvert>) -> Vec<Skipped> {
    let mut left_out: Vec<(Skipped, usize)> = Vec::new();
    adverts.retain(|read| {
        let Some(reason) = no_criteria(read) else {
            return true;
        };
        let name = read.file.clone();
        match left_out.last_mut() {
            Some((file, count)) if file.name == name => *count += 1,
            _ => left_out.push((Skipped { name, reason }, 1)),
        }
        false
    });
    let told = left_out.into_iter().map(|(mut file, count)| {
        if count > 1 {
            file.reason = format!("no criterion was found in {count} of its adverts");
        }
        file
    });
    told.collect()
}

/// Tells what was left out, one line each.
pub(crate) fn list(skipped: &[Skipped]) {
    for one in skipped {
        complain(&format!(
            "skipped {}: {}\n",
            inert(&one.name),
            inert(&one.reason)
        ));
    }
}

/// The files that `paths` name; folders are searched through for `endings`.
fn files(
    paths: &[PathBuf],
    endings: &[&str],
    what: &str,
    global: &Global,
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
fn ending(path: &Path) -> String {
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
fn ids(names: &[PathBuf]) -> Vec<String> {
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
    let hash = Sha256::digest(&bytes);
    match read.and_then(|_| plain(bytes)) {
        Ok(bytes) => {
            let sha256 = hash.iter().map(|byte| format!("{byte:02x}")).collect();
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

fn shown(path: &Path) -> String {
    path.to_string_lossy().into_owned()
}
