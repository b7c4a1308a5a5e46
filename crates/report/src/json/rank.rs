//! Vacancies in the order of fit: kind "rank".

use super::check::{gates, tally};
use super::parse::{band, salary};
use super::{envelope, kind_line, summary_line};
use crate::result::{Input, RankedAdvert, Ranking, Skipped};
use serde_json::{Value, json};

/// How much went into a batch: what the summary line of NDJSON states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// Adverts that were ranked.
    pub adverts: usize,
    /// Profiles that were read.
    pub profiles: usize,
}

/// The result of ranking.
pub fn rank(rankings: &[Ranking<'_>], inputs: &[Input], skipped: &[Skipped]) -> Value {
    let rankings: Vec<Value> = rankings
        .iter()
        .map(|ranking| {
            json!({
                "profile": ranking.profile.id,
                "of": ranking.of,
                "rows": ranking.rows.iter().map(row).collect::<Vec<_>>(),
            })
        })
        .collect();
    envelope("rank", inputs, &json!({ "rankings": rankings }), skipped)
}

/// The same as NDJSON: one row a pair, a summary line last.
pub fn rank_lines(rankings: &[Ranking<'_>], batch: Batch, skipped: &[Skipped]) -> String {
    let mut lines = String::new();
    let mut rows = 0;
    for ranking in rankings {
        for ranked in &ranking.rows {
            let mut value = row(ranked);
            if let Some(fields) = value.as_object_mut() {
                fields.shift_insert(0, "profile".to_owned(), json!(ranking.profile.id));
            }
            lines.push_str(&kind_line("row", value));
            rows += 1;
        }
    }
    let counts = [
        ("adverts", batch.adverts),
        ("profiles", batch.profiles),
        ("pairs", batch.adverts * batch.profiles),
        ("rows", rows),
    ];
    lines.push_str(&summary_line(&counts, skipped));
    lines
}

fn row(ranked: &RankedAdvert<'_>) -> Value {
    let assessment = &ranked.assessment;
    let fields = &ranked.advert.advert.fields;
    json!({
        "rank": ranked.rank,
        "advert": assessment.advert,
        "title": fields.title.as_ref().map(|title| title.value.as_str()),
        "employer": fields.employer.as_ref().map(|employer| employer.value.as_str()),
        "closing_date": fields.closing_date.as_ref().map(|date| date.value.to_string()),
        "salary": fields.salary.as_ref().map(|field| salary(&field.value)),
        "band": fields.band.as_ref().map(band),
        "gates": gates(assessment, &ranked.advert.advert.criteria),
        "essential": tally(&assessment.essential),
        "desirable": tally(&assessment.desirable),
        "points": assessment.essential.points + assessment.desirable.points,
        "available": assessment.essential.available + assessment.desirable.available,
    })
}
