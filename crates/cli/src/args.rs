//! The command line's words.

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::PathBuf;

/// Reads NHS adverts, judges a profile against each criterion of the person specification with the
/// evidence in the candidate's own words, and ranks vacancies. Nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(
    name = "personspec",
    version,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 ran; 1 --fail-on tripped; 2 usage; 3 an input could not be read or \
                  understood, nothing produced; 4 some inputs were skipped and listed; 70 a bug; 130 interrupted."
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Read adverts: fields, criteria and what was assumed
    #[command(after_help = "Example:\n  personspec parse adverts --format json")]
    Parse(Parse),
    /// Hold one candidate against one or a few posts, criterion by criterion
    #[command(
        after_help = "Example:\n  personspec check adverts/ot-rotational-b5.txt -p profiles/c-02-ot-newly-qualified.yaml"
    )]
    Check(Check),
    /// Rank many vacancies for many candidates
    #[command(after_help = "Example:\n  personspec rank adverts --profiles profiles --top 5")]
    Rank(Rank),
    /// Look through adverts and profiles for what is odd, with a caret under the words
    #[command(after_help = "Example:\n  personspec lint adverts profiles --format github")]
    Lint(Lint),
    /// Say what a note's code means and what to do
    #[command(after_help = "Example:\n  personspec explain importance-lost")]
    Explain(Explain),
}

/// What every command understands.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// How to print the result
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    pub(crate) format: Format,
    /// Write the result to FILE instead of the screen
    #[arg(short, long, value_name = "FILE", global = true)]
    pub(crate) output: Option<PathBuf>,
    /// Threads to use [default: one a core]
    #[arg(short, long, value_name = "N", global = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// The day that "present" and "closed" are counted from, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", global = true, value_parser = day)]
    pub(crate) today: Option<Date>,
    /// Colours on the screen
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto, global = true)]
    pub(crate) color: When,
    /// Plain signs: [+] [~] [ ] [?]
    #[arg(long, global = true)]
    pub(crate) ascii: bool,
    /// Width of the screen in columns [default: the terminal's]
    #[arg(long, value_name = "COLUMNS", global = true, hide = true)]
    pub(crate) width: Option<usize>,
    /// No progress on the terminal
    #[arg(long, global = true)]
    pub(crate) no_progress: bool,
    /// Say only what went wrong
    #[arg(short, long, global = true)]
    pub(crate) quiet: bool,
}

fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "a day is written like 2026-07-01")
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// One JSON document
    Json,
    /// One JSON object a line, a summary line last
    Ndjson,
    /// SARIF 2.1.0, for editors and code hosts (`lint` only)
    Sarif,
    /// GitHub's workflow commands (`lint` only)
    Github,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal, unless NO_COLOR is set
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

#[derive(Debug, Args)]
pub(crate) struct Parse {
    /// Adverts: files or folders, "-" for standard input
    #[arg(required = true, value_name = "ADVERT")]
    pub(crate) adverts: Vec<PathBuf>,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Check {
    /// Adverts: files or folders, "-" for standard input
    #[arg(required = true, value_name = "ADVERT")]
    pub(crate) adverts: Vec<PathBuf>,
    /// Profiles: YAML files or folders
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

#[derive(Debug, Args)]
pub(crate) struct Rank {
    /// Adverts: files or folders
    #[arg(required = true, value_name = "ADVERTS")]
    pub(crate) adverts: Vec<PathBuf>,
    /// Profiles: YAML files or folders
    #[arg(
        short,
        long = "profiles",
        alias = "profile",
        required = true,
        value_name = "PROFILES"
    )]
    pub(crate) profiles: Vec<PathBuf>,
    /// Keep only the first K vacancies of each candidate
    #[arg(long, value_name = "K", value_parser = clap::value_parser!(u32).range(1..))]
    pub(crate) top: Option<u32>,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Lint {
    /// Adverts and profiles (.yaml): files or folders
    #[arg(required = true, value_name = "FILES")]
    pub(crate) files: Vec<PathBuf>,
    /// Exit with 1 where a finding is of this level or above
    #[arg(long, value_enum, default_value_t = LintFail::Never)]
    pub(crate) fail_on: LintFail,
    /// Fail where an input is skipped
    #[arg(long)]
    pub(crate) strict: bool,
}

/// When a look-through that ran exits with 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum LintFail {
    /// Never: a finding is a result
    Never,
    /// An error was found
    Error,
    /// A warning or an error was found
    Warning,
    /// Anything was found
    Any,
}

#[derive(Debug, Args)]
pub(crate) struct Explain {
    /// The code of a note, as it stands in brackets behind it
    #[arg(value_name = "CODE")]
    pub(crate) code: String,
}
