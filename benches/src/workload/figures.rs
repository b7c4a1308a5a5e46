//! What a batch of adverts is like, in figures: for drawing a workload from them, and for holding the
//! workload against them. Figures only: no sentence of an advert leaves here.

use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::Ask;
use personspec_parser::{Advert, Basis, Importance, Origin};
use personspec_text::fold::fold;
use personspec_text::words::words;
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::BTreeMap;

/// Criteria that a list has at least, to be counted as a whole person specification.
const WHOLE: usize = 8;

/// How many different things there were after so many adverts.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Growth {
    /// Adverts with criteria so far.
    pub adverts: usize,
    /// Criteria so far.
    pub criteria: usize,
    /// Different texts, as they are printed.
    pub verbatim: usize,
    /// Different texts, folded.
    pub folded: usize,
    /// Different words.
    pub words: usize,
}

/// A law of growth: `factor` × criteria to the power of `exponent`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Heaps {
    /// K.
    pub factor: f64,
    /// β.
    pub exponent: f64,
}

impl Heaps {
    /// What the law says of so many criteria.
    pub fn at(self, criteria: f64) -> f64 {
        self.factor * criteria.powf(self.exponent)
    }

    /// The law nearest to points (criteria, different ones), by least squares of their logarithms.
    pub fn fit(points: &[(f64, f64)]) -> Self {
        let count = points.iter().fold(0.0, |sum, _| sum + 1.0);
        let mean = |of: &dyn Fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
        let (x, y) = (mean(&|point| point.0.ln()), mean(&|point| point.1.ln()));
        let across = mean(&|point| (point.0.ln() - x) * (point.1.ln() - y));
        let along = mean(&|point| (point.0.ln() - x).powi(2));
        let exponent = across / along;
        Self {
            factor: (y - exponent * x).exp(),
            exponent,
        }
    }
}

/// Figures of a batch, filled advert by advert.
#[derive(Debug, Default)]
pub struct Figures {
    /// Adverts, also those without criteria.
    pub adverts: usize,
    /// Bytes of text.
    pub bytes: usize,
    /// Criteria an advert, of those that have any.
    pub lengths: Vec<usize>,
    /// Words a criterion, of the essential (or unstated) and of the desirable.
    pub words: [Vec<usize>; 2],
    /// Adverts with a whole list, by how their levels are known.
    pub printed: BTreeMap<&'static str, usize>,
    /// Adverts with a whole list.
    pub whole: usize,
    /// Adverts with criteria that ask this, and the criteria that do.
    pub asks: BTreeMap<&'static str, (usize, usize)>,
    /// Adverts by the profession of their title.
    pub professions: BTreeMap<&'static str, usize>,
    /// How it grew; a point at each of the sizes asked for, and the last.
    pub growth: Vec<Growth>,
    /// How often each folded text was asked.
    counts: FxHashMap<String, usize>,
    verbatim: FxHashSet<String>,
    vocabulary: FxHashSet<String>,
    now: Option<Growth>,
}

impl Figures {
    /// Counts one advert; growth is noted whenever adverts with criteria reach one of `sizes`.
    pub fn add(&mut self, advert: &Advert, sizes: &[usize]) {
        self.adverts += 1;
        self.bytes += advert.text.len();
        if advert.criteria.is_empty() {
            return;
        }
        self.lengths.push(advert.criteria.len());
        let title = advert.fields.title.as_ref();
        let named = title.map_or(Vec::new(), |title| Profession::named_in(&title.value));
        let name = named.first().map_or("(none named)", |one| one.name());
        *self.professions.entry(name).or_default() += 1;
        let mut asked: BTreeMap<&'static str, usize> = BTreeMap::new();
        for one in &advert.criteria {
            let own = words(&one.text);
            let level = usize::from(one.importance == Importance::Desirable);
            if let Some(list) = self.words.get_mut(level) {
                list.push(own.len());
            }
            self.vocabulary
                .extend(own.into_iter().map(|word| word.text));
            self.verbatim.insert(one.text.clone());
            *self.counts.entry(fold(&one.text)).or_default() += 1;
            let mut kinds: Vec<&str> = one.requirement.asks.iter().map(kind).collect();
            kinds.dedup();
            for kind in kinds {
                *asked.entry(kind).or_default() += 1;
            }
        }
        for (kind, criteria) in asked {
            let counts = self.asks.entry(kind).or_default();
            counts.0 += 1;
            counts.1 += criteria;
        }
        self.levels(advert);
        let before = self.now.map_or(0, |now| now.criteria);
        let now = Growth {
            adverts: self.lengths.len(),
            criteria: before + advert.criteria.len(),
            verbatim: self.verbatim.len(),
            folded: self.counts.len(),
            words: self.vocabulary.len(),
        };
        self.now = Some(now);
        if sizes.contains(&now.adverts) {
            self.growth.push(now);
        }
    }

