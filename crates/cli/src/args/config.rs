//! The words of `personspec config`.

use clap::Args;

/// Print the settings that hold, and where each comes from
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  personspec config --show-origin\n\n\
                  A setting is an option without its dashes, in ./personspec.toml, in one of a folder above,\n\
                  or in the user's config.toml: `format = \"json\"`, `profile = [\"me.yaml\"]`; under\n\
                  `[rank]` it holds for that command only. Environment: PERSONSPEC_FORMAT=json.\n\
                  Order: option > environment > ./personspec.toml > folders above > user > default.")]
pub(crate) struct Config {
    /// Say of each setting where it comes from
    #[arg(long)]
    pub(crate) show_origin: bool,
}
