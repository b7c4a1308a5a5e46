//! Guards what every command prints and its exit code, as files in `cmd/`: `TRYCMD=overwrite cargo
//! test -p personspec-cli --test cases` writes them anew, and the difference is to be read: a line that changed
//! loses its `[..]`, which the second test finds.

#![expect(
    clippy::disallowed_methods,
    reason = "a test reads the cases that it guards"
)]

use std::path::Path;

#[test]
fn commands_print_what_the_files_say() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    // Cases without files of their own use these.
    std::env::set_current_dir(cases.join("data")).expect("the folder of the cases is there");
    let run = trycmd::TestCases::new();
    // Where bugs and interrupts can be asked for. A signal comes at no row for sure; that one is heard is
    // shown by `an_interrupted_run_keeps_its_rows_and_is_gone_on_from`.
    if cfg!(debug_assertions) {
        run.case(cases.join("bug.toml"));
        run.case(cases.join("interrupted.toml"));
    }
    run.env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env("CLICOLOR_FORCE", "0")
        .case(cases.join("*.md"));
}

/// What changes with each release, and must not make a case fail.
#[test]
fn no_case_names_a_version_or_a_hash_of_rows() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    let version = format!("\"version\":\"{}\"", env!("CARGO_PKG_VERSION"));
    let mut looked = 0;
    for entry in std::fs::read_dir(cases).expect("the folder of the cases is there") {
        let path = entry.expect("it can be listed").path();
        if path.extension().is_none_or(|ending| ending != "md") {
            continue;
        }
        looked += 1;
        let text = std::fs::read_to_string(&path).expect("a text");
        for (line, text) in (1..).zip(text.lines()) {
            let dense: String = text.chars().filter(|c| *c != ' ').collect();
            let mut hashes = dense.split("\"hash\":\"").skip(1);
            assert!(
                !dense.contains(&version) && hashes.all(|hash| hash.starts_with("[..]")),
                "{}:{line}: write [..] for the version or the hash",
                path.display()
            );
        }
    }
    assert!(looked > 10, "{looked}");
}
