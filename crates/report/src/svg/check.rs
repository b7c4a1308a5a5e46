//! The coverage strips of each pair, one pair under the other.

use super::{BOLD, KIND, Lines, MARGIN, NAME, PLAIN, SMALL, Strip, TITLE};
use crate::data::{Check, CheckedPair, Envelope, Outcome};
use crate::{inert, words};
use askama::Template;

/// Width of the picture.
const WIDTH: usize = 720;
/// Height of a strip, and of the boxes of the key.
const STRIP: usize = 18;

#[derive(Template)]
#[template(path = "check.svg")]
struct Picture {
    title: String,
    width: usize,
    height: usize,
    lines: Lines,
    strips: Vec<Placed>,
    key: Vec<Key>,
}

/// A strip at its place.
struct Placed {
    y: usize,
    width: usize,
    strip: Strip,
}

/// What a fill means.
struct Key {
    x: usize,
    y: usize,
    class: &'static str,
    said: &'static str,
}

/// The strips of each pair, with the same numbers in words.
pub fn check(result: &Envelope<Check>) -> String {
    let result = &inert::all(result);
    let pairs = &result.result.pairs;
    let mut lines = Lines::new(WIDTH);
    let mut strips = Vec::new();
    lines.add(KIND, "Fit: decision support; a person decides");
    for (at, pair) in pairs.iter().enumerate() {
        add(pair, at, &mut lines, &mut strips);
    }
    lines.y += 10;
    let key = key(pairs, lines.y);
    lines.y += STRIP + 4;
    lines.add(SMALL, words::MEANING);
    lines.made(result);
    let picture = Picture {
        title: match pairs.as_slice() {
            [one] => words::sentence(one),
            more => words::count(more.len(), "fit"),
        },
        width: WIDTH,
        height: lines.y + MARGIN,
        lines,
        strips,
        key,
    };
    picture.render().unwrap_or_default()
}

fn add(pair: &CheckedPair, at: usize, lines: &mut Lines, strips: &mut Vec<Placed>) {
    lines.y += 6;
    let title = pair.post.title.as_deref().unwrap_or("(no title found)");
    lines.add(TITLE, title);
    lines.add(PLAIN, &words::facts(&pair.post, pair.closed).join(" · "));
    let mut named = pair.clone();
    let who = pair.candidate.as_deref().unwrap_or(&pair.profile);
    named.candidate = Some(words::shortened(who, NAME));
    lines.add(BOLD, &words::sentence(&named));
    lines.add(PLAIN, &words::inferred(&pair.summary));
    let both = [
        Strip::new("Essential", format!("e{at}"), &pair.summary.essential),
        Strip::new("Desirable", format!("d{at}"), &pair.summary.desirable),
    ];
    for strip in both.into_iter().flatten() {
        lines.y += 6;
        lines.add(PLAIN, &format!("{}: {}", strip.name, strip.said));
        let drawn = usize::try_from(strip.width).unwrap_or(usize::MAX);
        strips.push(Placed {
            y: lines.y + 2,
            // Of very many criteria the boxes are smaller.
            width: drawn.min(WIDTH - 2 * MARGIN),
            strip,
        });
        lines.y += STRIP + 6;
    }
}

/// The fills that occur, with what they mean.
fn key(pairs: &[CheckedPair], y: usize) -> Vec<Key> {
    let occurs = |outcome: Outcome| {
        let tallies = pairs
            .iter()
            .flat_map(|pair| [pair.summary.essential, pair.summary.desirable]);
        tallies
            .map(|tally| tally.of(outcome))
            .any(|count| count > 0)
    };
    let mut x = MARGIN;
    let mut key = Vec::new();
    for (outcome, class, said) in Strip::FILLS {
        if occurs(outcome) {
            key.push(Key { x, y, class, said });
            x += super::drawn(said, PLAIN) + 2 * STRIP + 12;
        }
    }
    key
}
