//! Sentences that state a requirement outside the specification: "A full driving licence … is
//! essential", "Applicants must already hold …", "It would be an advantage if …".

use super::{Found, group};
use crate::advert::{Basis, Group, Importance, Origin};
use crate::cues::Cues;
use crate::layout::{Block, Hints, may_state_level, tidy};
use crate::vocabulary::{rows, tail};
use personspec_text::{fold, words};
use std::sync::LazyLock;

/// A sentence longer than this (bytes) states no single requirement.
const LONGEST: usize = 400;
/// Sentences of one paragraph that are looked at: no advert states more.
const MOST: usize = 400;

/// What a phrase says of the sentence it stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cue {
    /// It states that level.
    Level(Importance),
    /// It states no requirement of a person.
    Stop,
    /// At its beginning: it is about the employer.
    Start,
    /// At its beginning: what it states is desirable.
    Wish,
}

static CUES: LazyLock<Cues<Cue>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/prose_cues.tsv"));
    Cues::new(rows.map(|(kind, phrase)| {
        let cue = match kind {
            "essential" => Cue::Level(Importance::Essential),
            "desirable" => Cue::Level(Importance::Desirable),
            "stop" => Cue::Stop,
            "wish" => Cue::Wish,
            _ => Cue::Start,
        };
        (phrase, cue)
    }))
});

/// The requirements that the sentences of a paragraph state.
pub(super) fn read<'a>(paragraph: &Block<'a>) -> Vec<Found<'a>> {
    if !paragraph.hints.any(Hints::LEVEL) {
        return Vec::new();
    }
    sentences(paragraph.text)
        .take(MOST)
        .flat_map(|sentence| match two_levels(sentence) {
            Some((first, second)) => [Some(first), Some(second)],
            None => [Some(sentence), None],
        })
        .flatten()
        .filter_map(|sentence| {
            let level = stated(sentence)?;
            let text = without_reason(sentence);
            let words = words(text);
            Some(Found {
                text,
                heading: None,
                group: group::of_words(&words, Group::Other),
                level: Some((level, Basis::Inline)),
                beside: false,
                origin: Origin::Prose,
                run: usize::MAX,
                gap: false,
                number: None,
                words,
            })
        })
        .collect()
}

/// The level that a sentence states of something the person must be, have or do.
fn stated(sentence: &str) -> Option<Importance> {
    if sentence.len() > LONGEST || sentence.ends_with(['?', ':']) || !may_state_level(sentence) {
        return None;
    }
    let (essential, desirable) = said(sentence)?;
    match (essential, desirable) {
        (_, true) => Some(Importance::Desirable),
        (true, false) => Some(Importance::Essential),
        (false, false) => None,
    }
}

/// Whether a sentence says "essential" of something, and "desirable"; `None` where it states nothing
/// of a person.
fn said(sentence: &str) -> Option<(bool, bool)> {
    let folded = fold(sentence);
    let (mut essential, mut desirable) = (false, false);
    for (at, cue) in CUES.find(&folded) {
        match cue {
            Cue::Stop => return None,
            Cue::Start if at == 0 => return None,
            Cue::Wish if at == 0 => desirable = true,
            Cue::Start | Cue::Wish => {}
            Cue::Level(Importance::Desirable) => desirable = true,
            Cue::Level(_) => essential = true,
        }
    }
    Some((essential, desirable))
}

/// What parts a clause of one level from one of the other.
const BETWEEN: [&str; 12] = [
    "; however ",
    "; ",
    ", however ",
    " however ",
    ", and ",
    " and ",
    ", but ",
    " but ",
    ", while ",
    " while ",
    ", whilst ",
    ", with ",
];
/// The words that state a level at the end of a clause.
const AT_END: [&str; 10] = [
    "essential",
    "required",
    "mandatory",
    "a must",
    "desirable",
    "advantage",
    "advantageous",
    "preferred",
    "beneficial",
    "helpful",
];
/// What a clause begins with that only speaks of the one before it.
const BACKWARD: [&str; 7] = ["this ", "it ", "that ", "these ", "they ", "which ", "not "];

