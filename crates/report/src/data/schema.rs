//! The JSON Schemas of the results, made from the types they are printed from.

use super::{Check, Diff, Envelope, Explained, Lint, Parse, Plans, Rank, Why};
use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Value, json};

/// The kinds of result that have a schema.
pub const KINDS: [&str; 8] = [
    "parse", "check", "rank", "lint", "explain", "why", "plan", "diff",
];

/// The JSON Schema (draft 2020-12) of results of that kind; `None` where there is no such kind.
pub fn of(kind: &str) -> Option<Value> {
    Some(match kind {
        "parse" => schema::<Parse>(kind),
        "check" => schema::<Check>(kind),
        "rank" => schema::<Rank>(kind),
        "lint" => schema::<Lint>(kind),
        "explain" => schema::<Explained>(kind),
        "why" => schema::<Why>(kind),
        "plan" => schema::<Plans>(kind),
        "diff" => schema::<Diff>(kind),
        _ => return None,
    })
}

fn schema<T: JsonSchema>(kind: &str) -> Value {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let schema = settings
        .into_generator()
        .into_root_schema_for::<Envelope<T>>();
    let mut value = schema.to_value();
    if let Some(fields) = value.as_object_mut() {
        let version = super::FORMAT_VERSION;
        fields.insert(
            "$id".to_owned(),
            json!(format!("personspec/{kind}/{version}")),
        );
        fields.insert(
            "title".to_owned(),
            json!(format!("A result of personspec {kind}, format {version}")),
        );
        if let Some(properties) = fields.get_mut("properties").and_then(Value::as_object_mut) {
            properties.insert(
                "schema".to_owned(),
                json!({ "const": format!("personspec/{kind}/{version}") }),
            );
            properties.insert("kind".to_owned(), json!({ "const": kind }));
            properties.insert("format_version".to_owned(), json!({ "const": version }));
        }
    }
    value
}
