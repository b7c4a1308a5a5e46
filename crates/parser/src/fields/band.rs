//! The pay band: printed, part of the reference, or worked out from the pay tables.
//!
//! Source of the tables: the pay scales and high cost area supplements that NHS Employers publishes
//! each year (`data/afc_pay.tsv`, `data/afc_hcas.tsv`).

use super::Page;
use super::dates::has_figure;
use super::labelled::Value;
use crate::advert::{Band, BandBasis, Fields, Period, Salary};
use crate::layout::{Hints, tidy};
use crate::vocabulary::{Label, tail};
use personspec_text::Located;
use std::sync::LazyLock;

/// Pounds by which a printed figure may differ from the table's: adverts round either way.
const ROUNDING: u64 = 2;

struct Pay {
    year: &'static str,
    band: &'static str,
    min: u64,
    max: u64,
}

struct Zone {
    year: &'static str,
    name: &'static str,
    percent: u64,
    min: u64,
    max: u64,
}

fn cells(data: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    data.lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
}

static PAY: LazyLock<Vec<Pay>> = LazyLock::new(|| {
    cells(include_str!("../../data/afc_pay.tsv"))
        .filter_map(|row| match row.as_slice() {
            [year, band, min, max, ..] => Some(Pay {
                year,
                band,
                min: min.parse().ok()?,
                max: max.parse().ok()?,
            }),
            _ => None,
        })
        .collect()
});

static ZONES: LazyLock<Vec<Zone>> = LazyLock::new(|| {
    cells(include_str!("../../data/afc_hcas.tsv"))
        .filter_map(|row| match row.as_slice() {
            [year, name, percent, min, max, ..] => Some(Zone {
                year,
                name,
                percent: percent.parse().ok()?,
                min: min.parse().ok()?,
                max: max.parse().ok()?,
            }),
            _ => None,
        })
        .collect()
});

/// Reads the band, surest way first.
pub(super) fn read(page: &Page<'_>, values: &[Value<'_>], fields: &Fields) -> Option<Band> {
    let stated = |(value, part): (String, &str)| Band {
        value,
        basis: BandBasis::Stated,
        span: page.document.span(part),
    };
    let mut labelled = values.iter().filter(|value| value.label == Label::Band);
    if let Some(band) = labelled.find_map(|value| find(value.text).or_else(|| bare(value.text))) {
        return Some(stated(band));
    }
    let lines = || page.hinted(Hints::BAND).map(|block| block.text);
    // A title, a line of terms, or a sentence that begins with it; "supervise a Band 5" is another's.
    let own = |text: &&str| {
        find(text).is_some_and(|(_, part)| {
            let at = part.as_ptr() as usize - text.as_ptr() as usize;
            at == 0 || text.len() < 130 && !text.ends_with('.')
        })
    };
    if let Some(band) = lines().filter(own).find_map(find) {
        return Some(stated(band));
    }
    fields
        .reference
        .as_ref()
        .and_then(of_reference)
        .or_else(|| fields.salary.as_ref().and_then(of_pay))
        .or_else(|| {
            // Last, a band the summary names of the post itself: "Band 3 assistants", "a Band 6 OT".
            let mut named = lines().filter_map(find);
            let first = named.next()?;
            named
                .all(|(value, _)| value == first.0)
                .then(|| stated(first))
        })
}

/// The band in a text: "Band 6", "AfC: Band 8a", "Band 5/6" (5-6), with its slice.
pub(super) fn find(text: &str) -> Option<(String, &str)> {
    if !has_figure(text) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    for (at, word) in lower.match_indices("band") {
        let before = lower.get(..at).and_then(|head| head.chars().next_back());
        if before.is_some_and(char::is_alphanumeric) {
            continue;
        }
        let rest = tail(text, at + word.len());
        let skipped = rest.len() - rest.trim_start_matches([' ', ':', '\u{a0}']).len();
        let value: String = tail(rest, skipped)
            .chars()
            .take_while(|c| c.is_alphanumeric() || matches!(c, '/' | '-' | '–'))
            .collect();
        if let Some(band) = value_of(&value) {
            let end = at + word.len() + skipped + value.len();
            return text.get(at..end).map(|part| (band, part));
        }
    }
    None
}

