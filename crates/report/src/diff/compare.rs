//! Two results side by side.

use super::{Change, Direction};
use crate::data::FORMAT_VERSION;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt;

/// Why a file cannot be compared.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Which of the two: 0 or 1.
    pub file: usize,
    /// What is wrong and what to do.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.message)
    }
}

/// The parts of a result by their names, each with its facts by their names.
type Facts = BTreeMap<String, Own>;
type Own = BTreeMap<String, Fact>;

/// What a result says of one thing.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Fact {
    told: String,
    /// How good that is for the candidate, where such things have an order.
    worth: Option<i64>,
}

impl Fact {
    fn plain(value: &Value) -> Self {
        Self {
            told: text(value),
            worth: None,
        }
    }

    /// An outcome or the state of a gate.
    fn word(value: &Value) -> Self {
        let told = text(value);
        let worth = match told.as_str() {
            "met" | "held" => Some(3),
            "partly" | "to_check" | "to check" => Some(2),
            "not_evidenced" | "not_stated" | "not stated" => Some(1),
            "missed" => Some(0),
            _ => None,
        };
        Self { told, worth }
    }
}

/// What changed from the first saved result to the second, in the order of names.
///
/// # Errors
/// A text that is no result of `check`, `rank` or `parse` in JSON, or two of different kinds.
pub fn compare(before: &str, after: &str) -> Result<Vec<Change>, Fault> {
    let before = result(before, 0)?;
    let after = result(after, 1)?;
    let (first, second) = (text(&before["kind"]), text(&after["kind"]));
    if first != second {
        return Err(Fault {
            file: 1,
            message: format!(
                "this is a result of `{second}`, and the other one of `{first}`: give two of the same \
                 command"
            ),
        });
    }
    let (before, after) = (facts(&before), facts(&after));
    let mut changes = Vec::new();
    for (of, then) in &before {
        match after.get(of) {
            Some(now) => changed(of, then, now, &mut changes),
            None => changes.push(whole(of, Some("there"), None)),
        }
    }
    for of in after.keys().filter(|of| !before.contains_key(*of)) {
        changes.push(whole(of, None, Some("there")));
    }
    Ok(changes)
}

fn result(written: &str, file: usize) -> Result<Value, Fault> {
    let fault = |message: String| Fault { file, message };
    let value: Value =
        serde_json::from_str(written.trim_start_matches('\u{feff}')).map_err(|error| {
            let lines = written.trim_end().lines().next_back().unwrap_or_default();
            if lines.contains("\"kind\":\"summary\"") {
                return fault(
                    "this is NDJSON: save the result with `--format json` and give that".to_owned(),
                );
            }
            fault(format!(
                "line {}, column {}: this is no JSON: save a result with `--format json -o FILE`",
                error.line(),
                error.column()
            ))
        })?;
    let kind = text(&value["kind"]);
    if !matches!(kind.as_str(), "check" | "rank" | "parse") || value["result"].is_null() {
        return Err(fault(
            "this is no saved result of check, rank or parse: save one with `--format json -o FILE`"
                .to_owned(),
        ));
    }
    let version = text(&value["format_version"]);
    let major = |version: &str| version.split('.').next().unwrap_or_default().to_owned();
    if major(&version) != major(FORMAT_VERSION) {
        return Err(fault(format!(
            "this result has format {version}, and {FORMAT_VERSION} is read here: make it anew with \
             this version"
        )));
    }
    Ok(value)
}

fn facts(result: &Value) -> Facts {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let mut facts = Facts::new();
    for pair in list(&result["result"]["pairs"]) {
        let of = format!("{} / {}", text(&pair["profile"]), text(&pair["advert"]));
        facts.insert(of, of_pair(&pair, &list));
    }
    for ranking in list(&result["result"]["rankings"]) {
        for row in list(&ranking["rows"]) {
            // A ranking is of a candidate or of a vacancy; the row names the other.
            let named = |key: &str| {
                text(if row[key].is_null() {
                    &ranking[key]
                } else {
                    &row[key]
                })
            };
            let of = format!("{} / {}", named("profile"), named("advert"));
            let mut own = BTreeMap::new();
            let rank = Fact {
                told: text(&row["rank"]),
                worth: row["rank"].as_i64().map(|rank| -rank),
            };
            own.insert("rank".to_owned(), rank);
            tally(&row["essential"], "essentials", &mut own);
            tally(&row["desirable"], "desirables", &mut own);
            gates(&list(&row["gates"]), &mut own);
            facts.insert(of, own);
        }
    }
    for advert in list(&result["result"]["adverts"]) {
        let mut own = BTreeMap::new();
        for (name, field) in advert["fields"].as_object().into_iter().flatten() {
            own.insert(format!("field {name}"), Fact::plain(field));
        }
        for criterion in list(&advert["criteria"]) {
            let told = Fact::plain(&criterion["importance"]);
            own.insert(format!("criterion {}", text(&criterion["text"])), told);
        }
        facts.insert(text(&advert["id"]), own);
    }
    facts
}

fn of_pair(pair: &Value, list: &dyn Fn(&Value) -> Vec<Value>) -> Own {
    let mut own = Own::new();
    tally(&pair["summary"]["essential"], "essentials", &mut own);
    tally(&pair["summary"]["desirable"], "desirables", &mut own);
    gates(&list(&pair["gates"]), &mut own);
    for verdict in list(&pair["verdicts"]) {
        let what = format!("criterion {}", text(&verdict["text"]));
        own.insert(what, Fact::word(&verdict["outcome"]));
    }
    own
}

