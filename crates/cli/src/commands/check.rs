//! `personspec check`: one candidate, one or a few posts, every criterion with its evidence.

use super::{ended, on_threads, render};
use crate::args::{self, FailOn, Global};
use crate::exit::{Exit, Failure};
use crate::input::overrides;
use crate::{Done, hints, input};
use personspec_parser::Importance;
use personspec_report::Pair;
use personspec_report::data::{Check, Envelope};
use personspec_scoring::{GateState, Outcome, Policy, assess_read, claims, criteria};
use rayon::prelude::*;

/// Judges every pair and prints the verdicts.
pub(crate) fn run(asked: &args::Check, global: &Global) -> Done {
    input::stdin_once(&[&asked.adverts, &asked.profiles])?;
    let today = input::today(global);
    let overrides = asked
        .overrides
        .as_deref()
        .map(overrides::read)
        .transpose()?;
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
            "no {what} could be used, so there is nothing to check"
        )));
    }
    let candidates: Vec<_> = profiles.read.iter().map(claims::read).collect();
    let pairs: Vec<Pair<'_>> = on_threads(global, || {
        Ok(adverts
            .read
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
    })?;
    let mut result = Check::new(&pairs, today);
    let mut unused = Vec::new();
    if let Some(overrides) = &overrides {
        for (pair, shown) in pairs.iter().zip(&mut result.pairs) {
            let criteria = &pair.advert.advert.criteria;
            shown.adviser = overrides.said.of(pair.profile, criteria, &pair.assessment);
        }
        unused = overrides.unused(&profiles.read, &adverts.read);
    }
    skipped.extend(unused);
    let mut files = adverts.files;
    files.extend(overrides.map(|read| read.file));
    files.extend(profiles.files);
    let result = Envelope::new("check", &files, result, &skipped);
    render::check(&result, asked.sort, global, asked.sharing)?;
    if let [one] = pairs.as_slice() {
        let (advert, profile) = (&one.advert.file, asked.profiles.first());
        let profile = profile.map_or_else(String::new, |path| path.display().to_string());
        hints::next(
            global,
            &format!("personspec plan {advert} -p {profile} --words 1500"),
        );
    }
    let exit = ended(&skipped, asked.strict);
    Ok(
        if exit == Exit::Ran && pairs.iter().any(|pair| trips(pair, asked.fail_on)) {
            Exit::Tripped
        } else {
            exit
        },
    )
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
