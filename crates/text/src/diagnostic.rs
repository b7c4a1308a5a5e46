//! What is wrong in a file and where, so that a person can mend it.

use crate::span::{LineIndex, Position, Span};
use std::fmt::Write as _;
use thiserror::Error;
use unicode_width::UnicodeWidthChar;

/// How much a diagnostic matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// For information.
    Note,
    /// The reader should look.
    Warning,
    /// The file is refused, or nothing could be read of what matters.
    Error,
}

impl Level {
    /// The word that is printed.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// One fault in a file, or one remark about it.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
#[error("{file}:{}:{}: {message}", at.line, at.column)]
pub struct Diagnostic {
    /// The file's name as the caller gave it.
    pub file: String,
    /// Where, 1-based.
    pub at: Position,
    /// Length of the offending word in characters, for the caret line; at least 1.
    pub width: usize,
    /// The line of the file, for showing: at most 200 characters of it, and nothing of the value of
    /// a key that is never read.
    pub line: String,
    /// The column of the first character of [`Diagnostic::line`]: 1, unless the line is very long.
    pub line_from: usize,
    /// What is wrong: what was read and what was expected.
    pub message: String,
    /// What to do ("did you mean `registrations`?").
    pub help: Option<String>,
    /// How much it matters.
    pub level: Level,
    /// What kind of fault, where kinds have names ("importance-lost").
    pub code: Option<&'static str>,
}

/// How many characters of a line are kept at most.
const KEPT: usize = 200;

/// How many characters of a line are shown at most, so that the report fits a terminal.
const SHOWN: usize = 100;

/// How many characters stand before the caret where a long line is cut.
const BEFORE: usize = 30;

impl Diagnostic {
    /// A diagnostic at `span` of `text`, the whole of `file`; without a span, at its start. Of a
    /// span over several lines the first is marked.
    pub fn at_span(file: &str, text: &str, lines: &LineIndex, span: Option<Span>) -> Self {
        let start = span.map_or(0, Span::start);
        let at = lines.position(text, start);
        let marked = span.map_or("", |span| span.of(text));
        let marked = marked.split(['\r', '\n']).next().unwrap_or_default();
        let from = at.column.saturating_sub(KEPT / 2).max(1);
        let line_start = text
            .get(..start)
            .and_then(|before| before.rfind(['\r', '\n']))
            .map_or(0, |at| at + 1);
        let line = text.get(line_start..).unwrap_or_default();
        let line = line.split(['\r', '\n']).next().unwrap_or_default();
        Self {
            file: file.to_owned(),
            at,
            width: marked.chars().count().max(1),
            line: line.chars().skip(from - 1).take(KEPT).collect(),
            line_from: from,
            message: String::new(),
            help: None,
            level: Level::Note,
            code: None,
        }
    }

    /// Whether the file was refused because of it.
    pub fn is_fatal(&self) -> bool {
        self.level == Level::Error
    }

    /// The diagnostic as plain text: message, place, the line with carets under the word, help.
    ///
    /// Characters that could steer a terminal or turn the reading direction are written as `\u{…}`,
    /// a tab as four blanks, and a long line is cut around the carets. Ends with a line break.
    ///
    /// ```
    /// use personspec_text::{LineIndex, Span, diagnostic::{Diagnostic, Level}};
    /// let text = "skils: [RiO]\n";
    /// let mut fault = Diagnostic::at_span("c-01.yaml", text, &LineIndex::new(text), Span::new(text, 0, 5));
    /// fault.message = "unknown key `skils`".to_owned();
    /// fault.help = Some("did you mean `skills`?".to_owned());
    /// fault.level = Level::Error;
    /// assert_eq!(
    ///     fault.render(),
    ///     "\
    /// error: unknown key `skils`
    ///  --> c-01.yaml:1:1
    ///   |
    /// 1 | skils: [RiO]
    ///   | ^^^^^
    ///   = help: did you mean `skills`?
    /// "
    /// );
    /// ```
    pub fn render(&self) -> String {
        let code = self
            .code
            .map_or_else(String::new, |code| format!("[{code}]"));
        let number = self.at.line.to_string();
        let gutter = " ".repeat(number.len());
        let (line, lead, carets) = self.shown();
        let mut out = format!(
            "{}{code}: {}\n",
            self.level.as_str(),
            harmless(&self.message)
        );
        // Writing to a string cannot fail.
        let _ = writeln!(
            out,
            "{gutter}--> {}:{}:{}",
            harmless(&self.file),
            self.at.line,
            self.at.column
        );
        let _ = writeln!(out, "{gutter} |");
        let _ = writeln!(out, "{}", format!("{number} | {line}").trim_end());
        let _ = writeln!(out, "{gutter} | {}{}", " ".repeat(lead), "^".repeat(carets));
        if let Some(help) = &self.help {
            let _ = writeln!(out, "{gutter} = help: {}", harmless(help));
        }
        out
    }

