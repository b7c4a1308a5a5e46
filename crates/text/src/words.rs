//! Words of a text, and their stems.

use crate::fold::plain;
use crate::span::Span;
use rust_stemmers::{Algorithm, Stemmer};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::LazyLock;

/// One word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// The word folded: lower case, without apostrophes and a possessive "s", British spelling.
    pub text: String,
    /// Its stem, by the Snowball English algorithm: "supervising" and "supervision" share one.
    pub stem: String,
    /// Whether it is written as an abbreviation is: two capital letters at least ("OT", "RiO").
    pub capitals: bool,
    /// Whether it begins with a capital letter.
    pub initial: bool,
    /// Where it stands.
    pub span: Span,
}

/// The words of `text`, in order.
///
/// A word is a run of letters and digits; an ampersand between letters belongs to it ("A&E"), an
/// apostrophe does too but is not kept ("person's" is "person"), a hyphen parts words
/// ("post-registration" is two).
///
/// ```
/// let words = personspec_text::words("Post‑registration experience in A&E");
/// let texts: Vec<_> = words.iter().map(|word| word.text.as_str()).collect();
/// assert_eq!(texts, ["post", "registration", "experience", "in", "a&e"]);
/// ```
pub fn words(text: &str) -> Vec<Word> {
    // A word and its blank take six bytes of English or more, as a rule.
    let mut found = Vec::with_capacity(text.len() / 6 + 1);
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if !first.is_alphanumeric() {
            continue;
        }
        let mut word = String::with_capacity(16);
        push_lower(&mut word, first);
        let mut end = start + first.len_utf8();
        while let Some(&(at, c)) = chars.peek() {
            let inside = || {
                let rest = text.get(at + c.len_utf8()..);
                rest.is_some_and(|rest| rest.starts_with(char::is_alphanumeric))
            };
            match plain(c) {
                None => {}
                Some(letter) if letter.is_alphanumeric() => push_lower(&mut word, letter),
                Some('&') if inside() => word.push('&'),
                Some('\'') if inside() => word.push('\''),
                Some(_) => break,
            }
            end = at + c.len_utf8();
            chars.next();
        }
        if let Some(owner) = word.strip_suffix("'s") {
            word.truncate(owner.len());
        }
        if word.contains('\'') {
            word.retain(|c| c != '\'');
        }
        let word = british(word);
        if let Some(span) = Span::new(text, start, end) {
            let capitals = span.of(text).chars().filter(|c| c.is_uppercase()).count() > 1;
            let initial = span.of(text).starts_with(char::is_uppercase);
            let stem = stem_of(&word);
            found.push(Word {
                text: word,
                stem,
                capitals,
                initial,
                span,
            });
        }
    }
    found
}

fn push_lower(word: &mut String, letter: char) {
    if letter.is_ascii() {
        word.push(letter.to_ascii_lowercase());
    } else {
        word.extend(letter.to_lowercase());
    }
}

/// Stems that a thread keeps: adverts are written with some thousands of words.
const KEPT: usize = 8192;

thread_local! {
    static STEMS: RefCell<FxHashMap<String, String>> = RefCell::default();
}

/// The stem of a word in British spelling. The same word always has the same stem: what was worked
/// out once is kept.
fn stem_of(word: &str) -> String {
    STEMS.with_borrow_mut(|stems| {
        if let Some(stem) = stems.get(word) {
            return stem.clone();
        }
        let stem = Stemmer::create(Algorithm::English).stem(word).into_owned();
        if stems.len() < KEPT {
            stems.insert(word.to_owned(), stem.clone());
        }
        stem
    })
}

/// The stem of one folded word.
///
/// ```
/// use personspec_text::stem;
/// assert_eq!(stem("supervising"), stem("supervised"));
/// assert_eq!(stem("organizing"), stem("organised"));
/// ```
pub fn stem(word: &str) -> String {
    stem_of(&british(word.to_lowercase()))
}

/// American spellings and their British ones: (ending or beginning, replacement), apart.
struct Spellings {
    /// By their last letter.
    endings: FxHashMap<u8, Vec<(&'static str, &'static str)>>,
    /// By their first letter.
    beginnings: FxHashMap<u8, Vec<(&'static str, &'static str)>>,
}

static SPELLINGS: LazyLock<Spellings> = LazyLock::new(|| {
    let mut spellings = Spellings {
        endings: FxHashMap::default(),
        beginnings: FxHashMap::default(),
    };
    let lines = include_str!("../data/spelling.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#'));
    for (from, to) in rows.filter_map(|line| line.split_once('\t')) {
        let (table, part, letter) = match from.strip_prefix('-') {
            Some(part) => (&mut spellings.endings, part, part.bytes().last()),
            None => (&mut spellings.beginnings, from, from.bytes().next()),
        };
        table
            .entry(letter.unwrap_or(0))
            .or_default()
            .push((part, to));
    }
    spellings
});

/// The British spelling of a lower-case word, so that "organization" meets "organisation".
fn british(word: String) -> String {
    // Every rule below needs at least this much of a word: "size" and "prize" keep their z.
    if word.len() < 6 || !word.is_ascii() {
        return word;
    }
    let ending = |letter: u8| SPELLINGS.endings.get(&letter);
    for (from, to) in word.bytes().last().and_then(ending).into_iter().flatten() {
        if let Some(head) = word.strip_suffix(from) {
            return format!("{head}{to}");
        }
    }
    let beginning = |letter: u8| SPELLINGS.beginnings.get(&letter);
    for (from, to) in word
        .bytes()
        .next()
        .and_then(beginning)
        .into_iter()
        .flatten()
    {
        if let Some(rest) = word.strip_prefix(from)
            && !word.starts_with(to)
        {
            return format!("{to}{rest}");
        }
    }
    word
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str) -> Vec<String> {
        words(text).into_iter().map(|word| word.text).collect()
    }

    #[test]
    fn apostrophes_soft_hyphens_and_brackets() {
        assert_eq!(
            texts("person’s carers' IR(ME)R"),
            ["person", "carers", "ir", "me", "r"]
        );
        assert_eq!(texts("super\u{ad}vision"), ["supervision"]);
        assert_eq!(
            texts("e.g. 1:1, £39,959"),
            ["e", "g", "1", "1", "39", "959"]
        );
    }

    #[test]
    fn american_and_british_spellings_are_one_word() {
        for (american, british) in [
            ("organization", "organisation"),
            ("pediatric", "paediatric"),
            ("behavioral", "behavioural"),
            ("analyzing", "analysing"),
            ("counselor", "counsellor"),
            ("center", "centre"),
        ] {
            assert_eq!(texts(american), texts(british), "{american}");
        }
        assert_eq!(texts("size prize seize"), ["size", "prize", "seize"]);
    }

    #[test]
    fn spans_cover_the_words_as_given() {
        let text = "• “Person‑centred” care";
        let spans: Vec<_> = words(text).iter().map(|word| word.span.of(text)).collect();
        assert_eq!(spans, ["Person", "centred", "care"]);
    }
}
