//! Criteria that say the same: a line printed twice, and a sentence of the introduction that a line
//! of the specification repeats.

use super::Found;
use crate::advert::{Basis, Confidence, Criterion, Importance, Origin};
use crate::requirement::Ask;
use personspec_text::{Word, fold};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Sentences that are held against the list: no advert states more, and the work stays linear.
const MOST_SENTENCES: usize = 40;

/// Letters of a stem that tells by itself what is meant.
const LONG_ENOUGH: usize = 5;

/// Words that frame a requirement and tell nothing of what it is about, by stem.
static FRAME: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    "a an the of to in on at for with within and or as is are be by you your must \
    have has hold essential desirable would it this that post full able ability experience \
    knowledge working work good sound understanding applicants already own up current part \
    requirement after first being advantage helpful basic qualification qualified level when \
    where role because some there therefore speak please note such like"
        .split_whitespace()
        .collect()
});

/// Marks every criterion that repeats another with the id of the one it repeats. A sentence of the
/// prose yields to its line in the list, and lends it the importance that it states.
pub(crate) fn mark(criteria: &mut [Criterion], found: &[Found<'_>]) {
    let mut seen: FxHashMap<String, usize> = FxHashMap::default();
    for at in 0..criteria.len() {
        let Some(one) = criteria.get(at).filter(|one| one.origin == Origin::List) else {
            continue;
        };
        let key = fold(&one.text);
        let key = key.trim_matches(|c: char| !c.is_alphanumeric()).to_owned();
        match seen.get(&key).and_then(|first| criteria.get(*first)) {
            Some(first) => {
                let id = first.id.clone();
                if let Some(one) = criteria.get_mut(at) {
                    one.duplicate_of = Some(id);
                }
            }
            None => {
                seen.insert(key, at);
            }
        }
    }
    let prose: Vec<usize> = (0..criteria.len())
        .filter(|at| {
            criteria
                .get(*at)
                .is_some_and(|one| one.origin == Origin::Prose)
        })
        .collect();
    if prose.is_empty() {
        return;
    }
    let said: Vec<Said> = criteria
        .iter()
        .zip(found)
        .map(|(one, found)| Said::of(one, &found.words))
        .collect();
    for at in prose.into_iter().take(MOST_SENTENCES) {
        pair(criteria, &said, at);
    }
}

/// Finds the line that repeats the sentence at `at`.
fn pair(criteria: &mut [Criterion], said: &[Said], at: usize) {
    let (Some(sentence), Some(own)) = (criteria.get(at), said.get(at)) else {
        return;
    };
    let twin = criteria
        .iter()
        .zip(said)
        .enumerate()
        .filter(|(other, (one, _))| *other != at && one.duplicate_of.is_none())
        // Of two sentences the later repeats the earlier.
        .filter(|(other, (one, _))| one.origin == Origin::List || *other < at)
        .filter_map(|(other, (_, said))| Some((own.alike(said)?, other)))
        .max_by_key(|(closeness, other)| (*closeness, std::cmp::Reverse(*other)));
    let Some((_, twin)) = twin else { return };
    let (importance, id) = (
        sentence.importance,
        criteria.get(twin).map(|one| one.id.clone()),
    );
    if let Some(sentence) = criteria.get_mut(at) {
        sentence.duplicate_of = id;
    }
    if let Some(line) = criteria.get_mut(twin)
        && line.importance == Importance::Unstated
    {
        line.importance = importance;
        line.basis = Basis::Inline;
        line.confidence = Confidence::High;
    }
}

/// What a criterion says, in a form to compare.
struct Said {
    facts: Vec<u8>,
    stems: BTreeSet<String>,
    /// First letters of each run of words, for "MOHO" and "Model of Human Occupation".
    initials: String,
    short_forms: Vec<String>,
}

impl Said {
    fn of(criterion: &Criterion, words: &[Word]) -> Self {
        let kept = |word: &&Word| !FRAME.contains(word.text.as_str());
        Self {
            facts: criterion.requirement.asks.iter().filter_map(fact).collect(),
            stems: words
                .iter()
                .filter(kept)
                .map(|word| word.stem.clone())
                .collect(),
            initials: words
                .iter()
                .filter_map(|word| word.text.chars().next())
                .collect(),
            short_forms: words
                .iter()
                .filter(|word| word.capitals && word.text.len() >= 4)
                .map(|word| word.text.clone())
                .collect(),
        }
    }

    /// How alike two criteria are, where they are alike enough to be one: the same fact, a phrase
    /// and its short form, or most of the words of the shorter.
    fn alike(&self, other: &Self) -> Option<usize> {
        if self.facts.iter().any(|fact| other.facts.contains(fact)) {
            return Some(1000);
        }
        let spells = |a: &Self, b: &Self| {
            // Initials skip no word: "MOHO" is Model Of Human Occupation.
            a.short_forms
                .iter()
                .any(|short| b.initials.contains(short.as_str()))
        };
        if spells(self, other) || spells(other, self) {
            return Some(900);
        }
        let common = self.stems.intersection(&other.stems).count();
        let shorter = self.stems.len().min(other.stems.len());
        // "Welsh" alone tells what a sentence about Welsh asks; short words do not.
        let named = common == 1
            && shorter == 1
            && self
                .stems
                .intersection(&other.stems)
                .all(|stem| stem.len() >= LONG_ENOUGH);
        let most = common >= 2 && common * 3 >= shorter * 2;
        (named || most).then(|| common * 1000 / (shorter + 1))
    }
}

/// Facts that a sentence and a line share only where both mean the same.
fn fact(ask: &Ask) -> Option<u8> {
    match ask {
        Ask::Registration(_) => Some(1),
        Ask::Driving(driving) if driving.licence => Some(2),
        _ => None,
    }
}
