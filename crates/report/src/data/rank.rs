//! Many candidates, many vacancies: kind "rank".

use super::InputFile;
use super::check::Override;
use super::post::Post;
use super::verdict::{Gate, Tally, Verdict};
use super::words::{GateState, Importance, Outcome};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The result of ranking.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Rank {
    /// The day that "present", "closed" and days left were counted from, YYYY-MM-DD.
    #[serde(default)]
    pub today: Option<String>,
    /// What each ranking is of.
    #[serde(default)]
    pub by: By,
    /// How much there was.
    #[serde(default)]
    pub counts: Counts,
    /// Every advert that was judged.
    #[serde(default)]
    pub adverts: Vec<Named>,
    /// Every profile that was read.
    #[serde(default)]
    pub profiles: Vec<Who>,
    /// One a candidate, or one a vacancy, in the order of the inputs.
    pub rankings: Vec<Ranking>,
    /// Pairs that lack one essential which can be closed, soonest closing date first.
    #[serde(default)]
    pub near_misses: Vec<NearMiss>,
    /// For each candidate, the gaps that stand alone between them and posts.
    #[serde(default)]
    pub unlocks: Vec<Unlock>,
    /// Gaps that candidates share, those of most candidates first.
    #[serde(default)]
    pub gaps: Vec<SharedGap>,
    /// What is otherwise than in an earlier result.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changes: Option<Changes>,
}

/// What each ranking is of.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum By {
    /// The vacancies of one candidate.
    #[default]
    Candidate,
    /// The candidates for one vacancy.
    Vacancy,
}

/// How much went into a batch, and what came of it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Counts {
    /// Adverts that were judged.
    pub adverts: usize,
    /// Profiles that were read.
    pub profiles: usize,
    /// Every candidate with every vacancy.
    pub pairs: usize,
    /// Pairs that filters set aside.
    pub set_aside: usize,
    /// Pairs that were ranked: all but those set aside.
    #[serde(default)]
    pub ranked: usize,
    /// Pairs that are one gap away.
    #[serde(default)]
    pub near_misses: usize,
    /// Changes since the earlier result, where there is one.
    #[serde(default)]
    pub changes: usize,
    /// Rows of the rankings below.
    pub rows: usize,
}

/// The vacancies of one candidate, or the candidates for one vacancy, best fit first.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Ranking {
    /// The profile's id, where this is the ranking of a candidate.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
    /// The label the candidate goes by; never scored.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<String>,
    /// The candidate's one line about themselves.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub headline: Option<String>,
    /// The advert's id, where this is the ranking of a vacancy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub advert: Option<String>,
    /// The vacancy.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub post: Option<Post>,
    /// How many were ranked, where only the first are in `rows`.
    pub of: usize,
    /// How many filters set aside, by reason; a pair is counted at its first reason.
    #[serde(default)]
    pub set_aside: Vec<SetAside>,
    /// Preferences that could not be applied, as written.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub not_applied: Vec<String>,
    /// Best first.
    pub rows: Vec<Row>,
}

/// What a filter set aside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SetAside {
    /// Why.
    pub reason: Reason,
    /// How many.
    pub count: usize,
}

/// Why a pair is not ranked. An advert that is silent is never set aside.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, JsonSchema,
)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The closing date is past (`--open-only`).
    Closed,
    /// Another pay band than the candidate looks for.
    Band,
    /// Another place.
    Place,
    /// Another working pattern.
    Pattern,
    /// It pays less than the candidate asks.
    Pay,
    /// Fewer essentials are evidenced than asked (`--min-evidenced`).
    Evidenced,
    /// No near miss (`--near-miss`).
    NotNear,
}

/// A pair with its place in a ranking.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Row {
    /// The profile's id.
    #[serde(default)]
    pub profile: String,
    /// The label the candidate goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<String>,
    /// From 1; ties share a rank.
    pub rank: u32,
    /// The advert's id.
    pub advert: String,
    /// What stands around the person specification.
    #[serde(flatten)]
    pub post: Post,
    /// What to check first.
    pub gates: Vec<Gate>,
    /// Over the essential criteria and those of unstated importance.
    pub essential: Tally,
    /// Over the desirable ones.
    pub desirable: Tally,
    /// Points of both.
    pub points: u32,
    /// Points to be had.
    pub available: u32,
    /// Criteria of the fit count that are not met; none are listed where a gate is missed, as nothing else
    /// matters then.
    #[serde(default)]
    pub gaps: Vec<Gap>,
    /// Every verdict with its evidence, where asked (`--criteria`).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verdicts: Vec<Verdict>,
    /// What the adviser says, kept beside our verdicts; it changes none of the figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adviser: Vec<Override>,
}

