//! From features to an outcome: two sums of integers, one for "shown at all", one for "shown in
//! full".
//!
//! Each feature adds the height of its curve, which is straight between the values 0, 250, 500, 750
//! and 1,000. The heights are learned (`benches/learn/verdict_weights.py`) and kept in
//! `data/weights.tsv`; an evidence feature's curve never falls, so more evidence never lowers an
//! outcome.

use crate::features::{COUNT, Features, NAMES};
use crate::verdict::Outcome;
use std::sync::LazyLock;

/// Heights at 0, 250, 500, 750 and 1,000.
type Curve = [i32; 5];

/// Values between two heights of a curve.
const STEP: i32 = 250;

struct Weights {
    shown: [Curve; COUNT],
    full: [Curve; COUNT],
    shown_from: i32,
    full_from: i32,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights {
        shown: [[0; 5]; COUNT],
        full: [[0; 5]; COUNT],
        shown_from: 0,
        full_from: 0,
    };
    for line in include_str!("../data/weights.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let cells: Vec<&str> = line.split('\t').collect();
        let [name, shown, full] = cells.as_slice() else {
            continue;
        };
        if *name == "threshold" {
            let number = |cell: &str| cell.parse().unwrap_or(0);
            (weights.shown_from, weights.full_from) = (number(shown), number(full));
        } else if let Some(at) = NAMES.iter().position(|known| known == name) {
            weights.shown[at] = curve(shown);
            weights.full[at] = curve(full);
        }
    }
    weights
});

/// "0 120 300 300 410".
fn curve(cell: &str) -> Curve {
    let mut curve = [0; 5];
    for (slot, height) in curve.iter_mut().zip(cell.split(' ')) {
        *slot = height.parse().unwrap_or(0);
    }
    curve
}

/// The height of `curve` at `value`, 0 to 1,000.
fn height(curve: &Curve, value: i32) -> i32 {
    let value = value.clamp(0, 1000);
    let left = usize::try_from(value / STEP).unwrap_or(0).min(3);
    let from = curve.get(left).copied().unwrap_or(0);
    let to = curve.get(left + 1).copied().unwrap_or(0);
    let along = value - i32::try_from(left).unwrap_or(0) * STEP;
    from + (to - from) * along / STEP
}

/// The two heights of a feature at one value.
pub(crate) fn heights_at(feature: usize, value: i32) -> [i32; 2] {
    let both = [WEIGHTS.shown.get(feature), WEIGHTS.full.get(feature)];
    both.map(|curve| curve.map_or(0, |curve| height(curve, value)))
}

/// What the sums must come to.
pub(crate) fn thresholds() -> [i32; 2] {
    [WEIGHTS.shown_from, WEIGHTS.full_from]
}

/// How far the two sums are past their thresholds; positive is past.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sums {
    /// Shown at all.
    pub shown: i32,
    /// Shown in full.
    pub full: i32,
}

/// The two sums of a row of features, less their thresholds, in thousandths of a logit.
pub fn sums(features: &Features) -> Sums {
    let sum = |curves: &[Curve; COUNT]| -> i32 {
        let pairs = curves.iter().zip(features);
        pairs.map(|(curve, value)| height(curve, *value)).sum()
    };
    Sums {
        shown: sum(&WEIGHTS.shown) - WEIGHTS.shown_from,
        full: sum(&WEIGHTS.full) - WEIGHTS.full_from,
    }
}

/// The outcome the sums say.
pub fn outcome(sums: Sums) -> Outcome {
    if sums.full >= 0 && sums.shown >= 0 {
        Outcome::Met
    } else if sums.shown >= 0 {
        Outcome::Partly
    } else {
        Outcome::NotEvidenced
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::EVIDENCE;

    #[test]
    fn a_curve_is_straight_between_its_heights() {
        let curve = [0, 100, 100, 300, 400];
        let heights = [0, 125, 250, 600, 1000].map(|value| height(&curve, value));
        assert_eq!(heights, [0, 50, 100, 180, 400]);
    }

    #[test]
    fn every_feature_has_weights_and_evidence_never_counts_against() {
        let table = include_str!("../data/weights.tsv");
        for (at, name) in NAMES.iter().enumerate() {
            assert!(
                table
                    .lines()
                    .any(|line| line.split('\t').next() == Some(name)),
                "{name}"
            );
            if at < EVIDENCE {
                for curve in [WEIGHTS.shown[at], WEIGHTS.full[at]] {
                    assert!(curve.is_sorted() && curve[0] == 0, "{name}: {curve:?}");
                }
            }
        }
    }
}
