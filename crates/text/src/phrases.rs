//! Finding known phrases in a text.

use crate::words::{Word, words};
use rustc_hash::FxHashMap;

/// What two words must share to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// The folded word: "OTs" is not "OT".
    Word,
    /// The stem: "supervising" is "supervised".
    Stem,
}

/// A set of phrases, each with a number, that finds itself in texts.
///
/// ```
/// use personspec_text::{phrases::{Form, Phrases}, words};
/// let book = Phrases::new(Form::Word, [("occupational therapist", 0), ("therapist", 1)]);
/// let found = book.find(&words("Senior Occupational Therapist"));
/// assert_eq!(found.len(), 1); // the longest wins
/// assert_eq!((found[0].id, found[0].words.clone()), (0, 1..3));
/// ```
#[derive(Debug, Clone)]
pub struct Phrases {
    form: Form,
    /// First word to the phrases that begin with it, longest first.
    by_first: FxHashMap<String, Vec<Entry>>,
}

#[derive(Debug, Clone)]
struct Entry {
    keys: Vec<String>,
    id: usize,
    /// Only in capitals.
    capitals: bool,
}

/// One phrase found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The phrase's number.
    pub id: usize,
    /// Which words it covers.
    pub words: std::ops::Range<usize>,
}

impl Phrases {
    /// Builds the book. Phrases without a word are left out; of equal phrases every number stays.
    ///
    /// In [`Form::Stem`] a phrase of one word in capitals ("ACT", "RiO") is only found where the
    /// text has capitals too: "act" is another word.
    pub fn new<'a>(form: Form, phrases: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let mut by_first: FxHashMap<String, Vec<Entry>> = FxHashMap::default();
        for (phrase, id) in phrases {
            let words = words(phrase);
            let capitals =
                form == Form::Stem && words.len() == 1 && words.iter().all(|word| word.capitals);
            let keys: Vec<String> = words
                .iter()
                .map(|word| key(form, word).to_owned())
                .collect();
            if let Some(first) = keys.first() {
                by_first
                    .entry(first.clone())
                    .or_default()
                    .push(Entry { keys, id, capitals });
            }
        }
        #[expect(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for list in by_first.values_mut() {
            list.sort_by(|a, b| b.keys.len().cmp(&a.keys.len()).then(a.id.cmp(&b.id)));
        }
        Self { form, by_first }
    }

    /// The phrases in `text`, in order; where phrases overlap, the one that starts first and then
    /// the longest wins. Equal phrases with different numbers are all given.
    pub fn find(&self, text: &[Word]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let mut length = 0;
            for entry in self.starting(rest) {
                if length == 0 || entry.keys.len() == length {
                    length = entry.keys.len();
                    found.push(Found {
                        id: entry.id,
                        words: at..at + length,
                    });
                }
            }
            at += length.max(1);
        }
        found
    }

    /// Every phrase in `text`, those inside and across others too, by place and then longest first.
    pub fn find_all(&self, text: &[Word]) -> Vec<Found> {
        let rests = (0..text.len()).filter_map(|at| text.get(at..).map(|rest| (at, rest)));
        rests
            .flat_map(|(at, rest)| {
                self.starting(rest).map(move |entry| Found {
                    id: entry.id,
                    words: at..at + entry.keys.len(),
                })
            })
            .collect()
    }

    fn starting<'a>(&'a self, rest: &'a [Word]) -> impl Iterator<Item = &'a Entry> {
        let list = rest
            .first()
            .and_then(|word| self.by_first.get(key(self.form, word)))
            .map_or(&[][..], Vec::as_slice);
        list.iter().filter(move |entry| {
            rest.len() >= entry.keys.len()
                && (!entry.capitals || rest.first().is_some_and(|word| word.capitals))
                && entry
                    .keys
                    .iter()
                    .zip(rest)
                    .all(|(part, word)| part == key(self.form, word))
        })
    }
}

fn key(form: Form, word: &Word) -> &str {
    match form {
        Form::Word => &word.text,
        Form::Stem => &word.stem,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stems_meet_and_senses_are_all_given() {
        let book = Phrases::new(
            Form::Stem,
            [("advance care planning", 0), ("ACP", 1), ("ACP", 2)],
        );
        let ids = |text| {
            book.find(&words(text))
                .iter()
                .map(|f| f.id)
                .collect::<Vec<_>>()
        };
        assert_eq!(ids("advanced care plans"), [0]);
        assert_eq!(ids("an ACP on the ward"), [1, 2]);
        assert_eq!(ids("care planning; acp"), [] as [usize; 0]);
    }
}
