//! Learns the weights of wording anew with some of the judged verdicts held back, and judges those:
//! what to expect on adverts, people and writers that the weights have not seen.
//!
//! The method is that of `learn/verdict_weights.py`: two ridge logistic regressions ("shown at
//! all", "shown in full") over features taken in quarters, evidence weights never negative, and
//! thresholds chosen for macro-F1 on rows whose advert was left out.

use crate::gold::{Gold, TODAY};
use crate::measure::{LABELS, Pairs, macro_f1, ratio};
use personspec_scoring::features::EVIDENCE;
use personspec_scoring::{Outcome, Policy, claims, criteria, features, judge};
use std::collections::BTreeSet;

/// Quarters of an evidence feature, each with a weight of its own.
const QUARTERS: usize = 4;
/// The weight of the squared weights in the loss.
const RIDGE: f64 = 3.0;
/// Folds over adverts, and over profiles, of [`nested`].
const FOLDS: usize = 3;
/// Folds over adverts by which thresholds are chosen.
const THRESHOLD_FOLDS: usize = 4;
/// Newton steps at most, and rounds over the weights within one.
const STEPS: usize = 25;
const ROUNDS: usize = 200;
/// A change below which the weights stand still.
const STILL: f64 = 1e-6;

/// One judged verdict with what bears on it.
#[derive(Debug, Clone)]
pub struct Row {
    /// Slug of the advert.
    pub advert: String,
    /// Slug of the profile.
    pub profile: String,
    /// Id of the criterion.
    pub criterion: String,
    /// As judged, a label number of [`LABELS`].
    pub judged: usize,
    /// Ours, a word of [`Outcome`].
    pub ours: Outcome,
    /// Whether ours was decided without weighing.
    pub outright: bool,
    /// The features as the engine has them.
    pub features: features::Features,
}

impl Row {
    /// The label number of what was decided outright.
    fn fact(&self) -> Option<usize> {
        self.outright.then_some(match self.ours {
            Outcome::Met => 0,
            Outcome::Partly => 1,
            Outcome::NotEvidenced | Outcome::Unclear => 2,
        })
    }

    /// The features as they are weighed: the quarters of the evidence, the form of the criterion,
    /// and a one for the bias.
    fn stepped(&self) -> Vec<f64> {
        let share = |value: &i32| f64::from(*value) / 1000.0;
        let (evidence, form) = self.features.split_at(EVIDENCE);
        let quarters = evidence.iter().flat_map(|value| {
            let reached = share(value) * f64::from(QUARTERS_U8);
            (0..QUARTERS_U8).map(move |quarter| (reached - f64::from(quarter)).clamp(0.0, 1.0))
        });
        quarters
            .chain(form.iter().map(share))
            .chain([1.0])
            .collect()
    }
}

#[expect(clippy::cast_possible_truncation, reason = "a handful")]
const QUARTERS_U8: u8 = QUARTERS as u8;

/// What bears on each verdict of `gold`, the advert read as its truth says.
///
/// # Errors
///
/// A verdict on an advert or a profile that is not in the set.
pub fn rows(gold: &Gold) -> Result<Vec<Row>, String> {
    let mut rows = Vec::with_capacity(gold.verdicts.len());
    for row in &gold.verdicts {
        let (Some(advert), Some(profile)) = (
            gold.adverts.get(&row.advert),
            gold.profiles.get(&row.profile),
        ) else {
            return Err(format!("{} × {}: not in the set", row.advert, row.profile));
        };
        let read = advert.true_advert(&row.advert);
        let mut ids = read.criteria.iter().map(|criterion| &criterion.id);
        let index = ids.position(|id| *id == row.criterion);
        let (post, who) = (criteria::read(&read), claims::read(profile));
        let all = judge::judge_all(&post, &who, TODAY, &Policy::default());
        let judged = LABELS.iter().position(|label| *label == row.verdict);
        if let (Some(ours), Some(judged)) = (index.and_then(|index| all.get(index)), judged) {
            rows.push(Row {
                advert: row.advert.clone(),
                profile: row.profile.clone(),
                criterion: row.criterion.clone(),
                judged,
                ours: ours.verdict.outcome,
                outright: ours.outright,
                features: ours.features,
            });
        }
    }
    Ok(rows)
}

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
                pairs.extend(Learned::from(&train).judge(&test));
            }
        }
    }
    pairs
}

