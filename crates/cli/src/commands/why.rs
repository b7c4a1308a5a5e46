//! `personspec explain ADVERT#CRITERION -p PROFILE`: why one verdict came out so.

use crate::args::{Format, Global};
use crate::exit::{Exit, Failure};
use crate::{Done, input, output};
use personspec_report::data::{Check, Envelope, Why};
use personspec_report::{Pair, inert, json, text};
use personspec_scoring::{Policy, assess_read, claims, criteria, explanation};
use std::path::{Path, PathBuf};

/// Prints how the verdict on `criterion` of the advert in the file `advert` came about.
pub(crate) fn run(advert: &str, criterion: &str, profile: Option<&Path>, global: &Global) -> Done {
    let Some(profile) = profile else {
        return Err(usage("whose verdict? Give --profile FILE".to_owned()));
    };
    let today = input::today(global);
    let profiles = input::profiles(&[profile.to_owned()], global)?;
    let adverts = input::adverts(&[PathBuf::from(advert)], today, global)?;
    let left_out = profiles.skipped.iter().chain(&adverts.skipped).next();
    let ([profile], false) = (&profiles.read[..], adverts.read.is_empty()) else {
        let why = left_out.map_or_else(
            || "one profile is explained at a time".to_owned(),
            |skipped| format!("{}: {}", skipped.name, skipped.reason),
        );
        return Err(Failure::unread(why));
    };
    let wanted = criterion.to_lowercase();
    let found = adverts.read.iter().find_map(|read| {
        let criteria = read.advert.criteria.iter();
        let at = criteria
            .enumerate()
            .find(|(_, one)| one.id.to_lowercase() == wanted);
        at.map(|(at, _)| (read, at))
    });
    let Some((read, at)) = found else {
        let ids = adverts.read.iter().flat_map(|read| &read.advert.criteria);
        let ids: Vec<&str> = ids.map(|one| one.id.as_str()).collect();
        return Err(usage(format!(
            "{}: no criterion '{}'; its criteria are {}",
            inert(advert),
            inert(criterion),
            ids.join(", ")
        )));
    };
    let (post, who) = (criteria::read(&read.advert), claims::read(profile));
    let policy = Policy::default();
    let pair = Pair {
        advert: read,
        profile,
        assessment: assess_read(&post, &who, today, &policy),
    };
    let verdict = Check::new(&[pair], today)
        .pairs
        .into_iter()
        .find_map(|pair| pair.verdicts.into_iter().nth(at));
    let explained = explanation::explain(&post, at, &who, today, &policy);
    let (Some(verdict), Some(explained)) = (verdict, explained) else {
        return Err(Failure {
            exit: Exit::Bug,
            message: format!("{}: no verdict on {criterion}", inert(advert)),
        });
    };
    let why = Why::new(&read.advert.id, &profile.id, verdict, &explained, &who);
    let mut files = adverts.files;
    files.extend(profiles.files);
    let result = Envelope::new("why", &files, why, &[]);
    let printed = match global.format {
        Format::Text => text::why(&result.result, &output::style(global)),
        Format::Json => json::pretty(&result),
        Format::Ndjson => json::line(&result),
        other => return Err(super::not_printed("explain", other)),
    };
    output::print(&printed, global)?;
    Ok(Exit::Ran)
}

fn usage(message: String) -> Failure {
    Failure {
        exit: Exit::Usage,
        message,
    }
}
