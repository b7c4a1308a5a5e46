//! Learns the weights of wording: all of them for the engine, or anew with some of the judged verdicts
//! held back, which then are judged: what to expect on adverts, people and writers that the weights have
//! not seen.
//!
//! Two passes, each of two ridge logistic regressions ("shown at all", "shown in full") over
//! features taken in quarters, so that a curve need not be straight; evidence weights are never negative,
//! and thresholds are chosen for macro-F1 on rows whose advert was left out. The second pass has one
//! feature more: what the other criteria of the pair come to in the first, by weights that did not see
//! their advert.

mod logistic;
mod pass;
mod rows;
mod table;

pub use rows::{Row, rows};
pub use table::table;

use crate::measure::{Pairs, ratio};
use pass::{Pass, of_others};
use std::collections::BTreeSet;

/// Folds over adverts, and over profiles, of [`nested`].
const FOLDS: usize = 3;

/// (judged, ours) where each row is judged by weights that saw neither its advert nor its profile.
pub fn nested(rows: &[Row]) -> Vec<(usize, usize)> {
    let adverts = folds(rows.iter().map(|row| row.advert.as_str()), FOLDS);
    let profiles = folds(rows.iter().map(|row| row.profile.as_str()), FOLDS);
    let mut pairs = Vec::with_capacity(rows.len());
    for some_adverts in &adverts {
        for some_profiles in &profiles {
            let side = |row: &&Row| {
                (
                    some_adverts.contains(row.advert.as_str()),
                    some_profiles.contains(row.profile.as_str()),
                )
            };
            let test: Vec<&Row> = rows
                .iter()
                .filter(|row| side(row) == (true, true))
                .collect();
            let train: Vec<&Row> = rows
                .iter()
                .filter(|row| side(row) == (false, false))
                .collect();
            if !test.is_empty() {
                pairs.extend(Twice::from(&train).judge(&test));
            }
        }
    }
    pairs
}

/// (judged, ours) of `test` by weights that saw `train` only: another writer's adverts and people.
pub fn across(train: &[Row], test: &[Row]) -> Vec<(usize, usize)> {
    let train: Vec<&Row> = train.iter().collect();
    let test: Vec<&Row> = test.iter().collect();
    Twice::from(&train).judge(&test)
}

/// The names in `count` folds, every so many-th in order.
fn folds<'a>(names: impl Iterator<Item = &'a str>, count: usize) -> Vec<BTreeSet<&'a str>> {
    let names: BTreeSet<&str> = names.collect();
    let fold = |first: usize| names.iter().copied().skip(first).step_by(count).collect();
    (0..count).map(fold).collect()
}

/// Both passes, learned from some rows.
#[derive(Debug, Clone)]
struct Twice {
    alone: Pass,
    paired: Pass,
}

impl Twice {
    fn from(rows: &[&Row]) -> Self {
        let single: Vec<_> = rows.iter().map(|row| (*row, None)).collect();
        let (alone, held_back) = Pass::from(&single);
        let others = of_others(rows, &held_back);
        let paired: Vec<_> = rows
            .iter()
            .copied()
            .zip(others.into_iter().map(Some))
            .collect();
        let (paired, _) = Pass::from(&paired);
        Self { alone, paired }
    }

    /// (judged, ours) of each row.
    fn judge(&self, rows: &[&Row]) -> Vec<(usize, usize)> {
        let alone: Vec<i32> = rows.iter().map(|row| self.alone.alone(row)).collect();
        let others = of_others(rows, &alone);
        let each = rows.iter().zip(others);
        each.map(|(row, others)| (row.judged, self.paired.label((row, Some(others)))))
            .collect()
    }
}

/// Judged none, of those called met; judged met and called none, of those judged met.
pub fn grave(pairs: &Pairs) -> (f64, f64) {
    let of = |is: &dyn Fn(usize, usize) -> bool| pairs.iter().filter(|(a, b)| is(*a, *b)).count();
    (
        ratio(of(&|a, b| a == 2 && b == 0), of(&|_, b| b == 0)),
        ratio(of(&|a, b| a == 0 && b == 2), of(&|a, _| a == 0)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_scoring::Outcome;
    use personspec_scoring::features::{self, EVIDENCE, PAIR};

    fn row(advert: usize, judged: usize, evidence: i32) -> Row {
        let mut features = [0; features::COUNT];
        features[PAIR] = evidence;
        Row {
            advert: format!("a{advert}"),
            profile: format!("p{}", advert % 3),
            criterion: String::new(),
            judged,
            ours: Outcome::NotEvidenced,
            outright: false,
            features,
        }
    }

    #[test]
    fn what_evidence_tells_is_learned() {
        let rows: Vec<Row> = (0..90)
            .map(|at| {
                let judged = at % 3;
                row(at / 3, judged, [900, 500, 0][judged])
            })
            .collect();
        let pairs = across(&rows, &rows);
        assert!(pairs.iter().all(|(judged, ours)| judged == ours));
        assert_eq!(nested(&rows).len(), rows.len());
    }

    #[test]
    fn evidence_is_never_held_against_anybody() {
        // Here those who say more were judged worse: the best that weights of zero or more can do
        // is to look away.
        let rows: Vec<Row> = (0..60)
            .map(|at| row(at, 2 * (at % 2), 1000 * i32::try_from(at % 2).unwrap()))
            .collect();
        let some: Vec<&Row> = rows.iter().collect();
        let learned = Twice::from(&some);
        let evidence = learned.paired.shown.iter().take(EVIDENCE * rows::QUARTERS);
        assert!(evidence.clone().all(|weight| *weight >= 0.0));
        assert!(evidence.sum::<f64>() < 1e-6);
    }
}
