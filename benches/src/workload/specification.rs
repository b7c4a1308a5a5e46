//! What an advert asks: lines drawn from the pools of its profession and of all.

use super::noise;
use super::phrase::Wording;
use super::pool::{Law, Line, Pool};
use super::tables::{Profession, Shape, Tables, Template};
use crate::chance::Chance;
use rustc_hash::{FxHashMap, FxHashSet};

/// A criterion of an advert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Its heading: "Qualifications", "Experience" …
    pub group: String,
    /// Its words.
    pub text: String,
    /// Whether it is wanted, not needed.
    pub desirable: bool,
}

/// Which templates a pool draws from.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct Kind {
    group: String,
    own: bool,
}

/// A kind of pool, how likely it is, and its templates.
type Choice<'t> = (Kind, u64, Vec<&'t Template>);

/// The pools of all professions.
pub struct Specifications<'t> {
    tables: &'t Tables,
    /// By profession ("" for those that all share) and kind.
    pools: FxHashMap<(String, Kind), Pool>,
    /// The kinds of pools a profession draws from, how likely each is, and its templates.
    kinds: FxHashMap<String, Vec<Choice<'t>>>,
}

impl<'t> Specifications<'t> {
    /// Pools in which nothing was drawn yet.
    pub fn new(tables: &'t Tables) -> Self {
        let mut kinds = FxHashMap::default();
        for profession in &tables.professions {
            let mut list: Vec<Choice<'_>> = Vec::new();
            for template in &tables.templates {
                let known = template
                    .registered
                    .is_none_or(|own| own == profession.register.is_some());
                if !known {
                    continue;
                }
                let kind = Kind {
                    group: template.group.clone(),
                    own: template.own,
                };
                match list.iter_mut().find(|(own, ..)| *own == kind) {
                    Some((_, weight, templates)) => {
                        *weight += template.weight;
                        templates.push(template);
                    }
                    None => list.push((kind, template.weight, vec![template])),
                }
            }
            kinds.insert(profession.name.clone(), list);
        }
        Self {
            tables,
            pools: FxHashMap::default(),
            kinds,
        }
    }

    /// How many different lines were drawn so far.
    pub fn distinct(&self) -> usize {
        self.pools.values().map(Pool::distinct).sum()
    }

    /// Draws what one advert asks, in the order of its groups, essentials first.
    pub fn draw(
        &mut self,
        profession: &Profession,
        count: usize,
        chance: &mut Chance,
    ) -> Vec<Asked> {
        let shape = &self.tables.shape;
        let kinds = self
            .kinds
            .get(&profession.name)
            .cloned()
            .unwrap_or_default();
        let (once, often): (Vec<_>, Vec<_>) =
            (kinds.into_iter()).partition(|(kind, ..)| kind.group.contains(':'));
        let mut taken = FxHashSet::default();
        let mut asked = Vec::with_capacity(count);
        for (kind, _, templates) in &once {
            let what = kind.group.split(':').next_back().unwrap_or_default();
            if chance.in_100(shape.number(&format!("once:{what}"))) {
                asked.extend(self.one(profession, kind, templates, &mut taken, chance));
            }
        }
        while asked.len() < count {
            let at = chance.weighed(often.iter().map(|(_, weight, _)| *weight));
            let Some((kind, _, templates)) = often.get(at) else {
                break;
            };
            asked.extend(self.one(profession, kind, templates, &mut taken, chance));
        }
        let order = |one: &Asked| {
            (self.tables.templates.iter())
                .position(|template| template.group.starts_with(&one.group))
        };
        asked.sort_by_cached_key(|one| (order(one), one.desirable));
        asked
    }

    /// Draws one line that the advert does not have yet.
    fn one(
        &mut self,
        profession: &Profession,
        kind: &Kind,
        templates: &[&Template],
        taken: &mut FxHashSet<(String, u32)>,
        chance: &mut Chance,
    ) -> Option<Asked> {
        let tables = self.tables;
        let shape = &tables.shape;
        let owner = if kind.own {
            profession.name.as_str()
        } else {
            ""
        };
        let pool = self
            .pools
            .entry((owner.to_owned(), kind.clone()))
            .or_default();
        let strength = if kind.own {
            "strength_own"
        } else {
            "strength_all"
        };
        let law = Law {
            discount: shape.float("discount") / 1000.0,
            strength: shape.float(strength),
        };
        for _ in 0..6 {
            let at = pool.draw(law, chance, |chance| {
                compose(templates, tables, shape, profession, chance)
            });
            if taken.insert((kind.group.clone(), at)) {
                let line = pool.line(at)?;
                return Some(Asked {
                    group: kind.group.split(':').next().unwrap_or_default().to_owned(),
                    text: line.text.clone(),
                    desirable: line.desirable != chance.in_100(shape.number("other_level")),
                });
            }
        }
        None
    }
}

/// A new line.
fn compose(
    templates: &[&Template],
    tables: &Tables,
    shape: &Shape,
    profession: &Profession,
    chance: &mut Chance,
) -> Line {
    let at = chance.weighed(templates.iter().map(|one| one.weight));
    let Some(template) = templates.get(at) else {
        return Line {
            text: noise::invented(chance),
            desirable: false,
        };
    };
    let wording = Wording { other_name: 12 };
    let mut text = template.sentence.say(tables, profession, wording, chance);
    if chance.in_100(shape.number("novel")) {
        text.push_str(
            chance
                .of(&[", e.g. ", " at ", " (", " or "])
                .unwrap_or(&" "),
        );
        text.push_str(&noise::invented(chance));
        if text.contains('(') && !text.contains(')') {
            text.push(')');
        }
    }
    if chance.in_100(shape.number("slips")) {
        text = noise::slip(&text, chance);
    }
    if chance.in_100(shape.number("retyped")) {
        text = noise::retyped(&text, chance);
    }
    Line {
        text,
        desirable: chance.in_100(template.desirable),
    }
}
