//! Finds short phrases in running text whatever the order and the small words between: "budget
//! management" is in "managed the ward budget".

use crate::words::{Word, words};
use rustc_hash::FxHashMap;
use std::collections::BTreeSet;

/// Words that phrases are compared without.
const SMALL: [&str; 32] = [
    "a", "an", "the", "of", "to", "in", "for", "with", "and", "or", "on", "at", "by", "my", "our",
    "your", "their", "his", "her", "its", "as", "from", "is", "are", "was", "were", "be", "been",
    "i", "we", "that", "this",
];

/// Other words that may stand among those of a phrase.
const STRANGERS: usize = 2;

/// A book of phrases, each with a number that finds give back; several may share one number, and
/// one phrase may stand for several numbers.
#[derive(Debug)]
pub struct Gists {
    by_anchor: FxHashMap<String, Vec<Entry>>,
}

#[derive(Debug)]
struct Entry {
    /// The stems beside the anchor.
    others: Vec<String>,
    id: usize,
    /// Whether it is printed as an abbreviation and seen in capitals only.
    capitals: bool,
    /// Every word of a phrase that has one word beside small ones ("on call", "in charge"): they must
    /// stand in this very row.
    exact: Option<(Vec<String>, usize)>,
    /// The word itself, where the phrase is one name: "Excel" is not "excellent", "Teams" no team.
    name: Option<String>,
}

/// A phrase found in a text.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gist {
    /// The words of the text that say it, in order.
    pub words: Vec<usize>,
    /// The number it was given.
    pub id: usize,
}

impl Gists {
    /// Makes a book of `phrases`, each with its number.
    pub fn new<'a>(phrases: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let phrases: Vec<(Vec<Word>, Vec<Word>, usize)> = phrases
            .into_iter()
            .map(|(phrase, id)| (kept(words(phrase)), words(phrase), id))
            .collect();
        let mut seen: FxHashMap<&str, usize> = FxHashMap::default();
        for word in phrases.iter().flat_map(|(words, ..)| words) {
            *seen.entry(&word.stem).or_default() += 1;
        }
        let mut by_anchor: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        for (words, all, id) in &phrases {
            // The word that fewest phrases share: the others are looked for only where it stands.
            let rarity = |word: &&Word| (seen.get(word.stem.as_str()).copied(), word.stem.clone());
            let Some(anchor) = words.iter().min_by_key(rarity) else {
                continue;
            };
            let mut others: Vec<String> = words
                .iter()
                .map(|word| word.stem.clone())
                .filter(|stem| *stem != anchor.stem)
                .collect();
            others.dedup();
            let exact = (words.len() == 1 && all.len() > 1).then(|| {
                let at = all.iter().position(|word| word.stem == anchor.stem);
                let stems = all.iter().map(|word| word.stem.clone()).collect();
                (stems, at.unwrap_or(0))
            });
            by_anchor
                .entry(anchor.stem.clone())
                .or_default()
                .push(Entry {
                    exact,
                    capitals: words.len() == 1 && anchor.capitals,
                    name: (words.len() == 1 && anchor.initial && !anchor.capitals)
                        .then(|| anchor.text.clone()),
                    others,
                    id: *id,
                });
        }
        Self { by_anchor }
    }

    /// Every phrase in `text`, those inside and across others too, each once a place.
    ///
    /// ```
    /// use personspec_text::{gists::Gists, words};
    /// let book = Gists::new([("budget management", 7)]);
    /// assert_eq!(book.find(&words("I managed the ward budget"))[0].id, 7);
    /// assert!(book.find(&words("I managed a ward where others kept the budget")).is_empty());
    /// ```
    pub fn find(&self, text: &[Word]) -> Vec<Gist> {
        let places: Vec<usize> = (0..text.len())
            .filter(|at| text.get(*at).is_some_and(|word| !is_small(word)))
            .collect();
        let mut found = BTreeSet::new();
        for (nth, at) in places.iter().enumerate() {
            let Some(word) = text.get(*at) else { continue };
            for entry in self
                .by_anchor
                .get(&word.stem)
                .map_or(&[][..], Vec::as_slice)
            {
                let named = |name: &String| word.initial && word.text == *name;
                if (entry.capitals && !word.capitals) || !entry.name.as_ref().is_none_or(named) {
                    continue;
                }
                if !entry
                    .exact
                    .as_ref()
                    .is_none_or(|exact| in_row(text, *at, exact))
                {
                    continue;
                }
                if let Some(words) = around(text, &places, nth, entry) {
                    found.insert(Gist {
                        words,
                        id: entry.id,
                    });
                }
            }
        }
        found.into_iter().collect()
    }
}

