//! `personspec rank`: many vacancies, many candidates, in parallel; the same bytes for any number of
//! threads.

mod batch;
mod partial;

use super::{ended, on_threads, render};
use crate::args::{By, FailOn, Format, Global, Rank};
use crate::exit::{Exit, Failure};
use crate::input::overrides::{self, Read as Overrides};
use crate::input::{Both, saved};
use crate::progress::Progress;
use crate::{Done, hints, input, output};
use personspec_report::caseload::{Caseload, Earlier, Filters, OfCandidate, Settings};
use personspec_report::data::{self, Envelope, GateState, InputFile};
use personspec_report::inert::word;
use personspec_report::{Skipped, json};
use personspec_scoring::{Policy, assess_read, claims, criteria};
use rayon::prelude::*;

/// Rows of a ranking on the screen, where there are many more and none is asked for; of more rankings
/// than a few, fewer.
const ON_SCREEN: usize = 10;
const OF_MANY: usize = 3;
/// A few rankings.
const FEW: usize = 5;
/// Rankings up to this length are shown whole.
const SHORT: usize = 20;

/// Ranks the vacancies for each candidate, or the candidates for each vacancy, and prints the rankings.
pub(crate) fn run(asked: &Rank, global: &Global) -> Done {
    input::stdin_once(&[&asked.adverts, &asked.profiles])?;
    let today = input::today(global);
    if of_the_engine(asked, global) {
        return batch::run(asked, global, today);
    }
    if asked.resume {
        return Err(Failure {
            exit: Exit::Usage,
            message:
                "--resume goes on from rows of --format ndjson with --top, ranked by candidate, \
                      without --near-miss, --since, --overrides and --anonymise"
                    .to_owned(),
        });
    }
    let overrides = asked
        .overrides
        .as_deref()
        .map(overrides::read)
        .transpose()?;
    let earlier = asked.since.as_deref().map(earlier).transpose()?;
    let named = (&asked.adverts[..], &asked.profiles[..]);
    let mut read = input::both(named, "rank", false, today, global)?;
    let unused = overrides
        .as_ref()
        .map(|overrides| overrides.unused(&read.profiles, &read.adverts));
    read.skipped.extend(unused.into_iter().flatten());
    let settings = settings(asked, global, (read.profiles.len(), read.adverts.len()));
    let result = ranked(&read, settings, overrides.as_ref(), earlier, global)?;
    if asked.summary {
        output::print(&json::rank_summary_of(&result), global)?;
    } else {
        render::rank(&result, asked.near_miss, global, asked.sharing)?;
        next(&read, &result.result, asked, global);
    }
    let exit = ended(&read.skipped, asked.strict);
    let bare =
        |ranking: &data::Ranking| !ranking.rows.iter().any(|row| is_left(row, asked.fail_on));
    Ok(
        // A ranking that filters left empty is a result too.
        if exit == Exit::Ran
            && asked.fail_on != FailOn::Never
            && result.result.rankings.iter().any(bare)
        {
            Exit::Tripped
        } else {
            exit
        },
    )
}

/// What to do next: look at the best fit of the one candidate, or hand a page of all of them on.
fn next(read: &Both, result: &data::Rank, asked: &Rank, global: &Global) {
    let best = match (&result.rankings[..], &asked.profiles[..]) {
        ([one], [profile]) if asked.by == By::Candidate => one
            .rows
            .first()
            .and_then(|row| {
                read.adverts
                    .iter()
                    .find(|read| read.advert.id == row.advert)
            })
            .map(|advert| (&advert.file, profile)),
        _ => None,
    };
    // A file of many vacancies is no advert to check.
    let alone = |file: &str| read.adverts.iter().filter(|one| one.file == file).count() == 1;
    match best {
        Some((file, profile)) if alone(file) => hints::next(
            global,
            &format!(
                "personspec check {} -p {}",
                word(file),
                word(&profile.to_string_lossy())
            ),
        ),
        _ => hints::next(
            global,
            "the same with `-o caseload.html` for a page of it, or `-o caseload.xlsx` for a workbook",
        ),
    }
}

