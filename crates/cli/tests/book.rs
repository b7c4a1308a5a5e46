//! Guards that every console block of the book runs as it stands there, and prints what stands below
//! it: `TRYCMD=overwrite cargo test -p personspec-cli --test book` writes them anew.
#![expect(
    clippy::disallowed_methods,
    reason = "a test copies the folders that the book names"
)]

use std::path::{Path, PathBuf};

/// The folders of the repository that the book names.
const FOLDERS: [&str; 4] = ["adverts", "profiles", "profiles/cvs", "docs/src/examples"];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut files: Vec<PathBuf> = entries
        .map(|entry| entry.expect("it can be listed").path())
        .filter(|path| path.is_file())
        .collect();
    files.sort();
    files
}

#[test]
fn every_block_of_the_book_runs() {
    let place = tempfile::tempdir().expect("a folder can be made");
    for folder in FOLDERS {
        let to = place.path().join(folder);
        std::fs::create_dir_all(&to).expect("a folder can be made");
        for file in files(&root().join(folder)) {
            let name = file.file_name().expect("a file has a name");
            std::fs::copy(&file, to.join(name)).expect("it can be copied");
        }
    }
    let book = root()
        .join("docs/src")
        .canonicalize()
        .expect("the book is there");
    std::env::set_current_dir(place.path()).expect("the copy is there");
    let cases = trycmd::TestCases::new();
    cases
        .env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env("CLICOLOR_FORCE", "0")
        .env("HOME", place.path().to_string_lossy())
        .env("XDG_CONFIG_HOME", place.path().to_string_lossy());
    let mut blocks = 0;
    for page in files(&book) {
        let text = std::fs::read_to_string(&page).expect("a page is text");
        if page.extension().is_some_and(|ending| ending == "md") {
            blocks += text.matches("```console").count();
            cases.case(&page);
        }
    }
    assert!(blocks >= 20, "only {blocks} blocks");
}

#[test]
fn every_page_of_the_book_is_listed() {
    let book = root().join("docs/src");
    let summary = std::fs::read_to_string(book.join("SUMMARY.md")).expect("the book has a summary");
    for page in files(&book) {
        let name = page
            .file_name()
            .expect("a file has a name")
            .to_string_lossy()
            .into_owned();
        if name != "SUMMARY.md" {
            assert!(
                summary.contains(&format!("({name})")),
                "{name} is not listed"
            );
        }
    }
}
