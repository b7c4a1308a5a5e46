//! Verdicts, gates and their counts.

use super::ImportanceWhy;
use super::words::{
    Basis, Confidence, GateKind, GateState, Group, Importance, Method, Outcome, Stage,
};
use personspec_parser as parser;
use personspec_scoring as scoring;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// What the profile shows for one criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Verdict {
    /// Its id.
    pub criterion: String,
    /// What kind of thing it asks.
    #[serde(default = "other")]
    pub group: Group,
    /// The printed heading it stands under; `null` in prose.
    #[serde(default)]
    pub heading: Option<String>,
    /// The criterion verbatim.
    pub text: String,
    /// The line of the advert it stands on, from 1.
    #[serde(default)]
    pub line: Option<usize>,
    /// Whether the panel requires it.
    pub importance: Importance,
    /// How the importance is known.
    pub basis: Basis,
    /// Why it is held to be so; where that was asked (`--explain-importance`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub importance_why: Option<ImportanceWhy>,
    /// When the panel looks at it.
    pub stage: Stage,
    /// The id of the criterion that says the same, where this one repeats it.
    pub duplicate_of: Option<String>,
    /// The finding.
    pub outcome: Outcome,
    /// Points earned.
    pub points: u32,
    /// Points to be had: 0 outside the fit count.
    pub available: u32,
    /// How sure the finding is.
    pub confidence: Confidence,
    /// The claims that bear on it, strongest first.
    pub evidence: Vec<Evidence>,
    /// The parts that were asked and not shown, in the criterion's words.
    pub missing: Vec<String>,
    /// What the person can do about it.
    pub next_step: Option<String>,
}

fn other() -> Group {
    Group::Other
}

/// A claim that bears on a criterion.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Evidence {
    /// The claim's place in the profile: `employment[0].duties[2]`.
    pub path: String,
    /// The candidate's own words.
    pub quote: String,
    /// How it was found.
    pub method: Method,
}

/// Something that is checked before the panel reads on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Gate {
    /// What it is about.
    pub kind: GateKind,
    /// How the candidate stands.
    pub state: GateState,
    /// The id of the criterion that sets it.
    pub criterion: String,
    /// Why.
    pub reason: String,
}

/// Outcomes counted over the criteria of the fit count.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Tally {
    /// Criteria met.
    pub met: u32,
    /// Criteria partly met.
    pub partly: u32,
    /// Criteria not evidenced.
    pub not_evidenced: u32,
    /// Criteria on which the advert is unclear.
    pub unclear: u32,
    /// All of them.
    pub total: u32,
    /// Points earned.
    pub points: u32,
    /// Points to be had.
    pub available: u32,
    /// What the points are ranked out of: `available`, or more where the list is very short.
    pub ranked_of: u32,
}

impl Tally {
    /// How many criteria have that outcome.
    pub fn of(&self, outcome: Outcome) -> u32 {
        match outcome {
            Outcome::Met => self.met,
            Outcome::Partly => self.partly,
            Outcome::NotEvidenced => self.not_evidenced,
            Outcome::Unclear => self.unclear,
        }
    }
}

impl From<&scoring::Tally> for Tally {
    fn from(tally: &scoring::Tally) -> Self {
        Self {
            met: tally.met,
            partly: tally.partly,
            not_evidenced: tally.not_evidenced,
            unclear: tally.unclear,
            total: tally.total,
            points: tally.points,
            available: tally.available,
            ranked_of: tally.ranked_of,
        }
    }
}

impl Verdict {
    /// The verdict on `criterion`, which stands on `line`.
    pub fn new(verdict: &scoring::Verdict, criterion: &parser::Criterion, line: usize) -> Self {
        Self {
            criterion: criterion.id.clone(),
            group: criterion.group.into(),
            heading: criterion.heading.clone(),
            text: criterion.text.clone(),
            line: Some(line),
            importance: criterion.importance.into(),
            basis: criterion.basis.into(),
            importance_why: None,
            stage: criterion.stage.into(),
            duplicate_of: criterion.duplicate_of.clone(),
            outcome: verdict.outcome.into(),
            points: verdict.points,
            available: verdict.available,
            confidence: verdict.confidence.into(),
            evidence: (verdict.evidence.iter())
                .map(|one| Evidence {
                    path: one.path.clone(),
                    quote: one.quote.clone(),
                    method: one.method.into(),
                })
                .collect(),
            missing: verdict.missing.clone(),
            next_step: verdict.next_step.clone(),
        }
    }

    /// Whether it counts towards the fit.
    pub fn counts(&self) -> bool {
        self.stage == Stage::Application && self.duplicate_of.is_none()
    }
}

/// The gates of an assessment, each with the id of its criterion.
pub(crate) fn gates(assessment: &scoring::Assessment, criteria: &[parser::Criterion]) -> Vec<Gate> {
    let of = |gate: &scoring::Gate| Gate {
        kind: gate.kind.into(),
        state: gate.state.into(),
        criterion: criteria
            .get(gate.criterion)
            .map_or_else(String::new, |criterion| criterion.id.clone()),
        reason: gate.reason.clone(),
    };
    assessment.gates.iter().map(of).collect()
}
