//! The words of `personspec report`.

use super::Sharing;
use clap::Args;
use std::path::PathBuf;

/// Render a saved result (JSON of check or rank) without its inputs
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  personspec report docs/results/fit.json --format md")]
pub(crate) struct Report {
    /// The result, "-" for standard input
    #[arg(value_name = "RESULT")]
    pub(crate) result: PathBuf,
    #[command(flatten)]
    pub(crate) sharing: Sharing,
}
