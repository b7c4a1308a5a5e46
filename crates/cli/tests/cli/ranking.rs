//! Guards the promises about rankings: the same bytes for any number of threads, ties share a rank,
//! a missed gate goes last and says why, "not stated" is not "missed", and the order is that of the
//! figures that are printed.

use crate::run::{ADVERT, PROFILE, folder, repository, run, with_good};
use serde_json::Value;
use std::cmp::Ordering;

/// Rank and advert of each row of the only ranking.
fn places(done: &crate::run::Ran) -> Vec<(u64, String)> {
    let (rows, _) = done.rows();
    let text = |value: &Value| value.as_str().expect("a text").to_owned();
    rows.iter()
        .map(|row| (row["rank"].as_u64().expect("a rank"), text(&row["advert"])))
        .collect()
}

#[test]
fn one_thread_and_eight_give_the_same_bytes() {
    for format in ["text", "json", "ndjson"] {
        let rank = |jobs: &str| {
            let line = format!("rank adverts -p profiles --format {format} {jobs}");
            let done = run(&repository(), &line);
            done.quietly();
            done.out
        };
        let one = rank("-j1");
        assert!(one.len() > 10_000, "{one}");
        assert!(one == rank("-j8"), "{format}: -j8 differs from -j1");
        assert!(one == rank(""), "{format}: one thread a core differs");
    }
    for command in ["parse adverts", "check adverts -p profiles"] {
        let with = |jobs: &str| run(&repository(), &format!("{command} --format json {jobs}")).out;
        assert!(with("-j1") == with("-j8"), "{command}: -j8 differs");
    }
}

#[test]
fn ties_share_a_rank_and_the_next_counts_them_all() {
    // Without its desirable the best one shows as much, of less.
    let less = ADVERT.replace("Desirable\n* Member of CSP\n", "");
    let worst = ADVERT.replace("* Full driving licence", "* Playing the organ");
    let adverts = folder(&[
        ("adverts/b.txt", ADVERT.as_bytes()),
        ("adverts/a.txt", ADVERT.replace("Falls", "Ward").as_bytes()),
        ("adverts/c.txt", less.as_bytes()),
        ("adverts/d.txt", worst.as_bytes()),
        ("profile.yaml", PROFILE.as_bytes()),
    ]);
    let done = run(
        adverts.path(),
        "rank adverts -p profile.yaml --format ndjson",
    );
    done.quietly();
    let expected = [(1, "a"), (1, "b"), (3, "c"), (4, "d")];
    assert_eq!(
        places(&done),
        expected.map(|(rank, id)| (rank, id.to_owned()))
    );
    let text = run(adverts.path(), "rank adverts -p profile.yaml").out;
    let ranks: Vec<&str> = text
        .lines()
        .filter_map(|line| line.split_whitespace().next())
        .filter(|word| word.parse::<u32>().is_ok())
        .collect();
    assert_eq!(ranks, ["1", "1", "3", "4"], "{text}");
}

#[test]
fn a_missed_gate_goes_last_and_says_why_while_not_stated_does_not() {
    // Asks no licence and little that the profile shows: by points it would be last.
    let poor = ADVERT
        .replace("Full driving licence", "Playing the organ")
        .replace("Member of CSP", "Fluent Welsh");
    let files = |licence: &str| {
        folder(&[
            ("adverts/drive.txt", ADVERT.as_bytes()),
            ("adverts/poor.txt", poor.as_bytes()),
            ("p.yaml", PROFILE.replace("full", licence).as_bytes()),
            (
                "silent.yaml",
                PROFILE
                    .replace("practical: {driving_licence: full}\n", "")
                    .as_bytes(),
            ),
        ])
    };
    let none = files("none");
    let missed = run(none.path(), "rank adverts -p p.yaml --format ndjson");
    assert_eq!(places(&missed), [(1, "poor".into()), (2, "drive".into())]);
    let (rows, _) = missed.rows();
    let points = |row: &Value| row["essential"]["points"].as_u64().expect("points");
    assert!(
        points(&rows[0]) <= points(&rows[1]),
        "the gate decides, not the points: {rows:#?}"
    );
    let gate = |row: &Value| {
        let gates = row["gates"].as_array().expect("gates").iter();
        let mut driving = gates.filter(|gate| gate["kind"] == "driving");
        driving.next().expect("a driving gate").clone()
    };
    assert_eq!(gate(&rows[1])["state"], "missed");
    let reason = gate(&rows[1])["reason"]
        .as_str()
        .expect("a reason")
        .to_owned();
    assert!(reason.contains("driving licence"), "{reason}");
    let text = run(none.path(), "rank adverts -p p.yaml").out;
    assert!(text.contains("✗ missed:"), "{text}");

    let silent = run(none.path(), "rank adverts -p silent.yaml --format ndjson");
    assert_eq!(places(&silent), [(1, "drive".into()), (2, "poor".into())]);
    assert_eq!(gate(&silent.rows().0[0])["state"], "not_stated");
    let text = run(none.path(), "rank adverts -p silent.yaml").out;
    assert!(
        text.contains("? not stated") && !text.contains("missed"),
        "{text}"
    );
}

