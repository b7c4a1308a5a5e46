//! Labels instead of names in what is handed on.
//!
//! The name of a profile's file is often that of a person. A label that is a code ("C-014": a digit
//! and no blank) stays, so that the adviser finds the client again; any other becomes "Candidate 7",
//! by the order of the inputs. Quotes of a profile are its words and stay as they are.

use crate::data::{Check, Envelope, Rank, Role};
use crate::words::is_profile;
use std::collections::BTreeMap;

/// New names by profile id.
#[derive(Debug, Default)]
struct Labels(BTreeMap<String, String>);

impl Labels {
    fn add(&mut self, profile: &str, candidate: Option<&str>) {
        let next = self.0.len() + 1;
        self.0.entry(profile.to_owned()).or_insert_with(|| {
            let code = candidate.filter(|label| is_code(label));
            code.map_or_else(|| format!("Candidate {next}"), ToOwned::to_owned)
        });
    }

    fn id(&self, profile: &mut String) {
        if let Some(label) = self.0.get(profile) {
            profile.clone_from(label);
        }
    }

    fn both(&self, profile: &mut String, candidate: &mut Option<String>) {
        self.id(profile);
        *candidate = Some(profile.clone());
    }
}

fn is_code(label: &str) -> bool {
    label.chars().any(|c| c.is_ascii_digit()) && !label.contains(char::is_whitespace)
}

/// A ranking with labels instead of names, for what is handed on.
#[must_use]
pub fn anonymised(mut result: Envelope<Rank>) -> Envelope<Rank> {
    let mut labels = Labels::default();
    let rank = &mut result.result;
    for who in &rank.profiles {
        labels.add(&who.profile, who.candidate.as_deref());
    }
    for ranking in &mut rank.rankings {
        if let Some(profile) = &mut ranking.profile {
            labels.both(profile, &mut ranking.candidate);
        }
        // The adviser's file names the person's line about themselves; it is not needed to compare.
        for row in &mut ranking.rows {
            labels.both(&mut row.profile, &mut row.candidate);
        }
    }
    for who in &mut rank.profiles {
        labels.both(&mut who.profile, &mut who.candidate);
    }
    for near in &mut rank.near_misses {
        labels.both(&mut near.profile, &mut near.candidate);
    }
    for unlock in &mut rank.unlocks {
        labels.both(&mut unlock.profile, &mut unlock.candidate);
    }
    for profile in rank.gaps.iter_mut().flat_map(|gap| &mut gap.profiles) {
        labels.id(profile);
    }
    if let Some(changes) = &mut rank.changes {
        for pair in &mut changes.pairs {
            labels.both(&mut pair.profile, &mut pair.candidate);
        }
        changes
            .new_profiles
            .iter_mut()
            .for_each(|one| labels.id(one));
        // Who is gone has no place in this run to be numbered by.
        for (at, gone) in changes.gone_profiles.iter_mut().enumerate() {
            *gone = format!("Former candidate {}", at + 1);
        }
    }
    name_inputs(&mut result);
    result
}

/// Checked pairs with labels instead of names.
#[must_use]
pub fn anonymised_check(mut result: Envelope<Check>) -> Envelope<Check> {
    let mut labels = Labels::default();
    for pair in &result.result.pairs {
        labels.add(&pair.profile, pair.candidate.as_deref());
    }
    for pair in &mut result.result.pairs {
        labels.both(&mut pair.profile, &mut pair.candidate);
    }
    name_inputs(&mut result);
    result
}

/// The names of profiles go, their hashes stay. A profile that was left out is named nowhere either.
fn name_inputs<T>(result: &mut Envelope<T>) {
    let profiles = result
        .inputs
        .iter_mut()
        .filter(|input| input.role == Role::Profile);
    for (at, input) in profiles.enumerate() {
        input.name = format!("profile {}", at + 1);
    }
    let mut left_out = 0;
    for note in result
        .notes
        .iter_mut()
        .filter(|note| is_profile(&note.input))
    {
        left_out += 1;
        note.input = format!("a profile ({left_out})");
    }
}
