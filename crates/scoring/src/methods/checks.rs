//! Criteria that ask nothing but a fact of daily work: times of work, computer systems, a course in
//! life support. Such a criterion is made of the kind's own phrases and of words that only frame them
//! (`data/frame.tsv`); one word more, and its wording is weighed instead.

use super::registration::rank;
use super::{Finding, Standing, deeds, educators, guiding, hours, life_support, systems};
use crate::claims::Candidate;
use crate::criteria::ReadCriterion;
use crate::verdict::Method;
use personspec_parser::Stage;
use personspec_parser::requirement::Part;
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words::Word;
use std::collections::HashSet;
use std::ops::Range;
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
    /// Any one of several; others that only their wording shows may stand beside them.
    AnyOf(Vec<Check>),
}

impl Check {
    /// What `words`, those of a criterion, ask, if they ask nothing else.
    pub fn read(text: &str, words: &[Word]) -> Option<Self> {
        Self::parts(text, words).find_map(Found::whole)
    }

    /// What the alternatives of a criterion ask, where one is enough and at least one of them asks nothing
    /// else: "audit, LeDeR reviews or quality improvement".
    pub fn any_of(parts: &[Part]) -> Option<Self> {
        let frame = |text: &String| {
            let words = personspec_text::words(text);
            words.iter().all(deeds::frames)
        };
        let mut asking = parts.iter().filter(|part| !part.any_of.iter().all(frame));
        let (Some(part), None) = (asking.next(), asking.next()) else {
            return None;
        };
        let read = |text: &String| {
            let words = personspec_text::words(text);
            // "Independent / V300 prescriber" asks for a prescriber, not for independence.
            let manner = words.len() == 1 && deeds::is_manner(&words);
            (!manner).then(|| Self::read(text, &words)).flatten()
        };
        let checks: Vec<Self> = part.any_of.iter().filter_map(read).collect();
        (part.any_of.len() > 1 && !checks.is_empty()).then_some(Self::AnyOf(checks))
    }

    /// Each kind of thing that is asked, in the order in which they are tried.
    fn parts<'w>(text: &'w str, words: &'w [Word]) -> impl Iterator<Item = Found<Self>> + use<'w> {
        let kinds: [&Read; 6] = [
            &|_, words| Some(hours::read(words)?.map(Self::Hours)),
            &|text, words| Some(systems::read(text, words)?.map(Self::Systems)),
            &|_, words| Some(life_support::read(words)?.map(Self::LifeSupport)),
            &|_, words| Some(educators::read(words)?.map(Self::Educators)),
            &|_, words| Some(guiding::read(words)?.map(Self::Guiding)),
            &|_, words| Some(deeds::read(words)?.map(Self::Deeds)),
        ];
        kinds.into_iter().filter_map(move |read| read(text, words))
    }

    /// Whether the wording may show more: a quality shows in what somebody tells, whatever the words.
    pub fn open(&self, criterion: &ReadCriterion<'_>) -> bool {
        match self {
            Self::Deeds(_) => criterion.criterion.stage == Stage::Interview,
            Self::AnyOf(_) => true,
            _ => false,
        }
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
            Self::AnyOf(checks) => {
                let each = checks.iter().map(|check| check.judge(criterion, who));
                let best = each.reduce(|best, one| {
                    if rank(one.outcome) > rank(best.outcome) {
                        one
                    } else {
                        best
                    }
                });
                best.unwrap_or_else(|| Finding::none(Method::Wording, Standing::NotStated, ""))
            }
        }
    }
}

/// How a kind of check is read from a criterion, its text and its words.
type Read = dyn Fn(&str, &[Word]) -> Option<Found<Check>>;

/// What a kind of check finds asked in a criterion.
#[derive(Debug, Clone)]
pub(super) struct Found<T> {
    /// What is asked.
    pub(super) asked: T,
    /// The words that ask it.
    pub(super) covered: Vec<Range<usize>>,
    /// Whether every other word only frames it.
    pub(super) all: bool,
}

impl<T> Found<T> {
    /// What is asked, where nothing else is.
    pub(super) fn whole(self) -> Option<T> {
        self.all.then_some(self.asked)
    }

    fn map<U>(self, with: impl FnOnce(T) -> U) -> Found<U> {
        Found {
            asked: with(self.asked),
            covered: self.covered,
            all: self.all,
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
    pub(super) fn find<'t>(&'t self, words: &[Word]) -> Vec<(&'t T, Range<usize>)> {
        let found = self.phrases.find(words).into_iter();
        found
            .filter_map(|one| Some((self.meanings.get(one.id)?, one.words)))
            .collect()
    }

    /// Whether every word outside `covered` only frames what is asked.
    pub(super) fn only_framed(&self, words: &[Word], covered: &[Range<usize>]) -> bool {
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
pub(crate) fn stems_of(kind: &str) -> HashSet<String> {
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
