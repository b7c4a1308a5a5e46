//! The closing date.

use jiff::civil::Date;

/// Words that announce the closing date, folded. Interviews and start dates have others.
const CUES: [&str; 10] = [
    "closing date",
    "close on",
    "closes on",
    "closes",
    "applications close",
    "closing",
    "apply by",
    "apply before",
    "deadline",
    "close at",
];

/// The date in a sentence that announces the closing date, and its slice.
pub(super) fn closing(text: &str) -> Option<(Date, &str)> {
    if !has_figure(text) {
        return None;
    }
    let lower = text.to_ascii_lowercase();
    let cue = CUES
        .iter()
        .filter(|cue| lower.contains(**cue))
        .filter_map(|cue| lower.find(cue).map(|at| at + cue.len()))
        .min()?;
    let rest = text.get(cue..)?;
    // The date stands in the same sentence, or a few words on.
    let (date, slice) = find(rest)?;
    let before = slice.as_ptr() as usize - rest.as_ptr() as usize;
    (before < 60).then_some((date, slice))
}

/// The first date in `text`, with its slice: "14 May 2026", "Monday 2nd February 2026",
/// "15/03/2026", "2026-03-15", "May 14, 2026". A date needs its year; days come before months, as
/// in Britain.
pub(super) fn find(text: &str) -> Option<(Date, &str)> {
    if !has_figure(text) {
        return None;
    }
    let tokens = tokens(text);
    tokens.windows(3).find_map(|window| {
        let [a, b, c] = window else { return None };
        let date = date(a, b, c)?;
        let base = text.as_ptr() as usize;
        let start = a.as_ptr() as usize - base;
        let end = c.as_ptr() as usize - base + c.len();
        let slice = text.get(start..end)?;
        // Three figures far apart are no date: "2 beds, 3 wards, 2026".
        (slice.len() - a.len() - b.len() - c.len() <= 6).then_some((date, slice))
    })
}

/// Whether a text holds a figure at all: nearly no line of an advert does.
pub(super) fn has_figure(text: &str) -> bool {
    text.bytes().any(|byte| byte.is_ascii_digit())
}

/// How much of a text is searched for a date (bytes): a closing date stands early in its line.
const SEARCHED: usize = 2000;

fn tokens(text: &str) -> Vec<&str> {
    let mut left = SEARCHED;
    text.split(|c: char| !c.is_alphanumeric())
        .take_while(|token| {
            let more = left > 0;
            left = left.saturating_sub(token.len() + 1);
            more
        })
        .filter(|token| !token.is_empty() && !matches!(*token, "of" | "the"))
        .collect()
}

fn date(a: &str, b: &str, c: &str) -> Option<Date> {
    if a.len() == 4 && a.chars().all(|c| c.is_ascii_digit()) {
        return make(a.parse().ok()?, b.parse().ok()?, number(c)?);
    }
    let year = year(c)?;
    if let Some(day) = number(a) {
        return make(year, month(b)?, day);
    }
    make(year, month_name(a)?, number(b)?)
}

fn make(year: i16, month: i8, day: i8) -> Option<Date> {
    Date::new(year, month, day).ok()
}

/// "2", "02", "2nd".
fn number(text: &str) -> Option<i8> {
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let suffix = text.strip_prefix(digits)?.to_ascii_lowercase();
    let known = matches!(suffix.as_str(), "" | "st" | "nd" | "rd" | "th");
    (known && digits.len() <= 2).then(|| digits.parse().ok())?
}

fn year(text: &str) -> Option<i16> {
    let year: i16 = text.parse().ok()?;
    match text.len() {
        4 if (1990..2100).contains(&year) => Some(year),
        2 => Some(2000 + year),
        _ => None,
    }
}

fn month(text: &str) -> Option<i8> {
    text.parse().ok().or_else(|| month_name(text))
}

fn month_name(text: &str) -> Option<i8> {
    const NAMES: [&str; 12] = [
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
    ];
    let folded = text.to_lowercase();
    let at = NAMES.iter().position(|name| {
        folded == *name || (folded.len() >= 3 && folded.len() <= 4 && name.starts_with(&folded))
    })?;
    i8::try_from(at + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_as_adverts_print_them() {
        for text in [
            "The closing date is 02 March 2026",
            "The posting will close on 2 March 2026.",
            "Applications close: Monday 2nd of March 2026 at noon",
            "Closing 02/03/2026 23:59",
            "Closing date: 2026-03-02",
            "Apply by March 2, 2026",
            "Deadline: 2 Mar 26",
        ] {
            let (date, _) = closing(text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(date, Date::constant(2026, 3, 2), "{text}");
        }
        assert_eq!(closing("Interviews on 2 March 2026"), None);
        assert_eq!(closing("Closing date 31 February 2026"), None);
    }
}
