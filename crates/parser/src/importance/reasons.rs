//! Why an importance was inferred so, for somebody who asks.
//!
//! A line's odds of being essential are the product of two: those of its own words, and those of its place
//! in the list with all that stands around it. So each can be told apart from the other, exactly.

use super::features;
use super::model::{self, Line, Split, Weights, exp};
use crate::advert::Criterion;
use crate::criteria::Found;
use personspec_text::Word;

/// Cues of a line that are told, strongest first.
const MOST_CUES: usize = 3;

/// Why an importance was inferred so. Probabilities are of being essential, in thousandths.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inference {
    /// By all together; the confidence is of this one.
    pub essential: u16,
    /// By its own words alone.
    pub by_words: u16,
    /// By its place in its list and what stands around it, its own words left out.
    pub by_place: u16,
    /// What of its own words weighs most, strongest first, three at most.
    pub cues: Vec<Cue>,
    /// Which line of its list it is, from 1.
    pub line: usize,
    /// Lines of the list.
    pub of: usize,
    /// After how many lines the list most likely turns from essential to desirable: at 0 all of it is
    /// desirable, at `of` all of it is essential.
    pub turns_after: usize,
    /// What marks the line after the turn.
    pub mark: Option<Mark>,
    /// Lines of the list whose level the advert states after all.
    pub stated: usize,
    /// Whether nothing of this decided, but that the advert marks single lines, and only ever as the
    /// other level: so a bare line is of this one.
    pub bare: bool,
}

/// What a line says that makes it likelier essential or desirable.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cue {
    /// What it is.
    pub kind: CueKind,
    /// Whether it makes the line likelier essential; else desirable.
    pub essential: bool,
    /// How much it weighs, in thousandths of a natural logit, without its sign.
    pub weight: u32,
}

/// What kind of cue it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CueKind {
    /// A word, or two that stand side by side, as printed.
    Words(String),
    /// How many words the line has.
    Length(usize),
    /// What it asks: "registration", "membership", "tenure", "entry", "award 7" …
    Asks(String),
    /// Another way to meet it: "equivalent", "willing", "progress".
    OrElse(String),
}

/// What marks a place in a list where sub-headings were lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark {
    /// A blank line.
    Gap,
    /// Numbers that begin anew.
    Restart,
    /// A line that repeats an earlier one.
    Repeat,
}

impl Mark {
    /// What stands before line `at` of a list, if anything.
    pub(super) fn before(at: usize, criteria: &[Criterion], found: &[Found<'_>]) -> Option<Self> {
        let (one, place) = (criteria.get(at)?, found.get(at)?);
        if at == 0 {
            None
        } else if place.gap {
            Some(Self::Gap)
        } else if super::restarts(found, at) {
            Some(Self::Restart)
        } else {
            one.duplicate_of.as_ref().map(|_| Self::Repeat)
        }
    }
}

/// Why line `at` of a list was inferred as it was; `bare` where its being bare decided.
pub(super) fn of(
    at: usize,
    criteria: &[Criterion],
    found: &[Found<'_>],
    lines: &[Line],
    split: &Split,
    bare: bool,
) -> Option<Inference> {
    let weights = model::weights();
    let (essential, by_words, by_place) = parted(*lines.get(at)?, *split.essential.get(at)?);
    Some(Inference {
        essential,
        by_words,
        by_place,
        cues: cues(found.get(at)?, criteria.get(at)?, weights),
        line: at + 1,
        of: lines.len(),
        turns_after: split.turn,
        mark: Mark::before(split.turn, criteria, found),
        stated: lines.iter().filter(|line| line.known.is_some()).count(),
        bare,
    })
}

/// What the odds of a line are made of: together, by its words alone, and without them.
pub(super) fn parted(line: Line, essential: f64) -> (u16, u16, u16) {
    let score = line.score;
    let (mut yes, mut no) = (essential, 1.0 - essential);
    if score > 0.0 {
        yes *= exp(-score);
    } else {
        no *= exp(score);
    }
    let by_place = if yes + no > 0.0 {
        yes / (yes + no)
    } else {
        essential
    };
    let away = exp(-score.abs());
    let by_words = if score > 0.0 { 1.0 } else { away } / (1.0 + away);
    (
        thousandths(essential),
        thousandths(by_words),
        thousandths(by_place),
    )
}

fn thousandths(share: f64) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 1000"
    )]
    let share = (share.clamp(0.0, 1.0) * 1000.0).round() as u16;
    share
}

/// What of a line's own words weighs most.
pub(super) fn cues(found: &Found<'_>, one: &Criterion, weights: &Weights) -> Vec<Cue> {
    let names = features::of_words(&found.words, one.group, &one.requirement);
    let mut cues: Vec<Cue> = names
        .iter()
        .filter_map(|name| {
            let weight = weights.features.get(name)?;
            #[expect(
                clippy::cast_possible_truncation,
                clippy::cast_sign_loss,
                reason = "weights are thousandths in a table, a few units each"
            )]
            let size = (weight.abs() * 1000.0).round() as u32;
            Some(Cue {
                kind: kind(name, found.text, &found.words)?,
                essential: *weight > 0.0,
                weight: size,
            })
        })
        .filter(|cue| cue.weight > 0)
        .collect();
    // Names are sorted, so ties stay in one order.
    cues.sort_by_key(|cue| std::cmp::Reverse(cue.weight));
    cues.truncate(MOST_CUES);
    cues
}

/// What the name of a feature says of a line.
fn kind(name: &str, text: &str, words: &[Word]) -> Option<CueKind> {
    let (class, value) = name.split_once(':')?;
    Some(match class {
        "w" => {
            let word = words.iter().find(|word| word.stem == value)?;
            CueKind::Words(word.span.of(text).to_owned())
        }
        "p" => {
            let (first, second) = value.split_once(' ')?;
            let pair = words.windows(2).find_map(|pair| match pair {
                [a, b] if a.stem == first && b.stem == second => Some(a.span.cover(b.span)),
                _ => None,
            })?;
            let printed = pair.of(text).split_whitespace();
            CueKind::Words(printed.collect::<Vec<_>>().join(" "))
        }
        "l" => CueKind::Length(words.len()),
        "a" => CueKind::Asks(value.to_owned()),
        "o" => CueKind::OrElse(value.to_owned()),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::super::model::split;
    use super::*;

    /// The two odds multiply to the whole: a line alone in its list, without its words, stands as the
    /// table of places says.
    #[test]
    fn words_and_place_are_parted_exactly() {
        let weights = Weights::default();
        let odds = |p: f64| p / (1.0 - p);
        for score in [-3.0, -0.4, 0.0, 0.4, 3.0] {
            let line = |score| Line {
                score,
                known: None,
                mark: false,
            };
            let others = [line(0.7), line(score), line(-0.6)];
            let without = [line(0.7), line(0.0), line(-0.6)];
            let whole = split(&others, None, &weights).essential[1];
            let place = split(&without, None, &weights).essential[1];
            let (all, by_words, by_place) = parted(line(score), whole);
            assert_eq!(all, thousandths(whole));
            assert!(
                by_place.abs_diff(thousandths(place)) <= 2,
                "{by_place} {place}"
            );
            let made = odds(f64::from(by_words) / 1000.0) * odds(f64::from(by_place) / 1000.0);
            assert!(
                (made / odds(whole) - 1.0).abs() < 0.05,
                "{made} {}",
                odds(whole)
            );
        }
    }
}
