//! How the screen is written: width, colour, signs. A colour never says what a word does not.

use crate::data::{GateState, Outcome};

/// How the screen is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    /// Columns of the screen; below 80 tables become stacked blocks.
    pub width: usize,
    /// Whether to write ANSI colours.
    pub colour: bool,
    /// Plain signs: `[+] [~] [ ] [?]`.
    pub ascii: bool,
}

impl Style {
    /// Whether tables fit; else blocks are stacked.
    pub(crate) fn wide(self) -> bool {
        self.width >= 80
    }

    /// A heading.
    pub(crate) fn bold(self, text: &str) -> String {
        self.paint("1", text)
    }

    /// A heading over as many lines as it takes.
    pub(crate) fn heading(self, text: &str) -> String {
        let lines = super::table::wrap(text, self.width, "");
        let bold = lines.lines().map(|line| self.bold(line) + "\n");
        bold.collect()
    }

    /// Something of less weight.
    pub(crate) fn dim(self, text: &str) -> String {
        self.paint("2", text)
    }

    /// The sign and the word of an outcome.
    pub(crate) fn outcome(self, outcome: Outcome) -> String {
        let (sign, plain, word, code) = match outcome {
            Outcome::Met => ("✓", "[+]", "met", "32"),
            Outcome::Partly => ("◐", "[~]", "partly", "33"),
            Outcome::NotEvidenced => ("○", "[ ]", "not evidenced", "35"),
            Outcome::Unclear => ("?", "[?]", "unclear", "36"),
        };
        self.paint(
            code,
            &format!("{} {word}", if self.ascii { plain } else { sign }),
        )
    }

    /// The sign and the word of a gate's state.
    pub(crate) fn gate(self, state: GateState) -> String {
        let (sign, plain, word, code) = match state {
            GateState::Held => ("✓", "[+]", "held", "32"),
            GateState::ToCheck => ("◐", "[~]", "to check", "33"),
            GateState::NotStated => ("?", "[?]", "not stated", "36"),
            GateState::Missed => ("✗", "[x]", "missed", "31"),
        };
        self.paint(
            code,
            &format!("{} {word}", if self.ascii { plain } else { sign }),
        )
    }

    fn paint(self, code: &str, text: &str) -> String {
        if self.colour {
            format!("\u{1b}[{code}m{text}\u{1b}[0m")
        } else {
            text.to_owned()
        }
    }

    /// The sign between facts on one line.
    pub(crate) fn dot(self) -> &'static str {
        if self.ascii { " | " } else { " · " }
    }

    /// Our own signs as a plain screen has them.
    pub(crate) fn plain(self, text: &str) -> String {
        if self.ascii {
            text.replace('£', "GBP ")
                .replace(['–', '—'], "-")
                .replace('…', "...")
        } else {
            text.to_owned()
        }
    }
}
