//! What a criterion asks, once understood: facts that can be checked outright ([`Ask`]), and the
//! parts its wording is made of ([`Part`]).
//!
//! One file a kind of ask; [`parts`] takes the wording apart. Nothing here looks at a candidate.

pub mod registration;
pub mod membership;
pub mod qualification;
pub mod driving;
pub mod tenure;
pub mod parts;

pub use driving::Driving;
pub use membership::Membership;
pub use parts::Part;
pub use qualification::Qualification;
pub use registration::Registration;
pub use tenure::Tenure;

use crate::advert::Group;
use crate::vocabulary::tail;
use personspec_text::words::{Word, words};

/// What a criterion asks.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Requirement {
    /// Facts to check, in the order of the kinds below; empty for a criterion of words only.
    pub asks: Vec<Ask>,
    /// Whether one of the asks is enough ("Diploma in ODP, or Registered Nurse with …").
    pub any_ask: bool,
    /// The required parts of the wording; all of them are asked.
    pub parts: Vec<Part>,
    /// Something else counts as well: "or equivalent", "or equivalent experience".
    pub or_equivalent: bool,
    /// Being on the way counts as well: "or working towards", "or studying for one".
    pub or_in_progress: bool,
    /// Stated willingness counts as well: "or willingness to undertake".
    pub or_willing: bool,
}

/// A fact that can be checked against the structured part of a profile.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Ask {
    /// An entry on a register.
    Registration(Registration),
    /// A qualification of some level, in some subject.
    Qualification(Qualification),
    /// Membership of a professional body.
    Membership(Membership),
    /// A driving licence, a vehicle, or a way to travel.
    Driving(Driving),
    /// Time spent at something.
    Tenure(Tenure),
}

/// Understands the text of one criterion.
///
/// ```
/// use personspec_parser::{Group, requirement::{Ask, understand}};
/// let asked = understand("Degree in Physiotherapy or equivalent", Group::Qualifications);
/// assert!(matches!(asked.asks[0], Ask::Qualification(_)));
/// assert!(asked.or_equivalent);
/// ```
pub fn understand(text: &str, group: Group) -> Requirement {
    understand_words(text, &words(text), group)
}

/// [`understand`] over the words of `text`, which were parted already.
pub(crate) fn understand_words(text: &str, words: &[Word], group: Group) -> Requirement {
    let line = Line::of(words, group);
    let asks = asks(&line);
    let any_ask = asks.len() > 1 && line.has("or") && !line.has("and");
    let other_way = line.any(&["or", "willingness"]);
    Requirement {
        any_ask,
        parts: parts::split_words(text, words),
        or_equivalent: line.any(&[
            "equivalent",
            "equivelant",
            "equivalence",
            "similar",
            "comparable",
        ]),
        or_in_progress: other_way && IN_PROGRESS.iter().any(|phrase| line.says(phrase)),
        or_willing: other_way && WILLING.iter().any(|phrase| line.says(phrase)),
        asks,
    }
}

/// The facts that `line` asks, in the order of their kinds.
pub(crate) fn asks(line: &Line<'_>) -> Vec<Ask> {
    let mut asks: Vec<Ask> = Vec::new();
    asks.extend(registration::read(line).map(Ask::Registration));
    asks.extend(membership::read(line).map(Ask::Membership));
    asks.extend(qualification::read(line).map(Ask::Qualification));
    asks.extend(driving::read(line).map(Ask::Driving));
    asks.extend(tenure::read(line).map(Ask::Tenure));
    asks
}

/// Ways to say that being on the way is enough.
const IN_PROGRESS: [&str; 10] = [
    "or working towards",
    "or work towards",
    "or studying for",
    "or studying towards",
    "or undertaking",
    "or near completion",
    "or in progress",
    "or equivalent in progress",
    "or commenced",
    "willingness to work towards",
];

/// Ways to say that willingness is enough.
const WILLING: [&str; 12] = [
    "or willingness to",
    "or willing to",
    "or a willingness to",
    "or be willing to",
    "or keen to",
    "or prepared to",
    "or desire to",
    "or an interest in",
    "or commitment to",
    "or able to undertake",
    "or ability to undertake",
    "or interest in",
];

/// One criterion's text with its words, as the kinds of ask read it.
#[derive(Debug)]
pub(crate) struct Line<'w> {
    /// Its words.
    pub(crate) words: &'w [Word],
    /// The group it stands in.
    pub(crate) group: Group,
}

impl<'w> Line<'w> {
    pub(crate) fn of(words: &'w [Word], group: Group) -> Self {
        Self { words, group }
    }

    /// Whether the folded word stands in the line.
    pub(crate) fn has(&self, word: &str) -> bool {
        let letter = word.bytes().next();
        let same = |w: &Word| w.text.bytes().next() == letter && w.text == word;
        self.words.iter().any(same)
    }

    /// Whether one of the folded words does.
    pub(crate) fn any(&self, list: &[&str]) -> bool {
        list.iter().any(|word| self.has(word))
    }

    /// Whether the words of `phrase` (folded, parted by blanks) stand in a row.
    pub(crate) fn says(&self, phrase: &str) -> bool {
        self.at(phrase).is_some()
    }

    /// Index of the first word of `phrase`, where it stands in a row.
    pub(crate) fn at(&self, phrase: &str) -> Option<usize> {
        let letter = phrase.bytes().next();
        let begins = |word: &Word| word.text.bytes().next() == letter;
        let starts = self.words.iter().enumerate();
        let mut starts = starts.filter(|(_, word)| begins(word)).map(|(at, _)| at);
        starts.find(|at| {
            let mut rest = phrase;
            for word in self.words.get(*at..).unwrap_or_default() {
                match rest.strip_prefix(word.text.as_str()) {
                    Some("") => return true,
                    Some(after) if after.starts_with(' ') => rest = tail(after, 1),
                    _ => return false,
                }
            }
            false
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn another_way_is_seen() {
        let asked = understand(
            "Leadership course or willingness to undertake",
            Group::Qualifications,
        );
        assert!(asked.or_willing && !asked.or_equivalent);
        assert!(understand("PgCert, or studying for one", Group::Qualifications).or_in_progress);
    }

    #[test]
    fn one_line_may_ask_two_facts() {
        let asked = understand(
            "HCPC registration and certified membership of RCSLT",
            Group::Qualifications,
        );
        assert!(matches!(
            asked.asks[..],
            [Ask::Registration(_), Ask::Membership(_)]
        ));
        assert!(!asked.any_ask);
    }
}
