//! `personspec check`: one candidate, one or a few posts, every criterion with its evidence.

use super::{ended, on_threads, render};
use crate::args::{self, FailOn, Format, Global};
use crate::exit::{Exit, Failure};
use crate::input::Both;
use crate::input::overrides::{self, Read as Overrides};
use crate::{Done, hints, input};
use jiff::civil::Date;
use personspec_parser::Importance;
use personspec_report::Pair;
use personspec_report::data::{Check, Envelope};
use personspec_report::inert::word;
use personspec_scoring::{GateState, Outcome, Policy, assess_read, claims, criteria};
use rayon::prelude::*;

/// Judges every pair and prints the verdicts.
pub(crate) fn run(asked: &args::Check, global: &Global) -> Done {
    if asked.explain_importance
        && !matches!(global.format, Format::Text | Format::Json | Format::Ndjson)
    {
        return Err(Failure {
            exit: Exit::Usage,
            message: "--explain-importance is told in text, json and ndjson; leave --format out"
                .to_owned(),
        });
    }
    let today = input::today(global);
    let overrides = asked
        .overrides
        .as_deref()
        .map(overrides::read)
        .transpose()?;
    let mut read = input::both(
        (&asked.adverts, &asked.profiles),
        "check",
        asked.explain_importance,
        today,
        global,
    )?;
    let unused = overrides
        .as_ref()
        .map(|overrides| overrides.unused(&read.profiles, &read.adverts));
    read.skipped.extend(unused.into_iter().flatten());
    let pairs = judged(&read, today, global)?;
    let result = result(&read, &pairs, overrides.as_ref(), today);
    render::check(&result, asked.sort, global, asked.sharing)?;
    if let [one] = pairs.as_slice() {
        let (advert, profile) = (&one.advert.file, asked.profiles.first());
        let profile = profile.map_or_else(String::new, |path| path.display().to_string());
        hints::next(
            global,
            &format!(
                "personspec plan {} -p {} --words 1500",
                word(advert),
                word(&profile)
            ),
        );
    }
    let exit = ended(&read.skipped, asked.strict);
    Ok(
        if exit == Exit::Ran && pairs.iter().any(|pair| trips(pair, asked.fail_on)) {
            Exit::Tripped
        } else {
            exit
        },
    )
}

/// Every advert with every candidate, judged on all threads.
pub(super) fn judged<'a>(
    read: &'a Both,
    today: Date,
    global: &Global,
) -> Result<Vec<Pair<'a>>, Failure> {
    let candidates: Vec<_> = read.profiles.iter().map(claims::read).collect();
    on_threads(global, || {
        Ok(read
            .adverts
            .par_iter()
            .flat_map_iter(|advert| {
                let post = criteria::read(&advert.advert);
                let judged: Vec<_> = candidates
                    .iter()
                    .map(|who| Pair {
                        advert,
                        profile: who.profile,
                        assessment: assess_read(&post, who, today, &Policy::default()),
                    })
                    .collect();
                judged
            })
            .collect())
    })
}

/// The pairs as a result, with what the adviser says of them.
pub(super) fn result(
    read: &Both,
    pairs: &[Pair<'_>],
    overrides: Option<&Overrides>,
    today: Date,
) -> Envelope<Check> {
    let mut result = Check::new(pairs, today);
    if let Some(overrides) = overrides {
        for (pair, shown) in pairs.iter().zip(&mut result.pairs) {
            let criteria = &pair.advert.advert.criteria;
            shown.adviser = overrides.said.of(pair.profile, criteria, &pair.assessment);
        }
    }
    let files = read.files(overrides.map(|read| &read.file));
    Envelope::new("check", &files, result, &read.skipped)
}

/// Whether a pair makes `--fail-on` trip.
pub(super) fn trips(pair: &Pair<'_>, fail_on: FailOn) -> bool {
    let unmet = |essential_only: bool| {
        pair.assessment.verdicts.iter().any(|verdict| {
            let essential = pair
                .advert
                .advert
                .criteria
                .get(verdict.criterion)
                .is_some_and(|criterion| criterion.importance != Importance::Desirable);
            verdict.available > 0
                && verdict.outcome != Outcome::Met
                && (essential || !essential_only)
        })
    };
    match fail_on {
        FailOn::Never => false,
        FailOn::Gate => pair
            .assessment
            .gates
            .iter()
            .any(|gate| gate.state == GateState::Missed),
        FailOn::Essential => unmet(true),
        FailOn::Any => unmet(false),
    }
}
