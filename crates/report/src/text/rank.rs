//! The screen of `rank`: one table a candidate, best fit first.

use super::style::Style;
use super::table::lay;
use super::words::{count, date};
use crate::inert::inert;
use crate::result::{RankedAdvert, Ranking, Skipped};
use personspec_scoring::{GateState, Tally};

/// The screen of `rank`.
pub fn rank(rankings: &[Ranking<'_>], skipped: &[Skipped], style: &Style) -> String {
    let mut text = rankings
        .iter()
        .map(|one| ranking(one, *style))
        .collect::<Vec<_>>()
        .join("\n");
    if !skipped.is_empty() {
        let files = count(skipped.len(), "input");
        text.push_str(&format!(
            "\n{}\n",
            style.bold(&format!(
                "{files} skipped; standard error says which and why"
            ))
        ));
    }
    text.push_str(&format!(
        "\n{}\n",
        style.dim("Met and partly are what the profile shows in its own words; a person decides.")
    ));
    text
}

fn ranking(ranking: &Ranking<'_>, style: Style) -> String {
    let profile = ranking.profile;
    let who = profile.candidate.as_deref().unwrap_or(&profile.id);
    let mut heading = inert(who).into_owned();
    if let Some(headline) = &profile.headline {
        heading = format!("{heading}: {}", inert(headline));
    }
    let mut text = style.bold(&heading) + "\n";
    let rows: Vec<Vec<String>> = ranking
        .rows
        .iter()
        .map(|ranked| row(ranked, style))
        .collect();
    let columns = [
        ("Rank", 0),
        ("Post", 4),
        ("Essentials", 0),
        ("Desirables", 0),
        ("Gates", 3),
        ("Closes", 0),
    ];
    text.push_str(&lay(&columns, &rows, style));
    if ranking.rows.len() < ranking.of {
        let said = format!("  {} of {} shown", ranking.rows.len(), ranking.of);
        text.push_str(&format!("{}\n", style.dim(&said)));
    }
    text
}

fn row(ranked: &RankedAdvert<'_>, style: Style) -> Vec<String> {
    let fields = &ranked.advert.advert.fields;
    let title = fields
        .title
        .as_ref()
        .map_or(ranked.advert.advert.id.as_str(), |title| {
            title.value.as_str()
        });
    let post = match &fields.employer {
        Some(employer) => format!("{}, {}", inert(title), inert(&employer.value)),
        None => inert(title).into_owned(),
    };
    let closing = fields
        .closing_date
        .as_ref()
        .map_or_else(String::new, |field| date(field.value));
    vec![
        ranked.rank.to_string(),
        post,
        tally(&ranked.assessment.essential),
        tally(&ranked.assessment.desirable),
        gates(ranked, style),
        closing,
    ]
}

/// "14 of 17, 2 partly (30/34)": the points decide the order, so they are printed.
fn tally(tally: &Tally) -> String {
    if tally.total == 0 {
        return "none asked".to_owned();
    }
    let mut said = format!("{} of {}", tally.met, tally.total);
    if tally.partly > 0 {
        said.push_str(&format!(", {} partly", tally.partly));
    }
    format!("{said} ({}/{})", tally.points, tally.ranked_of)
}

/// The gates that are not held, the missed first, each with its reason.
fn gates(ranked: &RankedAdvert<'_>, style: Style) -> String {
    let gates = &ranked.assessment.gates;
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
    let mut said: Vec<String> = Vec::new();
    for state in [GateState::ToCheck, GateState::NotStated] {
        let mut kinds: Vec<&str> = open(state).map(|gate| gate.kind.as_str()).collect();
        kinds.dedup();
        if !kinds.is_empty() {
            said.push(format!("{}: {}", style.gate(state), kinds.join(", ")));
        }
    }
    if said.is_empty() {
        style.gate(GateState::Held)
    } else {
        said.join("; ")
    }
}
