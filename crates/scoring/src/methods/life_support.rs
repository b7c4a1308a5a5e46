//! Courses in life support: each shows those below it, and one step below is a part of what is asked.

use super::checks::{Found, Once, Table, rows};
use super::{Finding, Standing};
use crate::claims::Candidate;
use crate::verdict::Method;
use personspec_profile::ClaimKind;
use personspec_text::words::Word;

/// A step of a family of courses ("adult", "child", "newborn"), counted from 1.
type Step = (&'static str, u8);

/// The courses asked; one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked(Vec<Step>);

static TABLE: Once<Step> = Once::new(|| {
    let rows = rows(include_str!("../../data/life_support.tsv"));
    let steps = rows.filter_map(|cells| {
        let step = cells.get(1)?.parse().ok()?;
        Some((*cells.get(2)?, (*cells.first()?, step)))
    });
    Table::new(steps.collect(), "life")
});

/// The courses that a criterion asks among other things.
pub(super) fn read(words: &[Word]) -> Option<Found<Asked>> {
    let found = TABLE.find(words);
    let covered: Vec<_> = found.iter().map(|(_, words)| words.clone()).collect();
    if found.is_empty() {
        return None;
    }
    let all = TABLE.only_framed(words, &covered);
    let mut steps: Vec<Step> = found.into_iter().map(|(step, _)| *step).collect();
    steps.sort_unstable();
    steps.dedup();
    let asked = Asked(steps);
    Some(Found {
        asked,
        covered,
        all,
    })
}

/// Judges the courses asked by those the profile tells of.
pub(super) fn judge(asked: &Asked, who: &Candidate<'_>) -> Finding {
    let mut best: Option<(i8, usize)> = None;
    for (at, claim) in who.claims.iter().enumerate() {
        let holds = matches!(
            claim.claim.kind,
            ClaimKind::Training
                | ClaimKind::Qualification
                | ClaimKind::Skill
                | ClaimKind::Statement
        );
        if !holds || claim.watched {
            continue;
        }
        for ((family, held), _) in TABLE.find(&claim.words) {
            let over = asked.0.iter().filter(|(wanted, _)| wanted == family);
            let over = over
                .map(|(_, step)| held.cast_signed() - step.cast_signed())
                .max();
            if let Some(over) = over
                && best.is_none_or(|(known, _)| over > known)
            {
                best = Some((over, at));
            }
        }
    }
    let missing = "the course asked, in date";
    match best {
        Some((0.., at)) => Finding::met(Method::Course, vec![at]),
        Some((-1, at)) => Finding::partly(Method::Course, vec![at], "the next course up"),
        _ => Finding::none(Method::Course, Standing::NotStated, missing),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    #[test]
    fn courses_and_nothing_else() {
        let asked = |text: &str| {
            read(&words(text))
                .and_then(Found::whole)
                .map(|asked| asked.0)
        };
        assert_eq!(
            asked("Immediate Life Support (ILS)"),
            Some(vec![("adult", 2)])
        );
        assert_eq!(asked("Current ALS provider"), Some(vec![("adult", 3)]));
        assert_eq!(
            asked("Experience of leading resuscitation with ALS on a ward"),
            None
        );
    }
}
