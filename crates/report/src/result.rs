//! What a run found, as the values that every renderer takes.

use personspec_parser::{Advert, Note};
use personspec_profile::Profile;
use personspec_scoring::Assessment;

/// A file that went into a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Its name as the user gave it, "-" for standard input.
    pub name: String,
    /// SHA-256 of the bytes that were read, in lower-case hexadecimal.
    pub sha256: String,
}

/// An advert that was read, with its file and its notes.
#[derive(Debug, Clone)]
pub struct ReadAdvert {
    /// The advert.
    pub advert: Advert,
    /// What was assumed or found odd.
    pub notes: Vec<Note>,
    /// The file's name as the user gave it.
    pub file: String,
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

/// The vacancies of one candidate, best fit first.
#[derive(Debug, Clone)]
pub struct Ranking<'a> {
    /// The candidate.
    pub profile: &'a Profile,
    /// Best first.
    pub rows: Vec<RankedAdvert<'a>>,
    /// How many vacancies were ranked, where only the first are kept in `rows`.
    pub of: usize,
}

/// A vacancy with its place in a ranking.
#[derive(Debug, Clone)]
pub struct RankedAdvert<'a> {
    /// From 1; ties share a rank.
    pub rank: u32,
    /// The advert.
    pub advert: &'a ReadAdvert,
    /// How the candidate stands to it.
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
