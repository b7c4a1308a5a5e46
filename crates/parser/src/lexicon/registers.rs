//! Registers (a legal condition) and professional bodies (a membership): never one for the other.

use super::rows;
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words::{Word, words};
use std::sync::LazyLock;

/// A statutory or accredited register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Register(usize);

/// A professional body or learned society.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Body(usize);

struct Table {
    /// Abbreviation, second column, shown name.
    entries: Vec<(&'static str, &'static str, &'static str)>,
    names: Phrases,
}

impl Table {
    fn new(table: &'static str) -> Self {
        let rows: Vec<_> = rows(table).collect();
        let cell = |row: &[&'static str], at: usize| row.get(at).copied().unwrap_or_default();
        let entries = rows
            .iter()
            .map(|row| {
                let shown = cell(row, 2).split('|').next().unwrap_or_default();
                (cell(row, 0), cell(row, 1), shown)
            })
            .collect();
        let names = rows
            .iter()
            .enumerate()
            .flat_map(|(id, row)| cell(row, 2).split('|').map(move |name| (name, id)))
            .collect::<Vec<_>>();
        Self {
            entries,
            names: Phrases::new(Form::Word, names),
        }
    }

    fn find(&self, text: &[Word]) -> Vec<usize> {
        let mut ids = Vec::new();
        for found in self.names.find(text) {
            if !ids.contains(&found.id) {
                ids.push(found.id);
            }
        }
        ids
    }
}

static REGISTERS: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_str!("../../data/registers.tsv")));
static BODIES: LazyLock<Table> =
    LazyLock::new(|| Table::new(include_str!("../../data/bodies.tsv")));

impl Register {
    /// The registers named in `text`, each once.
    ///
    /// ```
    /// use personspec_parser::lexicon::Register;
    /// let named = Register::named_in("Registered with the Health & Care Professions Council");
    /// assert_eq!(named[0].abbr(), "HCPC");
    /// ```
    pub fn named_in(text: &str) -> Vec<Self> {
        Self::named_in_words(&words(text))
    }

    /// [`Register::named_in`] over words that were parted already.
    pub fn named_in_words(text: &[Word]) -> Vec<Self> {
        REGISTERS.find(text).into_iter().map(Self).collect()
    }

    /// The register with this abbreviation.
    pub fn of_abbr(abbr: &str) -> Option<Self> {
        REGISTERS
            .entries
            .iter()
            .position(|entry| entry.0 == abbr)
            .map(Self)
    }

    /// Every register, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..REGISTERS.entries.len()).map(Self)
    }

    /// Its abbreviation.
    pub fn abbr(self) -> &'static str {
        REGISTERS.entries.get(self.0).map_or("", |entry| entry.0)
    }

    /// Its name as shown: the abbreviation where that is what people say.
    pub fn name(self) -> &'static str {
        REGISTERS.entries.get(self.0).map_or("", |entry| entry.2)
    }

    /// Whether the law requires an entry on it to practise.
    pub fn is_statutory(self) -> bool {
        REGISTERS
            .entries
            .get(self.0)
            .is_some_and(|entry| entry.1 == "statutory")
    }
}

impl Body {
    /// The bodies named in `text`, each once.
    pub fn named_in(text: &str) -> Vec<Self> {
        Self::named_in_words(&words(text))
    }

    /// [`Body::named_in`] over words that were parted already.
    pub fn named_in_words(text: &[Word]) -> Vec<Self> {
        BODIES.find(text).into_iter().map(Self).collect()
    }

    /// Every body, in the order of the table.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..BODIES.entries.len()).map(Self)
    }

    /// Its abbreviation.
    pub fn abbr(self) -> &'static str {
        BODIES.entries.get(self.0).map_or("", |entry| entry.0)
    }

    /// The professions it is for, as a list in words.
    pub fn professions(self) -> &'static str {
        BODIES.entries.get(self.0).map_or("", |entry| entry.1)
    }
}
