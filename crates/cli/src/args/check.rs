//! The words of `personspec check`.

use super::{Sharing, Sort};
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// Hold one candidate against one or a few posts, criterion by criterion
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec check adverts/ot-rotational-b5.txt -p profiles/c-02-ot-newly-qualified.yaml\n  \
                  personspec check adverts/ot-rotational-b5.txt -p profiles/c-02-ot-newly-qualified.yaml --sort gaps\n  \
                  personspec check adverts/ot-rotational-b5.txt -p profiles --explain-importance"
)]
pub(crate) struct Check {
    /// Adverts: files, folders or patterns ('adverts/*.txt'), "-" for standard input
    #[arg(required = true, value_name = "ADVERT")]
    pub(crate) adverts: Vec<PathBuf>,
    /// Profiles: YAML files, folders or patterns ('profiles/*.yaml')
    #[arg(
        short,
        long = "profile",
        alias = "profiles",
        required = true,
        value_name = "PROFILE"
    )]
    pub(crate) profiles: Vec<PathBuf>,
    /// When to exit with 1
    #[arg(long, value_name = "WHAT", value_enum, default_value_t = FailOn::Never)]
    pub(crate) fail_on: FailOn,
    /// The adviser's own judgements (YAML), kept beside ours
    #[arg(long, value_name = "FILE")]
    pub(crate) overrides: Option<PathBuf>,
    /// In which order criteria are shown; json and ndjson keep the advert's
    #[arg(long, value_name = "ORDER", value_enum, default_value_t = Sort::Advert)]
    pub(crate) sort: Sort,
    /// Say of each criterion how its importance is known, or why it was inferred so (text, json and
    /// ndjson)
    #[arg(long)]
    pub(crate) explain_importance: bool,
    #[command(flatten)]
    pub(crate) sharing: Sharing,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}

/// When a check that ran exits with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum FailOn {
    /// Never: a "not evidenced" is a result
    Never,
    /// A gate is known to be missed
    Gate,
    /// An essential criterion is not met
    Essential,
    /// Any criterion is not met
    Any,
}
