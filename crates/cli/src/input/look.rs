//! Files that are looked through: adverts first, so that a profile's dates are held against the days on
//! which they close.

use super::{ADVERTS, Inputs, PROFILES, bytes, ending, files, gather, place, today};
use crate::args::Global;
use crate::exit::Failure;
use personspec_parser::Options;
use personspec_profile::lint::{Closing, Days};
use personspec_report::{Input, Linted, ReadAdvert, Skipped};
use rayon::prelude::*;
use std::path::PathBuf;

/// Looks through adverts and profiles, told apart by their endings, for what is odd. A file that is
/// no advert at all or a broken profile is a finding here, not a skipped input.
///
/// # Errors
/// A name that leads nowhere.
pub(crate) fn lint(paths: &[PathBuf], global: &Global) -> Result<Inputs<Linted>, Failure> {
    let endings: Vec<&str> = ADVERTS.into_iter().chain(PROFILES).collect();
    let (names, mut skipped) = files(paths, &endings, "adverts or profiles", global)?;
    let today = today(global);
    let options = super::options(today, global);
    let is_profile = |path: &PathBuf| PROFILES.contains(&ending(path).as_str());
    let read: Vec<Result<(Looked, Input), Skipped>> = names
        .par_iter()
        .map(|path| {
            let (bytes, file) = bytes(path)?;
            let looked = if is_profile(path) {
                Looked::Profile(personspec_text::decode(&bytes).text, file.name.clone())
            } else {
                let (linted, closing) = adverts(&bytes, &file.name, &options);
                Looked::Adverts(linted, closing)
            };
            Ok((looked, file))
        })
        .collect();
    let looked = gather(read, &mut skipped, global);
    let mut closing: Vec<Closing> = Vec::new();
    for one in &looked.read {
        if let Looked::Adverts(_, own) = one {
            closing.extend(own.iter().cloned());
        }
    }
    let days = Days {
        today: Some(today),
        closing: &closing,
    };
    let mut list = Vec::new();
    for one in looked.read {
        match one {
            Looked::Adverts(linted, _) => list.extend(linted),
            Looked::Profile(text, file) => list.push(profile(&text, file, days)),
        }
    }
    Ok(Inputs {
        read: list,
        files: looked.files,
        skipped: looked.skipped,
    })
}

/// A file on its way.
enum Looked {
    /// What is odd in its adverts, and the days on which they close.
    Adverts(Vec<Linted>, Vec<Closing>),
    /// A profile's text and the file's name.
    Profile(String, String),
}

fn profile(text: &str, file: String, days: Days<'_>) -> Linted {
    let findings = match personspec_profile::read("lint", &file, text) {
        Ok(loaded) => personspec_profile::lint::lint(&loaded, &file, text, days),
        Err(faults) => faults,
    };
    Linted { file, findings }
}

/// What is odd in each advert of a file; of several, each is named by the line that it begins on.
fn adverts(bytes: &[u8], name: &str, options: &Options) -> (Vec<Linted>, Vec<Closing>) {
    let file = personspec_parser::split(bytes, &options.limits);
    let adverts = (0..file.len()).flat_map(|index| file.read(index, "lint", options));
    let mut linted = Vec::new();
    let mut closing = Vec::new();
    for parsed in adverts {
        let file = place(name, file.len(), parsed.advert.line);
        let fields = &parsed.advert.fields;
        closing.extend(fields.closing_date.as_ref().map(|day| {
            Closing {
                advert: fields
                    .title
                    .as_ref()
                    .map_or_else(|| file.clone(), |title| title.value.clone()),
                on: day.value,
            }
        }));
        linted.push(Linted::advert(&ReadAdvert {
            advert: parsed.advert,
            notes: parsed.notes,
            inferences: parsed.inferences,
            file,
        }));
    }
    (linted, closing)
}
