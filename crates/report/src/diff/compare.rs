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
type Facts = BTreeMap<String, BTreeMap<String, String>>;

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
            own.insert("rank".to_owned(), text(&row["rank"]));
            tally(&row["essential"], "essentials", &mut own);
            tally(&row["desirable"], "desirables", &mut own);
            facts.insert(of, own);
        }
    }
    for advert in list(&result["result"]["adverts"]) {
        let mut own = BTreeMap::new();
        for (name, field) in advert["fields"].as_object().into_iter().flatten() {
            own.insert(format!("field {name}"), text(field));
        }
        for criterion in list(&advert["criteria"]) {
            let told = text(&criterion["importance"]);
            own.insert(format!("criterion {}", text(&criterion["text"])), told);
        }
        facts.insert(text(&advert["id"]), own);
    }
    facts
}

fn of_pair(pair: &Value, list: &dyn Fn(&Value) -> Vec<Value>) -> BTreeMap<String, String> {
    let mut own = BTreeMap::new();
    tally(&pair["summary"]["essential"], "essentials", &mut own);
    tally(&pair["summary"]["desirable"], "desirables", &mut own);
    for gate in list(&pair["gates"]) {
        own.insert(
            format!("gate {}", text(&gate["kind"])),
            text(&gate["state"]),
        );
    }
    for verdict in list(&pair["verdicts"]) {
        let what = format!("criterion {}", text(&verdict["text"]));
        own.insert(what, text(&verdict["outcome"]));
    }
    own
}

fn tally(tally: &Value, name: &str, own: &mut BTreeMap<String, String>) {
    if tally.is_object() {
        let told = format!("{} met of {}", text(&tally["met"]), text(&tally["total"]));
        own.insert(name.to_owned(), told);
    }
}

/// A value in words.
fn text(value: &Value) -> String {
    match value {
        Value::Null => "none".to_owned(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

fn changed(
    of: &str,
    then: &BTreeMap<String, String>,
    now: &BTreeMap<String, String>,
    changes: &mut Vec<Change>,
) {
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
            before: before.cloned(),
            after: after.cloned(),
            direction: direction(what, before, after),
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

/// How a change bears on the candidate: outcomes, gates and ranks have an order, the rest has none.
fn direction(what: &str, before: Option<&String>, after: Option<&String>) -> Direction {
    let (Some(before), Some(after)) = (before, after) else {
        return Direction::Other;
    };
    let place = |word: &String| -> Option<i64> {
        match (what, word.as_str()) {
            ("rank", rank) => rank.parse::<i64>().ok().map(|rank| -rank),
            (_, "met" | "held") => Some(3),
            (_, "partly" | "to_check" | "to check") => Some(2),
            (_, "not_evidenced" | "not_stated" | "not stated") => Some(1),
            (_, "missed") => Some(0),
            (_, told) => told
                .split_once(" met of ")
                .and_then(|(met, _)| met.parse().ok()),
        }
    };
    match (place(before), place(after)) {
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
