//! The words of `personspec report`.

use super::{Sharing, Sort};
use clap::Args;
use std::path::PathBuf;

/// Report on a saved result of check or rank, or on adverts and profiles
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec report docs/results/fit.json --format md\n  \
                  personspec report docs/results/fit.json --format svg\n  \
                  personspec report adverts/ot-rotational-b5.txt -p profiles/c-01-ot-stroke.yaml --format md\n  \
                  personspec report adverts -p profiles --format csv\n\n\
                  With --profile, one advert and one profile are reported as `check` does, criterion by\n\
                  criterion; more of either, or a workbook, as `rank` does. To filter, keep the adviser's\n\
                  judgements or choose the order, use those commands with -o FILE."
)]
pub(crate) struct Report {
    /// A result of check or rank (JSON), "-" for standard input; or, with --profile, adverts: files,
    /// folders or patterns
    #[arg(required = true, value_name = "RESULT|ADVERT")]
    pub(crate) inputs: Vec<PathBuf>,
    /// Profiles, where adverts are given: YAML files, folders or patterns
    #[arg(short, long = "profile", alias = "profiles", value_name = "PROFILE")]
    pub(crate) profiles: Vec<PathBuf>,
    /// In which order the criteria of a check are shown; json and ndjson keep the advert's
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = Sort::Advert)]
    pub(crate) sort: Sort,
    #[command(flatten)]
    pub(crate) sharing: Sharing,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}
