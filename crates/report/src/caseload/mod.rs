//! A caseload: many candidates, many vacancies. What is computed over pairs (filters, near misses,
//! shared gaps, changes) is computed here; renderers only print it.
//!
//! The work on one candidate ([`Caseload::of`]) knows nothing of the others, so that faces may do it
//! on as many threads as they like; [`Caseload::gather`] puts it together in the order of the inputs.

mod posts;
mod themes;
mod near;
mod filters;
mod since;
mod overrides;
mod labels;

pub use filters::{Filters, Offer, Sieve};
pub use labels::{anonymised, anonymised_check};
pub use overrides::{OverrideFile, Overrides, Said};
pub use since::Earlier;

use crate::data::{
    By, Changed, Changes, Counts, Gap, Named, NearMiss, Post, Rank, Ranking, Reason, Row, SetAside,
    SharedGap, Tally, Unlock, Verdict, Who, gates,
};
use crate::result::ReadAdvert;
use jiff::civil::Date;
use near::in_reach;
use personspec_profile::Profile;
use personspec_scoring::{Assessment, Outcome, rank};
use posts::Prepared;
use std::collections::{BTreeMap, BTreeSet};
use themes::Themes;

/// What is asked of a batch.
#[derive(Debug, Clone, Default)]
pub struct Settings {
    /// What each ranking is of.
    pub by: By,
    /// Only the first so many rows of each ranking.
    pub top: Option<usize>,
    /// What is set aside.
    pub filters: Filters,
    /// Whether rows keep every verdict with its evidence.
    pub criteria: bool,
}

/// A batch, its vacancies made ready.
#[derive(Debug)]
pub struct Caseload<'a> {
    settings: Settings,
    today: Date,
    posts: Vec<Prepared<'a>>,
    themes: Themes,
    overrides: Overrides,
    earlier: Option<Earlier>,
}

/// What came of one candidate.
#[derive(Debug)]
pub struct OfCandidate<'a> {
    profile: &'a Profile,
    /// By the index of the advert, best fit first.
    kept: Vec<(usize, u32, Assessment)>,
    ranking: Ranking,
    near: Vec<(usize, usize, NearMiss)>,
    reach: bool,
    gaps: BTreeSet<usize>,
    changed: Vec<Changed>,
    set_aside: usize,
}

impl<'a> Caseload<'a> {
    /// Makes `adverts` ready to be ranked on `today`.
    pub fn new(adverts: &'a [ReadAdvert], settings: Settings, today: Date) -> Self {
        let mut themes = Themes::default();
        let posts = adverts
            .iter()
            .map(|read| Prepared::new(read, &mut themes))
            .collect();
        Self {
            settings,
            today,
            posts,
            themes,
            overrides: Overrides::default(),
            earlier: None,
        }
    }

    /// Keeps the adviser's own judgements beside ours.
    #[must_use]
    pub fn with_overrides(mut self, overrides: Overrides) -> Self {
        self.overrides = overrides;
        self
    }

    /// Says what is otherwise than in an earlier result.
    #[must_use]
    pub fn since(mut self, earlier: Earlier) -> Self {
        self.earlier = Some(earlier);
        self
    }

