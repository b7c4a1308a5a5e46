//! What stands around the person specification, in words: pay, dates, band, importance, counts.

use crate::data::{Band, BandBasis, Basis, Importance, Post, Salary, Tally};
use jiff::civil::Date;
use serde_json::Number;

/// "1 Mar 2026" of "2026-03-01"; anything else as it is.
pub(crate) fn date(written: &str) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let Ok(date) = written.parse::<Date>() else {
        return written.to_owned();
    };
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}

/// "£40,617–£48,778 a year".
pub(crate) fn salary(salary: &Salary) -> String {
    let period = match salary.period.as_str() {
        "hour" => "an hour".to_owned(),
        period => format!("a {period}"),
    };
    if salary.min == salary.max {
        format!("{} {period}", pounds(&salary.min))
    } else {
        format!("{}–{} {period}", pounds(&salary.min), pounds(&salary.max))
    }
}

fn pounds(number: &Number) -> String {
    let written = match number.as_u64() {
        Some(whole) => whole.to_string(),
        None => format!("{:.2}", number.as_f64().unwrap_or_default()),
    };
    let (whole, rest) = written.split_once('.').unwrap_or((&written, ""));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if rest.is_empty() {
        format!("£{grouped}")
    } else {
        format!("£{grouped}.{rest}")
    }
}

/// "Band 6 (worked out from pay 2025/26, fringe HCAS)".
pub(crate) fn band(band: &Band) -> String {
    let value = &band.value;
    match band.basis {
        BandBasis::Stated => format!("Band {value}"),
        BandBasis::Reference => format!("Band {value} (from the reference number)"),
        BandBasis::PayTable => {
            let zone = (band.hcas_zone.iter().flatten().next())
                .map_or_else(String::new, |zone| format!(", {zone} HCAS"));
            let year = band.year.as_deref().unwrap_or_default();
            format!("Band {value} (worked out from pay {year}{zone})")
        }
    }
}

/// "essential", or "likely essential" where it was inferred.
pub(crate) fn importance(importance: Importance, basis: Basis) -> String {
    let word = importance.as_str();
    if basis == Basis::Inferred {
        format!("likely {word}")
    } else {
        word.to_owned()
    }
}

/// `count thing` or `count things`; "criterion" has a plural of its own.
pub(crate) fn count(count: usize, thing: &str) -> String {
    if count == 1 {
        format!("1 {thing}")
    } else if let Some(stem) = thing.strip_suffix("criterion") {
        format!("{count} {stem}criteria")
    } else if let Some(stem) = thing.strip_suffix("vacancy") {
        format!("{count} {stem}vacancies")
    } else {
        format!("{count} {thing}s")
    }
}

/// "8 of 11 essentials, 2 partly".
pub(crate) fn tally(tally: &Tally, what: &str) -> String {
    let mut said = format!("{} of {} {what}", tally.met, tally.total);
    if tally.partly > 0 {
        said.push_str(&format!(", {} partly", tally.partly));
    }
    if tally.unclear > 0 {
        said.push_str(&format!(", {} unclear", tally.unclear));
    }
    said
}

/// Employer, closing date, pay, band and place, those that were found.
pub(crate) fn facts(post: &Post, closed: bool) -> Vec<String> {
    let verb = if closed { "closed" } else { "closes" };
    let closing = post.closing_date.as_deref();
    [
        post.employer.clone(),
        closing.map(|day| format!("{verb} {}", date(day))),
        post.salary.as_ref().map(salary),
        post.band.as_ref().map(band),
    ]
    .into_iter()
    .flatten()
    .collect()
}
