//! What the profile shows for one criterion.

use personspec_parser::Confidence;
use std::fmt;

/// What the profile shows for one criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Verdict {
    /// Index into the advert's criteria.
    pub criterion: usize,
    /// The finding.
    pub outcome: Outcome,
    /// Points earned, of [`Verdict::available`].
    pub points: u32,
    /// Points to be had: 0 for a criterion outside the fit count (interview stage, repeated).
    pub available: u32,
    /// How sure the finding is.
    pub confidence: Confidence,
    /// The claims that bear on it, strongest first; empty where nothing was found.
    pub evidence: Vec<Evidence>,
    /// The parts that were asked and not shown, in the criterion's words.
    pub missing: Vec<String>,
    /// What the person can do about it; `None` where nothing is to be done.
    pub next_step: Option<String>,
}

/// A claim that bears on a criterion.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// The claim's place in the profile.
    pub path: String,
    /// The candidate's own words.
    pub quote: String,
    /// How it was found.
    pub method: Method,
}

/// The finding for one criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Outcome {
    /// Every required part is shown.
    Met,
    /// Some parts, a bare claim, or something related.
    Partly,
    /// Not found in what was given; never "cannot".
    NotEvidenced,
    /// The advert is contradictory or unreadable here.
    Unclear,
}

/// How evidence was found, strongest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// The register entry.
    Registration,
    /// Level and subject of a qualification.
    Qualification,
    /// Membership of a professional body.
    Membership,
    /// Driving licence and vehicle.
    Driving,
    /// Months added up from dates.
    Years,
    /// Times of work.
    Hours,
    /// A computer system that is named.
    System,
    /// A course that is named.
    Course,
    /// An abbreviation or synonym of the lexicon.
    Alias,
    /// The criterion's words, weighted by rarity.
    Wording,
    /// A word close in spelling.
    Spelling,
}

impl Outcome {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Partly => "partly",
            Self::NotEvidenced => "not_evidenced",
            Self::Unclear => "unclear",
        }
    }
}

impl Method {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Qualification => "qualification",
            Self::Membership => "membership",
            Self::Driving => "driving",
            Self::Years => "years",
            Self::Hours => "hours",
            Self::System => "system",
            Self::Course => "course",
            Self::Alias => "alias",
            Self::Wording => "wording",
            Self::Spelling => "spelling",
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}