/// A value that is a band by itself under the label "Band": "6", "8a".
fn bare(text: &str) -> Option<(String, &str)> {
    let text = tidy(text);
    value_of(text).map(|band| (band, text))
}

/// "6", "8a", "5/6" and "5-6".
fn value_of(text: &str) -> Option<String> {
    let parts: Vec<String> = text
        .trim_end_matches(['-', '–', '/'])
        .split(['/', '-', '–'])
        .map(str::to_ascii_lowercase)
        .collect();
    let known = |band: &String| {
        let mut chars = band.chars();
        let digit = chars.next().is_some_and(|c| ('1'..='9').contains(&c));
        let letter = chars.next();
        digit
            && letter.is_none_or(|c| band.starts_with('8') && ('a'..='d').contains(&c))
            && chars.next().is_none()
    };
    (parts.len() <= 2 && parts.iter().all(known)).then(|| parts.join("-"))
}

/// "…-B6-…" in a reference number.
fn of_reference(reference: &Located<String>) -> Option<Band> {
    let part = reference
        .value
        .split(['-', '/', '_', ' ', '.'])
        .find_map(|part| {
            let band = part.strip_prefix(['B', 'b'])?;
            value_of(band)
        })?;
    Some(Band {
        value: part,
        basis: BandBasis::Reference,
        span: reference.span,
    })
}

/// The one band whose pay is printed; with a supplement where that is what the figures say.
fn of_pay(salary: &Located<Salary>) -> Option<Band> {
    let Salary {
        min, max, period, ..
    } = salary.value;
    if period != Period::Year {
        return None;
    }
    let (min, max) = (min / 100, max / 100);
    let near = |a: u64, b: u64| a.abs_diff(b) <= ROUNDING;
    let found = |pay: &Pay, zone: Option<&Zone>| Band {
        value: pay.band.to_owned(),
        basis: BandBasis::PayTable {
            year: pay.year.to_owned(),
            zone: zone.map(|zone| zone.name.to_owned()),
        },
        span: salary.span,
    };
    // The newest year last in the file is the likeliest.
    let plain = PAY
        .iter()
        .rev()
        .find(|pay| near(pay.min, min) && near(pay.max, max));
    if let Some(pay) = plain {
        return Some(found(pay, None));
    }
    PAY.iter().rev().find_map(|pay| {
        let zone = ZONES
            .iter()
            .filter(|zone| zone.year == pay.year)
            .find(|zone| {
                let with =
                    |basic: u64| basic + (basic * zone.percent / 100).clamp(zone.min, zone.max);
                near(with(pay.min), min) && near(with(pay.max), max)
            })?;
        Some(found(pay, Some(zone)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::Span;

    fn value(text: &str) -> Option<String> {
        find(text).map(|(value, _)| value)
    }

    #[test]
    fn bands_as_printed() {
        assert_eq!(value("NHS AfC: Band 6").as_deref(), Some("6"));
        assert_eq!(value("Band 5/6 Development Post").as_deref(), Some("5-6"));
        assert_eq!(value("Practitioner – Band 8a").as_deref(), Some("8a"));
        assert_eq!(value("husband 6"), None);
        assert_eq!(value("Band: to be agreed"), None);
    }

    #[test]
    fn worked_out_from_pay_with_a_supplement() {
        let salary = |min: u64, max: u64| {
            let salary = Salary {
                min: min * 100,
                max: max * 100,
                period: Period::Year,
                pro_rata: false,
                hcas: true,
            };
            of_pay(&Located::new(salary, Span::within("", "")))
        };
        let fringe = salary(40_617, 48_778).unwrap();
        assert_eq!(fringe.value, "6");
        let basis = BandBasis::PayTable {
            year: "2025/26".to_owned(),
            zone: Some("fringe".to_owned()),
        };
        assert_eq!(fringe.basis, basis);
        assert_eq!(salary(31_049, 37_796).unwrap().value, "5");
        assert_eq!(salary(12_345, 23_456), None);
    }
}
