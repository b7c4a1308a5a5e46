//! What a term of a criterion can be said by, each kind of term once: its word, the compounds it
//! belongs to, the concepts it names. A candidate has one row of values an atom.

use crate::criteria::ReadCriterion;
use crate::policy::wording as policy;
use personspec_text::similarity::{Permille, SHORTEST_FUZZY, close_spelling};
use rustc_hash::FxHashMap;

/// Lists of numbers, one after another, each found by its place.
#[derive(Debug, Clone, Default)]
pub(super) struct Lists {
    ends: Vec<u32>,
    all: Vec<u32>,
}

impl Lists {
    pub(super) fn push(&mut self, list: impl IntoIterator<Item = u32>) {
        self.all.extend(list);
        self.ends.push(number(self.all.len()));
    }

    pub(super) fn get(&self, at: u32) -> &[u32] {
        let end = self.ends[at as usize] as usize;
        let start = (at as usize)
            .checked_sub(1)
            .map_or(0, |before| self.ends[before] as usize);
        &self.all[start..end]
    }

    /// Turns "each has these" into "each of these is had by", for numbers below `count`.
    pub(super) fn turned(lists: &[Vec<u32>], count: usize) -> Self {
        let mut had: Vec<Vec<u32>> = vec![Vec::new(); count];
        for (at, list) in lists.iter().enumerate() {
            for one in list {
                had[*one as usize].push(number(at));
            }
        }
        let mut turned = Self::default();
        for list in had {
            turned.push(list);
        }
        turned
    }
}

/// A place in a list as a number. Four thousand million of a thing do not fit into memory.
pub(super) fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

/// One kind of term.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Atom {
    pub(super) word: u32,
    pub(super) compounds: Vec<u32>,
    pub(super) concepts: Vec<u32>,
}

/// A word that criteria ask by.
#[derive(Debug, Clone)]
pub(super) struct AskedWord {
    pub(super) text: String,
    pub(super) stem: u32,
    pub(super) weight: u32,
}

/// Every kind of term of a batch's criteria.
#[derive(Debug, Clone, Default)]
pub(super) struct Atoms {
    stems: FxHashMap<String, u32>,
    word_ids: FxHashMap<(String, u32, u32), u32>,
    pub(super) words: Vec<AskedWord>,
    compound_ids: FxHashMap<Vec<u32>, u32>,
    pub(super) compounds: Vec<Vec<u32>>,
    ids: FxHashMap<Atom, u32>,
    pub(super) list: Vec<Atom>,
}

impl Atoms {
    /// The atoms of the terms of a criterion, in order.
    pub(super) fn of(&mut self, criterion: &ReadCriterion<'_>) -> Vec<u32> {
        let mut compounds: Vec<Vec<u32>> = vec![Vec::new(); criterion.terms.len()];
        for compound in &criterion.compounds {
            let stems: Vec<u32> = compound.stems.iter().map(|stem| self.stem(stem)).collect();
            let next = number(self.compounds.len());
            let id = *self.compound_ids.entry(stems.clone()).or_insert(next);
            if id == next {
                self.compounds.push(stems);
            }
            for at in &compound.terms {
                compounds[*at].push(id);
            }
        }
        let mut concepts: Vec<Vec<u32>> = vec![Vec::new(); criterion.terms.len()];
        for (concept, terms) in &criterion.concepts {
            for at in terms {
                concepts[*at].push(number(*concept));
            }
        }
        let each = criterion.terms.iter().zip(compounds).zip(concepts);
        each.map(|((term, mut compounds), mut concepts)| {
            for list in [&mut compounds, &mut concepts] {
                list.sort_unstable();
                list.dedup();
            }
            let word = self.word(&term.text, &term.stem, term.weight);
            let atom = Atom {
                word,
                compounds,
                concepts,
            };
            if let Some(id) = self.ids.get(&atom) {
                return *id;
            }
            let id = number(self.list.len());
            self.list.push(atom.clone());
            self.ids.insert(atom, id);
            id
        })
        .collect()
    }

    pub(super) fn stem(&mut self, stem: &str) -> u32 {
        if let Some(id) = self.stems.get(stem) {
            return *id;
        }
        let id = number(self.stems.len());
        self.stems.insert(stem.to_owned(), id);
        id
    }

