//! The JSON that other programs read, format 1.0: its fields are a contract.
//!
//! One envelope for every kind of result; NDJSON prints a row a line and closes with a summary line
//! that proves completeness. Nothing here depends on the time, the machine or the number of threads.

mod parse;
mod check;
mod rank;
mod lint;
mod explain;

pub use check::check_lines;
pub use explain::explain;
pub use lint::{github, lint, lint_lines, sarif};
pub use parse::{parse, parse_lines};
pub use rank::{Hash, Partial, rank_lines, rank_row, rank_summary, rank_summary_of};

use crate::data::{Engine, FORMAT_VERSION, LeftOut};
use crate::result::Skipped;
use serde::Serialize;
use serde_json::{Value, json};

/// A value as pretty JSON with a line break at its end.
pub fn pretty(value: &impl Serialize) -> String {
    serde_json::to_string_pretty(value).map_or_else(|_| String::new(), |text| escaped(text) + "\n")
}

/// A value as one line of NDJSON.
pub fn line(value: &impl Serialize) -> String {
    serde_json::to_string(value).map_or_else(|_| String::new(), |text| escaped(text) + "\n")
}

/// JSON with every character that a terminal acts on, or that reorders or hides text, written as
/// `\u…`: the values stay verbatim, and a result on the screen is harmless.
fn escaped(json: String) -> String {
    // Outside of strings only line breaks are such.
    let acts = |c: char| c != '\n' && crate::inert::acts(c);
    if !json.chars().any(acts) {
        return json;
    }
    let mut text = String::with_capacity(json.len() + 64);
    for c in json.chars() {
        if acts(c) {
            let units = c.encode_utf16(&mut [0; 2]).to_vec();
            text.extend(units.iter().map(|unit| format!("\\u{unit:04x}")));
        } else {
            text.push(c);
        }
    }
    text
}

/// The last line of NDJSON: how much there was and what was left out; its presence proves that
/// nothing is missing before it.
pub(crate) fn summary_line(counts: &[(&str, usize)], left_out: &[Skipped]) -> String {
    let left_out: Vec<LeftOut> = left_out.iter().map(LeftOut::from).collect();
    summary_of(counts, &[], &left_out, true)
}

/// The same from a result.
pub(crate) fn summary_of(
    counts: &[(&str, usize)],
    texts: &[(&str, String)],
    left_out: &[LeftOut],
    complete: bool,
) -> String {
    let mut value = json!({
        "kind": "summary",
        "format_version": FORMAT_VERSION,
        "engine": Engine::ours(),
    });
    if let Some(fields) = value.as_object_mut() {
        for (name, count) in counts {
            fields.insert((*name).to_owned(), json!(count));
        }
        for (name, text) in texts {
            fields.insert((*name).to_owned(), json!(text));
        }
        fields.insert("skipped".to_owned(), json!(left_out));
        fields.insert("complete".to_owned(), json!(complete));
    }
    line(&value)
}

/// `value` as a line of NDJSON, its kind first.
pub(crate) fn kind_line(kind: &str, value: &impl Serialize) -> String {
    let mut fields = serde_json::Map::new();
    fields.insert("kind".to_owned(), json!(kind));
    if let Ok(Value::Object(own)) = serde_json::to_value(value) {
        fields.extend(own);
    }
    line(&Value::Object(fields))
}
