//! YAML to profile.
//!
//! Three steps: the text is made fit for the parsers (`source`), parsed to a tree that knows the
//! place of every key and value (`tree`, with `syntax` for what is no YAML), and the tree is
//! read as a profile (`reader`, with `keys`, `value` and `date`).

mod source;
mod syntax;
mod tree;
pub(crate) mod keys;
mod date;
mod value;
mod reader;

use std::collections::BTreeMap;

use personspec_text::Position;

use crate::claim::claims;
use crate::model::Profile;
use personspec_text::diagnostic::{Diagnostic, Level};
use reader::Reader;
use source::{Fault, Source};
use tree::Value;

/// The largest file that is read, in bytes. The longest profile of a long career has 20 kB.
pub const LARGEST: usize = 1 << 20;

/// A profile and what was odd in its file (masked keys, undated posts): never fatal here.
#[derive(Debug, Clone, PartialEq)]
pub struct Loaded {
    /// What was read.
    pub profile: Profile,
    /// Remarks, in the order of the file.
    pub notes: Vec<Diagnostic>,
    /// Where in the file each claim stands, by its path (`employment[0].duties[2]`): so that a
    /// report can name the line of its evidence.
    pub places: BTreeMap<String, Position>,
}

/// Reads one profile. `id` names it in results, `file` in diagnostics; nothing else is done with
/// either. Time is linear in the text; nothing of it makes this panic.
///
/// What can only mean one thing is accepted: `band: 6`, `since: Aug 2019`, `to: now`, one text
/// where a list could stand, keys with capitals or dashes. Keys that would tell who the person is
/// (name, age, nationality …) are skipped with a note, whatever they hold.
///
/// ```
/// let loaded = personspec_profile::read(
///     "c-01",
///     "c-01.yaml",
///     "candidate: C-01\nage: 41\nskills: [RiO, goal setting]\n",
/// )
/// .unwrap();
/// assert_eq!(loaded.profile.skills, ["RiO", "goal setting"]);
/// assert_eq!(loaded.places["skills[1]"].line, 3);
/// assert_eq!(loaded.notes[0].message, "`age` is never read (age)");
/// ```
///
/// # Errors
/// Every fault that could be told apart, at least one, in the order of the file, with the remarks
/// among them ([`Diagnostic::is_fatal`] tells which is which). After a fault of YAML itself nothing
/// more can be told. At most 100 are given, and one more that says how many there were.
pub fn read(id: &str, file: &str, text: &str) -> Result<Loaded, Vec<Diagnostic>> {
    if text.len() > LARGEST {
        return Err(vec![too_large(file, text)]);
    }
    let source = Source::new(file, text);
    let mut reader = Reader::new(&source);
    reader.faults = syntax::forbidden(&source);
    let mut profile = Profile::default();
    if reader.faults.is_empty() {
        match tree::tree(&source) {
            Err(fault) => reader.fault(fault),
            Ok(None) => reader.fault(empty()),
            Ok(Some(root)) if root.value == Value::Empty => reader.fault(empty()),
            Ok(Some(root)) => {
                profile = reader.profile(id, &root);
                if claims(&profile).is_empty() && reader.faults.iter().all(|fault| !fault.fatal) {
                    reader.fault(nothing_said());
                }
            }
        }
    }
    let mut faults = reader.faults;
    faults.sort_by_key(|fault| fault.at.start);
    let fatal = reader.more > 0 || faults.iter().any(|fault| fault.fatal);
    if reader.more > 0 {
        let end = faults.last().map_or(0..1, |fault| fault.at.clone());
        faults.push(Fault::new(
            &end,
            format!("{} more faults are not shown", reader.more),
        ));
    }
    let notes = faults
        .into_iter()
        .map(|fault| source.diagnostic(fault))
        .collect();
    if fatal {
        return Err(notes);
    }
    let places = reader
        .places
        .into_iter()
        .map(|(path, at)| (path, source.position(at)))
        .collect();
    Ok(Loaded {
        profile,
        notes,
        places,
    })
}

/// What a label of a form ("Date of birth", "Nationality") tells of a person, where it is one whose
/// value is never read from a profile.
///
/// ```
/// assert_eq!(personspec_profile::read::masked("Date of birth"), Some("age"));
/// assert_eq!(personspec_profile::read::masked("Employer"), None);
/// ```
pub fn masked(label: &str) -> Option<&'static str> {
    keys::masked(label)
}

/// A month or year as people write it: `2019-08`, `Aug 2019`, `08/2019`, `2019`; `None` for anything
/// else.
///
/// ```
/// let month = personspec_profile::read::month("Sept 2019").unwrap();
/// assert_eq!(month.to_string(), "2019-09");
/// ```
pub fn month(written: &str) -> Option<crate::model::YearMonth> {
    date::parse(written).ok()
}

/// Whether a text says that something has not ended ("present", "to date").
///
/// ```
/// assert!(personspec_profile::read::is_present("Present"));
/// ```
pub fn is_present(written: &str) -> bool {
    value::lookup("present", &personspec_text::fold(written)).is_some()
}

fn empty() -> Fault {
    Fault::new(
        &(0..1),
        "the file holds no profile: nothing but blanks and comments",
    )
    .help("begin with `candidate: C-01` and `headline: ...`")
}

fn nothing_said() -> Fault {
    Fault::note(&(0..1), "the profile says nothing that could be judged")
        .help("add `registrations`, `qualifications`, `employment` or `statements`")
}

fn too_large(file: &str, text: &str) -> Diagnostic {
    Diagnostic {
        file: file.to_owned(),
        at: Position { line: 1, column: 1 },
        width: 1,
        line: text
            .lines()
            .next()
            .unwrap_or_default()
            .chars()
            .take(80)
            .collect(),
        line_from: 1,
        message: format!(
            "the file has {} bytes; a profile has at most {LARGEST}",
            text.len()
        ),
        help: Some("is this the right file?".to_owned()),
        level: Level::Error,
        code: None,
    }
}
