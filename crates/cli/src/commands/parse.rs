//! `personspec parse`: adverts to structure.

use super::{ended, on_threads};
use crate::args::{Format, Global, Parse};
use crate::exit::{Exit, Failure};
use crate::{Done, input, output};
use personspec_report::{json, text};

/// Reads the adverts and prints what was read.
pub(crate) fn run(asked: &Parse, global: &Global) -> Done {
    input::stdin_once(&[&asked.adverts])?;
    let inputs = on_threads(global, || {
        input::adverts(&asked.adverts, input::today(global), global)
    })?;
    if inputs.read.is_empty() {
        input::list(&inputs.skipped);
        return Err(Failure::unread("no advert could be read"));
    }
    let printed = match global.format {
        Format::Text => text::parse(&inputs.read, &output::style(global)),
        Format::Json => json::pretty(&json::parse(&inputs.read, &inputs.files, &inputs.skipped)),
        Format::Ndjson => json::parse_lines(&inputs.read, &inputs.skipped),
        Format::Sarif | Format::Github => return Err(super::lint_only()),
    };
    output::print(&printed, global)?;
    let without: Vec<_> = inputs
        .read
        .iter()
        .filter_map(|read| Some((read, input::no_criteria(read)?)))
        .collect();
    for (read, reason) in &without {
        crate::exit::complain(&format!(
            "{}: {}\n",
            personspec_report::inert(&read.file),
            personspec_report::inert(reason)
        ));
    }
    let exit = ended(&inputs.skipped, asked.strict);
    Ok(if without.is_empty() {
        exit
    } else if asked.strict || without.len() == inputs.read.len() {
        Exit::Unread
    } else {
        Exit::Skipped
    })
}
