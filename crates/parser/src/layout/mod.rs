//! From text or page to blocks: headings, items, table rows, labelled values, paragraphs.
//!
//! Whatever the source, a document is a *plain* text whose slices the blocks are, and a map from
//! places in the plain text to places in the source. Nothing after this step knows where a block
//! came from.

mod html;
mod text;

pub(crate) use text::{residue, tidy};

use crate::advert::{Basis, Importance};
use crate::vocabulary::Heading;
use personspec_text::Span;
use std::borrow::Cow;

/// A text ready to be cut into blocks.
pub(crate) struct Document<'s> {
    source: &'s str,
    plain: Cow<'s, str>,
    /// Where each run of the plain text came from; empty where the plain text is the source.
    runs: Vec<Run>,
    /// What the mark-up said of the lines of the plain text, in order.
    marks: Vec<Mark>,
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
struct Mark {
    /// Where the line begins in the plain text.
    at: usize,
    kind: MarkKind,
    level: Option<Importance>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum MarkKind {
    Heading,
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
        if html::looks_like_html(source) {
            return html::read(source);
        }
        Self {
            source,
            plain: Cow::Borrowed(source),
            runs: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// The text that spans lie in.
    pub(crate) fn source(&self) -> &'s str {
        self.source
    }

    /// The whole plain text.
    pub(crate) fn plain(&self) -> &str {
        &self.plain
    }

    /// Its blocks, in order.
    pub(crate) fn blocks(&self) -> Vec<Block<'_>> {
        text::blocks(&self.plain, &self.marks, !self.runs.is_empty())
    }

    /// Where `part`, a slice of the plain text, stands in the source.
    pub(crate) fn span(&self, part: &str) -> Span {
        let plain = Span::within(&self.plain, part);
        if self.runs.is_empty() {
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
