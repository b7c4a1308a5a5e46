//! What is done beside the care itself: audit and improvement, managing people and money, presenting,
//! working in a team. Each thing asked is shown in full by a claim that tells it was done, in part by
//! what is akin to it, by a bare mention or by having helped. A change told in figures ("from 58% to
//! 90%") is an improvement with its outcome, whatever it was called.

mod change;
mod table;
pub(crate) mod told;

use super::checks::{Found, denies, words_of};
use super::{Finding, Standing, wording};
use crate::claims::{Candidate, ReadClaim};
use crate::criteria::ReadCriterion;
use crate::figures;
use crate::policy::MOST_EVIDENCE;
use crate::verdict::Method;
use personspec_parser::Stage;
use personspec_profile::ClaimKind;
use personspec_text::words::Word;
use std::collections::BTreeSet;
use std::ops::Range;
use std::sync::LazyLock;
use table::{Asks, Class, DEEDS, Role, Words};
use told::Deed;

/// What is asked: all of the groups, of each group one.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    groups: Vec<Vec<Class>>,
    role: Role,
    /// The level of a course that is asked.
    level: Option<u8>,
}

impl Asked {
    /// Whether a deed shows anything of what is asked.
    fn is_of(&self, deed: &Deed) -> bool {
        let shows =
            |class: &Class| *class == deed.class || DEEDS.kin.contains_key(&(*class, deed.class));
        self.groups.iter().flatten().any(shows)
    }
}

/// Every class, in the order of its name.
pub(crate) static CLASSES: LazyLock<Vec<Class>> = LazyLock::new(|| {
    let told = DEEDS.tells.iter().filter_map(|tells| match tells {
        table::Tells::Done(class) => Some(*class),
        _ => None,
    });
    // Some are told by the form of a line only ("from 58% to 90%").
    let kin = DEEDS.kin.keys().flat_map(|(asked, told)| [*asked, *told]);
    let asked = DEEDS.names.keys().copied();
    let all: BTreeSet<Class> = told.chain(asked).chain(kin).collect();
    all.into_iter().collect()
});

/// How far a deed of the second class shows the first: 2 in full, 1 in part, 0 not.
pub(crate) fn strength_of(asked: Class, told: Class) -> u8 {
    if asked == told {
        return 2;
    }
    DEEDS.kin.get(&(asked, told)).copied().unwrap_or(0)
}

/// What a class is called.
pub(crate) fn name(class: Class) -> &'static str {
    DEEDS.names.get(class).copied().unwrap_or(class)
}

/// Whether words ask for a way of being or of working.
pub(crate) fn is_manner(words: &[Word]) -> bool {
    let asked = read(words).map(|found| found.asked);
    let manner = |class: &Class| *class == "alone" || DEEDS.qualities.contains(class);
    asked.is_some_and(|asked| asked.groups.iter().flatten().all(manner))
}

/// Whether a word only frames what is asked.
pub(crate) fn frames(word: &Word) -> bool {
    DEEDS.asked.only_framed(std::slice::from_ref(word), &[])
}

/// The deeds that words ask for, whatever else they ask.
pub(crate) fn asked_in(words: &[Word]) -> Vec<(Class, Range<usize>)> {
    let found = DEEDS.asked.find(words).into_iter();
    let deeds = found.filter_map(|(asks, range)| match asks {
        // Where one worked lends to everything and shows nothing else of it.
        Asks::Deed(class) if !DEEDS.places.contains(class) => Some((*class, range)),
        _ => None,
    });
    deeds.collect()
}

/// The level that words name: "level 3", "L3".
fn level(words: &[Word]) -> Option<u8> {
    let digit = |word: &Word| match word.text.as_bytes() {
        [digit @ b'1'..=b'9'] => Some(digit - b'0'),
        _ => None,
    };
    let pairs = words.windows(2).filter_map(|pair| match pair {
        [first, second] if matches!(first.text.as_str(), "level" | "l") => digit(second),
        _ => None,
    });
    let short = words.iter().filter_map(|word| match word.text.as_bytes() {
        [b'l', digit @ b'1'..=b'9'] => Some(digit - b'0'),
        _ => None,
    });
    pairs.chain(short).max()
}

