//! A profile beside its file: where the words of a claim stand.

use super::Rule;
use crate::model::Profile;
use crate::read::Loaded;
use personspec_text::{Diagnostic, LineIndex, Span};

/// How many lines behind the begin of a claim its words are looked for: an entry has a dozen.
const NEAR: usize = 40;

/// A profile beside its file.
pub(super) struct Page<'a> {
    /// What was read.
    pub(super) profile: &'a Profile,
    /// The file's text.
    pub(super) text: &'a str,
    loaded: &'a Loaded,
    file: &'a str,
    lines: LineIndex,
    /// Where each line begins, in bytes.
    starts: Vec<usize>,
}

impl<'a> Page<'a> {
    /// A profile that was read from `text`.
    pub(super) fn new(loaded: &'a Loaded, file: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let breaks = text.match_indices('\n').map(|(at, _)| at + 1);
        Self {
            profile: &loaded.profile,
            text,
            loaded,
            file,
            lines: LineIndex::new(text),
            starts: std::iter::once(0).chain(breaks).collect(),
        }
    }

    /// Where the claim at `path` begins, in bytes.
    fn start(&self, path: &str) -> usize {
        let Some(at) = self.loaded.places.get(path) else {
            return 0;
        };
        let start = self.starts.get(at.line - 1).copied().unwrap_or(0);
        let line = self.text.get(start..).unwrap_or_default();
        let column = line.char_indices().nth(at.column - 1);
        start + column.map_or(0, |(byte, _)| byte)
    }

    /// Where `words` stand in or behind the claim at `path`; where they are written otherwise
    /// there (folded lines, escapes), the begin of the claim.
    pub(super) fn find(&self, path: &str, words: &str) -> Span {
        let start = self.start(path);
        let line = self.starts.partition_point(|begin| *begin <= start);
        let end = self.starts.get(line + NEAR).copied();
        let near = self.text.get(start..end.unwrap_or(self.text.len()));
        let found = near.and_then(|near| near.find(words));
        found
            .and_then(|at| Span::new(self.text, start + at, start + at + words.len()))
            .unwrap_or_else(|| self.span(start, start))
    }

    /// Bytes of the file as a span; a range that is none becomes empty.
    pub(super) fn span(&self, start: usize, end: usize) -> Span {
        Span::new(self.text, start, end)
            .or_else(|| Span::new(self.text, start, start))
            .unwrap_or_else(|| Span::within(self.text, self.text.get(..0).unwrap_or_default()))
    }

    /// A finding.
    pub(super) fn finding(
        &self,
        rule: Rule,
        at: Span,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        let mut finding = Diagnostic::at_span(self.file, self.text, &self.lines, Some(at));
        finding.level = rule.level();
        finding.code = Some(rule.as_str());
        finding.message = message.into();
        finding.help = Some(help.into());
        finding
    }
}
