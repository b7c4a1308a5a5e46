//! Assessments in the order of fit.

use crate::assessment::{Assessment, Tally};
use crate::gate::GateState;
use std::cmp::{Ordering, Reverse};

/// A place in a ranking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ranked {
    /// From 1; ties share a rank and the next rank counts them all ("1, 2, 2, 4").
    pub rank: u32,
    /// Index into the assessments that were ranked.
    pub index: usize,
}

/// Ranks assessments (of one profile over adverts, or of one advert over profiles) strictly by what
/// is printed: no gate missed; essentials, points of available; desirables; more essentials met;
/// then the ids, which only settle the order inside a tie.
pub fn rank(assessments: &[Assessment]) -> Vec<Ranked> {
    let mut order: Vec<usize> = (0..assessments.len()).collect();
    order.sort_by(|&a, &b| {
        let (a, b) = (&assessments[a], &assessments[b]);
        compare(a, b).then_with(|| (&a.advert, &a.profile).cmp(&(&b.advert, &b.profile)))
    });
    let mut ranked: Vec<Ranked> = Vec::with_capacity(order.len());
    for (place, &index) in order.iter().enumerate() {
        let tied = ranked.last().filter(|last| {
            compare(&assessments[last.index], &assessments[index]) == Ordering::Equal
        });
        let rank = tied.map_or_else(
            || u32::try_from(place + 1).unwrap_or(u32::MAX),
            |last| last.rank,
        );
        ranked.push(Ranked { rank, index });
    }
    ranked
}

/// Better fit first; `Equal` is a tie.
pub fn compare(a: &Assessment, b: &Assessment) -> Ordering {
    let missed = |x: &Assessment| x.gates.iter().any(|gate| gate.state == GateState::Missed);
    missed(a)
        .cmp(&missed(b))
        .then_with(|| share(&b.essential, &a.essential))
        .then_with(|| share(&b.desirable, &a.desirable))
        .then_with(|| Reverse(a.essential.met).cmp(&Reverse(b.essential.met)))
}

/// Compares points of available exactly, by cross multiplication; nothing to be had counts as 0.
fn share(a: &Tally, b: &Tally) -> Ordering {
    let fraction = |tally: &Tally| (u64::from(tally.points), u64::from(tally.ranked_of.max(1)));
    let ((p, of_p), (q, of_q)) = (fraction(a), fraction(b));
    (p * of_q).cmp(&(q * of_p))
}
