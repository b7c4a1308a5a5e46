//! One file a command.

pub(crate) mod parse;
pub(crate) mod check;
pub(crate) mod rank;
pub(crate) mod lint;
pub(crate) mod explain;

use crate::args::Global;
use crate::exit::{Exit, Failure};
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

/// A format that only `lint` prints was asked of another command.
pub(crate) fn lint_only() -> Failure {
    Failure {
        exit: Exit::Usage,
        message: "only lint prints the formats sarif and github; use text, json or ndjson"
            .to_owned(),
    }
}