/// The deeds that a criterion asks among other things.
pub(super) fn read(words: &[Word]) -> Option<Found<Asked>> {
    let mut found: Vec<(Asks, Range<usize>)> = DEEDS
        .asked
        .find(words)
        .into_iter()
        .map(|(asks, range)| (*asks, range))
        .collect();
    for one in DEEDS.exactly_asked.find(words) {
        if let Some(asks) = DEEDS.exact.get(one.id)
            && !found.iter().any(|(_, range)| overlap(range, &one.words))
        {
            found.push((*asks, one.words));
        }
    }
    found.sort_by_key(|(_, range)| range.start);
    let mut covered: Vec<_> = found.iter().map(|(_, range)| range.clone()).collect();
    // "Level 3", and the year of an act.
    let numbered = |at: usize| {
        let before = at.checked_sub(1).and_then(|at| words.get(at));
        let number = words.get(at).is_some_and(figures::is_figure);
        number && before.is_some_and(|word| matches!(word.text.as_str(), "level" | "act"))
    };
    covered.extend(
        (0..words.len())
            .filter(|at| numbered(*at))
            .map(|at| at..at + 1),
    );
    let level = level(words);
    if denies(words) {
        return None;
    }
    let all = DEEDS.asked.only_framed(words, &covered);
    let mut role = Role::Do;
    let mut deeds: Vec<(Class, Range<usize>)> = Vec::new();
    for (asks, range) in found {
        match asks {
            Asks::Deed(class) => deeds.push((class, range)),
            Asks::Role(asked) => role = asked,
        }
    }
    let says = |range: Range<usize>, list: &[&str]| {
        let between = words.get(range).unwrap_or_default();
        between
            .iter()
            .any(|word| list.contains(&word.text.as_str()))
    };
    let any = says(0..words.len(), &["or"]);
    let mut groups: Vec<Vec<Class>> = Vec::new();
    let mut before = 0;
    for (class, range) in deeds {
        let gap = before..range.start;
        let joins = says(gap.clone(), &["and", "with", "including", "that", "both"]);
        let example = says(gap, &["eg", "e", "such", "or"]);
        let known = groups.iter().flatten().any(|known| *known == class);
        match groups.last_mut() {
            Some(last) if example || (any && !joins) => {
                if !last.contains(&class) {
                    last.push(class);
                }
            }
            _ if known => {}
            _ => groups.push(vec![class]),
        }
        before = range.end;
    }
    (!groups.is_empty()).then_some(Found {
        asked: Asked {
            groups,
            role,
            level,
        },
        covered,
        all,
    })
}

/// Judges the deeds asked by those the claims tell of.
pub(super) fn judge(asked: &Asked, criterion: &ReadCriterion<'_>, who: &Candidate<'_>) -> Finding {
    // How somebody is with others is seen at the interview: work with them is a part of it.
    let mut classes = asked.groups.iter().flatten();
    let seen_later = criterion.criterion.stage == Stage::Interview
        && classes.all(|class| DEEDS.qualities.contains(class));
    let told: Vec<(usize, Vec<Deed>)> = who
        .claims
        .iter()
        .zip(&who.deeds)
        .enumerate()
        .filter(|(_, (_, deeds))| deeds.iter().any(|deed| asked.is_of(deed)))
        .map(|(at, (claim, deeds))| {
            let most = most(asked.role, criterion, claim);
            let deeds = deeds.iter().copied().map(|mut deed| {
                let course = claim.claim.kind == ClaimKind::Training;
                let learned = asked.role == Role::Know || DEEDS.known.contains(&deed.class);
                let short = asked
                    .level
                    .is_some_and(|asked| level(&claim.words).is_none_or(|told| told < asked));
                let part = (seen_later && deed.class == "team") || (course && !learned) || short;
                deed.most = deed.most.min(if part { 1 } else { most });
                deed
            });
            (at, deeds.collect())
        })
        .collect();
    let (mut shown_by, mut missing, mut all) = (Vec::new(), Vec::new(), true);
    for group in &asked.groups {
        let mut best: Vec<(Shown, usize)> = told
            .iter()
            .map(|(at, told)| (group_shown(group, told), *at))
            .filter(|(shown, _)| shown.most > 0)
            .collect();
        best.sort_by_key(|(shown, at)| (std::cmp::Reverse(*shown), *at));
        let most = best.first().map_or(0, |(shown, _)| shown.most);
        best.retain(|(shown, _)| shown.most == most);
        shown_by.push(best);
        all &= most == 2;
        if most < 2 {
            let names = group.iter().filter_map(|class| DEEDS.names.get(class));
            missing.push(names.copied().collect::<Vec<_>>().join(" or "));
        }
    }
    // The best line of each thing asked, then the second best.
    let mut claims: Vec<usize> = Vec::new();
    for rank in 0..MOST_EVIDENCE {
        for (_, at) in shown_by.iter().filter_map(|best| best.get(rank)) {
            if !claims.contains(at) {
                claims.push(*at);
            }
        }
    }
    let missing = missing.join(", ");
    match (claims.is_empty(), all) {
        (true, _) => Finding::none(Method::Wording, Standing::NotStated, missing),
        (false, true) => Finding::met(Method::Wording, claims),
        (false, false) => Finding::partly(Method::Wording, claims, missing),
    }
}

