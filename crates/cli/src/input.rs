//! Inputs: from names to adverts and profiles, each bad one listed and the rest kept.

mod both;
mod files;
pub(crate) mod lexicon;
mod look;
pub(crate) mod overrides;
pub(crate) mod saved;
pub(crate) mod stream;

use crate::args::Global;
use crate::exit::{Exit, Failure, complain};
pub(crate) use both::{Both, both};
use files::{bytes, ending, files, ids, shown};
use jiff::civil::Date;
pub(crate) use look::lint;
use personspec_parser::{Limits, Note, Options, Severity};
use personspec_profile::{Diagnostic, Profile};
use personspec_report::inert::{self, inert};
use personspec_report::{Input, ReadAdvert, Role, Skipped};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// How many adverts or profiles that occur twice are told one by one.
const TWINS: usize = 5;

/// Records that a thread reads at a time: one alone takes less than handing it over.
const AT_A_TIME: usize = 16;

/// Endings of adverts that are looked for in folders, compressed ("x.txt.gz") or not.
const ADVERTS: [&str; 10] = [
    "txt", "html", "htm", "text", "docx", "pdf", "json", "jsonl", "ndjson", "jsonld",
];
/// How they are called where there are none.
const ADVERT_FILES: &str = "adverts (.txt, .html, .docx, .pdf, .json, .ndjson)";
/// Endings of profiles that are looked for in folders.
const PROFILES: [&str; 2] = ["yaml", "yml"];

/// Endings of CVs, which are given for profiles: what is wrong in them as YAML helps nobody.
const CVS: [&str; 7] = ["docx", "doc", "odt", "pdf", "zip", "xml", "json"];

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
    adverts_read(paths, &options(today, global), global)
}

fn adverts_read(
    paths: &[PathBuf],
    options: &Options,
    global: &Global,
) -> Result<Inputs<ReadAdvert>, Failure> {
    let (names, mut skipped) = files(paths, &ADVERTS, ADVERT_FILES, global)?;
    let ids = ids(&names);
    let read: Vec<Result<(Vec<Record>, Input), Skipped>> = names
        .par_iter()
        .zip(&ids)
        .map(|(path, id)| of_file(path, id, options))
        .collect();
    let files = gather(read, &mut skipped, global);
    let mut inputs = Inputs {
        read: Vec::new(),
        files: lexicon::file().into_iter().chain(files.files).collect(),
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

/// Reads a file of adverts.
fn of_file(path: &Path, id: &str, options: &Options) -> Result<(Vec<Record>, Input), Skipped> {
    if is_profile(path) {
        return Err(not_an_advert(path));
    }
    let (bytes, file) = bytes(path)?;
    Ok((records(&bytes, id, &file.name, options), file))
}

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
                    name: place(name, file.len(), parsed.advert.line),
                    reason: note.message.clone(),
                });
            }
            Ok(ReadAdvert {
                advert: parsed.advert,
                notes: parsed.notes,
                inferences: parsed.inferences,
                file: name.to_owned(),
            })
        })
        .collect()
}

/// The bytes of one file that must be there.
///
/// # Errors
/// A file that is not there, is a folder, or cannot be read.
pub(crate) fn whole(path: &Path) -> Result<(Vec<u8>, Input), Failure> {
    if path.as_os_str() != "-" {
        if path.is_dir() {
            return Err(Failure::unread(format!(
                "{}: this is a folder; name a file in it",
                shown(path)
            )));
        }
        if !path.exists() {
            return Err(files::not_there(path));
        }
    }
    bytes(path).map_err(|fault| Failure::unread(format!("{}: {}", fault.name, fault.reason)))
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
            let (bytes, mut file) = bytes(path)?;
            file.role = Role::Profile;
            let text = personspec_text::decode(&bytes).text;
            match personspec_profile::read(id, &file.name, &text) {
                Ok(loaded) => {
                    if !global.quiet {
                        if text == crate::commands::init::EXAMPLE {
                            complain(&format!(
                                "note: {} is still the example that init wrote; replace its lines by your own\n",
                                inert(&file.name)
                            ));
                        }
                        for note in &loaded.notes {
                            complain(&note.render());
                        }
                    }
                    Ok((loaded.profile, file))
                }
                Err(_) if CVS.contains(&ending(path).as_str()) => {
                    let reason = format!(
                        "a profile is a YAML file; a CV becomes one by `personspec init DIR --from {}`",
                        inert::word(&file.name)
                    );
                    Err(Skipped {
                        name: file.name,
                        reason,
                    })
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

/// How adverts are read: on which day, and how much of them.
fn options(today: Date, global: &Global) -> Options {
    let limits = Limits {
        bytes: usize::from(global.max_size) << 20,
        ..Limits::default()
    };
    Options {
        today: Some(today),
        limits,
        explain: false,
    }
}

/// The name of a record of a file of so many.
fn place(name: &str, records: usize, line: usize) -> String {
    if records == 1 {
        name.to_owned()
    } else {
        format!("{name}:{line}")
    }
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

/// Whether a file is a profile by its name.
pub(crate) fn is_profile(path: &Path) -> bool {
    PROFILES.contains(&ending(path).as_str())
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
    tell_files(&inputs.files, global);
    inputs
}

/// Tells what was read, as far as it is asked.
fn tell_files(files: &[Input], global: &Global) {
    if !global.quiet {
        tell_twins(files);
    }
    if global.verbose {
        for file in files {
            complain(&format!("read: {} ({})\n", inert(&file.name), file.sha256));
        }
    }
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
