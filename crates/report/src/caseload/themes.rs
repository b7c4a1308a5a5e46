//! Criteria of different adverts that ask the same: "Experience of clinical audit" and "clinical audit
//! experience". Two have one theme where the stems of their telling words are the same.

use personspec_text::words;
use std::collections::BTreeMap;

/// Words that a person specification puts around what it asks, one a line with their reason.
const FILLERS: &str = include_str!("../../data/fillers.tsv");

/// The themes of a batch, each a small number.
#[derive(Debug, Default)]
pub(super) struct Themes {
    known: BTreeMap<String, usize>,
    labels: Vec<String>,
}

impl Themes {
    /// The theme of a criterion.
    pub(super) fn of(&mut self, text: &str) -> usize {
        let next = self.labels.len();
        let theme = *self.known.entry(key(text)).or_insert(next);
        match self.labels.get_mut(theme) {
            // The shortest wording names it; of two as short, the first of the alphabet.
            Some(label) => {
                if (text.len(), text) < (label.len(), label.as_str()) {
                    text.clone_into(label);
                }
            }
            None => self.labels.push(text.to_owned()),
        }
        theme
    }

    /// The wording that names a theme.
    pub(super) fn label(&self, theme: usize) -> &str {
        self.labels.get(theme).map_or("", String::as_str)
    }
}

/// The stems of the telling words, sorted; all words where none tells.
fn key(text: &str) -> String {
    let words = words(text);
    let filler = |word: &str| fillers().any(|filler| filler == word);
    let mut stems: Vec<&str> = words
        .iter()
        .filter(|word| !filler(&word.text))
        .map(|word| word.stem.as_str())
        .collect();
    if stems.is_empty() {
        stems = words.iter().map(|word| word.stem.as_str()).collect();
    }
    stems.sort_unstable();
    stems.dedup();
    stems.join(" ")
}

fn fillers() -> impl Iterator<Item = &'static str> {
    let lines = FILLERS.lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(|line| line.split('\t').next().unwrap_or_default().split(' '))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wordings_of_one_gap_are_one_theme() {
        let mut themes = Themes::default();
        let long = themes.of("Demonstrable experience of clinical audit");
        assert_eq!(themes.of("Experience of clinical audit"), long);
        assert_eq!(themes.of("Clinical audits"), long);
        assert_eq!(themes.label(long), "Clinical audits");
        assert_ne!(themes.of("Experience of clinical research"), long);
        assert_ne!(themes.of("Experience"), themes.of("Knowledge"));
    }
}
