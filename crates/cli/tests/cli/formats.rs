//! Guards the formats that people and programs read: the same bytes for any number of threads, CSV
//! that is read back as it is, numbers that are all in the JSON, nobody's name in what is handed on, and
//! screens of every width.

use crate::run::{folder, repository, run};
use serde_json::Value;
use std::collections::BTreeSet;

const CHECK: &str = "check adverts -p profiles/c-01-ot-stroke.yaml";
const RANK: &str = "rank adverts -p profiles";

#[test]
fn every_format_is_the_same_for_one_thread_and_eight() {
    let files = folder(&[]);
    let at = |name: &str| files.path().join(name).display().to_string();
    for line in [
        CHECK,
        "check adverts -p profiles",
        RANK,
        "rank adverts -p profiles --by vacancy --criteria",
        "rank adverts -p profiles --near-miss --no-preferences",
    ] {
        let formats = ["text", "json", "ndjson", "csv", "md", "html", "svg", "xlsx"];
        for format in formats
            .iter()
            .filter(|one| **one != "xlsx" || line.starts_with("rank"))
        {
            let with = |jobs: &str, name: &str| {
                let out = at(name);
                run(
                    &repository(),
                    &format!("{line} --format {format} {jobs} -o {out}"),
                )
                .quietly();
                std::fs::read(out).expect("it was written")
            };
            let one = with("-j1", "one");
            assert!(one.len() > 500, "{line} {format}");
            assert!(one == with("-j8", "eight"), "{line} {format}: -j8 differs");
        }
    }
}

/// What a CSV holds: a row a map of the head's names.
fn records(printed: &str) -> Vec<std::collections::HashMap<String, String>> {
    let mut reader = csv::Reader::from_reader(printed.as_bytes());
    reader.deserialize().collect::<Result<_, _>>().expect("CSV")
}

fn word(value: &Value) -> String {
    let written = match value {
        Value::String(text) => text.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    };
    personspec_report::csv::harmless(&written)
}

fn joined(list: &Value, of: impl Fn(&Value) -> String) -> String {
    let list = list.as_array().expect("a list").iter().map(of);
    personspec_report::csv::harmless(&list.collect::<Vec<_>>().join(" | "))
}

#[test]
fn csv_is_read_back_equal() {
    let csv = run(&repository(), &format!("{CHECK} --names --format csv"))
        .quietly()
        .out
        .clone();
    assert!(csv.lines().count() > 100 && csv.contains("\r\n"));
    let json = run(&repository(), &format!("{CHECK} --format json")).json();
    let mut rows = records(&csv).into_iter();
    for pair in json["result"]["pairs"].as_array().expect("pairs") {
        for verdict in pair["verdicts"].as_array().expect("verdicts") {
            let row = rows.next().expect("a row a verdict");
            for key in [
                "advert",
                "profile",
                "title",
                "employer",
                "closing_date",
                "candidate",
            ] {
                assert_eq!(row[key], word(&pair[key]), "{key}");
            }
            for key in [
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
                "next_step",
            ] {
                assert_eq!(row[key], word(&verdict[key]), "{key}");
            }
            let text = |value: &Value| value.as_str().expect("a text").to_owned();
            assert_eq!(
                row["evidence"],
                joined(&verdict["evidence"], |one| text(&one["quote"]))
            );
            assert_eq!(
                row["evidence_paths"],
                joined(&verdict["evidence"], |one| text(&one["path"]))
            );
            assert_eq!(row["missing"], joined(&verdict["missing"], text));
        }
    }
    assert_eq!(rows.next(), None);

    let csv = run(&repository(), &format!("{RANK} --names --format csv")).out;
    let json = run(&repository(), &format!("{RANK} --format json")).json();
    let mut rows = records(&csv).into_iter();
    for ranking in json["result"]["rankings"].as_array().expect("rankings") {
        for own in ranking["rows"].as_array().expect("rows") {
            let row = rows.next().expect("a row a pair");
            assert_eq!(row["of"], word(&ranking["of"]));
            for key in [
                "profile",
                "candidate",
                "rank",
                "advert",
                "title",
                "employer",
                "closing_date",
                "location",
                "points",
                "available",
            ] {
                assert_eq!(row[key], word(&own[key]), "{key}");
            }
            for tally in ["essential", "desirable"] {
                for key in [
                    "met",
                    "partly",
                    "not_evidenced",
                    "unclear",
                    "total",
                    "points",
                    "ranked_of",
                ] {
                    assert_eq!(row[&format!("{tally}_{key}")], word(&own[tally][key]));
                }
            }
        }
    }
    assert_eq!(rows.next(), None);
    let marked = run(&repository(), &format!("{RANK} --format csv --excel")).out;
    assert!(marked.starts_with("\u{feff}profile,"));
}

