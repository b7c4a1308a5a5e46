//! A CV of any kind to a [`Draft`] of a profile, which the person then confirms.
//!
//! ```text
//! bytes -> kind -> json_resume | europass | linkedin | cv -> Draft -> YAML with comments
//! ```
//!
//! A draft never invents. Every line keeps its origin as a comment; what was not sure is marked
//! "# check"; what tells who the person is stays out, and the head of the file says what did.
//! No IO: bytes come in, a text goes out.
#![forbid(unsafe_code)]

mod kind;
mod said;
mod draft;
mod yaml;
mod scrub;
mod registers;
mod json_resume;
mod europass;
mod linkedin;
mod cv;

pub use draft::Draft;
pub use kind::Kind;

use personspec_parser::{Code, Limits};
use std::fmt;

/// Why a file gives no draft: what is wrong and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// A sentence for a person.
    pub message: String,
}

impl Refusal {
    fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message)
    }
}

impl std::error::Error for Refusal {}

/// Reads a CV, whatever its kind, which its bytes tell. `name` is the file's, for the head of the draft.
///
/// ```
/// let cv = br#"{"basics": {"name": "A. Person", "label": "Dietitian"},
///     "work": [{"name": "A Trust", "position": "Dietitian", "startDate": "2019-09"}]}"#;
/// let draft = personspec_imports::draft("cv.json", cv).unwrap();
/// let yaml = draft.to_yaml();
/// assert!(yaml.contains("post: Dietitian") && !yaml.contains("A. Person"));
/// ```
///
/// # Errors
/// A file that is none of the kinds, a scan, one that is locked, damaged or made to harm, or one in
/// which nothing was found.
pub fn draft(name: &str, bytes: &[u8]) -> Result<Draft, Refusal> {
    let limits = Limits::default();
    if bytes.len() >= limits.bytes {
        return Err(Refusal::new(format!(
            "the file is larger than {} MB: a CV is far smaller; is this the right file?",
            limits.bytes / 1024 / 1024
        )));
    }
    let kind = kind::of(bytes, &limits)?;
    let mut draft = Draft::new(name, kind.called());
    match kind {
        Kind::JsonResume => json_resume::read(bytes, &mut draft)?,
        Kind::Europass(xml) => europass::read(&xml, &mut draft)?,
        Kind::LinkedIn => linkedin::read(bytes, &limits, &mut draft)?,
        Kind::Document(text, _) | Kind::Text(text) => cv::read(&text, &mut draft),
    }
    if draft.is_empty() {
        return Err(Refusal::new(
            "nothing was found that a profile could hold: no post, qualification, training or skill; \
             is this a CV? If it is, copy its text into a .txt file with a line for each entry",
        ));
    }
    Ok(draft)
}

/// Why a document was refused, in the words of somebody who has a CV at hand.
fn refused(note: &personspec_parser::Note) -> Refusal {
    if note.code == Code::ImageOnly {
        return Refusal::new(
            "the pages of this PDF are pictures, without text: save the CV as PDF from the program it \
             was written in, run text recognition (OCR) over it, or copy its text into a .txt file",
        );
    }
    let what = note.message.split(": ").next().unwrap_or_default();
    Refusal::new(format!(
        "{what}: save the CV anew without a password, or copy its text into a .txt file and give that"
    ))
}
