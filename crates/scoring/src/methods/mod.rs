//! How a criterion is held against a profile, one method a file, surest first: facts
//! ([`registration`], [`qualification`], [`membership`], [`driving`], [`tenure`], [`hours`], [`systems`],
//! [`life_support`], [`guiding`], [`educators`], [`deeds`], [`course`]), then
//! [`wording`] (aliases, word coverage, close spelling).

pub mod registration;
pub mod qualification;
pub mod membership;
pub mod driving;
pub mod tenure;
pub mod checks;
pub mod hours;
pub mod systems;
pub mod life_support;
pub mod guiding;
pub mod educators;
pub mod deeds;
pub mod course;
pub mod wording;

use crate::verdict::{Method, Outcome};

/// What a method of facts found for one ask.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// As far as this ask goes.
    pub outcome: Outcome,
    /// Index of each claim that bears on it.
    pub claims: Vec<usize>,
    /// By what.
    pub method: Method,
    /// What was asked and not shown, in words; `None` where nothing is missing.
    pub missing: Option<String>,
    /// How the profile stands, for a gate.
    pub standing: Standing,
}

/// How a profile stands to a fact.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Standing {
    /// Shown.
    Held,
    /// On the way: applied for, in progress; or held in part.
    OnTheWay,
    /// The profile does not speak of it.
    NotStated,
    /// The profile says otherwise.
    Otherwise,
}

impl Finding {
    /// Nothing in the profile speaks to it.
    pub(crate) fn none(method: Method, standing: Standing, missing: impl Into<String>) -> Self {
        let missing = Some(missing.into());
        Self {
            outcome: Outcome::NotEvidenced,
            claims: Vec::new(),
            method,
            missing,
            standing,
        }
    }

    /// Shown in full by `claims`.
    pub(crate) fn met(method: Method, claims: Vec<usize>) -> Self {
        Self {
            outcome: Outcome::Met,
            claims,
            method,
            missing: None,
            standing: Standing::Held,
        }
    }

    /// Shown in part by `claims`.
    pub(crate) fn partly(method: Method, claims: Vec<usize>, missing: impl Into<String>) -> Self {
        let missing = Some(missing.into());
        Self {
            outcome: Outcome::Partly,
            claims,
            method,
            missing,
            standing: Standing::OnTheWay,
        }
    }
}
