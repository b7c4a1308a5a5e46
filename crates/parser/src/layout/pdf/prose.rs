//! Lines of one column to paragraphs: which line goes on in the next, and which was ended on purpose.

use super::word::{Line, is_bullet};
use crate::layout::MarkKind;
use crate::layout::lines::Paragraph;
use crate::layout::text::bullet;
use crate::vocabulary;
use std::collections::HashSet;

/// Lines that stand so much further apart than others begin a paragraph.
const PARAGRAPH_GAP: f32 = 1.3;
/// Lines that stand so many sizes apart have a blank line between them.
const BLANK_GAP: f32 = 1.9;
/// Letters so much larger than the text's are a heading's.
const HEADING_SIZE: f32 = 1.18;
/// A heading is at most so long (bytes).
const LONGEST_HEADING: usize = 100;

/// What is known of a whole document when its lines are joined.
#[derive(Debug, Default)]
pub(super) struct Style {
    /// The size of most letters.
    pub size: f32,
    /// Its words, in lower case: whether a hyphen at a line's end is one.
    pub words: HashSet<String>,
}

/// Words that are mostly parted from what follows by a hyphen that stays.
const JOINED: [&str; 34] = [
    "non", "multi", "self", "co", "pre", "post", "well", "long", "short", "evidence", "person",
    "patient", "client", "full", "part", "on", "inter", "re", "follow", "decision", "problem",
    "face", "one", "two", "high", "low", "first", "second", "cross", "anti", "hands", "family",
    "team", "value",
];

/// The paragraphs of `lines`, which stand in one column that ends at `right`; whether a blank line
/// stands before each.
pub(super) fn paragraphs(lines: &[Line], right: f32, style: &Style) -> Vec<(Paragraph, bool)> {
    let mut paragraphs: Vec<(Paragraph, bool)> = Vec::new();
    let leading = leading(lines);
    let stops = stops(lines);
    let mut item_at: Option<f32> = None;
    for (at, line) in lines.iter().enumerate() {
        let text = line_text(line, &stops);
        let above = at.checked_sub(1).and_then(|at| lines.get(at));
        let begins = begins_item(line, &text);
        let goes_on = above.is_some_and(|above| {
            !begins
                && !text.contains('\t')
                && continues(above, line, (leading, right, item_at), style)
        });
        if goes_on && let Some((last, _)) = paragraphs.last_mut() {
            append(&mut last.text, &text, style);
            continue;
        }
        let gap = above.is_some_and(|above| above.y - line.y > line.size * BLANK_GAP);
        let kind = if begins {
            MarkKind::Item
        } else if is_large(line, &text, style) {
            MarkKind::Heading(0)
        } else {
            MarkKind::Text
        };
        // Where the words of an item begin, and so where its further lines do.
        item_at = begins.then(|| line.words.get(1).map_or(line.x0(), |word| word.x0));
        paragraphs.push((Paragraph { kind, text }, gap));
    }
    paragraphs
}

/// Where the second cell of several lines begins: labels stand before it, values after.
fn stops(lines: &[Line]) -> Vec<f32> {
    let seconds: Vec<f32> = lines
        .iter()
        .filter_map(|line| Some(line.cells().get(1)?.first()?.x0))
        .collect();
    let near = |x: f32| {
        seconds
            .iter()
            .filter(|other| (**other - x).abs() < 1.5)
            .count()
    };
    seconds.iter().copied().filter(|x| near(*x) > 1).collect()
}

/// The words of a line; cells that stand wide apart are parted by tabs, and so is a long label from
/// its value.
fn line_text(line: &Line, stops: &[f32]) -> String {
    let cells = line.cells();
    if let [only] = cells.as_slice() {
        let stop = only
            .iter()
            .position(|word| stops.iter().any(|stop| (word.x0 - stop).abs() < 1.5));
        if let Some((label, value)) = stop.and_then(|stop| only.split_at_checked(stop))
            && vocabulary::label(&super::word::joined(label)).is_some()
        {
            return format!(
                "{}\t{}",
                super::word::joined(label),
                super::word::joined(value)
            );
        }
    }
    let first = cells.first().map_or(0, |words| words.len());
    let bulleted = first == 1
        && line
            .words
            .first()
            .is_some_and(|word| is_bullet(&word.text) || is_number(&word.text));
    if bulleted && cells.len() == 2 {
        return line.text();
    }
    let texts: Vec<String> = cells.into_iter().map(super::word::joined).collect();
    texts.join("\t")
}

