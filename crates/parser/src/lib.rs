//! An NHS advert as people really have it, read into an [`Advert`]: its fields, the criteria of its
//! person specification, and what was assumed or found odd on the way ([`Note`]).
//!
//! Parsing never fails: any bytes give an advert plus notes. The flow, one module a step:
//!
//! ```text
//! records -> layout -> sections -> fields -> criteria -> importance -> requirement -> Parsed
//! ```
//!
//! No step touches a file, a clock or a thread; the date of today is a value that comes in.
#![forbid(unsafe_code)]

pub mod advert;
pub mod note;
pub mod lexicon;
mod limits;
mod vocabulary;
mod cues;
mod records;
mod layout;
mod columns;
mod sections;
mod fields;
mod criteria;
pub mod importance;
pub mod requirement;
mod oddities;
pub mod document;

pub use advert::{
    Advert, Band, BandBasis, Basis, Confidence, Criterion, Fields, Group, Importance, Origin,
    Period, Salary, Stage,
};
pub use limits::{DEEPEST, LARGEST, LARGEST_UNPACKED, Limits, MOST_PAGES, MOST_PARTS, MOST_STEPS};
pub use note::{Code, Note, Severity};
pub use records::{Records, split, tell_apart};
pub use requirement::Requirement;

use criteria::Found;
use fields::Page;
use importance::Inference;
use jiff::civil::Date;
use layout::Document;
use std::collections::BTreeMap;

/// What the caller knows beside the advert.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day the advert is read on; only for the note that it has closed. `None`: not asked.
    pub today: Option<Date>,
    /// How much is read.
    pub limits: Limits,
    /// Whether the reasons of inferred importance are wanted: [`Parsed::inferences`].
    pub explain: bool,
}

/// An advert and what was assumed or found odd while reading it.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// What was read.
    pub advert: Advert,
    /// In the order of the text.
    pub notes: Vec<Note>,
    /// Where [`Options::explain`] asks for it, an entry a criterion of the advert: why its importance was
    /// inferred so, if it was.
    pub inferences: Vec<Option<Inference>>,
}

/// Reads the first advert of a file from its bytes, in any encoding: plain text, a saved HTML page,
/// or a JSON record. [`parse_all`] reads every one.
///
/// `id` names the advert in results (the file's name without its ending, as a rule). Every span of
/// the result lies in [`Advert::text`].
///
/// ```
/// use personspec_parser::{parse, Importance, Options};
/// let text = "Occupational Therapist\nPerson Specification\nSkills\nEssential\n* Audit\n";
/// let parsed = parse("ot", text.as_bytes(), &Options::default());
/// assert_eq!(parsed.advert.criteria[0].text, "Audit");
/// assert_eq!(parsed.advert.criteria[0].importance, Importance::Essential);
/// ```
pub fn parse(id: &str, bytes: &[u8], options: &Options) -> Parsed {
    let first = split(bytes, &options.limits)
        .read(0, id, options)
        .into_iter()
        .next();
    first.unwrap_or_else(|| Parsed {
        advert: Advert::empty(id, String::new()),
        notes: Vec::new(),
        inferences: Vec::new(),
    })
}

/// Reads every advert of a file, at least one, in its order; their ids differ (see
/// [`Records::read`]).
///
/// ```
/// use personspec_parser::{parse_all, Options};
/// let file = br#"[{"@type": "JobPosting", "title": "Nurse", "identifier": "N-1"},
///     {"@type": "JobPosting", "title": "Midwife"}]"#;
/// let ids: Vec<_> = parse_all("trust", file, &Options::default())
///     .into_iter()
///     .map(|parsed| parsed.advert.id)
///     .collect();
/// assert_eq!(ids, ["N-1", "trust-2"]);
/// ```
pub fn parse_all(id: &str, bytes: &[u8], options: &Options) -> Vec<Parsed> {
    let records = split(bytes, &options.limits);
    let read = (0..records.len()).flat_map(|index| records.read(index, id, options));
    let mut adverts: Vec<Parsed> = read.collect();
    tell_apart(adverts.iter_mut().map(|parsed| &mut parsed.advert.id));
    adverts
}

/// Reads the advert in `document`, of which some fields are `given`.
fn advert_of(
    id: &str,
    document: &Document<'_>,
    given: Fields,
    mut notes: Vec<Note>,
    options: &Options,
) -> Parsed {
    let blocks = document.blocks();
    let sections = sections::sections(&blocks);
    let page = Page {
        document,
        blocks: &blocks,
        sections: &sections,
    };
    let fields = fields::read(&page, given, &mut notes);
    let found = criteria::find(&blocks, &sections);
    let mut criteria = understood(&found, document);
    criteria::mark_repeats(&mut criteria, &found);
    let mut inferences = Vec::new();
    let why = options.explain.then_some(&mut inferences);
    let inferred = importance::infer(&mut criteria, &found, why);
    oddities::remark(
        &page,
        &fields,
        &criteria,
        inferred,
        options.today,
        &mut notes,
    );
    notes.sort_by_key(|note| note.span.map(personspec_text::Span::start));
    let advert = Advert {
        fields,
        criteria,
        ..Advert::empty(id, document.source().to_owned())
    };
    Parsed {
        advert,
        notes,
        inferences,
    }
}

/// Criteria with their ids, stages and requirements; importance only where it is printed.
fn understood(found: &[Found<'_>], document: &Document<'_>) -> Vec<Criterion> {
    let mut numbers: BTreeMap<char, usize> = BTreeMap::new();
    found
        .iter()
        .map(|found| {
            let letter = found.group.letter();
            let number = numbers.entry(letter).or_insert(0);
            *number += 1;
            let blank = |c: char| c.is_whitespace() || c == layout::LINE;
            let words = found.text.split(blank).filter(|word| !word.is_empty());
            let text = words.collect::<Vec<_>>().join(" ");
            let requirement = if text == found.text {
                requirement::understand_words(&text, &found.words, found.group)
            } else {
                // The places of the words are others.
                requirement::understand(&text, found.group)
            };
            let (importance, basis) = found.level.unwrap_or((Importance::Unstated, Basis::None));
            Criterion {
                id: format!("{letter}{number}"),
                group: found.group,
                heading: found
                    .heading
                    .map(|heading| heading.replace(layout::PART, " ")),
                importance,
                basis,
                confidence: if found.level.is_some() {
                    Confidence::High
                } else {
                    Confidence::Low
                },
                stage: criteria::stage_of(&found.words, found.group, &requirement),
                origin: found.origin,
                duplicate_of: None,
                span: document.span(found.text),
                requirement,
                text,
            }
        })
        .collect()
}
