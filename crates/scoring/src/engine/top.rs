//! The first vacancies of one candidate, by the order of [`crate::ranking`].

use super::fit::{Count, Fit};
use super::marks::Marker;
use crate::policy::Policy;
use std::collections::BinaryHeap;

/// A vacancy with its place in a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Place {
    /// From 1; ties share a rank.
    pub rank: u32,
    /// Its place in the bank.
    pub vacancy: usize,
    /// How the candidate fits it.
    pub fit: Fit,
}

/// Bits of a key: the share of the essentials, of the desirables, essentials met, the order of the ids.
const SHARE: u32 = 33;
const MET: u32 = 24;
const ID: u32 = 32;

/// The order of a ranking as a number, the best fit lowest. Shares are exact: two that differ, of
/// fewer than 65,536 points each, differ by more than a step.
fn key(fit: &Fit, policy: &Policy, id: u32) -> u128 {
    let points = |count: &Count| count.met * policy.met + count.partly * policy.partly;
    let share = |count: &Count, of: u32| {
        let share = (u64::from(points(count)) << (SHARE - 1)) / u64::from(of.max(1));
        u128::from((1_u64 << SHARE) - 1 - share.min((1 << SHARE) - 1))
    };
    let of = |count: &Count| count.total * policy.met;
    let essential = of(&fit.essential).max(policy.met * policy.fewest_essentials);
    let met = u128::from((1_u32 << MET) - 1 - fit.essential.met.min((1 << MET) - 1));
    let mut key = u128::from(fit.missed);
    key = key << SHARE | share(&fit.essential, essential);
    key = key << SHARE | share(&fit.desirable, of(&fit.desirable));
    key = key << MET | met;
    key << ID | u128::from(id)
}

impl Marker<'_, '_, '_, '_> {
    /// The first `most` vacancies for the candidate, of those that `keep` keeps; and how many it keeps.
    ///
    /// `ids` gives the order of the vacancies' ids, which settles the order inside a tie. Vacancies of
    /// which a gate is missed come last, so they are looked at only where there are too few others, or
    /// where so many essentials at `least` must be evidenced.
    pub fn top(
        &mut self,
        most: usize,
        ids: &[u32],
        least: Option<u32>,
        mut keep: impl FnMut(usize) -> bool,
    ) -> (Vec<Place>, usize) {
        let mut missed = Vec::new();
        let mut best: BinaryHeap<(u128, usize)> = BinaryHeap::with_capacity(most + 1);
        let mut kept = 0;
        for vacancy in 0..self.ready.vacancies() {
            if !keep(vacancy) || !self.evidences(vacancy, least) {
                continue;
            }
            kept += 1;
            if self.missed(vacancy) {
                missed.push(vacancy);
            } else {
                self.offer(vacancy, most, ids, &mut best);
            }
        }
        if best.len() < most {
            for vacancy in missed {
                self.offer(vacancy, most, ids, &mut best);
            }
        }
        let mut places: Vec<Place> = Vec::with_capacity(best.len());
        let mut before = None;
        for (at, (key, vacancy)) in (1..).zip(best.into_sorted_vec()) {
            let tied = before == Some(key >> ID);
            before = Some(key >> ID);
            let rank = places.last().filter(|_| tied).map(|place| place.rank);
            let fit = self.fit(vacancy);
            places.push(Place {
                rank: rank.unwrap_or(at),
                vacancy,
                fit,
            });
        }
        (places, kept)
    }

    fn evidences(&mut self, vacancy: usize, least: Option<u32>) -> bool {
        least.is_none_or(|least| {
            let essential = self.fit(vacancy).essential;
            essential.met + essential.partly >= least
        })
    }

    fn offer(
        &mut self,
        vacancy: usize,
        most: usize,
        ids: &[u32],
        best: &mut BinaryHeap<(u128, usize)>,
    ) {
        let fit = self.fit(vacancy);
        let id = ids.get(vacancy).copied().unwrap_or(u32::MAX);
        let key = key(&fit, &self.ready.policy, id);
        if best.len() < most {
            best.push((key, vacancy));
        } else if let Some(mut worst) = best.peek_mut()
            && key < worst.0
        {
            *worst = (key, vacancy);
        }
    }
}
