//! `personspec explain CODE`: what a note's code means and what to do.

use crate::args::{Explain, Format, Global};
use crate::exit::{Exit, Failure};
use crate::{Done, output};
use personspec_parser::Code;
use personspec_report::{codes, json};

/// Prints the page of the code.
pub(crate) fn run(asked: &Explain, global: &Global) -> Done {
    if let Some((advert, criterion)) = asked.what.rsplit_once('#') {
        return super::why::run(advert, criterion, asked.profile.as_deref(), global);
    }
    let word = asked.what.trim_matches(['[', ']']);
    let Some(code) = Code::of_word(&word.to_lowercase()) else {
        let known: Vec<&str> = Code::ALL.iter().map(|code| code.as_str()).collect();
        return Err(Failure {
            exit: Exit::Usage,
            message: format!(
                "'{}' is no code of a note, nor an advert with a criterion (advert.txt#C3); the codes are {}",
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
