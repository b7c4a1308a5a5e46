//! Guards what is read of two adverts that are not ours to publish. Where the environment variable
//! PERSONSPEC_SHARED names a folder with `adverts/*.txt` they are read; else this says that it was
//! skipped. No sentence of theirs stands here.

use crate::run::{program, ran};
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

/// The adverts of the shared folder, by name; none where it is not there.
fn adverts() -> Vec<PathBuf> {
    let Some(shared) = std::env::var_os("PERSONSPEC_SHARED") else {
        return Vec::new();
    };
    let Ok(entries) = std::fs::read_dir(Path::new(&shared).join("adverts")) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .filter(|path| path.extension().is_some_and(|ending| ending == "txt"))
        .collect();
    paths.sort();
    paths
}

fn count(advert: &Value, holds: impl Fn(&Value) -> bool) -> usize {
    let criteria = advert["criteria"].as_array().expect("criteria");
    criteria.iter().filter(|one| holds(one)).count()
}

fn codes(advert: &Value) -> Vec<&str> {
    let notes = advert["notes"].as_array().expect("notes").iter();
    notes.filter_map(|note| note["code"].as_str()).collect()
}

#[test]
fn the_two_adverts_are_read_right() {
    let paths = adverts();
    let [first, second] = &paths[..] else {
        println!("skipped: PERSONSPEC_SHARED names no folder with two adverts");
        return;
    };
    let mut command = program(Path::new("."));
    command
        .args(["parse", "--format", "json"])
        .args([first, second]);
    let done = ran(&mut command);
    done.quietly();
    let result = done.json();
    let [first, second] = [0, 1].map(|at| &result["result"]["adverts"][at]);

    for (advert, list) in [(first, 36), (second, 17)] {
        assert_eq!(count(advert, |one| one["origin"] == "list"), list);
        assert_eq!(count(advert, |one| one["origin"] == "prose"), 1);
    }
    let repeats = |one: &Value| one["origin"] == "list" && !one["duplicate_of"].is_null();
    let repeated = [first, second].map(|advert| count(advert, repeats));
    assert_eq!(repeated.iter().sum::<usize>(), 1, "{repeated:?}");

    let fields = [first, second].map(|advert| &advert["fields"]);
    let pay = |min: u32, max: u32| (json!(min), json!(max), json!("year"));
    let expected = [
        (
            "Specialist Occupational Therapist Palliative Care",
            "Oxford University Hospitals NHS Foundation Trust",
            "2026-05-14",
            pay(39959, 48117),
        ),
        (
            "Senior Occupational Therapist - Enhanced Discharge Team",
            "Hertfordshire Partnership University NHS Foundation Trust",
            "2026-03-01",
            pay(40617, 48778),
        ),
    ];
    for (fields, (title, employer, closing, pay)) in fields.iter().zip(expected) {
        assert_eq!(fields["title"], title);
        assert_eq!(fields["employer"], employer);
        assert_eq!(fields["closing_date"], closing);
        let salary = &fields["salary"];
        let printed = ["min", "max", "period"].map(|key| salary[key].clone());
        assert_eq!(printed, <[Value; 3]>::from(pay));
    }
    assert_eq!(
        fields[0]["band"],
        json!({"value": "6", "basis": "reference"})
    );
    assert_eq!(fields[1]["band"]["value"], "6");
    assert_eq!(fields[1]["band"]["basis"], "pay_table");
    assert_eq!(fields[1]["band"]["hcas_zone"], "fringe");
    assert_eq!(fields[0]["contract"], "Permanent");
    assert_eq!(
        fields[0]["working_pattern"],
        json!(["Full-time", "Part-time"])
    );
    assert_eq!(fields[0]["reference"], "321-SW-7930870-B6-EXT");

    let codes = codes(first);
    assert!(codes.contains(&"contradiction"), "{codes:?}");
    assert!(codes.contains(&"unknown-acronym"), "{codes:?}");
    let notes = first["notes"].to_string();
    assert!(notes.contains("HPCP"), "{notes}");
}
