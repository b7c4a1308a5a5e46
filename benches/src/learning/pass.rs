//! One pass of the weighing, learned.

use super::logistic::{dot, logistic};
use super::rows::{QUARTERS, Row};
use super::{folds, grave};
use crate::measure::macro_f1;
use personspec_scoring::features::EVIDENCE;

/// Folds over adverts by which thresholds are chosen.
const FOLDS: usize = 4;
/// What the two errors people act on cost, beside macro-F1: met where nothing is shown, and nothing where
/// it is met.
const GRAVE: f64 = 0.5;
/// As `policy::ALONE_SURE` of the engine: so far past a threshold is as sure as can be.
const SURE: f64 = 3.0;

/// Weights and thresholds of "shown at all" and "shown in full".
#[derive(Debug, Clone)]
pub(super) struct Pass {
    pub(super) shown: Vec<f64>,
    pub(super) full: Vec<f64>,
    pub(super) shown_from: f64,
    pub(super) full_from: f64,
}

/// A row with what the others of its pair come to, 0 to 1,000; `None` in the first pass.
pub(super) type Paired<'a> = (&'a Row, Option<i32>);

impl Pass {
    /// Learns from the rows that wording decides. Beside it, for every row how far it is shown by weights
    /// that did not see its advert, 0 to 1,000.
    pub(super) fn from(all: &[Paired<'_>]) -> (Self, Vec<i32>) {
        let x: Vec<Vec<f64>> = all
            .iter()
            .map(|(row, others)| row.stepped(*others))
            .collect();
        let learn = |keep: &dyn Fn(&Row) -> bool, is: &dyn Fn(&Row) -> bool| {
            let some = all
                .iter()
                .zip(&x)
                .filter(|((row, _), _)| !row.outright && keep(row));
            let (rows, x): (Vec<&Row>, Vec<&[f64]>) =
                some.map(|((row, _), x)| (*row, x.as_slice())).unzip();
            let y: Vec<bool> = rows.iter().map(|row| is(row)).collect();
            logistic(&x, &y, EVIDENCE * QUARTERS)
        };
        let at_all = |row: &Row| row.judged < 2;
        let in_full = |row: &Row| row.judged == 0;
        let mut sums = vec![(0.0, 0.0); all.len()];
        for out in folds(all.iter().map(|(row, _)| row.advert.as_str()), FOLDS) {
            let keep = |row: &Row| !out.contains(row.advert.as_str());
            let (shown, full) = (learn(&keep, &at_all), learn(&keep, &in_full));
            for (((row, _), x), sums) in all.iter().zip(&x).zip(&mut sums) {
                if !keep(row) {
                    *sums = (dot(&shown, x), dot(&full, x));
                }
            }
        }
        let (shown_from, full_from) = thresholds(all, &sums);
        let pass = Self {
            shown: learn(&|_| true, &at_all),
            full: learn(&|_| true, &in_full),
            shown_from,
            full_from,
        };
        let held_back = all.iter().zip(sums);
        let alone = held_back.map(|((row, _), sums)| pass.how_far(row, sums));
        let alone = alone.collect();
        (pass, alone)
    }

    fn sums(&self, (row, others): Paired<'_>) -> (f64, f64) {
        let x = row.stepped(others);
        (dot(&self.shown, &x), dot(&self.full, &x))
    }

    /// How far a row is shown, 0 to 1,000.
    pub(super) fn alone(&self, row: &Row) -> i32 {
        self.how_far(row, self.sums((row, None)))
    }

    fn how_far(&self, row: &Row, (shown, full): (f64, f64)) -> i32 {
        if let Some(fact) = row.fact() {
            return [1000, 500, 0][fact];
        }
        let share = |past: f64| (past.clamp(-SURE, SURE) + SURE) / (2.0 * SURE);
        let both = f64::midpoint(share(shown - self.shown_from), share(full - self.full_from));
        #[expect(clippy::cast_possible_truncation, reason = "0 to 1,000")]
        let whole = (both * 1000.0).round() as i32;
        whole
    }

    /// The label of a row.
    pub(super) fn label(&self, paired: Paired<'_>) -> usize {
        let weighed = || label(self.sums(paired), self.shown_from, self.full_from);
        paired.0.fact().unwrap_or_else(weighed)
    }
}

/// What the other rows of each row's pair come to on average, 0 to 1,000.
pub(super) fn of_others(rows: &[&Row], alone: &[i32]) -> Vec<i32> {
    let pair = |row: &Row| (row.advert.clone(), row.profile.clone());
    let mut sums: std::collections::BTreeMap<_, (i32, i32)> = std::collections::BTreeMap::new();
    for (row, own) in rows.iter().zip(alone) {
        let sum = sums.entry(pair(row)).or_default();
        *sum = (sum.0 + own, sum.1 + 1);
    }
    let each = rows.iter().zip(alone).map(|(row, own)| {
        let (sum, count) = sums[&pair(row)];
        (sum - own) / (count - 1).max(1)
    });
    each.collect()
}

fn label((shown, full): (f64, f64), shown_from: f64, full_from: f64) -> usize {
    if shown < shown_from {
        2
    } else {
        usize::from(full < full_from)
    }
}

/// The thresholds of best macro-F1 and fewest grave errors, near zero where several are nearly as good.
fn thresholds(rows: &[Paired<'_>], sums: &[(f64, f64)]) -> (f64, f64) {
    let step = |at: i32| f64::from(at) / 10.0;
    let mut best = (f64::MIN, 0.0, 0.0);
    for (a, b) in (-12..=12).flat_map(|a| (-12..=12).map(move |b| (step(a), step(b)))) {
        let labelled = rows.iter().zip(sums).filter(|((row, _), _)| !row.outright);
        let pairs: Vec<(usize, usize)> = labelled
            .map(|((row, _), sums)| (row.judged, label(*sums, a, b)))
            .collect();
        let (false_met, missed_met) = grave(&pairs);
        let value =
            macro_f1(&pairs) - GRAVE * (false_met + missed_met) - 0.02 * (a.abs() + b.abs());
        if value > best.0 {
            best = (value, a, b);
        }
    }
    (best.1, best.2)
}
