//! The rules of the house that no lint can hold: layers, dependencies, licences, the size of files,
//! and that the documents name only what is there.
//!
//! Runs offline: the crates are fetched once this test is built. Before `cargo fetch` only those of
//! this machine's platform are there, and only those are looked at.
#![expect(
    clippy::disallowed_methods,
    reason = "the test reads manifests and sources; the engine does not"
)]

#[path = "house/licences.rs"]
mod licences;
#[path = "house/workspace.rs"]
mod workspace;

use licences::{ALLOWED, is_allowed};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use workspace::Workspace;

/// Each of our crates with those of ours that it may use, left to right.
const LAYERS: [(&str, &[&str]); 8] = [
    ("personspec-text", &[]),
    ("personspec-parser", &["text"]),
    ("personspec-profile", &["text"]),
    ("personspec-imports", &["text", "parser", "profile"]),
    ("personspec-scoring", &["text", "parser", "profile"]),
    (
        "personspec-report",
        &["text", "parser", "profile", "scoring"],
    ),
    (
        "personspec-cli",
        &["text", "parser", "profile", "imports", "scoring", "report"],
    ),
    (
        "personspec-benches",
        &["text", "parser", "profile", "scoring", "report"],
    ),
];

/// Those of our crates that may touch files, threads and the terminal.
const OUTSIDE: [&str; 2] = ["personspec-cli", "personspec-benches"];

/// Third-party crates that only [`OUTSIDE`] may reach.
const HELD_BACK: [&str; 5] = ["clap", "indicatif", "rayon", "tempfile", "terminal_size"];

/// Longer files are two steps in one.
const MOST_LINES: usize = 600;

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Every file under `folder` with that ending, build results left out.
fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let entries =
        std::fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut found = Vec::new();
    for entry in entries {
        let path = entry.expect("a folder can be listed to its end").path();
        if path.is_dir() {
            if !path.ends_with("target") {
                found.extend(files(&path, ending));
            }
        } else if path.extension().is_some_and(|own| own == ending) {
            found.push(path);
        }
    }
    found.sort();
    found
}

/// Fails with all faults at once.
fn none(faults: &str) {
    assert!(faults.is_empty(), "\n{faults}");
}

#[test]
fn a_crate_uses_only_crates_to_its_left() {
    let workspace = Workspace::read(&root());
    let mut faults = String::new();
    for member in workspace.members() {
        let Some((_, may)) = LAYERS.iter().find(|(name, _)| *name == member.name) else {
            let _ = writeln!(faults, "{} has no place in LAYERS", member.name);
            continue;
        };
        for used in member.dependencies.iter().map(|used| used.name.as_str()) {
            let ours = used.strip_prefix("personspec-");
            if ours.is_some_and(|ours| !may.contains(&ours)) {
                let _ = writeln!(faults, "{} may not use {used}", member.name);
            }
        }
    }
    none(&faults);
    assert_eq!(workspace.members().count(), LAYERS.len());
}

#[test]
fn threads_and_terminal_stay_outside_the_engine() {
    let workspace = Workspace::read(&root());
    let mut faults = String::new();
    for member in workspace.members() {
        if OUTSIDE.contains(&member.name.as_str()) {
            continue;
        }
        for used in &member.dependencies {
            if HELD_BACK.contains(&used.name.as_str()) {
                let _ = writeln!(faults, "{} names {}", member.name, used.name);
            }
        }
        for reached in workspace.shipped_with(&member.id) {
            if HELD_BACK.contains(&reached.name.as_str()) {
                let _ = writeln!(faults, "{} reaches {}", member.name, reached.name);
            }
        }
    }
    none(&faults);
}

#[test]
fn every_licence_that_ships_is_permissive() {
    let workspace = Workspace::read(&root());
    let mut faults = String::new();
    let mut looked_at = 0;
    for member in workspace.members() {
        for package in workspace.shipped_with(&member.id) {
            looked_at += 1;
            let licence = package.license.as_deref().unwrap_or("(none)");
            if !is_allowed(licence) {
                let _ = writeln!(faults, "{}: {licence}", package.name);
            }
        }
    }
    none(&faults);
    assert!(looked_at > 50, "only {looked_at} packages were looked at");
}

