//! What a run found, as the values that every renderer takes.

use personspec_parser::importance::Inference;
use personspec_parser::{Advert, Note, Origin};
use personspec_profile::Profile;
use personspec_scoring::Assessment;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// A file that went into a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name as the user gave it, "-" for standard input.
    pub name: String,
    /// SHA-256 of the bytes that were read, in lower-case hexadecimal.
    pub sha256: String,
    /// What it was to the run.
    pub role: Role,
}

/// What a file was to a run.
#[derive(
    Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// It held adverts, or what else was looked at.
    #[default]
    Advert,
    /// It held a candidate.
    Profile,
    /// It held the adviser's own judgements.
    Overrides,
    /// It held an earlier result.
    Result,
}

/// An advert that was read, with its file and its notes.
#[derive(Debug, Clone)]
pub struct ReadAdvert {
    /// The advert.
    pub advert: Advert,
    /// What was assumed or found odd.
    pub notes: Vec<Note>,
    /// Why its importance was inferred so, an entry a criterion; empty where that was not asked.
    pub inferences: Vec<Option<Inference>>,
    /// The file's name as the user gave it.
    pub file: String,
}

/// How much was found in a batch of adverts.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Found {
    /// Adverts that were read.
    pub adverts: usize,
    /// Those whose person specification was found.
    pub with_criteria: usize,
    /// Those that state requirements in sentences only.
    pub prose_only: usize,
    /// Those in which no criterion was found.
    pub without_criteria: usize,
}

impl Found {
    /// Counts `adverts`.
    pub fn count<'a>(adverts: impl IntoIterator<Item = &'a ReadAdvert>) -> Self {
        let mut found = Self::default();
        for read in adverts {
            let criteria = &read.advert.criteria;
            found.adverts += 1;
            if criteria.iter().any(|one| one.origin == Origin::List) {
                found.with_criteria += 1;
            } else if criteria.is_empty() {
                found.without_criteria += 1;
            } else {
                found.prose_only += 1;
            }
        }
        found
    }

    /// The counts with their names, as results print them.
    pub fn named(self) -> [(&'static str, usize); 4] {
        [
            ("adverts", self.adverts),
            ("with_criteria", self.with_criteria),
            ("prose_only", self.prose_only),
            ("without_criteria", self.without_criteria),
        ]
    }
}

/// One candidate held against one vacancy.
#[derive(Debug, Clone)]
pub struct Pair<'a> {
    /// The advert.
    pub advert: &'a ReadAdvert,
    /// The candidate.
    pub profile: &'a Profile,
    /// All verdicts.
    pub assessment: Assessment,
}

/// An input that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Skipped {
    /// The file's name as the user gave it.
    pub name: String,
    /// One line: why.
    pub reason: String,
}
