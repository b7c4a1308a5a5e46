//! What tells who the person is stays out of a draft, and the draft says how much of what did.

use crate::said::Said;
use personspec_profile::{personal, read::masked};
use std::collections::BTreeMap;

/// What was left out: what it tells, and how often.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Dropped(BTreeMap<&'static str, usize>);

impl Dropped {
    /// Counts one piece more.
    pub(crate) fn count(&mut self, tells: &'static str) {
        *self.0.entry(tells).or_insert(0) += 1;
    }

    /// What was left out, and how often.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&'static str, usize)> + '_ {
        self.0.iter().map(|(tells, times)| (*tells, *times))
    }

    /// A value without what tells who the person is; `None` where nothing else is in it. A value that
    /// lost something is to be checked.
    pub(crate) fn scrub(&mut self, said: Said) -> Option<Said> {
        // "Nationality: …": the label gives the whole line away.
        if let Some((label, _)) = said.text.split_once(':')
            && let Some(tells) = masked(label.trim_matches(|c: char| !c.is_alphanumeric()))
        {
            self.count(tells);
            return None;
        }
        let mut text = said.text.clone();
        let mut cut = false;
        for piece in personal(&said.text).into_iter().rev() {
            self.count(piece.tells);
            cut = true;
            if words_only(piece.tells) {
                // A phrase ("date of birth") gives the sentence away.
                return None;
            }
            if text.get(piece.at.clone()).is_some() {
                text.replace_range(piece.at, "");
            }
        }
        if !cut {
            return Some(said);
        }
        let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
        let bare = text.trim_matches(|c: char| !c.is_alphanumeric());
        if bare.chars().count() < 4 {
            return None;
        }
        Some(Said { text, ..said }.check("personal data was taken out of this line"))
    }
}

/// Whether such a thing is told by words, which more words follow, and not by its form.
fn words_only(tells: &str) -> bool {
    !matches!(
        tells,
        "how to reach the person" | "where the person lives" | "a personal number"
    )
}
