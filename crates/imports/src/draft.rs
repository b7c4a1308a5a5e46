//! A profile to be confirmed.

use crate::said::{Entry, Said};
use crate::scrub::Dropped;
use crate::yaml;

/// A profile to be confirmed: what a CV says, where it says so, and what was left out.
#[derive(Debug, Clone, PartialEq)]
pub struct Draft {
    pub(crate) file: String,
    pub(crate) kind: &'static str,
    pub(crate) headline: Option<Said>,
    pub(crate) registrations: Vec<Entry>,
    pub(crate) memberships: Vec<Entry>,
    pub(crate) qualifications: Vec<Entry>,
    pub(crate) training: Vec<Entry>,
    pub(crate) employment: Vec<Entry>,
    pub(crate) skills: Vec<Said>,
    pub(crate) statements: Vec<Said>,
    pub(crate) practical: Entry,
    /// Lines that found no place; kept as comments.
    pub(crate) unplaced: Vec<Said>,
    pub(crate) dropped: Dropped,
}

impl Draft {
    pub(crate) fn new(file: &str, kind: &'static str) -> Self {
        Self {
            file: file.to_owned(),
            kind,
            headline: None,
            registrations: Vec::new(),
            memberships: Vec::new(),
            qualifications: Vec::new(),
            training: Vec::new(),
            employment: Vec::new(),
            skills: Vec::new(),
            statements: Vec::new(),
            practical: Entry::new(),
            unplaced: Vec::new(),
            dropped: Dropped::default(),
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.registrations.is_empty()
            && self.memberships.is_empty()
            && self.qualifications.is_empty()
            && self.training.is_empty()
            && self.employment.is_empty()
            && self.skills.is_empty()
            && self.statements.is_empty()
    }

    /// What kind of file it was made from ("Word document").
    pub fn kind(&self) -> &'static str {
        self.kind
    }

    /// How many lines are marked to be checked.
    pub fn to_check(&self) -> usize {
        self.to_yaml()
            .lines()
            .filter(|line| line.contains(personspec_profile::lint::MARK))
            .count()
    }

    /// What was left out, and how often: "who the person is", 2.
    pub fn dropped(&self) -> impl Iterator<Item = (&'static str, usize)> + '_ {
        self.dropped.iter()
    }

    /// The draft as a profile in YAML, with its origins as comments. It reads without a fault.
    pub fn to_yaml(&self) -> String {
        yaml::write(self)
    }
}
