//! One file a command.

pub(crate) mod parse;
pub(crate) mod check;
pub(crate) mod rank;
pub(crate) mod report;
pub(crate) mod lint;
pub(crate) mod explain;
mod why;
pub(crate) mod init;
pub(crate) mod plan;
pub(crate) mod diff;
pub(crate) mod config;
pub(crate) mod completions;
pub(crate) mod man;
pub(crate) mod schema;
mod render;

use crate::args::{Format, Global};
use crate::exit::{Exit, Failure};
use clap::ValueEnum;
use personspec_report::Skipped;

/// Runs `work` on the asked number of threads.
///
/// # Errors
/// Where the system gives no threads.
pub(crate) fn on_threads<T: Send>(
    global: &Global,
    work: impl FnOnce() -> Result<T, Failure> + Send,
) -> Result<T, Failure> {
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(usize::from(global.jobs.unwrap_or(0)))
        .build()
        .map_err(|error| Failure {
            exit: Exit::Bug,
            message: error.to_string(),
        })?;
    pool.install(work)
}

/// How a batch ends: with what was skipped listed on standard error.
pub(crate) fn ended(skipped: &[Skipped], strict: bool) -> Exit {
    crate::input::list(skipped);
    match (skipped.is_empty(), strict) {
        (true, _) => Exit::Ran,
        (false, true) => Exit::Unread,
        (false, false) => Exit::Skipped,
    }
}

/// A format that this command does not print.
pub(crate) fn not_printed(command: &str, format: Format, printed: &str) -> Failure {
    let format = format.to_possible_value();
    let format = format.as_ref().map_or("this", |value| value.get_name());
    Failure {
        exit: Exit::Usage,
        message: format!("{command} does not print {format}; use --format {printed}"),
    }
}
