//! More evidence never lowers points, on every invented profile: each is judged with one of its lines
//! left out, and nothing may come out better than with it.
#![expect(
    clippy::disallowed_methods,
    reason = "the test reads profiles and adverts; the engine does not"
)]

#[path = "fairness/cases.rs"]
mod cases;

use cases::{TODAY, cases};
use personspec_profile::Profile;
use personspec_scoring::{Assessment, Policy, assess};
use std::fmt::Write as _;

/// Adverts are taken in so many turns.
const THIRD: usize = 3;

/// `profile` with each of its lines left out in turn.
fn shorter(profile: &Profile) -> Vec<Profile> {
    let mut all = Vec::new();
    let mut without = |change: &dyn Fn(&mut Profile)| {
        let mut shorter = profile.clone();
        change(&mut shorter);
        all.push(shorter);
    };
    for at in 0..profile.statements.len() {
        without(&|profile| drop(profile.statements.remove(at)));
    }
    for at in 0..profile.skills.len() {
        without(&|profile| drop(profile.skills.remove(at)));
    }
    for at in 0..profile.training.len() {
        without(&|profile| drop(profile.training.remove(at)));
    }
    for (post, employment) in profile.employment.iter().enumerate() {
        for at in 0..employment.duties.len() {
            without(&|profile| drop(profile.employment[post].duties.remove(at)));
        }
    }
    all
}

#[test]
fn no_line_of_a_real_profile_lowers_points() {
    let (mut told, mut tried) = (String::new(), 0);
    for case in cases() {
        let text = serde_yaml::to_string(&case.yaml).expect("what was read can be written");
        let profile = personspec_profile::read("candidate", "candidate.yaml", &text);
        let profile = profile.expect("the profile reads").profile;
        // A line is tried on every third advert, the next line on the next third: all of all takes
        // minutes.
        let judge = |profile: &Profile, turn: usize| -> Vec<Assessment> {
            let judged = |advert| assess(advert, profile, TODAY, &Policy::default());
            let third = case.adverts.iter().skip(turn % THIRD).step_by(THIRD);
            third.map(judged).collect()
        };
        let whole: Vec<Vec<Assessment>> = (0..THIRD).map(|turn| judge(&profile, turn)).collect();
        for shorter in shorter(&profile) {
            let whole = whole.get(tried % THIRD).map_or(&[][..], Vec::as_slice);
            for (whole, less) in whole.iter().zip(judge(&shorter, tried)) {
                for (with, without) in whole.verdicts.iter().zip(&less.verdicts) {
                    if without.points > with.points {
                        let _ = writeln!(
                            told,
                            "{} × {}: {with:?} {without:?}",
                            case.name, whole.advert
                        );
                    }
                }
            }
            tried += 1;
        }
    }
    assert!(told.is_empty(), "{told}");
    assert!(tried > 300, "only {tried} lines were left out");
}
