//! Deeds as concepts: where a criterion asks for an audit among other things, the words that ask for it
//! are said by whatever tells that one was done.
//!
//! Each class of the table of deeds has three numbers after those of the lexicon: it is asked, it is told
//! in part, it is told in full.

use super::{Concept, Entry, Named, TABLE};
use crate::methods::deeds::told::Deed;
use crate::methods::deeds::{CLASSES, asked_in, name, strength_of};
use crate::policy::strength;
use personspec_text::similarity::Permille;
use personspec_text::words::Word;
use std::collections::BTreeMap;

/// Ways a class is a concept: asked, told in part, told in full.
const WAYS: usize = 3;

/// What shows each of these concepts. `first` is the number of the first.
pub(super) fn shown(first: Concept) -> Vec<BTreeMap<Concept, Permille>> {
    let rows = CLASSES.iter().flat_map(|asked| {
        let mut list = BTreeMap::new();
        for (at, told) in CLASSES.iter().enumerate() {
            for most in [1_u8, 2] {
                let how = match strength_of(asked, told).min(most) {
                    2 => strength::SAME,
                    1 => strength::BROADER,
                    _ => continue,
                };
                list.insert(first + at * WAYS + usize::from(most), how);
            }
        }
        [list, BTreeMap::new(), BTreeMap::new()]
    });
    rows.collect()
}

/// The deeds that a criterion asks, as concepts, with the words that ask for them.
pub(crate) fn named(text: &[Word]) -> Vec<Named> {
    let found = asked_in(text).into_iter();
    let named = found.filter_map(|(class, words)| {
        let at = CLASSES.iter().position(|known| *known == class)?;
        Some(Named {
            concept: TABLE.first_deed + at * WAYS,
            words: words.collect(),
        })
    });
    named.collect()
}

/// A deed that a claim tells of, as a concept.
pub(crate) fn told(deed: &Deed) -> Option<Concept> {
    let at = CLASSES.iter().position(|known| *known == deed.class)?;
    Some(TABLE.first_deed + at * WAYS + usize::from(deed.most.min(2)))
}

/// Why a deed shows what is asked.
pub(super) fn why(asked: Concept, told: Concept) -> Option<Entry> {
    let class = |concept: Concept| CLASSES.get(concept.checked_sub(TABLE.first_deed)? / WAYS);
    Some(Entry {
        asked: name(class(asked)?),
        relation: "narrower",
        shown: name(class(told)?),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    #[test]
    fn a_deed_shows_what_asks_for_it_among_other_things() {
        let asked = named(&words("Leading service change with measurable improvement"));
        let yaml = "employment:\n- post: Lead\n  from: 2016-04\n  to: 2021-02\n  duties:\n  \
                    - Led reviews within four hours, 31% to 72%\n  - Helped with rehab\n";
        let profile = personspec_profile::read("c", "c.yaml", yaml).map(|read| read.profile);
        let who = crate::claims::read(profile.as_ref().unwrap());
        let shown = |line: &str| {
            let claim = who
                .claims
                .iter()
                .find(|one| one.claim.text.starts_with(line));
            let concepts = &claim.unwrap().concepts;
            asked
                .iter()
                .map(|one| super::super::shows(one.concept, concepts))
                .max()
        };
        assert_eq!(shown("Led reviews"), Some(strength::SAME));
        assert_eq!(shown("Helped"), Some(0));
    }
}
