//! The text of a file: made fit for the YAML parsers, with the place of every character.

use std::ops::Range;

use personspec_text::Position;

use crate::lint::Rule;

use personspec_text::diagnostic::{Diagnostic, Level, harmless};

/// A range of characters (not bytes) of the file, its byte order mark not counted.
pub(super) type Place = Range<usize>;

/// A fault or a remark, before its line and column are worked out.
#[derive(Debug, Clone)]
pub(super) struct Fault {
    /// The offending key or value.
    pub at: Place,
    /// What was read and what was expected.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
    /// Whether the file is refused.
    pub fatal: bool,
    /// What kind of remark, where kinds have names.
    pub rule: Option<Rule>,
    /// Whether what stands behind `at` on its line must not be shown.
    pub hide_rest: bool,
    /// A character whose line the message names as the first of two.
    pub first: Option<usize>,
}

impl Fault {
    /// A fault that refuses the file.
    pub(super) fn new(at: &Place, message: impl Into<String>) -> Self {
        Self {
            at: at.clone(),
            message: message.into(),
            help: None,
            fatal: true,
            rule: None,
            hide_rest: false,
            first: None,
        }
    }

    /// A remark.
    pub(super) fn note(at: &Place, message: impl Into<String>) -> Self {
        Self {
            fatal: false,
            ..Self::new(at, message)
        }
    }

    /// The same with the name of its kind.
    pub(super) fn of(mut self, rule: Rule) -> Self {
        self.rule = Some(rule);
        self
    }

    /// The same with advice.
    pub(super) fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }
}

/// Where a line begins.
#[derive(Debug, Clone, Copy)]
struct LineStart {
    char: usize,
    byte: usize,
}

/// A file's name and text.
pub(super) struct Source<'a> {
    file: &'a str,
    /// As given, without a byte order mark: what people are shown.
    text: &'a str,
    /// Character for character the same, with what trips YAML parsers replaced.
    clean: String,
    lines: Vec<LineStart>,
    chars: usize,
}

/// How many characters of a line a diagnostic keeps: a one-line file of a megabyte must not be
/// copied once a fault.
const KEPT: usize = 200;

/// The longest piece of the file that a message repeats, in characters.
const QUOTED: usize = 60;

impl<'a> Source<'a> {
    /// Reads `text` once.
    pub(super) fn new(file: &'a str, text: &'a str) -> Self {
        let text = text.strip_prefix('\u{feff}').unwrap_or(text);
        let mut clean = String::with_capacity(text.len());
        let mut lines = vec![LineStart { char: 0, byte: 0 }];
        let (mut chars, mut after_cr) = (0, false);
        for (byte, c) in text.char_indices() {
            let start = LineStart { char: chars, byte };
            if after_cr && c != '\n' {
                lines.push(start);
            }
            after_cr = c == '\r';
            chars += 1;
            if c == '\n' {
                lines.push(LineStart {
                    char: chars,
                    byte: byte + 1,
                });
            }
            clean.push(replacement(c));
        }
        if after_cr {
            lines.push(LineStart {
                char: chars,
                byte: text.len(),
            });
        }
        Self {
            file,
            text,
            clean,
            lines,
            chars,
        }
    }

    /// The text for the parsers.
    pub(super) fn clean(&self) -> &str {
        &self.clean
    }

    /// Line and column of a character.
    pub(super) fn position(&self, char: usize) -> Position {
        let line = self.line_of(char);
        let start = self.lines.get(line).map_or(0, |start| start.char);
        Position {
            line: line + 1,
            column: char.min(self.chars).saturating_sub(start) + 1,
        }
    }

    /// What stands on the line of `char` between its blanks, with its place.
    pub(super) fn content(&self, char: usize) -> (Place, &str) {
        let line = self.line_of(char);
        let whole = self.line_text(line);
        let content = whole.trim();
        let indent = whole.chars().take_while(|c| c.is_whitespace()).count();
        let start = self.lines.get(line).map_or(0, |start| start.char) + indent;
        (start..start + content.chars().count(), content)
    }

    /// The same for the nearest line before that of `char` that is not blank.
    pub(super) fn content_before(&self, char: usize) -> Option<(Place, &str)> {
        (0..self.line_of(char))
            .rev()
            .filter_map(|line| self.lines.get(line))
            .map(|start| self.content(start.char))
            .find(|(_, content)| !content.is_empty() && !content.starts_with('#'))
    }

    /// The first line after the one `at` begins on, up to its end, that begins with a dash: a list
    /// item that its indent has joined to the text before. Quoted and block texts have none.
    pub(super) fn joined_item(&self, at: &Place) -> Option<Place> {
        let (first, last) = (self.line_of(at.start), self.line_of(at.end));
        // Most texts have one line; only for the others is the line looked into.
        if first == last {
            return None;
        }
        let (line, content) = self.content(at.start);
        let begins = content.chars().nth(at.start.saturating_sub(line.start));
        if matches!(begins, Some('"' | '\'' | '|' | '>')) {
            return None;
        }
        (first + 1..=last)
            .filter_map(|line| self.lines.get(line))
            .filter(|start| start.char < at.end)
            .map(|start| self.content(start.char))
            .find(|(_, content)| content.starts_with("- "))
            .map(|(place, _)| place)
    }

