//! Measures of a ranking by nearness, on sets in which a question has a few right answers among
//! thousands.

use crate::measure::ratio;
use personspec_text::nearness::{Rarity, runs};
use personspec_text::words::words;
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Answers that count for RP@k.
const FIRST: usize = 5;

/// How rare stems and runs of letters are among some phrases.
#[derive(Debug)]
pub struct Counted {
    phrases: usize,
    stems: FxHashMap<String, usize>,
    runs: FxHashMap<u64, usize>,
}

impl Counted {
    /// Counts in how many of `phrases` each stands.
    pub fn over(phrases: &[&str]) -> Self {
        let mut counted = Self {
            phrases: phrases.len(),
            stems: FxHashMap::default(),
            runs: FxHashMap::default(),
        };
        for phrase in phrases {
            let stems: BTreeSet<String> = words(phrase).into_iter().map(|word| word.stem).collect();
            for stem in stems {
                *counted.stems.entry(stem).or_default() += 1;
            }
            for run in runs(phrase) {
                *counted.runs.entry(run).or_default() += 1;
            }
        }
        counted
    }

    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "ten times the logarithm of a count: zero to some hundreds"
    )]
    fn weight(&self, with: usize) -> u32 {
        (10.0 * ratio(self.phrases + 1, with + 1).ln()).round() as u32
    }
}

impl Rarity for Counted {
    fn of_stem(&self, stem: &str) -> u32 {
        self.weight(self.stems.get(stem).copied().unwrap_or(0))
    }

    fn of_letters(&self, run: u64) -> u32 {
        self.weight(self.runs.get(&run).copied().unwrap_or(0))
    }
}

/// What is asked, and the phrases that answer it.
#[derive(Debug, Clone)]
pub struct Question {
    /// As it is written.
    pub asked: String,
    /// The places of the right phrases; at least one.
    pub right: BTreeSet<usize>,
}

/// The figures over all questions, each between 0 and 1.
#[derive(Debug, Clone, Copy, Default)]
pub struct Figures {
    /// How many questions.
    pub questions: usize,
    /// Right ones among the first five, of five or of as many as there are.
    pub first: f64,
    /// Mean of one by the rank of the first right one.
    pub reciprocal: f64,
    /// The same, over every order of what is tied.
    pub reciprocal_by_chance: f64,
    /// Mean average precision.
    pub precision: f64,
}

impl Figures {
    /// By name.
    pub fn named(&self) -> [(&'static str, f64); 4] {
        [
            ("RP@5", self.first),
            ("MRR", self.reciprocal),
            ("MRR, ties by chance", self.reciprocal_by_chance),
            ("MAP", self.precision),
        ]
    }
}

/// The figures of a ranking by `score`, which scores every phrase for a question. Among equals the
/// right ones come last.
pub fn figures(questions: &[Question], score: impl Fn(&Question) -> Vec<u32>) -> Figures {
    let mut figures = Figures {
        questions: questions.len(),
        ..Figures::default()
    };
    for question in questions {
        let scores = score(question);
        let ranks = ranks(&question.right, &scores);
        let first = ranks.iter().filter(|rank| **rank <= FIRST).count();
        figures.first += ratio(first, FIRST.min(ranks.len()));
        figures.reciprocal += ranks.first().map_or(0.0, |rank| ratio(1, *rank));
        figures.reciprocal_by_chance += by_chance(&question.right, &scores);
        let precisions = ranks.iter().zip(1..).map(|(rank, nth)| ratio(nth, *rank));
        figures.precision += precisions.sum::<f64>() / ratio(ranks.len(), 1);
    }
    let all = ratio(questions.len().max(1), 1);
    for sum in [
        &mut figures.first,
        &mut figures.reciprocal,
        &mut figures.reciprocal_by_chance,
        &mut figures.precision,
    ] {
        *sum /= all;
    }
    figures
}

/// The ranks of the right phrases from 1, best first; among equals they come last.
fn ranks(right: &BTreeSet<usize>, scores: &[u32]) -> Vec<usize> {
    let mut order: Vec<(std::cmp::Reverse<u32>, bool)> = scores
        .iter()
        .enumerate()
        .map(|(at, score)| (std::cmp::Reverse(*score), right.contains(&at)))
        .collect();
    order.sort_unstable();
    let places = order.iter().zip(1..).filter(|((_, right), _)| *right);
    places.map(|(_, rank)| rank).collect()
}

/// One by the rank of the first right phrase, averaged over every order of the phrases tied with it.
fn by_chance(right: &BTreeSet<usize>, scores: &[u32]) -> f64 {
    let best = right.iter().filter_map(|at| scores.get(*at)).max();
    let Some(best) = best else { return 0.0 };
    let above = scores.iter().filter(|score| *score > best).count();
    let mut tied = scores.iter().filter(|score| *score == best).count();
    let hits = right
        .iter()
        .filter(|at| scores.get(**at) == Some(best))
        .count();
    let (mut mean, mut none_yet, mut rank) = (0.0, 1.0, above + 1);
    while tied > 0 && none_yet > 0.0 {
        let hit = ratio(hits, tied).min(1.0);
        mean += none_yet * hit * ratio(1, rank);
        none_yet *= 1.0 - hit;
        (tied, rank) = (tied - 1, rank + 1);
    }
    mean
}

/// The rows of a CSV file: cells parted by commas, in double quotes where they hold one.
pub fn read_csv(text: &str) -> Vec<Vec<String>> {
    let (mut rows, mut row, mut cell) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if quoted && signs.peek() == Some(&'"') => {
                signs.next();
                cell.push('"');
            }
            '"' => quoted = !quoted,
            ',' if !quoted => row.push(std::mem::take(&mut cell)),
            '\r' if !quoted => {}
            '\n' if !quoted => {
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            sign => cell.push(sign),
        }
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_are_never_in_our_favour() {
        let right = BTreeSet::from([1, 3]);
        assert_eq!(ranks(&right, &[5, 5, 5, 1]), [3, 4]);
        let mean = by_chance(&BTreeSet::from([1]), &[5, 5, 9, 1]);
        assert!((mean - f64::midpoint(1.0 / 2.0, 1.0 / 3.0)).abs() < 1e-9);
    }

    #[test]
    fn figures_of_a_known_ranking() {
        let questions = [Question {
            asked: String::new(),
            right: BTreeSet::from([0, 5]),
        }];
        let figures = figures(&questions, |_| vec![6, 5, 4, 3, 2, 1]);
        assert!((figures.first - 0.5).abs() < 1e-9);
        assert!((figures.reciprocal - 1.0).abs() < 1e-9);
        assert!((figures.precision - f64::midpoint(1.0, 2.0 / 6.0)).abs() < 1e-9);
    }

    #[test]
    fn cells_in_quotes_may_hold_commas_and_quotes() {
        assert_eq!(
            read_csv("a,\"b, \"\"c\"\"\"\r\n,d\n"),
            [vec!["a", "b, \"c\""], vec!["", "d"]]
        );
    }
}
