//! Guards the contract with scripts: which format each command prints, and that any other is refused before
//! anything is written; an exit code of each kind; what the help and the README name.

use crate::examples::commands;
use crate::run::{Ran, folder, program, repository, run, with_good};
use std::collections::BTreeSet;

/// Every format of the help.
fn formats() -> Vec<String> {
    let help = run(&repository(), "parse --help").out;
    let (_, listed) = help
        .split_once("--format <FORMAT>")
        .expect("it is an option");
    let values = listed
        .lines()
        .skip_while(|line| !line.contains("Possible values:"));
    let named = values
        .skip(1)
        .take_while(|line| line.trim_start().starts_with("- ") || !line.contains("--"))
        .filter_map(|line| line.trim_start().strip_prefix("- "));
    let formats: Vec<String> = named
        .filter_map(|line| line.split_once(':'))
        .map(|(name, _)| name.to_owned())
        .collect();
    assert!(formats.len() >= 12, "{formats:?}\n{help}");
    formats
}

/// A command, and the formats that it prints.
const PRINTED: [(&str, &str); 17] = [
    ("parse advert.txt", "text json ndjson yaml"),
    (
        "check advert.txt -p profile.yaml",
        "text json ndjson csv md html svg",
    ),
    (
        "rank advert.txt -p profile.yaml",
        "text json ndjson csv md html svg xlsx",
    ),
    ("report check.json", "text json ndjson csv md html svg"),
    ("report rank.json", "text json ndjson csv md html svg xlsx"),
    (
        "report advert.txt -p profile.yaml",
        "text json ndjson csv md html svg xlsx",
    ),
    ("lint bare.txt", "text json ndjson sarif github"),
    ("explain importance-lost", "text json ndjson"),
    ("explain advert.txt#Q1 -p profile.yaml", "text json ndjson"),
    ("plan advert.txt -p profile.yaml", "text json md docx"),
    ("diff check.json check.json", "text json md"),
    ("config", "text json"),
    ("schema", "text json"),
    ("schema check", "text json"),
    ("man", "text"),
    ("completions fish", "text"),
    ("init new", "text json"),
];

#[test]
fn each_command_prints_its_formats_and_refuses_any_other() {
    let files = with_good(&[("bare.txt", b"Nothing is asked.\n")]);
    let at = files.path();
    for command in ["check", "rank"] {
        let line = format!("{command} advert.txt -p profile.yaml -o {command}.json");
        run(at, &line).quietly();
    }
    let all: BTreeSet<String> = formats().into_iter().collect();
    let mut named = BTreeSet::new();
    for (line, printed) in PRINTED {
        let printed: BTreeSet<String> = printed.split(' ').map(ToOwned::to_owned).collect();
        named.extend(printed.clone());
        for format in &all {
            let out = format!("out.{format}");
            let done = run(at, &format!("{line} --format {format} -o {out}"));
            let written = at.join(&out);
            if printed.contains(format) {
                assert_eq!(done.code, Some(0), "{line} {format}: {done:#?}");
                assert!(
                    std::fs::metadata(&written).is_ok_and(|file| file.len() > 10),
                    "{line} {format}"
                );
                std::fs::remove_file(written).expect("it can be removed");
                let _ = std::fs::remove_dir_all(at.join("new"));
            } else {
                done.ends(2, &format!("does not print {format}; use --format text"));
                assert!(
                    !written.exists() && !at.join("new").exists(),
                    "{line} {format}"
                );
            }
        }
    }
    assert_eq!(named, all, "a format that no command prints");
}

#[test]
fn the_readme_and_the_help_name_every_command() {
    let readme =
        std::fs::read_to_string(repository().join("README.md")).expect("README.md is there");
    let rows: String = readme
        .lines()
        .filter(|line| line.starts_with("| `personspec "))
        .collect();
    for command in commands() {
        assert!(
            rows.contains(&format!("`personspec {command}")),
            "{command} is not in the table of README.md"
        );
        let help = run(&repository(), &format!("{command} --help"));
        help.quietly();
        assert!(help.out.contains("Example"), "{command}");
    }
}

