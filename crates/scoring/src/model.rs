//! From features to an outcome: two sums of integer weights, one for "shown at all", one for "shown
//! in full".
//!
//! The weights are learned (`benches/learn/verdict_weights.py`) and kept in `data/weights.tsv`; an
//! evidence feature's weight is never negative, so more evidence never lowers an outcome.

use crate::features::{COUNT, Features, NAMES};
use crate::verdict::Outcome;
use std::sync::LazyLock;

struct Weights {
    shown: [i32; COUNT],
    full: [i32; COUNT],
    shown_from: i32,
    full_from: i32,
}

static WEIGHTS: LazyLock<Weights> = LazyLock::new(|| {
    let mut weights = Weights {
        shown: [0; COUNT],
        full: [0; COUNT],
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
        let (shown, full) = (shown.parse().unwrap_or(0), full.parse().unwrap_or(0));
        if *name == "threshold" {
            (weights.shown_from, weights.full_from) = (shown, full);
        } else if let Some(at) = NAMES.iter().position(|known| known == name) {
            weights.shown[at] = shown;
            weights.full[at] = full;
        }
    }
    weights
});

/// How far the two sums are past their thresholds; positive is past.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sums {
    /// Shown at all.
    pub shown: i32,
    /// Shown in full.
    pub full: i32,
}

/// The two sums of a row of features, less their thresholds, in thousandths of the weights' unit.
pub fn sums(features: &Features) -> Sums {
    let sum = |weights: &[i32; COUNT]| -> i32 {
        weights
            .iter()
            .zip(features)
            .map(|(weight, value)| weight * value / 1000)
            .sum()
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
                assert!(WEIGHTS.shown[at] >= 0 && WEIGHTS.full[at] >= 0, "{name}");
            }
        }
    }
}