/// How far a claim shows a deed; the greater is the better line to cite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
struct Shown {
    /// 2 in full, 1 in part, 0 not.
    most: u8,
    /// Whether it tells the very thing, not its kin.
    itself: bool,
    /// Whether it says so, and is not only told by the form of the line.
    said: bool,
    /// Whether it happened, with a date or a figure.
    happened: bool,
}

/// How far the told deeds show one of a group.
fn group_shown(group: &[Class], told: &[Deed]) -> Shown {
    let shows = |asked: Class| {
        told.iter().map(move |deed| {
            let kin = DEEDS.kin.get(&(asked, deed.class)).copied().unwrap_or(0);
            let itself = deed.class == asked;
            Shown {
                most: if itself { 2 } else { kin }.min(deed.most),
                itself,
                said: deed.said,
                happened: deed.happened,
            }
        })
    };
    group
        .iter()
        .copied()
        .flat_map(shows)
        .max()
        .unwrap_or_default()
}

/// How far a claim can show a deed at most: 2 in full, 1 in part.
fn most(role: Role, criterion: &ReadCriterion<'_>, claim: &ReadClaim) -> u8 {
    let full = match role {
        Role::Know | Role::Take => true,
        Role::Do => !claim.watched,
    };
    let when = |word: &Word| WHEN.contains(&word.text.as_str());
    let told = claim.claim.kind == ClaimKind::Statement && claim.words.iter().any(when);
    if full
        && (claim.is_instance() || told)
        && !praises(claim)
        && !wording::pasted(criterion, claim)
    {
        2
    } else {
        1
    }
}

/// Whether a statement only says how its writer is: "I manage my time well".
fn praises(claim: &ReadClaim) -> bool {
    let words = &claim.words;
    let figure = claim.claim.text.bytes().any(|byte| byte.is_ascii_digit());
    let says = |list: &Words, at: usize| {
        let word = words.get(at);
        word.is_some_and(|word| list.contains(&word.text.as_str()))
    };
    claim.claim.kind == ClaimKind::Statement
        && !figure
        && words.len() <= LONGEST_PRAISE
        && ((says(&MYSELF, 0) && says(&PRAISE, 1)) || says(&PRAISE, 0))
}

/// A statement of more words tells more than praise.
const LONGEST_PRAISE: usize = 12;

fn overlap(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.start < other.end && other.start < one.end
}

/// Words for how often or since when.
static WHEN: Words = Words::new(|| words_of("deeds-when").collect());
/// Words by which a writer speaks of themselves.
static MYSELF: Words = Words::new(|| words_of("deeds-myself").collect());
/// Words that begin praise of oneself, after those.
static PRAISE: Words = Words::new(|| words_of("deeds-praise").collect());

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    fn asked(text: &str) -> Option<Vec<Vec<Class>>> {
        read(&words(text))
            .and_then(Found::whole)
            .map(|asked| asked.groups)
    }

    #[test]
    fn deeds_and_nothing_else() {
        assert_eq!(
            asked("Experience of research or service development"),
            Some(vec![vec!["research", "improve"]])
        );
        assert_eq!(
            asked("Staff management including recruitment, appraisal and budgets"),
            Some(vec![
                vec!["manage"],
                vec!["recruit"],
                vec!["appraisal"],
                vec!["budget"]
            ])
        );
        assert_eq!(asked("Audit of blood cultures"), None);
        assert_eq!(asked("Leading the stroke pathway"), None);
    }
}
