//! Which formats each command prints, asked before any work is done.

use crate::args::Format::{
    Csv, Docx, Github, Html, Json, Md, Ndjson, Sarif, Svg, Text, Xlsx, Yaml,
};
use crate::args::{Command, Format, FormatFrom, Global};
use crate::exit::{Exit, Failure};
use clap::ValueEnum;

/// Of each command, the formats that it prints. `report` prints those of the kind of its result, which is
/// known once that was read.
const PRINTED: [(&str, &[Format]); 13] = [
    ("init", &[Text, Json]),
    ("parse", &[Text, Json, Ndjson, Yaml]),
    ("check", &[Text, Json, Ndjson, Csv, Md, Html, Svg]),
    ("rank", &[Text, Json, Ndjson, Csv, Md, Html, Svg, Xlsx]),
    ("report", &[Text, Json, Ndjson, Csv, Md, Html, Svg, Xlsx]),
    ("lint", &[Text, Json, Ndjson, Sarif, Github]),
    ("explain", &[Text, Json, Ndjson]),
    ("plan", &[Text, Md, Json, Docx]),
    ("diff", &[Text, Md, Json]),
    ("config", &[Text, Json]),
    ("schema", &[Text, Json]),
    ("completions", &[Text]),
    ("man", &[Text]),
];

/// That the command prints the format that is wanted.
///
/// # Errors
/// Where it does not.
pub(crate) fn printed(command: &Command, global: &Global) -> Result<(), Failure> {
    let (name, of_program) = match command {
        Command::Init(_) => ("init", false),
        Command::Parse(_) => ("parse", false),
        Command::Check(_) => ("check", false),
        Command::Rank(_) => ("rank", false),
        Command::Report(_) => ("report", false),
        Command::Lint(_) => ("lint", false),
        Command::Explain(_) => ("explain", false),
        Command::Plan(_) => ("plan", false),
        Command::Diff(_) => ("diff", false),
        Command::Config(_) => ("config", false),
        // These print what the program is, no result: a format that was set for results, or the ending of
        // the file ("_personspec", "check.json"), says nothing about it.
        Command::Schema(_) => ("schema", true),
        Command::Completions(_) => ("completions", true),
        Command::Man(_) => ("man", true),
    };
    let meant = !of_program || global.format_from == FormatFrom::Typed;
    if !meant || formats(name).contains(&global.format) {
        return Ok(());
    }
    let mut refused = not_printed(name, global.format);
    refused.message.push_str(match global.format_from {
        FormatFrom::Typed => "",
        FormatFrom::Ending => "; where none is typed, the ending of --output says it",
        FormatFrom::Settings => {
            "; the format comes from the settings: `personspec config --show-origin`"
        }
    });
    Err(refused)
}

fn formats(command: &str) -> &'static [Format] {
    let of = PRINTED.iter().find(|(name, _)| *name == command);
    of.map_or(&[], |(_, formats)| formats)
}

/// A format that the command does not print.
pub(crate) fn not_printed(command: &str, format: Format) -> Failure {
    let name = |format: &Format| {
        let value = format.to_possible_value();
        value.map_or_else(String::new, |value| value.get_name().to_owned())
    };
    let names: Vec<String> = formats(command).iter().map(name).collect();
    let listed = match names.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, first)) => format!("{} or {last}", first.join(", ")),
        None => String::new(),
    };
    Failure {
        exit: Exit::Usage,
        message: format!(
            "{command} does not print {}; use --format {listed}",
            name(&format)
        ),
    }
}
