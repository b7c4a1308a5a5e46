//! Learns what tells essential from desirable where the headings were lost, and says how well it
//! does on adverts that were not learned from.
//!
//! Material: labelled real adverts (`labelled.jsonl.gz`) as lists whose headings are taken away, and
//! sentences that print their level (`inline_criteria.tsv`). Neither is a part of this repository.

mod learning;

pub use learning::{Recipe, learn};

use flate2::read::GzDecoder;
use personspec_parser::importance::{Line, Weights, features, printed, split};
use personspec_parser::requirement::understand;
use personspec_parser::{Group, Importance};
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

/// A line with its true level.
#[derive(Debug, Clone)]
pub struct Item {
    /// Without the level that is printed on it.
    pub text: String,
    /// See [`features`].
    pub features: Vec<String>,
    /// Whether it is essential.
    pub essential: bool,
    /// The level that is printed on the line itself: it is left where the headings are taken away.
    pub printed: Option<Importance>,
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

fn item(line: &str, group: Group, essential: bool) -> Item {
    let (text, printed) = printed(line);
    Item {
        text: text.to_owned(),
        features: features(text, group, &understand(text, group)),
        essential,
        printed,
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

/// A line that was inferred.
#[derive(Debug, Clone, Copy)]
pub struct Guess {
    /// Probability of being essential, 0 to 1.
    pub essential: f64,
    /// The truth.
    pub truth: bool,
    /// Whether the line prints its level, so that it was read rather than inferred.
    pub printed: bool,
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

/// Infers the lines of a list; a level that a line prints is read from it.
pub fn guess(list: &List, weights: &Weights) -> Vec<Guess> {
    let lines: Vec<Line> = list
        .items
        .iter()
        .map(|item| match item.printed {
            Some(_) => Line::out_of_order(),
            None => Line {
                score: weights.score(&item.features),
                known: None,
                mark: false,
            },
        })
        .collect();
    let found = split(&lines, Some(list.group), weights).essential;
    let pairs = found.into_iter().zip(&list.items);
    pairs
        .map(|(essential, item)| Guess {
            essential: match item.printed {
                Some(Importance::Essential) => 1.0,
                Some(_) => 0.0,
                None => essential,
            },
            truth: item.essential,
            printed: item.printed.is_some(),
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
    let counts = |list: &&List| first.get(list.cluster.as_str()) == Some(&list.advert.as_str());
    let mut guesses = Vec::new();
    for fold in 0..folds {
        let inside = |list: &&List| fold_of.get(list.cluster.as_str()) == Some(&fold);
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
