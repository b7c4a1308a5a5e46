//! What is odd about an advert, as notes with stable codes.

use crate::advert::{BandBasis, Basis, Criterion, Fields, Group, Importance, Origin};
use crate::fields::Page;
use crate::layout::{Form, residue};
use crate::lexicon::{Body, Profession, Register};
use crate::note::{Code, Note};
use crate::requirement::Ask;
use crate::vocabulary::{Heading, Role, tail};
use jiff::civil::Date;
use personspec_text::Span;
use personspec_text::words::words;

/// Remarks on an advert that was read.
pub(crate) fn remark(
    page: &Page<'_>,
    fields: &Fields,
    criteria: &[Criterion],
    inferred: usize,
    today: Option<Date>,
    notes: &mut Vec<Note>,
) {
    let unread = notes.iter().any(|note| note.code.is_unread());
    if criteria.is_empty() && !unread {
        let message = "no criterion was found: is the person specification in this file, perhaps as an attachment?";
        notes.push(Note::new(Code::NoCriteria, None, message));
    }
    if inferred > 0 {
        let list = criteria
            .iter()
            .filter(|one| one.origin == Origin::List)
            .count();
        let first = criteria.iter().find(|one| one.basis == Basis::Inferred);
        let message = format!(
            "essential or desirable is not printed for {inferred} of {list} criteria; it was inferred from their order and wording"
        );
        notes.push(Note::new(
            Code::ImportanceLost,
            first.map(|one| one.span),
            message,
        ));
    }
    for one in criteria {
        notes.extend(of_criterion(one, page.document.source()));
    }
    notes.extend(contradiction(page, fields, criteria));
    notes.extend(scraped(page));
    if let (Some(closing), Some(today)) = (&fields.closing_date, today)
        && closing.value < today
    {
        let message = format!("the vacancy closed on {}", closing.value);
        notes.push(Note::new(Code::Closed, Some(closing.span), message));
    }
    notes.extend(fields.band.as_ref().and_then(|band| {
        let message = match &band.basis {
            BandBasis::Stated => return None,
            BandBasis::Reference => {
                format!(
                    "band {} is not printed; it was read from the reference number",
                    band.value
                )
            }
            BandBasis::PayTable { year, zone } => {
                let zone = zone.as_ref().map_or_else(String::new, |zone| {
                    format!(" with the {zone} high cost area supplement")
                });
                format!(
                    "band {} is not printed; the pay is that of {year}{zone}",
                    band.value
                )
            }
        };
        Some(Note::new(Code::BandWorkedOut, Some(band.span), message))
    }));
}

fn of_criterion(one: &Criterion, source: &str) -> Vec<Note> {
    let mut notes = Vec::new();
    let span = Some(one.span);
    match (&one.duplicate_of, one.origin) {
        (Some(other), Origin::List) => {
            let message = format!(
                "\"{}\" says the same as {other}; it is counted once",
                one.text
            );
            notes.push(Note::new(Code::Repeated, span, message));
        }
        (None, Origin::Prose) => {
            let message = format!(
                "\"{}\" is asked in the text, not in the specification",
                one.text
            );
            notes.push(Note::new(Code::OnlyInProse, span, message));
        }
        _ => {}
    }
    if let Some(second) = fused(&one.text) {
        let message = format!("two criteria seem to be run into one line before \"{second}\"");
        let begins = second.split(' ').next().unwrap_or(second);
        notes.push(Note::new(
            Code::Fused,
            Some(within(one, source, begins, true)),
            message,
        ));
    }
    for (printed, known) in misspelt(&one.text) {
        let message = format!("\"{printed}\" is no register or body we know; is {known} meant?");
        let place = within(one, source, &printed, false);
        notes.push(Note::new(Code::UnknownAcronym, Some(place), message));
    }
    notes
}

/// The place of `part` inside a criterion, its last one or its first; the whole criterion where the
/// page's mark-up parts it.
fn within(one: &Criterion, source: &str, part: &str, last: bool) -> Span {
    let text = one.span.of(source);
    let at = if last {
        text.rfind(part)
    } else {
        text.find(part)
    };
    let start = at.map(|at| one.span.start() + at);
    let span = start.and_then(|start| Span::new(source, start, start + part.len()));
    span.unwrap_or(one.span)
}

/// Where a second criterion begins inside a line: "…Service/ Experience of …", "…skillsAble to …".
fn fused(text: &str) -> Option<&str> {
    const BEGINNINGS: [&str; 7] = [
        "Experience ",
        "Knowledge ",
        "Ability ",
        "Able ",
        "Understanding ",
        "Evidence ",
        "Previous ",
    ];
    BEGINNINGS.iter().find_map(|beginning| {
        let (at, _) = text.match_indices(beginning).find(|(at, _)| {
            let before = text.get(..*at).unwrap_or_default();
            let glued = before.ends_with(char::is_lowercase);
            glued || before.trim_end().ends_with(['/', '•', '*', ';'])
        })?;
        Some(tail(text, at))
    })
}