fn is_number(text: &str) -> bool {
    text.len() <= 5
        && text.ends_with(['.', ')'])
        && text.starts_with(|c: char| c.is_ascii_alphanumeric() || c == '(')
}

fn begins_item(line: &Line, text: &str) -> bool {
    line.words.len() > 1
        && (line.words.first().is_some_and(|word| is_bullet(&word.text)) || bullet(text).is_some())
}

fn is_large(line: &Line, text: &str, style: &Style) -> bool {
    line.size > style.size * HEADING_SIZE && text.len() < LONGEST_HEADING && !text.contains('\t')
}

/// How far lines stand apart that belong together.
fn leading(lines: &[Line]) -> f32 {
    let apart = lines.windows(2).filter_map(|pair| match pair {
        [above, below] => Some((above.y - below.y, below.size)),
        _ => None,
    });
    let near = apart.filter(|(apart, size)| *apart > size * 0.8 && *apart < size * 1.7);
    near.map(|(apart, _)| apart).fold(f32::MAX, f32::min)
}

fn continues(
    above: &Line,
    line: &Line,
    (leading, right, item_at): (f32, f32, Option<f32>),
    style: &Style,
) -> bool {
    let apart = above.y - line.y;
    let text = line.text();
    if apart > leading * PARAGRAPH_GAP || apart > line.size * BLANK_GAP {
        return false;
    }
    if (above.size - line.size).abs() > above.size * 0.12 || above.cells().len() > 2 {
        return false;
    }
    let ended = above
        .words
        .last()
        .is_some_and(|word| word.text.ends_with(['.', ';', ':', '!', '?']));
    let small = text.starts_with(|c: char| c.is_lowercase() || matches!(c, '(' | '&' | '/'));
    if small && !ended {
        return true;
    }
    // A capital in the middle of a sentence is a name's, not that of a word criteria begin with.
    let begins = BEGINNINGS.iter().any(|word| text.starts_with(word));
    if is_large(line, &text, style) || begins && !leads_on(above) {
        return false;
    }
    if let Some(item_at) = item_at
        && line.x0() < item_at - 3.0
    {
        return false;
    }
    // The line above was ended on purpose if the first word had room there.
    let first = line.words.first().map_or(0.0, |word| word.x1 - word.x0);
    above.x1() + first + line.size * 0.25 > right
}

/// Words that criteria begin with.
const BEGINNINGS: [&str; 12] = [
    "Ability ",
    "Able ",
    "Awareness ",
    "Commitment ",
    "Demonstrable ",
    "Evidence ",
    "Experience ",
    "Knowledge ",
    "Previous ",
    "Understanding ",
    "Willing",
    "Excellent ",
];

/// Whether a line ends in the middle of a phrase.
fn leads_on(line: &Line) -> bool {
    line.words.last().is_some_and(|word| {
        word.text.ends_with([',', '/', '&', '-'])
            || matches!(
                word.text.as_str(),
                "and" | "or" | "of" | "the" | "a" | "an" | "in" | "with" | "to" | "for"
            )
    })
}

/// Adds a line to its paragraph; a hyphen that only parts a word at the line's end goes.
pub(super) fn append(text: &mut String, line: &str, style: &Style) {
    let next: String = line.chars().take_while(|c| c.is_alphanumeric()).collect();
    if text.ends_with('\u{ad}') {
        text.pop();
    } else if let Some(head) = text.strip_suffix(['-', '\u{2010}', '\u{2011}'])
        && next.starts_with(char::is_lowercase)
    {
        let last = head
            .rsplit(|c: char| !c.is_alphanumeric())
            .next()
            .unwrap_or_default();
        let last = last.to_lowercase();
        let known = |word: String| style.words.contains(&word);
        let whole = known(format!("{last}{next}"));
        let parted = known(format!("{last}-{next}")) || JOINED.contains(&last.as_str());
        if !last.is_empty() && (whole || !parted) {
            text.pop();
        }
    } else if !text.is_empty() && !text.ends_with('/') {
        text.push(' ');
    }
    text.push_str(line);
}
