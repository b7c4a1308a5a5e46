//! Exit codes, and how a failure is told.

use crate::hints;
use std::io::Write;
use std::process::ExitCode;

/// How the program ends. The numbers are a contract: scripts read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exit {
    /// It ran; a "not evidenced" is a result.
    Ran = 0,
    /// It ran and `--fail-on` tripped.
    Tripped = 1,
    /// The command line is not understood.
    Usage = 2,
    /// An input could not be read or understood, and nothing was produced.
    Unread = 3,
    /// It ran, and some inputs were skipped and listed.
    Skipped = 4,
    /// A bug of ours.
    Bug = 70,
    /// Interrupted: what was done is kept and marked partial.
    Interrupted = 130,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

/// Why nothing was produced.
#[derive(Debug)]
pub(crate) struct Failure {
    /// Which code it ends with.
    pub(crate) exit: Exit,
    /// What is wrong, and what to do.
    pub(crate) message: String,
}

impl Failure {
    /// An input that could not be read or understood.
    pub(crate) fn unread(message: impl Into<String>) -> Self {
        Self {
            exit: Exit::Unread,
            message: message.into(),
        }
    }

    /// Says what is wrong on standard error and gives the exit code.
    pub(crate) fn say(self) -> Exit {
        if !self.message.is_empty() {
            // It may hold the name of a file, which may hold anything.
            complain(&format!(
                "error: {}\n",
                personspec_report::inert(&self.message)
            ));
        }
        self.exit
    }
}

/// Writes to standard error; nobody is left to tell where that fails.
pub(crate) fn complain(message: &str) {
    let _ = std::io::stderr().write_all(message.as_bytes());
}

/// Tells what is wrong with the command line, with a hint by intent where the command is unknown.
pub(crate) fn of_usage(error: &clap::Error) -> Exit {
    use clap::error::ErrorKind;
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            let _ = error.print();
            Exit::Ran
        }
        _ => {
            let _ = error.print();
            if let Some(hint) = hints::of(error) {
                complain(&format!("\n{hint}\n"));
            }
            Exit::Usage
        }
    }
}

/// A panic is a bug of ours: says so, with the version and no word of anybody's profile.
pub(crate) fn report_bugs() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic
            .location()
            .map(ToString::to_string)
            .unwrap_or_default();
        complain(&format!(
            "personspec {} met a bug at {place}. Nothing of your files is in this message.\n\
             Please report it with the command you typed and, if you may share it, the advert.\n",
            env!("CARGO_PKG_VERSION")
        ));
        #[expect(clippy::exit, reason = "a panic has no way back to main")]
        std::process::exit(Exit::Bug as i32);
    }));
}
