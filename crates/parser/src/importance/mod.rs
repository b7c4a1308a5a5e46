//! Essential or desirable where the headings were lost.
//!
//! What survives is order: in a group the essential lines come first, then the desirable ones. So
//! each list is held to have *one change point*, anywhere from its start to its end ("all essential"
//! is a live outcome), and every place is weighed by what the lines say ([`features`]), by how lists
//! are split as a rule, and by what else marks the place: a blank line, a number that restarts, a
//! sentence of the introduction that states the level of a line.
//!
//! The weights were learned from labelled real adverts (`learn_importance` in `benches`, which says
//! how well it does on adverts that it has not seen) and are in `data/importance.tsv`. Why they are
//! learned of whole lists is told in `docs/decisions/0013-importance-learned-of-whole-lists.md`.

mod features;
mod model;
mod reasons;

pub use features::features;
pub use model::{Line, MARK, PLACES, Split, Weights, place, split};
pub use reasons::{Cue, CueKind, Inference, Mark};

use crate::advert::{Basis, Confidence, Criterion, Importance, Origin};
use crate::criteria::{Found, leveled};

/// Marginal probability from which an inferred importance is said with high confidence; see the
/// calibration that `learn_importance` prints.
const HIGH: f64 = 0.85;
/// The same for medium confidence.
const MEDIUM: f64 = 0.70;

/// A line without the level that is printed on it, and the level: what an advert keeps of its levels
/// where its headings are lost.
pub fn printed(line: &str) -> (&str, Option<Importance>) {
    let read = leveled(line);
    (read.text, read.level)
}

/// Infers the importance of every list line that has none. Returns how many were inferred.
///
/// `found` are the same criteria as they stood in the text. Where `why` is given, it gets an entry a
/// criterion: the reasons of those that were inferred.
pub(crate) fn infer(
    criteria: &mut [Criterion],
    found: &[Found<'_>],
    mut why: Option<&mut Vec<Option<Inference>>>,
) -> usize {
    if let Some(why) = why.as_deref_mut() {
        why.resize(criteria.len(), None);
    }
    let marked = marked_one_way(found);
    let mut inferred = 0;
    let mut start = 0;
    while start < criteria.len() {
        let run = found.get(start).map(|one| one.run);
        let same = |one: &Found<'_>| Some(one.run) == run && one.origin == Origin::List;
        let length = found
            .get(start..)
            .unwrap_or_default()
            .iter()
            .take_while(|one| same(one))
            .count()
            .max(1);
        let end = start + length;
        if let (Some(lines), Some(places)) = (criteria.get_mut(start..end), found.get(start..end)) {
            let why = why.as_deref_mut();
            inferred += list(
                lines,
                places,
                marked,
                why.and_then(|why| why.get_mut(start..end)),
            );
        }
        start = end;
    }
    inferred
}

/// The other level, where levels stand beside some lines and are only ever one: a list that marks its
/// desirable lines leaves the essential ones bare. A sentence that says its level ("… is desirable")
/// marks nothing: it stands among others of its own level as often.
fn marked_one_way(found: &[Found<'_>]) -> Option<Importance> {
    let printed = |level: Importance| {
        found.iter().any(|one| {
            one.origin == Origin::List
                && one.beside
                && one
                    .level
                    .is_some_and(|(of, basis)| of == level && basis == Basis::Inline)
        })
    };
    match (
        printed(Importance::Essential),
        printed(Importance::Desirable),
    ) {
        (true, false) => Some(Importance::Desirable),
        (false, true) => Some(Importance::Essential),
        _ => None,
    }
}

/// Infers one list.
fn list(
    criteria: &mut [Criterion],
    found: &[Found<'_>],
    marked: Option<Importance>,
    why: Option<&mut [Option<Inference>]>,
) -> usize {
    let open =
        |one: &Criterion| one.importance == Importance::Unstated && one.origin == Origin::List;
    if !criteria.iter().any(open) {
        return 0;
    }
    let lines: Vec<Line> = criteria
        .iter()
        .zip(found)
        .enumerate()
        .map(|(at, (one, place))| match place.level {
            Some(_) => Line::out_of_order(),
            None => Line {
                score: model::weights().score(&features::of_words(
                    &place.words,
                    one.group,
                    &one.requirement,
                )),
                known: (one.importance != Importance::Unstated).then_some(one.importance),
                mark: Mark::before(at, criteria, found).is_some(),
            },
        })
        .collect();
    let group = criteria.first().map(|one| one.group);
    let split = split(&lines, group, model::weights());
    if let Some(why) = why {
        for (at, why) in why.iter_mut().enumerate() {
            if criteria.get(at).is_some_and(open) {
                *why = reasons::of(at, criteria, found, &lines, &split, marked.is_some());
            }
        }
    }
    let mut inferred = 0;
    for (one, essential) in criteria.iter_mut().zip(&split.essential) {
        if !open(one) {
            continue;
        }
        let (importance, sure) = match marked {
            Some(level) => (level, HIGH),
            None if *essential >= 0.5 => (Importance::Essential, *essential),
            None => (Importance::Desirable, 1.0 - essential),
        };
        one.importance = importance;
        one.basis = Basis::Inferred;
        one.confidence = match sure {
            sure if sure >= HIGH => Confidence::High,
            sure if sure >= MEDIUM => Confidence::Medium,
            _ => Confidence::Low,
        };
        inferred += 1;
    }
    inferred
}

/// Whether the numbers of a list begin anew at line `at`.
fn restarts(found: &[Found<'_>], at: usize) -> bool {
    let number = |at: usize| found.get(at).and_then(|one| one.number);
    match (at.checked_sub(1).and_then(number), number(at)) {
        (Some(before), Some(now)) => now <= before,
        _ => false,
    }
}
