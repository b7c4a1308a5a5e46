//! Whole adverts that follow one another in one text or page.
//!
//! Told apart with care: an advert is never cut in two. Each part must hold a person specification of
//! its own under a title of its own; a specification that is printed twice is one.

use crate::advert::{Advert, Origin};
use crate::fields::{heads_advert, is_label, is_whole_employer};
use crate::layout::{Block, Document, Form, looks_like_html};
use crate::sections::{Section, sections};
use crate::vocabulary::{Heading, Role};
use crate::{Fields, Options, advert_of};
use personspec_text::fold;
use std::collections::BTreeSet;
use std::ops::Range;

/// A part with fewer listed criteria is no advert of its own.
const FEWEST: usize = 2;
/// A line of a title is no longer than this (bytes).
const LONGEST_TITLE: usize = 120;

/// The parts of `text` that are adverts of their own; `None` where it is one advert, as nearly every
/// text is.
pub(super) fn parts(text: &str) -> Option<Vec<Range<usize>>> {
    // Cheap first: two specifications need their name twice.
    let named = ["pecification", "PECIFICATION"].into_iter();
    let named = named.filter(|name| text.contains(name));
    named.flat_map(|name| text.matches(name)).nth(1)?;
    let page = looks_like_html(text);
    let document = document(text, page);
    let blocks = document.blocks();
    let sections = sections(&blocks);
    let borders: Vec<usize> = borders(&blocks, &sections)
        .into_iter()
        .filter_map(|at| blocks.get(at))
        .map(|block| document.span(block.text).start())
        .collect();
    if borders.is_empty() {
        return None;
    }
    let mut parts = Vec::new();
    let ends = borders.iter().skip(1).copied().chain([text.len()]);
    let own = |range: Range<usize>| read(text.get(range).unwrap_or_default(), page);
    let first = borders.first().copied().unwrap_or(text.len());
    // Every piece is read once; the first piece of a part stands for it.
    let (mut start, mut part) = (0, own(0..first));
    for (border, end) in borders.iter().copied().zip(ends) {
        let next = own(border..end);
        if are_two(&part, &next) {
            parts.push(start..border);
            (start, part) = (border, next);
        }
    }
    parts.push(start..text.len());
    (parts.len() > 1).then_some(parts)
}

/// A part of a text or page as a document.
pub(super) fn document(part: &str, page: bool) -> Document<'_> {
    if page {
        Document::page(part)
    } else {
        Document::read(part)
    }
}

fn read(part: &str, page: bool) -> Advert {
    let document = document(part, page);
    let given = Fields::default();
    advert_of("", &document, given, Vec::new(), &Options::default()).advert
}

