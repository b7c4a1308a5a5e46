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
}

static CUES: LazyLock<Cues<Cue>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/prose_cues.tsv"));
    Cues::new(rows.map(|(kind, phrase)| {
        let cue = match kind {
            "essential" => Cue::Level(Importance::Essential),
            "desirable" => Cue::Level(Importance::Desirable),
            "stop" => Cue::Stop,
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
    if sentence.len() > LONGEST || sentence.ends_with('?') || !may_state_level(sentence) {
        return None;
    }
    let folded = fold(sentence);
    let (mut essential, mut desirable) = (false, false);
    for (at, cue) in CUES.find(&folded) {
        match cue {
            Cue::Stop => return None,
            Cue::Start if at == 0 => return None,
            Cue::Start => {}
            Cue::Level(Importance::Desirable) => desirable = true,
            Cue::Level(_) => essential = true,
        }
    }
    match (essential, desirable) {
        (_, true) => Some(Importance::Desirable),
        (true, false) => Some(Importance::Essential),
        (false, false) => None,
    }
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
    cut.and_then(|at| sentence.get(..at)).unwrap_or(sentence)
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
    fn sentences_that_only_sound_like_it() {
        for text in [
            "Early application is essential.",
            "We provide essential services to the county.",
            "You must meet the essential criteria to be shortlisted.",
            "Is a licence essential?",
            "Weekend working will be required.",
            "Please note that a DBS check is required.",
        ] {
            assert_eq!(texts(text), [], "{text}");
        }
    }
}
