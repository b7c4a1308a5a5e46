//! The page of a note's code: kind "explain".

use super::words::Severity;
use crate::codes;
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

impl From<codes::Explained> for Explained {
    fn from(explained: codes::Explained) -> Self {
        Self {
            code: explained.code.to_owned(),
            severity: explained.severity.into(),
            page: explained.page.trim_end().to_owned(),
        }
    }
}
