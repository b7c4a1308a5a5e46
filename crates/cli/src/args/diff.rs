//! The words of `personspec diff`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Say what changed between two saved results
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec diff docs/src/examples/before.json docs/src/examples/after.json\n  \
                  personspec diff docs/src/examples/before.json docs/src/examples/after.json --format md\n\n\
                  Save a result with `personspec check ADVERT -p PROFILE --format json -o FILE`; rank and\n\
                  parse work too."
)]
pub(crate) struct Diff {
    /// The earlier result, in JSON
    #[arg(value_name = "BEFORE")]
    pub(crate) before: PathBuf,
    /// The later result, of the same command
    #[arg(value_name = "AFTER")]
    pub(crate) after: PathBuf,
    /// When to exit with 1
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = DiffFail::Never)]
    pub(crate) fail_on: DiffFail,
}

/// When a comparison that ran exits with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum DiffFail {
    /// Never: a change is a result
    Never,
    /// Something is worse for the candidate
    Worse,
    /// Anything changed
    Any,
}