/// Where a next advert may begin: between two specifications, at the first lines of a title block.
fn borders(blocks: &[Block<'_>], sections: &[Section]) -> Vec<usize> {
    let mut borders = Vec::new();
    let mut after: Option<usize> = None;
    for section in sections {
        if section.role != Role::Specification || section.blocks.len() < FEWEST {
            continue;
        }
        if let Some(end) = after
            && let Some(border) = border(blocks, end..section.blocks.start)
        {
            borders.push(border);
        }
        // A title block right after a list is taken for lines of it.
        after = Some(section.blocks.start + FEWEST);
    }
    borders
}

/// The first line of the title block among the blocks between two specifications: above the closing
/// date or the label of the title, one employer and one or two lines of title.
fn border(blocks: &[Block<'_>], between: Range<usize>) -> Option<usize> {
    let heads = |at: &usize| blocks.get(*at).is_some_and(heads_advert);
    let mut first = between.clone().find(heads)?;
    let (mut titles, mut employers) = (0, 0);
    while let Some(above) = first.checked_sub(1).filter(|at| between.contains(at)) {
        let Some(block) = blocks.get(above).filter(|block| may_be_title(block)) else {
            break;
        };
        let labelled = above
            .checked_sub(1)
            .and_then(|at| blocks.get(at))
            .is_some_and(is_label);
        let apart = blocks.get(first).is_some_and(|block| block.gap) && titles > 0;
        let employer = is_whole_employer(block);
        let room = if employer {
            employers == 0
        } else {
            titles == 0 || (titles == 1 && employers == 0)
        };
        if labelled || apart || !room {
            break;
        }
        titles += usize::from(!employer);
        employers += usize::from(employer);
        first = above;
    }
    Some(first)
}

/// Whether a block may be a line of a title block.
fn may_be_title(block: &Block<'_>) -> bool {
    let plain = matches!(
        block.form,
        Form::Paragraph | Form::Heading(Heading::Unknown)
    );
    plain
        && block.text.len() <= LONGEST_TITLE
        && block.text.chars().any(char::is_alphabetic)
        && !block.text.ends_with(['.', '!', '?', ':'])
}

/// Whether two parts are two adverts.
fn are_two(first: &Advert, second: &Advert) -> bool {
    let listed = |advert: &Advert| -> BTreeSet<String> {
        let listed = advert.criteria.iter();
        let listed = listed.filter(|one| one.origin == Origin::List);
        listed.map(|one| fold(&one.text)).collect()
    };
    let (ours, theirs) = (listed(first), listed(second));
    if ours.len() < FEWEST || theirs.len() < FEWEST {
        return false;
    }
    // Printed twice, for wide and for narrow screens.
    let same = theirs.intersection(&ours).count();
    let twice = same * 5 >= theirs.len() * 4;
    let title = |advert: &Advert| advert.fields.title.as_ref().map(|title| fold(&title.value));
    let reference = |advert: &Advert| advert.fields.reference.as_ref().map(|one| fold(&one.value));
    let own_title = title(second).is_some() && title(first) != title(second);
    let own_reference = match (reference(first), reference(second)) {
        (Some(first), Some(second)) => first != second,
        _ => false,
    };
    let headed = |advert: &Advert| {
        let fields = &advert.fields;
        fields.title.is_some()
            && (fields.closing_date.is_some()
                || fields.employer.is_some()
                || fields.reference.is_some()
                || fields.salary.is_some())
    };
    headed(first) && headed(second) && (own_reference || (own_title && !twice))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn advert(title: &str, reference: &str, skills: &[&str]) -> String {
        format!(
            "{title}\nElm NHS Trust\nThe closing date is 02 March 2027\nJob summary\nA busy ward.\n\
            Reference number\n{reference}\nPerson Specification\nSkills\nEssential\n* {}\n\
            Disclosure and Barring Service Check\nA check is made.\nEmployer details\nEmployer name\nElm NHS Trust\n",
            skills.join("\n* ")
        )
    }

    fn titles(text: &str) -> Vec<String> {
        let parts = parts(text).unwrap_or_else(|| std::iter::once(0..text.len()).collect());
        let line = |part: Range<usize>| {
            text.get(part)
                .unwrap_or("")
                .trim()
                .lines()
                .next()
                .unwrap_or("")
                .to_owned()
        };
        parts.into_iter().map(line).collect()
    }

    #[test]
    fn adverts_that_follow_one_another() {
        let nurse = advert("Ward Nurse", "A-1", &["Audit", "Rotas", "Letters"]);
        let midwife = advert("Midwife", "A-2", &["Births", "Rotas"]);
        let porter = advert("Porter", "A-3", &["Lifting", "Maps"]);
        assert_eq!(
            titles(&format!("{nurse}{midwife}")),
            ["Ward Nurse", "Midwife"]
        );
        let three = format!("{nurse}\n\n{midwife}\n-----\n{porter}");
        assert_eq!(titles(&three), ["Ward Nurse", "Midwife", "Porter"]);
        // The same post twice under two references is two vacancies.
        let again = nurse.replace("A-1", "A-9");
        assert_eq!(titles(&format!("{nurse}\n{again}")).len(), 2);
    }

    #[test]
    fn one_advert_is_never_cut() {
        let nurse = advert("Ward Nurse", "A-1", &["Audit", "Rotas", "Letters"]);
        assert_eq!(titles(&nurse).len(), 1);
        assert_eq!(
            titles(&format!("{nurse}\n{nurse}")).len(),
            1,
            "printed twice"
        );
        let split = "Ward Nurse\nElm NHS Trust\nPerson Specification\nEssential\n* Audit\n* Rotas\n\
            About us\nElm NHS Trust\nClosing date: 1 March 2027\nPerson Specification\nDesirable\n* Welsh\n* Research";
        assert_eq!(titles(split).len(), 1, "a specification in two pieces");
    }

    #[test]
    fn pages_are_cut_too() {
        let page = |title: &str, reference: &str, skill: &str| {
            format!(
                "<div><h1>{title}</h1><p>Elm NHS Trust</p><p>The closing date is 2 March 2027</p>\
                <h3>Reference number</h3><p>{reference}</p><h2>Person specification</h2>\
                <h3>Essential</h3><ul><li>{skill}</li><li>Rotas</li><li>Letters</li></ul></div>"
            )
        };
        let two = page("Ward Nurse", "A-1", "Audit") + &page("Midwife", "A-2", "Births");
        let parts = parts(&two).unwrap();
        let part = |at: usize| two.get(parts[at].clone()).unwrap_or_default();
        assert!(part(1).contains("Midwife") && !part(0).contains("Midwife"));
    }
}
