//! Ranges of dates inside a line: "Sept 2019 – Present", "09/2019 - 03/2021", "2016 to 2019".

use personspec_profile::YearMonth;
use personspec_profile::read::{is_present, month};
use std::ops::Range;

/// A range of dates and where in the line it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Dates {
    pub(super) at: Range<usize>,
    pub(super) from: YearMonth,
    /// `None`: it has not ended.
    pub(super) to: Option<YearMonth>,
}

/// A word of the line.
struct Word<'l> {
    at: Range<usize>,
    text: &'l str,
}

/// The first range of dates in a line.
pub(super) fn range(line: &str) -> Option<Dates> {
    let words = words(line);
    (0..words.len()).find_map(|start| {
        let (from, used) = date(&words, start)?;
        let mut next = start + used;
        let joined =
            |word: &Word<'_>| matches!(word.text, "-" | "–" | "—" | "to" | "until" | "till" | "–>");
        if !words.get(next).is_some_and(joined) {
            return None;
        }
        next += 1;
        let first = words.get(start)?.at.start;
        for len in (1..=2).rev() {
            let Some(end) = words.get(next..next + len) else {
                continue;
            };
            let text: Vec<&str> = end.iter().map(|word| word.text).collect();
            if is_present(&text.join(" ")) {
                return Some(Dates {
                    at: first..end.last()?.at.end,
                    from,
                    to: None,
                });
            }
        }
        let (to, used) = date(&words, next)?;
        Some(Dates {
            at: first..words.get(next + used - 1)?.at.end,
            from,
            to: Some(to),
        })
    })
}

/// The last year alone in a line, and where it stands.
pub(super) fn year(line: &str) -> Option<(i16, Range<usize>)> {
    let words = words(line);
    words.iter().rev().find_map(|word| {
        let year: i16 = (word.text.len() == 4).then(|| word.text.parse().ok())??;
        (1950..=2100)
            .contains(&year)
            .then(|| (year, word.at.clone()))
    })
}

/// The date that begins at a word, and how many words it takes: a month and a year before a year alone.
fn date(words: &[Word<'_>], start: usize) -> Option<(YearMonth, usize)> {
    for len in (1..=3).rev() {
        let Some(part) = words.get(start..start + len) else {
            continue;
        };
        let text: Vec<&str> = part.iter().map(|word| word.text).collect();
        if text
            .iter()
            .any(|word| matches!(*word, "-" | "–" | "—" | "to"))
        {
            continue;
        }
        if let Some(date) = month(&text.join(" ")) {
            return Some((date, len));
        }
    }
    None
}

/// The words of a line; a dash between two dates is a word of its own, brackets and commas are none.
fn words(line: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut start = None;
    let mut push = |from: usize, to: usize| {
        if let Some(text) = line.get(from..to).filter(|text| !text.is_empty()) {
            words.push(Word { at: from..to, text });
        }
    };
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let after = line
            .get(at + c.len_utf8()..)
            .and_then(|rest| rest.chars().next());
        // "2019-21" and "09/2019-03/2021": the dash parts; "2019-09" is one date.
        let parts = matches!(c, '–' | '—')
            || (c == '-'
                && !(before.is_ascii_digit() && after.is_some_and(|c| c.is_ascii_digit())));
        let blank = c.is_whitespace() || "(),;|[]".contains(c);
        if parts || blank {
            if let Some(from) = start.take() {
                push(from, at);
            }
            if parts {
                push(at, at + c.len_utf8());
            }
        } else if start.is_none() {
            start = Some(at);
        }
        before = c;
    }
    if let Some(from) = start {
        push(from, line.len());
    }
    words
}

#[cfg(test)]
mod tests {
    use super::range;

    fn told(line: &str) -> Option<(String, String)> {
        let dates = range(line)?;
        let to = dates.to.map_or("present".to_owned(), |to| to.to_string());
        Some((dates.from.to_string(), to))
    }

    #[test]
    fn ranges_as_people_write_them() {
        for (line, from, to) in [
            ("Sept 2019 – Present", "2019-09", "present"),
            ("Nurse, A Trust (09/2019 - 03/2021)", "2019-09", "2021-03"),
            ("2016 to 2019\tBSc", "2016", "2019"),
            ("January 2018–to date", "2018-01", "present"),
            ("OT | Trust | Mar 2015 - 12 Aug 2016", "2015-03", "2016-08"),
            ("2019-09 to 2021-03", "2019-09", "2021-03"),
            ("2014–2017 BSc", "2014", "2017"),
        ] {
            assert_eq!(told(line), Some((from.into(), to.into())), "{line}");
        }
    }

    #[test]
    fn numbers_are_no_dates() {
        for line in [
            "Caseload of 20 - 25",
            "Band 5 - 6 post",
            "24/7 cover",
            "since 2019",
            "Mar 2019",
        ] {
            assert_eq!(told(line), None, "{line}");
        }
    }
}
