//! Registrations and certificates that end before they are needed.

use super::page::Page;
use super::{Closing, Days, Rule};
use crate::model::{RegistrationStatus, YearMonth};
use jiff::civil::Date;
use personspec_text::Diagnostic;

pub(super) fn check(page: &Page<'_>, days: Days<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (at, held) in page.profile.registrations.iter().enumerate() {
        let Some(until) = held.until else { continue };
        if held.status != RegistrationStatus::Current {
            continue;
        }
        let span = || page.find(&format!("registrations[{at}]"), &until.to_string());
        if days.today.is_some_and(|today| ended(until, today)) {
            found.push(page.finding(
                Rule::RegistrationEnds,
                span(),
                format!("this registration is called current, and it ended in {until}"),
                "write the new date if it was renewed, else `status: lapsed`",
            ));
        } else if let Some(first) = earliest(days.closing, until) {
            found.push(page.finding(
                Rule::RegistrationEnds,
                span(),
                format!(
                    "this registration ends in {until}, before \"{}\" closes on {}",
                    first.advert, first.on
                ),
                "renew it, then write the new date",
            ));
        }
    }
    for (at, course) in page.profile.training.iter().enumerate() {
        let Some(year) = course.expires else { continue };
        if days.today.is_some_and(|today| year < today.year()) {
            found.push(page.finding(
                Rule::TrainingEnded,
                page.find(&format!("training[{at}]"), &year.to_string()),
                format!("this certificate ran out in {year}"),
                "write the new year if you renewed it",
            ));
        }
    }
    found
}

/// Whether `until`, which counts whole, is over on `day`.
fn ended(until: YearMonth, day: Date) -> bool {
    (until.year, until.month.unwrap_or(12)) < (day.year(), day.month())
}

/// The vacancy that closes first of those that close when the registration has ended.
fn earliest(closing: &[Closing], until: YearMonth) -> Option<&Closing> {
    let late = closing.iter().filter(|one| ended(until, one.on));
    late.min_by_key(|one| (one.on, &one.advert))
}
