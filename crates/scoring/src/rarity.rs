//! How much a word weighs: rare words say more (inverse document frequency, Spärck Jones 1972).
//!
//! The weights were learned once from real adverts (`learn_rarity` in `benches`) and ship with the
//! crate: they never depend on the batch, so a pair's verdict is the same alone or among millions.

use personspec_text::words::{Word, words};
use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

/// Weight of a word that the table does not list: the rarest.
pub const RAREST: u32 = 55;

/// A word that every advert uses still asks something where a criterion names it.
const LIGHTEST: u32 = 4;

static WEIGHTS: LazyLock<HashMap<&str, u32>> = LazyLock::new(|| {
    let lines = include_str!("../data/rarity.tsv").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(stem, weight)| Some((stem, weight.parse().ok()?)))
        .collect()
});

static GENERIC: LazyLock<HashSet<String>> = LazyLock::new(|| {
    let lines = include_str!("../data/generic.tsv").lines();
    lines
        .filter(|line| !line.starts_with('#'))
        .flat_map(words)
        .map(|word| word.text)
        .collect()
});

/// The weight of a word, 0 (frames the sentence, asks nothing) to [`RAREST`].
///
/// ```
/// use personspec_scoring::rarity::weight;
/// let words = personspec_text::words("experience of dysphagia");
/// let weights: Vec<u32> = words.iter().map(weight).collect();
/// assert!(weights[0] == 0 && weights[1] == 0 && weights[2] > 40);
/// ```
pub fn weight(word: &Word) -> u32 {
    if GENERIC.contains(&word.text) {
        return 0;
    }
    WEIGHTS
        .get(word.stem.as_str())
        .copied()
        .unwrap_or(RAREST)
        .max(LIGHTEST)
}
