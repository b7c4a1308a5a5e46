//! One pair: sums over the marks of a vacancy's criteria.

use super::marks::{Marker, Needs, UNSEEN};
use crate::features::OTHERS_SHOWN;
use crate::verdict::Outcome;

/// Criteria of the fit count by their outcome.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Count {
    /// Shown in full.
    pub met: u32,
    /// Shown in part.
    pub partly: u32,
    /// All of them.
    pub total: u32,
}

/// How one candidate fits one vacancy: what the ranking needs of an [`crate::Assessment`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Fit {
    /// Whether a gate is missed.
    pub missed: bool,
    /// Over the essential criteria and those of unstated importance.
    pub essential: Count,
    /// Over the desirable ones.
    pub desirable: Count,
}

/// What a pair as a whole adds to its criteria.
struct Added {
    /// How far all are shown alone.
    sum: i32,
    others: i32,
    /// What the profession adds.
    own: [i32; 2],
    /// The least and the most that is added to any criterion.
    least: [i32; 2],
    most: [i32; 2],
}

impl Marker<'_, '_, '_, '_> {
    /// Whether the candidate misses a gate of a vacancy.
    pub fn missed(&self, vacancy: usize) -> bool {
        let bank = self.ready.bank;
        let (Some(own), Some(listed)) = (&self.own, bank.vacancies.get(vacancy)) else {
            return false;
        };
        let gates = &bank.gates[listed.gates.0 as usize..listed.gates.1 as usize];
        let otherwise = |facts: &u32| {
            let fact = own.facts.get(*facts as usize).copied().flatten();
            fact.is_some_and(|fact| fact.otherwise)
        };
        gates.iter().any(otherwise)
    }

    /// How the candidate fits a vacancy, by its place in the bank.
    pub fn fit(&mut self, vacancy: usize) -> Fit {
        let bank = self.ready.bank;
        let Some(listed) = bank.vacancies.get(vacancy).copied() else {
            return Fit::default();
        };
        let of = |from: u32, to: u32| &bank.listed[from as usize..to as usize];
        let added = self.added(vacancy);
        Fit {
            missed: self.missed(vacancy),
            essential: self.count(of(listed.start, listed.essentials), &added),
            desirable: self.count(of(listed.essentials, listed.desirables), &added),
        }
    }

    /// The outcome of every criterion of a vacancy: essentials of the fit count first, then
    /// desirables, then the others, each in the order of the advert.
    pub fn outcomes(&mut self, vacancy: usize) -> Vec<Outcome> {
        let bank = self.ready.bank;
        let Some(listed) = bank.vacancies.get(vacancy).copied() else {
            return Vec::new();
        };
        let added = self.added(vacancy);
        let all = &bank.listed[listed.start as usize..listed.end as usize];
        all.iter().map(|id| self.outcome(*id, &added)).collect()
    }

    /// Sums up what the criteria of a vacancy say together, marking those that are not marked yet.
    fn added(&mut self, vacancy: usize) -> Added {
        let ready = self.ready;
        let bank = ready.bank;
        let listed = bank.vacancies[vacancy];
        let ids = &bank.listed[listed.start as usize..listed.end as usize];
        let mut sum = self.sum(ids);
        if sum.is_none() {
            for id in ids {
                self.mark(*id);
            }
            sum = self.sum(ids);
        }
        let sum = sum.unwrap_or(0);
        let others = i32::try_from(ids.len()).unwrap_or(i32::MAX) - 1;
        let others = others.max(1);
        let of = self
            .own
            .as_ref()
            .is_some_and(|own| own.is_of[listed.professions as usize]);
        let own = if of { ready.same_profession } else { [0; 2] };
        // Without its own value, which is 0 to 1,000, an average is between these.
        let [least, most] = [(sum - 1000).max(0), sum].map(|sum| {
            let heights = ready.paired(OTHERS_SHOWN, value(sum / others));
            [own[0] + heights[0], own[1] + heights[1]]
        });
        Added {
            sum,
            others,
            own,
            least,
            most,
        }
    }

    /// How far some criteria are shown alone; `None` where one is not marked yet.
    #[inline]
    fn sum(&self, ids: &[u32]) -> Option<i32> {
        let (mut sum, mut all) = (0, 0);
        for id in ids {
            let alone = self.alone[*id as usize];
            sum += i32::from(alone);
            all |= alone;
        }
        (all & UNSEEN == 0).then_some(sum)
    }

    fn count(&self, ids: &[u32], added: &Added) -> Count {
        let mut count = Count {
            total: u32::try_from(ids.len()).unwrap_or(u32::MAX),
            ..Count::default()
        };
        for id in ids {
            match self.outcome(*id, added) {
                Outcome::Met => count.met += 1,
                Outcome::Partly => count.partly += 1,
                _ => {}
            }
        }
        count
    }

    #[inline]
    fn outcome(&self, id: u32, added: &Added) -> Outcome {
        let needs = self.needs[id as usize];
        let least = outcome(needs, added.least);
        if least == outcome(needs, added.most) {
            return least;
        }
        // What it says itself stands in its own features.
        let own = i32::from(self.alone[id as usize]);
        let others = value((added.sum - own) / added.others);
        let heights = self.ready.paired(OTHERS_SHOWN, others);
        let exactly = [added.own[0] + heights[0], added.own[1] + heights[1]];
        outcome(needs, exactly)
    }
}

fn value(average: i32) -> u32 {
    u32::try_from(average).unwrap_or(0)
}

#[inline]
fn outcome(needs: Needs, added: [i32; 2]) -> Outcome {
    let [partly, shown, full, _] = needs;
    if added[0] >= i32::from(shown) && added[1] >= i32::from(full) {
        Outcome::Met
    } else if added[0] >= i32::from(partly) {
        Outcome::Partly
    } else {
        Outcome::NotEvidenced
    }
}
