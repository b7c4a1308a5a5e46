//! The words of `personspec explain`.

use clap::Args;
use std::path::PathBuf;

/// Say what a note's code means, or why one verdict came out so
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec explain importance-lost\n  personspec explain adverts/physio-falls-frailty-b6.txt#E3 -p profiles/c-03-physio-community.yaml"
)]
pub(crate) struct Explain {
    /// The code of a note, as it stands in brackets behind it; or an advert and one of its criteria, as
    /// `parse` numbers them
    #[arg(value_name = "CODE|ADVERT#CRITERION")]
    pub(crate) what: String,
    /// The profile whose verdict is explained
    #[arg(short, long, alias = "profiles", value_name = "PROFILE")]
    pub(crate) profile: Option<PathBuf>,
}
