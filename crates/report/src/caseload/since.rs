//! What is otherwise than in an earlier result: new and gone adverts, and pairs whose figures moved.

use super::posts::Prepared;
use crate::data::{Changed, Changes, Envelope, InputFile, Named, Rank, Standing, Tally, Who};
use personspec_profile::Profile;
use personspec_scoring::{Assessment, GateState};
use std::collections::{BTreeMap, BTreeSet};

/// An earlier result, ready to be looked up.
#[derive(Debug)]
pub struct Earlier {
    file: InputFile,
    day: Option<String>,
    pairs: BTreeMap<String, BTreeMap<String, Standing>>,
    adverts: BTreeMap<String, Option<String>>,
    profiles: BTreeSet<String>,
}

impl Earlier {
    /// From a saved result and the file it was in.
    pub fn new(file: InputFile, saved: &Envelope<Rank>) -> Self {
        let rank = &saved.result;
        let mut pairs: BTreeMap<String, BTreeMap<String, Standing>> = BTreeMap::new();
        for row in rank.rankings.iter().flat_map(|ranking| &ranking.rows) {
            let of = pairs.entry(row.profile.clone()).or_default();
            of.insert(row.advert.clone(), row.standing());
        }
        let adverts = rank.adverts.iter();
        Self {
            file,
            day: rank.today.clone(),
            pairs,
            adverts: adverts
                .map(|one| (one.advert.clone(), one.title.clone()))
                .collect(),
            profiles: rank
                .profiles
                .iter()
                .map(|one| one.profile.clone())
                .collect(),
        }
    }

    /// The pair, where it stood in the earlier result with other figures.
    pub(super) fn changed(
        &self,
        profile: &Profile,
        post: &Prepared<'_>,
        assessment: &Assessment,
    ) -> Option<Changed> {
        let before = *self.pairs.get(&profile.id)?.get(&assessment.advert)?;
        let missed = |state| state == GateState::Missed;
        let after = Standing {
            gate_missed: assessment.gates.iter().any(|gate| missed(gate.state)),
            essential: Tally::from(&assessment.essential),
            desirable: Tally::from(&assessment.desirable),
        };
        (before != after).then(|| Changed {
            profile: profile.id.clone(),
            candidate: profile.candidate.clone(),
            advert: assessment.advert.clone(),
            title: post.post.title.clone(),
            before,
            after,
        })
    }

    /// All changes; `pairs` are those whose figures moved.
    pub(super) fn changes(
        &self,
        adverts: &[Named],
        profiles: &[Who],
        pairs: Vec<Changed>,
    ) -> Changes {
        let now: BTreeSet<&str> = adverts.iter().map(|one| one.advert.as_str()).collect();
        let known = |profile: &str| profiles.iter().any(|one| one.profile == profile);
        let gone = self
            .adverts
            .iter()
            .filter(|(id, _)| !now.contains(id.as_str()));
        Changes {
            since: self.file.clone(),
            since_day: self.day.clone(),
            new_adverts: (adverts.iter())
                .filter(|one| !self.adverts.contains_key(&one.advert))
                .cloned()
                .collect(),
            gone_adverts: gone
                .map(|(advert, title)| Named {
                    advert: advert.clone(),
                    title: title.clone(),
                })
                .collect(),
            new_profiles: (profiles.iter())
                .filter(|one| !self.profiles.contains(&one.profile))
                .map(|one| one.profile.clone())
                .collect(),
            gone_profiles: (self.profiles.iter())
                .filter(|one| !known(one))
                .cloned()
                .collect(),
            pairs,
        }
    }
}