    /// How most levels of a whole list are known.
    fn levels(&mut self, advert: &Advert) {
        let listed = |basis: Option<Basis>| {
            let own = |one: &&personspec_parser::Criterion| {
                one.origin == Origin::List && basis.is_none_or(|basis| one.basis == basis)
            };
            advert.criteria.iter().filter(own).count()
        };
        let all = listed(None);
        if all < WHOLE {
            return;
        }
        self.whole += 1;
        let bases = [
            (Basis::Heading, "headings"),
            (Basis::Column, "columns of a table"),
            (Basis::Inline, "each line"),
            (Basis::Html, "ids of the page"),
        ];
        let most = bases
            .iter()
            .find(|(basis, _)| listed(Some(*basis)) * 2 > all);
        let name = most.map_or("not printed", |(_, name)| name);
        *self.printed.entry(name).or_default() += 1;
    }

    /// Notes the growth at the end of the batch.
    pub fn finish(&mut self) {
        self.growth.extend(self.now);
        self.growth.dedup();
    }

    /// The law of the folded texts, over the noted points.
    pub fn law(&self) -> Heaps {
        let point = |one: &Growth| (float(one.criteria), float(one.folded));
        Heaps::fit(&self.growth.iter().map(point).collect::<Vec<_>>())
    }

    /// Of all criteria, the part asked by the `most` commonest texts; and of all texts, the part that
    /// was asked once.
    pub fn popular(&self, most: usize) -> (f64, f64) {
        let mut counts: Vec<usize> = self.counts.values().copied().collect();
        counts.sort_unstable_by(|a, b| b.cmp(a));
        let all: usize = counts.iter().sum();
        let top: usize = counts.iter().take(most).sum();
        let once = counts.iter().filter(|count| **count == 1).count();
        (
            float(top) / float(all).max(1.0),
            float(once) / float(counts.len()).max(1.0),
        )
    }
}

/// How a table calls a kind of ask.
fn kind(ask: &Ask) -> &'static str {
    match ask {
        Ask::Registration(_) => "registration",
        Ask::Qualification(_) => "qualification",
        Ask::Membership(_) => "membership",
        Ask::Driving(_) => "driving or travel",
        Ask::Tenure(_) => "time spent",
    }
}

/// The values at so many of 100 of a list in order.
pub fn quantiles<const N: usize>(list: &[usize], at: [usize; N]) -> [usize; N] {
    let mut sorted = list.to_vec();
    sorted.sort_unstable();
    at.map(|part| {
        let place = (sorted.len() * part / 100).min(sorted.len().saturating_sub(1));
        sorted.get(place).copied().unwrap_or(0)
    })
}

/// A count as a float.
pub fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_law_is_found_again() {
        let law = Heaps {
            factor: 3.0,
            exponent: 0.7,
        };
        let points: Vec<(f64, f64)> = [10.0, 100.0, 5000.0]
            .iter()
            .map(|x| (*x, law.at(*x)))
            .collect();
        let found = Heaps::fit(&points);
        assert!((found.exponent - 0.7).abs() < 1e-9 && (found.factor - 3.0).abs() < 1e-6);
    }

    #[test]
    fn quantiles_are_values_of_the_list() {
        assert_eq!(quantiles(&[5, 1, 3], [0, 50, 100]), [1, 3, 5]);
        assert_eq!(quantiles(&[], [50]), [0]);
    }
}
