//! From bytes to what can be read: a document is told by its first bytes, never by a file's name.

use super::Extracted;
use crate::limits::Limits;
use crate::note::{Code, Note};

/// Control characters in a thousand that tell a binary file from a text.
const MOST_CONTROLS: usize = 50;

/// Opens `bytes`; what is wrong with them goes to `notes`. What cannot be read gives no text.
pub(crate) fn open(bytes: &[u8], limits: &Limits, notes: &mut Vec<Note>) -> Extracted {
    match document(bytes, limits) {
        Some(Ok(extracted)) => {
            if extracted.text.trim().is_empty() {
                notes.push(Note::new(
                    Code::NotText,
                    None,
                    "the document holds no words",
                ));
            }
            extracted
        }
        Some(Err(note)) => {
            notes.push(note);
            Extracted::default()
        }
        None => Extracted {
            text: readable(bytes, limits, notes),
            marks: None,
        },
    }
}

/// Reads a document of a kind that this build reads; `None` for anything else.
#[cfg_attr(
    not(any(feature = "docx", feature = "pdf")),
    expect(unused_variables, reason = "this build reads no documents")
)]
fn document(bytes: &[u8], limits: &Limits) -> Option<Result<Extracted, Note>> {
    #[cfg(feature = "docx")]
    if bytes.starts_with(b"PK\x03\x04") {
        return Some(small_enough(bytes, limits).and_then(|()| super::docx::read(bytes, limits)));
    }
    #[cfg(feature = "pdf")]
    if let Some(bytes) = super::pdf::looks_like_pdf(bytes) {
        return Some(small_enough(bytes, limits).and_then(|()| super::pdf::read(bytes, limits)));
    }
    None
}

/// A document that was cut cannot be read, and whoever reads files cuts them at the same place.
#[cfg(any(feature = "docx", feature = "pdf"))]
fn small_enough(bytes: &[u8], limits: &Limits) -> Result<(), Note> {
    if bytes.len() < limits.bytes {
        return Ok(());
    }
    Err(refused(format!(
        "the document is larger than {} MB: an advert is far smaller; is this the right file?",
        limits.bytes / 1024 / 1024
    )))
}

/// Why a document is not read.
#[cfg(any(feature = "docx", feature = "pdf"))]
pub(super) fn refused(message: impl Into<String>) -> Note {
    Note::new(Code::Refused, None, message)
}

/// Decodes `bytes`; a binary file gives no text.
fn readable(bytes: &[u8], limits: &Limits, notes: &mut Vec<Note>) -> String {
    if bytes.is_empty() {
        notes.push(Note::new(Code::NotText, None, "the file is empty"));
        return String::new();
    }
    let kept = bytes.get(..limits.bytes).unwrap_or(bytes);
    if kept.len() < bytes.len() {
        let message = format!(
            "only the first {} MB of the text were read: an advert is far smaller; is this the right file?",
            limits.bytes / 1024 / 1024
        );
        notes.push(Note::new(Code::Truncated, None, message));
    }
    let decoded = personspec_text::decode(kept);
    let control = |c: &char| c.is_control() && !c.is_whitespace();
    let head = || decoded.text.chars().take(64 * 1024);
    let (controls, all) = (head().filter(control).count(), head().count());
    if kind(bytes).is_some() || controls * 1000 > all * MOST_CONTROLS {
        notes.push(unreadable(bytes));
        return String::new();
    }
    if decoded.text.trim().is_empty() {
        notes.push(Note::new(Code::NotText, None, "the file holds no words"));
    }
    // A cut in the middle of a character is not the file's fault.
    if decoded.lossy && kept.len() == bytes.len() {
        let message = format!("some characters could not be read as {}", decoded.encoding);
        notes.push(Note::new(Code::Undecodable, None, message));
    }
    decoded.text
}

/// What a file that is no text is, and what to do with it.
fn unreadable(bytes: &[u8]) -> Note {
    // Word puts a locked document into the container of its old format.
    let locked: Vec<u8> = "EncryptedPackage"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    if bytes.starts_with(OLD_WORD) && bytes.windows(locked.len()).any(|part| part == locked) {
        let message = "this document is locked with a password: save a copy without one";
        return Note::new(Code::Refused, None, message);
    }
    let advice = if bytes.starts_with(OLD_WORD) {
        "save it as .docx, or copy the advert's text into a .txt file"
    } else {
        "copy the advert's text into a .txt file, or save its page as .html"
    };
    let kind = kind(bytes).unwrap_or("a binary file");
    let message = format!("this is {kind}, not a text: {advice}");
    Note::new(Code::NotText, None, message)
}

const OLD_WORD: &[u8] = b"\xd0\xcf\x11\xe0";

/// What kind of file the first bytes tell, if they are those of no text. Much of a PDF may be plain.
fn kind(bytes: &[u8]) -> Option<&'static str> {
    const KINDS: [(&[u8], &str); 7] = [
        (b"%PDF", "a PDF"),
        (b"PK\x03\x04", "a Word document or a ZIP archive"),
        (OLD_WORD, "an old Word document"),
        (b"\x89PNG", "a picture"),
        (b"\xff\xd8\xff", "a picture"),
        (b"\x1f\x8b", "a compressed file"),
        (b"\x7fELF", "a program"),
    ];
    let found = KINDS.iter().find(|(magic, _)| bytes.starts_with(magic));
    found.map(|(_, kind)| *kind)
}
