//! What kind of CV a file is, told by its bytes, never by its name.

use crate::{Refusal, europass, linkedin, refused};
use personspec_parser::{Limits, document};

/// Control characters in a thousand that tell a binary file from a text.
const MOST_CONTROLS: usize = 20;

/// What kind of CV a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind {
    /// JSON Resume (jsonresume.org).
    JsonResume,
    /// Europass XML, of either dialect, alone or out of a PDF: its text.
    Europass(String),
    /// The ZIP archive that LinkedIn sends.
    LinkedIn,
    /// A Word document or PDF: its text, and what it is called.
    Document(String, &'static str),
    /// Plain text.
    Text(String),
}

impl Kind {
    /// As a sentence speaks of it.
    pub fn called(&self) -> &'static str {
        match self {
            Self::JsonResume => "JSON Resume",
            Self::Europass(_) => "Europass",
            Self::LinkedIn => "LinkedIn export",
            Self::Document(_, called) => called,
            Self::Text(_) => "text",
        }
    }
}

/// What kind of CV `bytes` are.
pub(crate) fn of(bytes: &[u8], limits: &Limits) -> Result<Kind, Refusal> {
    if bytes.iter().all(u8::is_ascii_whitespace) {
        return Err(Refusal::new("the file is empty"));
    }
    if bytes.starts_with(b"PK\x03\x04") && linkedin::is_export(bytes) {
        return Ok(Kind::LinkedIn);
    }
    let attached = document::attached(bytes, limits);
    if let Some(xml) = attached.iter().find_map(|file| europass_in(file)) {
        return Ok(Kind::Europass(xml));
    }
    match document::text(bytes, limits) {
        Some(Ok(text)) => {
            let word = bytes.starts_with(b"PK");
            return Ok(Kind::Document(
                text,
                if word { "Word document" } else { "PDF" },
            ));
        }
        Some(Err(note)) if bytes.starts_with(b"PK") && note.message.contains("not a text") => {
            return Err(Refusal::new(
                "this archive is neither a Word document nor a LinkedIn export (no Positions.csv or \
                 Profile.csv in it): give the ZIP as LinkedIn sent it, or the CV as .docx",
            ));
        }
        Some(Err(note)) => return Err(refused(&note)),
        None => {}
    }
    text(bytes)
}

/// What kind of text `bytes` are.
fn text(bytes: &[u8]) -> Result<Kind, Refusal> {
    let text = personspec_text::decode(bytes).text;
    let head: String = text.chars().take(64 * 1024).collect();
    let control = |c: &char| c.is_control() && !c.is_whitespace();
    if bytes.starts_with(b"\xd0\xcf\x11\xe0") {
        return Err(Refusal::new(
            "this is an old Word document: save it as .docx",
        ));
    }
    if head.chars().filter(control).count() * 1000 > head.chars().count() * MOST_CONTROLS {
        return Err(Refusal::new(
            "this is a picture or another binary file, not a CV that can be read: give a .docx, a PDF \
             with text, a JSON Resume, a Europass XML, a LinkedIn export or a .txt file",
        ));
    }
    let start = text.trim_start_matches('\u{feff}').trim_start();
    if start.starts_with(['{', '[']) {
        return Ok(Kind::JsonResume);
    }
    if start.starts_with('<') {
        if let Some(xml) = europass_in(bytes) {
            return Ok(Kind::Europass(xml));
        }
        let html = start.to_lowercase().contains("<html");
        return Err(Refusal::new(if html {
            "this is a web page, not a CV: copy its text into a .txt file and give that"
        } else {
            "this XML is no Europass CV: it has neither a SkillsPassport nor a Candidate"
        }));
    }
    let keyed = ["candidate:", "employment:", "registrations:", "headline:"];
    if text
        .lines()
        .any(|line| keyed.iter().any(|key| line.starts_with(key)))
    {
        return Err(Refusal::new(
            "this is a profile already: copy it where you want it, and look through it with \
             `personspec lint`",
        ));
    }
    Ok(Kind::Text(text))
}

/// The text of a file, where it is a Europass XML.
fn europass_in(bytes: &[u8]) -> Option<String> {
    let text = personspec_text::decode(bytes).text;
    let start = text.trim_start_matches('\u{feff}').trim_start();
    (start.starts_with('<') && europass::is_europass(start)).then(|| start.to_owned())
}
