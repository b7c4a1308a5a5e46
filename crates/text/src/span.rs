//! Where a value stands in the text it was read from.

use serde::Serialize;

/// A half-open range of UTF-8 bytes, `start..end`, that lies on character borders of the text it
/// was made for.
///
/// The borders are checked when the span is made, so [`Span::of`] never cuts a character. A span
/// does not remember its text: use it only with the text it came from.
///
/// ```
/// use personspec_text::Span;
/// let text = "Pay £39,959";
/// let pay = Span::new(text, 4, 12).unwrap();
/// assert_eq!(pay.of(text), "£39,959");
/// assert!(Span::new(text, 5, 12).is_none()); // inside the pound sign
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
pub struct Span {
    start: usize,
    end: usize,
}

impl Span {
    /// The span `start..end` of `text`, or `None` where it is reversed, past the end, or cuts a
    /// character.
    pub fn new(text: &str, start: usize, end: usize) -> Option<Self> {
        text.get(start..end).map(|_| Self { start, end })
    }

    /// The span of `part` inside `text`, where `part` is a slice of that very string.
    ///
    /// # Panics
    /// If `part` does not lie inside `text`: that is a mistake of the caller, not of the input.
    pub fn within(text: &str, part: &str) -> Self {
        let start = (part.as_ptr() as usize).wrapping_sub(text.as_ptr() as usize);
        assert!(
            text.get(start..start.wrapping_add(part.len())).is_some(),
            "the part is no slice of the text"
        );
        Self {
            start,
            end: start + part.len(),
        }
    }

    /// First byte.
    pub fn start(self) -> usize {
        self.start
    }

    /// One past the last byte.
    pub fn end(self) -> usize {
        self.end
    }

    /// Length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Whether the span covers no byte.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// The covered part of `text`; the empty string if `text` is not the text the span was made for.
    pub fn of(self, text: &str) -> &str {
        text.get(self.start..self.end).unwrap_or_default()
    }

    /// The smallest span that covers both.
    #[must_use]
    pub fn cover(self, other: Self) -> Self {
        Self {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }
}

/// A value and the place in the text it was read from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Located<T> {
    /// What was read.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

impl<T> Located<T> {
    /// A value with its place.
    pub fn new(value: T, span: Span) -> Self {
        Self { value, span }
    }
}

/// A place as a person counts it: both from 1, the column in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Position {
    /// Line, from 1.
    pub line: usize,
    /// Column in characters (not bytes), from 1.
    pub column: usize,
}

/// Finds the line and column of a byte offset without reading the text again from its start.
///
/// A line ends at `\n`, `\r\n` or a lone `\r`.
#[derive(Debug, Clone)]
pub struct LineIndex {
    starts: Vec<usize>,
}

impl LineIndex {
    /// Reads `text` once. Linear time; 8 bytes a line.
    pub fn new(text: &str) -> Self {
        let bytes = text.as_bytes();
        let mut starts = vec![0];
        for (at, &byte) in bytes.iter().enumerate() {
            let lone_cr = byte == b'\r' && bytes.get(at + 1) != Some(&b'\n');
            if byte == b'\n' || lone_cr {
                starts.push(at + 1);
            }
        }
        Self { starts }
    }

    /// The position of byte `offset` in the same `text`; an offset past the end is the end.
    pub fn position(&self, text: &str, offset: usize) -> Position {
        let line = self.starts.partition_point(|&start| start <= offset);
        let start = self
            .starts
            .get(line.saturating_sub(1))
            .copied()
            .unwrap_or(0);
        let before = text.get(start..offset.min(text.len())).unwrap_or_default();
        Position {
            line,
            column: before.chars().count() + 1,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_position_counts_characters_and_every_kind_of_line_end() {
        let text = "a\r\n££b\rc\nd";
        let index = LineIndex::new(text);
        let at = |needle: char| index.position(text, text.find(needle).unwrap());
        assert_eq!(at('a'), Position { line: 1, column: 1 });
        assert_eq!(at('b'), Position { line: 2, column: 3 });
        assert_eq!(at('c'), Position { line: 3, column: 1 });
        assert_eq!(at('d'), Position { line: 4, column: 1 });
        assert_eq!(index.position(text, 99).line, 4);
    }

    #[test]
    fn within_finds_a_slice_and_refuses_a_stranger() {
        let text = String::from("Band 6");
        assert_eq!(
            Span::within(&text, text.split(' ').nth(1).unwrap()).start(),
            5
        );
        let stranger = String::from("6");
        assert!(std::panic::catch_unwind(|| Span::within(&text, &stranger)).is_err());
    }
}
