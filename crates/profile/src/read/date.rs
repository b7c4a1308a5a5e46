//! Dates as people write them.

use personspec_text::fold;

use super::value::lookup;
use crate::model::YearMonth;

/// The years a date of a working life can lie in.
const YEARS: std::ops::RangeInclusive<i16> = 1930..=2100;

/// Reads a date: `2019-08`, `2019`, `2019-08-15`, `08/2019`, `15/08/2019` (day first), `Aug 2019`,
/// `15 August 2019`. A day is dropped.
///
/// # Errors
/// What is wrong with it, as half a sentence.
pub(super) fn parse(written: &str) -> Result<YearMonth, String> {
    let folded = fold(written).replace(['/', '-', '.', ','], " ");
    let mut year = None;
    let mut named = None;
    let mut year_first = false;
    let mut numbers: Vec<i8> = Vec::new();
    for word in folded.split_whitespace().filter(|&word| word != "of") {
        if let Some(month) = lookup("month", word) {
            if named.replace(month.parse::<i8>().unwrap_or(1)).is_some() {
                return Err("two months, where one date is expected".into());
            }
        } else if word.len() == 4
            && let Ok(number) = word.parse::<i16>()
        {
            if year.replace(number).is_some() {
                return Err("two years, where one date is expected".into());
            }
            year_first = numbers.is_empty() && named.is_none();
        } else if let Some(number) = day_or_month(word) {
            numbers.push(number);
        } else {
            return Err("no date".into());
        }
    }
    let Some(year) = year else {
        return Err("a date without a year of four digits".into());
    };
    if !YEARS.contains(&year) {
        return Err(format!("the year {year}"));
    }
    let (month, day) = match (named, numbers.as_slice()) {
        (None, []) => (None, None),
        (month @ Some(_), []) => (month, None),
        (None, &[month]) => (Some(month), None),
        // Day first, as Britain writes; the other way round only where it can be no other.
        (None, &[month, day]) if year_first || (day > 12 && month <= 12) => {
            (Some(month), Some(day))
        }
        (Some(month), &[day]) | (None, &[day, month]) => (Some(month), Some(day)),
        _ => return Err("no date".into()),
    };
    if let Some(month) = month
        && !(1..=12).contains(&month)
    {
        return Err(format!("month {month}"));
    }
    if let Some(day) = day
        && !(1..=31).contains(&day)
    {
        return Err(format!("day {day}"));
    }
    Ok(YearMonth { year, month })
}

/// "8", "08", "15th".
fn day_or_month(word: &str) -> Option<i8> {
    let digits = ["st", "nd", "rd", "th"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending))
        .unwrap_or(word);
    let short = digits.len() <= 2 && digits.bytes().all(|byte| byte.is_ascii_digit());
    short.then(|| digits.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_mean_one_month_is_read() {
        for written in [
            "2019-08",
            "2019/8",
            "2019.08",
            "2019-08-15",
            "08/2019",
            "8-2019",
            "15/08/2019",
            "08/15/2019",
            "Aug 2019",
            "august, 2019",
            "15th August 2019",
            "2019 Aug",
            "Aug-2019",
            "15th of Aug 2019",
        ] {
            assert_eq!(
                parse(written).map(|d| d.to_string()),
                Ok("2019-08".into()),
                "{written}"
            );
        }
        assert_eq!(parse(" 2019 ").map(|d| d.to_string()), Ok("2019".into()));
        assert_eq!(
            parse("Sept 2020").map(|d| d.to_string()),
            Ok("2020-09".into())
        );
    }

    #[test]
    fn what_cannot_is_refused_with_the_reason() {
        for (written, why) in [
            ("2019-13", "month 13"),
            ("2019-00", "month 0"),
            ("2019-08-32", "day 32"),
            ("08/19", "a date without a year of four digits"),
            ("Aug 19", "a date without a year of four digits"),
            ("2019-2021", "two years, where one date is expected"),
            ("Jan to Feb 2019", "no date"),
            ("Jan Feb 2019", "two months, where one date is expected"),
            ("spring 2019", "no date"),
            ("0219", "the year 219"),
            ("20190", "no date"),
            ("", "a date without a year of four digits"),
            ("soon", "no date"),
        ] {
            assert_eq!(parse(written), Err(why.to_owned()), "{written}");
        }
    }
}
