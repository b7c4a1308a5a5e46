//! The adviser's own judgements: kept beside ours with their reason, never instead of ours.

use crate::data::{Outcome, Override};
use crate::result::ReadAdvert;
use personspec_parser::Criterion;
use personspec_profile::Profile;
use personspec_scoring::Assessment;
use serde::Deserialize;

/// A file of judgements.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OverrideFile {
    /// One a criterion of a pair.
    pub overrides: Vec<Said>,
}

/// One judgement of the adviser.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The profile's id (its file's name without the ending) or the candidate's label.
    pub profile: String,
    /// The advert's id.
    pub advert: String,
    /// The criterion's id ("E3").
    pub criterion: String,
    /// "met", "partly", "not_evidenced" or "unclear".
    pub outcome: Outcome,
    /// Why: somebody else must be able to follow it.
    pub reason: String,
    /// Who says so.
    #[serde(default)]
    pub by: Option<String>,
}

/// All judgements of the adviser.
#[derive(Debug, Clone, Default)]
pub struct Overrides(Vec<Said>);

impl Overrides {
    /// From a file.
    ///
    /// # Errors
    /// The place of a judgement without a reason, from 1.
    pub fn new(file: OverrideFile) -> Result<Self, usize> {
        let bare = |said: &Said| said.reason.trim().is_empty();
        match file.overrides.iter().position(bare) {
            Some(at) => Err(at + 1),
            None => Ok(Self(file.overrides)),
        }
    }

    /// Those of one pair, each beside our finding.
    pub fn of(
        &self,
        profile: &Profile,
        criteria: &[Criterion],
        assessment: &Assessment,
    ) -> Vec<Override> {
        let said = self
            .0
            .iter()
            .filter(|said| said.advert == assessment.advert && is(profile, &said.profile));
        let beside = said.filter_map(|said| {
            let at = criteria.iter().position(|one| one.id == said.criterion)?;
            let verdict = assessment.verdicts.iter().find(|one| one.criterion == at)?;
            Some(Override {
                criterion: said.criterion.clone(),
                ours: verdict.outcome.into(),
                outcome: said.outcome,
                reason: said.reason.clone(),
                by: said.by.clone(),
            })
        });
        beside.collect()
    }

    /// Judgements that fit no pair of these, as one line each.
    pub fn unused(&self, profiles: &[Profile], adverts: &[ReadAdvert]) -> Vec<String> {
        let fits = |said: &Said| {
            let asked = |read: &ReadAdvert| {
                let mut criteria = read.advert.criteria.iter();
                read.advert.id == said.advert && criteria.any(|one| one.id == said.criterion)
            };
            profiles.iter().any(|profile| is(profile, &said.profile)) && adverts.iter().any(asked)
        };
        let unused = self.0.iter().enumerate().filter(|(_, said)| !fits(said));
        // The profile is not named: this is printed in what is handed on.
        unused
            .map(|(at, said)| {
                format!(
                    "judgement {}: no criterion {} of an advert {} with its profile is in this run",
                    at + 1,
                    said.criterion,
                    said.advert
                )
            })
            .collect()
    }
}

fn is(profile: &Profile, name: &str) -> bool {
    profile.id == name || profile.candidate.as_deref() == Some(name)
}
