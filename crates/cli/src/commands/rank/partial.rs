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
use std::fs::{File, OpenOptions};
use std::io::{BufWriter, ErrorKind, Write};
use std::path::{Path, PathBuf};

/// What is done.
#[derive(Debug, Clone, Default)]
pub(super) struct Done {
    pub(super) profiles: usize,
    pub(super) rows: usize,
    pub(super) set_aside: usize,
    /// Candidates with a row that `--fail-on` lets stand.
    pub(super) standing: usize,
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

/// Where lines go.
struct To {
    out: BufWriter<Box<dyn Write + Send>>,
    /// What it is called.
    name: PathBuf,
    /// What it becomes when it is complete.
    whole: Option<PathBuf>,
    /// The reader has seen enough.
    closed: bool,
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
        // A device or a named pipe is written to and stays what it is.
        let is_file = |path: &&PathBuf| std::fs::metadata(path).map_or(true, |what| what.is_file());
        let whole = global.output.as_ref().filter(is_file);
        if asked.resume && whole.is_none() {
            return Err(Failure {
                exit: Exit::Usage,
                message: "--resume goes on from a file; name it with --output".to_owned(),
            });
        }
        let name = match (whole, &global.output) {
            (Some(path), _) => beside(path),
            (None, Some(path)) => path.clone(),
            (None, None) => PathBuf::from("standard output"),
        };
        let mut lines = Self {
            done: Done::default(),
            hash: json::Hash::default(),
            to: To {
                out: BufWriter::new(Box::new(std::io::stdout())),
                name,
                whole: whole.cloned(),
                closed: false,
            },
            quiet: asked.summary,
            key: key(asked, global, inputs, today),
        };
        if global.output.is_some() {
            let name = lines.to.name.clone();
            let kept = if asked.resume {
                lines.kept(&name)?
            } else {
                String::new()
            };
            let opened = if whole.is_some() {
                File::create(&name)
            } else {
                OpenOptions::new().write(true).open(&name)
            };
            let file = opened.map_err(|error| unwritten(&name, &error))?;
            lines.to.out = BufWriter::new(Box::new(file));
            lines.to.write(&kept)?;
        }
        Ok(lines)
    }

    /// Whether nobody reads on.
    pub(super) fn closed(&self) -> bool {
        self.to.closed
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
            standing: number("standing"),
        };
        Ok(rows)
    }

    /// Adds the rows of the next candidate, each with whether `--fail-on` lets it stand.
    ///
    /// # Errors
    /// Where they cannot be written. A closed pipe is no error: the reader has enough.
    pub(super) fn add(&mut self, rows: &[(String, bool)], set_aside: usize) -> Result<(), Failure> {
        self.done.profiles += 1;
        self.done.rows += rows.len();
        self.done.set_aside += set_aside;
        self.done.standing += usize::from(rows.iter().any(|(_, stands)| *stands));
        for (row, _) in rows {
            self.hash.add(row);
            if !self.quiet {
                self.to.write(row)?;
            }
        }
        Ok(())
    }

    /// Hands on what was added.
    ///
    /// # Errors
    /// As [`Lines::add`].
    pub(super) fn flush(&mut self) -> Result<(), Failure> {
        self.to.flush()
    }

    /// Ends a run that was interrupted.
    pub(super) fn interrupted(mut self, counts: Counts, left_out: &[LeftOut], of: usize) -> Ended {
        let partial = json::Partial {
            profiles_done: self.done.profiles,
            standing: self.done.standing,
            run: self.key.clone(),
        };
        let summary = json::rank_summary(counts, &self.hash, left_out, Some(&partial));
        self.to.write(&summary)?;
        self.to.flush()?;
        let done = self.done.profiles;
        let told = match &self.to.whole {
            Some(_) => format!(
                "interrupted: the rows of {done} of {of} profiles are in {}; the same command with --resume \
                 goes on from there\n",
                inert(&self.to.name.to_string_lossy())
            ),
            None => format!("interrupted: these are the rows of {done} of {of} profiles\n"),
        };
        complain(&told);
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
        if let Some(path) = &self.to.whole {
            // A link stays; the file that it names is replaced.
            let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.clone());
            std::fs::rename(&self.to.name, &place).map_err(|error| unwritten(path, &error))?;
        }
        Ok(())
    }
}

impl To {
    fn write(&mut self, text: &str) -> Result<(), Failure> {
        let written = self.out.write_all(text.as_bytes());
        self.came_to(written)
    }

    fn flush(&mut self) -> Result<(), Failure> {
        let written = self.out.flush();
        self.came_to(written)
    }

    fn came_to(&mut self, written: std::io::Result<()>) -> Result<(), Failure> {
        match written {
            Err(error) if error.kind() == ErrorKind::BrokenPipe => {
                self.closed = true;
                Ok(())
            }
            written => written.map_err(|error| unwritten(&self.name, &error)),
        }
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
fn key(asked: &Rank, global: &Global, inputs: &[Input], today: Date) -> String {
    let mut hash = Sha256::new();
    let options = format!(
        "{} {} {today} {:?} {} {} {:?} {} {:?} {}\n",
        env!("CARGO_PKG_VERSION"),
        personspec_report::data::RULES,
        asked.top,
        asked.open_only,
        asked.no_preferences,
        asked.min_evidenced,
        asked.criteria,
        asked.fail_on,
        global.max_size
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
