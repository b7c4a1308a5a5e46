//! Guards files that hold many adverts: every record is read or listed with its line, the counts add
//! up, and a compressed file is read as what it unpacks to.

use crate::run::{folder, run, with_good};
use flate2::Compression;
use flate2::write::GzEncoder;
use std::io::Write;

/// Four records: with a list, prose only, without criteria, and broken; and something else.
const RECORDS: &str = r#"{"@type": "JobPosting", "title": "Nurse", "identifier": "N-1", "description": "<h3>Essential</h3><ul><li>NMC registration</li></ul>"}
{"@type": "JobPosting", "title": "Midwife", "description": "A full driving licence is essential."}
{"@type": "JobPosting", "title": "Porter", "description": "<p>Come and join us.</p>"}
{"@type": "JobPosting", "title": "Broken" "description": 1}
{"@type": "Event", "name": "Open day"}
{"@type": "JobPosting", "title": "Nurse", "identifier": "N-1", "description": "<h3>Essential</h3><ul><li>NMC registration</li></ul>"}
"#;

fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut zip = GzEncoder::new(Vec::new(), Compression::fast());
    zip.write_all(bytes).expect("memory takes it");
    zip.finish().expect("memory takes it")
}

#[test]
fn no_record_is_lost() {
    let files = folder(&[("posts.ndjson", RECORDS.as_bytes())]);
    let done = run(files.path(), "parse posts.ndjson --format ndjson");
    done.ends(4, "posts.ndjson:4: broken JSON");
    done.ends(4, "posts.ndjson:5: its @type is Event, not JobPosting");
    run(files.path(), "parse posts.ndjson").ends(4, "4 adverts: person specification in 2");
    let (rows, summary) = done.rows();
    let ids: Vec<_> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["N-1", "posts-2", "posts-3", "N-1-2"]);
    let lines: Vec<_> = rows.iter().filter_map(|row| row["line"].as_u64()).collect();
    assert_eq!(lines, [1, 2, 3, 6]);
    let count = |name: &str| summary[name].as_u64();
    assert_eq!(count("adverts"), Some(4));
    assert_eq!(count("with_criteria"), Some(2));
    assert_eq!(count("prose_only"), Some(1));
    assert_eq!(count("without_criteria"), Some(1));
    assert_eq!(summary["skipped"].as_array().map(Vec::len), Some(2));
    let json = run(files.path(), "parse posts.ndjson --format json").json();
    assert_eq!(json["result"]["summary"]["prose_only"], 1);
    run(files.path(), "parse posts.ndjson --strict").ends(3, "posts.ndjson:4");
}

#[test]
fn a_record_without_criteria_is_a_result_and_a_file_without_any_is_not() {
    let whole: Vec<&str> = RECORDS.lines().take(3).collect();
    let none =
        r#"[{"@type": "JobPosting", "title": "Porter"}, {"@type": "JobPosting", "title": "Cook"}]"#;
    let files = folder(&[
        ("posts.jsonl", whole.join("\n").as_bytes()),
        ("none.json", none.as_bytes()),
    ]);
    run(files.path(), "parse posts.jsonl -q").quietly();
    run(files.path(), "parse none.json").ends(3, "no criteria in 2");
    run(files.path(), "parse posts.jsonl none.json").ends(4, "none.json: no criterion");
}

#[test]
fn compressed_files_and_every_ending_are_found_in_folders() {
    let one = RECORDS.lines().next().unwrap_or_default().as_bytes();
    let text = b"Nurse\nPerson Specification\nEssential\n* NMC registration\n* Audit\n";
    let files = folder(&[
        ("in/a.json", one),
        ("in/b.jsonld", one),
        ("in/c.ndjson.gz", &gzip(RECORDS.as_bytes())),
        ("in/d.txt.gz", &gzip(text)),
        ("in/e.zip", b"PK"),
        ("broken.gz", &gzip(text)[..20]),
    ]);
    let (rows, _) = run(files.path(), "parse in --format ndjson -q").rows();
    let ids: Vec<_> = rows.iter().filter_map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, ["a", "b", "N-1", "c-2", "c-3", "N-1-2", "d"]);
    run(files.path(), "parse broken.gz").ends(3, "broken.gz");
}

#[test]
fn a_ranking_tells_empty_records_together() {
    let files = with_good(&[("posts.ndjson", RECORDS.replace("NMC", "HCPC").as_bytes())]);
    let done = run(
        files.path(),
        "rank posts.ndjson -p profile.yaml --format ndjson",
    );
    done.ends(4, "skipped posts.ndjson: no criterion");
    let (rows, summary) = done.rows();
    assert_eq!((rows.len(), summary["adverts"].as_u64()), (3, Some(3)));
}

#[test]
fn lint_looks_at_every_record() {
    let files = folder(&[("posts.ndjson", RECORDS.as_bytes())]);
    let done = run(files.path(), "lint posts.ndjson");
    let told = done.out.clone() + &done.err;
    for place in ["posts.ndjson:3", "posts.ndjson:4", "posts.ndjson:5"] {
        assert!(told.contains(place), "{place} in {told}");
    }
}
