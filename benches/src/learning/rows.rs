//! The judged verdicts with what bears on each.

use crate::gold::{Gold, TODAY};
use crate::measure::LABELS;
use personspec_scoring::features::{EVIDENCE, OTHERS_SHOWN, PAIR};
use personspec_scoring::{Outcome, Policy, claims, criteria, features, judge};

/// Quarters of an evidence feature, each with a weight of its own.
pub(super) const QUARTERS: usize = 4;

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
    pub(super) fn fact(&self) -> Option<usize> {
        self.outright.then_some(match self.ours {
            Outcome::Met => 0,
            Outcome::Partly => 1,
            Outcome::NotEvidenced | Outcome::Unclear => 2,
        })
    }

    /// The features as they are weighed: the quarters of the evidence, the form of the criterion,
    /// and a one for the bias. `others` is what the other criteria of the pair come to, 0 to 1,000,
    /// and `None` in the first pass, which sees nothing of the pair.
    pub(super) fn stepped(&self, others: Option<i32>) -> Vec<f64> {
        let share = |value: &i32| f64::from(*value) / 1000.0;
        let mut features = self.features;
        match others {
            Some(others) => features[OTHERS_SHOWN] = others,
            None => features[..PAIR].fill(0),
        }
        let (evidence, form) = features.split_at(EVIDENCE);
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
