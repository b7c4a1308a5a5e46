//! Guards the pictures: drawn from a saved result by the ending of the file's name, with as many boxes and
//! cells as the result has, each number also in words.

use crate::run::{folder, repository, run};
use crate::xml::well_formed;
use serde_json::Value;

const ONE: &str = "adverts/physio-falls-frailty-b6.txt -p profiles/c-03-physio-community.yaml";

/// A saved result, and the picture that `report` makes of it.
fn drawn(command: &str) -> (Value, String) {
    let files = folder(&[]);
    let at = |name: &str| files.path().join(name).display().to_string();
    let (saved, picture) = (at("x.json"), at("strip.svg"));
    run(&repository(), &format!("{command} -o {saved}")).quietly();
    run(&repository(), &format!("report {saved} -o {picture}")).quietly();
    let read = |path: &str| std::fs::read_to_string(path).expect("it was written");
    let svg = read(&picture);
    // The same as from the inputs, as far as names go.
    let straight = run(&repository(), &format!("{command} --format svg"));
    assert_eq!(straight.quietly().out, svg);
    (serde_json::from_str(&read(&saved)).expect("JSON"), svg)
}

#[test]
fn a_strip_has_a_box_a_criterion_and_says_so() {
    let (result, svg) = drawn(&format!("check {ONE}"));
    let tags = well_formed(&svg);
    let attribute = |tag: &crate::xml::Tag, name: &str| {
        let found = tag.1.iter().find(|(key, _)| key == name);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    };
    assert!(svg.contains("role=\"img\" aria-labelledby=\"e0\"><title id=\"e0\">Essential: "));
    // The key at the foot shows a box a fill.
    let boxes = |class: &str| -> usize {
        let own = tags.iter().filter(|tag| {
            tag.0 == "path"
                && attribute(tag, "class") == class
                && attribute(tag, "transform").is_empty()
        });
        own.map(|tag| attribute(tag, "d").matches('z').count())
            .sum()
    };
    let summary = &result["result"]["pairs"][0]["summary"];
    let count = |tally: &str, key: &str| summary[tally][key].as_u64().expect("a number");
    for (class, key, word) in [
        ("f", "met", "met"),
        ("h", "partly", "partly"),
        ("e", "not_evidenced", "not evidenced"),
    ] {
        let all = count("essential", key) + count("desirable", key);
        assert!(all > 0, "the sample has each outcome: {key}");
        assert_eq!(boxes(class) as u64, all, "{key}");
        for tally in ["essential", "desirable"] {
            let said = format!("{} {word}", count(tally, key));
            // In the title for who does not see it, and as text beside it.
            assert!(svg.matches(&said).count() >= 2, "{said}\n{svg}");
        }
    }
    // Grey is enough: a solid, a hatched and an empty fill.
    assert!(
        svg.contains(".h{fill:url(#h)}") && svg.contains("path{") && svg.contains("fill:none}")
    );
}

#[test]
fn a_matrix_has_a_cell_a_row_of_the_result() {
    for line in [
        "rank adverts -p profiles",
        "rank adverts -p profiles --by vacancy",
    ] {
        let (result, svg) = drawn(line);
        well_formed(&svg);
        let rankings = result["result"]["rankings"].as_array().expect("rankings");
        let rows: Vec<&Value> = rankings
            .iter()
            .flat_map(|one| one["rows"].as_array().expect("rows"))
            .collect();
        assert_eq!(svg.matches("role=\"cell\"").count(), rows.len());
        assert_eq!(svg.matches("role=\"rowheader\"").count(), 10);
        let gate = |row: &Value| {
            let gates = row["gates"].as_array().expect("gates");
            gates.iter().any(|gate| gate["state"] == "missed")
        };
        let gates = rows.iter().filter(|row| gate(row)).count();
        assert!(gates > 0);
        assert_eq!(svg.matches(" gate</text>").count(), gates);
        for row in rows {
            let word = if gate(row) { " gate" } else { "" };
            let cell = format!(
                ">{}/{}{word}</text>",
                row["essential"]["met"], row["essential"]["total"]
            );
            assert!(svg.contains(&cell), "{cell}");
        }
    }
}

#[test]
fn a_large_batch_is_drawn_as_far_as_one_can_look_through_it() {
    let posts: Vec<(String, String)> = (0..60)
        .map(|at| {
            (
                format!("posts/{at:02}.txt"),
                crate::run::ADVERT.replace("Falls Team", &format!("Team {at}")),
            )
        })
        .collect();
    let people: Vec<(String, String)> = (0..40)
        .map(|at| {
            (
                format!("people/{at:02}.yaml"),
                crate::run::PROFILE.replace("ALL", &format!("C-{at}")),
            )
        })
        .collect();
    let all: Vec<(&str, &[u8])> = posts
        .iter()
        .chain(&people)
        .map(|(name, text)| (name.as_str(), text.as_bytes()))
        .collect();
    let files = folder(&all);
    let done = run(files.path(), "rank posts -p people --format svg");
    done.quietly();
    well_formed(&done.out);
    assert_eq!(done.out.matches("role=\"columnheader\"").count(), 40);
    assert_eq!(done.out.matches("role=\"cell\"").count(), 40 * 40);
    assert!(
        done.out
            .contains("Here are the vacancies that stand highest.")
    );
}
