//! Health and care professions: their names, their register, and which is a branch of which.

use super::rows;
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words::{Word, words};
use std::sync::LazyLock;

/// One profession; a number into the table, so it copies and compares at no cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Profession(usize);

struct Entry {
    name: &'static str,
    register: Option<&'static str>,
    parent: Option<usize>,
}

struct Table {
    entries: Vec<Entry>,
    names: Phrases,
}

static TABLE: LazyLock<Table> = LazyLock::new(|| {
    let rows: Vec<_> = rows(include_str!("../../data/professions.tsv")).collect();
    let cell = |row: &[&'static str], at: usize| row.get(at).copied().unwrap_or_default();
    let number = |name: &str| rows.iter().position(|row| cell(row, 0) == name);
    let entries = rows
        .iter()
        .map(|row| Entry {
            name: cell(row, 0),
            register: Some(cell(row, 1)).filter(|register| *register != "-"),
            parent: number(cell(row, 2)),
        })
        .collect();
    let names = rows
        .iter()
        .enumerate()
        .flat_map(|(id, row)| cell(row, 3).split('|').map(move |name| (name, id)))
        .collect::<Vec<_>>();
    Table {
        entries,
        names: Phrases::new(Form::Word, names),
    }
});

impl Profession {
    /// The professions named in `text`, each once, in the order of the text; the name of a support
    /// post ("occupational therapy assistant", "physio student") names no profession.
    ///
    /// ```
    /// use personspec_parser::lexicon::Profession;
    /// let named = Profession::named_in("OT or Physiotherapist, not an OT assistant");
    /// let names: Vec<_> = named.iter().map(|profession| profession.name()).collect();
    /// assert_eq!(names, ["occupational therapist", "physiotherapist"]);
    /// ```
    pub fn named_in(text: &str) -> Vec<Self> {
        Self::named_in_words(&words(text))
    }

    /// [`Profession::named_in`] over words that were parted already.
    pub fn named_in_words(text: &[Word]) -> Vec<Self> {
        let mut named = Vec::new();
        for found in TABLE.names.find(text) {
            let next = text.get(found.words.end).map(|word| word.text.as_str());
            let support = next.is_some_and(|word| SUPPORT.contains(&word));
            if !support && !named.contains(&Self(found.id)) {
                named.push(Self(found.id));
            }
        }
        named
    }

    /// Which of `text`'s words name a profession.
    pub fn words_of_names(text: &[Word]) -> Vec<usize> {
        let found = TABLE.names.find(text).into_iter();
        found.flat_map(|found| found.words).collect()
    }

    /// Its name as shown.
    pub fn name(self) -> &'static str {
        TABLE.entries.get(self.0).map_or("", |entry| entry.name)
    }

    /// The abbreviation of the register it is on, if there is one.
    pub fn register(self) -> Option<&'static str> {
        TABLE.entries.get(self.0).and_then(|entry| entry.register)
    }

    /// Whether someone of profession `self` is of profession `asked`: the same, or a branch of it
    /// (a mental health nurse is a nurse; a nurse need not be a mental health nurse).
    pub fn is_a(self, asked: Self) -> bool {
        let mut at = Some(self.0);
        while let Some(id) = at {
            if id == asked.0 {
                return true;
            }
            at = TABLE.entries.get(id).and_then(|entry| entry.parent);
        }
        false
    }

    /// Whether the two could be one: either is a branch of the other.
    pub fn akin(self, other: Self) -> bool {
        self.is_a(other) || other.is_a(self)
    }
}

/// Words that turn a profession's name into a support or student post when they follow it.
const SUPPORT: [&str; 12] = [
    "assistant",
    "assistants",
    "student",
    "students",
    "apprentice",
    "apprentices",
    "technician",
    "technicians",
    "support",
    "aide",
    "helper",
    "instructor",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn branches_and_their_parents() {
        let one = |text| Profession::named_in(text)[0];
        let (mental, nurse) = (
            one("Registered Nurse (Mental Health)"),
            one("registered nurse"),
        );
        assert!(mental.is_a(nurse) && !nurse.is_a(mental) && nurse.akin(mental));
        assert!(!one("RGN").akin(one("RMN")));
        assert_eq!(
            one("Operating Department Practice").register(),
            Some("HCPC")
        );
    }

    #[test]
    fn every_parent_is_a_row_and_no_name_stands_twice() {
        let mut names: Vec<&str> = Vec::new();
        for row in rows(include_str!("../../data/professions.tsv")) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(row[2] == "-" || TABLE.entries.iter().any(|entry| entry.name == row[2]));
            for name in row[3].split('|') {
                assert!(!names.contains(&name), "{name} twice");
                names.push(name);
            }
        }
    }
}
