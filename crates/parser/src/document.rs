//! What a Word document or PDF says, for readers of other things than adverts: a CV is laid out by the
//! same rules.

use crate::layout;
use crate::limits::Limits;
use crate::note::Note;

/// The text of a document: a line a paragraph or table row, cells parted by tabs.
///
/// `None` where `bytes` are neither a Word document nor a PDF.
///
/// ```
/// use personspec_parser::{Limits, document};
/// assert!(document::text(b"plain", &Limits::default()).is_none());
/// assert!(document::text(b"%PDF-1.7 cut", &Limits::default()).unwrap().is_err());
/// ```
///
/// # Errors
/// The note that says why it cannot be read: a scan, locked, damaged, or past a limit.
pub fn text(bytes: &[u8], limits: &Limits) -> Option<Result<String, Note>> {
    let read = layout::document(bytes, limits)?;
    Some(read.map(|extracted| extracted.text))
}

/// The files that a PDF carries with it, in its order; nothing for any other file, for a PDF that
/// cannot be opened, or past a limit.
#[cfg(feature = "pdf")]
pub fn attached(bytes: &[u8], limits: &Limits) -> Vec<Vec<u8>> {
    layout::attached(bytes, limits)
}

/// Whether a word of `text` names a post.
///
/// ```
/// assert!(personspec_parser::document::names_a_post("Senior Physiotherapist"));
/// assert!(!personspec_parser::document::names_a_post("Harrowgate Lane Trust"));
/// ```
pub fn names_a_post(text: &str) -> bool {
    crate::fields::heading::names_a_post(text)
}
