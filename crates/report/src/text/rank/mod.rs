//! The screen of `rank`: a table a candidate (or a vacancy), best fit first; then, of a caseload, what
//! to do today.

mod caseload;

use super::style::Style;
use super::table::{lay, wrap};
use crate::data::{Gate, GateState, LeftOut, Rank, Ranking, Row};
use crate::inert::inert;
use crate::words::{self, count, date};

/// The screen of `rank`.
pub fn rank(result: &Rank, skipped: &[LeftOut], style: &Style) -> String {
    let result = &crate::inert::all(result);
    let rankings = result.rankings.iter().map(|one| ranking(one, *style));
    let mut text = rankings.collect::<Vec<_>>().join("\n");
    text.push_str(&caseload::caseload(result, *style));
    text.push_str(&end(skipped, *style));
    text
}

/// The screen of `rank --near-miss`: who lacks one thing, soonest closing date first.
pub fn near_misses(result: &Rank, skipped: &[LeftOut], style: &Style) -> String {
    let result = &crate::inert::all(result);
    let mut text = caseload::near_misses(result, *style);
    text.push_str(&caseload::unlocks(result, *style));
    text.push_str(&end(skipped, *style));
    text
}

fn end(skipped: &[LeftOut], style: Style) -> String {
    let mut text = String::new();
    if !skipped.is_empty() {
        let files = count(skipped.len(), "input");
        let said = format!("{files} skipped; standard error says which and why");
        text.push_str(&format!("\n{}\n", style.bold(&said)));
    }
    let said = "Met and partly are what the profile shows in its own words; a person decides.";
    text.push('\n');
    text.push_str(
        &wrap(said, style.width, "")
            .lines()
            .map(|line| style.dim(line) + "\n")
            .collect::<String>(),
    );
    text
}

fn ranking(ranking: &Ranking, style: Style) -> String {
    let mut text = style.heading(&inert(&words::subject(ranking)));
    let of_post = ranking.advert.is_some();
    let rows: Vec<Vec<String>> = ranking
        .rows
        .iter()
        .map(|ranked| row(ranked, of_post, style))
        .collect();
    let subject = if of_post {
        ("Candidate", 2)
    } else {
        ("Post", 4)
    };
    let closes = if of_post { None } else { Some(("Closes", 0)) };
    let columns: Vec<_> = [
        ("Rank", 0),
        subject,
        ("Essentials", 0),
        ("Desirables", 0),
        ("Gates", 3),
    ]
    .into_iter()
    .chain(closes)
    .collect();
    if rows.is_empty() {
        text.push_str("  none\n");
    } else {
        text.push_str(&lay(&columns, &rows, style));
    }
    for said in words::below(ranking) {
        text.push_str(&style.dim(&wrap(&inert(&said), style.width, "  ")));
    }
    text
}

fn row(row: &Row, of_post: bool, style: Style) -> Vec<String> {
    let subject = if of_post {
        inert(row.candidate.as_deref().unwrap_or(&row.profile)).into_owned()
    } else {
        inert(&words::post(&row.post, &row.advert)).into_owned()
    };
    let mut essentials = words::tally_with_points(&row.essential);
    if !row.adviser.is_empty() {
        essentials.push_str(", adviser has a word");
    }
    let mut cells = vec![
        row.rank.to_string(),
        subject,
        essentials,
        words::tally_with_points(&row.desirable),
        gates(&row.gates, style),
    ];
    if !of_post {
        let closing = row.post.closing_date.as_deref();
        cells.push(closing.map_or_else(String::new, date));
    }
    cells
}

/// The gates that are not held, the missed first, each with its reason.
fn gates(gates: &[Gate], style: Style) -> String {
    if gates.is_empty() {
        return "none asked".to_owned();
    }
    let open = |state: GateState| gates.iter().filter(move |gate| gate.state == state);
    if let Some(missed) = open(GateState::Missed).next() {
        return format!(
            "{}: {}",
            style.gate(GateState::Missed),
            inert(&missed.reason)
        );
    }
    let said = words::open_gates(gates);
    if said.is_empty() {
        return style.gate(GateState::Held);
    }
    let said = said
        .iter()
        .map(|(state, kinds)| format!("{}: {kinds}", style.gate(*state)));
    said.collect::<Vec<_>>().join("; ")
}
