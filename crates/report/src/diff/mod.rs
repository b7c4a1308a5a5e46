//! What changed between two saved results of one kind: the profile was edited, or the advert was listed
//! anew. Works on the JSON, so results of other versions of the same format compare too.

mod compare;
mod render;

pub use compare::{Fault, compare};
pub use render::{json, markdown, text};

/// How a change bears on the candidate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Direction {
    /// More is shown, or a place further up.
    Better,
    /// Neither.
    Other,
    /// Less is shown, or a place further down.
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

/// One thing that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// What it is about: "C-03 / ot-neuro", or an advert's id.
    pub of: String,
    /// What changed: a criterion, a field, a gate, the rank.
    pub what: String,
    /// What stood before; `None`: nothing did.
    pub before: Option<String>,
    /// What stands now; `None`: nothing does.
    pub after: Option<String>,
    /// How it bears on the candidate.
    pub direction: Direction,
}
