//! `personspec rank`: many vacancies, many candidates, in parallel; the same bytes for any number of
//! threads.

use super::{ended, on_threads};
use crate::args::{Format, Global, Rank};
use crate::exit::Failure;
use crate::progress::Progress;
use crate::{Done, input, output};
use personspec_report::{RankedAdvert, Ranking, json, text};
use personspec_scoring::{Policy, assess_read, claims, criteria, rank};
use rayon::prelude::*;

/// Ranks the vacancies for each candidate and prints the rankings.
pub(crate) fn run(asked: &Rank, global: &Global) -> Done {
    input::stdin_once(&[&asked.adverts, &asked.profiles])?;
    let today = input::today(global);
    let profiles = input::profiles(&asked.profiles, global)?;
    let mut adverts = on_threads(global, || input::adverts(&asked.adverts, today, global))?;
    let mut skipped = profiles.skipped;
    skipped.append(&mut adverts.skipped);
    skipped.extend(input::leave_out_empty(&mut adverts.read));
    if adverts.read.is_empty() || profiles.read.is_empty() {
        input::list(&skipped);
        let what = if profiles.read.is_empty() {
            "profile"
        } else {
            "advert"
        };
        return Err(Failure::unread(format!(
            "no {what} could be used, so there is nothing to rank"
        )));
    }
    let top = asked
        .top
        .map_or(usize::MAX, |top| usize::try_from(top).unwrap_or(usize::MAX));
    let progress = Progress::new("ranking", profiles.read.len(), global);
    let rankings: Vec<Ranking<'_>> = on_threads(global, || {
        let posts: Vec<_> = adverts
            .read
            .par_iter()
            .map(|read| criteria::read(&read.advert))
            .collect();
        Ok(profiles
            .read
            .par_iter()
            .map(|profile| {
                let who = claims::read(profile);
                let assessments: Vec<_> = posts
                    .par_iter()
                    .map(|post| assess_read(post, &who, today, &Policy::default()))
                    .collect();
                let ranked = rank(&assessments);
                let rows = ranked
                    .iter()
                    .take(top)
                    .filter_map(|row| {
                        Some(RankedAdvert {
                            rank: row.rank,
                            advert: adverts.read.get(row.index)?,
                            assessment: assessments.get(row.index)?.clone(),
                        })
                    })
                    .collect();
                progress.step();
                Ranking {
                    profile,
                    rows,
                    of: assessments.len(),
                }
            })
            .collect())
    })?;
    drop(progress);
    let mut files = adverts.files;
    files.extend(profiles.files);
    let batch = json::Batch {
        adverts: adverts.read.len(),
        profiles: profiles.read.len(),
    };
    let printed = match global.format {
        Format::Text => text::rank(&rankings, &skipped, &output::style(global)),
        Format::Json => json::pretty(&json::rank(&rankings, &files, &skipped)),
        Format::Ndjson => json::rank_lines(&rankings, batch, &skipped),
        _ => return Err(super::no_format("rank", "text, json and ndjson")),
    };
    output::print(&printed, global)?;
    Ok(ended(&skipped, asked.strict))
}
