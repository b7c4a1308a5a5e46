//! Gates: what is checked before the panel reads on.

use crate::judge::standing;
use crate::methods::{Finding, Standing};
use personspec_parser::requirement::Ask;
use personspec_parser::{Basis, Criterion, Importance};

/// Something that is checked before the panel reads on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gate {
    /// What it is about.
    pub kind: GateKind,
    /// How the candidate stands.
    pub state: GateState,
    /// Index into the advert's criteria.
    pub criterion: usize,
    /// One sentence: why.
    pub reason: String,
}

/// What a gate is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateKind {
    /// Statutory registration.
    Registration,
    /// Entry qualification.
    Qualification,
    /// Driving licence or vehicle.
    Driving,
}

/// How a candidate stands at a gate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum GateState {
    /// Shown.
    Held,
    /// Applied for or in progress, or the advert's importance is only inferred: ask.
    ToCheck,
    /// The profile does not say. Never the same as missed.
    NotStated,
    /// The profile says otherwise. Ranked last.
    Missed,
}

impl GateKind {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Registration => "registration",
            Self::Qualification => "qualification",
            Self::Driving => "driving",
        }
    }
}

impl GateState {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Held => "held",
            Self::ToCheck => "to_check",
            Self::NotStated => "not_stated",
            Self::Missed => "missed",
        }
    }
}

/// The gate that a criterion sets, if it does: an essential one that asks a registration, the entry
/// qualification of a profession, or driving.
///
/// An importance that is only inferred never makes a missed gate: the state is then
/// [`GateState::ToCheck`].
pub fn of(index: usize, criterion: &Criterion, findings: &[Finding]) -> Option<Gate> {
    let kind = kind(criterion)?;
    let standing = standing(
        findings.iter().map(|finding| finding.standing),
        criterion.requirement.any_ask,
    )?;
    let state = match standing {
        Standing::Held => GateState::Held,
        Standing::NotStated => GateState::NotStated,
        Standing::Otherwise if may_miss(criterion) => GateState::Missed,
        Standing::OnTheWay | Standing::Otherwise => GateState::ToCheck,
    };
    let missing = findings
        .iter()
        .find_map(|finding| finding.missing.as_deref());
    let reason = match (state, missing) {
        (GateState::Held, _) => "shown in the profile".to_owned(),
        (GateState::ToCheck, Some(missing)) => format!("to check: {missing}"),
        (GateState::ToCheck, None) => "to check with the employer".to_owned(),
        (GateState::NotStated, Some(missing)) => format!("the profile does not say: {missing}"),
        (GateState::NotStated, None) => "the profile does not say".to_owned(),
        (GateState::Missed, Some(missing)) => {
            format!("asked: {missing}; the profile shows otherwise")
        }
        (GateState::Missed, None) => "the profile shows otherwise".to_owned(),
    };
    Some(Gate {
        kind,
        state,
        criterion: index,
        reason,
    })
}

/// Whether standings say that the profile shows otherwise.
pub(crate) fn missed_by(standings: impl Iterator<Item = Standing>, any: bool) -> bool {
    standing(standings, any) == Some(Standing::Otherwise)
}

/// What the gate of `criterion` is about, if it sets one.
pub(crate) fn kind(criterion: &Criterion) -> Option<GateKind> {
    if criterion.importance != Importance::Essential || criterion.duplicate_of.is_some() {
        return None;
    }
    let asks = criterion.requirement.asks.iter();
    asks.into_iter().find_map(|ask| match ask {
        Ask::Registration(_) => Some(GateKind::Registration),
        Ask::Qualification(asked) if !asked.professions.is_empty() => Some(GateKind::Qualification),
        Ask::Driving(_) => Some(GateKind::Driving),
        _ => None,
    })
}

/// Whether a profile that says otherwise misses the gate of `criterion`: its importance is printed, and
/// nothing else counts as well.
pub(crate) fn may_miss(criterion: &Criterion) -> bool {
    let sure = criterion.basis != Basis::Inferred && criterion.basis != Basis::None;
    sure && !criterion.requirement.or_equivalent && !criterion.requirement.or_in_progress
}
