//! Pay: "£39,959 to £48,117 a year per annum pro rata", "£13.17 an hour".

use crate::advert::{Period, Salary};
use crate::vocabulary::tail;
use personspec_text::fold;

/// A pay figure found in a text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Found<'a> {
    pub salary: Salary,
    /// The figures as printed.
    pub slice: &'a str,
    /// How much it looks like the pay of the post: a range, and a period, are worth one each.
    pub sureness: u8,
}

/// The pay in `text`, if it prints one: pounds of a budget or a bonus without a period are not.
pub(super) fn find(text: &str) -> Option<Found<'_>> {
    let mut best: Option<Found<'_>> = None;
    // A line with hundreds of pound signs is no pay line; the first few say it.
    for (at, _) in text.match_indices('£').take(8) {
        if let Some(found) = read(text, at)
            && best.is_none_or(|best| found.sureness > best.sureness)
        {
            best = Some(found);
        }
    }
    best
}

fn read(text: &str, at: usize) -> Option<Found<'_>> {
    let (min, after_min) = amount(tail(text, at))?;
    let mut end = text.len() - after_min.len();
    let mut max = min;
    let mut range = false;
    let next = after_min.trim_start();
    let joined = [
        "to ", "and ", "-", "–", "—", "\u{2011}", "\u{2010}", "\u{2212}", "up to ",
    ]
    .iter()
    .find_map(|joint| next.strip_prefix(joint));
    if let Some((second, rest)) = joined.and_then(|rest| amount(rest.trim_start()))
        && second >= min
    {
        max = second;
        end = text.len() - rest.len();
        range = true;
    }
    let context: String = tail(text, end).chars().take(90).collect();
    let context = fold(context.split(['£', '|']).next().unwrap_or_default());
    let before: String = fold(
        text.get(..at)
            .unwrap_or_default()
            .rsplit(['.', '|'])
            .next()?,
    );
    let stated = period(&context).or_else(|| {
        let start: String = before.chars().rev().take(40).collect();
        period(&start.chars().rev().collect::<String>())
    });
    let period = match (stated, min) {
        (Some(period), _) => period,
        (None, 500_000..) => Period::Year,
        (None, ..=10_000) => Period::Hour,
        _ => return None,
    };
    let line = fold(
        text.get(..end + context.len().min(text.len() - end))
            .unwrap_or(text),
    );
    let all = format!("{line} {context}");
    Some(Found {
        salary: Salary {
            min,
            max,
            period,
            pro_rata: all.contains("pro rata") || all.contains("pro-rata"),
            hcas: all.contains("hcas")
                || all.contains("high cost area")
                || all.contains("london weighting"),
        },
        slice: text.get(at..end)?,
        sureness: u8::from(range) + u8::from(stated.is_some()),
    })
}

/// A figure in pence, and what follows: "£39,959", "39959.50", "£38k". Millions are no pay.
fn amount(text: &str) -> Option<(u64, &str)> {
    let text = text.strip_prefix('£').unwrap_or(text).trim_start();
    let digits = |c: char| c.is_ascii_digit() || c == ',';
    let whole: &str = text.split(|c| !digits(c)).next()?.trim_end_matches(',');
    let mut rest = text.strip_prefix(whole)?;
    let number: String = whole.chars().filter(char::is_ascii_digit).collect();
    if number.is_empty() || number.len() > 7 {
        return None;
    }
    let mut pence = number.parse::<u64>().ok()? * 100;
    if let Some(fraction) = rest.strip_prefix('.') {
        let len = fraction.bytes().take_while(u8::is_ascii_digit).count();
        if len > 0 {
            let mut two: String = fraction.chars().take(len.min(2)).collect();
            if two.len() == 1 {
                two.push('0');
            }
            pence += two.parse::<u64>().ok()?;
            rest = tail(fraction, len);
        }
    }
    let mut letters = rest.chars();
    match letters.next() {
        Some('k' | 'K') if !letters.next().is_some_and(char::is_alphabetic) => {
            pence *= 1000;
            rest = tail(rest, 1);
        }
        Some('m' | 'M' | 'b') => return None,
        _ => {}
    }
    Some((pence, rest))
}

/// The period that folded text names first.
fn period(text: &str) -> Option<Period> {
    const WORDS: [(&str, Period); 22] = [
        ("per annum", Period::Year),
        ("a year", Period::Year),
        ("per year", Period::Year),
        ("p.a", Period::Year),
        (" pa", Period::Year),
        ("/year", Period::Year),
        ("annual", Period::Year),
        ("yearly", Period::Year),
        ("an hour", Period::Hour),
        ("per hour", Period::Hour),
        ("hourly", Period::Hour),
        ("/hour", Period::Hour),
        ("/hr", Period::Hour),
        ("p/h", Period::Hour),
        (" ph", Period::Hour),
        ("a month", Period::Month),
        ("per month", Period::Month),
        ("a week", Period::Week),
        ("per week", Period::Week),
        ("a day", Period::Day),
        ("per day", Period::Day),
        ("per session", Period::Day),
    ];
    let padded = format!(" {text}");
    WORDS
        .iter()
        .filter_map(|(word, period)| {
            let at = padded.find(word)?;
            // "pa" and "ph" by themselves, not the start of "part-time".
            let next = tail(&padded, at + word.len()).chars().next();
            let whole = !next.is_some_and(char::is_alphabetic) || word.len() > 5;
            whole.then_some((at, *period))
        })
        .min_by_key(|(at, _)| *at)
        .map(|(_, period)| period)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pay_as_adverts_print_it() {
        for (text, min, max, period) in [
            (
                "£39,959 to £48,117 a year per annum pro rata",
                3_995_900,
                4_811_700,
                Period::Year,
            ),
            (
                "£32,073 - £39,043 pa pro rata",
                3_207_300,
                3_904_300,
                Period::Year,
            ),
            ("£57,528 – 64,750 p.a.", 5_752_800, 6_475_000, Period::Year),
            ("£13.17 to £14.05 an hour", 1317, 1405, Period::Hour),
            ("Up to £38k", 3_800_000, 3_800_000, Period::Year),
            ("£320 per session", 32_000, 32_000, Period::Day),
        ] {
            let found = find(text).unwrap_or_else(|| panic!("{text}"));
            let salary = found.salary;
            assert_eq!(
                (salary.min, salary.max, salary.period),
                (min, max, period),
                "{text}"
            );
        }
        assert!(find("a pay budget of £1.9m").is_none());
        assert!(
            find("£40,617 to £48,778 a year (5% HCAS Included)")
                .unwrap()
                .salary
                .hcas
        );
        assert!(
            find("£32,073 a year per annum, pro rata")
                .unwrap()
                .salary
                .pro_rata
        );
    }
}
