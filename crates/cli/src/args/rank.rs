//! The words of `personspec rank`.

use super::{FailOn, Sharing};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Rank many vacancies for many candidates
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec rank adverts --profiles profiles --top 5\n  \
    personspec rank adverts --profiles profiles --top 5 --format ndjson\n\n\
    With --format ndjson and --top, adverts are read as a stream and ranked by the batch engine:\n\
    the rows are the same, and memory is that of the distinct criteria. Ctrl-C keeps the rows that are\n\
    done (exit 130); --resume goes on from there."
)]
pub(crate) struct Rank {
    /// Adverts: files, folders or patterns ('adverts/*.txt'), "-" for standard input
    #[arg(required = true, value_name = "ADVERTS")]
    pub(crate) adverts: Vec<PathBuf>,
    /// Profiles: YAML files, folders or patterns ('profiles/*.yaml')
    #[arg(
        short,
        long = "profiles",
        alias = "profile",
        required = true,
        value_name = "PROFILES"
    )]
    pub(crate) profiles: Vec<PathBuf>,
    /// What each ranking is of
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = By::Candidate)]
    pub(crate) by: By,
    /// Keep only the first K of each ranking [default on the screen, where there are more than 20: 10, or 3 of many rankings]
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) top: Option<u32>,
    /// Set posts aside whose closing date is past
    #[arg(long)]
    pub(crate) open_only: bool,
    /// Set nothing aside for a profile's `preferences` (bands, places, patterns, pay)
    #[arg(long)]
    pub(crate) no_preferences: bool,
    /// Set posts aside of which fewer than N essentials are evidenced, in full or in part
    #[arg(long, value_name = "N")]
    pub(crate) min_evidenced: Option<u32>,
    /// Only what is one gap away: all essentials shown at least in part but one, which can be closed;
    /// soonest closing date first
    #[arg(long)]
    pub(crate) near_miss: bool,
    /// Say what is otherwise than in an earlier result (rank --format json)
    #[arg(long, value_name = "RESULT")]
    pub(crate) since: Option<PathBuf>,
    /// The adviser's own judgements (YAML), kept beside ours
    #[arg(long, value_name = "FILE")]
    pub(crate) overrides: Option<PathBuf>,
    /// Keep every verdict with its evidence in each row (xlsx always does)
    #[arg(long)]
    pub(crate) criteria: bool,
    /// Exit with 1 where a ranking has nothing left: no row without a missed gate, with all essentials
    /// met, or with everything met
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = FailOn::Never)]
    pub(crate) fail_on: FailOn,
    /// Print only the summary line (JSON): how much there was, and a hash of all rows, by which runs are
    /// compared
    #[arg(long)]
    pub(crate) summary: bool,
    /// Go on from a run with --format ndjson, --top and --output that was interrupted: its rows are kept
    #[arg(long, requires = "top", conflicts_with = "summary")]
    pub(crate) resume: bool,
    #[command(flatten)]
    pub(crate) sharing: Sharing,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}

/// What each ranking is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum By {
    /// The vacancies of one candidate
    Candidate,
    /// The candidates for one vacancy
    Vacancy,
}
