//! Guards that every command's help holds an example, and that each runs as it is printed, on the
//! sample folders of the repository.

use crate::run::{ran, repository, run};

/// The commands that the help of the program lists.
pub(crate) fn commands() -> Vec<String> {
    let help = run(&repository(), "--help").out;
    let listed = help
        .lines()
        .skip_while(|line| *line != "Commands:")
        .skip(1)
        .take_while(|line| !line.is_empty())
        .filter_map(|line| line.split_whitespace().next())
        .filter(|name| *name != "help")
        .map(ToOwned::to_owned)
        .collect::<Vec<_>>();
    assert!(listed.len() >= 3, "{help}");
    listed
}

/// The examples of a command's help, without the program's name.
pub(crate) fn of(command: &str) -> Vec<String> {
    let help = run(&repository(), &format!("{command} --help")).out;
    let examples = help
        .lines()
        .skip_while(|line| !line.starts_with("Example"))
        .filter(|line| line.starts_with("  "));
    examples
        .map(|line| {
            // A longer one would be parted, and only its beginning run.
            let example = line.strip_prefix("  personspec ");
            example.unwrap_or_else(|| panic!("{command}: a line of its own: {line}"))
        })
        .map(ToOwned::to_owned)
        .collect()
}

/// A copy of the folders that the examples name: some of them write.
pub(crate) fn copy() -> tempfile::TempDir {
    let place = tempfile::tempdir().expect("a folder can be made");
    for folder in [
        "adverts",
        "profiles",
        "profiles/cvs",
        "docs/results",
        "docs/src/examples",
    ] {
        let to = place.path().join(folder);
        std::fs::create_dir_all(&to).expect("a folder can be made");
        let files = std::fs::read_dir(repository().join(folder)).expect("the folder is there");
        for file in files.map(|file| file.expect("it can be listed").path()) {
            if file.is_file() {
                let name = file.file_name().expect("a file has a name");
                std::fs::copy(&file, to.join(name)).expect("it can be copied");
            }
        }
    }
    place
}

#[test]
fn every_example_of_the_help_runs() {
    let place = copy();
    for command in commands() {
        let examples = of(&command);
        assert!(!examples.is_empty(), "no example: {command}");
        for example in examples {
            assert!(example.starts_with(&command), "{example}");
            let done = run(place.path(), &example);
            done.quietly();
            assert!(done.out.lines().count() > 2, "{done:#?}");
        }
    }
}

#[test]
fn the_day_of_today_is_taken_where_none_is_given() {
    let mut command = crate::run::program(&repository());
    command.args("rank adverts --profiles profiles --top 5".split(' '));
    ran(&mut command).quietly();
}
