//! `personspec explain CODE`: what a note's code means and what to do.

use crate::args::{Explain, Format, Global};
use crate::exit::{Exit, Failure};
use crate::{Done, output};
use personspec_report::{codes, json};

/// Prints the page of the code.
pub(crate) fn run(asked: &Explain, global: &Global) -> Done {
    if let Some((advert, criterion)) = asked.what.rsplit_once('#') {
        return super::why::run(advert, criterion, asked.profile.as_deref(), global);
    }
    let word = asked.what.trim_matches(['[', ']']);
    let Some(explained) = codes::find(&word.to_lowercase()) else {
        let known: Vec<&str> = codes::all().map(|one| one.code).collect();
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
        Format::Json => json::pretty(&json::explain(explained)),
        Format::Ndjson => json::line(&json::explain(explained)),
        Format::Text => format!(
            "{} ({})\n\n{}",
            explained.code,
            explained.severity.as_str(),
            explained.page
        ),
        other => return Err(super::not_printed("explain", other)),
    };
    output::print(&printed, global)?;
    Ok(Exit::Ran)
}
