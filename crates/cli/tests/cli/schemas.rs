//! Guards that results are what their published JSON Schemas say: every kind of result, plain and with
//! every option, no field more and none less; and that the files in `docs/schema` are what
//! `personspec schema` prints.

use crate::run::{folder, repository, run, with_good};
use serde_json::{Value, json};

const KINDS: [&str; 8] = [
    "parse", "check", "rank", "lint", "explain", "why", "plan", "diff",
];

fn schema(kind: &str) -> Value {
    run(&repository(), &format!("schema {kind}"))
        .quietly()
        .json()
}

/// The schema with every object closed: a field that it does not name is a fault.
fn closed(mut schema: Value) -> Value {
    fn close(value: &mut Value) {
        match value {
            Value::Object(fields) => {
                if fields.contains_key("properties") {
                    fields.insert("additionalProperties".to_owned(), json!(false));
                }
                fields.values_mut().for_each(close);
            }
            Value::Array(list) => list.iter_mut().for_each(close),
            _ => {}
        }
    }
    close(&mut schema);
    schema
}

#[track_caller]
fn holds(schema: &Value, value: &Value, what: &str) {
    let validator = jsonschema::validator_for(schema).expect("a schema");
    let faults: Vec<String> = validator
        .iter_errors(value)
        .map(|fault| format!("{}: {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{what}: {faults:#?}");
}

/// The schema of one line of NDJSON: a value of the schema with its kind.
fn line_of(kind: &str, of: &str, line: &str) -> Value {
    let mut all = closed(schema(kind));
    let mut own = all["$defs"][of].clone();
    assert!(own.is_object(), "{kind} has no {of}: {all:#}");
    own["properties"]["kind"] = json!({ "const": line });
    own["$defs"] = all["$defs"].take();
    own
}

#[test]
fn the_published_schemas_are_what_is_printed() {
    let listed = run(&repository(), "schema");
    let listed = listed.quietly().out.as_str();
    let kinds = KINDS.map(|kind| format!("{kind}\n")).concat();
    assert!(listed.starts_with(&kinds), "{listed}");
    for kind in KINDS {
        let path = repository().join(format!("docs/schema/{kind}.json"));
        let printed = run(&repository(), &format!("schema {kind}")).out;
        if std::env::var_os("SCHEMAS").is_some_and(|word| word == "overwrite") {
            std::fs::write(&path, &printed).expect("it can be written");
        }
        let kept = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            kept == printed,
            "{}: SCHEMAS=overwrite writes it anew",
            path.display()
        );
        let version = format!("personspec/{kind}/1.0");
        assert_eq!(schema(kind)["$id"], version);
        assert_eq!(schema(kind)["properties"]["schema"]["const"], version);
    }
    run(&repository(), "schema pairs").ends(2, "'pairs' has no schema; the kinds are parse, check");
}

