//! What is odd in files: the notes of adverts and the faults of profiles, each in its place.

use crate::result::ReadAdvert;
use personspec_parser::Severity;
use personspec_text::{Diagnostic, Level, LineIndex};

/// A file that was looked through.
#[derive(Debug, Clone)]
pub struct Linted {
    /// Its name as the user gave it.
    pub file: String,
    /// In the order of the file.
    pub findings: Vec<Diagnostic>,
}

impl Linted {
    /// The notes of an advert as diagnostics.
    pub fn advert(read: &ReadAdvert) -> Self {
        let text = read.advert.text.as_str();
        let lines = LineIndex::new(text);
        let findings = read.notes.iter().map(|note| {
            let mut finding = Diagnostic::at_span(&read.file, text, &lines, note.span);
            finding.message.clone_from(&note.message);
            finding.code = Some(note.code.as_str());
            finding.level = match note.severity {
                Severity::Info => Level::Note,
                Severity::Warning => Level::Warning,
                Severity::Error => Level::Error,
            };
            finding.help = Some(format!("personspec explain {}", note.code));
            finding
        });
        Self {
            file: read.file.clone(),
            findings: findings.collect(),
        }
    }
}
