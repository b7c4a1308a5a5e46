//! The table of deeds, `data/deeds.tsv`, whose head explains its rows.

use super::super::checks::{Table, rows, words_of};
use personspec_text::gists::Gists;
use personspec_text::phrases::{Form, Phrases};
use rustc_hash::FxHashMap;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A kind of deed.
pub(crate) type Class = &'static str;

/// Words of a list.
pub(super) type Words = LazyLock<Vec<&'static str>>;

/// How it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// To do it.
    Do,
    /// To take part in it.
    Take,
    /// To know of it.
    Know,
}

/// What a phrase of a claim tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tells {
    Done(Class),
    Less,
    Nothing,
}

/// What a phrase of a criterion asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Asks {
    Deed(Class),
    Role(Role),
}

/// The table, read.
pub(super) struct Deeds {
    pub(super) asked: Table<Asks>,
    /// Phrases that count in these very words: "caring" is not "care".
    pub(super) exactly_asked: Phrases,
    pub(super) exact: Vec<Asks>,
    pub(super) told: Gists,
    pub(super) exactly_told: Phrases,
    pub(super) tells: Vec<Tells>,
    /// Asked and told class to how far the second shows the first.
    pub(super) kin: FxHashMap<(Class, Class), u8>,
    pub(super) names: BTreeMap<Class, &'static str>,
    /// Classes of which the title of a post tells.
    pub(super) by_post: Vec<Class>,
    /// Classes of which the title of a course tells.
    pub(super) by_course: Vec<Class>,
    /// Classes that a course shows in full.
    pub(super) known: Vec<Class>,
    /// Ways of being.
    pub(super) qualities: Vec<Class>,
    /// Where one works.
    pub(super) places: Vec<Class>,
}

pub(super) static DEEDS: LazyLock<Deeds> = LazyLock::new(|| {
    let (mut asked, mut told, mut tells) = (Vec::new(), Vec::new(), Vec::new());
    let (mut exactly_asked, mut exactly_told) = (Vec::new(), Vec::new());
    let (mut kin, mut names) = (FxHashMap::default(), BTreeMap::new());
    for cells in rows(include_str!("../../../data/deeds.tsv")) {
        let [kind, class, phrase, ..] = cells.as_slice() else {
            continue;
        };
        let (kind, exactly) = kind
            .strip_suffix('=')
            .map_or((*kind, false), |kind| (kind, true));
        if matches!(kind, "ask" | "both") {
            if exactly {
                exactly_asked.push((*phrase, asked.len()));
            }
            asked.push((*phrase, (Asks::Deed(class), exactly)));
        }
        let telling = match kind {
            "done" | "both" => Some(Tells::Done(class)),
            "less" => Some(Tells::Less),
            "blind" => Some(Tells::Nothing),
            _ => None,
        };
        if let Some(telling) = telling {
            let list = if exactly {
                &mut exactly_told
            } else {
                &mut told
            };
            list.push((*phrase, tells.len()));
            tells.push(telling);
        }
        match kind {
            "role" => {
                let role = match *class {
                    "know" => Role::Know,
                    "take" => Role::Take,
                    _ => Role::Do,
                };
                asked.push((*phrase, (Asks::Role(role), false)));
            }
            "name" => {
                names.insert(*class, *phrase);
            }
            "kin" => {
                let strength = cells.get(3).and_then(|cell| cell.parse().ok());
                kin.insert((*class, *phrase), strength.unwrap_or(1));
            }
            _ => {}
        }
    }
    let by_stem = |(_, (_, exactly)): &&(&'static str, (Asks, bool))| !exactly;
    let exact: Vec<Asks> = asked.iter().map(|(_, (asks, _))| *asks).collect();
    let asked: Vec<_> = asked
        .iter()
        .filter(by_stem)
        .map(|(phrase, (asks, _))| (*phrase, *asks))
        .collect();
    Deeds {
        asked: Table::of_form(Form::Stem, asked, "deeds"),
        exactly_asked: Phrases::new(Form::Word, exactly_asked),
        exact,
        told: Gists::new(told),
        exactly_told: Phrases::new(Form::Word, exactly_told),
        tells,
        kin,
        names,
        by_post: words_of("deeds-post").collect(),
        by_course: words_of("deeds-course").collect(),
        known: words_of("deeds-known").collect(),
        qualities: words_of("deeds-quality").collect(),
        places: words_of("deeds-place").collect(),
    }
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_well_formed() {
        let mut seen = std::collections::BTreeSet::new();
        let mut classes = std::collections::BTreeSet::new();
        let table = || rows(include_str!("../../../data/deeds.tsv"));
        for cells in table() {
            assert!(seen.insert(cells.clone()), "twice: {cells:?}");
            let kinds = [
                "ask", "done", "both", "kin", "name", "role", "less", "blind",
            ];
            let kind = cells[0].trim_end_matches('=');
            assert!(kinds.contains(&kind), "{cells:?}");
            assert_eq!(cells.len(), if kind == "kin" { 4 } else { 3 }, "{cells:?}");
            if matches!(kind, "ask" | "both") {
                classes.insert(cells[1]);
            }
        }
        for class in classes {
            assert!(DEEDS.names.contains_key(class), "{class} has no name");
        }
    }
}
