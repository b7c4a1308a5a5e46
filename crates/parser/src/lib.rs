//! An NHS advert as people really have it, read into an [`Advert`]: its fields, the criteria of its
//! person specification, and what was assumed or found odd on the way ([`Note`]).
//!
//! Parsing never fails: any bytes give an advert plus notes. The flow, one module a step:
//!
//! ```text
//! layout -> sections -> fields -> criteria -> importance -> requirement -> Parsed
//! ```
//!
//! No step touches a file, a clock or a thread; the date of today is a value that comes in.
#![forbid(unsafe_code)]

pub mod advert;
pub mod note;
pub mod lexicon;
pub mod requirement;

pub use advert::{
    Advert, Band, BandBasis, Basis, Confidence, Criterion, Fields, Group, Importance, Origin,
    Period, Salary, Stage,
};
pub use note::{Code, Note, Severity};
pub use requirement::Requirement;

use jiff::civil::Date;

/// What the caller knows beside the advert.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// The day the advert is read on; only for the note that it has closed. `None`: not asked.
    pub today: Option<Date>,
}

/// An advert and what was assumed or found odd while reading it.
#[derive(Debug, Clone)]
pub struct Parsed {
    /// What was read.
    pub advert: Advert,
    /// In the order of the text.
    pub notes: Vec<Note>,
}

/// Reads one advert from its bytes, in any encoding, plain text or a saved HTML page.
///
/// `id` names the advert in results (the file's name without its ending, as a rule). Every span of
/// the result lies in [`Advert::text`]: the text as given, decoded.
pub fn parse(id: &str, bytes: &[u8], options: &Options) -> Parsed {
    let decoded = personspec_text::decode(bytes);
    let _ = options;
    Parsed {
        advert: Advert::empty(id, decoded.text),
        notes: Vec::new(),
    }
}
