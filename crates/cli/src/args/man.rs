//! The words of `personspec man`.

use clap::Args;
use std::path::PathBuf;

/// Print the manual page of personspec or of one of its commands
#[derive(Debug, Args)]
#[command(after_help = "Examples:\n  personspec man check\n  personspec man\n\n\
                  To read it: personspec man check | man -l -")]
pub(crate) struct Man {
    /// The command; without it, the page of the program
    #[arg(value_name = "COMMAND")]
    pub(crate) command: Option<String>,
    /// Write every page into this folder
    #[arg(long, value_name = "DIR", conflicts_with = "command")]
    pub(crate) all: Option<PathBuf>,
}
