//! One row a verdict.

use super::{table, text};
use crate::data::{Check, Envelope};
use crate::inert;

/// The columns of checked pairs.
const HEAD: [&str; 24] = [
    "advert",
    "title",
    "employer",
    "closing_date",
    "profile",
    "candidate",
    "criterion",
    "group",
    "heading",
    "text",
    "importance",
    "basis",
    "stage",
    "duplicate_of",
    "outcome",
    "points",
    "available",
    "confidence",
    "evidence",
    "evidence_paths",
    "missing",
    "next_step",
    "adviser_outcome",
    "adviser_reason",
];

/// Checked pairs, one row a verdict.
pub fn check(result: &Envelope<Check>) -> String {
    let result = &inert::all(result);
    let rows = result.result.pairs.iter().flat_map(|pair| {
        pair.verdicts.iter().map(move |verdict| {
            let own = pair
                .adviser
                .iter()
                .find(|own| own.criterion == verdict.criterion);
            let quotes = verdict.evidence.iter().map(|one| one.quote.as_str());
            let paths = verdict.evidence.iter().map(|one| one.path.as_str());
            vec![
                pair.advert.clone(),
                text(pair.post.title.as_ref()),
                text(pair.post.employer.as_ref()),
                text(pair.post.closing_date.as_ref()),
                pair.profile.clone(),
                text(pair.candidate.as_ref()),
                verdict.criterion.clone(),
                verdict.group.as_str().to_owned(),
                text(verdict.heading.as_ref()),
                verdict.text.clone(),
                verdict.importance.as_str().to_owned(),
                verdict.basis.as_str().to_owned(),
                verdict.stage.as_str().to_owned(),
                text(verdict.duplicate_of.as_ref()),
                verdict.outcome.as_str().to_owned(),
                verdict.points.to_string(),
                verdict.available.to_string(),
                verdict.confidence.as_str().to_owned(),
                quotes.collect::<Vec<_>>().join(" | "),
                paths.collect::<Vec<_>>().join(" | "),
                verdict.missing.join(" | "),
                text(verdict.next_step.as_ref()),
                own.map_or_else(String::new, |own| own.outcome.as_str().to_owned()),
                own.map_or_else(String::new, |own| own.reason.clone()),
            ]
        })
    });
    table(&HEAD, rows)
}
