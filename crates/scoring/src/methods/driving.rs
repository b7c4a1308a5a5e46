//! Driving licence and vehicle: a licence is not a car.

use super::{Finding, Standing};
use crate::claims::Candidate;
use crate::verdict::Method;
use personspec_parser::requirement::Driving;
use personspec_profile::ClaimKind;

/// Judges what `asked` asks.
pub fn judge(asked: &Driving, who: &Candidate<'_>) -> Finding {
    let practical = &who.profile.practical;
    let claim = |path: &str| who.claims.iter().position(|read| read.claim.path == path);
    let says = |words: &[&str]| {
        who.claims.iter().position(|read| {
            matches!(read.claim.kind, ClaimKind::Statement | ClaimKind::Skill)
                && words
                    .iter()
                    .all(|word| read.words.iter().any(|w| w.text.starts_with(word)))
        })
    };
    // What the structured part leaves open, the candidate's sentences may say.
    let licence = match practical.driving_licence.as_deref() {
        Some(held) => Some(is_full(held)),
        None => says(&["full", "licen"])
            .or_else(|| says(&["drive", "car"]))
            .map(|_| true),
    };
    let vehicle = practical.vehicle.or_else(|| {
        says(&["own", "car"])
            .or_else(|| says(&["car", "available"]))
            .map(|_| true)
    });
    let mut claims: Vec<usize> = Vec::new();
    if licence == Some(true) {
        claims.extend(
            claim("practical.driving_licence")
                .or_else(|| says(&["licen"]))
                .or_else(|| says(&["drive"])),
        );
    }
    let wants_vehicle = asked.vehicle || asked.other_way;
    if vehicle == Some(true) && wants_vehicle {
        claims.extend(claim("practical.vehicle").or_else(|| says(&["car"])));
    }
    claims.dedup();
    let wants_licence = asked.licence || asked.other_way;
    let insured = !asked.business || says(&["business"]).or_else(|| says(&["insur"])).is_some();
    let licence_shown = !wants_licence || licence == Some(true);
    let vehicle_shown = !wants_vehicle || vehicle == Some(true);
    if licence_shown && vehicle_shown && !claims.is_empty() {
        return if insured {
            Finding::met(Method::Driving, claims)
        } else {
            Finding::partly(Method::Driving, claims, "cover for business use")
        };
    }
    if asked.other_way
        && let Some(way) = OTHER_WAYS.iter().find_map(|word| says(&[word]))
    {
        return Finding::met(Method::Driving, vec![way]);
    }
    let missing = match (licence_shown, vehicle_shown) {
        (false, false) => "a full driving licence and a vehicle for work",
        (false, true) => "a full driving licence",
        _ => "a vehicle for work",
    };
    if licence == Some(true) {
        return Finding::partly(Method::Driving, claims, missing);
    }
    let standing = if licence == Some(false) {
        Standing::Otherwise
    } else {
        Standing::NotStated
    };
    Finding::none(Method::Driving, standing, missing)
}

/// Ways to get about without driving, as a candidate names them.
const OTHER_WAYS: [&str; 5] = ["bus", "buses", "bicycle", "cycle", "train"];

fn is_full(licence: &str) -> bool {
    let licence = personspec_text::fold(licence);
    let not = [
        "none",
        "no",
        "provisional",
        "learner",
        "false",
        "suspended",
        "revoked",
        "expired",
    ];
    !not.iter()
        .any(|word| licence.split(' ').any(|said| said == *word))
}
