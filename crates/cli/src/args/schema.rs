//! The words of `personspec schema`.

use clap::Args;

/// Print the JSON Schema of a kind of result, or of a profile
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  personspec schema check")]
pub(crate) struct Schema {
    /// Kind of result, or "profile"; without one, the kinds are listed
    #[arg(value_name = "KIND")]
    pub(crate) kind: Option<String>,
}
