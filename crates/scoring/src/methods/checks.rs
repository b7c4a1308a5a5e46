//! Criteria that ask nothing but a fact of daily work: times of work, computer systems, a course in
//! life support. Such a criterion is made of the kind's own phrases and of words that only frame them
//! (`data/frame.tsv`); one word more, and its wording is weighed instead.

use super::{Finding, deeds, educators, guiding, hours, life_support, systems};
use crate::claims::Candidate;
use crate::criteria::ReadCriterion;
use personspec_parser::Stage;
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words::Word;
use std::collections::HashSet;
use std::sync::LazyLock;

/// What such a criterion asks.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Check {
    /// Times of work.
    Hours(hours::Asked),
    /// Computer systems.
    Systems(systems::Asked),
    /// A course in life support.
    LifeSupport(life_support::Asked),
    /// Guiding others.
    Guiding(guiding::Asked),
    /// The right to assess and teach learners.
    Educators(educators::Asked),
    /// What is done beside the care itself.
    Deeds(deeds::Asked),
}

impl Check {
    /// What `words`, those of a criterion, ask, if they ask nothing else.
    pub fn read(text: &str, words: &[Word]) -> Option<Self> {
        let hours = || hours::read(words).map(Self::Hours);
        let systems = || systems::read(text, words).map(Self::Systems);
        let life_support = || life_support::read(words).map(Self::LifeSupport);
        let guiding = || guiding::read(words).map(Self::Guiding);
        let educators = || educators::read(words).map(Self::Educators);
        let deeds = || deeds::read(words).map(Self::Deeds);
        hours()
            .or_else(systems)
            .or_else(life_support)
            .or_else(educators)
            .or_else(guiding)
            .or_else(deeds)
    }

    /// Whether the wording may show more: a quality shows in what somebody tells, whatever the words.
    pub fn open(&self, criterion: &ReadCriterion<'_>) -> bool {
        matches!(self, Self::Deeds(_)) && criterion.criterion.stage == Stage::Interview
    }

    /// Holds it against a profile.
    ///
    /// Of `criterion` it may look at the group, the stage, what else counts as well ("or equivalent"), and
    /// whether a claim repeats it: the batch engine judges criteria that share those once.
    pub fn judge(&self, criterion: &ReadCriterion<'_>, who: &Candidate<'_>) -> Finding {
        match self {
            Self::Hours(asked) => hours::judge(asked, who),
            Self::Systems(asked) => systems::judge(asked, who),
            Self::LifeSupport(asked) => life_support::judge(asked, who),
            Self::Guiding(asked) => guiding::judge(asked, criterion, who),
            Self::Educators(asked) => educators::judge(asked, criterion, who),
            Self::Deeds(asked) => deeds::judge(asked, criterion, who),
        }
    }
}

/// Phrases of a table with what each means.
pub(super) struct Table<T> {
    phrases: Phrases,
    meanings: Vec<T>,
    frame: HashSet<&'static str>,
}

impl<T> Table<T> {
    /// From rows of phrase and meaning; `kind` names its rows in `frame.tsv`.
    pub(super) fn new(rows: Vec<(&'static str, T)>, kind: &str) -> Self {
        Self::of_form(Form::Word, rows, kind)
    }

    /// The same, with phrases found by their words or by their stems.
    pub(super) fn of_form(form: Form, rows: Vec<(&'static str, T)>, kind: &str) -> Self {
        let frame = words_of(kind).collect();
        let phrases = Phrases::new(form, rows.iter().map(|row| row.0).zip(0..));
        let meanings = rows.into_iter().map(|row| row.1).collect();
        Self {
            phrases,
            meanings,
            frame,
        }
    }

    /// What the phrases in `words` mean, each with its words; the longest where they overlap.
    pub(super) fn find<'t>(&'t self, words: &[Word]) -> Vec<(&'t T, std::ops::Range<usize>)> {
        let found = self.phrases.find(words).into_iter();
        found
            .filter_map(|one| Some((self.meanings.get(one.id)?, one.words)))
            .collect()
    }

    /// Whether every word outside `covered` only frames what is asked.
    pub(super) fn only_framed(&self, words: &[Word], covered: &[std::ops::Range<usize>]) -> bool {
        words.iter().enumerate().all(|(at, word)| {
            covered.iter().any(|range| range.contains(&at))
                || self.frame.contains(word.text.as_str())
        })
    }
}

/// The words that `frame.tsv` lists for a kind.
pub(super) fn words_of(kind: &str) -> impl Iterator<Item = &'static str> {
    rows(include_str!("../../data/frame.tsv"))
        .filter(move |cells| cells.first() == Some(&kind))
        .flat_map(|cells| cells.get(1).copied().unwrap_or_default().split(' '))
}

/// Their stems.
pub(super) fn stems_of(kind: &str) -> HashSet<String> {
    words_of(kind).map(personspec_text::stem).collect()
}

/// The cells of a table's rows: comment lines left out.
pub(super) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    let lines = table.lines().filter(|line| !line.starts_with('#'));
    lines.map(|line| line.split('\t').collect())
}

/// A table that is read once.
pub(super) type Once<T> = LazyLock<Table<T>>;

/// A criterion that says what is not asked ("no nights") is read word by word.
pub(super) fn denies(words: &[Word]) -> bool {
    let denies = |word: &Word| matches!(word.text.as_str(), "no" | "not" | "without" | "except");
    words.iter().any(denies)
}