/// Every exit code that the help names, but those of a bug and of an interrupt, which have tests of their own.
#[test]
fn every_exit_code_of_the_help_is_one_that_a_run_ends_with() {
    let files = with_good(&[
        ("bare.txt", b"Nothing is asked.\n"),
        ("broken.yaml", b"skils: [x]\n"),
        (
            "lapsed.yaml",
            b"registrations: [{body: HCPC, profession: physiotherapist, status: lapsed}]\n",
        ),
    ]);
    let ended = |line: &str| -> Ran { run(files.path(), line) };
    for (code, lines) in [
        (
            0,
            [
                "check advert.txt -p profile.yaml",
                "rank advert.txt -p lapsed.yaml",
                "lint bare.txt",
            ],
        ),
        (
            1,
            [
                "check advert.txt -p lapsed.yaml --fail-on gate",
                "plan advert.txt -p lapsed.yaml --fail-on any",
                "lint bare.txt --fail-on error",
            ],
        ),
        (
            2,
            [
                "parse",
                "match advert.txt",
                "check advert.txt -p profile.yaml --format xlsx",
            ],
        ),
        (
            3,
            [
                "parse none.txt",
                "check bare.txt -p profile.yaml",
                "rank advert.txt -p broken.yaml",
            ],
        ),
        (
            4,
            [
                "check advert.txt bare.txt -p profile.yaml",
                "rank advert.txt -p profile.yaml -p broken.yaml",
                "plan advert.txt bare.txt -p profile.yaml",
            ],
        ),
    ] {
        for line in lines {
            assert_eq!(ended(line).code, Some(code), "{line}");
            // What was skipped makes it a fault where that is asked for.
            if code == 4 {
                assert_eq!(ended(&format!("{line} --strict")).code, Some(3), "{line}");
            }
        }
    }
    let help = ended("--help")
        .out
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ");
    let codes = "Exit codes: 0 ran; 1 --fail-on tripped; 2 usage; 3 an input could not be read or understood, \
                 nothing produced; 4 some inputs were skipped and listed; 70 a bug; 130 interrupted.";
    assert!(help.contains(codes), "{help}");
}

#[test]
fn quiet_says_faults_only_and_verbose_says_what_was_read() {
    let files = with_good(&[
        ("twin.txt", crate::run::ADVERT.as_bytes()),
        ("set.toml", b"color = \"never\"\n"),
    ]);
    let line = "check advert.txt twin.txt -p profile.yaml";
    let plain = run(files.path(), line);
    assert!(
        plain
            .err
            .contains("note: twin.txt is the same as advert.txt"),
        "{plain:#?}"
    );
    let quiet = run(files.path(), &format!("{line} -q"));
    assert_eq!((quiet.err.as_str(), &quiet.out), ("", &plain.out));
    run(files.path(), "check none.txt -p profile.yaml -q").ends(3, "none.txt: no such file");
    let verbose = run(files.path(), &format!("{line} -v --config set.toml"));
    for said in [
        "settings: set.toml\n",
        "read: advert.txt (",
        "read: profile.yaml (",
    ] {
        assert!(verbose.err.contains(said), "{said}: {}", verbose.err);
    }
    assert_eq!(verbose.out, plain.out);
}

