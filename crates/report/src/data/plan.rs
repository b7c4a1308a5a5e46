//! The plan of a supporting statement: kind "plan".

use super::words::{Outcome, Stage};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The plans of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plans {
    /// One a pair, adverts in the order of the inputs, each with every candidate.
    pub plans: Vec<Plan>,
}

/// The plan for one candidate and one vacancy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Plan {
    /// Title of the vacancy, as printed.
    pub title: String,
    /// Its employer, as printed.
    pub employer: String,
    /// The candidate's label.
    pub candidate: String,
    /// The word limit.
    pub words: usize,
    /// One a criterion, in the advert's order; repeats left out.
    pub headings: Vec<Heading>,
}

/// One criterion and what the candidate has for it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Heading {
    /// The criterion's id.
    pub criterion: String,
    /// The criterion verbatim.
    pub text: String,
    /// "essential", "likely desirable" …
    pub importance: String,
    /// Where panels judge it.
    pub stage: Stage,
    /// What the profile shows.
    pub outcome: Outcome,
    /// Words of the limit; those of all headings add up to it.
    pub words: usize,
    /// The candidate's own lines.
    pub lines: Vec<OwnLine>,
    /// Parts of the criterion that no line shows.
    pub missing: Vec<String>,
}

/// A line of the profile.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct OwnLine {
    /// Its place in the profile: `employment[0].duties[2]`.
    pub path: String,
    /// Its words verbatim.
    pub quote: String,
}