/// Short forms in a text that are no known register or body but close to one: the same letters but
/// for a swap or one other letter. Three letters are too few to tell.
fn misspelt(text: &str) -> Vec<(String, &'static str)> {
    let mut found = Vec::new();
    for word in words(text) {
        let printed = word.span.of(text);
        let short = printed.len() >= 4
            && printed.len() <= 6
            && printed.chars().all(|c| c.is_ascii_uppercase());
        if !short || KNOWN_SHORT_FORMS.contains(&printed) || names().any(|name| name == printed) {
            continue;
        }
        let near = names().find(|name| {
            name.len() == printed.len()
                && name.chars().next() == printed.chars().next()
                && sorted_difference(name, printed) <= 1
                && strsim::osa_distance(&name.to_ascii_uppercase(), printed) <= 2
        });
        found.extend(near.map(|near| (printed.to_owned(), near)));
    }
    found
}

/// Short forms of other things that are close to a register's or body's.
const KNOWN_SHORT_FORMS: [&str; 6] = ["SAAS", "RCGP", "RCOG", "RCEM", "HCSW", "COSHH"];

fn names() -> impl Iterator<Item = &'static str> {
    Register::all()
        .map(Register::abbr)
        .chain(Body::all().map(Body::abbr))
        .filter(|name| name.len() >= 4)
}

/// How many letters of `a` are not in `b`, whatever their order.
fn sorted_difference(a: &str, b: &str) -> usize {
    let mut rest: Vec<char> = b.to_ascii_uppercase().chars().collect();
    a.to_ascii_uppercase()
        .chars()
        .filter(|c| match rest.iter().position(|other| other == c) {
            Some(at) => {
                rest.swap_remove(at);
                false
            }
            None => true,
        })
        .count()
}

/// The post is open to several professions and the specification asks the degree or registration of
/// one only.
fn contradiction(page: &Page<'_>, fields: &Fields, criteria: &[Criterion]) -> Option<Note> {
    let asked: Vec<Profession> = criteria
        .iter()
        .filter(|one| one.importance != Importance::Desirable && one.group == Group::Qualifications)
        .flat_map(|one| &one.requirement.asks)
        .filter_map(|ask| match ask {
            Ask::Qualification(asked) => Some(&asked.professions),
            Ask::Registration(asked) => Some(&asked.professions),
            _ => None,
        })
        .flatten()
        .copied()
        .collect();
    if asked.is_empty() {
        return None;
    }
    let title = fields
        .title
        .as_ref()
        .map(|title| (title.value.as_str(), title.span));
    let lines = page
        .sections
        .iter()
        .filter(|section| matches!(section.role, Role::Header | Role::Summary));
    let blocks =
        lines.flat_map(|section| page.blocks.get(section.blocks.clone()).unwrap_or_default());
    let lines = blocks
        .filter(|block| {
            matches!(
                block.form,
                Form::Paragraph | Form::Heading(Heading::Unknown)
            )
        })
        .map(|block| (block.text, page.document.span(block.text)));
    title.into_iter().chain(lines).find_map(|(line, span)| {
        let open = open_to(line)?;
        let left_out: Vec<&str> = open
            .iter()
            .filter(|profession| !asked.iter().any(|asked| profession.akin(*asked)))
            .map(|profession| profession.name())
            .collect();
        let some = open.iter().any(|profession| asked.iter().any(|asked| profession.akin(*asked)));
        if left_out.is_empty() || !some {
            return None;
        }
        let message = format!(
            "the advert is open to {}, but the specification asks the qualification of {} only; ask the contact",
            open.iter().map(|profession| with_article(profession.name())).collect::<Vec<_>>().join(" or "),
            asked.first().map_or_else(String::new, |profession| with_article(profession.name())),
        );
        Some(Note::new(Code::Contradiction, Some(span), message))
    })
}

fn with_article(name: &str) -> String {
    let article = if name.starts_with(['a', 'e', 'i', 'o', 'u']) {
        "an"
    } else {
        "a"
    };
    format!("{article} {name}")
}

/// The professions that a line offers the post to: named with "or" or "/" between them.
fn open_to(line: &str) -> Option<Vec<Profession>> {
    let sentence = line
        .split(". ")
        .find(|sentence| Profession::named_in(sentence).len() > 1)?;
    let professions = Profession::named_in(sentence);
    let all = words(sentence);
    let joined = all.iter().enumerate().any(|(at, word)| {
        let near = |from: usize, to: usize| {
            let part = all.get(from..to.min(all.len())).unwrap_or_default();
            !Profession::named_in_words(part).is_empty()
        };
        word.text == "or" && near(at.saturating_sub(4), at) && near(at + 1, at + 5)
    });
    let slashed = sentence
        .split('/')
        .collect::<Vec<_>>()
        .windows(2)
        .any(|pair| match pair {
            [before, after] => {
                let ends = words(before)
                    .pop()
                    .is_some_and(|word| !Profession::named_in_words(&[word]).is_empty());
                let begins = words(after)
                    .into_iter()
                    .next()
                    .is_some_and(|word| !Profession::named_in_words(&[word]).is_empty());
                ends && begins
            }
            _ => false,
        });
    (joined || slashed).then_some(professions)
}

/// A scraper's residue, and where.
fn scraped(page: &Page<'_>) -> Option<Note> {
    let plain = page.document.plain();
    let part = residue(plain)?;
    let span: Span = page.document.span(part);
    let message =
        format!("\"{part}\" was left by the site this was copied from; the copy may lack headings");
    Some(Note::new(Code::ScraperResidue, Some(span), message))
}
