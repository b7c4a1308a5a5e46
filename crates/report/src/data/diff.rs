//! What changed between two saved results: kind "diff".

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Diff {
    /// In the order of names; none where nothing changed.
    pub changes: Vec<Change>,
}

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Change {
    /// What it is about: "C-03 / ot-neuro", or an advert's id.
    pub of: String,
    /// What changed: a criterion, a field, a gate, the rank.
    pub what: String,
    /// What stood before; `null`: nothing did.
    pub before: Option<String>,
    /// What stands now; `null`: nothing does.
    pub after: Option<String>,
    /// How it bears on the candidate.
    pub direction: Direction,
}

/// How a change bears on the candidate.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
pub enum Direction {
    /// More is shown, or a place further up.
    #[serde(rename = "better")]
    Better,
    /// Neither.
    #[serde(rename = "changed")]
    Other,
    /// Less is shown, or a place further down.
    #[serde(rename = "worse")]
    Worse,
}

impl Direction {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Better => "better",
            Self::Other => "changed",
            Self::Worse => "worse",
        }
    }
}
