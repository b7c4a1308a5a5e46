//! Runs the program as a user would, and small adverts and profiles to run it on. Guards nothing
//! itself.

use serde_json::Value;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// An advert with one gate of each kind.
pub(crate) const ADVERT: &str = "\
Physiotherapist, Falls Team
Sallowby Community Health NHS Trust
Person Specification
Qualifications
Essential
* Degree in physiotherapy
* HCPC registration as a physiotherapist
Desirable
* Member of CSP
Other
Essential
* Full driving licence
";

/// A profile that shows all that [`ADVERT`] asks.
pub(crate) const PROFILE: &str = "\
candidate: ALL
registrations: [{body: HCPC, profession: physiotherapist, status: current, since: 2014-08}]
memberships: [{body: CSP}]
qualifications: [{award: BSc (Hons), subject: Physiotherapy, year: 2014, status: completed}]
practical: {driving_licence: full}
";

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Ran {
    /// The exit code; `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) out: String,
    /// Standard error.
    pub(crate) err: String,
}

impl Ran {
    /// Fails unless the run ended with `code` and said `told` on standard error, without a panic.
    #[track_caller]
    pub(crate) fn ends(&self, code: i32, told: &str) -> &Self {
        assert_eq!(self.code, Some(code), "{self:#?}");
        assert!(self.err.contains(told), "no {told:?} in {self:#?}");
        self
    }

    /// Fails unless the run ended with 0 and said nothing on standard error.
    #[track_caller]
    pub(crate) fn quietly(&self) -> &Self {
        assert_eq!((self.code, self.err.as_str()), (Some(0), ""), "{self:#?}");
        self
    }

    /// Standard output as one JSON document.
    #[track_caller]
    pub(crate) fn json(&self) -> Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:#?}"))
    }

    /// Standard output as NDJSON, its summary line taken off.
    #[track_caller]
    pub(crate) fn rows(&self) -> (Vec<Value>, Value) {
        let line = |line: &str| {
            serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"))
        };
        let mut rows: Vec<Value> = self.out.lines().map(line).collect();
        let summary = rows.pop().expect("NDJSON has a line");
        assert_eq!(summary["kind"], "summary", "{self:#?}");
        assert_eq!(summary["complete"], true);
        (rows, summary)
    }
}

/// The program, in surroundings that are the same everywhere.
pub(crate) fn program(folder: &Path) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_personspec"));
    command.current_dir(folder);
    command.env("COLUMNS", "100").env_remove("CLICOLOR_FORCE");
    command.stdin(Stdio::null());
    command
}

/// The repository, where `adverts/` and `profiles/` are.
pub(crate) fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Runs a command line, its words divided by blanks, on a fixed day in `folder`.
pub(crate) fn run(folder: &Path, line: &str) -> Ran {
    let words: Vec<&str> = line.split_whitespace().collect();
    run_words(folder, &words)
}

/// The same with the words given one by one.
pub(crate) fn run_words(folder: &Path, words: &[&str]) -> Ran {
    let mut command = program(folder);
    ran(command.args(words).args(["--today", "2026-07-01"]))
}

/// Runs a command with `input` on its standard input.
pub(crate) fn run_on(folder: &Path, line: &str, input: &[u8]) -> Ran {
    let mut command = program(folder);
    command.args(line.split_whitespace()).stdin(Stdio::piped());
    command.stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut pipe = child.stdin.take().expect("standard input is a pipe");
    // A program that has seen enough may close it.
    let _ = pipe.write_all(input);
    drop(pipe);
    of(&child.wait_with_output().expect("the program ends"))
}

/// Runs a command to its end.
pub(crate) fn ran(command: &mut Command) -> Ran {
    of(&command.output().expect("the program starts"))
}

fn of(output: &std::process::Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("the program writes UTF-8");
    let ran = Ran {
        code: output.status.code(),
        out: text(&output.stdout),
        err: text(&output.stderr),
    };
    assert!(!ran.err.contains("met a bug"), "{ran:#?}");
    ran
}

/// A throw-away folder with these files; a name may hold folders.
pub(crate) fn folder(files: &[(&str, &[u8])]) -> TempDir {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, bytes) in files {
        let path = folder.path().join(name);
        let parent = path.parent().expect("a file stands in a folder");
        std::fs::create_dir_all(parent).expect("folders can be made");
        std::fs::write(path, bytes).expect("files can be written");
    }
    folder
}

/// A folder with [`ADVERT`] as `advert.txt`, [`PROFILE`] as `profile.yaml`, and these files.
pub(crate) fn with_good(files: &[(&str, &[u8])]) -> TempDir {
    let good: [(&str, &[u8]); 2] = [
        ("advert.txt", ADVERT.as_bytes()),
        ("profile.yaml", PROFILE.as_bytes()),
    ];
    folder(&[&good[..], files].concat())
}
