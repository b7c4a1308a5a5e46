//! Near misses: pairs that one gap parts from having every essential in hand.
//!
//! An essential is in hand where the profile shows it at least in part. Partly is enough here, since
//! an adviser can help to word what is there; what is not there at all is a gap.

use super::posts::Prepared;
use crate::data::{Gate, GateState, NearMiss};
use personspec_scoring::{Assessment, Outcome, Verdict};

/// Whether a post is worth looking at gaps for: no gate is missed, and at least half of the essentials
/// are in hand. Below, the post is another profession's or a level too high.
pub(super) fn in_reach(assessment: &Assessment) -> bool {
    let essential = &assessment.essential;
    let in_hand = essential.met + essential.partly;
    !gate_missed(assessment) && essential.total > 0 && in_hand * 2 >= essential.total
}

pub(super) fn gate_missed(assessment: &Assessment) -> bool {
    let missed = personspec_scoring::GateState::Missed;
    assessment.gates.iter().any(|gate| gate.state == missed)
}

/// The gap of a near miss: the post is in reach, one essential is not evidenced, it can be closed, and
/// none is unclear.
pub(super) fn alone<'a>(post: &Prepared<'_>, assessment: &'a Assessment) -> Option<&'a Verdict> {
    let essential = &assessment.essential;
    if !in_reach(assessment) || essential.not_evidenced != 1 || essential.unclear > 0 {
        return None;
    }
    let gap = assessment.verdicts.iter().find(|verdict| {
        verdict.outcome == Outcome::NotEvidenced && post.is_essential(verdict.criterion)
    })?;
    post.fixable(gap.criterion).then_some(gap)
}

/// Gates that are not held: what to ask on the telephone.
pub(super) fn to_check(gates: Vec<Gate>) -> Vec<Gate> {
    let open = |gate: &Gate| gate.state != GateState::Held;
    gates.into_iter().filter(open).collect()
}

/// Soonest closing date first, posts without one last; then the better fit, then the names.
pub(super) fn soonest_first(near: &mut [NearMiss]) {
    near.sort_by(|a, b| {
        let of = |one: &NearMiss| (one.days_left.is_none(), one.days_left);
        let share = |x: &NearMiss, y: &NearMiss| {
            u64::from(x.essential.points) * u64::from(y.essential.ranked_of.max(1))
        };
        of(a)
            .cmp(&of(b))
            .then_with(|| share(b, a).cmp(&share(a, b)))
            .then_with(|| (&a.profile, &a.advert).cmp(&(&b.profile, &b.advert)))
    });
}
