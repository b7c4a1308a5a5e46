//! One row a pair.

use super::{table, text};
use crate::data::{Envelope, GateState, Rank, Row, Tally};
use crate::inert;

/// The columns of ranked pairs.
const HEAD: [&str; 35] = [
    "profile",
    "candidate",
    "rank",
    "of",
    "advert",
    "title",
    "employer",
    "closing_date",
    "pay_min",
    "pay_max",
    "pay_period",
    "band",
    "location",
    "gates_missed",
    "gates_to_check",
    "gates_not_stated",
    "essential_met",
    "essential_partly",
    "essential_not_evidenced",
    "essential_unclear",
    "essential_total",
    "essential_points",
    "essential_ranked_of",
    "desirable_met",
    "desirable_partly",
    "desirable_not_evidenced",
    "desirable_unclear",
    "desirable_total",
    "desirable_points",
    "desirable_ranked_of",
    "points",
    "available",
    "essentials_missing",
    "essentials_partly",
    "adviser",
];

/// Ranked pairs, one row a pair.
pub fn rank(result: &Envelope<Rank>) -> String {
    let result = &inert::all(result);
    let rows = result.result.rankings.iter().flat_map(|ranking| {
        let of = ranking.of;
        ranking.rows.iter().map(move |row| cells(row, of))
    });
    table(&HEAD, rows)
}

fn cells(row: &Row, of: usize) -> Vec<String> {
    let salary = row.post.salary.as_ref();
    let mut cells = vec![
        row.profile.clone(),
        text(row.candidate.as_ref()),
        row.rank.to_string(),
        of.to_string(),
        row.advert.clone(),
        text(row.post.title.as_ref()),
        text(row.post.employer.as_ref()),
        text(row.post.closing_date.as_ref()),
        salary.map_or_else(String::new, |pay| pay.min.to_string()),
        salary.map_or_else(String::new, |pay| pay.max.to_string()),
        salary.map_or_else(String::new, |pay| pay.period.as_str().to_owned()),
        row.post
            .band
            .as_ref()
            .map_or_else(String::new, |band| band.value.clone()),
        text(row.post.location.as_ref()),
    ];
    for state in [GateState::Missed, GateState::ToCheck, GateState::NotStated] {
        let gates = row.gates.iter().filter(|gate| gate.state == state);
        let kinds = gates.map(|gate| gate.kind.as_str());
        cells.push(kinds.collect::<Vec<_>>().join(" | "));
    }
    cells.extend(tally(&row.essential));
    cells.extend(tally(&row.desirable));
    cells.push(row.points.to_string());
    cells.push(row.available.to_string());
    let named = |gap: &crate::data::Gap| format!("{}: {}", gap.criterion, gap.text);
    let missing = row.missing().map(named);
    cells.push(missing.collect::<Vec<_>>().join(" | "));
    let partly = row.partly().map(named);
    cells.push(partly.collect::<Vec<_>>().join(" | "));
    let says = row.adviser.iter().map(|own| {
        format!(
            "{}: {}, {}",
            own.criterion,
            own.outcome.as_str(),
            own.reason
        )
    });
    cells.push(says.collect::<Vec<_>>().join(" | "));
    cells
}

fn tally(tally: &Tally) -> [String; 7] {
    [
        tally.met,
        tally.partly,
        tally.not_evidenced,
        tally.unclear,
        tally.total,
        tally.points,
        tally.ranked_of,
    ]
    .map(|figure| figure.to_string())
}
