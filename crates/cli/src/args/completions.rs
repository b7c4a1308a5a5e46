//! The words of `personspec completions`.

use clap::Args;
use clap_complete::Shell;

/// Print the completions of a shell
#[derive(Debug, Args)]
#[command(
    after_help = "Examples:\n  personspec completions bash\n  personspec completions zsh\n\n\
                  For bash: personspec completions bash > ~/.local/share/bash-completion/completions/personspec"
)]
pub(crate) struct Completions {
    /// The shell
    #[arg(value_enum, value_name = "SHELL")]
    pub(crate) shell: Shell,
}
