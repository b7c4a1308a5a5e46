//! The words of `personspec plan`.

use super::FailOn;
use clap::Args;
use std::path::PathBuf;

/// Plan the supporting statement: the criteria as headings, your own lines beneath
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec plan adverts/district-nurse-b6.txt -p profiles/c-01-ot-stroke.yaml --words 1200\n  \
                  personspec plan adverts/district-nurse-b6.txt -p profiles/c-01-ot-stroke.yaml --format json\n\n\
                  `--format docx -o plan.docx` writes a Word document. No claim is written for you."
)]
pub(crate) struct Plan {
    /// The advert: a file, "-" for standard input
    #[arg(required = true, value_name = "ADVERT")]
    pub(crate) adverts: Vec<PathBuf>,
    /// The profile: a YAML file
    #[arg(
        short,
        long = "profile",
        alias = "profiles",
        required = true,
        value_name = "PROFILE"
    )]
    pub(crate) profiles: Vec<PathBuf>,
    /// The word limit of the form
    #[arg(long, value_name = "N", default_value_t = 1500, value_parser = clap::value_parser!(u32).range(50..=20_000))]
    pub(crate) words: u32,
    /// When to exit with 1
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = FailOn::Never)]
    pub(crate) fail_on: FailOn,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}
