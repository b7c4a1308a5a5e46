//! From text or page to blocks: headings, items, table rows, labelled values, paragraphs.
//!
//! Whatever the source, a document is a *plain* text whose slices the blocks are, and a map from
//! places in the plain text to places in the source. A document (Word, PDF) has no text of its own
//! that a place could lie in: what is taken out of it ([`Extracted`]) is the source. Nothing after
//! this step knows where a block came from.

mod source;
mod hints;
mod inner;
mod lead_ins;
mod html;
mod lines;
#[cfg(feature = "docx")]
mod docx;
#[cfg(feature = "pdf")]
mod pdf;
mod text;

pub(crate) use hints::{Hints, may_state_level};
pub(crate) use html::{LINE, has_tags, looks_like_html};
pub(crate) use lead_ins::leads_elsewhere;
pub(crate) use lines::PART;
#[cfg(feature = "pdf")]
pub(crate) use pdf::attached;
pub(crate) use source::{document, readable};
pub(crate) use text::{bullet, residue, tidy};

use crate::advert::{Basis, Importance};
use crate::vocabulary::Heading;
use personspec_text::Span;
use std::borrow::Cow;

/// What was taken out of a document.
#[derive(Debug, Default)]
pub(crate) struct Extracted {
    /// The text that spans lie in.
    pub text: String,
    /// What the document's form says of its lines, in order.
    pub marks: Vec<Mark>,
}

/// A text ready to be cut into blocks.
pub(crate) struct Document<'s> {
    source: &'s str,
    plain: Cow<'s, str>,
    /// Where each run of a plain text that is not the source came from.
    runs: Vec<Run>,
    /// What the mark-up said of the lines of the plain text, in order.
    marks: Cow<'s, [Mark]>,
    /// Where the advert begins in the plain text: what stands before it is read already.
    body: usize,
}

/// A run of plain text that came from one place of the source.
#[derive(Debug, Clone, Copy)]
struct Run {
    plain: usize,
    source: usize,
    /// Source bytes the run stands for; those of an entity differ from the plain text's.
    len: usize,
    verbatim: bool,
}

/// What the mark-up said of one line of the plain text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Mark {
    /// Where the line begins in the plain text.
    pub at: usize,
    /// What the line is.
    pub kind: MarkKind,
    /// The importance that the page's own ids give it.
    pub level: Option<Importance>,
    /// The table that it stands in, counted from 1; 0: in none, or not known.
    pub table: usize,
}

/// What a line of marked-up text is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MarkKind {
    /// A heading, with its depth: 1 for h1, 0 where that is not known.
    Heading(u8),
    Item,
    Row,
    Text,
}

/// One block of the text, with its meaning as far as its form gives it away.
#[derive(Debug, Clone)]
pub(crate) struct Block<'a> {
    /// What it is.
    pub form: Form,
    /// Its text, without bullet or number; a slice of the plain text.
    pub text: &'a str,
    /// Whether a blank line stands before it.
    pub gap: bool,
    /// Its number, where the list is numbered: "3." is 3.
    pub number: Option<u32>,
    /// The importance that the page's own ids give it.
    pub level: Option<(Importance, Basis)>,
    /// The table that it stands in, counted from 1; 0: in none, or not known.
    pub table: usize,
    /// How deep a heading of a page is: 1 for h1; 0 where that is not known.
    pub depth: u8,
    /// What it may speak of.
    pub hints: Hints,
}

/// What a block is by its form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Form {
    /// A heading.
    Heading(Heading),
    /// A line with a bullet or number.
    Item,
    /// A line of several cells.
    Row,
    /// A line or several that belong together.
    Paragraph,
}

impl<'s> Document<'s> {
    /// Reads `source`, a saved page or plain text.
    pub(crate) fn read(source: &'s str) -> Self {
        if looks_like_html(source) {
            return html::read(source);
        }
        Self::marked(source, Vec::new(), 0)
    }

    /// Reads `source` as a saved page, or a part of one.
    pub(crate) fn page(source: &'s str) -> Self {
        html::read(source)
    }

    /// Plain text whose lines were marked where it was written; blocks begin at byte `body`.
    pub(crate) fn marked(source: &'s str, marks: Vec<Mark>, body: usize) -> Self {
        Self {
            source,
            plain: Cow::Borrowed(source),
            runs: Vec::new(),
            marks: Cow::Owned(marks),
            body,
        }
    }

    /// A document that was opened, with its marks.
    pub(crate) fn of(text: &'s str, marks: &'s [Mark]) -> Self {
        Self {
            source: text,
            plain: Cow::Borrowed(text),
            runs: Vec::new(),
            marks: Cow::Borrowed(marks),
            body: 0,
        }
    }

    /// The text that spans lie in.
    pub(crate) fn source(&self) -> &'s str {
        self.source
    }

    /// What the mark-up said of the lines.
    pub(crate) fn marks(&self) -> &[Mark] {
        &self.marks
    }

    /// The whole plain text.
    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    /// Its blocks, in order.
    pub(crate) fn blocks(&self) -> Vec<Block<'_>> {
        let mut blocks = text::blocks(&self.plain, &self.marks, self.body);
        hints::give(&self.plain, &mut blocks);
        let mut blocks = inner::split(blocks);
        lead_ins::mark(&mut blocks);
        blocks
    }

    /// Where `part`, a slice of the plain text, stands in the source.
    pub(crate) fn span(&self, part: &str) -> Span {
        let plain = Span::within(&self.plain, part);
        if matches!(self.plain, Cow::Borrowed(_)) {
            return plain;
        }
        let start = self.place(plain.start(), false);
        let end = if plain.is_empty() {
            start
        } else {
            self.place(plain.end(), true).max(start)
        };
        Span::new(self.source, start, end).unwrap_or(plain_start(self.source))
    }

    /// The source byte of plain byte `at`; with `end`, the place after the byte before it.
    fn place(&self, at: usize, end: bool) -> usize {
        let upto = if end { at - 1 } else { at };
        let index = self.runs.partition_point(|run| run.plain <= upto);
        let Some(run) = index.checked_sub(1).and_then(|index| self.runs.get(index)) else {
            return 0;
        };
        match (run.verbatim, end) {
            (true, _) => run.source + (at - run.plain).min(run.len),
            (false, true) => run.source + run.len,
            (false, false) => run.source,
        }
    }
}

/// The empty span at the start: where a place cannot be told, which no known page brings about.
fn plain_start(source: &str) -> Span {
    Span::within(source, source.get(..0).unwrap_or(source))
}
