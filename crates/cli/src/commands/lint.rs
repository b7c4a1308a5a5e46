//! `personspec lint`: what is odd in adverts and profiles, in its place.

use super::{ended, on_threads};
use crate::args::{Format, Global, Lint, LintFail};
use crate::exit::{Exit, Failure};
use crate::{Done, hints, input, output};
use personspec_report::inert::word;
use personspec_report::{Linted, json, text};
use personspec_text::Level;
use std::path::Path;

/// Looks through every file and prints what was found.
pub(crate) fn run(asked: &Lint, global: &Global) -> Done {
    let (mut files, skipped, inputs) = on_threads(global, || {
        let looked = input::lint(&asked.files, global)?;
        Ok((looked.read, looked.skipped, looked.files))
    })?;
    if files.is_empty() {
        input::list(&skipped);
        return Err(Failure::unread("no file could be read"));
    }
    files.sort_by(|a, b| a.file.cmp(&b.file));
    let printed = match global.format {
        Format::Text => text::lint(&files, &output::style(global)),
        Format::Json => json::pretty(&json::lint(&files, &inputs, &skipped)),
        Format::Ndjson => json::lint_lines(&files, &skipped),
        Format::Sarif => json::sarif(&files),
        Format::Github => json::github(&files),
        other => {
            return Err(super::not_printed("lint", other));
        }
    };
    output::print(&printed, global)?;
    let mut coded = files.iter().flat_map(|file| &file.findings);
    if let Some(code) = coded.find_map(|finding| finding.code) {
        hints::next(global, &format!("personspec explain {code}"));
    } else if let [one] = &files[..]
        && input::is_profile(Path::new(&one.file))
    {
        hints::next(
            global,
            &format!("personspec check ADVERT -p {}", word(&one.file)),
        );
    }
    let exit = ended(&skipped, asked.strict);
    Ok(if exit == Exit::Ran && trips(&files, asked.fail_on) {
        Exit::Tripped
    } else {
        exit
    })
}

fn trips(files: &[Linted], fail_on: LintFail) -> bool {
    let least = match fail_on {
        LintFail::Never => return false,
        LintFail::Error => Level::Error,
        LintFail::Warning => Level::Warning,
        LintFail::Any => Level::Note,
    };
    let mut findings = files.iter().flat_map(|file| &file.findings);
    findings.any(|finding| finding.level >= least)
}
