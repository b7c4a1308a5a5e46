//! `personspec parse`: adverts to structure.

use super::{ended, on_threads};
use crate::args::{Format, Global, Parse};
use crate::exit::{Exit, Failure, complain};
use crate::{Done, hints, input, output};
use personspec_report::inert::word;
use personspec_report::{Found, inert, json, text, yaml};

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
        Format::Yaml => yaml::document(&json::parse(&inputs.read, &inputs.files, &inputs.skipped)),
        other => {
            return Err(super::not_printed("parse", other));
        }
    };
    output::print(&printed, global)?;
    if let Some(read) = inputs.read.first() {
        hints::next(
            global,
            &format!("personspec check {} -p profile.yaml", word(&read.file)),
        );
    }
    let found = Found::count(&inputs.read);
    // An advert without criteria among others of its file is a result; a file without any is told.
    let mut files: Vec<(&str, Option<String>)> = Vec::new();
    for read in &inputs.read {
        let reason = input::no_criteria(read);
        match files.last_mut() {
            Some((file, known)) if *file == read.file => {
                *known = known.take().and(reason);
            }
            _ => files.push((&read.file, reason)),
        }
    }
    files.retain(|(_, reason)| reason.is_some());
    for (file, reason) in &files {
        complain(&format!(
            "{}: {}\n",
            inert(file),
            inert(reason.as_deref().unwrap_or_default())
        ));
    }
    let exit = ended(&inputs.skipped, asked.strict);
    // A file of many is summed up; of single adverts each is shown.
    if found.adverts > inputs.files.len() && !global.quiet {
        complain(&text::found(found, inputs.skipped.len()));
    }
    if found.without_criteria == found.adverts {
        return Ok(Exit::Unread);
    }
    Ok(if files.is_empty() {
        exit
    } else if asked.strict {
        Exit::Unread
    } else {
        Exit::Skipped
    })
}
