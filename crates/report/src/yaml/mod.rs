//! A result as YAML: the JSON document in the form that people edit by hand.
//!
//! Every text stands in double quotes with what a terminal acts on, or reorders or hides text, written as
//! an escape: the values stay verbatim, as in JSON, and no word of an advert is taken for YAML.

use serde::Serialize;
use serde_json::Value;

/// A value as one YAML document.
///
/// ```
/// let value = serde_json::json!({ "title": "Nurse: \u{202e}", "criteria": [{ "id": "E1" }], "notes": [] });
/// let yaml = "title: \"Nurse: \\u202e\"\ncriteria:\n  - id: \"E1\"\nnotes: []\n";
/// assert_eq!(personspec_report::yaml::document(&value), yaml);
/// ```
pub fn document(value: &impl Serialize) -> String {
    let mut text = String::new();
    match serde_json::to_value(value) {
        Ok(Value::Object(fields)) if !fields.is_empty() => add_fields(&fields, 0, false, &mut text),
        Ok(other) => add(&other, 0, &mut text),
        Err(_) => {}
    }
    text
}

/// Adds a value behind its key or its dash.
fn add(value: &Value, depth: usize, text: &mut String) {
    match value {
        Value::Object(fields) if !fields.is_empty() => {
            text.push('\n');
            add_fields(fields, depth, false, text);
        }
        Value::Array(items) if !items.is_empty() => {
            text.push('\n');
            for item in items {
                text.push_str(&"  ".repeat(depth));
                text.push('-');
                match item {
                    // Its first key stands behind the dash.
                    Value::Object(fields) if !fields.is_empty() => {
                        text.push(' ');
                        add_fields(fields, depth + 1, true, text);
                    }
                    other => add(other, depth + 1, text),
                }
            }
        }
        Value::String(words) => text.push_str(&format!(" {}\n", quoted(words))),
        // Numbers, true, false, null, and lists and maps without anything in them, are written as in JSON.
        other => text.push_str(&format!(" {other}\n")),
    }
}

fn add_fields(
    fields: &serde_json::Map<String, Value>,
    depth: usize,
    begun: bool,
    text: &mut String,
) {
    for (at, (key, value)) in fields.iter().enumerate() {
        if at > 0 || !begun {
            text.push_str(&"  ".repeat(depth));
        }
        let plain = key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
        if plain {
            text.push_str(key);
        } else {
            text.push_str(&quoted(key));
        }
        text.push(':');
        add(value, depth + 1, text);
    }
}

fn quoted(words: &str) -> String {
    let mut text = String::with_capacity(words.len() + 2);
    text.push('"');
    for c in words.chars() {
        match c {
            '"' | '\\' => text.extend(['\\', c]),
            '\n' => text.push_str("\\n"),
            c if crate::inert::acts(c) && u32::from(c) > 0xffff => {
                text.push_str(&format!("\\U{:08x}", u32::from(c)));
            }
            c if crate::inert::acts(c) => text.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => text.push(c),
        }
    }
    text.push('"');
    text
}