    fn word(&mut self, text: &str, stem: &str, weight: u32) -> u32 {
        let stem = self.stem(stem);
        let key = (text.to_owned(), stem, weight);
        if let Some(id) = self.word_ids.get(&key) {
            return *id;
        }
        let id = number(self.words.len());
        self.words.push(AskedWord {
            text: text.to_owned(),
            stem,
            weight,
        });
        self.word_ids.insert(key, id);
        id
    }

    /// The stems by their numbers.
    pub(super) fn stem_names(&self) -> FxHashMap<u32, &str> {
        self.stems
            .iter()
            .map(|(stem, id)| (*id, stem.as_str()))
            .collect()
    }

    pub(super) fn stem_id(&self, stem: &str) -> Option<u32> {
        self.stems.get(stem).copied()
    }
}

/// The atoms, turned round to be found by what a candidate says.
#[derive(Debug)]
pub(super) struct Turned {
    /// Words by their stem.
    pub(super) words_of_stem: Lists,
    /// Atoms by their word.
    pub(super) atoms_of_word: Lists,
    /// Atoms by a concept they name.
    pub(super) atoms_of_concept: FxHashMap<u32, Vec<u32>>,
    /// Words long and rare enough to be mistyped, by first byte and length in bytes.
    fuzzy: FxHashMap<(u8, usize), Vec<(u32, u64)>>,
}

impl Turned {
    pub(super) fn new(atoms: &Atoms) -> Self {
        let stems: Vec<Vec<u32>> = atoms.words.iter().map(|word| vec![word.stem]).collect();
        let words: Vec<Vec<u32>> = atoms.list.iter().map(|atom| vec![atom.word]).collect();
        let mut atoms_of_concept: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (at, atom) in atoms.list.iter().enumerate() {
            for concept in &atom.concepts {
                atoms_of_concept
                    .entry(*concept)
                    .or_default()
                    .push(number(at));
            }
        }
        let mut fuzzy: FxHashMap<(u8, usize), Vec<(u32, u64)>> = FxHashMap::default();
        for (at, word) in atoms.words.iter().enumerate() {
            let figure = word.text.bytes().all(|byte| byte.is_ascii_digit());
            if let Some(first) = word.text.bytes().next()
                && !figure
                && word.weight >= policy::RARE_ENOUGH_TO_MISTYPE
            {
                let list = fuzzy.entry((first, word.text.len())).or_default();
                list.push((number(at), letters(&word.text)));
            }
        }
        Self {
            words_of_stem: Lists::turned(&stems, atoms.stems.len()),
            atoms_of_word: Lists::turned(&words, atoms.words.len()),
            atoms_of_concept,
            fuzzy,
        }
    }

    /// The asked words that `said` is, mistyped, with their closeness: those that
    /// [`close_spelling`] says, found without trying them all. A word that is the same but for its
    /// stem is found too.
    pub(super) fn near(&self, atoms: &Atoms, said: &str) -> Vec<(u32, Permille)> {
        let (Some(first), length) = (said.bytes().next(), said.len()) else {
            return Vec::new();
        };
        let mut near = Vec::new();
        let signature = letters(said);
        // One edit in five: the longer word has a quarter more letters at most.
        let (least, most) = if length < SHORTEST_FUZZY {
            (length, length)
        } else {
            (length * 4 / 5, length * 5 / 4 + 1)
        };
        for other in least..=most {
            let Some(list) = self.fuzzy.get(&(first, other)) else {
                continue;
            };
            let edits = other.max(length) / 5;
            for (id, theirs) in list {
                let word = &atoms.words[*id as usize];
                // An edit takes a letter away and puts another there; one outside ASCII has many bytes.
                let apart = (signature ^ theirs).count_ones() as usize > 2 * edits;
                if apart && said.is_ascii() && word.text.is_ascii() {
                    continue;
                }
                near.extend(close_spelling(&word.text, said).map(|close| (*id, close)));
            }
        }
        near
    }
}

/// Which letters a word holds, as a set of 64.
fn letters(word: &str) -> u64 {
    word.bytes().fold(0, |set, byte| set | 1 << (byte & 63))
}
