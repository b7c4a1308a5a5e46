//! The words of `personspec report`.

use super::{Sharing, Sort};
use clap::Args;
use std::path::PathBuf;

/// Render a saved result (JSON of check or rank) without its inputs
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec report docs/results/fit.json --format md\n  \
                  personspec report docs/results/fit.json --format svg"
)]
pub(crate) struct Report {
    /// The result, "-" for standard input
    #[arg(value_name = "RESULT")]
    pub(crate) result: PathBuf,
    /// In which order the criteria of a check are shown; json and ndjson keep the advert's
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = Sort::Advert)]
    pub(crate) sort: Sort,
    #[command(flatten)]
    pub(crate) sharing: Sharing,
}
