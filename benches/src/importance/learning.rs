//! Learns the weights of lines and places together.
//!
//! What is made likely is the place of the change in each list, not the level of each line by
//! itself: the model is a conditional one over the places (softmax of a place's weight plus the
//! log-odds of the lines before it), as `split` in the parser uses it. A word that stands at the
//! beginning of lists as a rule is so not taken for an essential one where its place has said as
//! much. Sentences that print their level are learned from beside it, each by itself.

use super::{Item, List};
use personspec_parser::importance::{PLACES, Weights, place};
use std::collections::{BTreeMap, BTreeSet};

/// How the weights are learned.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Pull of every weight of a line's features towards 0.
    pub pull: f64,
    /// Pull of every weight of a place towards 0.
    pub place_pull: f64,
    /// What a sentence counts beside a list.
    pub sentence: f64,
    /// Lines that a feature must stand in.
    pub fewest: usize,
    /// What a list counts of an advert that labels essentials only, beside one that labels both:
    /// adverts that lost their headings are whole specifications, these are mostly extracts.
    pub one_level: f64,
    /// Added to "all essential", in natural logits, for the same reason.
    pub whole: f64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            pull: 3.0,
            place_pull: 1.0,
            sentence: 0.5,
            fewest: 3,
            one_level: 0.3,
            whole: -0.25,
        }
    }
}

/// Steps of the descent: the figures stand still after about 300.
const STEPS: usize = 400;
/// The length of its first steps.
const STEP: f64 = 0.3;

/// A list as numbers.
struct Row {
    /// For each line its features; none where its level is printed.
    lines: Vec<Option<Vec<usize>>>,
    /// For each place the weights that speak for it, and how loud.
    places: Vec<Vec<(usize, f64)>>,
    /// The place that agrees with most labels.
    change: usize,
    weight: f64,
}

/// A line by itself.
struct Single {
    features: Vec<usize>,
    essential: bool,
    weight: f64,
}

/// Learns weights from lists, and from lines by themselves.
pub fn learn(lists: &[&List], sentences: &[Item], recipe: Recipe) -> Weights {
    let names = Names::of(lists, sentences, recipe);
    let (rows, singles) = names.rows(lists, sentences, recipe);
    let mut w = vec![0.0; names.count()];
    let mut sums = vec![1e-6_f64; w.len()];
    for _ in 0..STEPS {
        let mut slope = vec![0.0; w.len()];
        for (at, (slope, w)) in slope.iter_mut().zip(&w).enumerate() {
            *slope = w * names.pull(at, recipe);
        }
        for row in &rows {
            row.descend(&w, &mut slope);
        }
        for single in &singles {
            single.descend(&w, &mut slope);
        }
        // Each weight has its own length of step (AdaGrad, Duchi et al. 2011).
        for ((w, sum), slope) in w.iter_mut().zip(&mut sums).zip(&slope) {
            *sum += slope * slope;
            *w -= STEP * slope / sum.sqrt();
        }
    }
    names.weights(&w, recipe)
}

impl Row {
    /// Adds the slope of this list's surprise.
    fn descend(&self, w: &[f64], slope: &mut [f64]) {
        let mut before = 0.0;
        let mut logs = Vec::with_capacity(self.places.len());
        for (at, place) in self.places.iter().enumerate() {
            if let Some(Some(line)) = at.checked_sub(1).map(|at| &self.lines[at]) {
                before += sum(w, line);
            }
            let of_place: f64 = place.iter().map(|(at, loud)| w[*at] * loud).sum();
            logs.push(before + of_place);
        }
        let most = logs.iter().copied().fold(f64::MIN, f64::max);
        let odds: Vec<f64> = logs.iter().map(|log| (log - most).exp()).collect();
        let all: f64 = odds.iter().sum();
        let mut after = 0.0;
        for at in (0..self.places.len()).rev() {
            let miss = odds[at] / all - f64::from(u8::from(at == self.change));
            for (feature, loud) in &self.places[at] {
                slope[*feature] += self.weight * miss * loud;
            }
            after += miss;
            if let Some(Some(line)) = at.checked_sub(1).map(|at| &self.lines[at]) {
                for feature in line {
                    slope[*feature] += self.weight * after;
                }
            }
        }
    }
}

