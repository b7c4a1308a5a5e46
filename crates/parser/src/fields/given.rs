//! The fields that a record gives by name: they are believed before anything its description says.

use super::{band, dates, pay};
use crate::advert::{Band, BandBasis, Fields};
use crate::records::Fact;
use personspec_text::{Located, Span};
use std::ops::Range;

/// The well-formed ones of `facts`, each the place of a value in `text`.
pub(crate) fn fields(text: &str, facts: &[(Fact, Range<usize>)]) -> Fields {
    let mut fields = Fields::default();
    for (fact, range) in facts {
        let value = text.get(range.clone()).unwrap_or_default();
        let located = || Some(Located::new(value.to_owned(), Span::within(text, value)));
        match fact {
            Fact::Title => fields.title = located(),
            Fact::Employer => fields.employer = located(),
            Fact::Closing => {
                fields.closing_date = dates::find(value)
                    .map(|(date, part)| Located::new(date, Span::within(text, part)));
            }
            Fact::Salary => {
                fields.salary = pay::find(value)
                    .map(|found| Located::new(found.salary, Span::within(text, found.slice)));
            }
            Fact::Contract => fields.contract = located(),
            Fact::Pattern => fields.working_pattern.extend(located()),
            Fact::Reference => fields.reference = located(),
            Fact::Location => fields.location = located(),
        }
        if matches!(fact, Fact::Title | Fact::Salary) && fields.band.is_none() {
            fields.band = band::find(value).map(|(value, part)| Band {
                value,
                basis: BandBasis::Stated,
                span: Span::within(text, part),
            });
        }
    }
    fields
}

/// Puts what `record` gives before what `page` says; `place` tells where it stands in the page.
pub(crate) fn overlay(page: &mut Fields, record: &Fields, place: impl Fn(Span) -> Span) {
    fn put<T: Clone>(
        page: &mut Option<Located<T>>,
        record: Option<&Located<T>>,
        place: impl Fn(Span) -> Span,
    ) {
        if let Some(one) = record {
            *page = Some(Located::new(one.value.clone(), place(one.span)));
        }
    }
    put(&mut page.title, record.title.as_ref(), &place);
    put(&mut page.employer, record.employer.as_ref(), &place);
    put(&mut page.closing_date, record.closing_date.as_ref(), &place);
    // The page prints the pay with its remarks, the record often only its figures.
    if page.salary.is_none() {
        put(&mut page.salary, record.salary.as_ref(), &place);
    }
    // The page's words for these tell more: "Fixed term: 12 months (maternity cover)".
    if page.contract.is_none() {
        put(&mut page.contract, record.contract.as_ref(), &place);
    }
    if page.working_pattern.is_empty() {
        page.working_pattern = record
            .working_pattern
            .iter()
            .map(|one| Located::new(one.value.clone(), place(one.span)))
            .collect();
    }
    put(&mut page.reference, record.reference.as_ref(), &place);
    if page.location.is_none() {
        put(&mut page.location, record.location.as_ref(), &place);
    }
    if page.band.is_none() {
        page.band = record.band.as_ref().map(|band| Band {
            span: place(band.span),
            ..band.clone()
        });
    }
}
