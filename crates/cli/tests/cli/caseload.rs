//! Guards a caseload's tools: filters set aside and say why, near misses, gaps, changes, the adviser's
//! own judgements, and a saved result rendered again.

use crate::run::{ADVERT, PROFILE, Ran, folder, run};
use serde_json::Value;
use tempfile::TempDir;

/// Posts that differ in one field each, and a candidate who looks for a few of them.
fn posts(preferences: &str) -> TempDir {
    let with = |fields: &str| {
        ADVERT.replace(
            "Person Specification",
            &format!("{fields}\nPerson Specification"),
        )
    };
    let profile = format!("{PROFILE}preferences: {preferences}\n");
    folder(&[
        ("adverts/fits.txt", with("Band 6\nLocation: Aldermere\nWorking pattern: Full-time\nSalary: £41,000 to £48,000 a year\nClosing date: 9 July 2026").as_bytes()),
        ("adverts/silent.txt", ADVERT.as_bytes()),
        ("adverts/closed.txt", with("Band 6\nClosing date: 30 June 2026").as_bytes()),
        ("adverts/band.txt", with("Band 8a").as_bytes()),
        ("adverts/range.txt", with("Band 5-6").as_bytes()),
        ("adverts/place.txt", with("Band 6\nLocation: Oxmere").as_bytes()),
        ("adverts/pattern.txt", with("Band 6\nWorking pattern: Part-time").as_bytes()),
        ("adverts/flexible.txt", with("Band 6\nWorking pattern: Part-time, Flexible working").as_bytes()),
        ("adverts/pay.txt", with("Band 6\nSalary: £30,000 to £36,000 a year").as_bytes()),
        ("p.yaml", profile.as_bytes()),
    ])
}

fn kept(done: &Ran) -> Vec<String> {
    let mut ids: Vec<String> = done
        .rows()
        .0
        .iter()
        .map(|row| row["advert"].as_str().expect("an id").to_owned())
        .collect();
    ids.sort();
    ids
}

#[test]
fn preferences_set_aside_say_why_and_move_no_points() {
    let wanted = "{bands: [6], places: [Aldermere], patterns: [full time], min_salary: 40000}";
    let files = posts(wanted);
    let line = "rank adverts -p p.yaml --open-only";
    let done = run(files.path(), &format!("{line} --format ndjson"));
    assert_eq!(kept(&done), ["fits", "flexible", "range", "silent"]);
    let (_, summary) = done.rows();
    assert_eq!(
        (&summary["pairs"], &summary["set_aside"], &summary["rows"]),
        (&9.into(), &5.into(), &4.into())
    );
    let json = run(files.path(), &format!("{line} --format json")).json();
    let ranking = &json["result"]["rankings"][0];
    let reasons: Vec<(&str, u64)> = ranking["set_aside"]
        .as_array()
        .expect("reasons")
        .iter()
        .map(|one| {
            (
                one["reason"].as_str().expect("a word"),
                one["count"].as_u64().expect("a number"),
            )
        })
        .collect();
    assert_eq!(
        reasons,
        [
            ("closed", 1),
            ("band", 1),
            ("place", 1),
            ("pattern", 1),
            ("pay", 1)
        ]
    );
    let text = run(files.path(), line).out;
    assert!(
        text.contains("Set aside: 1 closed already; 1 another band"),
        "{text}"
    );
    // Points are the same without them.
    let all = run(
        files.path(),
        "rank adverts -p p.yaml --no-preferences --format ndjson",
    );
    assert_eq!(all.rows().0.len(), 9);
    for row in done.rows().0 {
        let same = all
            .rows()
            .0
            .into_iter()
            .find(|one| one["advert"] == row["advert"])
            .expect("it is there");
        assert_eq!(
            (&same["essential"], &same["desirable"]),
            (&row["essential"], &row["desirable"])
        );
    }
}

#[test]
fn a_preference_that_cannot_be_applied_sets_nothing_aside_and_is_said() {
    let files = posts("{places: [Aldermere, within 20 miles], patterns: [nights]}");
    let done = run(files.path(), "rank adverts -p p.yaml");
    assert!(
        done.out
            .contains("Preferences that set nothing aside: nights; Aldermere; within 20 miles"),
        "{}",
        done.out
    );
    assert!(!done.out.contains("Set aside"), "{}", done.out);
}

