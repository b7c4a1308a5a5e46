//! The words of `personspec schema`.

use clap::Args;

/// Print the JSON Schema of a kind of result
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  personspec schema check")]
pub(crate) struct Schema {
    /// Kind of result; without one, the kinds are listed
    #[arg(value_name = "KIND")]
    pub(crate) kind: Option<String>,
}