    /// Every line with the place of its first character.
    pub(super) fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.lines
            .iter()
            .enumerate()
            .map(|(line, start)| (start.char, self.line_text(line)))
    }

    /// A fault with its line and column.
    pub(super) fn diagnostic(&self, fault: Fault) -> Diagnostic {
        let at = self.position(fault.at.start);
        let line = self.line_text(at.line - 1);
        let line_from = if at.column > KEPT / 2 {
            at.column - KEPT / 2
        } else {
            1
        };
        let rest = line.chars().count().saturating_sub(at.column - 1);
        let width = fault.at.len().min(rest).max(1);
        let kept = if fault.hide_rest {
            (at.column - line_from + width).min(KEPT)
        } else {
            KEPT
        };
        let mut kept: String = line.chars().skip(line_from - 1).take(kept).collect();
        if fault.hide_rest {
            kept.push_str(": ...");
        }
        Diagnostic {
            file: self.file.to_owned(),
            at,
            width,
            line: kept,
            line_from,
            message: match fault.first {
                None => fault.message,
                Some(first) => {
                    format!(
                        "{}, first on line {}",
                        fault.message,
                        self.position(first).line
                    )
                }
            },
            help: fault.help,
            level: if fault.fatal {
                Level::Error
            } else {
                Level::Note
            },
            code: fault.rule.map(Rule::as_str),
        }
    }

    fn line_of(&self, char: usize) -> usize {
        self.lines
            .partition_point(|start| start.char <= char)
            .saturating_sub(1)
    }

    fn line_text(&self, line: usize) -> &'a str {
        let start = self.lines.get(line).map_or(self.text.len(), |at| at.byte);
        let end = self
            .lines
            .get(line + 1)
            .map_or(self.text.len(), |at| at.byte);
        self.text
            .get(start..end)
            .unwrap_or_default()
            .trim_end_matches(['\r', '\n'])
    }
}

/// One character for one, so that every place stays where it is.
///
/// Tabs and blanks of other scripts come from word processors and web pages; YAML 1.1 and 1.2
/// disagree on the Unicode line separators. All of them can only mean a blank here. A tab before
/// the first word of a line is refused earlier: how far it indents is anyone's guess.
fn replacement(c: char) -> char {
    match c {
        '\t'
        | '\u{b}'
        | '\u{c}'
        | '\u{85}'
        | '\u{a0}'
        | '\u{1680}'
        | '\u{2000}'..='\u{200a}'
        | '\u{2028}'
        | '\u{2029}'
        | '\u{202f}'
        | '\u{205f}'
        | '\u{3000}' => ' ',
        // A byte order mark inside the text is a zero-width blank; YAML refuses it there.
        '\u{feff}' => '\u{200b}',
        c => c,
    }
}

/// `text` between backquotes for a message: harmless, on one line, cut where it is long.
pub(super) fn quoted(text: &str) -> String {
    let mut short: String = text.chars().take(QUOTED).collect();
    if short.len() < text.len() {
        short.push_str("...");
    }
    format!("`{}`", harmless(&short.replace(['\r', '\n'], " ")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_kind_of_line_end_and_wide_blank_keeps_its_place() {
        let source = Source::new("f", "\u{feff}a\r\nb\u{a0}£c\rd\n\ne");
        assert_eq!(source.clean(), "a\r\nb £c\rd\n\ne");
        let at = |c: char| {
            let char = source.clean().chars().position(|x| x == c).unwrap();
            let at = source.position(char);
            (at.line, at.column)
        };
        assert_eq!(
            [at('a'), at('c'), at('d'), at('e')],
            [(1, 1), (2, 4), (3, 1), (5, 1)]
        );
        assert_eq!(source.content_before(11).unwrap().1, "d");
        let shown = source.diagnostic(Fault::new(&(5..7), "m"));
        assert_eq!((shown.line.as_str(), shown.width), ("b\u{a0}£c", 2));
    }

    #[test]
    fn a_place_past_the_end_is_the_end() {
        let source = Source::new("f", "ab");
        let shown = source.diagnostic(Fault::new(&(99..120), "m"));
        assert_eq!((shown.at.line, shown.at.column, shown.width), (1, 3, 1));
    }

    #[test]
    fn a_megabyte_on_one_line_is_not_copied() {
        let text = "x".repeat(1 << 20);
        let shown = Source::new("f", &text).diagnostic(Fault::new(&(500_000..500_003), "m"));
        assert_eq!(
            (shown.line.len(), shown.line_from),
            (KEPT, 500_001 - KEPT / 2)
        );
        assert!(shown.render().len() < 400);
    }
}