#[test]
fn min_evidenced_counts_what_is_shown_in_part_too() {
    let files = posts("{}");
    let all = run(
        files.path(),
        "rank adverts -p p.yaml --min-evidenced 3 --format ndjson",
    );
    assert_eq!(all.rows().0.len(), 9);
    let none = run(
        files.path(),
        "rank adverts -p p.yaml --min-evidenced 4 --format json",
    )
    .json();
    assert_eq!(
        none["result"]["rankings"][0]["set_aside"][0]["reason"],
        "evidenced"
    );
    assert_eq!(none["result"]["counts"]["rows"], 0);
}

/// Adverts at which one thing is missing, or two, or one that cannot be had by the closing date.
fn near() -> TempDir {
    let with = |day: &str, more: &str| {
        let advert = ADVERT.replace(
            "Person Specification",
            &format!("Closing date: {day}\nPerson Specification"),
        );
        advert.replace(
            "* Full driving licence",
            &format!("* Full driving licence\n{more}"),
        )
    };
    let organ = "* Experience of carving marble statues";
    folder(&[
        ("adverts/late.txt", with("20 July 2026", organ).as_bytes()),
        (
            "adverts/soon.txt",
            with("3 July 2026", "* Carving marble statues").as_bytes(),
        ),
        (
            "adverts/two.txt",
            with(
                "3 July 2026",
                "* Carving marble statues\n* Polishing brass trumpets",
            )
            .as_bytes(),
        ),
        ("adverts/done.txt", with("3 July 2026", "").as_bytes()),
        ("adverts/closed.txt", with("30 June 2026", organ).as_bytes()),
        (
            "adverts/degree.txt",
            with("3 July 2026", "")
                .replace(
                    "Desirable",
                    "* Masters degree in musicology
Desirable",
                )
                .as_bytes(),
        ),
        ("people/one.yaml", PROFILE.as_bytes()),
        ("people/two.yaml", PROFILE.replace("ALL", "TWO").as_bytes()),
        (
            "people/no.yaml",
            PROFILE
                .replace("ALL", "NO")
                .replace("driving_licence: full", "driving_licence: none")
                .as_bytes(),
        ),
    ])
}

#[test]
fn a_near_miss_lacks_one_thing_that_can_be_closed_and_the_soonest_is_first() {
    let files = near();
    let done = run(
        files.path(),
        "rank adverts -p people --near-miss --format json",
    )
    .json();
    let near: Vec<(&str, &str, i64)> = done["result"]["near_misses"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|one| {
            let word = |key: &str| one[key].as_str().expect("a text");
            (
                word("candidate"),
                word("advert"),
                one["days_left"].as_i64().expect("days"),
            )
        })
        .collect();
    let expected = [
        ("ALL", "soon", 2),
        ("TWO", "soon", 2),
        ("ALL", "late", 19),
        ("TWO", "late", 19),
    ];
    assert_eq!(
        near, expected,
        "the closed post, two gaps, a degree, a missed gate and no gap are none"
    );
    assert_eq!(done["result"]["counts"]["rows"], 4);
    let text = run(files.path(), "rank adverts -p people --near-miss").out;
    let soon = text
        .find("closes 3 Jul 2026 (in 2 days)")
        .or_else(|| text.find("(in 2 days)"));
    assert!(
        soon.is_some() && text.contains("What unlocks most"),
        "{text}"
    );
    assert!(
        text.contains("\"Carving marble statues\", closed, completes 2 of 6 posts"),
        "{text}"
    );
    let all = run(files.path(), "rank adverts -p people").out;
    assert!(
        all.contains("Call first") && all.contains("1. ALL: Physiotherapist, Falls Team"),
        "{all}"
    );
}

#[test]
fn the_gap_that_several_share_is_counted_over_wordings() {
    let files = near();
    let done = run(files.path(), "rank adverts -p people --format json").json();
    let gaps = done["result"]["gaps"].as_array().expect("gaps");
    let organ = gaps
        .iter()
        .find(|gap| gap["gap"] == "Carving marble statues")
        .expect("the gap");
    assert_eq!(
        (&organ["candidates"], &organ["completes"]),
        (&2.into(), &2.into()),
        "{organ:#}"
    );
    let unlocks = done["result"]["unlocks"].as_array().expect("unlocks");
    assert_eq!(unlocks[0]["completes"], 2);
    assert_eq!(unlocks[0]["of"], 6);
}