/// Gates by their kind; of several of a kind the later ones by their criterion too.
fn gates(gates: &[Value], own: &mut Own) {
    for gate in gates {
        let kind = format!("gate {}", text(&gate["kind"]));
        let name = if own.contains_key(&kind) {
            format!("{kind} ({})", text(&gate["criterion"]))
        } else {
            kind
        };
        own.insert(name, Fact::word(&gate["state"]));
    }
}

/// Counts; what is partly shown earns half, so it is told and weighed too.
fn tally(tally: &Value, name: &str, own: &mut Own) {
    if !tally.is_object() {
        return;
    }
    let number = |key: &str| tally[key].as_i64().unwrap_or(0);
    let (met, partly) = (number("met"), number("partly"));
    let partly_told = match partly {
        0 => String::new(),
        partly => format!(", {partly} partly"),
    };
    let fact = Fact {
        told: format!("{met} met{partly_told} of {}", text(&tally["total"])),
        worth: Some(2 * met + partly),
    };
    own.insert(name.to_owned(), fact);
}

/// A value in words.
fn text(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn changed(of: &str, then: &Own, now: &Own, changes: &mut Vec<Change>) {
    let mut names: Vec<&String> = then.keys().chain(now.keys()).collect();
    names.sort();
    names.dedup();
    for what in names {
        let (before, after) = (then.get(what), now.get(what));
        if before == after {
            continue;
        }
        changes.push(Change {
            of: of.to_owned(),
            what: what.clone(),
            before: before.map(|fact| fact.told.clone()),
            after: after.map(|fact| fact.told.clone()),
            direction: direction(before, after),
        });
    }
}

fn whole(of: &str, before: Option<&str>, after: Option<&str>) -> Change {
    Change {
        of: of.to_owned(),
        what: "the whole".to_owned(),
        before: before.map(ToOwned::to_owned),
        after: after.map(ToOwned::to_owned),
        direction: Direction::Other,
    }
}

/// How a change bears on the candidate: counts, outcomes, gates and ranks have an order, the rest has none.
fn direction(before: Option<&Fact>, after: Option<&Fact>) -> Direction {
    let worth = |fact: Option<&Fact>| fact.and_then(|fact| fact.worth);
    match (worth(before), worth(after)) {
        (Some(then), Some(now)) if now > then => Direction::Better,
        (Some(then), Some(now)) if now < then => Direction::Worse,
        _ => Direction::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(outcome: &str, met: u32) -> String {
        serde_json::json!({ "format_version": "1.0", "kind": "check", "result": { "pairs": [{
            "advert": "a", "profile": "p",
            "summary": { "essential": { "met": met, "total": 4 } },
            "gates": [{ "kind": "driving", "state": "missed" }],
            "verdicts": [{ "text": "Audit", "outcome": outcome }],
        }] } })
        .to_string()
    }

    #[test]
    fn what_changed_has_a_direction() {
        let changes = compare(&check("partly", 2), &check("met", 3)).unwrap();
        let told: Vec<_> = changes
            .iter()
            .map(|one| (one.what.as_str(), one.direction))
            .collect();
        assert_eq!(
            told,
            [
                ("criterion Audit", Direction::Better),
                ("essentials", Direction::Better)
            ]
        );
        let back = compare(&check("met", 3), &check("partly", 2)).unwrap();
        assert!(back.iter().all(|one| one.direction == Direction::Worse));
        assert_eq!(compare(&check("met", 3), &check("met", 3)).unwrap(), []);
    }

    /// As `rank --since` has it: what is partly shown and a gate change a row too.
    #[test]
    fn a_row_that_changed_in_part_is_told() {
        let rank = |met: u32, partly: u32, gate: &str| {
            serde_json::json!({ "format_version": "1.0", "kind": "rank", "result": { "rankings": [{
                "profile": "p", "rows": [{ "advert": "a", "rank": 1,
                    "gates": [{ "kind": "driving", "criterion": "O1", "state": "held" },
                        { "kind": "driving", "criterion": "O2", "state": gate }],
                    "essential": { "met": met, "partly": partly, "total": 4 } }],
            }] } })
            .to_string()
        };
        let changes = compare(&rank(2, 1, "held"), &rank(2, 2, "missed")).unwrap();
        let told: Vec<_> = changes
            .iter()
            .map(|one| {
                let (before, after) = (one.before.as_deref(), one.after.as_deref());
                (one.what.as_str(), before, after, one.direction)
            })
            .collect();
        assert_eq!(
            told,
            [
                (
                    "essentials",
                    Some("2 met, 1 partly of 4"),
                    Some("2 met, 2 partly of 4"),
                    Direction::Better
                ),
                (
                    "gate driving (O2)",
                    Some("held"),
                    Some("missed"),
                    Direction::Worse
                ),
            ]
        );
        // One more met for two that were partly shown: the points are the same.
        let even = compare(&rank(2, 2, "held"), &rank(3, 0, "held")).unwrap();
        assert_eq!(even.len(), 1);
        assert_eq!(even[0].direction, Direction::Other);
    }

    #[test]
    fn what_is_no_result_is_told() {
        let good = check("met", 1);
        for (text, told) in [
            ("", "no JSON"),
            ("{}", "no saved result"),
            ("{\"kind\":\"pair\"}\n{\"kind\":\"summary\"}\n", "NDJSON"),
            (
                r#"{"kind":"lint","format_version":"1.0","result":{}}"#,
                "no saved result",
            ),
            (
                r#"{"kind":"check","format_version":"2.0","result":{}}"#,
                "format 2.0",
            ),
            (
                r#"{"kind":"rank","format_version":"1.0","result":{}}"#,
                "two of the same",
            ),
        ] {
            let fault = compare(&good, text).unwrap_err();
            assert!(fault.file == 1 && fault.message.contains(told), "{fault:?}");
        }
    }
}
