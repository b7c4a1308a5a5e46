//! Title and employer: the first short lines of an advert, told apart by the words of employers'
//! names.

use super::Page;
use super::labelled::Value;
use super::{band, dates, pay, terms};
use crate::advert::Fields;
use crate::layout::{Block, Form, Hints, tidy};
use crate::vocabulary::{self, Heading, Label, Role};
use personspec_text::fold;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Title and employer are lines of at most so many bytes; a longer one is prose.
const LONGEST: usize = 120;
/// How many blocks from the top are looked at.
const TOP: usize = 30;

static EMPLOYER_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/employer_words.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

static POST_WORDS: LazyLock<HashSet<&str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/post_words.tsv").lines();
    lines.filter(|line| !line.starts_with('#')).collect()
});

/// Whether a word of `text` names a post ("nurse", "therapist").
pub(crate) fn names_a_post(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded.split(|c: char| !c.is_alphanumeric());
    words.any(|word| POST_WORDS.contains(word))
}

/// Reads title and employer into `fields` where they are not there yet; a labelled one wins.
pub(super) fn read(page: &Page<'_>, values: &[Value<'_>], fields: &mut Fields) {
    let labelled = |label: Label| {
        values
            .iter()
            .find(|value| value.label == label)
            .map(|value| value.text)
    };
    if fields.title.is_some() && fields.employer.is_some() {
        return;
    }
    // A page's own first heading is its title.
    let first =
        |block: &&&Block<'_>| block.depth == 1 && !is_other(block) && !is_employer(block.text);
    let top = top(page);
    let mut title = labelled(Label::Title).or_else(|| {
        let heading = top.iter().find(first);
        heading.map(|block| block.text)
    });
    let mut employer = labelled(Label::Employer).filter(|text| text.len() <= LONGEST);
    let mut prose = false;
    let known_elsewhere = employer.is_some()
        || top.iter().any(|block| {
            block.text.len() <= LONGEST
                && !block.text.ends_with('.')
                && is_sure(&fold(block.text))
                && is_employer(block.text)
        });
    for block in top {
        let line = block.text;
        let ends = line.ends_with(['.', '!', '?', ':']) || line.len() > LONGEST;
        let heading = matches!(block.form, Form::Heading(Heading::Unknown));
        if ends {
            // Past the first sentence only an employer's whole line is still believed (Trac prints
            // it below the table).
            prose = prose || (title.is_some() && (heading || !is_other(block)));
            continue;
        }
        if !heading && is_other(block) {
            continue;
        }
        if is_employer(line) && !is_title_with_employer(line) {
            employer = employer.or(Some(line));
        } else if !prose && title.is_none() {
            let (own, rest) = split(line, known_elsewhere);
            title = Some(own);
            employer = employer.or(rest);
        }
        if title.is_some() && employer.is_some() {
            break;
        }
    }
    let put = |field: &mut Option<_>, part: Option<&str>| {
        if field.is_none() {
            *field = part.map(|part| page.text(tidy(part)));
        }
    };
    put(&mut fields.title, title);
    put(&mut fields.employer, employer);
}

/// The first lines that may be title or employer: no labels, no values, no list of duties.
fn top<'a>(page: &Page<'a>) -> Vec<&'a Block<'a>> {
    let mut lines = Vec::new();
    let mut after_label = false;
    for section in page
        .sections
        .iter()
        .take_while(|section| section.role != Role::Specification)
    {
        if !matches!(section.role, Role::Header | Role::Summary) {
            continue;
        }
        for block in page.blocks.get(section.blocks.clone()).unwrap_or_default() {
            let label = vocabulary::label(block.text).is_some();
            if !label
                && !after_label
                && matches!(
                    block.form,
                    Form::Paragraph | Form::Heading(Heading::Unknown)
                )
            {
                lines.push(block);
            }
            after_label = label;
        }
    }
    lines.truncate(TOP);
    lines
}

/// Whether a line is of another field.
fn is_other(block: &Block<'_>) -> bool {
    let (line, hints) = (block.text, block.hints);
    let labelled = line
        .split_once([':', '\t', '/'])
        .is_some_and(|(head, _)| vocabulary::label(head).is_some());
    let may = |hint: Hints| hints.any(hint);
    labelled
        || vocabulary::heading(line).is_some()
        || (may(Hints::CLOSING) && dates::closing(line).is_some())
        || (may(Hints::POUNDS) && pay::find(line).is_some())
        || (may(Hints::CONTRACT) && terms::contract(line).is_some())
        || (may(Hints::BAND)
            && band::find(line).is_some_and(|(_, part)| part.len() + 12 > line.len()))
        || (may(Hints::PLACE) && fold(line).starts_with("based at"))
        || dates::find(line).is_some()
        || !line.chars().any(char::is_alphabetic)
}

