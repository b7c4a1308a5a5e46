//! Candidates held against vacancies, criterion by criterion: kind "check".

use super::{envelope, kind_line, summary_line};
use crate::result::{Input, Pair, Skipped};
use personspec_parser::Criterion;
use personspec_scoring::{Assessment, Evidence, Gate, Tally, Verdict};
use serde_json::{Value, json};

/// The result of checking pairs.
pub fn check(pairs: &[Pair<'_>], inputs: &[Input], skipped: &[Skipped]) -> Value {
    let pairs: Vec<Value> = pairs.iter().map(pair).collect();
    envelope("check", inputs, &json!({ "pairs": pairs }), skipped)
}

/// The same as NDJSON: one pair a line, a summary line last.
pub fn check_lines(pairs: &[Pair<'_>], skipped: &[Skipped]) -> String {
    let mut lines: String = pairs
        .iter()
        .map(|one| kind_line("pair", pair(one)))
        .collect();
    lines.push_str(&summary_line(&[("pairs", pairs.len())], skipped));
    lines
}

/// One pair, as it stands in `result.pairs`.
pub(crate) fn pair(pair: &Pair<'_>) -> Value {
    let criteria = &pair.advert.advert.criteria;
    let fields = &pair.advert.advert.fields;
    json!({
        "advert": pair.assessment.advert,
        "profile": pair.assessment.profile,
        "title": fields.title.as_ref().map(|title| title.value.as_str()),
        "employer": fields.employer.as_ref().map(|employer| employer.value.as_str()),
        "summary": {
            "essential": tally(&pair.assessment.essential),
            "desirable": tally(&pair.assessment.desirable),
        },
        "gates": gates(&pair.assessment, criteria),
        "verdicts": pair.assessment.verdicts.iter().map(|one| verdict(one, criteria)).collect::<Vec<_>>(),
    })
}

/// The gates, each with the id of the criterion that sets it.
pub(crate) fn gates(assessment: &Assessment, criteria: &[Criterion]) -> Vec<Value> {
    assessment
        .gates
        .iter()
        .map(|one| gate(one, criteria))
        .collect()
}

fn gate(gate: &Gate, criteria: &[Criterion]) -> Value {
    json!({
        "kind": gate.kind.as_str(),
        "state": gate.state.as_str(),
        "criterion": id(criteria, gate.criterion),
        "reason": gate.reason,
    })
}

pub(crate) fn tally(tally: &Tally) -> Value {
    json!({
        "met": tally.met,
        "partly": tally.partly,
        "not_evidenced": tally.not_evidenced,
        "unclear": tally.unclear,
        "total": tally.total,
        "points": tally.points,
        "available": tally.available,
        "ranked_of": tally.ranked_of,
    })
}

fn verdict(verdict: &Verdict, criteria: &[Criterion]) -> Value {
    let criterion = criteria.get(verdict.criterion);
    json!({
        "criterion": id(criteria, verdict.criterion),
        "text": criterion.map(|c| c.text.as_str()),
        "importance": criterion.map(|c| c.importance.as_str()),
        "basis": criterion.map(|c| c.basis.as_str()),
        "stage": criterion.map(|c| c.stage.as_str()),
        "duplicate_of": criterion.and_then(|c| c.duplicate_of.as_deref()),
        "outcome": verdict.outcome.as_str(),
        "points": verdict.points,
        "available": verdict.available,
        "confidence": verdict.confidence.as_str(),
        "evidence": verdict.evidence.iter().map(evidence).collect::<Vec<_>>(),
        "missing": verdict.missing,
        "next_step": verdict.next_step,
    })
}

fn evidence(evidence: &Evidence) -> Value {
    json!({ "path": evidence.path, "quote": evidence.quote, "method": evidence.method.as_str() })
}

fn id(criteria: &[Criterion], index: usize) -> Option<&str> {
    criteria.get(index).map(|criterion| criterion.id.as_str())
}
