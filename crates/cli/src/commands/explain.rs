//! `personspec explain`: what a note's code means and what to do.

use crate::args::{Explain, Format, Global};
use crate::exit::{Exit, Failure};
use crate::{Done, output};
use personspec_report::{codes, json};

/// Prints the page of the code.
pub(crate) fn run(asked: &Explain, global: &Global) -> Done {
    let word = asked.code.trim_matches(['[', ']']);
    let Some(explained) = codes::find(&word.to_lowercase()) else {
        let known: Vec<&str> = codes::all().map(|one| one.code).collect();
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
        Format::Json => json::pretty(&json::explain(explained)),
        Format::Ndjson => json::line(&json::explain(explained)),
        Format::Text => format!(
            "{} ({})\n\n{}",
            explained.code,
            explained.severity.as_str(),
            explained.page
        ),
        other => return Err(super::not_printed("explain", other, "text, json or ndjson")),
    };
    output::print(&printed, global)?;
    Ok(Exit::Ran)
}
