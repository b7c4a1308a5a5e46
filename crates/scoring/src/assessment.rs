//! All verdicts of one candidate for one vacancy.

use crate::policy::Policy;
use crate::verdict::{Outcome, Verdict};
use jiff::civil::Date;
use personspec_parser::{Advert, Importance, Stage};
use personspec_profile::Profile;

/// All verdicts of one candidate for one vacancy: exactly one a criterion, in the advert's order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Assessment {
    /// [`Advert::id`].
    pub advert: String,
    /// [`Profile::id`].
    pub profile: String,
    /// One a criterion, in the advert's order.
    pub verdicts: Vec<Verdict>,
    /// What to check first.
    pub gates: Vec<Gate>,
    /// Over the essential criteria of the fit count, and the unstated ones (they are likelier
    /// essential than not).
    pub essential: Tally,
    /// Over the desirable criteria of the fit count.
    pub desirable: Tally,
}

/// Outcomes counted over the criteria of the fit count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Tally {
    /// Criteria met.
    pub met: u32,
    /// Criteria partly met.
    pub partly: u32,
    /// Criteria not evidenced.
    pub not_evidenced: u32,
    /// Criteria on which the advert is unclear; no points can be had there.
    pub unclear: u32,
    /// All of them.
    pub total: u32,
    /// Points earned.
    pub points: u32,
    /// Points to be had.
    pub available: u32,
    /// What the points are ranked out of: `available`, or more where the list is very short
    /// ([`Policy::fewest_essentials`]).
    pub ranked_of: u32,
}

/// Something that is checked before the panel reads on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// What it is about.
    pub kind: GateKind,
    /// How the candidate stands.
    pub state: GateState,
    /// Index into the advert's criteria.
    pub criterion: usize,
    /// One sentence: why.
    pub reason: String,
}

/// What a gate is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateKind {
    /// Statutory registration.
    Registration,
    /// Entry qualification.
    Qualification,
    /// Driving licence or vehicle.
    Driving,
}

/// How a candidate stands at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateState {
    /// Shown.
    Held,
    /// Applied for or in progress, or the advert's importance is only inferred: ask.
    ToCheck,
    /// The profile does not say. Never the same as missed.
    NotStated,
    /// The profile says otherwise. Ranked last.
    Missed,
}

impl GateKind {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Qualification => "qualification",
            Self::Driving => "driving",
        }
    }
}

impl GateState {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::ToCheck => "to_check",
            Self::NotStated => "not_stated",
            Self::Missed => "missed",
        }
    }
}

/// Judges `profile` against every criterion of `advert`.
///
/// `today` is the day that "to: present" means; years are counted up to it.
pub fn assess(advert: &Advert, profile: &Profile, today: Date, policy: &Policy) -> Assessment {
    let _ = today;
    let verdicts: Vec<Verdict> = (0..advert.criteria.len())
        .map(|criterion| Verdict {
            criterion,
            outcome: Outcome::NotEvidenced,
            points: 0,
            available: policy.met,
            confidence: personspec_parser::Confidence::Low,
            evidence: Vec::new(),
            missing: Vec::new(),
            next_step: None,
        })
        .collect();
    let mut essential = Tally::default();
    let mut desirable = Tally::default();
    for (criterion, verdict) in advert.criteria.iter().zip(&verdicts) {
        if criterion.stage == Stage::Interview || criterion.duplicate_of.is_some() {
            continue;
        }
        let tally = if criterion.importance == Importance::Desirable {
            &mut desirable
        } else {
            &mut essential
        };
        tally.add(verdict);
    }
    essential.ranked_of = essential
        .available
        .max(policy.met * policy.fewest_essentials);
    desirable.ranked_of = desirable.available;
    Assessment {
        advert: advert.id.clone(),
        profile: profile.id.clone(),
        verdicts,
        gates: Vec::new(),
        essential,
        desirable,
    }
}

impl Tally {
    fn add(&mut self, verdict: &Verdict) {
        self.total += 1;
        self.points += verdict.points;
        self.available += verdict.available;
        match verdict.outcome {
            Outcome::Met => self.met += 1,
            Outcome::Partly => self.partly += 1,
            Outcome::NotEvidenced => self.not_evidenced += 1,
            Outcome::Unclear => self.unclear += 1,
        }
    }
}