/// Whether a line names an employer.
fn is_employer(line: &str) -> bool {
    let folded = fold(line);
    let words: Vec<&str> = folded.split(|c: char| !c.is_alphanumeric()).collect();
    let named = |word: &&str| EMPLOYER_WORDS.contains(*word);
    let post = words.iter().any(|word| POST_WORDS.contains(*word));
    if post && !words.iter().any(|word| matches!(*word, "nhs" | "trust")) {
        return false;
    }
    // "Practice Nurse" and "Hospital Pharmacist" begin with a word that ends an employer's name.
    words.iter().skip(1).any(named) && !starts_with_article(&folded)
}

/// Whether a block is an employer's name and nothing else, by a word that only employers have.
pub(crate) fn is_whole_employer(block: &Block<'_>) -> bool {
    let line = block.text;
    line.len() <= LONGEST
        && !line.ends_with(['.', ':', '!', '?'])
        && is_sure(&fold(line))
        && is_employer(line)
}

/// Whether a part of a title line names the employer. "Emergency Surgery" and "Pain Clinic" end in a
/// word of employers' names too: where the advert names an employer elsewhere they are the service.
fn names_employer(part: &str, known_elsewhere: bool) -> bool {
    let folded = fold(part);
    is_employer(part) && !folded.contains('(') && (!known_elsewhere || is_sure(&folded))
}

/// Whether a folded line holds a word that only employers' names hold.
fn is_sure(folded: &str) -> bool {
    let sure = [
        "nhs",
        "trust",
        "surgeries",
        "hospice",
        "council",
        "ltd",
        "limited",
        "cic",
    ];
    folded
        .split(|c: char| !c.is_alphanumeric())
        .any(|word| sure.contains(&word))
}

fn starts_with_article(folded: &str) -> bool {
    [
        "we ", "our ", "are ", "would ", "do ", "you ", "join ", "if ",
    ]
    .iter()
    .any(|word| folded.starts_with(word))
}

/// Whether a line runs title and employer together: a dash parts them.
fn is_title_with_employer(line: &str) -> bool {
    parts(line).len() > 1 && !is_employer(parts(line).first().copied().unwrap_or_default())
}

fn parts(line: &str) -> Vec<&str> {
    line.split(" - ")
        .flat_map(|part| part.split(" – "))
        .flat_map(|part| part.split(" — "))
        .flat_map(|part| part.split(" | "))
        .collect()
}

/// The title of a line, without the band, hours, pay or employer that were run into it by a
/// separator; and the employer among them.
fn split(line: &str, known_elsewhere: bool) -> (&str, Option<&str>) {
    let parts = parts(line);
    let foreign = |part: &str| {
        let folded = fold(part);
        band::find(part).is_some_and(|(_, band)| band.len() + 2 >= part.trim().len())
            || pay::find(part).is_some()
            || folded.contains("hours")
            || folded.contains("hrs")
            || terms::contract(part).is_some()
            || names_employer(part, known_elsewhere)
    };
    let kept = parts
        .iter()
        .skip(1)
        .take_while(|part| !foreign(part))
        .last();
    let first = parts.first().copied().unwrap_or(line);
    let end = kept.unwrap_or(&first);
    let base = line.as_ptr() as usize;
    let stop = end.as_ptr() as usize - base + end.len();
    let employer = parts
        .iter()
        .skip(1)
        .find(|part| names_employer(part, known_elsewhere))
        .copied();
    (line.get(..stop).unwrap_or(line), employer)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_run_into_the_title_is_cut() {
        assert_eq!(
            split("Nurse Practitioner (Frailty) – Band 8a", false).0,
            "Nurse Practitioner (Frailty)"
        );
        assert_eq!(split("Radiographer - MRI", false).0, "Radiographer - MRI");
        assert_eq!(
            split("Ward Manager - Emergency Surgery", true).0,
            "Ward Manager - Emergency Surgery"
        );
        let (title, employer) = split(
            "HEALTHCARE ASSISTANT - 20 hrs/week - Elm Street Surgery",
            false,
        );
        assert_eq!(
            (title, employer),
            ("HEALTHCARE ASSISTANT", Some("Elm Street Surgery"))
        );
    }

    #[test]
    fn employers_are_told_by_their_words() {
        assert!(is_employer("Elmshire Partnership NHS Foundation Trust"));
        assert!(!is_employer("Practice Nurse"));
        assert!(!is_employer(
            "Senior Healthcare Assistant - Older People's Ward"
        ));
        assert!(!is_employer("Senior Dietitian"));
    }
}