    /// The line as shown, the columns before the carets, and how many carets.
    fn shown(&self) -> (String, usize, usize) {
        let before = self.at.column.saturating_sub(self.line_from);
        let long = self.line.chars().count() > SHOWN;
        let skip = if long && before > SHOWN / 2 {
            before - BEFORE
        } else {
            0
        };
        let mut shown = String::new();
        if skip > 0 || self.line_from > 1 {
            shown.push_str("...");
        }
        let (mut lead, mut carets) = (columns(&shown), 0);
        for (at, c) in self.line.chars().enumerate().skip(skip) {
            if at - skip == SHOWN {
                shown.push_str("...");
                break;
            }
            let from = shown.len();
            push_harmless(&mut shown, c);
            let width = columns(shown.get(from..).unwrap_or_default());
            if at < before {
                lead += width;
            } else if at < before + self.width {
                carets += width;
            }
        }
        (shown, lead, carets.max(1))
    }
}

fn columns(text: &str) -> usize {
    text.chars().filter_map(UnicodeWidthChar::width).sum()
}

/// `text` with everything that could steer a terminal or hide written out.
pub fn harmless(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        push_harmless(&mut out, c);
    }
    out
}

fn push_harmless(out: &mut String, c: char) {
    match c {
        '\t' => out.push_str("    "),
        // Soft hyphens, joiners, bidi marks and other characters without a shape.
        '\u{ad}'
        | '\u{61c}'
        | '\u{180e}'
        | '\u{200b}'..='\u{200f}'
        | '\u{2028}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{feff}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => out.extend(c.escape_unicode()),
        c if c.is_control() => out.extend(c.escape_unicode()),
        c => out.push(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn diagnostic(line: &str, column: usize, width: usize) -> Diagnostic {
        Diagnostic {
            file: "p.yaml".into(),
            at: Position { line: 12, column },
            width,
            line: line.into(),
            line_from: 1,
            message: "m".into(),
            help: None,
            level: Level::Note,
            code: None,
        }
    }

    fn caret_line(rendered: &str) -> &str {
        rendered.lines().nth(4).unwrap()
    }

    #[test]
    fn carets_stand_under_the_word_whatever_stands_before_it() {
        let rendered = diagnostic("名\tbad\u{1b}[31m", 3, 3).render();
        assert!(rendered.contains("12 | 名    bad\\u{1b}[31m"), "{rendered}");
        assert_eq!(caret_line(&rendered), "   |       ^^^");
        assert!(rendered.starts_with("note: m\n  --> p.yaml:12:3\n"));
    }

    #[test]
    fn a_long_line_is_cut_around_the_word() {
        let line = format!("{}bad{}", "a ".repeat(60), " z".repeat(60));
        let rendered = diagnostic(&line, 121, 3).render();
        let shown = rendered.lines().nth(3).unwrap();
        assert!(shown.starts_with("12 | ...a a") && shown.ends_with("..."));
        let caret = caret_line(&rendered).find('^').unwrap();
        assert_eq!(shown.get(caret..caret + 3), Some("bad"));
        assert!(shown.len() < 120);
    }

    #[test]
    fn a_word_at_or_past_the_end_still_gets_a_caret() {
        for (line, column) in [("", 1), ("ab", 3), ("ab", 99)] {
            assert!(diagnostic(line, column, 1).render().contains('^'));
        }
    }
}