/// The integers of a text: "£40,617" is 40617, "2026-07-01" is 2026, 7 and 1.
fn integers(text: &str) -> BTreeSet<u64> {
    let plain: Vec<char> = text.chars().collect();
    let joins = |at: usize| {
        // A comma between groups of three digits.
        let digit = |at: Option<usize>| {
            at.and_then(|at| plain.get(at))
                .is_some_and(char::is_ascii_digit)
        };
        digit(at.checked_sub(1))
            && (1..=3).all(|more| digit(Some(at + more)))
            && !digit(Some(at + 4))
    };
    let kept: String = plain
        .iter()
        .enumerate()
        .filter(|(at, c)| **c != ',' || !joins(*at))
        .map(|(_, c)| if c.is_ascii_digit() { *c } else { ' ' })
        .collect();
    // A comma that joins was dropped together with its place; others became blanks.
    kept.split_whitespace()
        .filter_map(|run| run.parse().ok())
        .collect()
}

/// Every integer of a JSON value, those in its texts too.
fn all_integers(value: &Value, found: &mut BTreeSet<u64>) {
    match value {
        Value::Number(number) => found.extend(integers(&number.to_string())),
        Value::String(text) => found.extend(integers(text)),
        Value::Array(list) => list.iter().for_each(|one| all_integers(one, found)),
        Value::Object(fields) => fields.values().for_each(|one| all_integers(one, found)),
        _ => {}
    }
}

/// What a page shows: no style, no tag, no strip of boxes, entities resolved.
fn shown(html: &str) -> String {
    let (_, body) = html.split_once("</style>").expect("a style");
    let mut text = String::new();
    let mut rest = body;
    while let Some((before, tag)) = rest.split_once('<') {
        text.push_str(before);
        text.push(' ');
        rest = tag.split_once('>').map_or("", |(_, after)| after);
    }
    text.push_str(rest);
    text.replace("&#34;", "\"")
        .replace("&#39;", "'")
        .replace("&#38;", "&")
        .replace("&#60;", "<")
        .replace("&#62;", ">")
}

#[test]
fn every_number_of_a_report_is_in_the_json() {
    let earlier = run(&repository(), "rank adverts -p profiles --format json");
    let before = earlier.out.replace("\"met\": 7", "\"met\": 6");
    let files = folder(&[("before.json", before.as_bytes())]);
    let since = files.path().join("before.json").display().to_string();
    let lines = [
        "check adverts/physio-first-contact-gp-b7.txt -p profiles/c-03-physio-community.yaml"
            .to_owned(),
        "check adverts/dietitian-nutrition-support-b7.txt -p profiles/c-06-dietitian.yaml"
            .to_owned(),
        CHECK.to_owned(),
        RANK.to_owned(),
        "rank adverts -p profiles --by vacancy".to_owned(),
        "rank adverts -p profiles --near-miss --no-preferences".to_owned(),
        format!("rank adverts -p profiles --no-preferences --top 4 --since {since}"),
    ];
    for line in lines {
        let mut known = BTreeSet::new();
        all_integers(
            &run(&repository(), &format!("{line} --format json --anonymise")).json(),
            &mut known,
        );
        // SHA-256 is a name, and a list of next steps or calls is numbered.
        known.extend([256, 1, 2, 3]);
        for format in ["text --anonymise", "md", "html", "svg", "csv"] {
            let printed = run(&repository(), &format!("{line} --format {format}")).out;
            let printed = if matches!(format, "html" | "svg") {
                shown(&printed)
            } else {
                printed
            };
            // The page shows the first digits of a hash.
            let words = printed.split(' ').filter(|word| {
                let word = word.trim_matches(|c: char| !c.is_ascii_alphanumeric());
                !(word.len() >= 16 && word.chars().all(|c| c.is_ascii_hexdigit()))
            });
            let printed = words.collect::<Vec<_>>().join(" ");
            let strange: Vec<u64> = integers(&printed).difference(&known).copied().collect();
            assert!(
                strange.is_empty(),
                "{line} {format}: {strange:?} are not in the JSON\n{printed}"
            );
        }
    }
}

