//! Learns what tells essential from desirable where the headings were lost, and says how well it
//! does on adverts that were not learned from.
//!
//! Material: labelled real adverts (`labelled.jsonl.gz`) as lists whose headings are taken away, and
//! sentences that print their level (`inline_criteria.tsv`). Neither is a part of this repository.

use flate2::read::GzDecoder;
use personspec_parser::importance::{Line, Weights, features, split};
use personspec_parser::requirement::understand;
use personspec_parser::{Group, Importance};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

/// A line with its true level.
#[derive(Debug, Clone)]
pub struct Item {
    /// See [`features`].
    pub features: Vec<String>,
    /// Whether it is essential.
    pub essential: bool,
}

/// The lines under one heading of one advert, in order.
#[derive(Debug, Clone)]
pub struct List {
    /// Near-duplicate adverts share one.
    pub cluster: String,
    /// The advert's id.
    pub advert: String,
    /// The group of its heading.
    pub group: Group,
    /// In the order of the text.
    pub items: Vec<Item>,
    /// Whether the advert labels both levels.
    pub both: bool,
}

#[derive(Deserialize)]
struct Labelled {
    id: String,
    cluster: String,
    #[serde(rename = "labelled")]
    levels: String,
    criteria: Vec<LabelledCriterion>,
}

#[derive(Deserialize)]
struct LabelledCriterion {
    group: String,
    text: String,
    level: String,
}

/// Reads the lists of `labelled.jsonl.gz` in `folder`; adverts that label desirables only are left
/// out, as nobody publishes such a list whole.
///
/// # Errors
/// The file that could not be read and why.
pub fn lists(folder: &Path) -> Result<Vec<List>, String> {
    let path = folder.join("labelled.jsonl.gz");
    let file = std::fs::File::open(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut text = String::new();
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .map_err(|e| format!("{}: {e}", path.display()))?;
    let mut lists = Vec::new();
    for line in text.lines() {
        let advert: Labelled =
            serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display()))?;
        if advert.levels == "desirable-only" {
            continue;
        }
        let mut groups: Vec<(&str, Vec<&LabelledCriterion>)> = Vec::new();
        for criterion in &advert.criteria {
            match groups.iter_mut().find(|(name, _)| *name == criterion.group) {
                Some((_, list)) => list.push(criterion),
                None => groups.push((&criterion.group, vec![criterion])),
            }
        }
        for (name, criteria) in groups {
            let group = group(name);
            let items = criteria
                .iter()
                .map(|one| item(&one.text, group, one.level == "essential"))
                .collect();
            lists.push(List {
                cluster: advert.cluster.clone(),
                advert: advert.id.clone(),
                group,
                items,
                both: advert.levels == "both",
            });
        }
    }
    Ok(lists)
}

