//! The right to assess and teach learners in practice: shown by its own course or role, in part by that
//! of another profession or by doing what it is for.

use super::checks::{Found, Table, denies, rows};
use super::{Finding, Standing};
use crate::claims::{Candidate, ReadClaim};
use crate::criteria::ReadCriterion;
use crate::verdict::Method;
use personspec_profile::{ClaimKind, QualificationStatus};
use personspec_text::gists::Gists;
use personspec_text::phrases::Form;
use personspec_text::words::Word;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// The kinds of award asked; one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    kinds: Vec<&'static str>,
    /// Whether the award itself is asked, not only the role.
    award: bool,
}

/// How criteria name the awards.
static ASKED: LazyLock<Table<&'static str>> = LazyLock::new(|| {
    let awards = ROWS.iter().filter(|row| row.0 == "award");
    let pairs = awards.map(|(_, kind, phrase)| (*phrase, *kind));
    Table::of_form(Form::Stem, pairs.collect(), "educators")
});

/// Rows of the table: award or act, its kind, its phrase; or near, what is asked, what is told.
static ROWS: LazyLock<Vec<(&str, &str, &str)>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/educators.tsv"));
    let cells = rows.filter_map(|cells| Some((*cells.first()?, *cells.get(1)?, *cells.get(2)?)));
    cells.collect()
});

/// Asked and told kind to how far the second shows the first.
static NEAR: LazyLock<BTreeMap<(&str, &str), u8>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/educators.tsv"));
    let near = rows.filter_map(|cells| match cells.as_slice() {
        ["near", asked, told, strength] => Some(((*asked, *told), strength.parse().ok()?)),
        _ => None,
    });
    near.collect()
});

static TOLD: LazyLock<Gists> = LazyLock::new(|| {
    let rows = ROWS.iter().enumerate().filter(|(_, row)| row.0 != "near");
    Gists::new(rows.map(|(at, row)| (row.2, at)))
});

/// Words by which the award itself is asked.
static AWARD: LazyLock<Vec<&'static str>> =
    LazyLock::new(|| super::checks::words_of("educators-award").collect());

/// The award that a criterion asks among other things.
pub(super) fn read(words: &[Word]) -> Option<Found<Asked>> {
    let found = ASKED.find(words);
    let covered: Vec<_> = found.iter().map(|(_, range)| range.clone()).collect();
    let mut kinds: Vec<&'static str> = found.into_iter().map(|(kind, _)| *kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    // "Teaching and training" asks for no paper.
    let award = words.iter().any(|word| {
        AWARD.contains(&word.text.as_str()) && (kinds != ["teacher"] || word.stem != "train")
    });
    // "Teaching" and "mentorship" are work, unless an award in them is asked.
    let of_work = |word: &Word| matches!(word.stem.as_str(), "teach" | "mentorship");
    let work = !award && (kinds == ["teacher"] || words.iter().any(of_work));
    let asked = !kinds.is_empty() && !work && !denies(words);
    asked.then(|| Found {
        asked: Asked { kinds, award },
        all: ASKED.only_framed(words, &covered),
        covered,
    })
}

/// Judges the award asked by what the profile tells of such awards.
pub(super) fn judge(asked: &Asked, criterion: &ReadCriterion<'_>, who: &Candidate<'_>) -> Finding {
    let best = who
        .claims
        .iter()
        .enumerate()
        .map(|(at, claim)| (shows(asked, criterion, claim, who), at))
        .max_by_key(|(shown, at)| (*shown, std::cmp::Reverse(*at)));
    let missing = "a course for those who assess or teach learners in practice";
    match best {
        Some((2, at)) => Finding::met(Method::Course, vec![at]),
        Some((1, at)) => Finding::partly(Method::Course, vec![at], missing),
        _ => Finding::none(Method::Course, Standing::NotStated, missing),
    }
}

/// How far a claim shows it: 2 in full, 1 in part, 0 not.
fn shows(
    asked: &Asked,
    criterion: &ReadCriterion<'_>,
    claim: &ReadClaim,
    who: &Candidate<'_>,
) -> u8 {
    let requirement = &criterion.criterion.requirement;
    let course = matches!(
        claim.claim.kind,
        ClaimKind::Training | ClaimKind::Qualification
    );
    let told = matches!(
        claim.claim.kind,
        ClaimKind::Duty | ClaimKind::Statement | ClaimKind::Skill
    );
    if !(course || told) || claim.received {
        return 0;
    }
    let words = match &claim.willing {
        Some(willing) if requirement.or_willing => &willing.words,
        _ => &claim.words,
    };
    let willing = requirement.or_willing && claim.willing.is_some();
    let done = !claim.watched && (completed(claim, who) || requirement.or_in_progress);
    let found = TOLD.find(words).into_iter();
    let rows = found.filter_map(|gist| ROWS.get(gist.id));
    rows.map(|(award, kind, _)| {
        let own = asked.kinds.contains(kind);
        let near = asked
            .kinds
            .iter()
            .filter_map(|asked| NEAR.get(&(*asked, *kind)));
        let near = near.copied().max().unwrap_or(0);
        match (own, *award == "award") {
            (true, _) if willing => 2,
            (_, true) if course && done => {
                if own {
                    2
                } else {
                    near
                }
            }
            // Who assesses students has learned to: the role shows its course where no paper is asked.
            (true, _) if told && !asked.award && claim.is_instance() && *kind != "teacher" => 2,
            (_, true) if *kind == "teacher" => 0,
            (true, _) => 1,
            (false, true) => 0,
            (false, false) => {
                if told {
                    near
                } else {
                    0
                }
            }
        }
    })
    .max()
    .unwrap_or(0)
}

/// Whether an award is completed; a course always is.
fn completed(claim: &ReadClaim, who: &Candidate<'_>) -> bool {
    let path = &claim.claim.path;
    let award = (claim.claim.kind == ClaimKind::Qualification)
        .then(|| super::registration::index(path))
        .flatten()
        .and_then(|at| who.profile.qualifications.get(at));
    award.is_none_or(|award| award.status != QualificationStatus::InProgress)
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    #[test]
    fn awards_and_nothing_else() {
        let asked = |text: &str| {
            let read = read(&words(text)).and_then(Found::whole);
            read.map(|asked| (asked.kinds, asked.award))
        };
        assert_eq!(
            asked("Practice educator accreditation or equivalent"),
            Some((vec!["educator"], true))
        );
        assert_eq!(
            asked("Recognised teaching or mentorship qualification"),
            Some((vec!["assessor", "teacher"], true))
        );
        assert_eq!(asked("Practice assessor"), Some((vec!["assessor"], false)));
        assert_eq!(asked("Teaching"), None);
        assert_eq!(asked("Mentorship of students"), None);
    }
}
