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
mod formats;

use crate::args::Global;
use crate::exit::{Exit, Failure};
pub(crate) use formats::{not_printed, printed};
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
