//! The page of a note's code: kind "explain".

use super::words::Severity;
use crate::codes;
use personspec_parser::Code;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What a code means and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Explained {
    /// The code.
    pub code: String,
    /// How much such a note matters.
    pub severity: Severity,
    /// Markdown.
    pub page: String,
}

impl From<Code> for Explained {
    fn from(code: Code) -> Self {
        Self {
            code: code.as_str().to_owned(),
            severity: code.severity().into(),
            page: codes::page(code).trim_end().to_owned(),
        }
    }
}