/// The two clauses of a sentence that states both levels: "A is essential and B is desirable". Where
/// the level comes first ("You must have A and B and C would be desirable") any "and" could part them:
/// one that is alone does.
fn two_levels(sentence: &str) -> Option<(&str, &str)> {
    if sentence.len() > LONGEST || said(sentence)? != (true, true) {
        return None;
    }
    let lower = sentence.to_ascii_lowercase();
    let mut places: Vec<(usize, usize)> = BETWEEN
        .iter()
        .flat_map(|between| lower.match_indices(between))
        .map(|(at, between)| (at, at + between.len()))
        // One level each, and not the same.
        .filter(|(end, start)| {
            let before = sentence.get(..*end).and_then(said);
            let after = said(tail(sentence, *start));
            before.is_some_and(|(one, other)| one != other && after == Some((other, one)))
        })
        .collect();
    places.sort_unstable();
    // ", and " is found as " and " as well.
    places.dedup_by_key(|(_, start)| *start);
    let ended = |(end, _): &&(usize, usize)| {
        let before = lower.get(..*end).unwrap_or_default();
        AT_END.iter().any(|word| before.ends_with(word))
    };
    let (end, start) = match (places.iter().find(ended), places.as_slice()) {
        (Some(place), _) | (None, [place]) => *place,
        _ => return None,
    };
    let backward = BACKWARD
        .iter()
        .any(|word| tail(&lower, start).starts_with(word));
    let first = tidy(sentence.get(..end)?);
    (!backward).then(|| (first, tidy(tail(sentence, start))))
}

/// Without the reason that follows the level ("… is essential as we cannot train") or the whole
/// requirement ("…, as the patch is large"). "…, as is the ability to …" asks more and stays.
fn without_reason(sentence: &str) -> &str {
    let lower = sentence.to_ascii_lowercase();
    let levels = [
        "essential",
        "desirable",
        "required",
        "an advantage",
        "advantageous",
    ];
    let after_level = levels.iter().filter_map(|level| {
        let at = lower.find(level)? + level.len();
        let rest = tail(&lower, at);
        AFTER_LEVEL
            .iter()
            .any(|reason| rest.starts_with(reason))
            .then_some(at)
    });
    let clauses = CLAUSES.iter().filter_map(|clause| lower.find(clause));
    let cut = after_level.chain(clauses).min();
    cut.and_then(|at| sentence.get(..at))
        // "The post is in Truro, but the will to travel is essential" says it after the reason.
        .filter(|kept| said(kept).is_some_and(|(essential, desirable)| essential || desirable))
        .unwrap_or(sentence)
}

/// What begins a reason right after a level.
const AFTER_LEVEL: [&str; 12] = [
    " as we",
    " as some",
    " as the",
    " as you",
    " as this",
    " because",
    " since",
    ", since",
    "; ",
    " due to",
    ", and you",
    ", so ",
];
/// What begins a reason anywhere.
const CLAUSES: [&str; 9] = [
    ", as the ",
    ", as our ",
    ", as we ",
    ", as you ",
    ", as this ",
    ", because ",
    ", due to ",
    ", but ",
    "; that is ",
];

/// The sentences of a paragraph: a stop, a blank, and a capital letter or figure.
fn sentences(paragraph: &str) -> impl Iterator<Item = &str> {
    let mut rest = paragraph;
    std::iter::from_fn(move || {
        if rest.is_empty() {
            return None;
        }
        let end = end_of_sentence(rest);
        let sentence = rest.get(..end).unwrap_or(rest);
        rest = tail(rest, end);
        Some(tidy(sentence))
    })
    .filter(|sentence| !sentence.is_empty())
}

