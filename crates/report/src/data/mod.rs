//! Results as data: the types that JSON is written from, read back into, and every other format is
//! rendered from. Their fields are a contract; their JSON Schemas are made from them ([`schema`]).

mod words;
mod post;
mod parse;
mod importance;
mod verdict;
mod check;
mod rank;
mod lint;
mod explain;
mod why;
mod plan;
mod diff;
pub mod schema;

pub use check::{Check, CheckedPair, Override, Summary};
pub use diff::{Change, Diff, Direction};
pub use explain::Explained;
pub use importance::{Cue, ImportanceWhy, Inferred, TurnMark};
pub use lint::{Finding, Lint, LintedFile};
pub(crate) use parse::Places;
pub use parse::{Criterion, FieldSpans, Fields, FoundCounts, Parse, Place, ReadNote, ReadPost};
pub use plan::{Heading, OwnLine, Plan, Plans};
pub use post::{Band, BandBasis, Post, Salary};
pub use rank::*;
pub(crate) use verdict::gates;
pub use verdict::{Evidence, Gate, Tally, Verdict};
pub use why::{HeldBack, LexiconRow, Searched, ShownPart, Trace, Why};
pub use words::*;

pub use crate::result::Role;

use crate::result::{Input, Skipped};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Version of the format: a field is only ever added within a major version.
pub const FORMAT_VERSION: &str = "1.0";

/// Name of the rules that give the verdicts; changes when a verdict may.
pub const RULES: &str = "2026-11";

/// The frame of every result.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Envelope<T> {
    /// "personspec/KIND/VERSION".
    pub schema: String,
    /// Version of the format, "1.0".
    pub format_version: String,
    /// "parse", "check", "rank", "lint", "explain", "why", "plan" or "diff".
    pub kind: String,
    /// What made it.
    pub engine: Engine,
    /// Every file that went in, adverts before profiles.
    pub inputs: Vec<InputFile>,
    /// What was found.
    pub result: T,
    /// Inputs that were left out.
    pub notes: Vec<LeftOut>,
}

/// What made a result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Engine {
    /// Version of the program.
    pub version: String,
    /// Name of the rules that give the verdicts.
    pub rules: String,
}

/// A file that went into a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct InputFile {
    /// Its name as the user gave it.
    pub name: String,
    /// SHA-256 of its bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// What it was to the run.
    #[serde(default)]
    pub role: Role,
}

/// An input that was left out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LeftOut {
    /// "skipped".
    pub code: String,
    /// "warning".
    pub severity: String,
    /// Its name as the user gave it.
    pub input: String,
    /// One line: why.
    pub message: String,
}

impl<T> Envelope<T> {
    /// Frames `result`.
    pub fn new(kind: &str, inputs: &[Input], result: T, left_out: &[Skipped]) -> Self {
        Self {
            schema: format!("personspec/{kind}/{FORMAT_VERSION}"),
            format_version: FORMAT_VERSION.to_owned(),
            kind: kind.to_owned(),
            engine: Engine::ours(),
            inputs: inputs.iter().map(InputFile::from).collect(),
            result,
            notes: left_out.iter().map(LeftOut::from).collect(),
        }
    }
}

impl Engine {
    /// This program.
    pub fn ours() -> Self {
        Self {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            rules: RULES.to_owned(),
        }
    }
}

impl From<&Input> for InputFile {
    fn from(input: &Input) -> Self {
        Self {
            name: input.name.clone(),
            sha256: input.sha256.clone(),
            role: input.role,
        }
    }
}

impl From<&Skipped> for LeftOut {
    fn from(skipped: &Skipped) -> Self {
        Self {
            code: "skipped".to_owned(),
            severity: "warning".to_owned(),
            input: skipped.name.clone(),
            message: skipped.reason.clone(),
        }
    }
}
