//! Guards where results go: a closed pipe ends quietly, a file appears whole or not at all, no input
//! is overwritten, and nothing but faults comes to a standard error that is no terminal.

use crate::run::{program, ran, repository, run, with_good};
use std::io::Read;
use std::process::Stdio;

const EVERY: [&str; 3] = [
    "parse adverts",
    "check adverts -p profiles",
    "rank adverts -p profiles",
];

#[test]
fn a_closed_pipe_ends_quietly() {
    let help = ["--help", "rank --help", "--version"];
    let lines = EVERY.iter().flat_map(|line| {
        ["text", "json", "ndjson"].map(|format| format!("{line} --format {format}"))
    });
    for line in lines.chain(help.map(ToOwned::to_owned)) {
        let mut command = program(&repository());
        command.args(line.split(' '));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        // As `| head -1` does: a little is read, then the pipe is closed.
        let mut pipe = child.stdout.take().expect("standard output is a pipe");
        pipe.read_exact(&mut [0; 8]).expect("it writes something");
        drop(pipe);
        let done = child.wait_with_output().expect("the program ends");
        assert_eq!(done.status.code(), Some(0), "{line}");
        assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{line}");
    }
}

#[cfg(unix)]
#[test]
fn a_reader_that_is_gone_before_the_first_byte_is_no_fault() {
    for line in EVERY {
        let mut command = program(&repository());
        command.args(line.split(' '));
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the program starts");
        drop(child.stdout.take());
        let done = child.wait_with_output().expect("the program ends");
        assert_eq!(done.status.code(), Some(0), "{line}");
        assert_eq!(String::from_utf8_lossy(&done.stderr), "", "{line}");
    }
}

#[test]
fn no_progress_and_no_colour_where_nobody_looks() {
    // Long enough for progress to show, were standard error a terminal.
    let adverts = ["adverts"; 10].join(" ");
    let done = run(&repository(), &format!("rank {adverts} -p profiles -j 1"));
    let told = |line: &str| line.starts_with("note: ");
    assert!(done.err.lines().all(told), "{}", done.err);
    assert!(!done.out.contains('\u{1b}'));
    for line in EVERY {
        let done = run(&repository(), line);
        done.quietly();
        assert!(!done.out.contains('\u{1b}'), "{line}");
        let done = run(&repository(), &format!("{line} --color always"));
        assert!(done.out.contains("\u{1b}["), "{line}");
        done.quietly();
    }
    let mut plain = program(&repository());
    plain.args(["parse", "adverts"]).env("CLICOLOR_FORCE", "1");
    assert!(ran(&mut plain).out.contains("\u{1b}["));
}

#[test]
fn plain_signs_need_no_more_than_ascii_of_ours() {
    let files = with_good(&[]);
    for line in [
        "parse advert.txt",
        "check advert.txt -p profile.yaml",
        "rank advert.txt -p profile.yaml",
    ] {
        let done = run(files.path(), &format!("{line} --ascii"));
        done.quietly();
        assert!(done.out.is_ascii(), "{line}: {}", done.out);
    }
}

#[test]
fn a_file_takes_the_place_of_the_old_one_whole() {
    let files = with_good(&[("old.txt", b"old")]);
    let screen = run(files.path(), "parse advert.txt").out;
    let done = run(files.path(), "parse advert.txt -o old.txt");
    done.quietly();
    assert_eq!(done.out, "");
    let at = |name: &str| files.path().join(name);
    let written = std::fs::read_to_string(at("old.txt")).expect("it was written");
    assert_eq!(written, screen);
    // Where nothing is produced, the old one stays.
    run(files.path(), "parse nowhere.txt -o old.txt").ends(3, "no such file");
    run(files.path(), "parse old.txt -o old.txt").ends(2, "would overwrite this input");
    assert_eq!(std::fs::read_to_string(at("old.txt")).ok(), Some(screen));
    let left = std::fs::read_dir(files.path()).expect("a folder").count();
    assert_eq!(left, 3, "no half-written file is left");
}

#[test]
fn no_input_is_overwritten() {
    let files = with_good(&[("adverts/a.txt", crate::run::ADVERT.as_bytes())]);
    for (line, output) in [
        ("check advert.txt -p profile.yaml", "profile.yaml"),
        ("check advert.txt -p profile.yaml", "./advert.txt"),
        ("rank adverts -p profile.yaml", "adverts/../adverts/a.txt"),
        ("rank adverts -p .", "profile.yaml"),
    ] {
        let before = std::fs::read(files.path().join(output)).expect("it is there");
        let done = run(files.path(), &format!("{line} --format text -o {output}"));
        done.ends(2, "the result would overwrite this input");
        let after = std::fs::read(files.path().join(output)).expect("it is there");
        assert!(before == after, "{output}");
    }
}

#[test]
fn a_place_that_cannot_be_is_told_before_the_work() {
    let files = with_good(&[("folder/x", b"")]);
    for command in ["parse advert.txt", "rank advert.txt -p profile.yaml"] {
        for (output, told) in [
            (
                "nowhere/out.txt",
                "nowhere/out.txt: cannot be written: there is no folder nowhere",
            ),
            ("folder", "folder: this is a folder"),
            ("advert.txt/out.txt", "there is no folder advert.txt"),
        ] {
            let done = run(files.path(), &format!("{command} -o {output}"));
            done.ends(3, told);
            assert_eq!(done.out, "");
        }
    }
}

