//! `personspec explain`: what a note's code means and what to do.

use crate::args::{Explain, Format, Global};
use crate::exit::{Exit, Failure};
use crate::{Done, output};
use personspec_parser::Code;
use personspec_report::{codes, json};

/// Prints the page of the code.
pub(crate) fn run(asked: &Explain, global: &Global) -> Done {
    let word = asked.code.trim_matches(['[', ']']);
    let Some(code) = Code::of_word(&word.to_lowercase()) else {
        let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        return Err(Failure {
            exit: Exit::Usage,
            message: format!(
                "'{}' is no code of a note; the codes are {}",
                personspec_report::inert(word),
                known.join(", ")
            ),
        });
    };
    let printed = match global.format {
        Format::Json => json::pretty(&json::explain(code)),
        Format::Ndjson => json::line(&json::explain(code)),
        Format::Text => format!(
            "{code} ({})\n\n{}",
            code.severity().as_str(),
            codes::page(code)
        ),
        other => return Err(super::not_printed("explain", other, "text, json or ndjson")),
    };
    output::print(&printed, global)?;
    Ok(Exit::Ran)
}
