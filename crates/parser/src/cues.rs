//! Phrases of a table found in a folded line, word for word whatever punctuation parts them.

use rustc_hash::FxHashMap;

/// Phrases with what each means, by their first word.
#[derive(Debug)]
pub(crate) struct Cues<T>(FxHashMap<&'static str, Vec<(&'static str, T)>>);

impl<T: Copy> Cues<T> {
    /// From folded phrases, words parted by single blanks.
    pub(crate) fn new(phrases: impl IntoIterator<Item = (&'static str, T)>) -> Self {
        let mut cues: FxHashMap<&str, Vec<(&str, T)>> = FxHashMap::default();
        for (phrase, meaning) in phrases {
            let (first, rest) = phrase.split_once(' ').unwrap_or((phrase, ""));
            cues.entry(first).or_default().push((rest, meaning));
        }
        Self(cues)
    }

    /// What the phrases in `folded` mean, in its order, each with the number of the word that it
    /// begins at.
    pub(crate) fn find<'c>(&'c self, folded: &'c str) -> impl Iterator<Item = (usize, T)> + 'c {
        words(folded)
            .enumerate()
            .flat_map(move |(at, (word, after))| {
                let entries = self.0.get(word).map_or(&[][..], Vec::as_slice).iter();
                entries
                    .filter(move |(following, _)| continues(after, following))
                    .map(move |(_, meaning)| (at, *meaning))
            })
    }

    /// What a phrase at the beginning of `folded` means.
    pub(crate) fn begin(&self, folded: &str) -> Option<T> {
        let (word, after) = words(folded).next()?;
        let entries = self.0.get(word)?;
        let found = entries.iter().find(|(rest, _)| continues(after, rest));
        found.map(|(_, meaning)| *meaning)
    }
}

/// The words of a folded line, each with what follows it.
fn words(folded: &str) -> impl Iterator<Item = (&str, &str)> {
    let mut rest = folded;
    std::iter::from_fn(move || {
        rest = rest.trim_start_matches(is_pause);
        let end = rest.find(is_pause).unwrap_or(rest.len());
        let (word, after) = rest.split_at_checked(end)?;
        rest = after;
        (!word.is_empty()).then_some((word, after))
    })
}

/// What parts words.
fn is_pause(c: char) -> bool {
    matches!(c, ' ' | ',' | ';' | ':' | '.' | '(' | ')')
}

/// Whether `text`, which begins after a word, goes on with exactly the words of `phrase`.
fn continues(text: &str, phrase: &str) -> bool {
    let mut rest = text;
    phrase
        .split(' ')
        .filter(|word| !word.is_empty())
        .all(|word| {
            let next = rest.trim_start_matches(is_pause);
            let after = next.strip_prefix(word);
            rest = after.unwrap_or_default();
            after.is_some_and(|after| after.is_empty() || after.starts_with(is_pause))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_words_only_and_in_order() {
        let cues = Cues::new([("is essential", 1), ("is", 2), ("we", 3)]);
        let found: Vec<_> = cues.find("a car is, essential; this is").collect();
        assert_eq!(found, [(2, 1), (2, 2), (5, 2)]);
        assert_eq!(cues.find("essentially isn't").count(), 0);
        assert_eq!(
            (cues.begin("we are"), cues.begin("are we")),
            (Some(3), None)
        );
    }
}