#[cfg(target_os = "linux")]
#[test]
fn devices_and_links_stay_what_they_are() {
    use std::os::unix::fs::{FileTypeExt, symlink};
    let files = with_good(&[("real.txt", b"old")]);
    run(files.path(), "parse advert.txt -o /dev/null").quietly();
    let null = std::fs::metadata("/dev/null").expect("it is there");
    assert!(null.file_type().is_char_device());
    let done = run(files.path(), "parse advert.txt -o /dev/stdout");
    done.quietly();
    assert!(done.out.contains("Physiotherapist"));
    let link = files.path().join("link.txt");
    symlink("real.txt", &link).expect("links can be made");
    run(files.path(), "parse advert.txt -o link.txt").quietly();
    assert!(link.is_symlink());
    let real = std::fs::read_to_string(files.path().join("real.txt")).expect("a file");
    assert!(real.contains("Physiotherapist"));
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_fault() {
    let files = with_good(&[]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let mut command = program(files.path());
    command
        .args(["parse", "advert.txt"])
        .stdout(full.expect("Linux has it"));
    ran(&mut command).ends(3, "error: standard output: ");
}

#[test]
fn the_ending_of_the_output_says_the_format_where_none_is_typed() {
    let files = with_good(&[("typed.toml", b"format = \"ndjson\"\n")]);
    let (check, rank) = (
        "check advert.txt -p profile.yaml",
        "rank advert.txt -p profile.yaml",
    );
    let written = |line: &str, name: &str| {
        run(files.path(), &format!("{line} -o {name}")).quietly();
        let bytes = std::fs::read(files.path().join(name)).expect("it was written");
        String::from_utf8_lossy(&bytes).into_owned()
    };
    for (line, name, begins) in [
        (check, "x.json", "{\n  \"schema\": \"personspec/check/"),
        (check, "x.ndjson", "{\"kind\":\"pair\""),
        (check, "x.csv", "advert,"),
        (check, "x.md", "# Physiotherapist"),
        (check, "x.html", "<!doctype html>"),
        (check, "x.HTM", "<!doctype html>"),
        (check, "x.svg", "<svg xmlns="),
        (rank, "x.xlsx", "PK"),
        (rank, "y.svg", "<svg xmlns="),
        ("parse advert.txt", "x.yaml", "schema: \"personspec/parse/"),
        ("lint advert.txt", "x.sarif", "{\n  \"version\": \"2.1.0\""),
        ("plan advert.txt -p profile.yaml", "x.docx", "PK"),
        // What is typed holds, whatever the ending.
        (
            "check advert.txt -p profile.yaml --format md",
            "y.html",
            "# Physiotherapist",
        ),
        (
            "--format text parse advert.txt",
            "y.json",
            "Physiotherapist, Falls Team",
        ),
        // An ending that says nothing changes nothing.
        ("parse advert.txt", "x.txt", "Physiotherapist, Falls Team"),
        ("parse advert.txt", "json", "Physiotherapist, Falls Team"),
        (
            "parse advert.txt --config typed.toml",
            "x.out",
            "{\"kind\":\"advert\"",
        ),
        // A setting is further away than what was typed.
        (
            "check advert.txt -p profile.yaml --config typed.toml",
            "z.svg",
            "<svg xmlns=",
        ),
    ] {
        let text = written(line, name);
        assert!(
            text.starts_with(begins),
            "{line} -o {name}: {}",
            text.chars().take(60).collect::<String>()
        );
    }
    let mut set = program(files.path());
    set.args("parse advert.txt -o e.json".split(' '));
    ran(set.env("PERSONSPEC_FORMAT", "ndjson")).quietly();
    let text = std::fs::read_to_string(files.path().join("e.json")).expect("it was written");
    assert!(text.starts_with("{\n"), "{text}");
    // A format that the command does not have is told, and nothing is written.
    let done = run(files.path(), "parse advert.txt -o no.html");
    done.ends(
        2,
        "parse does not print html; use --format text, json, ndjson or yaml",
    );
    assert!(!files.path().join("no.html").exists());
}

#[cfg(unix)]
#[test]
fn a_file_may_be_read_by_whom_any_new_file_may_be_and_keeps_its_mode() {
    use std::os::unix::fs::PermissionsExt;
    let files = with_good(&[]);
    let mode = |name: &str| {
        let what = std::fs::metadata(files.path().join(name)).expect("it is there");
        what.permissions().mode() & 0o777
    };
    // What the umask of this process leaves.
    std::fs::write(files.path().join("any"), "").expect("it can be written");
    for line in [
        "parse advert.txt -o out.json",
        "check advert.txt -p profile.yaml -o out.html",
        "rank advert.txt -p profile.yaml -o out.xlsx",
        "rank advert.txt -p profile.yaml --top 1 -o out.ndjson",
        "plan advert.txt -p profile.yaml -o out.docx",
    ] {
        run(files.path(), line).quietly();
        let (_, name) = line.split_once("-o ").expect("a file is named");
        assert_eq!(mode(name), mode("any"), "{line}");
    }
    let own = std::fs::Permissions::from_mode(0o640);
    std::fs::set_permissions(files.path().join("out.json"), own).expect("it can be changed");
    run(files.path(), "parse advert.txt -o out.json").quietly();
    assert_eq!(mode("out.json"), 0o640);
}