/// The lines of one table of a manifest.
fn table<'a>(manifest: &'a str, heading: &'a str) -> impl Iterator<Item = &'a str> {
    manifest
        .lines()
        .skip_while(move |line| *line != heading)
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
}

#[test]
fn every_dependency_is_named_once_with_its_reason() {
    let mut faults = String::new();
    let manifest = text(&root().join("Cargo.toml"));
    let mut named = 0;
    for line in table(&manifest, "[workspace.dependencies]") {
        named += 1;
        let reason = line
            .split_once(" # ")
            .map_or("", |(_, reason)| reason.trim());
        if !line.starts_with("personspec-") && reason.len() < 10 {
            let _ = writeln!(faults, "no reason: {line}");
        }
    }
    assert!(named > 20, "only {named} dependencies were found");
    let manifests = files(&root().join("crates"), "toml").into_iter();
    for path in manifests.chain([root().join("benches/Cargo.toml")]) {
        let manifest = text(&path);
        for kind in ["", "dev-", "build-"] {
            for line in table(&manifest, &format!("[{kind}dependencies]")) {
                if !line.contains("workspace = true") {
                    let _ = writeln!(faults, "{}: not from the workspace: {line}", path.display());
                }
            }
        }
    }
    none(&faults);
}

#[test]
fn deny_toml_says_the_same() {
    let deny = text(&root().join("deny.toml"));
    let told = |table_of: &str, key: &str| -> Vec<String> {
        let line = table(&deny, table_of).find(|line| line.starts_with(key));
        let quoted = line.unwrap_or_default().split('"').skip(1).step_by(2);
        quoted.map(ToOwned::to_owned).collect()
    };
    assert_eq!(told("[licenses]", "allow = "), ALLOWED);
    for name in HELD_BACK {
        let ban = format!("crate = \"{name}\"");
        assert!(deny.contains(&ban), "{name} is not in deny.toml");
    }
}

#[test]
fn no_source_file_is_too_long() {
    let mut faults = String::new();
    for folder in ["crates", "benches"] {
        for path in files(&root().join(folder), "rs") {
            let lines = text(&path).lines().count();
            if lines > MOST_LINES {
                let _ = writeln!(faults, "{}: {lines} lines", path.display());
            }
        }
    }
    none(&faults);
}

#[test]
fn libraries_forbid_unsafe_code() {
    let mut libraries = 0;
    for path in files(&root().join("crates"), "rs") {
        if path.ends_with("src/lib.rs") {
            libraries += 1;
            let forbids = text(&path).contains("#![forbid(unsafe_code)]");
            assert!(forbids, "{}", path.display());
        }
    }
    assert!(libraries >= 5, "only {libraries} libraries were found");
}

/// The documents for people.
fn documents() -> Vec<PathBuf> {
    let names = ["README", "ARCHITECTURE", "CONTRIBUTING", "CHANGELOG"];
    let top = names.map(|name| root().join(name).with_extension("md"));
    top.into_iter()
        .chain(files(&root().join("docs"), "md"))
        .collect()
}

#[test]
fn every_guard_and_link_of_the_documents_is_there() {
    let mut faults = String::new();
    let mut guards = 0;
    for path in documents() {
        let document = text(&path);
        let folder = path.parent().expect("a document stands in a folder");
        for code in document.split('`').skip(1).step_by(2) {
            let Some((file, name)) = code.split_once(".rs::") else {
                continue;
            };
            guards += 1;
            let source = root().join(format!("{file}.rs"));
            if !source.exists() || !text(&source).contains(&format!("fn {name}(")) {
                let _ = writeln!(faults, "{}: no such test: {code}", path.display());
            }
        }
        for rest in document.split("](").skip(1) {
            let target = rest.split([')', '#']).next().unwrap_or_default();
            if !target.is_empty() && !target.contains("://") && !folder.join(target).exists() {
                let _ = writeln!(faults, "{}: leads nowhere: {target}", path.display());
            }
        }
    }
    none(&faults);
    assert!(guards > 10, "only {guards} guards were found");
}
