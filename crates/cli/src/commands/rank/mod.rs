//! `personspec rank`: many vacancies, many candidates, in parallel; the same bytes for any number of
//! threads.

mod batch;
mod partial;

use super::{ended, on_threads, render};
use crate::args::{By, FailOn, Format, Global, Rank};
use crate::exit::{Exit, Failure};
use crate::input::{overrides, saved};
use crate::progress::Progress;
use crate::{Done, input, output};
use personspec_report::caseload::{Caseload, Earlier, Filters, OfCandidate, Settings};
use personspec_report::data::{self, Envelope, GateState, InputFile};
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
    let profiles = input::profiles(&asked.profiles, global)?;
    let mut adverts = on_threads(global, || input::adverts(&asked.adverts, today, global))?;
    let mut skipped = profiles.skipped;
    skipped.append(&mut adverts.skipped);
    skipped.extend(input::leave_out_empty(&mut adverts.read));
    something(adverts.read.len(), profiles.read.len(), &skipped)?;
    let mut caseload = Caseload::new(
        &adverts.read,
        settings(asked, global, (profiles.read.len(), adverts.read.len())),
        today,
    );
    if let Some(overrides) = &overrides {
        skipped.extend(overrides.unused(&profiles.read, &adverts.read));
        caseload = caseload.with_overrides(overrides.said.clone());
    }
    if let Some(earlier) = earlier {
        caseload = caseload.since(earlier);
    }
    let progress = Progress::new("ranking", profiles.read.len(), global);
    let candidates: Vec<OfCandidate<'_>> = on_threads(global, || {
        let posts: Vec<_> = adverts
            .read
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
        Ok(profiles.read.par_iter().map(one).collect())
    })?;
    drop(progress);
    let result = caseload.gather(candidates);
    let mut files = adverts.files;
    files.extend(overrides.map(|read| read.file));
    files.extend(profiles.files);
    let result = Envelope::new("rank", &files, result, &skipped);
    if asked.summary {
        output::print(&json::rank_summary_of(&result), global)?;
    } else {
        render::rank(&result, asked.near_miss, global, asked.sharing)?;
    }
    let exit = ended(&skipped, asked.strict);
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

fn settings(asked: &Rank, global: &Global, (profiles, adverts): (usize, usize)) -> Settings {
    let (rankings, longest) = match asked.by {
        By::Candidate => (profiles, adverts),
        By::Vacancy => (adverts, profiles),
    };
    let shown = if rankings > FEW { OF_MANY } else { ON_SCREEN };
    let top = asked
        .top
        .map(|top| usize::try_from(top).unwrap_or(usize::MAX));
    let screen = global.format == Format::Text && longest > SHORT;
    Settings {
        by: match asked.by {
            By::Candidate => data::By::Candidate,
            By::Vacancy => data::By::Vacancy,
        },
        top: top.or(screen.then_some(shown)),
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
    let saved = saved::read(path)?;
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