/// Reads the sentences of `inline_criteria.tsv` in `folder`, whose level's own words are taken out.
///
/// # Errors
/// The file that could not be read and why.
pub fn sentences(folder: &Path) -> Result<Vec<Item>, String> {
    let path = folder.join("inline_criteria.tsv");
    let text = std::fs::read_to_string(&path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut seen = BTreeSet::new();
    Ok(text
        .lines()
        .skip(1)
        .filter_map(|line| {
            let mut cells = line.split('\t');
            let (level, _, text) = (cells.next()?, cells.next()?, cells.next()?);
            // "Required" speaks of rotas and checks as often as of the person.
            let essential = match level {
                "essential" => true,
                "desirable" => false,
                _ => return None,
            };
            seen.insert(text.to_lowercase())
                .then(|| item(text, Group::Skills, essential))
        })
        .collect())
}

fn item(text: &str, group: Group, essential: bool) -> Item {
    Item {
        features: features(text, group, &understand(text, group)),
        essential,
    }
}

fn group(name: &str) -> Group {
    let lower = name.to_lowercase();
    let has = |word: &str| lower.contains(word);
    if has("qualif") || has("educat") || has("training") {
        Group::Qualifications
    } else if has("experience") {
        Group::Experience
    } else if has("skill") || has("abilit") {
        Group::Skills
    } else if has("knowledge") {
        Group::Knowledge
    } else if has("personal") || has("attribut") || has("qualit") {
        Group::Personal
    } else {
        Group::Other
    }
}

/// How the weights are learned.
#[derive(Debug, Clone, Copy)]
pub struct Recipe {
    /// Pull of every weight towards 0.
    pub pull: f64,
    /// What a sentence counts beside a line of a list.
    pub sentence: f64,
    /// Lines that a feature must stand in.
    pub fewest: usize,
    /// See [`Weights::temper`].
    pub temper: f64,
    /// Lists that are thought to be seen at every place beside those that were.
    pub smooth: f64,
    /// What a line of an advert that labels essentials only counts beside one that labels both.
    pub one_level: f64,
    /// Added to "all essential", in natural logits: adverts that lost their headings are whole
    /// specifications, the labelled ones with essentials only are mostly extracts.
    pub whole: f64,
}

impl Default for Recipe {
    fn default() -> Self {
        Self {
            pull: 1.5,
            sentence: 1.0,
            fewest: 3,
            temper: 1.0,
            smooth: 1.0,
            one_level: 0.3,
            whole: -2.0,
        }
    }
}

/// Learns weights: features by logistic regression, places by counting.
pub fn learn(lists: &[&List], sentences: &[Item], recipe: Recipe) -> Weights {
    let mut weights = regress(lists, sentences, recipe);
    let mut places = [recipe.smooth; 11];
    let mut all: BTreeMap<&str, (f64, f64)> = BTreeMap::new();
    let (mut whole, mut total) = (0.0, 0.0);
    for list in lists.iter().filter(|list| list.items.len() > 1) {
        let n = list.items.len();
        let change = list.items.iter().filter(|item| item.essential).count();
        let tenth = match change {
            0 => 0,
            change if change == n => 10,
            change => (change * 10 / n).clamp(1, 9),
        };
        places[tenth] += 1.0;
        let of = all.entry(list.group.as_str()).or_default();
        of.1 += 1.0;
        total += 1.0;
        if change == n {
            of.0 += 1.0;
            whole += 1.0;
        }
    }
    let sum: f64 = places.iter().sum();
    for (slot, count) in weights.places.iter_mut().zip(places) {
        *slot = (count / sum).ln();
    }
    weights.places[10] += recipe.whole;
    let logit = |yes: f64, of: f64| ((yes + 1.0) / (of - yes + 1.0)).ln();
    for (group, (yes, of)) in all {
        // Few lists of a group say little: half of the difference from all lists.
        let differs = (logit(yes, of) - logit(whole, total)) * of / (of + 20.0);
        weights.all.insert(group.to_owned(), differs);
    }
    weights.temper = recipe.temper;
    weights
}

/// Logistic regression over the lines, by gradient steps with a diagonal scale (AdaGrad, Duchi et
/// al. 2011).
fn regress(lists: &[&List], sentences: &[Item], recipe: Recipe) -> Weights {
    let of_lists = lists.iter().flat_map(|list| {
        let weight = if list.both { 1.0 } else { recipe.one_level };
        list.items.iter().map(move |item| (item, weight))
    });
    let rows: Vec<(&Item, f64)> = of_lists
        .chain(sentences.iter().map(|item| (item, recipe.sentence)))
        .collect();
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for (item, _) in &rows {
        for name in &item.features {
            *counts.entry(name).or_default() += 1;
        }
    }
    let names: BTreeMap<&str, usize> = counts
        .into_iter()
        .filter(|(name, count)| *count >= recipe.fewest && !name.starts_with("g:"))
        .map(|(name, _)| name)
        .enumerate()
        .map(|(at, name)| (name, at))
        .collect();
    let rows: Vec<(Vec<usize>, bool, f64)> = rows
        .into_iter()
        .map(|(item, weight)| {
            let known = item
                .features
                .iter()
                .filter_map(|name| names.get(name.as_str()).copied());
            (known.collect(), item.essential, weight)
        })
        .collect();
    let mut w = vec![0.0; names.len()];
    let (mut bias, mut bias_sum) = (0.0_f64, 1e-6_f64);
    let mut sums = vec![1e-6_f64; names.len()];
    for _ in 0..300 {
        let mut slope: Vec<f64> = w.iter().map(|w| recipe.pull * w).collect();
        let mut bias_slope = 0.0;
        for (known, essential, weight) in &rows {
            let score: f64 = bias + known.iter().map(|at| w[*at]).sum::<f64>();
            let miss = 1.0 / (1.0 + (-score).exp()) - f64::from(u8::from(*essential));
            bias_slope += miss * weight;
            for at in known {
                slope[*at] += miss * weight;
            }
        }
        bias_sum += bias_slope * bias_slope;
        bias -= 0.3 * bias_slope / bias_sum.sqrt();
        for ((w, sum), slope) in w.iter_mut().zip(&mut sums).zip(&slope) {
            *sum += slope * slope;
            *w -= 0.3 * slope / sum.sqrt();
        }
    }
    Weights {
        bias,
        features: names
            .into_iter()
            .map(|(name, at)| (name.to_owned(), w[at]))
            .collect(),
        ..Weights::default()
    }
}

/// A line that was inferred.
#[derive(Debug, Clone, Copy)]
pub struct Guess {
    /// Probability of being essential, 0 to 1.
    pub essential: f64,
    /// The truth.
    pub truth: bool,
}

impl Guess {
    /// Whether it was right.
    pub fn right(self) -> bool {
        (self.essential >= 0.5) == self.truth
    }

    /// How sure it is, 0.5 to 1.
    pub fn sureness(self) -> f64 {
        self.essential.max(1.0 - self.essential)
    }
}

/// Infers the lines of a list.
pub fn guess(list: &List, weights: &Weights) -> Vec<Guess> {
    let lines: Vec<Line> = list
        .items
        .iter()
        .map(|item| Line {
            score: weights.score(&item.features),
            known: None::<Importance>,
            mark: false,
        })
        .collect();
    let found = split(&lines, Some(list.group), weights).essential;
    let pairs = found.into_iter().zip(&list.items);
    pairs
        .map(|(essential, item)| Guess {
            essential,
            truth: item.essential,
        })
        .collect()
}

/// Infers every list by weights that were learned without its cluster, in `folds` parts; of each
/// cluster the first advert counts. A list and its guesses each.
pub fn cross_validate<'a>(
    lists: &'a [List],
    sentences: &[Item],
    recipe: Recipe,
    folds: usize,
) -> Vec<(&'a List, Vec<Guess>)> {
    let clusters: BTreeSet<&str> = lists.iter().map(|list| list.cluster.as_str()).collect();
    let fold_of: BTreeMap<&str, usize> = clusters
        .into_iter()
        .enumerate()
        .map(|(at, name)| (name, at % folds))
        .collect();
    let mut first: BTreeMap<&str, &str> = BTreeMap::new();
    for list in lists {
        first.entry(&list.cluster).or_insert(&list.advert);
    }
    let mut guesses = Vec::new();
    for fold in 0..folds {
        let inside = |list: &&List| fold_of.get(list.cluster.as_str()) == Some(&fold);
        let counts = |list: &&List| first.get(list.cluster.as_str()) == Some(&list.advert.as_str());
        let known: Vec<&List> = lists
            .iter()
            .filter(|list| !inside(list))
            .filter(counts)
            .collect();
        let weights = learn(&known, sentences, recipe);
        let tested = lists.iter().filter(inside).filter(counts);
        guesses.extend(tested.map(|list| (list, guess(list, &weights))));
    }
    guesses
}
