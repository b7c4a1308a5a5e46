//! The words of `personspec rank`.

use clap::Args;
use std::path::PathBuf;

/// Rank many vacancies for many candidates
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  personspec rank adverts --profiles profiles --top 5")]
pub(crate) struct Rank {
    /// Adverts: files or folders
    #[arg(required = true, value_name = "ADVERTS")]
    pub(crate) adverts: Vec<PathBuf>,
    /// Profiles: YAML files or folders
    #[arg(
        short,
        long = "profiles",
        alias = "profile",
        required = true,
        value_name = "PROFILES"
    )]
    pub(crate) profiles: Vec<PathBuf>,
    /// Keep only the first K vacancies of each candidate
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) top: Option<u32>,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}
