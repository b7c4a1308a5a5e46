//! Guards that the screen in README.md is what the program prints today.
#![expect(clippy::disallowed_methods, reason = "a test reads the README")]

use std::path::Path;
use std::process::Command;

const BEGIN: &str = "<!-- screen: begin -->\n    $ personspec ";
const END: &str = "<!-- screen: end -->";

#[test]
fn the_screen_of_the_readme_is_what_is_printed() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = std::fs::read_to_string(root.join("README.md")).expect("README.md is there");
    let (_, rest) = readme.split_once(BEGIN).expect("README.md has a screen");
    let (screen, _) = rest.split_once(END).expect("the screen has an end");
    let (command, shown) = screen
        .split_once('\n')
        .expect("a command, then what it prints");
    let done = Command::new(env!("CARGO_BIN_EXE_personspec"))
        .args(command.split_whitespace())
        .args(["--width", "100", "--color", "never"])
        .current_dir(root)
        .output()
        .expect("it starts");
    let printed = String::from_utf8(done.stdout).expect("UTF-8");
    let mut printed = printed.lines();
    for line in shown
        .lines()
        .map(|line| line.strip_prefix("    ").unwrap_or(line))
    {
        if line.trim() == "…" || line.is_empty() {
            continue;
        }
        assert!(
            printed.any(|one| one == line),
            "README.md shows a line that is not printed, or not in this order: {line}"
        );
    }
}