/// The figures of a row in the order that decides, each as a fraction; less is better.
fn figures(row: &Value) -> (bool, [(u64, u64); 2], u64) {
    let gates = row["gates"].as_array().expect("gates");
    let missed = gates.iter().any(|gate| gate["state"] == "missed");
    let number = |tally: &str, key: &str| row[tally][key].as_u64().expect("a number");
    let share = |tally: &str| (number(tally, "points"), number(tally, "ranked_of").max(1));
    (
        missed,
        [share("essential"), share("desirable")],
        number("essential", "met"),
    )
}

fn in_order(first: &Value, second: &Value) -> Ordering {
    let (a, b) = (figures(first), figures(second));
    let share = |at: usize| {
        let ((p, of_p), (q, of_q)) = (a.1[at], b.1[at]);
        (q * of_p).cmp(&(p * of_q))
    };
    a.0.cmp(&b.0)
        .then(share(0))
        .then(share(1))
        .then(b.2.cmp(&a.2))
}

#[test]
fn the_order_is_that_of_the_printed_figures() {
    let done = run(
        &repository(),
        "rank adverts -p profiles --no-preferences --format json",
    );
    let result = done.json();
    let rankings = result["result"]["rankings"].as_array().expect("rankings");
    assert!(rankings.len() >= 10);
    for ranking in rankings {
        let rows = ranking["rows"].as_array().expect("rows");
        assert!(rows.len() >= 10 && ranking["of"] == rows.len());
        let mut place = 0;
        for (at, pair) in rows.windows(2).enumerate() {
            let [first, second] = pair else {
                unreachable!("windows of two");
            };
            let order = in_order(first, second);
            assert_ne!(order, Ordering::Greater, "{first:#}\n{second:#}");
            let tied = first["rank"] == second["rank"];
            assert_eq!(tied, order == Ordering::Equal, "{first:#}\n{second:#}");
            place = if tied { place } else { at + 1 };
            assert_eq!(second["rank"], place + 1);
        }
    }
}

#[test]
fn top_keeps_the_first_and_says_of_how_many() {
    let all = run(
        &repository(),
        "rank adverts -p profiles/c-01-ot-stroke.yaml --no-preferences --format ndjson",
    );
    let top = run(
        &repository(),
        "rank adverts -p profiles/c-01-ot-stroke.yaml --no-preferences --format ndjson --top 3",
    );
    let (all, _) = all.rows();
    let (top, summary) = top.rows();
    assert_eq!(top, all[..3]);
    assert_eq!(summary["pairs"], all.len());
    assert_eq!(summary["rows"], 3);
}

#[test]
fn every_ndjson_run_ends_with_a_summary() {
    let files = with_good(&[
        ("bare.txt", b"Physiotherapist\nNothing is asked.\n"),
        ("broken.yaml", b"skils: [RiO]\n"),
    ]);
    for (line, rows, skipped) in [
        ("parse advert.txt", 1, 0),
        ("parse advert.txt bare.txt", 2, 0),
        ("parse bare.txt", 1, 0),
        ("check advert.txt -p profile.yaml", 1, 0),
        ("check advert.txt bare.txt -p profile.yaml", 1, 1),
        ("check advert.txt -p .", 1, 1),
        ("rank advert.txt -p profile.yaml", 1, 0),
        ("rank . -p . --top 1", 1, 2),
    ] {
        let done = run(files.path(), &format!("{line} --format ndjson"));
        let (found, summary) = done.rows();
        assert_eq!(found.len(), rows, "{line}: {done:#?}");
        let listed = summary["skipped"].as_array().map(Vec::len);
        assert_eq!(listed, Some(skipped), "{line}: {summary:#}");
    }
}