/// (judged, ours) of `test` by weights that saw `train` only: another writer's adverts and people.
pub fn across(train: &[Row], test: &[Row]) -> Vec<(usize, usize)> {
    let train: Vec<&Row> = train.iter().collect();
    let test: Vec<&Row> = test.iter().collect();
    Learned::from(&train).judge(&test)
}

/// The names in `count` folds, every so many-th in order.
fn folds<'a>(names: impl Iterator<Item = &'a str>, count: usize) -> Vec<BTreeSet<&'a str>> {
    let names: BTreeSet<&str> = names.collect();
    let fold = |first: usize| names.iter().copied().skip(first).step_by(count).collect();
    (0..count).map(fold).collect()
}

/// Weights and thresholds learned from some rows.
struct Learned {
    shown: Vec<f64>,
    full: Vec<f64>,
    shown_from: f64,
    full_from: f64,
}

impl Learned {
    /// Learns from the rows that wording decides.
    fn from(rows: &[&Row]) -> Self {
        let rows: Vec<&Row> = rows.iter().copied().filter(|row| !row.outright).collect();
        let x: Vec<Vec<f64>> = rows.iter().map(|row| row.stepped()).collect();
        let at_all = |row: &Row| row.judged < 2;
        let in_full = |row: &Row| row.judged == 0;
        let learn = |keep: &dyn Fn(&Row) -> bool, is: &dyn Fn(&Row) -> bool| {
            let some = rows.iter().zip(&x).filter(|(row, _)| keep(row));
            let (rows, x): (Vec<&&Row>, Vec<&[f64]>) =
                some.map(|(row, x)| (row, x.as_slice())).unzip();
            let y: Vec<bool> = rows.iter().map(|row| is(row)).collect();
            logistic(&x, &y)
        };
        let mut sums = vec![(0.0, 0.0); rows.len()];
        for out in folds(rows.iter().map(|row| row.advert.as_str()), THRESHOLD_FOLDS) {
            let keep = |row: &Row| !out.contains(row.advert.as_str());
            let (shown, full) = (learn(&keep, &at_all), learn(&keep, &in_full));
            for ((row, x), sums) in rows.iter().zip(&x).zip(&mut sums) {
                if !keep(row) {
                    *sums = (dot(&shown, x), dot(&full, x));
                }
            }
        }
        let (shown_from, full_from) = thresholds(&rows, &sums);
        Self {
            shown: learn(&|_| true, &at_all),
            full: learn(&|_| true, &in_full),
            shown_from,
            full_from,
        }
    }

    /// (judged, ours) of each row.
    fn judge(&self, rows: &[&Row]) -> Vec<(usize, usize)> {
        let ours = |row: &&Row| {
            let x = row.stepped();
            let sums = (dot(&self.shown, &x), dot(&self.full, &x));
            row.fact()
                .unwrap_or_else(|| label(sums, self.shown_from, self.full_from))
        };
        rows.iter().map(|row| (row.judged, ours(row))).collect()
    }
}

fn label((shown, full): (f64, f64), shown_from: f64, full_from: f64) -> usize {
    if shown < shown_from {
        2
    } else {
        usize::from(full < full_from)
    }
}

