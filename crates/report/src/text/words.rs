//! Words that several screens share: pay, dates, band, importance.

use super::style::Style;
use crate::inert::inert;
use crate::result::ReadAdvert;
use jiff::civil::Date;
use personspec_parser::{Band, BandBasis, Basis, Code, Criterion, Salary};

/// The first lines of a post: its title, then employer, closing date, pay and band.
pub(crate) fn heading(read: &ReadAdvert, style: Style) -> String {
    let fields = &read.advert.fields;
    let title = fields
        .title
        .as_ref()
        .map_or("(no title found)", |title| title.value.as_str());
    let closed = read.notes.iter().any(|note| note.code == Code::Closed);
    let mut facts: Vec<String> = Vec::new();
    facts.extend(
        fields
            .employer
            .as_ref()
            .map(|employer| inert(&employer.value).into_owned()),
    );
    facts.extend(fields.closing_date.as_ref().map(|closing| {
        format!(
            "{} {}",
            if closed { "closed" } else { "closes" },
            date(closing.value)
        )
    }));
    facts.extend(
        fields
            .salary
            .as_ref()
            .map(|field| salary(&field.value, style)),
    );
    facts.extend(fields.band.as_ref().map(band));
    let mut text = style.bold(&inert(title)) + "\n";
    text.push_str(&super::table::wrap(
        &facts.join(style.dot()),
        style.width,
        "",
    ));
    text
}

/// "1 Mar 2026".
pub(crate) fn date(date: Date) -> String {
    const MONTHS: [&str; 12] = [
        "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
    ];
    let month = usize::try_from(date.month() - 1)
        .ok()
        .and_then(|month| MONTHS.get(month));
    format!("{} {} {}", date.day(), month.unwrap_or(&""), date.year())
}

/// "£40,617–£48,778 a year".
pub(crate) fn salary(salary: &Salary, style: Style) -> String {
    let period = match salary.period.as_str() {
        "hour" => "an hour".to_owned(),
        period => format!("a {period}"),
    };
    if salary.min == salary.max {
        format!("{} {period}", pounds(salary.min, style))
    } else {
        format!(
            "{}{}{} {period}",
            pounds(salary.min, style),
            style.to(),
            pounds(salary.max, style)
        )
    }
}

fn pounds(pence: u64, style: Style) -> String {
    let (whole, rest) = (pence / 100, pence % 100);
    let digits = whole.to_string();
    let mut grouped = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    let sign = if style.ascii { "GBP " } else { "£" };
    if rest == 0 {
        format!("{sign}{grouped}")
    } else {
        format!("{sign}{grouped}.{rest:02}")
    }
}

/// "Band 6 (worked out from pay 2025/26, fringe HCAS)".
pub(crate) fn band(band: &Band) -> String {
    let value = inert(&band.value);
    match &band.basis {
        BandBasis::Stated => format!("Band {value}"),
        BandBasis::Reference => format!("Band {value} (from the reference number)"),
        BandBasis::PayTable { year, zone } => {
            let zone = zone
                .as_ref()
                .map_or_else(String::new, |zone| format!(", {zone} HCAS"));
            format!("Band {value} (worked out from pay {year}{zone})")
        }
    }
}

/// "essential", or "likely essential" where it was inferred.
pub(crate) fn importance(criterion: &Criterion) -> String {
    let word = criterion.importance.as_str();
    if criterion.basis == Basis::Inferred {
        format!("likely {word}")
    } else {
        word.to_owned()
    }
}

/// `count thing` or `count things`.
pub(crate) fn count(count: usize, thing: &str) -> String {
    if count == 1 {
        format!("1 {thing}")
    } else {
        format!("{count} {thing}s")
    }
}
