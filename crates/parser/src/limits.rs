//! How much of one advert is read: what is larger was not made for a reader, or was made to harm one.

/// Bytes of one file. A longer text is cut, which [`Code::Truncated`](crate::Code::Truncated) tells;
/// a larger document is refused.
pub const LARGEST: usize = 64 * 1024 * 1024;
/// Bytes that one part of a document may unpack to, and all pages of a PDF together.
pub const LARGEST_UNPACKED: usize = 64 * 1024 * 1024;
/// Elements of a document that may stand inside one another.
pub const DEEPEST: usize = 256;
/// Parts of a document: files of a Word document, objects of a PDF.
pub const MOST_PARTS: usize = 200_000;
/// Pages of a PDF that are read; a job description has fewer than twenty.
pub const MOST_PAGES: usize = 400;
/// Instructions on the pages of a PDF, all together.
pub const MOST_STEPS: usize = 5_000_000;

/// What a document may hold at most. Past a limit nothing of the document is read, and a note
/// ([`Code::Refused`](crate::Code::Refused)) says which limit it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Bytes of the file; by default [`LARGEST`]. A text is cut there.
    pub bytes: usize,
    /// Bytes that one part may unpack to; by default [`LARGEST_UNPACKED`].
    pub unpacked: usize,
    /// Elements inside one another; by default [`DEEPEST`].
    pub depth: usize,
    /// Files of a Word document, objects of a PDF; by default [`MOST_PARTS`].
    pub parts: usize,
    /// Pages; by default [`MOST_PAGES`].
    pub pages: usize,
    /// Instructions on the pages of a PDF; by default [`MOST_STEPS`].
    pub steps: usize,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            bytes: LARGEST,
            unpacked: LARGEST_UNPACKED,
            depth: DEEPEST,
            parts: MOST_PARTS,
            pages: MOST_PAGES,
            steps: MOST_STEPS,
        }
    }
}