#[test]
fn by_vacancy_ranks_the_candidates() {
    let files = near();
    let done = run(
        files.path(),
        "rank adverts -p people --by vacancy --format json",
    )
    .json();
    let rankings = done["result"]["rankings"].as_array().expect("rankings");
    assert_eq!(rankings.len(), 6);
    let who = |row: &Value| {
        (
            row["rank"].as_u64().expect("a rank"),
            row["candidate"].as_str().expect("a label").to_owned(),
        )
    };
    for ranking in rankings {
        let rows: Vec<_> = ranking["rows"]
            .as_array()
            .expect("rows")
            .iter()
            .map(who)
            .collect();
        assert_eq!(
            rows,
            [(1, "ALL".into()), (1, "TWO".into()), (3, "NO".into())],
            "{ranking:#}"
        );
        assert!(ranking["advert"].is_string() && ranking["post"]["title"].is_string());
    }
    // The same figures, whichever way they are grouped.
    let key = |row: &Value| {
        (
            row["profile"].to_string(),
            row["advert"].to_string(),
            row["essential"].to_string(),
        )
    };
    let rows = |by: &str| {
        let (rows, _) = run(
            files.path(),
            &format!("rank adverts -p people --by {by} --format ndjson"),
        )
        .rows();
        let mut rows: Vec<_> = rows.iter().map(key).collect();
        rows.sort();
        rows
    };
    assert_eq!(rows("candidate"), rows("vacancy"));
}

#[test]
fn since_tells_what_is_new_gone_and_changed() {
    let files = near();
    let at = files.path();
    run(at, "rank adverts -p people --format json -o before.json").quietly();
    let same = run(
        at,
        "rank adverts -p people --since before.json --format json",
    )
    .json();
    let changes = &same["result"]["changes"];
    for key in [
        "new_adverts",
        "gone_adverts",
        "new_profiles",
        "gone_profiles",
        "pairs",
    ] {
        assert_eq!(changes[key].as_array().map(Vec::len), Some(0), "{key}");
    }
    std::fs::remove_file(at.join("adverts/two.txt")).expect("it was there");
    std::fs::write(at.join("adverts/new.txt"), ADVERT.replace("Falls", "Hands"))
        .expect("it can be written");
    let learned = PROFILE.replace(
        "qualifications:",
        "statements: [I have been carving marble statues for churches since 2019.]\nqualifications:",
    );
    std::fs::write(at.join("people/one.yaml"), learned).expect("it can be written");
    let done = run(
        at,
        "rank adverts -p people --since before.json --format json",
    )
    .json();
    let changes = &done["result"]["changes"];
    assert_eq!(changes["new_adverts"][0]["advert"], "new");
    assert_eq!(changes["gone_adverts"][0]["advert"], "two");
    let pairs = changes["pairs"].as_array().expect("pairs");
    assert!(
        pairs.iter().any(|pair| pair["advert"] == "soon"),
        "{changes:#}"
    );
    for pair in pairs {
        assert_eq!(pair["profile"], "one");
        let points = |when: &str| pair[when]["essential"]["points"].as_u64().expect("points");
        assert!(points("after") > points("before"), "{pair:#}");
    }
    assert_eq!(changes["since"]["name"], "before.json");
    let text = run(at, "rank adverts -p people --since before.json").out;
    assert!(
        text.contains("Since 1 Jul 2026") && text.contains("new: Physiotherapist, Hands Team"),
        "{text}"
    );
    run(at, "rank adverts -p people --since people/one.yaml").ends(3, "this is no result");
    run(at, "check adverts -p people --format json -o checked.json");
    run(at, "rank adverts -p people --since checked.json")
        .ends(3, "a result of check; --since takes one of rank");
}

