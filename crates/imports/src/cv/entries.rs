//! What every importer adds to a draft, with the doubts that hold for all of them.

use crate::draft::Draft;
use crate::said::{Entry, Said};
use personspec_parser::lexicon::Award;

/// Adds a post; one without a title is none, one without dates is to be checked.
pub(crate) fn put_post(mut entry: Entry, draft: &mut Draft) {
    let dated = entry.get("from").is_some() && entry.get("to").is_some();
    let Some((key, title)) = entry.fields.first_mut() else {
        return;
    };
    if *key != "post" {
        return;
    }
    if !dated && title.check.is_none() {
        title.check = Some("from when to when was it?".to_owned());
    }
    draft.employment.push(entry);
}

/// Adds a qualification; one without a year is to be checked.
pub(crate) fn put_qualification(mut entry: Entry, draft: &mut Draft) {
    let known = entry.get("year").is_some() || entry.get("status").is_some();
    let Some((_, award)) = entry.fields.first_mut() else {
        return;
    };
    if !known && award.check.is_none() {
        award.check = Some("in which year? is it completed?".to_owned());
    }
    draft.qualifications.push(entry);
}

/// Adds a course; one without a year is to be checked.
pub(crate) fn put_training(mut entry: Entry, draft: &mut Draft) {
    let dated = entry.get("year").is_some();
    let Some((key, title)) = entry.fields.first_mut() else {
        return;
    };
    if *key != "title" {
        return;
    }
    if !dated && title.check.is_none() {
        title.check = Some("in which year?".to_owned());
    }
    draft.training.push(entry);
}

/// An award and its subject: "BSc (Hons) Physiotherapy", "MSc in Stroke Care". What cannot be told
/// apart stays whole.
pub(crate) fn award(title: &str, origin: &str) -> Entry {
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut entry = Entry::new();
    let words: Vec<&str> = title.split(' ').collect();
    let abbreviation = words.first().is_some_and(|word| {
        word.chars().count() <= 8
            && word.chars().filter(char::is_ascii_uppercase).count() >= 2
            && !Award::named_in(word).is_empty()
    });
    let mut used = usize::from(abbreviation);
    if abbreviation {
        let honours = |word: &&str| {
            matches!(
                *word,
                "(Hons)" | "Hons" | "(Honours)" | "Honours" | "in" | "(Hons),"
            )
        };
        used += words
            .iter()
            .skip(1)
            .take_while(|word| honours(word))
            .count();
    }
    let award: Vec<&str> = words
        .iter()
        .take(used)
        .copied()
        .filter(|word| *word != "in")
        .collect();
    let subject: Vec<&str> = words.iter().skip(used).copied().collect();
    if award.is_empty() || subject.is_empty() {
        entry.put("award", Some(Said::new(title, origin)));
    } else {
        entry.put(
            "award",
            Some(Said::new(award.join(" ").trim_end_matches(','), origin)),
        );
        entry.put("subject", Some(Said::new(subject.join(" "), "")));
    }
    entry
}

/// A driving licence that a form names by its class: B is that of a car.
pub(crate) fn licence(class: Option<&str>, origin: &str, draft: &mut Draft) {
    if draft.practical.get("driving_licence").is_none()
        && class.is_some_and(|class| class.trim().eq_ignore_ascii_case("b"))
    {
        let said = Said::new("full", origin).check("a full licence of class B?");
        draft.practical.put("driving_licence", Some(said));
    }
}

/// The sentences of a paragraph.
pub(crate) fn sentences(text: &str) -> Vec<String> {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut list = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(". ") {
        let next = text.get(at + 2..).and_then(|rest| rest.chars().next());
        let before = text.get(start..at).unwrap_or_default();
        let word = before.rsplit(' ').next().unwrap_or_default();
        // "e.g. ", "approx. ", an initial.
        let short = word.contains('.') || word.chars().count() < 2;
        if next.is_some_and(|c| c.is_uppercase() || c.is_ascii_digit()) && !short {
            list.push(text.get(start..=at).unwrap_or_default().trim().to_owned());
            start = at + 2;
        }
    }
    list.push(text.get(start..).unwrap_or_default().trim().to_owned());
    list.retain(|sentence| !sentence.is_empty());
    list
}
