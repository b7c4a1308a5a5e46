//! What is wrong with a profile file, so that a person can mend it.

use std::fmt::Write as _;

use personspec_text::Position;
use thiserror::Error;
use unicode_width::UnicodeWidthChar;

/// One fault in a profile file, or one remark about it.
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
    /// Whether the file was refused because of it.
    pub fatal: bool,
}

/// How many characters of a line are shown at most, so that the report fits a terminal.
const SHOWN: usize = 100;

/// How many characters stand before the caret where a long line is cut.
const BEFORE: usize = 30;

impl Diagnostic {
    /// The diagnostic as plain text: message, place, the line with carets under the word, help.
    ///
    /// Characters that could steer a terminal or turn the reading direction are written as `\u{…}`,
    /// a tab as four blanks, and a long line is cut around the carets. Ends with a line break.
    ///
    /// ```
    /// let faults = personspec_profile::read("c-01", "c-01.yaml", "skils: [RiO]\n").unwrap_err();
    /// assert_eq!(
    ///     faults[0].render(),
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
        let level = if self.fatal { "error" } else { "note" };
        let number = self.at.line.to_string();
        let gutter = " ".repeat(number.len());
        let (line, lead, carets) = self.shown();
        let mut out = format!("{level}: {}\n", harmless(&self.message));
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
pub(crate) fn harmless(text: &str) -> String {
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
            fatal: false,
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