/// The thresholds of best macro-F1, near zero where several are nearly as good.
fn thresholds(rows: &[&Row], sums: &[(f64, f64)]) -> (f64, f64) {
    let step = |at: i32| f64::from(at) / 10.0;
    let mut best = (f64::MIN, 0.0, 0.0);
    for (a, b) in (-12..=12).flat_map(|a| (-12..=12).map(move |b| (step(a), step(b)))) {
        let labelled = rows.iter().zip(sums);
        let pairs: Vec<(usize, usize)> = labelled
            .map(|(row, sums)| (row.judged, label(*sums, a, b)))
            .collect();
        let value = macro_f1(&pairs) - 0.02 * (a.abs() + b.abs());
        if value > best.0 {
            best = (value, a, b);
        }
    }
    (best.1, best.2)
}

fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Ridge logistic regression, the weights of evidence bounded below by zero; the last is the bias.
///
/// Newton's method: each step minimises the square that fits the loss where it stands, one weight
/// after the other, and is halved until the loss falls.
fn logistic(x: &[&[f64]], y: &[bool]) -> Vec<f64> {
    let width = x.first().map_or(0, |row| row.len());
    let mut w = vec![0.0; width];
    let mut loss = loss_of(x, y, &w);
    for _ in 0..STEPS {
        let step = newton(x, y, &w);
        let mut share = 1.0;
        let moved = loop {
            let tried: Vec<f64> = w.iter().zip(&step).map(|(w, d)| w + share * d).collect();
            let new = loss_of(x, y, &tried);
            if new <= loss || share < 1e-3 {
                let fell = loss - new;
                (w, loss) = (tried, new);
                break fell;
            }
            share /= 2.0;
        };
        if moved < STILL {
            break;
        }
    }
    w
}

fn loss_of(x: &[&[f64]], y: &[bool], w: &[f64]) -> f64 {
    let each = x.iter().zip(y).map(|(x, y)| {
        let z = if *y { dot(x, w) } else { -dot(x, w) };
        // ln(1 + e^-z) without overflow.
        (-z).max(0.0) + (-z.abs()).exp().ln_1p()
    });
    let ridge: f64 = w.iter().rev().skip(1).map(|w| w * w).sum();
    each.sum::<f64>() + RIDGE / 2.0 * ridge
}

/// The step to the least value of the square that fits the loss at `w`, within the bounds.
fn newton(x: &[&[f64]], y: &[bool], w: &[f64]) -> Vec<f64> {
    let width = w.len();
    let bias = width - 1;
    let mut gradient = vec![0.0; width];
    let mut curvature = vec![vec![0.0; width]; width];
    for (x, y) in x.iter().zip(y) {
        let p = 1.0 / (1.0 + (-dot(x, w)).exp());
        let (slope, bend) = (p - f64::from(u8::from(*y)), p * (1.0 - p));
        for (at, value) in x.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            gradient[at] += slope * value;
            let row = &mut curvature[at];
            for (sum, other) in row.iter_mut().zip(*x) {
                *sum += bend * value * other;
            }
        }
    }
    for (at, w) in w.iter().enumerate().take(bias) {
        gradient[at] += RIDGE * w;
        curvature[at][at] += RIDGE;
    }
    let mut step = vec![0.0; width];
    for _ in 0..ROUNDS {
        let mut largest = 0.0_f64;
        for at in 0..width {
            // Never zero: the ridge is in it, and the bias has its rows.
            let bend = curvature[at][at].max(1e-9);
            let slope = gradient[at] + dot(&curvature[at], &step);
            let mut new = step[at] - slope / bend;
            if at < EVIDENCE * QUARTERS {
                new = new.max(-w[at]);
            }
            largest = largest.max((new - step[at]).abs());
            step[at] = new;
        }
        if largest < STILL {
            break;
        }
    }
    step
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

    fn row(advert: usize, judged: usize, evidence: i32) -> Row {
        let mut features = [0; features::COUNT];
        features[0] = evidence;
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
        let learned = Learned::from(&some);
        let evidence = learned.shown.iter().take(EVIDENCE * QUARTERS);
        assert!(evidence.clone().all(|weight| *weight >= 0.0));
        assert!(evidence.sum::<f64>() < 1e-6);
    }
}
