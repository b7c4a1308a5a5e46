//! What is wrong with a profile file, so that a person can mend it.

use personspec_text::Position;
use thiserror::Error;

/// One fault in a profile file.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{}:{}: {message}", at.line, at.column)]
pub struct Diagnostic {
    /// The file's name as the caller gave it.
    pub file: String,
    /// Where, 1-based.
    pub at: Position,
    /// Length of the offending word in characters, for the caret line; at least 1.
    pub width: usize,
    /// The line of the file, for showing.
    pub line: String,
    /// What is wrong: what was read and what was expected.
    pub message: String,
    /// What to do ("did you mean `registrations`?").
    pub help: Option<String>,
    /// Whether the file was refused because of it.
    pub fatal: bool,
}
