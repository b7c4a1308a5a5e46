//! Fields: title, employer, closing date, pay, band and the rest.
//!
//! Labels lie (a salary under "Address"), so a value is believed by its form first and by its label
//! second.

mod band;
mod dates;
pub(crate) mod given;
pub(crate) mod heading;
mod labelled;
mod pay;
mod terms;

pub(crate) use heading::is_whole_employer;

use crate::advert::Fields;
use crate::layout::{Block, Document, Form, Hints};
use crate::note::{Code, Note};
use crate::sections::Section;
use crate::vocabulary::{Label, Role};
use labelled::Value;
use personspec_text::{Located, fold};

/// An advert cut into blocks and sections.
pub(crate) struct Page<'d> {
    pub document: &'d Document<'d>,
    pub blocks: &'d [Block<'d>],
    pub sections: &'d [Section],
}

impl Page<'_> {
    fn located<T>(&self, value: T, part: &str) -> Located<T> {
        Located::new(value, self.document.span(part))
    }

    fn text(&self, part: &str) -> Located<String> {
        self.located(part.to_owned(), part)
    }

    /// The blocks outside the person specification and the duties: where fields stand.
    fn around(&self) -> impl Iterator<Item = &Block<'_>> {
        let free = |role| !matches!(role, Role::Specification | Role::Duties);
        self.sections
            .iter()
            .filter(move |section| free(section.role))
            .flat_map(|section| self.blocks.get(section.blocks.clone()).unwrap_or_default())
    }

    /// Those of them that may speak of `wanted`.
    fn hinted(&self, wanted: Hints) -> impl Iterator<Item = &Block<'_>> {
        self.around().filter(move |block| block.hints.any(wanted))
    }
}

/// Reads the fields that are not `given`; what is odd about them goes to `notes`.
pub(crate) fn read(page: &Page<'_>, given: Fields, notes: &mut Vec<Note>) -> Fields {
    let values = labelled::values(page);
    let value = |label: Label| values.iter().filter(move |value| value.label == label);
    let mut fields = given;
    heading::read(page, &values, &mut fields);
    let closing = || {
        value(Label::Closing)
            .find_map(|value| dates::find(value.text))
            .or_else(|| {
                page.hinted(Hints::CLOSING)
                    .find_map(|block| dates::closing(block.text))
            })
            .map(|(date, part)| page.located(date, part))
    };
    fields.closing_date = fields.closing_date.or_else(closing);
    fields.salary = fields.salary.or_else(|| salary(page, &values, notes));
    let reference = || {
        value(Label::Reference)
            .map(|value| value.text)
            .find(|text| !text.contains(' ') || text.len() < 30)
            .or_else(|| page.around().find_map(|block| terms::reference(block.text)))
            .map(|part| page.text(part))
    };
    fields.reference = fields.reference.or_else(reference);
    let contract = || {
        value(Label::Contract)
            .map(|value| value.text)
            .next()
            .or_else(|| {
                page.hinted(Hints::CONTRACT)
                    .find_map(|block| terms::contract(block.text))
            })
            .map(|part| page.text(part))
    };
    fields.contract = fields.contract.or_else(contract);
    if fields.working_pattern.is_empty() {
        fields.working_pattern = terms::patterns(page, &values);
    }
    fields.location = fields.location.or_else(|| location(page, &values));
    if fields.band.is_none() {
        fields.band = band::read(page, &values, &fields);
    }
    fields.dbs = fields.dbs.or_else(|| dbs(page));
    fields
}

/// Whether a block stands at the head of an advert: a label of its title or closing date, or a
/// sentence that says when it closes.
pub(crate) fn heads_advert(block: &Block<'_>) -> bool {
    let named = labelled::label_of(block);
    matches!(named, Some(Label::Title | Label::Closing))
        || (block.hints.any(Hints::CLOSING) && dates::closing(block.text).is_some())
}

/// Whether a block is a label whose value comes next.
pub(crate) fn is_label(block: &Block<'_>) -> bool {
    crate::vocabulary::label(block.text).is_some()
}

fn salary(
    page: &Page<'_>,
    values: &[Value<'_>],
    notes: &mut Vec<Note>,
) -> Option<Located<crate::Salary>> {
    let labelled = values
        .iter()
        .filter_map(|value| Some((pay::find(value.text)?, value.label)))
        .max_by_key(|(found, label)| (*label == Label::Salary, found.sureness));
    let free = || {
        let found = page
            .hinted(Hints::POUNDS)
            .filter(|block| !matches!(block.form, Form::Heading(_)));
        found
            .filter_map(|block| pay::find(block.text))
            .max_by_key(|found| found.sureness)
    };
    let (found, label) = match labelled {
        Some((found, label)) if label == Label::Salary || found.sureness > 0 => (found, label),
        _ => (free()?, Label::Salary),
    };
    if !matches!(label, Label::Salary | Label::Band | Label::Skip) {
        let span = page.document.span(found.slice);
        let message = format!(
            "the pay \"{}\" stands under a label that is not its own",
            found.slice
        );
        notes.push(Note::new(Code::WrongLabel, Some(span), message));
    }
    Some(page.located(found.salary, found.slice))
}

/// The place: the labelled lines that are no pay, joined; else a line that says where the post is
/// based.
fn location(page: &Page<'_>, values: &[Value<'_>]) -> Option<Located<String>> {
    let mut parts: Vec<&str> = Vec::new();
    for value in values.iter().filter(|value| value.label == Label::Location) {
        if pay::find(value.text).is_none()
            && !parts.iter().any(|part| fold(part) == fold(value.text))
        {
            parts.push(value.text);
        }
    }
    if let (Some(first), Some(last)) = (parts.first(), parts.last()) {
        let span = page.document.span(first).cover(page.document.span(last));
        return Some(Located::new(parts.join(", "), span));
    }
    page.hinted(Hints::PLACE)
        .filter(|block| !matches!(block.form, Form::Heading(_)))
        .find_map(|block| based_at(block.text).map(|place| page.text(place)))
}

/// "… based at Elm House." names the place.
fn based_at(line: &str) -> Option<&str> {
    let at = line.to_ascii_lowercase().find("based at ")? + "based at ".len();
    let place = line.get(at..)?.split(['.', ';', '|', '£']).next()?.trim();
    (place.starts_with(char::is_uppercase) && place.len() < 90).then_some(place)
}

/// Whether a check by the Disclosure and Barring Service is spoken of, and where first.
fn dbs(page: &Page<'_>) -> Option<Located<bool>> {
    let says = |text: &str| {
        let folded = fold(text);
        folded.contains("disclosure and barring")
            || folded.contains("accessni")
            || folded
                .split(|c: char| !c.is_alphanumeric())
                .any(|word| word == "dbs")
            || (folded.contains("disclosure") && folded.contains("crb"))
    };
    page.blocks
        .iter()
        .find(|block| block.hints.any(Hints::DBS) && says(block.text))
        .map(|block| page.located(true, block.text))
}
