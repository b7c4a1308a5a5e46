//! Candidates held against vacancies, criterion by criterion: kind "check".

use super::ImportanceWhy;
use super::parse::{Places, ReadNote, notes};
use super::post::Post;
use super::verdict::{Gate, Tally, Verdict, gates};
use super::words::Outcome;
use crate::result::Pair;
use jiff::civil::Date;
use personspec_parser::{Basis, Stage};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The result of checking pairs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Check {
    /// The day that "present" and "closed" were counted from, YYYY-MM-DD.
    #[serde(default)]
    pub today: Option<String>,
    /// Adverts in the order of the inputs, each with every candidate.
    pub pairs: Vec<CheckedPair>,
}

/// One candidate held against one vacancy.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct CheckedPair {
    /// The advert's id.
    pub advert: String,
    /// The profile's id.
    pub profile: String,
    /// The label the candidate goes by; never scored.
    #[serde(default)]
    pub candidate: Option<String>,
    /// What stands around the person specification.
    #[serde(flatten)]
    pub post: Post,
    /// Whether the closing date is past.
    #[serde(default)]
    pub closed: bool,
    /// Outcomes counted.
    pub summary: Summary,
    /// What to check first.
    pub gates: Vec<Gate>,
    /// One a criterion, in the advert's order.
    pub verdicts: Vec<Verdict>,
    /// What the adviser says, kept beside our verdicts; it changes none of the figures.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub adviser: Vec<Override>,
    /// What was assumed or found odd in the advert.
    #[serde(default)]
    pub notes: Vec<ReadNote>,
}

/// Outcomes counted by importance.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Summary {
    /// Over the essential criteria and those of unstated importance.
    pub essential: Tally,
    /// Over the desirable ones.
    pub desirable: Tally,
    /// Criteria of the advert, those that do not count too.
    #[serde(default)]
    pub criteria: usize,
    /// Criteria whose importance was inferred.
    #[serde(default)]
    pub inferred: usize,
    /// Criteria for the interview, which do not count.
    #[serde(default)]
    pub interview: usize,
    /// Criteria that count and are not met.
    #[serde(default)]
    pub gaps: usize,
}

/// An adviser's own judgement of one criterion, with its reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Override {
    /// The criterion's id.
    pub criterion: String,
    /// Our finding.
    pub ours: Outcome,
    /// The adviser's.
    pub outcome: Outcome,
    /// Why.
    pub reason: String,
    /// Who says so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

impl Check {
    /// From what was judged on `today`.
    pub fn new(pairs: &[Pair<'_>], today: Date) -> Self {
        Self {
            today: Some(today.to_string()),
            pairs: pairs.iter().map(CheckedPair::from).collect(),
        }
    }
}

impl From<&Pair<'_>> for CheckedPair {
    fn from(pair: &Pair<'_>) -> Self {
        let read = pair.advert;
        let places = Places::new(&read.advert.text);
        let criteria = &read.advert.criteria;
        let closed = personspec_parser::Code::Closed;
        let verdicts = pair.assessment.verdicts.iter();
        let open = |one: &&personspec_scoring::Verdict| {
            one.available > 0 && one.outcome != personspec_scoring::Outcome::Met
        };
        let (gaps, inferred, interview) = (
            pair.assessment.verdicts.iter().filter(open).count(),
            criteria
                .iter()
                .filter(|one| one.basis == Basis::Inferred)
                .count(),
            criteria
                .iter()
                .filter(|one| one.stage == Stage::Interview)
                .count(),
        );
        Self {
            advert: pair.assessment.advert.clone(),
            profile: pair.assessment.profile.clone(),
            candidate: pair.profile.candidate.clone(),
            post: Post::from(&read.advert.fields),
            closed: read.notes.iter().any(|note| note.code == closed),
            summary: Summary {
                essential: Tally::from(&pair.assessment.essential),
                desirable: Tally::from(&pair.assessment.desirable),
                criteria: criteria.len(),
                inferred,
                interview,
                gaps,
            },
            gates: gates(&pair.assessment, criteria),
            verdicts: verdicts
                .filter_map(|verdict| {
                    let criterion = criteria.get(verdict.criterion)?;
                    let line = places.of(criterion.span).line;
                    let mut verdict_on = Verdict::new(verdict, criterion, line);
                    // Asked for: then there is an entry a criterion.
                    let inference = read.inferences.get(verdict.criterion);
                    verdict_on.importance_why =
                        inference.map(|why| ImportanceWhy::new(criterion, why.as_ref()));
                    Some(verdict_on)
                })
                .collect(),
            adviser: Vec::new(),
            notes: notes(read, &places),
        }
    }
}
