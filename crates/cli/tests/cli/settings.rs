//! Guards the order of settings: option > environment > the nearest file > files above > the user's >
//! default, and that a wrong word gets the right hint.

use crate::run::{folder, program, ran};
use std::path::Path;

const FILES: [(&str, &[u8]); 4] = [
    ("advert.txt", crate::run::ADVERT.as_bytes()),
    (
        "personspec.toml",
        b"format = \"ndjson\"\nascii = true\njobs = 3\n",
    ),
    ("in/personspec.toml", b"format = \"json\"\n"),
    (
        "home/.config/personspec/config.toml",
        b"format = \"sarif\"\ncolor = \"never\"\n",
    ),
];

fn origin(place: &Path, env: &[(&str, &str)], words: &[&str], key: &str) -> String {
    let mut command = program(&place.join("in"));
    command
        .env_remove("XDG_CONFIG_HOME")
        .env("HOME", place.join("home"));
    command.envs(env.iter().copied());
    let done = ran(command
        .args(["config", "--show-origin", "--format", "text"])
        .args(words));
    let line = done
        .out
        .lines()
        .find(|line| line.starts_with(&format!("{key} = ")));
    line.unwrap_or_else(|| panic!("{key}: {done:#?}"))
        .to_owned()
}

#[test]
fn each_source_gives_way_to_the_one_before_it() {
    let place = folder(&FILES);
    let place = place.path();
    let jobs = |env: &[(&str, &str)], words: &[&str]| origin(place, env, words, "jobs");
    assert!(
        jobs(&[], &[]).ends_with("personspec.toml:3"),
        "{}",
        jobs(&[], &[])
    );
    assert_eq!(
        jobs(&[("PERSONSPEC_JOBS", "5")], &[]),
        "jobs = 5  # PERSONSPEC_JOBS"
    );
    assert_eq!(
        jobs(&[("PERSONSPEC_JOBS", "5")], &["-j", "7"]),
        "jobs = 7  # typed"
    );
    assert!(origin(place, &[], &[], "color").ends_with("config.toml:2"));
    assert_eq!(origin(place, &[], &[], "hints"), "hints = auto  # default");
    assert!(origin(place, &[], &[], "ascii").starts_with("ascii = true"));
}

#[test]
fn what_is_shown_is_what_holds() {
    let place = folder(&FILES);
    let run = |env: &[(&str, &str)], words: &[&str]| {
        let mut command = program(&place.path().join("in"));
        command
            .env_remove("XDG_CONFIG_HOME")
            .env("HOME", place.path().join("home"));
        command.envs(env.iter().copied());
        ran(command
            .args(["parse", "../advert.txt", "--today", "2026-07-01"])
            .args(words))
    };
    assert!(run(&[], &[]).out.starts_with("{\n"), "the nearest file");
    assert!(
        run(&[("PERSONSPEC_FORMAT", "ndjson")], &[])
            .out
            .starts_with("{\"kind\"")
    );
    let typed = run(&[("PERSONSPEC_FORMAT", "ndjson")], &["--format", "text"]);
    assert!(typed.out.starts_with("Physiotherapist"));
    let quiet = run(&[("PERSONSPEC_QUIET", "yes")], &["--format", "text"]);
    quiet.quietly();
}

#[test]
fn a_wrong_variable_says_that_it_is_one() {
    let place = folder(&FILES);
    let mut command = program(place.path());
    command
        .env("PERSONSPEC_FORMAT", "xml")
        .args(["parse", "advert.txt"]);
    ran(&mut command).ends(
        2,
        "hint: the value comes from the variable PERSONSPEC_FORMAT",
    );
}

#[test]
fn every_word_of_intent_leads_to_a_command() {
    let place = folder(&[]);
    let commands = crate::examples::commands();
    let mut led = 0;
    for row in include_str!("../../data/intents.tsv")
        .lines()
        .filter(|row| !row.starts_with('#'))
    {
        let (word, command) = row.split_once('\t').expect("a row has two columns");
        assert!(
            !commands.contains(&word.to_owned()),
            "{word} is a command itself"
        );
        if commands.contains(&command.to_owned()) {
            let told = format!("hint: '{word}' is 'personspec {command}' here");
            crate::run::run(place.path(), word).ends(2, &told);
            led += 1;
        }
    }
    assert!(led >= 40, "{led}");
}