#[test]
fn gaps_come_first_where_that_is_asked_and_data_keeps_its_order() {
    let files = folder(&[]);
    let saved = files.path().join("x.json").display().to_string();
    let line = "check adverts/physio-falls-frailty-b6.txt -p profiles/c-03-physio-community.yaml";
    run(&repository(), &format!("{line} -o {saved}")).quietly();
    let json = run(&repository(), &format!("{line} --format json"));
    let sorted = run(&repository(), &format!("{line} --format json --sort gaps"));
    assert_eq!(json.quietly().out, sorted.quietly().out);
    let result = json.json();
    let verdicts = result["result"]["pairs"][0]["verdicts"]
        .as_array()
        .expect("verdicts");
    let place = |verdict: &serde_json::Value| {
        let word = |key: &str| verdict[key].as_str().unwrap_or_default().to_owned();
        let counted = word("stage") == "application" && verdict["duplicate_of"].is_null();
        let desirable = word("importance") == "desirable";
        match (counted, word("outcome").as_str(), desirable) {
            (false, ..) => 9,
            (_, "met", _) => 8,
            (_, "not_evidenced", false) => 0,
            (_, "partly", false) => 1,
            (_, "not_evidenced", true) => 3,
            (_, "partly", true) => 4,
            other => panic!("the sample has none such: {other:?}"),
        }
    };
    let mut expected: Vec<(i32, &str)> = verdicts
        .iter()
        .map(|one| (place(one), one["criterion"].as_str().expect("an id")))
        .collect();
    let unsorted = expected.clone();
    // In the advert's order within each kind.
    expected.sort_by_key(|(place, _)| *place);
    assert_ne!(expected, unsorted);
    let ids: Vec<&str> = expected.iter().map(|(_, id)| *id).collect();
    for from in [line.to_owned(), format!("report {saved}")] {
        let csv = run(&repository(), &format!("{from} --format csv --sort gaps"));
        let mut reader = csv::Reader::from_reader(csv.quietly().out.as_bytes());
        let rows: Vec<std::collections::HashMap<String, String>> =
            reader.deserialize().collect::<Result<_, _>>().expect("CSV");
        assert_eq!(
            rows.iter()
                .map(|row| row["criterion"].as_str())
                .collect::<Vec<_>>(),
            ids
        );
        // The headings of a table for programs are the advert's.
        assert!(
            rows.iter()
                .all(|row| !row["heading"].contains("not evidenced"))
        );
    }
    for format in ["text", "md"] {
        let printed = run(
            &repository(),
            &format!("{line} --sort gaps --format {format}"),
        )
        .out;
        let at = |words: &str| {
            printed
                .find(words)
                .unwrap_or_else(|| panic!("no {words}: {printed}"))
        };
        assert!(
            at("Essential, not evidenced") < at("Essential, partly shown"),
            "{format}"
        );
        assert!(
            at("Essential, partly shown") < at("Desirable, not evidenced"),
            "{format}"
        );
    }
    // A page of more than one sheet has its gaps first anyway; within them, essentials are.
    let page = run(&repository(), &format!("{line} --sort gaps --format html")).out;
    let at = |id: &str| {
        page.find(&format!("<small>{id}</small>"))
            .expect("each criterion is there")
    };
    let (_, tables) = page.split_once("<table>").expect("a table");
    let start = page.len() - tables.len();
    let in_tables = |id: &str| {
        tables
            .find(&format!("<small>{id}</small>"))
            .map_or_else(|| at(id), |own| start + own)
    };
    let first = |wanted: i32| {
        expected
            .iter()
            .find(|(place, _)| *place == wanted)
            .map(|(_, id)| in_tables(id))
    };
    assert!(
        first(0) < first(3) && first(3) < first(1) && first(1) < first(4),
        "{page}"
    );
}

#[cfg(debug_assertions)]
#[test]
fn a_bug_is_70_in_every_command() {
    for command in commands() {
        let mut bug = program(&repository());
        bug.env("PERSONSPEC_BUG", "1").arg(&command);
        let first = crate::examples::of(&command)
            .into_iter()
            .next()
            .expect("an example");
        bug.args(first.split_whitespace().skip(1));
        let output = bug.output().expect("the program starts");
        assert_eq!(output.status.code(), Some(70), "{command}");
        assert!(output.stdout.is_empty(), "{command}");
    }
}
