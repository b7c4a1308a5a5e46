//! The words of `personspec parse`.

use clap::Args;
use std::path::PathBuf;

/// Read adverts: fields, criteria and what was assumed
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  personspec parse adverts --format json")]
pub(crate) struct Parse {
    /// Adverts: files, folders or patterns ('adverts/*.txt'), "-" for standard input
    #[arg(required = true, value_name = "ADVERT")]
    pub(crate) adverts: Vec<PathBuf>,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}
