//! A fit with the work first: what is not evidenced, then what is partly shown, essentials before
//! desirables, and what is met after that.

use crate::data::{Check, Envelope, Importance, Outcome, Verdict};

/// The verdicts of each pair with the gaps first, in the advert's order within each kind of gap; `headed`
/// puts the kind of gap in the place of the advert's heading.
pub fn first(mut result: Envelope<Check>, headed: bool) -> Envelope<Check> {
    for pair in &mut result.result.pairs {
        pair.verdicts.sort_by_key(place);
        if headed {
            for verdict in &mut pair.verdicts {
                let (_, name) = place(verdict);
                verdict.heading = Some(name.to_owned());
            }
        }
    }
    result
}

/// How early a verdict stands, and among what.
fn place(verdict: &Verdict) -> (u8, &'static str) {
    if !verdict.counts() {
        return (7, crate::words::NOT_COUNTED);
    }
    let desirable = verdict.importance == Importance::Desirable;
    match (verdict.outcome, desirable) {
        (Outcome::NotEvidenced, false) => (0, "Essential, not evidenced"),
        (Outcome::Partly, false) => (1, "Essential, partly shown"),
        (Outcome::Unclear, false) => (2, "Essential, unclear in the advert"),
        (Outcome::NotEvidenced, true) => (3, "Desirable, not evidenced"),
        (Outcome::Partly, true) => (4, "Desirable, partly shown"),
        (Outcome::Unclear, true) => (5, "Desirable, unclear in the advert"),
        (Outcome::Met, _) => (6, "Met"),
    }
}