fn end_of_sentence(text: &str) -> usize {
    for (at, stop) in text.match_indices(['.', '!', '?']) {
        let after = tail(text, at + stop.len());
        let mut chars = after.chars();
        let blank = chars.next().is_none_or(char::is_whitespace);
        let next = after.trim_start().chars().next();
        let capital = next.is_none_or(|c| c.is_uppercase() || c.is_ascii_digit() || c == '•');
        let before = text.get(..at).unwrap_or_default();
        let word = before
            .rsplit(|c: char| !(c.is_alphanumeric() || c == '.'))
            .next()
            .unwrap_or_default();
        let short = matches!(
            word,
            "e.g" | "i.e" | "eg" | "ie" | "incl" | "etc" | "approx" | "Dr" | "St" | "No" | "Hons"
        );
        if blank && capital && !short {
            return at + stop.len();
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Document;

    fn texts(paragraph: &str) -> Vec<(String, Importance)> {
        let document = Document::read(paragraph);
        let found: Vec<_> = document.blocks().iter().flat_map(read).collect();
        found
            .into_iter()
            .filter_map(|found| Some((found.text.to_owned(), found.level?.0)))
            .collect()
    }

    #[test]
    fn requirements_in_sentences() {
        let licence = "A full driving licence is essential, as is the will to travel.";
        let text = format!("Join us. {licence} Tea is free.");
        assert_eq!(texts(&text), [(licence.to_owned(), Importance::Essential)]);
        assert_eq!(
            texts("BSL would be desirable as some families are deaf."),
            [("BSL would be desirable".to_owned(), Importance::Desirable)]
        );
        assert_eq!(texts("You must hold a PGCE or be able to teach.").len(), 1);
        assert_eq!(
            texts("Applicants must already be on the NMC register.").len(),
            1
        );
    }

    #[test]
    fn a_sentence_of_two_levels_is_two_requirements() {
        use Importance::{Desirable, Essential};
        for (sentence, first, second) in [
            (
                "Work on a ward is essential and the ability to cannulate is desirable.",
                ("Work on a ward is essential", Essential),
                ("the ability to cannulate is desirable.", Desirable),
            ),
            (
                "A degree is desirable, but a driving licence is essential.",
                ("A degree is desirable", Desirable),
                ("a driving licence is essential.", Essential),
            ),
            (
                "You must be a registered nurse; time on a ward would be an advantage.",
                ("You must be a registered nurse", Essential),
                ("time on a ward would be an advantage.", Desirable),
            ),
        ] {
            let want = [first, second].map(|(text, level)| (text.to_owned(), level));
            assert_eq!(texts(sentence), want);
        }
        for (sentence, level) in [
            (
                "A year on a ward is desirable for band 5, however this is essential for band 6.",
                Desirable,
            ),
            ("Audit and research are essential.", Essential),
            (
                "You must know wards and clinics and a year in research would be desirable.",
                Desirable,
            ),
            ("Ideally, you must have a year on a ward.", Desirable),
        ] {
            let found: Vec<_> = texts(sentence)
                .into_iter()
                .map(|(_, level)| level)
                .collect();
            assert_eq!(found, [level], "{sentence}");
        }
    }

    #[test]
    fn a_requirement_after_a_reason_is_kept() {
        let text = "The post is in Truro, but the will to travel is essential.";
        assert_eq!(texts(text), [(text.to_owned(), Importance::Essential)]);
    }

    #[test]
    fn sentences_that_only_sound_like_it() {
        for text in [
            "Early application is essential.",
            "We provide essential services to the county.",
            "You must meet the essential criteria to be shortlisted.",
            "Is a licence essential?",
            "To be considered for this post you must have:",
            "This role is essential in keeping our patients safe.",
            "Weekend working will be required.",
            "You may work at weekends, if this is desirable to you.",
            "Please note that a DBS check is required.",
        ] {
            assert_eq!(texts(text), [], "{text}");
        }
    }
}