/// Ranks what was read.
pub(super) fn ranked(
    read: &Both,
    settings: Settings,
    overrides: Option<&Overrides>,
    earlier: Option<Earlier>,
    global: &Global,
) -> Result<Envelope<data::Rank>, Failure> {
    let today = input::today(global);
    let mut caseload = Caseload::new(&read.adverts, settings, today);
    if let Some(overrides) = overrides {
        caseload = caseload.with_overrides(overrides.said.clone());
    }
    if let Some(earlier) = earlier {
        caseload = caseload.since(earlier);
    }
    let progress = Progress::new("ranking", read.profiles.len(), global);
    let candidates: Vec<OfCandidate<'_>> = on_threads(global, || {
        let posts: Vec<_> = read
            .adverts
            .par_iter()
            .map(|read| criteria::read(&read.advert))
            .collect();
        let one = |profile| {
            let who = claims::read(profile);
            let assessments = posts
                .par_iter()
                .map(|post| assess_read(post, &who, today, &Policy::default()))
                .collect();
            progress.step();
            caseload.of(profile, assessments)
        };
        Ok(read.profiles.par_iter().map(one).collect())
    })?;
    drop(progress);
    let result = caseload.gather(candidates);
    let files = read.files(overrides.map(|read| &read.file));
    Ok(Envelope::new("rank", &files, result, &read.skipped))
}

/// Whether the rows can be written one by one: only some of them are asked, and nothing that looks at all
/// pairs.
fn of_the_engine(asked: &Rank, global: &Global) -> bool {
    let lines = global.format == Format::Ndjson || asked.summary;
    let whole = asked.near_miss
        || asked.since.is_some()
        || asked.overrides.is_some()
        || asked.sharing.anonymise;
    lines && asked.by == By::Candidate && asked.top.is_some() && !whole
}

/// That there is something to rank.
fn something(adverts: usize, profiles: usize, skipped: &[Skipped]) -> Result<(), Failure> {
    if adverts > 0 && profiles > 0 {
        return Ok(());
    }
    input::list(skipped);
    let what = if profiles == 0 { "profile" } else { "advert" };
    Err(Failure::unread(format!(
        "no {what} could be used, so there is nothing to rank"
    )))
}

/// Whether a row is one that `--fail-on` lets stand.
fn is_left(row: &data::Row, fail_on: FailOn) -> bool {
    let gates = || row.gates.iter().all(|gate| gate.state != GateState::Missed);
    let all = |tally: &data::Tally| tally.met == tally.total;
    match fail_on {
        FailOn::Never => true,
        FailOn::Gate => gates(),
        FailOn::Essential => gates() && all(&row.essential),
        FailOn::Any => gates() && all(&row.essential) && all(&row.desirable),
    }
}

/// How many rows of each ranking go on the screen, where none is asked for and there are many.
pub(super) fn on_screen(rankings: usize, longest: usize, global: &Global) -> Option<usize> {
    let shown = if rankings > FEW { OF_MANY } else { ON_SCREEN };
    (global.format == Format::Text && longest > SHORT).then_some(shown)
}

fn settings(asked: &Rank, global: &Global, (profiles, adverts): (usize, usize)) -> Settings {
    let (rankings, longest) = match asked.by {
        By::Candidate => (profiles, adverts),
        By::Vacancy => (adverts, profiles),
    };
    let top = asked
        .top
        .map(|top| usize::try_from(top).unwrap_or(usize::MAX));
    Settings {
        by: match asked.by {
            By::Candidate => data::By::Candidate,
            By::Vacancy => data::By::Vacancy,
        },
        top: top.or_else(|| on_screen(rankings, longest, global)),
        filters: Filters {
            open_only: asked.open_only,
            preferences: !asked.no_preferences,
            min_evidenced: asked.min_evidenced,
            near_miss: asked.near_miss,
        },
        criteria: asked.criteria || global.format == Format::Xlsx,
    }
}

/// An earlier result of `rank`.
fn earlier(path: &std::path::Path) -> Result<Earlier, Failure> {
    let saved = saved::read(path, "")?;
    if saved.kind() != "rank" {
        return Err(Failure::unread(format!(
            "{}: this is a result of {}; --since takes one of rank",
            path.display(),
            saved.kind()
        )));
    }
    let file = InputFile::from(&saved.file);
    Ok(Earlier::new(file, &saved.result()?))
}
