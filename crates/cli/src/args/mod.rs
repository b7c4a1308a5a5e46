//! The command line's words: here what every command shares, in one file each what is its own.

mod parse;
mod check;
mod rank;
mod report;
mod schema;
mod lint;
mod explain;
mod init;
mod plan;
mod diff;
mod completions;
mod man;
mod config;

pub(crate) use check::{Check, FailOn};
pub(crate) use completions::Completions;
pub(crate) use config::Config;
pub(crate) use diff::{Diff, DiffFail};
pub(crate) use explain::Explain;
pub(crate) use init::Init;
pub(crate) use lint::{Lint, LintFail};
pub(crate) use man::Man;
pub(crate) use parse::Parse;
pub(crate) use plan::Plan;
pub(crate) use rank::{By, Rank};
pub(crate) use report::Report;
pub(crate) use schema::Schema;

use clap::{Args, Parser, Subcommand, ValueEnum};
use jiff::civil::Date;
use std::path::{Path, PathBuf};

/// Reads NHS adverts, judges a profile against each criterion of the person specification with the
/// evidence in the candidate's own words, and ranks vacancies. Nothing leaves this computer.
#[derive(Debug, Parser)]
#[command(
    name = "personspec",
    version,
    subcommand_required = true,
    arg_required_else_help = true,
    after_help = "Exit codes: 0 ran; 1 --fail-on tripped; 2 usage; 3 an input could not be read or \
                  understood, nothing produced; 4 some inputs were skipped and listed; 70 a bug; 130 interrupted.\n\n\
                  Begin with `personspec init`, or see one at work:\n  \
                  personspec check adverts/ot-rotational-b5.txt -p profiles/c-02-ot-newly-qualified.yaml"
)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
    #[command(flatten)]
    pub(crate) global: Global,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Init(Init),
    Parse(Parse),
    Check(Check),
    Rank(Rank),
    Report(Report),
    Lint(Lint),
    Explain(Explain),
    Plan(Plan),
    Diff(Diff),
    Config(Config),
    Completions(Completions),
    Man(Man),
    Schema(Schema),
}

/// What every command understands.
#[derive(Debug, Args)]
pub(crate) struct Global {
    /// How to print the result; where it is not typed, the ending of --output (.json, .ndjson, .yaml, .csv,
    /// .md, .html, .svg, .xlsx, .docx, .sarif) decides
    #[arg(long, value_enum, default_value_t = Format::Text, global = true)]
    pub(crate) format: Format,
    /// Who said the format.
    #[arg(skip)]
    pub(crate) format_from: FormatFrom,
    /// Write the result to FILE instead of the screen
    #[arg(short, long, value_name = "FILE", global = true)]
    pub(crate) output: Option<PathBuf>,
    /// Threads to use [default: one a core]
    #[arg(short, long, value_name = "N", global = true, value_parser = clap::value_parser!(u16).range(1..=1024))]
    pub(crate) jobs: Option<u16>,
    /// The day that "present" and "closed" are counted from, YYYY-MM-DD [default: today]
    #[arg(long, value_name = "DATE", global = true, value_parser = day)]
    pub(crate) today: Option<Date>,
    /// Read at most N megabytes of one advert or document; a longer text is cut, with a note
    #[arg(long, value_name = "N", global = true, default_value_t = 64, value_parser = clap::value_parser!(u16).range(1..=2048))]
    pub(crate) max_size: u16,
    /// Further synonyms and abbreviations: lines of what is asked, TAB, relation, TAB, what shows it
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) lexicon: Option<PathBuf>,
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
    /// Say also which settings and files were used
    #[arg(short, long, global = true, conflicts_with = "quiet")]
    pub(crate) verbose: bool,
    /// Hints on what to do next, on standard error
    #[arg(long, value_name = "WHEN", value_enum, default_value_t = When::Auto, global = true)]
    pub(crate) hints: When,
    /// Read the settings of this file, and of no other
    #[arg(long, value_name = "FILE", global = true)]
    pub(crate) config: Option<PathBuf>,
}

fn day(text: &str) -> Result<Date, &'static str> {
    text.parse().map_err(|_| "a day is written like 2026-07-01")
}

/// Who said in which format a result is printed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) enum FormatFrom {
    /// The default, a file of settings or the environment.
    #[default]
    Settings,
    /// The ending of --output.
    Ending,
    /// --format.
    Typed,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Format {
    /// For people
    Text,
    /// One JSON document
    Json,
    /// One JSON object a line, a summary line last
    Ndjson,
    /// The JSON document as YAML (`parse` only)
    Yaml,
    /// Comma-separated values, one row a verdict or a pair (`check`, `rank`)
    Csv,
    /// Markdown (`check`, `rank`, `plan`, `diff`)
    Md,
    /// One page that needs no other file (`check`, `rank`)
    Html,
    /// A picture: the coverage strip (`check`), the matrix (`rank`)
    Svg,
    /// An Excel workbook (`rank`)
    Xlsx,
    /// SARIF 2.1.0, for editors and code hosts (`lint` only)
    Sarif,
    /// GitHub's workflow commands (`lint` only)
    Github,
    /// A Word document (`plan` only)
    Docx,
}

impl Format {
    /// The format that the ending of a file's name says; `None` where it says none.
    pub(crate) fn of(path: &Path) -> Option<Self> {
        let ending = path.extension()?.to_str()?.to_lowercase();
        Some(match ending.as_str() {
            "json" => Self::Json,
            "ndjson" => Self::Ndjson,
            "yaml" | "yml" => Self::Yaml,
            "csv" => Self::Csv,
            "md" => Self::Md,
            "html" | "htm" => Self::Html,
            "svg" => Self::Svg,
            "xlsx" => Self::Xlsx,
            "docx" => Self::Docx,
            "sarif" => Self::Sarif,
            _ => return None,
        })
    }
}

/// In which order criteria are shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum Sort {
    /// As the advert has them, under its headings
    Advert,
    /// The work first: what is not evidenced, then what is partly shown; essentials before desirables
    Gaps,
}

/// How a result is handed on.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Args)]
pub(crate) struct Sharing {
    /// Name candidates as given in csv, md, html, svg and xlsx too, where else a code (C-014) or a number stands
    #[arg(long)]
    pub(crate) names: bool,
    /// Put labels for names in text, json and ndjson too
    #[arg(long, conflicts_with = "names")]
    pub(crate) anonymise: bool,
    /// Begin csv with the mark by which Excel knows UTF-8
    #[arg(long)]
    pub(crate) excel: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum When {
    /// On a terminal (colours: unless NO_COLOR is set)
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}