    /// Filters and ranks the assessments of one candidate, one an advert in the order given.
    pub fn of(&self, profile: &'a Profile, assessments: Vec<Assessment>) -> OfCandidate<'a> {
        let wants = filters::Wants::new(&profile.preferences);
        let mut aside: BTreeMap<Reason, usize> = BTreeMap::new();
        let mut kept: Vec<(usize, Assessment)> = Vec::with_capacity(assessments.len());
        for (at, assessment) in assessments.into_iter().enumerate() {
            let Some(post) = self.posts.get(at) else {
                continue;
            };
            match self
                .settings
                .filters
                .aside(post, &wants, &assessment, self.today)
            {
                Some(reason) => *aside.entry(reason).or_default() += 1,
                None => kept.push((at, assessment)),
            }
        }
        let (indices, kept): (Vec<usize>, Vec<Assessment>) = kept.into_iter().unzip();
        let ranked = rank(&kept);
        let mut found = OfCandidate {
            profile,
            kept: Vec::new(),
            ranking: Ranking {
                profile: Some(profile.id.clone()),
                candidate: profile.candidate.clone(),
                headline: profile.headline.clone(),
                of: kept.len(),
                set_aside: (aside.iter())
                    .map(|(reason, count)| SetAside {
                        reason: *reason,
                        count: *count,
                    })
                    .collect(),
                not_applied: self.settings.filters.not_applied(&wants),
                ..Ranking::default()
            },
            near: Vec::new(),
            reach: false,
            gaps: BTreeSet::new(),
            changed: Vec::new(),
            set_aside: aside.values().sum(),
        };
        let mut kept: Vec<Option<Assessment>> = kept.into_iter().map(Some).collect();
        let top = self.settings.top.unwrap_or(usize::MAX);
        for place in ranked {
            let Some(&at) = indices.get(place.index) else {
                continue;
            };
            let (Some(post), Some(assessment)) = (
                self.posts.get(at),
                kept.get_mut(place.index).and_then(Option::take),
            ) else {
                continue;
            };
            self.note(post, at, profile, &assessment, &mut found);
            match self.settings.by {
                By::Vacancy => found.kept.push((at, place.rank, assessment)),
                By::Candidate if found.ranking.rows.len() < top => {
                    let row = self.row(post, profile, &assessment, place.rank);
                    found.ranking.rows.push(row);
                }
                By::Candidate => {}
            }
        }
        found
    }

    /// Looks at one pair that was kept: is it near, what is missing, is it otherwise than before?
    fn note(
        &self,
        post: &Prepared<'_>,
        at: usize,
        profile: &Profile,
        assessment: &Assessment,
        found: &mut OfCandidate<'_>,
    ) {
        if in_reach(assessment) {
            found.reach = true;
            let open = assessment.verdicts.iter();
            let open = open.filter(|one| post.is_essential(one.criterion));
            let open = open.filter(|one| one.outcome == Outcome::NotEvidenced);
            found.gaps.extend(open.map(|one| post.theme(one.criterion)));
        }
        let days_left = post.offer.days_left(self.today);
        // A post that is closed can no longer be missed.
        if days_left.is_none_or(|days| days >= 0)
            && let Some(verdict) = near::alone(post, assessment)
        {
            let theme = post.theme(verdict.criterion);
            let near = NearMiss {
                profile: profile.id.clone(),
                candidate: profile.candidate.clone(),
                advert: assessment.advert.clone(),
                post: post.post.clone(),
                days_left,
                to_check: near::to_check(gates(assessment, post.criteria())),
                essential: Tally::from(&assessment.essential),
                gap: post.gap(verdict),
            };
            found.near.push((theme, at, near));
        }
        if let Some(earlier) = &self.earlier {
            found
                .changed
                .extend(earlier.changed(profile, post, assessment));
        }
    }

    fn row(&self, post: &Prepared<'_>, profile: &Profile, own: &Assessment, rank: u32) -> Row {
        let adviser = self.overrides.of(profile, post.criteria(), own);
        Row {
            adviser,
            ..row(post, profile, own, rank, self.settings.criteria)
        }
    }

    /// Puts the candidates together; they stand in the order of the inputs.
    pub fn gather(&self, candidates: Vec<OfCandidate<'a>>) -> Rank {
        let profiles: Vec<Who> = candidates.iter().map(|one| who(one.profile)).collect();
        let mut counts = Counts {
            adverts: self.posts.len(),
            profiles: candidates.len(),
            pairs: self.posts.len() * candidates.len(),
            set_aside: candidates.iter().map(|one| one.set_aside).sum(),
            ..Counts::default()
        };
        counts.ranked = counts.pairs - counts.set_aside;
        let gaps = self.shared(&candidates);
        let unlocks = candidates
            .iter()
            .flat_map(|one| self.unlocks(one))
            .collect();
        let changes = self.changes(&candidates, &profiles);
        let mut near_misses: Vec<NearMiss> = (candidates.iter())
            .flat_map(|one| one.near.iter().map(|(_, _, near)| near.clone()))
            .collect();
        near::soonest_first(&mut near_misses);
        counts.near_misses = near_misses.len();
        counts.changes = changes.as_ref().map_or(0, |all| {
            all.pairs.len() + all.new_adverts.len() + all.gone_adverts.len()
        });
        let rankings = match self.settings.by {
            By::Candidate => candidates.into_iter().map(|one| one.ranking).collect(),
            By::Vacancy => self.by_vacancy(candidates),
        };
        counts.rows = rankings.iter().map(|one: &Ranking| one.rows.len()).sum();
        Rank {
            today: Some(self.today.to_string()),
            by: self.settings.by,
            counts,
            adverts: self.posts.iter().map(Prepared::named).collect(),
            profiles,
            rankings,
            near_misses,
            unlocks,
            gaps,
            changes,
        }
    }

    /// The candidates for each vacancy. What was set aside is told for all of them together.
    fn by_vacancy(&self, candidates: Vec<OfCandidate<'a>>) -> Vec<Ranking> {
        let mut of_post: Vec<(Vec<&Profile>, Vec<Assessment>)> = self
            .posts
            .iter()
            .map(|_| (Vec::new(), Vec::new()))
            .collect();
        for candidate in candidates {
            for (at, _, assessment) in candidate.kept {
                if let Some((profiles, assessments)) = of_post.get_mut(at) {
                    profiles.push(candidate.profile);
                    assessments.push(assessment);
                }
            }
        }
        let top = self.settings.top.unwrap_or(usize::MAX);
        let rankings = self
            .posts
            .iter()
            .zip(of_post)
            .map(|(post, (profiles, own))| {
                let rows = rank(&own).into_iter().take(top).filter_map(|place| {
                    let profile = profiles.get(place.index)?;
                    Some(self.row(post, profile, own.get(place.index)?, place.rank))
                });
                Ranking {
                    advert: Some(post.read.advert.id.clone()),
                    post: Some(post.post.clone()),
                    of: own.len(),
                    rows: rows.collect(),
                    ..Ranking::default()
                }
            });
        rankings.collect()
    }

    /// The gaps that stand alone between a candidate and posts, those of most posts first.
    fn unlocks(&self, candidate: &OfCandidate<'_>) -> Vec<Unlock> {
        let mut posts: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (theme, at, _) in &candidate.near {
            posts.entry(*theme).or_default().push(*at);
        }
        let mut unlocks: Vec<Unlock> = posts
            .into_iter()
            .map(|(theme, posts)| Unlock {
                profile: candidate.profile.id.clone(),
                candidate: candidate.profile.candidate.clone(),
                gap: self.themes.label(theme).to_owned(),
                completes: posts.len(),
                of: candidate.ranking.of + not_near(candidate),
                adverts: self.ids(posts),
            })
            .collect();
        unlocks.sort_by(|a, b| (b.completes, &a.gap).cmp(&(a.completes, &b.gap)));
        unlocks
    }

    /// The gaps of more than one candidate, those of most candidates first.
    fn shared(&self, candidates: &[OfCandidate<'_>]) -> Vec<SharedGap> {
        let of = candidates.iter().filter(|one| one.reach).count();
        let mut who_has: BTreeMap<usize, Vec<&str>> = BTreeMap::new();
        let mut completes: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
        for candidate in candidates {
            for theme in &candidate.gaps {
                who_has
                    .entry(*theme)
                    .or_default()
                    .push(&candidate.profile.id);
            }
            for (theme, at, _) in &candidate.near {
                completes.entry(*theme).or_default().insert(*at);
            }
        }
        let mut gaps: Vec<SharedGap> = who_has
            .into_iter()
            .filter(|(_, profiles)| profiles.len() > 1)
            .map(|(theme, profiles)| {
                let posts = completes.remove(&theme).unwrap_or_default();
                SharedGap {
                    gap: self.themes.label(theme).to_owned(),
                    candidates: profiles.len(),
                    of,
                    completes: posts.len(),
                    profiles: profiles.into_iter().map(ToOwned::to_owned).collect(),
                    adverts: self.ids(posts),
                }
            })
            .collect();
        gaps.sort_by(|a, b| {
            (b.candidates, b.completes, &a.gap).cmp(&(a.candidates, a.completes, &b.gap))
        });
        gaps
    }

    fn ids(&self, posts: impl IntoIterator<Item = usize>) -> Vec<String> {
        let mut posts: Vec<usize> = posts.into_iter().collect();
        posts.sort_unstable();
        let ids = posts.into_iter().filter_map(|at| self.posts.get(at));
        ids.map(|post| post.read.advert.id.clone()).collect()
    }

    fn changes(&self, candidates: &[OfCandidate<'_>], profiles: &[Who]) -> Option<Changes> {
        let earlier = self.earlier.as_ref()?;
        let adverts: Vec<Named> = self.posts.iter().map(Prepared::named).collect();
        let pairs = candidates
            .iter()
            .flat_map(|one| one.changed.iter().cloned());
        Some(earlier.changes(&adverts, profiles, pairs.collect()))
    }
}

/// One pair with its place in a ranking, of a batch that is too large to be held as a whole.
pub fn alone(
    read: &ReadAdvert,
    profile: &Profile,
    own: &Assessment,
    rank: u32,
    criteria: bool,
) -> Row {
    let post = Prepared::new(read, &mut Themes::default());
    row(&post, profile, own, rank, criteria)
}

fn row(post: &Prepared<'_>, profile: &Profile, own: &Assessment, rank: u32, criteria: bool) -> Row {
    let counted = own.verdicts.iter().filter(|one| post.counts(one.criterion));
    let missed = near::gate_missed(own);
    let gaps: Vec<Gap> = counted
        .filter(|one| one.outcome != Outcome::Met && !missed)
        .map(|one| post.gap(one))
        .collect();
    let verdicts: Vec<Verdict> = if criteria {
        post.verdicts(own)
    } else {
        Vec::new()
    };
    Row {
        profile: profile.id.clone(),
        candidate: profile.candidate.clone(),
        rank,
        advert: own.advert.clone(),
        post: post.post.clone(),
        gates: gates(own, post.criteria()),
        essential: Tally::from(&own.essential),
        desirable: Tally::from(&own.desirable),
        points: own.essential.points + own.desirable.points,
        available: own.essential.available + own.desirable.available,
        gaps,
        verdicts,
        adviser: Vec::new(),
    }
}

/// Posts that `--near-miss` set aside: they were looked at all the same.
fn not_near(candidate: &OfCandidate<'_>) -> usize {
    let aside = candidate.ranking.set_aside.iter();
    let not_near = aside.filter(|one| one.reason == Reason::NotNear);
    not_near.map(|one| one.count).sum()
}

fn who(profile: &Profile) -> Who {
    Who {
        profile: profile.id.clone(),
        candidate: profile.candidate.clone(),
    }
}

/// The facts of a post that reports show.
pub(crate) fn facts(read: &ReadAdvert) -> Post {
    Post::from(&read.advert.fields)
}
