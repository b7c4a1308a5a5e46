//! The batch engine says what the readable judge says: every outcome, every total, every gate that is
//! missed, every place in a ranking, over the judged adverts and profiles and over random ones.
#![expect(
    clippy::disallowed_methods,
    reason = "the test reads profiles and adverts; the engine does not"
)]

#[path = "fairness/cases.rs"]
mod cases;
#[path = "engine/random.rs"]
mod random;

use cases::TODAY;
use personspec_parser::{Advert, Importance, Stage};
use personspec_profile::Profile;
use personspec_scoring::engine::{Bank, Count, Fit, Marker, Place};
use personspec_scoring::{
    Assessment, GateState, Outcome, Policy, Tally, assess_read, claims, criteria, rank,
};
use proptest::prelude::*;
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// Places of an advert's criteria as the engine lists them: essentials of the fit count, desirables,
/// the others.
fn listed(advert: &Advert) -> Vec<usize> {
    let class = |at: &usize| {
        let one = &advert.criteria[*at];
        let counts = one.stage == Stage::Application && one.duplicate_of.is_none();
        match (counts, one.importance) {
            (false, _) => 2,
            (true, Importance::Desirable) => 1,
            (true, _) => 0,
        }
    };
    let mut places: Vec<usize> = (0..advert.criteria.len()).collect();
    places.sort_by_key(class);
    places
}

fn fit(assessment: &Assessment) -> Fit {
    let count = |tally: &Tally| Count {
        met: tally.met,
        partly: tally.partly,
        total: tally.total,
    };
    let missed = |gate: &personspec_scoring::Gate| gate.state == GateState::Missed;
    Fit {
        missed: assessment.gates.iter().any(missed),
        essential: count(&assessment.essential),
        desirable: count(&assessment.desirable),
    }
}

/// Where the engine differs from the judge.
fn differences(adverts: &[Advert], profiles: &[Profile]) -> String {
    let mut told = String::new();
    let policy = Policy::default();
    let mut bank = Bank::default();
    for advert in adverts {
        bank.add(advert);
    }
    let ready = bank.ready(TODAY, &policy);
    let posts: Vec<_> = adverts.iter().map(criteria::read).collect();
    let mut order: Vec<usize> = (0..adverts.len()).collect();
    order.sort_by(|a, b| adverts[*a].id.cmp(&adverts[*b].id));
    let mut ids = vec![0; adverts.len()];
    for (place, at) in (0..).zip(&order) {
        ids[*at] = place;
    }
    let read: Vec<_> = profiles.iter().map(claims::read).collect();
    let mut marker = Marker::new(&ready);
    for who in &read {
        marker.take(who, &ready.near(who));
        let each: Vec<Assessment> = posts
            .iter()
            .map(|post| assess_read(post, who, TODAY, &policy))
            .collect();
        for (at, (assessment, advert)) in each.iter().zip(adverts).enumerate() {
            let places = listed(advert);
            let judged = places
                .iter()
                .map(|place| assessment.verdicts[*place].outcome);
            let judged: Vec<Outcome> = judged.collect();
            let found = marker.outcomes(at);
            for ((place, judged), found) in places.iter().zip(&judged).zip(&found) {
                if judged != found {
                    let text = &advert.criteria[*place].text;
                    let _ = writeln!(
                        told,
                        "{} × {}: {text:?}: judged {judged}, found {found}",
                        who.profile.id, advert.id
                    );
                }
            }
            if fit(assessment) != marker.fit(at) {
                let _ = writeln!(told, "{} × {}: totals", who.profile.id, advert.id);
            }
        }
        let ranked: Vec<(u32, usize)> = rank(&each).iter().map(|r| (r.rank, r.index)).collect();
        for most in [adverts.len(), 3] {
            let (places, kept) = marker.top(most, &ids, None, |_| true);
            let found: Vec<_> = places.iter().map(|p: &Place| (p.rank, p.vacancy)).collect();
            if kept != adverts.len() || found != ranked[..most.min(ranked.len())] {
                let _ = writeln!(told, "{}: the first {most}", who.profile.id);
            }
        }
    }
    told
}

#[test]
fn on_every_judged_pair_the_engine_says_what_the_judge_says() {
    let (mut adverts, mut profiles) = (BTreeMap::new(), Vec::new());
    for case in cases::cases() {
        let text = serde_yaml::to_string(&case.yaml).expect("what was read can be written");
        let loaded = personspec_profile::read(&case.name, "candidate.yaml", &text);
        profiles.push(loaded.expect("the cases read").profile);
        for (at, advert) in case.adverts.iter().enumerate() {
            adverts.insert((advert.id.clone(), at), advert.clone());
        }
    }
    let adverts: Vec<Advert> = adverts.into_values().collect();
    assert!(adverts.len() > 20 && profiles.len() > 20, "few cases");
    let told = differences(&adverts, &profiles);
    assert!(
        told.is_empty(),
        "{} differences\n{told}",
        told.lines().count()
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn on_random_corpora_the_engine_says_what_the_judge_says(
        adverts in random::adverts(),
        profiles in random::profiles(),
    ) {
        let told = differences(&adverts, &profiles);
        prop_assert!(told.is_empty(), "{told}");
    }
}
