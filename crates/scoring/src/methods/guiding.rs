//! Supervising, teaching and mentoring others: shown where one claim tells both the act and whom it
//! guided. Being supervised is none of it; to have helped once, or to have guided others than those
//! asked, is part of it.

use super::checks::{Found, Table, denies, rows, stems_of};
use super::{Finding, Standing, wording};
use crate::claims::{Candidate, ReadClaim};
use crate::criteria::ReadCriterion;
use crate::verdict::Method;
use personspec_parser::lexicon::Profession;
use personspec_profile::ClaimKind;
use personspec_text::phrases::Form;
use personspec_text::words::Word;
use std::collections::HashSet;
use std::ops::Range;
use std::sync::LazyLock;

/// What is asked: acts, of which one is enough, and learners, of whom one is enough.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked {
    acts: Vec<&'static str>,
    learners: Vec<&'static str>,
}

/// What a phrase of the table tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tells {
    Act(&'static str),
    Role(&'static str),
    Keep(&'static str),
    Little(&'static str),
    Learner(&'static str),
}

static TABLE: LazyLock<Table<Tells>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/guiding.tsv"));
    let tells = rows.filter_map(|cells| {
        let (kind, class, phrase) = (*cells.first()?, *cells.get(1)?, *cells.get(2)?);
        let tells = match kind {
            "act" => Tells::Act(class),
            "role" => Tells::Role(class),
            "keep" => Tells::Keep(class),
            "little" => Tells::Little(class),
            _ => Tells::Learner(class),
        };
        Some((phrase, tells))
    });
    Table::of_form(Form::Stem, tells.collect(), "guiding")
});

/// The guiding that a criterion asks among other things.
pub(super) fn read(words: &[Word]) -> Option<Found<Asked>> {
    let found = TABLE.find(words);
    let (mut acts, mut learners, mut covered) = (Vec::new(), Vec::new(), Vec::new());
    for (tells, range) in found {
        match tells {
            Tells::Act(act) => acts.push(*act),
            // "Student nurses" are no nurses yet.
            Tells::Learner("colleague")
                if covered
                    .last()
                    .is_some_and(|last: &Range<usize>| last.end == range.start) => {}
            Tells::Learner(learner) => learners.push(*learner),
            Tells::Role(_) => return None,
            Tells::Keep(_) | Tells::Little(_) => {}
        }
        covered.push(range);
    }
    // "Junior physiotherapists": the profession is that of the post.
    let names = Profession::words_of_names(words);
    covered.extend(names.into_iter().map(|at| at..at + 1));
    // An award in it, one's own supervision, or to be trained is something else.
    let other = |word: &Word| OTHER.contains(word.stem.as_str()) || word.text == "trained";
    let asked = !acts.is_empty() && !denies(words) && !words.iter().any(other);
    for list in [&mut acts, &mut learners] {
        list.sort_unstable();
        list.dedup();
    }
    asked.then(|| Found {
        asked: Asked { acts, learners },
        all: TABLE.only_framed(words, &covered),
        covered,
    })
}

/// Stems of words by which a criterion on guiding asks for more, or for less.
static OTHER: LazyLock<HashSet<String>> = LazyLock::new(|| stems_of("guiding-other"));

/// Judges the guiding asked by what the claims tell of guiding.
pub(super) fn judge(asked: &Asked, criterion: &ReadCriterion<'_>, who: &Candidate<'_>) -> Finding {
    let mut best: Option<(u8, usize)> = None;
    for (at, claim) in who.claims.iter().enumerate() {
        let pasted = wording::pasted(criterion, claim);
        let shown = shows(asked, claim).min(if pasted { 1 } else { 2 });
        if shown > 0 && best.is_none_or(|(known, _)| shown > known) {
            best = Some((shown, at));
        }
    }
    match best {
        Some((2, at)) => Finding::met(Method::Wording, vec![at]),
        Some((_, at)) => Finding::partly(
            Method::Wording,
            vec![at],
            "an instance of guiding those who are asked",
        ),
        None => Finding::none(Method::Wording, Standing::NotStated, "guiding others"),
    }
}

/// How far a claim shows it: 2 in full, 1 in part, 0 not.
fn shows(asked: &Asked, claim: &ReadClaim) -> u8 {
    let done = matches!(
        claim.claim.kind,
        ClaimKind::Duty | ClaimKind::Statement | ClaimKind::Skill
    );
    if !done || claim.received {
        return 0;
    }
    let found = TABLE.find(&claim.words);
    let of = |pick: fn(&Tells) -> Option<&'static str>| -> Vec<&'static str> {
        found.iter().filter_map(|(tells, _)| pick(tells)).collect()
    };
    let acts = of(|tells| match tells {
        Tells::Act(act) | Tells::Role(act) => Some(act),
        _ => None,
    });
    let kept = of(|tells| match tells {
        Tells::Keep(act) => Some(act),
        _ => None,
    });
    let little = found
        .iter()
        .any(|(tells, _)| matches!(tells, Tells::Little(_)));
    let learners = of(|tells| match tells {
        Tells::Learner(learner) => Some(learner),
        _ => None,
    });
    let students = learners.contains(&"student") || learners.contains(&"junior");
    // "Visits alone after sign-off" signs nobody off.
    let learns = students || learners.contains(&"assistant");
    let acts: Vec<&'static str> = acts
        .into_iter()
        .filter(|act| *act != "sign" || learns)
        .collect();
    let guides = !acts.is_empty() || (!kept.is_empty() && students);
    if learners.is_empty() || !(guides || (little && students)) {
        return 0;
    }
    let wanted = |learner: &&'static str| match *learner {
        one if asked.learners.contains(&one) => true,
        // Juniors are colleagues, and "staff" may be any of them.
        "junior" | "assistant" => asked.learners.contains(&"colleague"),
        _ => false,
    };
    let right_learner = asked.learners.is_empty() || learners.iter().any(wanted);
    let same = |act: &&'static str| {
        asked.acts.contains(act)
            || match *act {
                // To sign a learner's book, or to be a mentor, is to supervise and to teach.
                "sign" | "mentor" => true,
                "supervise" => asked.acts.contains(&"mentor") && !asked.acts.contains(&"teach"),
                "teach" => asked.acts.contains(&"mentor"),
                _ => false,
            }
    };
    let right_act = acts.iter().chain(&kept).any(same);
    let bare = !claim.is_instance() || claim.watched;
    match (right_learner && right_act && guides, bare) {
        (true, false) => 2,
        _ => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    #[test]
    fn guiding_and_nothing_else() {
        let asked = |text: &str| {
            let read = read(&words(text)).and_then(Found::whole);
            read.map(|asked| (asked.acts, asked.learners))
        };
        assert_eq!(
            asked("Experience of supervising assistants or students"),
            Some((vec!["supervise"], vec!["assistant", "student"]))
        );
        assert_eq!(asked("Supervision of trainee prescribers"), None);
        assert_eq!(asked("Willing to receive clinical supervision"), None);
        assert_eq!(asked("Practice educator qualification"), None);
        assert_eq!(asked("Running training for parents"), None);
        assert_eq!(asked("HCA trained"), None);
    }
}