#[test]
fn what_is_handed_on_names_nobody() {
    let advert = crate::run::ADVERT;
    let profile = |label: &str| crate::run::PROFILE.replace("candidate: ALL", label);
    let named = profile("candidate: Jane Smith");
    let coded = profile("candidate: C-014");
    let bare = profile("");
    let files = folder(&[
        ("advert.txt", advert.as_bytes()),
        ("people/jane-smith.yaml", named.as_bytes()),
        ("people/john-brown.yaml", coded.as_bytes()),
        ("people/harriet-jones.yaml", bare.as_bytes()),
        ("people/zoe-broken.yaml", b"skils: [x]\n"),
    ]);
    let people = [
        "jane", "Jane", "Smith", "john", "brown", "harriet", "jones", "zoe",
    ];
    let named_in = |text: &str| people.iter().any(|one| text.contains(one));
    for command in [
        "check advert.txt -p people",
        "rank advert.txt -p people",
        "rank advert.txt -p people --by vacancy",
    ] {
        for format in [
            "csv",
            "md",
            "html",
            "svg",
            "json --anonymise",
            "ndjson --anonymise",
            "text --anonymise",
        ] {
            let done = run(files.path(), &format!("{command} --format {format}"));
            assert_eq!(done.code, Some(4));
            assert!(!named_in(&done.out), "{command} {format}: {}", done.out);
            for label in ["Candidate 1", "Candidate 2", "C-014"] {
                assert!(
                    done.out.contains(label),
                    "{command} {format}: {label}: {}",
                    done.out
                );
            }
        }
        for format in [
            "csv --names",
            "md --names",
            "html --names",
            "svg --names",
            "json",
            "text",
        ] {
            let done = run(files.path(), &format!("{command} --format {format}"));
            assert!(
                done.out.contains("Jane Smith"),
                "{command} {format}: {}",
                done.out
            );
        }
    }
}

/// A line without its colours, and whether it had any.
fn plain(line: &str) -> String {
    let mut rest = line;
    let mut text = String::new();
    while let Some((before, code)) = rest.split_once('\u{1b}') {
        text.push_str(before);
        rest = code.split_once('m').map_or("", |(_, after)| after);
    }
    text + rest
}

#[test]
fn screens_of_every_width_fit_and_lose_no_word() {
    let screens = [
        "check adverts/physio-falls-frailty-b6.txt -p profiles/c-03-physio-community.yaml",
        RANK,
        "rank adverts -p profiles --by vacancy",
        "rank adverts -p profiles --near-miss --no-preferences",
    ];
    for line in screens {
        let words = |text: &str| {
            let mut words: Vec<String> = text.split_whitespace().map(ToOwned::to_owned).collect();
            words.sort_unstable();
            words
        };
        let mut tables: Option<Vec<String>> = None;
        for width in [60, 80, 120, 200] {
            let with = |more: &str| {
                let done = run(&repository(), &format!("{line} --width {width} {more}"));
                done.quietly();
                done.out
            };
            let printed = with("");
            for line in printed.lines() {
                let fits = line.chars().count() <= width || line.split_whitespace().count() == 1;
                assert!(fits, "{width}: {line:?}");
            }
            // Colours say no more than the words.
            let coloured = with("--color always");
            assert!(coloured.contains("\u{1b}["));
            let without: String = coloured.lines().map(|line| plain(line) + "\n").collect();
            assert_eq!(without, printed, "{line} {width}");
            let ascii = with("--ascii");
            assert!(!ascii.contains(['✓', '◐', '○', '✗', '·', '£']), "{ascii}");
            // A table has the same words at any width; stacked blocks name the columns again.
            if width >= 80 {
                let found = words(&printed);
                let known = tables.get_or_insert_with(|| found.clone());
                assert_eq!(known, &found, "{line} {width}");
            }
        }
    }
}
