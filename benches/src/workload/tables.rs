//! The tables of the workload: professions and what they speak of, sentences, and other names for things.

use super::phrase::Sentence;
use crate::chance::Chance;
use rustc_hash::FxHashMap;

const PROFESSIONS: &str = include_str!("../../speed/workload/professions.tsv");
const SLOTS: &str = include_str!("../../speed/workload/slots.tsv");
const TEMPLATES: &str = include_str!("../../speed/workload/templates.tsv");
const CLAIMS: &str = include_str!("../../speed/workload/claims.tsv");
const PROSE: &str = include_str!("../../speed/workload/prose.tsv");
const SHAPE: &str = include_str!("../../speed/workload/shape.tsv");
/// Other names for things, as the engine knows them.
const ALIASES: &str = include_str!("../../../crates/scoring/data/aliases.tsv");

/// A value of a slot.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Value {
    /// How it is usually called.
    pub name: String,
    /// Abbreviations and synonyms.
    pub others: Vec<String>,
}

/// The values of each slot, common ones first.
pub type Slots = FxHashMap<String, Vec<Value>>;

/// A profession, or another kind of work.
#[derive(Debug, Clone, Default)]
pub struct Profession {
    /// Its name.
    pub name: String,
    /// How many of all adverts are for it; the unit does not matter.
    pub share: u64,
    /// The register one must be on.
    pub register: Option<String>,
    /// What it speaks of.
    pub slots: Slots,
}

/// How an advert asks for something.
#[derive(Debug, Clone)]
pub struct Template {
    /// As an advert would head it.
    pub group: String,
    /// `Some(true)`: only where there is a register, `Some(false)`: only where there is none.
    pub registered: Option<bool>,
    /// Whether only adverts for one profession share what is asked.
    pub own: bool,
    /// How often.
    pub weight: u64,
    /// How many of 100 are desirable.
    pub desirable: u64,
    /// Its words.
    pub sentence: Sentence,
}

/// What a candidate, or an advert's prose, says.
#[derive(Debug, Clone)]
pub struct Said {
    /// Where: `duty`, `skill`, `statement`, `training` of a profile; `overview`, `about` … of an advert.
    pub kind: String,
    /// How often.
    pub weight: u64,
    /// Its words.
    pub sentence: Sentence,
}

/// Everything that the workload is made of.
#[derive(Debug, Clone, Default)]
pub struct Tables {
    /// Professions, in the order of the table.
    pub professions: Vec<Profession>,
    /// What every profession speaks of.
    pub slots: Slots,
    /// What adverts ask.
    pub templates: Vec<Template>,
    /// What candidates say.
    pub claims: Vec<Said>,
    /// What adverts say around their criteria.
    pub prose: Vec<Said>,
    /// How much of everything.
    pub shape: Shape,
}

/// The numbers of the workload, by name.
#[derive(Debug, Clone, Default)]
pub struct Shape(Vec<(String, u64)>);

impl Shape {
    /// The number of that name; 0 where there is none.
    pub fn number(&self, name: &str) -> u64 {
        (self.0.iter())
            .find(|(own, _)| own == name)
            .map_or(0, |(_, number)| *number)
    }

    /// The number of that name.
    pub fn float(&self, name: &str) -> f64 {
        f64::from(u32::try_from(self.number(name)).unwrap_or(u32::MAX))
    }

    /// One of `kind:…`, each as likely as its number.
    pub fn one_of(&self, kind: &str, chance: &mut Chance) -> &str {
        let named = || {
            (self.0.iter()).filter_map(|(name, number)| {
                Some((name.strip_prefix(kind)?.strip_prefix(':')?, *number))
            })
        };
        let at = chance.weighed(named().map(|(_, number)| number));
        named().nth(at).map_or("", |(name, _)| name)
    }

    /// A number from `least` to `most`, which are names.
    pub fn between(&self, least: &str, most: &str, chance: &mut Chance) -> usize {
        let (least, most) = (self.number(least), self.number(most));
        usize::try_from(least + chance.below(most - least + 1)).unwrap_or(0)
    }
}

