//! Criteria, read: their words with weights, the concepts they name, their parts.

use crate::figures;
use crate::held::Subject;
use crate::keys;
use crate::lexicon::{self, Concept};
use crate::methods::checks::Check;
use crate::rarity;
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::{Ask, tenure};
use personspec_parser::{Advert, Criterion, Group, Importance};
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words::{Word, words};
use std::sync::LazyLock;

/// An advert, ready to be judged against any number of candidates.
#[derive(Debug, Clone)]
pub struct Post<'a> {
    /// As it was read.
    pub advert: &'a Advert,
    /// Its criteria, in the advert's order.
    pub criteria: Vec<ReadCriterion<'a>>,
    /// The advertised professions: those of the title, else those that the criteria ask.
    pub professions: Vec<Profession>,
}

/// A criterion with what it asks, in a form to compare.
#[derive(Debug, Clone)]
pub struct ReadCriterion<'a> {
    /// As it was read.
    pub criterion: &'a Criterion,
    /// Its words that ask something.
    pub terms: Vec<Term>,
    /// The concepts it names, each with the terms that name it.
    pub concepts: Vec<(Concept, Vec<usize>)>,
    /// Its required parts: a list of alternatives each, an alternative a list of terms.
    pub parts: Vec<Vec<Vec<usize>>>,
    /// The same parts as printed: "RCOT or RCSLT".
    pub printed_parts: Vec<String>,
    /// Every stem in order: to tell a criterion pasted back.
    pub stems: Vec<String>,
    /// Their keys: stems are compared by the million.
    pub(crate) keys: Vec<u64>,
    /// The professions that its words name.
    pub professions: Vec<Profession>,
    /// What it asks where it asks nothing but a fact of daily work.
    pub check: Option<Check>,
    /// The terms of each of its compounds: they are said together or not at all.
    pub compounds: Vec<Compound>,
    /// Whether it asks for something done after registration.
    pub after_registration: bool,
    /// Whether it asks to give something (supervision, teaching): receiving it does not count.
    pub giving: bool,
    /// The words of the subject of the qualification that it asks.
    pub(crate) subject: Subject,
}

impl ReadCriterion<'_> {
    /// The number of every term.
    pub fn all_terms(&self) -> Vec<usize> {
        (0..self.terms.len()).collect()
    }
}

/// A term of several words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compound {
    /// The stems of all its words.
    pub stems: Vec<String>,
    /// Those of its words that ask something.
    pub terms: Vec<usize>,
}

/// A word that asks something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Term {
    /// Folded.
    pub text: String,
    /// Its stem.
    pub stem: String,
    /// How rare it is; see [`rarity::weight`]. At least 1.
    pub weight: u32,
    /// As printed.
    pub printed: String,
    /// Whether it is the first word, which has its capital from its place unless it has others.
    pub first: bool,
}

/// Reads every criterion of `advert` once.
pub fn read(advert: &Advert) -> Post<'_> {
    let criteria = advert.criteria.iter().map(read_criterion).collect();
    Post {
        advert,
        criteria,
        professions: professions(advert),
    }
}

/// The advertised professions: those the title names, else those that the essential registration
/// and qualification criteria ask.
pub(crate) fn professions(advert: &Advert) -> Vec<Profession> {
    let title = advert
        .fields
        .title
        .as_ref()
        .map_or("", |title| title.value.as_str());
    let named = Profession::named_in(title);
    if !named.is_empty() {
        return named;
    }
    let mut found: Vec<Profession> = Vec::new();
    for criterion in &advert.criteria {
        if criterion.group != Group::Qualifications || criterion.importance == Importance::Desirable
        {
            continue;
        }
        for ask in &criterion.requirement.asks {
            let professions = match ask {
                Ask::Registration(asked) => &asked.professions,
                Ask::Qualification(asked) => &asked.professions,
                _ => continue,
            };
            for profession in professions {
                if !found.contains(profession) {
                    found.push(*profession);
                }
            }
        }
    }
    found
}

