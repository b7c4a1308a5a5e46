//! All verdicts of one candidate for one vacancy.

use crate::claims::{self, Candidate};
use crate::criteria::{self, Post};
use crate::gate::{self, Gate};
use crate::judge::judge_all;
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

/// Judges `profile` against every criterion of `advert`.
///
/// `today` is the day that "to: present" means; years are counted up to it.
pub fn assess(advert: &Advert, profile: &Profile, today: Date, policy: &Policy) -> Assessment {
    let who = claims::read(profile);
    assess_read(&criteria::read(advert), &who, today, policy)
}

/// [`assess`] for an advert and a profile that were read already: in a batch each is read once.
pub fn assess_read(
    post: &Post<'_>,
    who: &Candidate<'_>,
    today: Date,
    policy: &Policy,
) -> Assessment {
    let mut verdicts = Vec::with_capacity(post.criteria.len());
    let mut gates = Vec::new();
    let mut essential = Tally::default();
    let mut desirable = Tally::default();
    let judged = judge_all(post, who, today, policy);
    for (index, (read, judged)) in post.criteria.iter().zip(judged).enumerate() {
        gates.extend(gate::of(index, read.criterion, &judged.findings));
        let criterion = read.criterion;
        if criterion.stage == Stage::Application && criterion.duplicate_of.is_none() {
            let tally = if criterion.importance == Importance::Desirable {
                &mut desirable
            } else {
                &mut essential
            };
            tally.add(&judged.verdict);
        }
        verdicts.push(judged.verdict);
    }
    essential.ranked_of = essential
        .available
        .max(policy.met * policy.fewest_essentials);
    desirable.ranked_of = desirable.available;
    Assessment {
        advert: post.advert.id.clone(),
        profile: who.profile.id.clone(),
        verdicts,
        gates,
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