#[test]
fn every_result_holds_to_its_schema() {
    let said = "overrides:\n- {profile: c-01-ot-stroke, advert: ot-rotational-b5, criterion: K1, \
                outcome: met, reason: seen her certificate, by: AB}\n";
    let earlier = run(
        &repository(),
        "rank adverts -p profiles/c-01-ot-stroke.yaml --format json",
    );
    let files = folder(&[
        ("said.yaml", said.as_bytes()),
        ("after.json", earlier.out.as_bytes()),
        (
            "before.json",
            earlier
                .quietly()
                .out
                .replace("\"met\": 7", "\"met\": 6")
                .as_bytes(),
        ),
    ]);
    let at = |name: &str| files.path().join(name).display().to_string();
    let (said, before, after) = (at("said.yaml"), at("before.json"), at("after.json"));
    for (kind, line) in [
        ("parse", "parse adverts".to_owned()),
        (
            "parse",
            "parse benches/quality/dev/adverts benches/quality/dev2/adverts".to_owned(),
        ),
        ("check", "check adverts -p profiles".to_owned()),
        (
            "check",
            format!("check adverts -p profiles --anonymise --overrides {said}"),
        ),
        ("rank", "rank adverts -p profiles".to_owned()),
        (
            "rank",
            "rank adverts -p profiles --by vacancy --top 2 --criteria".to_owned(),
        ),
        (
            "rank",
            "rank adverts -p profiles --near-miss --no-preferences --anonymise".to_owned(),
        ),
        (
            "rank",
            format!(
                "rank adverts -p profiles --open-only --min-evidenced 2 --since {before} --overrides {said}"
            ),
        ),
        (
            "check",
            "check adverts/ot-neuro-rehab-b7.txt -p profiles --explain-importance".to_owned(),
        ),
        ("lint", "lint adverts profiles".to_owned()),
        ("explain", "explain importance-lost".to_owned()),
        (
            "why",
            "explain adverts/physio-falls-frailty-b6.txt#E3 -p profiles/c-03-physio-community.yaml"
                .to_owned(),
        ),
        ("plan", "plan adverts -p profiles".to_owned()),
        (
            "diff",
            "diff docs/src/examples/before.json docs/src/examples/after.json".to_owned(),
        ),
        ("diff", format!("diff {before} {after}")),
        ("diff", format!("diff {before} {before}")),
    ] {
        let done = run(&repository(), &format!("{line} --format json"));
        assert!(matches!(done.code, Some(0 | 1)), "{done:#?}");
        let value = done.json();
        holds(&closed(schema(kind)), &value, &line);
        assert_eq!(value["kind"], kind);
        if kind == "diff" {
            assert_eq!(value["inputs"][0]["role"], "result");
        }
        assert_eq!(value["schema"], format!("personspec/{kind}/1.0"));
    }
    // With inputs left out.
    let files = with_good(&[
        ("bare.txt", b"Nothing is asked.\n"),
        ("broken.yaml", b"skils: [x]\n"),
    ]);
    let done = run(files.path(), "rank . -p . --format json");
    assert_eq!(done.code, Some(4));
    holds(
        &closed(schema("rank")),
        &done.json(),
        "rank with inputs left out",
    );
    let done = run(files.path(), "plan . -p . --format json");
    assert_eq!(done.code, Some(4));
    let plan = done.json();
    holds(&closed(schema("plan")), &plan, "plan with inputs left out");
    assert_eq!(plan["notes"].as_array().map(Vec::len), Some(2), "{plan:#}");
}

#[test]
fn every_line_holds_to_its_schema() {
    for (kind, of, name, line) in [
        ("parse", "ReadPost", "advert", "parse adverts"),
        ("check", "CheckedPair", "pair", "check adverts -p profiles"),
        ("rank", "Row", "row", "rank adverts -p profiles"),
        ("lint", "LintedFile", "file", "lint adverts profiles"),
    ] {
        let (rows, _) = run(&repository(), &format!("{line} --format ndjson")).rows();
        assert!(rows.len() >= 17, "{line}");
        let schema = line_of(kind, of, name);
        for row in &rows {
            holds(&schema, row, line);
        }
    }
}

#[test]
fn a_field_too_many_or_too_few_is_found() {
    let done = run(
        &repository(),
        "check adverts/ot-rotational-b5.txt -p profiles/c-01-ot-stroke.yaml --format json",
    );
    let validator = jsonschema::validator_for(&closed(schema("check"))).expect("a schema");
    let good = done.json();
    assert!(validator.is_valid(&good));
    let mut more = good.clone();
    more["result"]["pairs"][0]["score"] = json!(7);
    let mut less = good.clone();
    less["result"]["pairs"][0]
        .as_object_mut()
        .expect("a pair")
        .remove("gates");
    let mut other = good;
    other["result"]["pairs"][0]["verdicts"][0]["outcome"] = json!("likely");
    for bad in [more, less, other] {
        assert!(!validator.is_valid(&bad));
    }
}
