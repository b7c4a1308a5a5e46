//! The lines of a long ranking: written as they are done, kept where the run is interrupted, gone on from
//! with `--resume`.
//!
//! With `--output` they go into a file beside it, FILE.part, which becomes FILE when it is complete. An
//! interrupted run leaves FILE.part with a summary line that says `"complete": false` and what the run
//! was made from.

use crate::Done as Ended;
use crate::args::{Global, Rank};
use crate::exit::{Exit, Failure, complain};
use jiff::civil::Date;
use personspec_report::data::{Counts, LeftOut};
use personspec_report::{Input, inert, json};
use serde_json::Value;
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What is done.
#[derive(Debug, Clone, Default)]
pub(super) struct Done {
    pub(super) profiles: usize,
    pub(super) rows: usize,
    pub(super) set_aside: usize,
}

/// The lines of a ranking.
pub(super) struct Lines {
    pub(super) done: Done,
    hash: json::Hash,
    to: To,
    /// Whether only the summary is printed.
    quiet: bool,
    /// What the run was made from.
    key: String,
}

enum To {
    Screen(BufWriter<std::io::Stdout>),
    Part(BufWriter<File>, PathBuf, PathBuf),
}

impl Lines {
    /// Begins, or goes on from where an interrupted run ended.
    ///
    /// # Errors
    /// Where the file cannot be written, or there is none to go on from that fits.
    pub(super) fn open(
        asked: &Rank,
        global: &Global,
        inputs: &[Input],
        today: Date,
    ) -> Result<Self, Failure> {
        let key = key(asked, inputs, today);
        let mut lines = Self {
            done: Done::default(),
            hash: json::Hash::default(),
            to: To::Screen(BufWriter::new(std::io::stdout())),
            quiet: asked.summary,
            key,
        };
        let Some(path) = &global.output else {
            if asked.resume {
                return Err(Failure {
                    exit: Exit::Usage,
                    message: "--resume goes on from a file; name it with --output".to_owned(),
                });
            }
            return Ok(lines);
        };
        let part = beside(path);
        let kept = if asked.resume {
            lines.kept(&part)?
        } else {
            String::new()
        };
        let file = File::create(&part).map_err(|error| unwritten(&part, &error))?;
        let mut file = BufWriter::new(file);
        file.write_all(kept.as_bytes())
            .map_err(|error| unwritten(&part, &error))?;
        lines.to = To::Part(file, part, path.clone());
        Ok(lines)
    }

    /// The rows of an interrupted run.
    fn kept(&mut self, part: &Path) -> Result<String, Failure> {
        let text = match std::fs::read_to_string(part) {
            Ok(text) => text,
            Err(error) if error.kind() == ErrorKind::NotFound => {
                complain(&format!(
                    "note: there is no {}: nothing was interrupted, so this run begins anew\n",
                    inert(&part.to_string_lossy())
                ));
                return Ok(String::new());
            }
            Err(error) => return Err(unwritten(part, &error)),
        };
        let unfit = |why: &str| {
            Failure::unread(format!(
                "{}: {why}; run without --resume to begin anew",
                part.display()
            ))
        };
        let (rows, summary) = match text.trim_end().rsplit_once('\n') {
            Some((rows, summary)) => (format!("{rows}\n"), summary),
            None => (String::new(), text.trim_end()),
        };
        let summary: Value = serde_json::from_str(summary)
            .map_err(|_| unfit("its last line is no summary, so it was cut off"))?;
        if summary.get("complete") != Some(&Value::Bool(false)) {
            return Err(unfit("this is no interrupted run"));
        }
        let number = |name: &str| summary.get(name).and_then(Value::as_u64).unwrap_or(0);
        let number = |name: &str| usize::try_from(number(name)).unwrap_or(0);
        if summary.get("run").and_then(Value::as_str) != Some(&self.key) {
            return Err(unfit(
                "it was made from other inputs, with other options, or by another version",
            ));
        }
        for row in rows.split_inclusive('\n') {
            self.hash.add(row);
        }
        if summary.get("hash").and_then(Value::as_str) != Some(&self.hash.printed()) {
            return Err(unfit("its rows are not those of its summary"));
        }
        self.done = Done {
            profiles: number("profiles_done"),
            rows: number("rows"),
            set_aside: number("set_aside"),
        };
        Ok(rows)
    }

