//! Words and lines of a page, put together from single characters.

use std::cmp::Ordering;

/// A gap wider than this part of the size parts two words.
const WORD_GAP: f32 = 0.17;
/// Characters whose base lines differ by less than this part of the size stand on one line.
const SAME_LINE: f32 = 0.45;
/// A gap wider than so many sizes parts two cells of a line.
pub(super) const CELL_GAP: f32 = 1.6;

/// A word with its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Word {
    pub text: String,
    /// Left and right end.
    pub x0: f32,
    pub x1: f32,
    /// The base line.
    pub y: f32,
    pub size: f32,
    /// Whether it belongs to the page's head or foot, by the document's own mark.
    pub margin: bool,
}

impl Word {
    pub(super) fn centre(&self) -> f32 {
        f32::midpoint(self.x0, self.x1)
    }
}

/// Words on one base line, from left to right.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub words: Vec<Word>,
    pub y: f32,
    pub size: f32,
}

impl Line {
    pub(super) fn x0(&self) -> f32 {
        self.words.first().map_or(0.0, |word| word.x0)
    }

    pub(super) fn x1(&self) -> f32 {
        self.words.iter().map(|word| word.x1).fold(0.0, f32::max)
    }

    pub(super) fn text(&self) -> String {
        joined(&self.words)
    }

    /// The parts that wide gaps leave.
    pub(super) fn cells(&self) -> Vec<&[Word]> {
        let gap = self.size * CELL_GAP;
        self.words
            .chunk_by(|before, after| after.x0 - before.x1 < gap)
            .collect()
    }
}

/// Where the longest of `lines` ends.
pub(super) fn right_edge(lines: &[Line]) -> f32 {
    lines.iter().map(Line::x1).fold(0.0, f32::max)
}

/// Words parted by blanks.
pub(super) fn joined(words: &[Word]) -> String {
    let texts: Vec<&str> = words.iter().map(|word| word.text.as_str()).collect();
    texts.join(" ")
}

/// Puts characters together into words, in the order that they are drawn.
#[derive(Debug, Default)]
pub(super) struct Words {
    done: Vec<Word>,
    open: Option<Word>,
}

impl Words {
    /// Adds a character that begins at (`x0`, `y`) and ends at `x1`.
    pub(super) fn add(
        &mut self,
        text: &str,
        (x0, x1, y): (f32, f32, f32),
        size: f32,
        margin: bool,
    ) {
        if text.chars().all(char::is_whitespace) {
            self.end();
            return;
        }
        let goes_on = self.open.as_ref().is_some_and(|open| {
            let gap = x0 - open.x1;
            (open.y - y).abs() < size * 0.1
                && gap < size * WORD_GAP
                && gap > size * -0.5
                && open.margin == margin
        });
        if !goes_on {
            self.end();
        }
        let open = self.open.get_or_insert_with(|| Word {
            text: String::new(),
            x0,
            x1,
            y,
            size,
            margin,
        });
        for c in text.chars() {
            match c {
                'ﬁ' => open.text.push_str("fi"),
                'ﬂ' => open.text.push_str("fl"),
                'ﬀ' => open.text.push_str("ff"),
                'ﬃ' => open.text.push_str("ffi"),
                'ﬄ' => open.text.push_str("ffl"),
                c if c.is_control() => {}
                c => open.text.push(c),
            }
        }
        open.x1 = open.x1.max(x1);
        open.size = open.size.max(size);
    }

    pub(super) fn end(&mut self) {
        self.done
            .extend(self.open.take().filter(|word| !word.text.trim().is_empty()));
    }

    /// All words; one that is drawn twice to look bold is one.
    pub(super) fn finish(mut self) -> Vec<Word> {
        self.end();
        let mut words = self.done;
        words.sort_by(|a, b| order(b.y, a.y).then(order(a.x0, b.x0)));
        words.dedup_by(|b, a| {
            a.text == b.text
                && (a.x0 - b.x0).abs() < a.size * 0.12
                && (a.y - b.y).abs() < a.size * 0.12
        });
        words
    }
}

/// Floats in order; there are no others than numbers here.
pub(super) fn order(a: f32, b: f32) -> Ordering {
    a.total_cmp(&b)
}

/// The lines that words stand on, from the top down.
pub(super) fn lines(mut words: Vec<Word>) -> Vec<Line> {
    words.sort_by(|a, b| order(b.y, a.y).then(order(a.x0, b.x0)));
    let mut lines: Vec<Line> = Vec::new();
    for word in words {
        let size = word.size;
        match lines.last_mut() {
            Some(line) if (line.y - word.y).abs() < line.size.max(size) * SAME_LINE => {
                line.size = line.size.max(size);
                line.words.push(word);
            }
            _ => lines.push(Line {
                y: word.y,
                size,
                words: vec![word],
            }),
        }
    }
    for line in &mut lines {
        line.words.sort_by(|a, b| order(a.x0, b.x0));
        merge_raised(line);
    }
    lines
}

/// Words that touch are one: a figure that is raised, a word in two fonts.
fn merge_raised(line: &mut Line) {
    let words = std::mem::take(&mut line.words);
    for word in words {
        match line.words.last_mut() {
            Some(last)
                if word.x0 - last.x1 < last.size * 0.08
                    && word.x0 - last.x1 > last.size * -0.3
                    && !is_bullet(&last.text) =>
            {
                last.text.push_str(&word.text);
                last.x1 = last.x1.max(word.x1);
            }
            _ => line.words.push(word),
        }
    }
}

/// Whether a word is nothing but a bullet.
pub(super) fn is_bullet(text: &str) -> bool {
    let mut chars = text.chars();
    matches!(
        (chars.next(), chars.next()),
        (
            Some(
                '•' | '·'
                    | '▪'
                    | '●'
                    | '○'
                    | '◦'
                    | '■'
                    | '➢'
                    | '§'
                    | '-'
                    | '–'
                    | 'o'
                    | '\u{f0b7}'
                    | '\u{f0a7}'
            ),
            None
        )
    )
}
