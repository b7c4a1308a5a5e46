//! Two posts at once: right for two part-time posts, a slip of the dates otherwise.

use super::page::Page;
use super::{Days, Rule};
use crate::time::months_of;
use personspec_text::Diagnostic;

/// Months that two full-time posts may share: the month of changing over, and the one in which a date
/// was rounded.
const SHARED: u32 = 2;

pub(super) fn check(page: &Page<'_>, days: Days<'_>) -> Vec<Diagnostic> {
    // Without a day "present" lies past every date that is written.
    let far = jiff::civil::Date::constant(9000, 1, 1);
    let today = days.today.unwrap_or(far);
    let posts: Vec<_> = page
        .profile
        .employment
        .iter()
        .enumerate()
        .filter(|(_, post)| post.hours.is_none())
        .filter_map(|(at, post)| Some((at, post, post.months(today)?)))
        .collect();
    let mut found = Vec::new();
    for (nth, (at, post, months)) in posts.iter().enumerate() {
        let clash = posts.iter().skip(nth + 1).find(|(_, _, other)| {
            let both = months_of([*months, *other]);
            months.len() + other.len() - both > SHARED
        });
        if let Some((_, other, other_months)) = clash {
            let shared = months.len() + other_months.len() - months_of([*months, *other_months]);
            found.push(page.finding(
                Rule::Overlap,
                page.find(&format!("employment[{at}]"), &post.post),
                format!(
                    "this post and \"{}\" were held at the same time for {shared} months",
                    other.post
                ),
                "check the dates; if both were part time, add `hours:` to each",
            ));
        }
    }
    found
}
