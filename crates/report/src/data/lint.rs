//! What is odd in files: kind "lint".

use super::words::Severity;
use crate::lint::Linted;
use personspec_text::{Diagnostic, Level};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The result of looking through files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Lint {
    /// Sorted by name.
    pub files: Vec<LintedFile>,
}

/// A file that was looked through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LintedFile {
    /// Its name as the user gave it.
    pub file: String,
    /// In the order of the file.
    pub findings: Vec<Finding>,
}

/// Something odd, in its place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Finding {
    /// The note's code; `null` for a fault of a profile.
    pub code: Option<String>,
    /// How much it matters.
    pub severity: Severity,
    /// A sentence for a person.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// How many characters it is about.
    pub width: usize,
}

impl Lint {
    /// From what was found.
    pub fn new(files: &[Linted]) -> Self {
        Self {
            files: files.iter().map(LintedFile::from).collect(),
        }
    }
}

impl From<&Linted> for LintedFile {
    fn from(linted: &Linted) -> Self {
        Self {
            file: linted.file.clone(),
            findings: linted.findings.iter().map(Finding::from).collect(),
        }
    }
}

impl From<&Diagnostic> for Finding {
    fn from(finding: &Diagnostic) -> Self {
        Self {
            code: finding.code.map(ToOwned::to_owned),
            severity: match finding.level {
                Level::Note => Severity::Info,
                Level::Warning => Severity::Warning,
                Level::Error => Severity::Error,
            },
            message: finding.message.clone(),
            help: finding.help.clone(),
            line: finding.at.line,
            column: finding.at.column,
            width: finding.width,
        }
    }
}