impl Single {
    fn descend(&self, w: &[f64], slope: &mut [f64]) {
        let score = sum(w, &self.features);
        let miss = 1.0 / (1.0 + (-score).exp()) - f64::from(u8::from(self.essential));
        for feature in &self.features {
            slope[*feature] += self.weight * miss;
        }
    }
}

fn sum(w: &[f64], at: &[usize]) -> f64 {
    at.iter().map(|at| w[*at]).sum()
}

/// What each weight belongs to: 0 is the bias, then features, places and groups.
struct Names {
    features: BTreeMap<String, usize>,
    /// Where those of [`PLACES`] begin.
    places: usize,
    groups: BTreeMap<&'static str, usize>,
}

impl Names {
    fn of(lists: &[&List], sentences: &[Item], recipe: Recipe) -> Self {
        let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
        let lines = lists.iter().flat_map(|list| &list.items).chain(sentences);
        for name in lines.flat_map(|item| &item.features) {
            *counts.entry(name).or_default() += 1;
        }
        let features: BTreeMap<String, usize> = counts
            .into_iter()
            .filter(|(name, count)| *count >= recipe.fewest && !name.starts_with("g:"))
            .enumerate()
            .map(|(at, (name, _))| (name.to_owned(), 1 + at))
            .collect();
        let places = 1 + features.len();
        let groups: BTreeSet<&str> = lists.iter().map(|list| list.group.as_str()).collect();
        let groups = groups
            .into_iter()
            .enumerate()
            .map(|(at, group)| (group, places + PLACES.len() + at))
            .collect();
        Self {
            features,
            places,
            groups,
        }
    }

    fn count(&self) -> usize {
        self.places + PLACES.len() + self.groups.len()
    }

    fn pull(&self, at: usize, recipe: Recipe) -> f64 {
        match at {
            0 => 0.0,
            at if at < self.places => recipe.pull,
            _ => recipe.place_pull,
        }
    }

    fn line(&self, item: &Item) -> Vec<usize> {
        let known = item
            .features
            .iter()
            .filter_map(|name| self.features.get(name));
        std::iter::once(0).chain(known.copied()).collect()
    }

    fn rows(&self, lists: &[&List], sentences: &[Item], recipe: Recipe) -> (Vec<Row>, Vec<Single>) {
        let singles = sentences
            .iter()
            .map(|item| Single {
                features: self.line(item),
                essential: item.essential,
                weight: recipe.sentence,
            })
            .collect();
        let mut rows = Vec::new();
        for list in lists {
            let n = list.items.len();
            let of_place = |at| {
                let spoken = place(at, n).map(|(which, loud)| (self.places + which, loud));
                let group = self.groups.get(list.group.as_str()).copied();
                let group = group.filter(|_| at == n).map(|group| (group, 1.0));
                spoken.into_iter().chain(group).collect()
            };
            rows.push(Row {
                lines: list
                    .items
                    .iter()
                    .map(|item| item.printed.is_none().then(|| self.line(item)))
                    .collect(),
                places: (0..=n).map(of_place).collect(),
                change: change(&list.items),
                weight: if list.both { 1.0 } else { recipe.one_level },
            });
        }
        (rows, singles)
    }

    fn weights(&self, w: &[f64], recipe: Recipe) -> Weights {
        let mut places = [0.0; PLACES.len()];
        for (at, (slot, name)) in places.iter_mut().zip(PLACES).enumerate() {
            let shift = if name == "all" { recipe.whole } else { 0.0 };
            *slot = w[self.places + at] + shift;
        }
        Weights {
            bias: w[0],
            features: self
                .features
                .iter()
                .map(|(name, at)| (name.clone(), w[*at]))
                .collect(),
            places,
            groups: self
                .groups
                .iter()
                .map(|(name, at)| ((*name).to_owned(), w[*at]))
                .collect(),
        }
    }
}

/// The first of the places that agree with most labels; lines that print their level have no say.
fn change(items: &[Item]) -> usize {
    let open = |item: &&Item| item.printed.is_none();
    let mut agree = items
        .iter()
        .filter(open)
        .filter(|item| !item.essential)
        .count();
    let (mut best, mut most) = (0, agree);
    for (at, item) in items.iter().enumerate() {
        if item.printed.is_some() {
            continue;
        }
        if item.essential {
            agree += 1;
        } else {
            agree -= 1;
        }
        if agree > most {
            (best, most) = (at + 1, agree);
        }
    }
    best
}
