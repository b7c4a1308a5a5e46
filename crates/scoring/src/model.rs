//! From features to an outcome: two sums of integers, one for "shown at all", one for "shown in
//! full".
//!
//! It is done twice. Alone, each criterion comes to how far it is shown by its own wording; the average
//! over the others of the pair is then a feature of the second pass, which decides.
//!
//! Each feature adds the height of its curve, which is straight between the values 0, 250, 500, 750
//! and 1,000. The heights are learned (the `learn_verdicts` program of `benches`) and kept in
//! `data/weights.tsv`; an evidence feature's curve never falls, so more evidence never lowers an
//! outcome.

use crate::features::{COUNT, Features, NAMES};
use crate::policy;
use crate::verdict::Outcome;
use std::sync::LazyLock;

/// Heights at 0, 250, 500, 750 and 1,000.
type Curve = [i32; 5];

/// Values between two heights of a curve.
const STEP: i32 = 250;

/// Which time the features are weighed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pass {
    /// Before the pair is known.
    Alone,
    /// With what the other criteria of the pair come to.
    Paired,
}

/// The curves and thresholds of one pass: "shown at all", "shown in full".
#[derive(Debug, Clone, Copy)]
struct Weights {
    curves: [[Curve; COUNT]; 2],
    from: [i32; 2],
}

static WEIGHTS: LazyLock<[Weights; 2]> = LazyLock::new(|| {
    let none = Weights {
        curves: [[[0; 5]; COUNT]; 2],
        from: [0; 2],
    };
    let mut passes = [none; 2];
    for line in include_str!("../data/weights.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
    {
        let mut cells = line.split('\t');
        let name = cells.next().unwrap_or_default();
        let feature = NAMES.iter().position(|known| *known == name);
        for weights in &mut passes {
            for (curves, from) in weights.curves.iter_mut().zip(&mut weights.from) {
                let cell = cells.next().unwrap_or_default();
                if name == "threshold" {
                    *from = cell.parse().unwrap_or(0);
                } else if let Some(slot) = feature.and_then(|at| curves.get_mut(at)) {
                    *slot = curve(cell);
                }
            }
        }
    }
    passes
});

fn weights(pass: Pass) -> &'static Weights {
    let [alone, paired] = &*WEIGHTS;
    match pass {
        Pass::Alone => alone,
        Pass::Paired => paired,
    }
}

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
pub(crate) fn heights_at(pass: Pass, feature: usize, value: i32) -> [i32; 2] {
    let both = weights(pass).curves.each_ref();
    both.map(|curves| curves.get(feature).map_or(0, |curve| height(curve, value)))
}

/// What the sums must come to.
pub(crate) fn thresholds(pass: Pass) -> [i32; 2] {
    weights(pass).from
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
    summed(Pass::Paired, features)
}

/// How far a criterion is shown by its own wording, 0 to 1,000: the mean of "at all" and "in full".
/// Features of the pair count nothing.
pub fn alone(features: &Features) -> i32 {
    let sums = summed(Pass::Alone, features);
    shown_alone([sums.shown, sums.full])
}

/// The same of the two sums.
pub(crate) fn shown_alone(sums: [i32; 2]) -> i32 {
    let wide = policy::ALONE_SURE;
    let share = |sum: i32| (sum.clamp(-wide, wide) + wide) * 1000 / (2 * wide);
    sums.map(share).iter().sum::<i32>() / 2
}

fn summed(pass: Pass, features: &Features) -> Sums {
    let weights = weights(pass);
    let [shown, full] = weights.curves.each_ref().map(|curves| {
        let pairs = curves.iter().zip(features);
        pairs
            .map(|(curve, value)| height(curve, *value))
            .sum::<i32>()
    });
    let [shown_from, full_from] = weights.from;
    Sums {
        shown: shown - shown_from,
        full: full - full_from,
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
    use crate::features::{EVIDENCE, PAIR};

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
            if at < PAIR {
                assert_eq!(WEIGHTS[0].curves.map(|curves| curves[at]), [[0; 5]; 2]);
            }
            if at < EVIDENCE {
                for curve in WEIGHTS.iter().flat_map(|pass| pass.curves.iter()) {
                    let curve = curve[at];
                    assert!(curve.is_sorted() && curve[0] == 0, "{name}: {curve:?}");
                }
            }
        }
    }
}