    /// Adds the rows of the next candidate.
    ///
    /// # Errors
    /// Where they cannot be written. A closed pipe is no error: the reader has enough.
    pub(super) fn add(&mut self, rows: &[String], set_aside: usize) -> Result<(), Failure> {
        self.done.profiles += 1;
        self.done.rows += rows.len();
        self.done.set_aside += set_aside;
        for row in rows {
            self.hash.add(row);
            if !self.quiet {
                self.to.write(row)?;
            }
        }
        Ok(())
    }

    /// Ends a run that was interrupted.
    pub(super) fn interrupted(mut self, counts: Counts, left_out: &[LeftOut], of: usize) -> Ended {
        let partial = json::Partial {
            profiles_done: self.done.profiles,
            run: self.key.clone(),
        };
        let summary = json::rank_summary(counts, &self.hash, left_out, Some(&partial));
        self.to.write(&summary)?;
        self.to.flush()?;
        let done = self.done.profiles;
        complain(&match &self.to {
            To::Part(_, part, _) => format!(
                "interrupted: the rows of {done} of {of} profiles are in {}; the same command with --resume \
                 goes on from there\n",
                inert(&part.to_string_lossy())
            ),
            To::Screen(_) => {
                format!("interrupted: these are the rows of {done} of {of} profiles\n")
            }
        });
        Ok(Exit::Interrupted)
    }

    /// Ends a run that is complete.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub(super) fn complete(&mut self, counts: Counts, left_out: &[LeftOut]) -> Result<(), Failure> {
        let summary = json::rank_summary(counts, &self.hash, left_out, None);
        self.to.write(&summary)?;
        self.to.flush()?;
        if let To::Part(_, part, path) = &self.to {
            // A link stays; the file that it names is replaced.
            let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            std::fs::rename(part, &place).map_err(|error| unwritten(path, &error))?;
        }
        Ok(())
    }
}

impl To {
    fn write(&mut self, text: &str) -> Result<(), Failure> {
        match self {
            Self::Screen(out) => on_screen(out.write_all(text.as_bytes())),
            Self::Part(out, part, _) => {
                let written = out.write_all(text.as_bytes());
                written.map_err(|error| unwritten(part, &error))
            }
        }
    }

    fn flush(&mut self) -> Result<(), Failure> {
        match self {
            Self::Screen(out) => on_screen(out.flush()),
            Self::Part(out, part, _) => out.flush().map_err(|error| unwritten(part, &error)),
        }
    }
}

fn on_screen(written: std::io::Result<()>) -> Result<(), Failure> {
    match written {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::unread(format!("standard output: {error}")))
        }
        _ => Ok(()),
    }
}

fn unwritten(path: &Path, error: &std::io::Error) -> Failure {
    Failure::unread(format!("{}: cannot be written: {error}", path.display()))
}

/// FILE.part.
fn beside(path: &Path) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(".part");
    PathBuf::from(name)
}

/// What the rows of a run hang on.
fn key(asked: &Rank, inputs: &[Input], today: Date) -> String {
    let mut hash = Sha256::new();
    let options = format!(
        "{} {} {today} {:?} {} {} {:?} {}\n",
        env!("CARGO_PKG_VERSION"),
        personspec_report::data::RULES,
        asked.top,
        asked.open_only,
        asked.no_preferences,
        asked.min_evidenced,
        asked.criteria
    );
    hash.update(options);
    for input in inputs {
        hash.update(&input.name);
        hash.update(&input.sha256);
    }
    hash.finalize()
        .iter()
        .map(|byte| format!("{byte:02x}"))
        .collect()
}
