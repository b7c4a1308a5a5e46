//! The words of `personspec init`.

use clap::Args;
use std::path::PathBuf;

/// Begin: a profile to fill in, or a draft of one out of a CV
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec init my-search\n  personspec init my-draft --from profiles/cvs/resume.json\n\n\
                  A CV is a JSON Resume, a Europass XML or PDF, a LinkedIn export (ZIP), a Word document,\n\
                  a PDF or a text. The draft keeps where each line came from, marks what is unsure, and\n\
                  leaves out who the person is. No file is ever overwritten."
)]
pub(crate) struct Init {
    /// The folder to begin in; it is made where it is not there
    #[arg(value_name = "DIR", default_value = ".")]
    pub(crate) folder: PathBuf,
    /// Draft the profile out of this CV, to be confirmed
    #[arg(long, value_name = "CV")]
    pub(crate) from: Option<PathBuf>,
}
