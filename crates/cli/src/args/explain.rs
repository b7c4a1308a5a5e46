//! The words of `personspec explain`.

use clap::Args;

/// Say what a note's code means and what to do
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  personspec explain importance-lost")]
pub(crate) struct Explain {
    /// The code of a note, as it stands in brackets behind it
    #[arg(value_name = "CODE")]
    pub(crate) code: String,
}