#[test]
fn the_adviser_stands_beside_our_verdict_and_never_instead() {
    let files = near();
    let at = files.path();
    let write = |text: &str| std::fs::write(at.join("said.yaml"), text).expect("it can be written");
    write(
        "overrides:\n- {profile: ALL, advert: soon, criterion: O2, outcome: met, reason: saw her statues, by: AB}\n",
    );
    let with = run(
        at,
        "rank adverts -p people --overrides said.yaml --format json",
    )
    .json();
    let without = run(at, "rank adverts -p people --format json").json();
    let rows = |result: &Value| {
        result["result"]["rankings"][1]["rows"]
            .as_array()
            .expect("rows")
            .clone()
    };
    let mut said = 0;
    for (mut with, without) in rows(&with).into_iter().zip(rows(&without)) {
        if let Some(own) = with.as_object_mut().expect("a row").remove("adviser") {
            said += 1;
            assert_eq!(without["advert"], "soon");
            assert_eq!(
                (&own[0]["ours"], &own[0]["outcome"]),
                (&"not_evidenced".into(), &"met".into())
            );
            assert_eq!(
                (&own[0]["reason"], &own[0]["by"]),
                (&"saw her statues".into(), &"AB".into())
            );
        }
        assert_eq!(with, without, "our figures, rank and gaps stay");
    }
    assert_eq!(said, 1);
    for format in ["text", "md", "html", "csv"] {
        let line = format!(
            "check adverts/soon.txt -p people/one.yaml --overrides said.yaml --format {format}"
        );
        let out = run(at, &line).out;
        let words = out.split_whitespace().collect::<Vec<_>>().join(" ");
        assert!(
            words.contains("saw her statues") && words.contains("not evidenced") || format == "csv",
            "{out}"
        );
    }
    write(
        "overrides:\n- {profile: ALL, advert: soon, criterion: Z9, outcome: met, reason: heard it}\n",
    );
    run(at, "rank adverts -p people --overrides said.yaml").ends(
        4,
        "skipped said.yaml: judgement 1: no criterion Z9 of an advert soon",
    );
    write("overrides:\n- {profile: ALL, advert: soon, criterion: O2, outcome: met, reason: ' '}\n");
    run(at, "rank adverts -p people --overrides said.yaml").ends(3, "judgement 1 gives no reason");
    write("overrides:\n- {profile: ALL, advert: soon, criterion: O2, outcome: yes, reason: x}\n");
    run(at, "rank adverts -p people --overrides said.yaml").ends(3, "said.yaml: ");
}

#[test]
fn a_saved_result_is_rendered_without_its_inputs() {
    let files = near();
    let at = files.path();
    for (kind, line) in [
        ("check", "check adverts -p people"),
        ("rank", "rank adverts -p people --criteria"),
    ] {
        run(at, &format!("{line} --format json -o {kind}.json")).quietly();
        let formats = ["text", "json", "ndjson", "csv", "md", "html"];
        let direct = formats.map(|format| run(at, &format!("{line} --format {format}")).out);
        let bytes = |from: &str| {
            run(at, &format!("{from} --format xlsx -o out.xlsx")).quietly();
            std::fs::read(at.join("out.xlsx")).expect("it was written")
        };
        let book = (kind == "rank").then(|| bytes(line));
        let away = folder(&[(
            &format!("{kind}.json"),
            &std::fs::read(at.join(format!("{kind}.json"))).expect("a file"),
        )]);
        for (format, direct) in formats.iter().zip(direct) {
            let done = run(
                away.path(),
                &format!("report {kind}.json --format {format}"),
            );
            done.quietly();
            assert!(done.out == direct, "{kind} {format}");
        }
        if let Some(book) = book {
            assert!(
                bytes("report rank.json") == book,
                "the workbook is the same byte for byte"
            );
        }
    }
    let parsed = run(at, "parse adverts --format json").out;
    std::fs::write(at.join("parsed.json"), parsed).expect("it can be written");
    run(at, "report parsed.json").ends(
        3,
        "this is a result of parse; report renders those of check and rank",
    );
    std::fs::write(
        at.join("later.json"),
        r#"{"kind":"rank","format_version":"2.0"}"#,
    )
    .expect("a file");
    run(at, "report later.json").ends(3, "its format is 2.0, and this program reads 1.0");
    run(at, "report rank.json --format sarif")
        .ends(2, "report does not print sarif; use --format text,");
    run(at, "report check.json --format xlsx")
        .ends(2, "check does not print xlsx; use --format text,");
}
