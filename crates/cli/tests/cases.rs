//! Guards what every command prints and its exit code, as files in `cmd/`: `TRYCMD=overwrite cargo
//! test -p personspec-cli --test cases` writes them anew, and the difference is to be read.

use std::path::Path;

#[test]
fn commands_print_what_the_files_say() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cmd");
    // Cases without files of their own use these.
    std::env::set_current_dir(cases.join("data")).expect("the folder of the cases is there");
    let run = trycmd::TestCases::new();
    // Where bugs can be asked for.
    if cfg!(debug_assertions) {
        run.case(cases.join("bug.toml"));
    }
    run.env("COLUMNS", "100")
        .env("NO_COLOR", "1")
        .env("CLICOLOR_FORCE", "0")
        .case(cases.join("*.md"));
}