/// Reads one criterion.
pub fn read_criterion(criterion: &Criterion) -> ReadCriterion<'_> {
    let text = criterion.text.as_str();
    let all = words(text);
    let mut of_word = vec![None; all.len()];
    let mut terms = Vec::new();
    let names = Profession::words_of_names(&all);
    let others = |at: &usize| !names.contains(at) && rarity::weight(&all[*at]) > 0;
    let only_names = !(0..all.len()).any(|at| others(&at));
    let timed = criterion
        .requirement
        .asks
        .iter()
        .any(|ask| matches!(ask, Ask::Tenure(_)));
    for (at, word) in all.iter().enumerate() {
        // "Two years" is counted from the dates: "two bed bays" says nothing of it.
        let counted = timed && tenure::is_number(&word.text);
        let weight = if counted { 0 } else { rarity::weight(word) };
        // Whether the candidate is of the profession is asked of the register.
        let stem = if figures::is_figure(word) {
            figures::with_its_word(&all, at, |word| rarity::weight(word) > 0)
        } else {
            Some(word.stem.clone())
        };
        if let Some(stem) = stem
            && weight > 0
            && (only_names || !names.contains(&at))
        {
            of_word[at] = Some(terms.len());
            terms.push(Term {
                text: word.text.clone(),
                stem,
                weight,
                printed: word.span.of(text).to_owned(),
                first: at == 0 && !word.capitals && all.len() > 3,
            });
        }
    }
    let concepts = lexicon::named(&all)
        .into_iter()
        .chain(lexicon::deeds::named(&all))
        .map(|named| {
            (
                named.concept,
                named
                    .words
                    .into_iter()
                    .filter_map(|at| of_word.get(at).copied().flatten())
                    .collect(),
            )
        })
        .filter(|(_, terms): &(Concept, Vec<usize>)| !terms.is_empty())
        .collect();
    let (parts, printed_parts) = parts(criterion, &all, &of_word);
    let giving = terms.iter().any(|term| is_giving(&term.stem));
    let check = Check::read(text, &all).or_else(|| Check::any_of(&criterion.requirement.parts));
    let compounds = COMPOUNDS.find(&all).into_iter().map(|found| {
        let stems = found.words.clone().filter_map(|at| all.get(at));
        let terms = found.words.clone();
        let terms = terms.filter_map(|at| of_word.get(at).copied().flatten());
        Compound {
            stems: stems.map(|word| word.stem.clone()).collect(),
            terms: terms.collect(),
        }
    });
    let compounds = compounds.collect();
    let after = all.windows(2).any(|pair| matches!(pair, [first, second]
        if matches!(first.text.as_str(), "post" | "since" | "after") && second.text.starts_with("regist")));
    let timed_after = criterion
        .requirement
        .asks
        .iter()
        .any(|ask| matches!(ask, Ask::Tenure(asked) if asked.registered));
    let after_registration = after || (timed_after && criterion.requirement.asks.len() == 1);
    let keys = all.iter().map(|word| keys::of_stem(&word.stem)).collect();
    let stems = all.into_iter().map(|word| word.stem).collect();
    ReadCriterion {
        criterion,
        terms,
        concepts,
        parts,
        printed_parts,
        stems,
        keys,
        professions: Profession::named_in(text),
        check,
        compounds,
        after_registration,
        giving,
        subject: subject(&criterion.requirement.asks),
    }
}

/// The words of the subject of the qualification that is asked; of none where none is.
pub(crate) fn subject(asks: &[Ask]) -> Subject {
    let subject = asks.iter().find_map(|ask| match ask {
        Ask::Qualification(asked) if asked.professions.is_empty() => Some(asked.subject.as_slice()),
        _ => None,
    });
    subject.map(Subject::of).unwrap_or_default()
}

static COMPOUNDS: LazyLock<Phrases> = LazyLock::new(|| {
    let lines = include_str!("../data/compounds.tsv").lines();
    Phrases::new(
        Form::Stem,
        lines.filter(|line| !line.starts_with('#')).zip(0..),
    )
});

/// Stems of what one gives or receives.
const GIVING: [&str; 9] = [
    "supervis",
    "supervisor",
    "teach",
    "mentor",
    "mentorship",
    "apprais",
    "coach",
    "precept",
    "train",
];

/// Whether a stem names what one gives or receives.
pub fn is_giving(stem: &str) -> bool {
    GIVING.contains(&stem)
}

/// The parts of the requirement as lists of terms. A part whose words all frame the sentence asks
/// nothing and is left out; examples are further alternatives of their part.
fn parts(
    criterion: &Criterion,
    all: &[Word],
    of_word: &[Option<usize>],
) -> (Vec<Vec<Vec<usize>>>, Vec<String>) {
    // Parts are slices of the text in order: walk the words along with them.
    let mut at = 0;
    let mut take = |said: &str| -> Vec<usize> {
        let mut found = Vec::new();
        for part in words(said) {
            while all.get(at).is_some_and(|word| word.text != part.text) {
                at += 1;
            }
            found.extend(of_word.get(at).copied().flatten());
            at += 1;
        }
        found
    };
    let (mut parts, mut printed) = (Vec::new(), Vec::new());
    for part in &criterion.requirement.parts {
        let mut alternatives: Vec<Vec<usize>> = Vec::new();
        let mut named: Vec<&str> = Vec::new();
        for (at, said) in part.any_of.iter().chain(&part.examples).enumerate() {
            let terms = take(said);
            if !terms.is_empty() {
                alternatives.push(terms);
                named.extend(Some(said.as_str()).filter(|_| at < part.any_of.len()));
            }
        }
        if !alternatives.is_empty() {
            if named.is_empty() {
                named.extend(part.any_of.first().map(String::as_str));
            }
            parts.push(alternatives);
            printed.push(named.join(" or "));
        }
    }
    (parts, printed)
}
