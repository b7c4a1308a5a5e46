//! Why a criterion's importance is held to be so, where somebody asks.

use super::words::{Confidence, Importance};
use crate::words::importance_reasons;
use personspec_parser as parser;
use personspec_parser::importance::{CueKind, Inference, Mark};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why an importance is held to be so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ImportanceWhy {
    /// How sure it is; "high" where it is printed.
    pub confidence: Confidence,
    /// The reasons, as parts of a sentence for a person.
    pub reasons: Vec<String>,
    /// What they were made from, where the importance was inferred.
    pub inferred: Option<Inferred>,
}

/// What an importance was inferred from. Odds are of being essential, in thousandths.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Inferred {
    /// By all together.
    pub essential: u16,
    /// By its own words alone.
    pub by_words: u16,
    /// By its place in its list and what stands around it alone.
    pub by_place: u16,
    /// What of its own words weighs most, strongest first.
    pub cues: Vec<Cue>,
    /// Which line of its list it is, from 1.
    pub line: usize,
    /// Lines of the list.
    pub of: usize,
    /// After how many lines the list most likely turns from essential to desirable.
    pub turns_after: usize,
    /// What marks the line after the turn: a blank line ("gap"), numbers that begin anew ("restart") or a
    /// repeated line ("repeat").
    pub mark: Option<TurnMark>,
    /// Lines of the list whose level is printed after all.
    pub stated: usize,
    /// Whether the advert marks single lines, and only ever as the other level: that alone decided.
    pub bare: bool,
}

/// What of a line's words makes it likelier essential or desirable.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Cue {
    /// What kind: "words", "length", "asks", "or_else".
    pub kind: String,
    /// The words as printed, how many there are, what is asked, or what is enough instead.
    pub what: String,
    /// Which way it leans.
    pub leans: Importance,
    /// How much it weighs, in thousandths of a natural logit.
    pub weight: u32,
}

/// What marks the line at which a list turns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum TurnMark {
    /// A blank line.
    Gap,
    /// Numbers that begin anew.
    Restart,
    /// A line that repeats an earlier one.
    Repeat,
}

impl ImportanceWhy {
    /// Of a criterion; `inference` is what the parser tells, where it inferred the importance.
    pub(crate) fn new(criterion: &parser::Criterion, inference: Option<&Inference>) -> Self {
        let inferred = inference.map(Inferred::from);
        Self {
            confidence: criterion.confidence.into(),
            reasons: importance_reasons(
                criterion.importance.into(),
                criterion.basis.into(),
                inferred.as_ref(),
            ),
            inferred,
        }
    }
}

impl From<&Inference> for Inferred {
    fn from(found: &Inference) -> Self {
        Self {
            essential: found.essential,
            by_words: found.by_words,
            by_place: found.by_place,
            cues: found.cues.iter().map(Cue::from).collect(),
            line: found.line,
            of: found.of,
            turns_after: found.turns_after,
            mark: found.mark.map(|mark| match mark {
                Mark::Gap => TurnMark::Gap,
                Mark::Restart => TurnMark::Restart,
                Mark::Repeat => TurnMark::Repeat,
            }),
            stated: found.stated,
            bare: found.bare,
        }
    }
}

impl From<&parser::importance::Cue> for Cue {
    fn from(cue: &parser::importance::Cue) -> Self {
        let (kind, what) = match &cue.kind {
            CueKind::Words(words) => ("words", words.clone()),
            CueKind::Length(words) => ("length", words.to_string()),
            CueKind::Asks(what) => ("asks", what.clone()),
            CueKind::OrElse(what) => ("or_else", what.clone()),
        };
        Self {
            kind: kind.to_owned(),
            what,
            leans: if cue.essential {
                Importance::Essential
            } else {
                Importance::Desirable
            },
            weight: cue.weight,
        }
    }
}