impl Tables {
    /// The tables of this repository.
    ///
    /// # Errors
    /// The line that is none.
    pub fn read() -> Result<Self, String> {
        let names = Names::read();
        let mut tables = Self::default();
        for line in lines(PROFESSIONS) {
            let [name, slot, values] = fields(line)?;
            if tables
                .professions
                .last()
                .is_none_or(|last| last.name != name)
            {
                tables.professions.push(Profession {
                    name: name.to_owned(),
                    ..Profession::default()
                });
            }
            let Some(last) = tables.professions.last_mut() else {
                continue;
            };
            match slot {
                "share" => last.share = number(values)?,
                "register" => last.register = Some(values.to_owned()).filter(|own| own != "-"),
                _ => {
                    last.slots.insert(slot.to_owned(), names.values(values));
                }
            }
        }
        for line in lines(SLOTS) {
            let [slot, values] = fields(line)?;
            tables.slots.insert(slot.to_owned(), names.values(values));
        }
        for line in lines(TEMPLATES) {
            let [group, kind, scope, weight, desirable, words] = fields(line)?;
            tables.templates.push(Template {
                group: group.to_owned(),
                registered: match kind {
                    "registered" => Some(true),
                    "other" => Some(false),
                    _ => None,
                },
                own: scope == "own",
                weight: number(weight)?,
                desirable: number(desirable)?,
                sentence: Sentence::read(words)?,
            });
        }
        tables.claims = said(CLAIMS)?;
        tables.prose = said(PROSE)?;
        for line in lines(SHAPE) {
            let [name, value] = fields(line)?;
            tables.shape.0.push((name.to_owned(), number(value)?));
        }
        Ok(tables)
    }
}

/// The lines of a table, without remarks and its head.
fn lines(table: &str) -> impl Iterator<Item = &str> {
    table.lines().filter(|line| !line.starts_with('#')).skip(1)
}

fn fields<const N: usize>(line: &str) -> Result<[&str; N], String> {
    let list: Vec<&str> = line.split('\t').collect();
    list.try_into()
        .map_err(|_| format!("not {N} columns: {line}"))
}

fn number(word: &str) -> Result<u64, String> {
    word.parse().map_err(|error| format!("{word}: {error}"))
}

/// Sentences by kind.
fn said(table: &str) -> Result<Vec<Said>, String> {
    let one = |line| {
        let [kind, weight, words] = fields(line)?;
        Ok(Said {
            kind: kind.to_owned(),
            weight: number(weight)?,
            sentence: Sentence::read(words)?,
        })
    };
    lines(table).map(one).collect()
}

/// Other names for a phrase.
struct Names(FxHashMap<String, Vec<String>>);

impl Names {
    fn read() -> Self {
        let mut names: FxHashMap<String, Vec<String>> = FxHashMap::default();
        for line in lines(ALIASES) {
            if let Ok([asked, "same" | "abbr" | "narrower", shown]) = fields(line) {
                let list = names.entry(asked.to_ascii_lowercase()).or_default();
                list.push(shown.to_owned());
            }
        }
        Self(names)
    }

    /// Values with their other names: a whole value's, or those of words inside it.
    fn values(&self, list: &str) -> Vec<Value> {
        list.split('|')
            .map(|name| Value {
                name: name.to_owned(),
                others: self.others(name),
            })
            .collect()
    }

    fn others(&self, name: &str) -> Vec<String> {
        let words: Vec<&str> = name.split(' ').collect();
        let mut all = Vec::new();
        for begin in 0..words.len() {
            for end in begin + 1..=words.len() {
                let (Some(inside), Some(before), Some(after)) =
                    (words.get(begin..end), words.get(..begin), words.get(end..))
                else {
                    continue;
                };
                let known = self.0.get(&inside.join(" ").to_ascii_lowercase());
                // A part that is said twice is no name.
                let whole = |other: &&String| {
                    let other = other.to_ascii_lowercase();
                    inside.len() == words.len()
                        || !words
                            .iter()
                            .any(|word| other.contains(&word.to_ascii_lowercase()))
                };
                for other in known.into_iter().flatten().filter(whole).take(4) {
                    let parts = [before, &[other.as_str()], after].concat();
                    all.push(parts.join(" "));
                }
            }
        }
        all
    }
}
