//! How long something was done, in calendar months.
//!
//! A profile's dates are months, or years alone. A month named as first or last counts whole. Of a
//! year named alone only what is certain counts: a start "2019" counts from December 2019, an end
//! "2021" to January 2021, so that "2019 to 2021" is at least 14 months. A month that is not over
//! yet does not count. All of it errs on the side of too little: nobody is called experienced by a
//! rounding.

use jiff::civil::Date;

use crate::model::{Employment, End, YearMonth};

/// A run of whole calendar months.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct MonthRange {
    /// Months since year 0.
    start: i32,
    /// One past the last.
    end: i32,
    exact: bool,
}

impl MonthRange {
    /// How many months; 0 for a post begun this month.
    pub fn len(self) -> u32 {
        self.end.abs_diff(self.start)
    }

    /// Whether no whole month has passed.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether both ends name their month. If not, [`MonthRange::len`] means "at least".
    pub fn is_exact(self) -> bool {
        self.exact
    }
}

impl Employment {
    /// The months in this post up to `today`, or `None` where a date is missing (see the notes of
    /// [`crate::Loaded`]) or the post lies in the future.
    ///
    /// Part time counts as calendar time; [`Employment::hours`] tells how much of a week it was.
    ///
    /// ```
    /// use personspec_profile::{Employment, End, YearMonth};
    /// let today = jiff::civil::date(2026, 3, 10);
    /// let post = Employment {
    ///     from: Some(YearMonth { year: 2024, month: Some(3) }),
    ///     to: Some(End::Present),
    ///     ..Employment::default()
    /// };
    /// assert_eq!(post.months(today).unwrap().len(), 24); // March 2024 to February 2026
    /// ```
    pub fn months(&self, today: Date) -> Option<MonthRange> {
        let (from, to) = (self.from?, self.to?);
        let this_month = index(today.year(), today.month());
        let start = index(from.year, from.month.unwrap_or(12));
        let (end, end_exact) = match to {
            End::Present => (this_month, true),
            End::On(to) => (
                index(to.year, to.month.unwrap_or(1)) + 1,
                to.month.is_some(),
            ),
        };
        let exact = from.month.is_some() && end_exact;
        // Both ends in one year, one of them without its month: one month is certain.
        let (start, end) = match (from.month, to) {
            (_, End::On(to)) if !exact && end <= start && to.year == from.year => {
                one_month(from, to)
            }
            // "Since 2026", read in 2026: nothing is certain yet.
            (None, End::Present) if end < start && from.year == today.year() => (end, end),
            _ => (start, end),
        };
        let end = end.min(this_month);
        (start <= end).then_some(MonthRange { start, end, exact })
    }
}

/// The one month that stands for a stay within one year of which a month is not known.
fn one_month(from: YearMonth, to: YearMonth) -> (i32, i32) {
    let month = from.month.or(to.month).unwrap_or(12);
    let start = index(from.year, month);
    (start, start + 1)
}

fn index(year: i16, month: i8) -> i32 {
    i32::from(year) * 12 + i32::from(month) - 1
}

/// How many different months the `ranges` cover: two posts at once count once.
///
/// ```
/// use personspec_profile::{Employment, End, YearMonth, months_of};
/// let today = jiff::civil::date(2026, 3, 10);
/// let post = |from, to| Employment {
///     from: Some(YearMonth { year: from, month: Some(1) }),
///     to: Some(End::On(YearMonth { year: to, month: Some(12) })),
///     ..Employment::default()
/// };
/// let posts = [post(2020, 2022), post(2022, 2023)];
/// assert_eq!(months_of(posts.iter().filter_map(|post| post.months(today))), 48);
/// ```
pub fn months_of(ranges: impl IntoIterator<Item = MonthRange>) -> u32 {
    let mut ranges: Vec<MonthRange> = ranges.into_iter().collect();
    ranges.sort_unstable();
    let mut counted_to = i32::MIN;
    let mut months = 0;
    for range in ranges {
        let start = range.start.max(counted_to);
        if range.end > start {
            months += range.end.abs_diff(start);
            counted_to = range.end;
        }
    }
    months
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn post(from: (i16, Option<i8>), to: Option<(i16, Option<i8>)>) -> Employment {
        let date = |(year, month)| YearMonth { year, month };
        Employment {
            from: Some(date(from)),
            to: Some(to.map_or(End::Present, |to| End::On(date(to)))),
            ..Employment::default()
        }
    }

    fn today() -> Date {
        jiff::civil::date(2026, 2, 10)
    }

    #[test]
    fn only_what_is_certain_counts() {
        for (from, to, months, exact) in [
            ((2019, Some(9)), Some((2021, Some(8))), Some(24), true),
            ((2021, Some(2)), Some((2021, Some(2))), Some(1), true),
            ((2019, None), Some((2021, None)), Some(14), false),
            ((2019, None), Some((2021, Some(6))), Some(19), false),
            ((2019, Some(6)), Some((2021, None)), Some(20), false),
            ((2019, None), Some((2019, None)), Some(1), false),
            ((2019, Some(5)), Some((2019, None)), Some(1), false),
            ((2019, None), Some((2019, Some(8))), Some(1), false),
            ((2025, Some(2)), None, Some(12), true),
            ((2025, None), None, Some(2), false),
            ((2026, None), None, Some(0), false),
            ((2026, Some(2)), None, Some(0), true),
            ((2026, Some(3)), None, None, true),
            ((2025, Some(2)), Some((2027, Some(1))), Some(12), true),
            ((2027, None), Some((2028, None)), None, true),
        ] {
            let counted = post(from, to).months(today());
            assert_eq!(counted.map(MonthRange::len), months, "{from:?} {to:?}");
            assert!(counted.is_none_or(|range| range.is_exact() == exact));
        }
        assert_eq!(Employment::default().months(today()), None);
    }

    prop_compose! {
        fn any_post()(
            from in 1990..2030_i16, month in proptest::option::of(1..=12_i8),
            years in 0..10_i16, last in proptest::option::of(1..=12_i8), present: bool,
        ) -> Employment {
            post((from, month), (!present).then_some((from + years, last)))
        }
    }

    proptest! {
        #[test]
        fn posts_never_fill_more_than_the_calendar(posts in proptest::collection::vec(any_post(), 0..12)) {
            let ranges = || posts.iter().filter_map(|post| post.months(today()));
            let months = months_of(ranges());
            let calendar = index(2026, 2) - index(1990, 1);
            prop_assert!(months <= calendar.unsigned_abs());
            prop_assert!(months <= ranges().map(MonthRange::len).sum());
            prop_assert!(ranges().all(|range| range.len() <= months));
        }

        #[test]
        fn one_more_post_never_lowers_the_sum(
            posts in proptest::collection::vec(any_post(), 0..12), more in any_post(),
        ) {
            let ranges = || posts.iter().filter_map(|post| post.months(today()));
            let both = months_of(ranges().chain(more.months(today())));
            prop_assert!(both >= months_of(ranges()));
        }

        #[test]
        fn knowing_the_month_never_lowers_it(from in 2000..2020_i16, first in 1..=12_i8, years in 1..6_i16, last in 1..=12_i8) {
            let known = post((from, Some(first)), Some((from + years, Some(last))));
            let vague = post((from, None), Some((from + years, None)));
            let months = |post: &Employment| post.months(today()).map_or(0, MonthRange::len);
            prop_assert!(months(&vague) <= months(&known));
        }
    }
}
