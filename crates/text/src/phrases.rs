//! Finding known phrases in a text.

use crate::words::{Word, words};
use std::collections::HashMap;

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
    by_first: HashMap<String, Vec<(Vec<String>, usize)>>,
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
    pub fn new<'a>(form: Form, phrases: impl IntoIterator<Item = (&'a str, usize)>) -> Self {
        let mut by_first: HashMap<String, Vec<(Vec<String>, usize)>> = HashMap::new();
        for (phrase, id) in phrases {
            let keys: Vec<String> =
                words(phrase).into_iter().map(|word| key(form, &word).to_owned()).collect();
            if let Some(first) = keys.first() {
                by_first.entry(first.clone()).or_default().push((keys, id));
            }
        }
        let mut book = Self { form, by_first };
        book.by_first.values_mut().for_each(|list| {
            list.sort_by(|(a, x), (b, y)| b.len().cmp(&a.len()).then(x.cmp(y)));
        });
        book
    }

    /// The phrases in `text`, in order; where phrases overlap, the one that starts first and then
    /// the longest wins. Equal phrases with different numbers are all given.
    pub fn find(&self, text: &[Word]) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while let Some(rest) = text.get(at..).filter(|rest| !rest.is_empty()) {
            let mut length = 0;
            for (phrase, id) in self.starting(rest) {
                if length == 0 || phrase.len() == length {
                    length = phrase.len();
                    found.push(Found { id: *id, words: at..at + length });
                }
            }
            at += length.max(1);
        }
        found
    }

    fn starting<'a>(&'a self, rest: &'a [Word]) -> impl Iterator<Item = &'a (Vec<String>, usize)> {
        let list = rest
            .first()
            .and_then(|word| self.by_first.get(key(self.form, word)))
            .map_or(&[][..], Vec::as_slice);
        list.iter().filter(move |(phrase, _)| {
            rest.len() >= phrase.len()
                && phrase.iter().zip(rest).all(|(part, word)| part == key(self.form, word))
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
        let book = Phrases::new(Form::Stem, [("advance care planning", 0), ("ACP", 1), ("ACP", 2)]);
        let ids = |text| book.find(&words(text)).iter().map(|f| f.id).collect::<Vec<_>>();
        assert_eq!(ids("advanced care plans"), [0]);
        assert_eq!(ids("an ACP on the ward"), [1, 2]);
        assert_eq!(ids("care planning"), [] as [usize; 0]);
    }
}