/// Whether the stems of `exact` stand in a row, its anchor at word `at`.
fn in_row(text: &[Word], at: usize, (stems, anchor): &(Vec<String>, usize)) -> bool {
    let Some(start) = at.checked_sub(*anchor) else {
        return false;
    };
    let row = text.get(start..start + stems.len()).unwrap_or_default();
    row.len() == stems.len() && row.iter().zip(stems).all(|(word, stem)| word.stem == *stem)
}

/// The words of `entry` around the anchor at the `nth` place, if all are near enough: together they
/// span at most [`STRANGERS`] other words.
fn around(text: &[Word], places: &[usize], nth: usize, entry: &Entry) -> Option<Vec<usize>> {
    let reach = entry.others.len() + STRANGERS;
    let mut picked = vec![nth];
    for other in &entry.others {
        let near = |distance: usize| {
            [nth.checked_sub(distance), nth.checked_add(distance)]
                .into_iter()
                .flatten()
                .find(|place| {
                    let word = places.get(*place).and_then(|at| text.get(*at));
                    word.is_some_and(|word| word.stem == *other)
                })
        };
        picked.push((1..=reach).find_map(near)?);
    }
    picked.sort_unstable();
    let span = picked.last()? - picked.first()?;
    (span <= reach).then(|| {
        picked
            .iter()
            .filter_map(|place| places.get(*place).copied())
            .collect()
    })
}

fn kept(words: Vec<Word>) -> Vec<Word> {
    if words.iter().all(is_small) {
        return words;
    }
    words.into_iter().filter(|word| !is_small(word)).collect()
}

/// Whether phrases are compared without the word.
pub(crate) fn is_small(word: &Word) -> bool {
    !word.capitals && SMALL.contains(&word.text.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(book: &Gists, text: &str) -> Vec<usize> {
        book.find(&words(text))
            .into_iter()
            .map(|found| found.id)
            .collect()
    }

    #[test]
    fn order_and_small_words_do_not_matter() {
        let book = Gists::new([("controlled drug checks", 0), ("ACP", 1), ("ACP", 2)]);
        assert_eq!(ids(&book, "checked the controlled drugs"), [0]);
        assert_eq!(ids(&book, "checks of controlled and other drugs"), [0]);
        assert_eq!(ids(&book, "an ACP on the ward"), [1, 2]);
        assert_eq!(
            ids(&book, "acp drugs, and later on that day a check"),
            [] as [usize; 0]
        );
    }

    #[test]
    fn small_words_count_beside_a_single_other() {
        let book = Gists::new([("on call", 0), ("in charge", 1)]);
        assert_eq!(
            ids(&book, "On call one night in six, and in charge of it"),
            [0, 1]
        );
        assert_eq!(
            ids(&book, "I call the family free of charge"),
            [] as [usize; 0]
        );
    }

    #[test]
    fn a_name_is_seen_as_it_is_written() {
        let book = Gists::new([("Excel", 0), ("RiO", 1)]);
        assert_eq!(ids(&book, "Excellent with Excel and RiO"), [0, 1]);
        assert_eq!(ids(&book, "they excel in rio"), [] as [usize; 0]);
    }

    #[test]
    fn a_find_names_its_words_only() {
        let book = Gists::new([("ward budget", 3)]);
        let found = book.find(&words("The budget of our busy ward"));
        assert_eq!(found[0].words, [1, 5]);
    }
}
