//! How well candidates are judged, end to end: from the advert's text and the profile's YAML.

use crate::gold::{Gold, GoldVerdict, TODAY};
use crate::measure::{LABELS, accuracy, kappa_quadratic, macro_f1, ratio};
use crate::reading::align;
use personspec_parser::Importance;
use personspec_scoring::{Outcome, Policy, assess};
use std::collections::BTreeMap;

/// One judged verdict beside ours.
#[derive(Debug, Clone)]
pub struct Held {
    /// As judged.
    pub judged: GoldVerdict,
    /// Ours; `None` where the criterion was not read.
    pub ours: Option<Outcome>,
    /// The paths we cite.
    pub cited: Vec<String>,
    /// Whether it counts towards the fit, and as an essential.
    counts: bool,
    essential: bool,
}

impl Held {
    /// (judged, ours) as label numbers; a criterion that was not read counts as none.
    pub fn pair(&self) -> (usize, usize) {
        let judged = LABELS
            .iter()
            .position(|label| *label == self.judged.verdict)
            .unwrap_or(2);
        let ours = match self.ours {
            Some(Outcome::Met) => 0,
            Some(Outcome::Partly) => 1,
            _ => 2,
        };
        (judged, ours)
    }
}

/// The figures over a set.
#[derive(Debug, Clone, Copy)]
pub struct Judging {
    /// Verdicts.
    pub verdicts: usize,
    /// F1 averaged over met, partly and none.
    pub macro_f1: f64,
    /// Same label.
    pub accuracy: f64,
    /// Cohen's kappa, quadratic weights.
    pub kappa: f64,
    /// Judged none, of those we call met.
    pub false_met: f64,
    /// Called none, of those judged met.
    pub missed_met: f64,
    /// A right path cited, where both find something.
    pub evidence: f64,
    /// Pairs of profiles (or of adverts) put in the judged order.
    pub order: f64,
}

/// Judges every pair of the set.
pub fn judge(gold: &Gold) -> Vec<Held> {
    let mut by_pair: BTreeMap<(&str, &str), Vec<&GoldVerdict>> = BTreeMap::new();
    for row in &gold.verdicts {
        by_pair
            .entry((&row.advert, &row.profile))
            .or_default()
            .push(row);
    }
    let mut held = Vec::new();
    for ((advert, profile), rows) in by_pair {
        let (Some(advert), Some(profile)) = (gold.adverts.get(advert), gold.profiles.get(profile))
        else {
            continue;
        };
        let read = &advert.parsed.advert;
        let assessment = assess(read, profile, TODAY, &Policy::default());
        let aligned = align(advert);
        for row in rows {
            let Some((truth, found)) = aligned.iter().find(|(truth, _)| truth.id == row.criterion)
            else {
                continue;
            };
            let at = found.and_then(|found| {
                read.criteria
                    .iter()
                    .position(|criterion| std::ptr::eq(criterion, found))
            });
            let verdict = at.and_then(|at| assessment.verdicts.get(at));
            held.push(Held {
                judged: row.clone(),
                ours: verdict.map(|verdict| verdict.outcome),
                cited: verdict.map_or_else(Vec::new, |verdict| {
                    verdict
                        .evidence
                        .iter()
                        .map(|evidence| evidence.path.clone())
                        .collect()
                }),
                counts: truth.stage == "application" && truth.duplicate_of.is_none(),
                essential: truth.level == Importance::Essential.as_str(),
            });
        }
    }
    held
}

/// The figures over what [`judge`] gave.
pub fn figures(held: &[Held]) -> Judging {
    let pairs: Vec<(usize, usize)> = held.iter().map(Held::pair).collect();
    let of = |is: &dyn Fn(usize, usize) -> bool| pairs.iter().filter(|(a, b)| is(*a, *b)).count();
    let found: Vec<&Held> = held
        .iter()
        .filter(|one| one.pair().0 < 2 && one.pair().1 < 2 && !one.judged.evidence.is_empty())
        .collect();
    let right = found.iter().filter(|one| {
        let near = |a: &String, b: &String| a.starts_with(b.as_str()) || b.starts_with(a.as_str());
        one.cited
            .iter()
            .any(|ours| one.judged.evidence.iter().any(|theirs| near(ours, theirs)))
    });
    Judging {
        verdicts: pairs.len(),
        macro_f1: macro_f1(&pairs),
        accuracy: accuracy(&pairs),
        kappa: kappa_quadratic(&pairs),
        false_met: ratio(of(&|a, b| a == 2 && b == 0), of(&|_, b| b == 0)),
        missed_met: ratio(of(&|a, b| a == 0 && b == 2), of(&|a, _| a == 0)),
        evidence: ratio(right.count(), found.len()),
        order: order(held),
    }
}

/// The share of pairs with the same advert, or with the same profile, that the points order as the
/// judged points do; ties in the judged points are left out.
fn order(held: &[Held]) -> f64 {
    let mut totals: BTreeMap<(&str, &str), [[usize; 2]; 3]> = BTreeMap::new();
    for one in held {
        let entry = totals
            .entry((&one.judged.advert, &one.judged.profile))
            .or_default();
        let slot = usize::from(!one.essential);
        let (judged, ours) = one.pair();
        let [all, theirs, mine] = entry;
        all[slot] += 1;
        if one.counts {
            theirs[slot] += 2 - judged;
            mine[slot] += 2 - ours;
        }
    }
    let points: Vec<((&str, &str), f64, f64)> = totals
        .into_iter()
        .map(|(pair, [all, theirs, ours])| {
            let points =
                |of: [usize; 2]| ratio(of[0], all[0].max(1)) + 0.25 * ratio(of[1], all[1].max(1));
            (pair, points(theirs), points(ours))
        })
        .collect();
    let (mut right, mut all) = (0, 0);
    for (at, (a, judged_a, ours_a)) in points.iter().enumerate() {
        for (b, judged_b, ours_b) in points.iter().skip(at + 1) {
            let apart = judged_a - judged_b;
            if (a.0 == b.0) == (a.1 == b.1) || apart.abs() < 1e-9 {
                continue;
            }
            all += 1;
            right += usize::from(apart * (ours_a - ours_b) > 0.0);
        }
    }
    ratio(right, all)
}

/// How often each judged label (row) got each of ours (column), in the order of [`LABELS`].
pub fn confusion(held: &[Held]) -> [[usize; 3]; 3] {
    let mut table = [[0; 3]; 3];
    for (judged, ours) in held.iter().map(Held::pair) {
        table[judged][ours] += 1;
    }
    table
}
