//! What an adviser does with a caseload today: whom to call about which post, and what is missing;
//! gaps that many share; what changed.

use super::super::style::Style;
use super::super::table::{lay, wrap};
use crate::data::{Changes, NearMiss, Rank};
use crate::inert::inert;
use crate::words::{closes, count, met_of};

/// People one can call in a day.
pub(super) const CALLS: usize = 3;
/// Lines of a list on the screen; other formats have all.
const LINES: usize = 5;

/// Nothing for one candidate, whose table says it all, but what changed.
pub(super) fn caseload(result: &Rank, style: Style) -> String {
    let mut text = String::new();
    if result.counts.profiles > 1 {
        text.push_str(&calls(result, style));
        text.push_str(&gaps(result, style));
    }
    if let Some(changes) = &result.changes {
        text.push_str(&changed(changes, result.counts.changes, style));
    }
    text
}

/// The first near miss of each candidate, soonest closing date first.
fn calls(result: &Rank, style: Style) -> String {
    let calls = crate::words::first_calls(&result.near_misses, CALLS);
    if calls.is_empty() {
        return String::new();
    }
    let mut text = format!(
        "\n{}",
        style.heading("Call first: one gap away, soonest closing date first")
    );
    for (at, near) in calls.iter().enumerate() {
        let said = format!(
            "{}. {}: {}, {}. Missing: {} ({}). {}",
            at + 1,
            who(near),
            post(near),
            closes(near),
            inert(&near.gap.text),
            near.gap.criterion,
            inert(near.gap.next_step.as_deref().unwrap_or_default()),
        );
        text.push_str(&wrap(&said, style.width, "  "));
    }
    let all = result.counts.near_misses;
    if all > calls.len() {
        let said = format!("{}; --near-miss lists them all", crate::words::near(all));
        text.push_str(&style.dim(&wrap(&said, style.width, "  ")));
    }
    text
}

fn who(near: &NearMiss) -> String {
    inert(near.candidate.as_deref().unwrap_or(&near.profile)).into_owned()
}

/// Every near miss.
pub(super) fn near_misses(result: &Rank, style: Style) -> String {
    let mut text = style.heading("One gap away, soonest closing date first");
    let rows: Vec<Vec<String>> = (result.near_misses.iter())
        .map(|near| {
            vec![
                who(near),
                post(near),
                closes(near),
                met_of(&near.essential),
                format!("{} ({})", inert(&near.gap.text), near.gap.criterion),
            ]
        })
        .collect();
    if rows.is_empty() {
        return text + "  none\n";
    }
    let columns = [
        ("Candidate", 0),
        ("Post", 3),
        ("Closes", 0),
        ("Essentials", 0),
        ("Missing", 3),
    ];
    text.push_str(&lay(&columns, &rows, style));
    text
}

/// The gaps that unlock most posts, each candidate's best first.
pub(super) fn unlocks(result: &Rank, style: Style) -> String {
    let several = result.unlocks.iter().filter(|one| one.completes > 1);
    let lines: Vec<String> = several
        .map(|one| {
            format!(
                "{}: \"{}\", closed, completes {} of {}",
                inert(one.candidate.as_deref().unwrap_or(&one.profile)),
                inert(&one.gap),
                one.completes,
                count(one.of, "post"),
            )
        })
        .collect();
    if lines.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", style.bold("What unlocks most"));
    for line in lines {
        text.push_str(&wrap(&line, style.width, "  "));
    }
    text
}

fn gaps(result: &Rank, style: Style) -> String {
    if result.gaps.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", style.bold("Gaps that several share"));
    for gap in result.gaps.iter().take(LINES) {
        let mut said = format!(
            "{}: {} of {}",
            inert(&gap.gap),
            gap.candidates,
            count(gap.of, "candidate")
        );
        if gap.completes > 0 {
            said.push_str(&format!(
                ", would complete {}",
                count(gap.completes, "post")
            ));
        }
        text.push_str(&wrap(&said, style.width, "  "));
    }
    if result.gaps.len() > LINES {
        let more = "and more in the JSON";
        text.push_str(&style.dim(&wrap(more, style.width, "  ")));
    }
    text
}

fn changed(changes: &Changes, changes_of: usize, style: Style) -> String {
    let since = inert(&crate::words::since(changes)).into_owned();
    let mut text = format!("\n{}\n", style.bold(&format!("Since {since}")));
    let mut line = |said: String| text.push_str(&wrap(&said, style.width, "  "));
    line(count(changes_of, "change"));
    for named in changes.new_adverts.iter().take(LINES) {
        line(format!(
            "new: {}",
            inert(named.title.as_deref().unwrap_or(&named.advert))
        ));
    }
    for named in changes.gone_adverts.iter().take(LINES) {
        line(format!(
            "gone: {}",
            inert(named.title.as_deref().unwrap_or(&named.advert))
        ));
    }
    for pair in changes.pairs.iter().take(LINES) {
        line(format!(
            "{}, {}: essentials {} before, {} now",
            inert(pair.candidate.as_deref().unwrap_or(&pair.profile)),
            inert(pair.title.as_deref().unwrap_or(&pair.advert)),
            met_of(&pair.before.essential),
            met_of(&pair.after.essential),
        ));
    }
    text
}

fn post(near: &NearMiss) -> String {
    inert(&crate::words::post(&near.post, &near.advert)).into_owned()
}
