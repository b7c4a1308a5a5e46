//! The words of `personspec lint`.

use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Look through adverts and profiles for what is odd, with a caret under the words
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  personspec lint adverts profiles --format github")]
pub(crate) struct Lint {
    /// Adverts and profiles (.yaml): files, folders or patterns
    #[arg(required = true, value_name = "FILES")]
    pub(crate) files: Vec<PathBuf>,
    /// Exit with 1 where a finding is of this level or above
    #[arg(long, value_enum, default_value_t = LintFail::Never)]
    pub(crate) fail_on: LintFail,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}

/// When a look-through that ran exits with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFail {
    /// Never: a finding is a result
    Never,
    /// An error was found
    Error,
    /// A warning or an error was found
    Warning,
    /// Anything was found
    Any,
}