/// A criterion of the fit count that is not met.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gap {
    /// The criterion's id.
    pub criterion: String,
    /// The criterion verbatim.
    pub text: String,
    /// Whether the panel requires it.
    pub importance: Importance,
    /// Whether the importance was only inferred.
    pub inferred: bool,
    /// The finding.
    pub outcome: Outcome,
    /// The parts that were asked and not shown.
    pub missing: Vec<String>,
    /// Whether a line of evidence, a course or a membership can close it. A registration, an entry
    /// qualification, a licence and years of experience cannot be closed by the closing date.
    pub fixable: bool,
    /// What the person can do about it.
    pub next_step: Option<String>,
}

/// A pair that lacks one essential which can be closed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct NearMiss {
    /// The profile's id.
    pub profile: String,
    /// The label the candidate goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<String>,
    /// The advert's id.
    pub advert: String,
    /// What stands around the person specification.
    #[serde(flatten)]
    pub post: Post,
    /// Days from today to the closing date.
    pub days_left: Option<i32>,
    /// Gates that are not held, in the words of [`GateState`].
    pub to_check: Vec<Gate>,
    /// Over the essential criteria and those of unstated importance.
    pub essential: Tally,
    /// What is missing.
    pub gap: Gap,
}

/// A gap that stands alone between a candidate and posts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Unlock {
    /// The profile's id.
    pub profile: String,
    /// The label the candidate goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<String>,
    /// What it asks, in the words of one of the posts.
    pub gap: String,
    /// Posts at which nothing else is missing.
    pub completes: usize,
    /// Posts that were ranked for the candidate.
    pub of: usize,
    /// Those posts.
    pub adverts: Vec<String>,
}

/// A gap that candidates share.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct SharedGap {
    /// What it asks, in the words of one of the posts.
    pub gap: String,
    /// Candidates who have it at a post within reach.
    pub candidates: usize,
    /// Candidates who have any post within reach.
    pub of: usize,
    /// Posts at which it is the only thing missing for one of them at least.
    pub completes: usize,
    /// Those candidates, by profile.
    pub profiles: Vec<String>,
    /// Those posts.
    pub adverts: Vec<String>,
}

/// What is otherwise than in an earlier result.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Changes {
    /// The earlier result.
    pub since: InputFile,
    /// The day it was made for.
    pub since_day: Option<String>,
    /// Adverts that are new.
    pub new_adverts: Vec<Named>,
    /// Adverts that are gone.
    pub gone_adverts: Vec<Named>,
    /// Profiles that are new.
    pub new_profiles: Vec<String>,
    /// Profiles that are gone.
    pub gone_profiles: Vec<String>,
    /// Pairs of both results whose figures changed.
    pub pairs: Vec<Changed>,
}

/// An advert by its id and title.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Named {
    /// The advert's id.
    pub advert: String,
    /// Title of the post.
    pub title: Option<String>,
}

/// A candidate by the profile's id and the label.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Who {
    /// The profile's id.
    pub profile: String,
    /// The label the candidate goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<String>,
}

/// A pair whose figures changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Changed {
    /// The profile's id.
    pub profile: String,
    /// The label the candidate goes by.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub candidate: Option<String>,
    /// The advert's id.
    pub advert: String,
    /// Title of the post.
    pub title: Option<String>,
    /// As it was.
    pub before: Standing,
    /// As it is.
    pub after: Standing,
}

/// The figures of a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Standing {
    /// Whether a gate is missed.
    pub gate_missed: bool,
    /// Over the essential criteria.
    pub essential: Tally,
    /// Over the desirable ones.
    pub desirable: Tally,
}

impl Row {
    /// The figures of the pair.
    pub fn standing(&self) -> Standing {
        Standing {
            gate_missed: self.gate_missed(),
            essential: self.essential,
            desirable: self.desirable,
        }
    }

    /// Whether a gate is known to be missed.
    pub fn gate_missed(&self) -> bool {
        self.gates
            .iter()
            .any(|gate| gate.state == GateState::Missed)
    }

    /// Essentials without any evidence.
    pub fn missing(&self) -> impl Iterator<Item = &Gap> {
        self.essentials(Outcome::NotEvidenced)
    }

    /// Essentials of which a part is shown.
    pub fn partly(&self) -> impl Iterator<Item = &Gap> {
        self.essentials(Outcome::Partly)
    }

    fn essentials(&self, outcome: Outcome) -> impl Iterator<Item = &Gap> {
        let gaps = self.gaps.iter();
        gaps.filter(move |gap| gap.importance != Importance::Desirable && gap.outcome == outcome)
    }
}

impl Reason {
    /// A phrase for a person: "3 set aside: another band".
    pub fn phrase(self) -> &'static str {
        match self {
            Self::Closed => "closed already",
            Self::Band => "another band than the profile looks for",
            Self::Place => "another place",
            Self::Pattern => "another working pattern",
            Self::Pay => "less pay than asked",
            Self::Evidenced => "fewer essentials evidenced than asked",
            Self::NotNear => "not one gap away",
        }
    }
}
