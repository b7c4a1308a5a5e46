//! What simple scorers make of the same verdicts: each takes the claim that its score likes best,
//! and two cut-offs, tuned on the very set they are tried on, turn the score into a label. That is
//! the best case for each of them.

use crate::gold::{Gold, GoldVerdict};
use crate::measure::{LABELS, ratio};
use personspec_text::words::words;
use std::collections::{BTreeMap, BTreeSet};

/// Scores are whole numbers up to this.
pub const MOST: usize = 1000;

/// The texts of one judged verdict.
#[derive(Debug, Clone)]
pub struct Texts<'a> {
    /// The verdict.
    pub verdict: &'a GoldVerdict,
    /// What the advert asks, verbatim.
    pub criterion: &'a str,
    /// What the candidate says, a leaf of the profile each.
    pub claims: Vec<String>,
}

/// A scorer's best claim for each verdict.
#[derive(Debug, Clone)]
pub struct Scorer {
    /// Its name in the table.
    pub name: String,
    /// A score each, 0 to [`MOST`], in the order of the verdicts.
    pub scores: Vec<usize>,
}

/// The texts of every verdict of `gold`, in its order.
pub fn texts(gold: &Gold) -> Vec<Texts<'_>> {
    let claims: BTreeMap<&str, Vec<String>> = gold
        .profiles
        .iter()
        .map(|(slug, profile)| {
            let claims = personspec_profile::claims(profile).into_iter();
            (slug.as_str(), claims.map(|claim| claim.text).collect())
        })
        .collect();
    let text = |verdict: &'_ GoldVerdict| {
        let criteria = &gold.adverts.get(&verdict.advert)?.truth.criteria;
        let found = criteria.iter().find(|one| one.id == verdict.criterion)?;
        Some(found.text.as_str())
    };
    gold.verdicts
        .iter()
        .filter_map(|verdict| {
            Some(Texts {
                verdict,
                criterion: text(verdict)?,
                claims: claims.get(verdict.profile.as_str())?.clone(),
            })
        })
        .collect()
}

/// The scorers that are computed here: exact words, three of `strsim`, TF-IDF of stems (rarity by the
/// criteria and claims of the set itself).
pub fn simple(texts: &[Texts<'_>]) -> Vec<Scorer> {
    let lower = |score: fn(&str, &str) -> f64| {
        move |a: &str, b: &str| score(&a.to_lowercase(), &b.to_lowercase())
    };
    let rarity = Rarity::of(texts);
    vec![
        scorer("exact words", texts, exact_words),
        scorer(
            "strsim normalized_levenshtein",
            texts,
            lower(strsim::normalized_levenshtein),
        ),
        scorer("strsim jaro_winkler", texts, lower(strsim::jaro_winkler)),
        scorer("strsim sorensen_dice", texts, lower(strsim::sorensen_dice)),
        scorer("TF-IDF cosine", texts, |a, b| rarity.cosine(a, b)),
    ]
}

/// The scorers of `baselines/scores.py`, kept as a table: advert, profile, criterion, and a score a
/// scorer.
///
/// # Errors
///
/// A table whose rows are not those of `texts`, in their order.
pub fn kept(table: &str, set: &str, texts: &[Texts<'_>]) -> Result<Vec<Scorer>, String> {
    let mut lines = table.lines().filter(|line| !line.starts_with('#'));
    let heads = lines.next().unwrap_or_default().split('\t').skip(4);
    let mut columns: Vec<Scorer> = heads
        .map(|name| Scorer {
            name: name.to_owned(),
            scores: Vec::with_capacity(texts.len()),
        })
        .collect();
    let mut expected = texts.iter();
    for line in lines {
        let cells: Vec<&str> = line.split('\t').collect();
        let [of, advert, profile, criterion, scores @ ..] = cells.as_slice() else {
            return Err(format!("too few cells: {line}"));
        };
        if *of != set {
            continue;
        }
        let same = expected.next().is_some_and(|texts| {
            let verdict = texts.verdict;
            (
                verdict.advert.as_str(),
                verdict.profile.as_str(),
                verdict.criterion.as_str(),
            ) == (*advert, *profile, *criterion)
        });
        if !same || scores.len() != columns.len() {
            return Err(format!("no verdict of {set} in this order: {line}"));
        }
        for (scorer, score) in columns.iter_mut().zip(scores) {
            let score: usize = score.parse().map_err(|_| format!("no number: {line}"))?;
            scorer.scores.push(score.min(MOST));
        }
    }
    match expected.next() {
        Some(missing) => Err(format!("no scores for {:?}", missing.verdict)),
        None => Ok(columns),
    }
}

/// The best claim for each verdict by `score`, 0 to 1.
fn scorer(name: &str, texts: &[Texts<'_>], score: impl Fn(&str, &str) -> f64) -> Scorer {
    let best = |one: &Texts<'_>| {
        let each = one.claims.iter().map(|claim| score(one.criterion, claim));
        whole(each.fold(0.0, f64::max))
    };
    Scorer {
        name: name.to_owned(),
        scores: texts.iter().map(best).collect(),
    }
}

/// 0 to 1 as 0 to [`MOST`].
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped to 0 to 1,000 first"
)]
fn whole(score: f64) -> usize {
    (score.clamp(0.0, 1.0) * 1000.0).round() as usize
}

/// The share of the criterion's words that the claim has, letter by letter.
fn exact_words(criterion: &str, claim: &str) -> f64 {
    let (asked, said) = (plain(criterion), plain(claim));
    ratio(asked.intersection(&said).count(), asked.len())
}

fn plain(text: &str) -> BTreeSet<String> {
    let lower = text.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric());
    parts
        .filter(|word| !word.is_empty())
        .map(ToOwned::to_owned)
        .collect()
}

/// How rare each stem is among the criteria and claims of the set.
struct Rarity {
    weights: BTreeMap<String, f64>,
}

impl Rarity {
    fn of(texts: &[Texts<'_>]) -> Self {
        let criteria = texts.iter().map(|one| one.criterion);
        let claims = texts
            .iter()
            .flat_map(|one| one.claims.iter().map(String::as_str));
        let documents: BTreeSet<&str> = criteria.chain(claims).collect();
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for document in &documents {
            for stem in words(document)
                .into_iter()
                .map(|word| word.stem)
                .collect::<BTreeSet<_>>()
            {
                *counts.entry(stem).or_default() += 1;
            }
        }
        let weigh = |(stem, count)| (stem, ratio(1 + documents.len(), 1 + count).ln() + 1.0);
        Self {
            weights: counts.into_iter().map(weigh).collect(),
        }
    }

    fn cosine(&self, a: &str, b: &str) -> f64 {
        let (a, b) = (self.vector(a), self.vector(b));
        let dot: f64 = a
            .iter()
            .filter_map(|(stem, x)| Some(x * b.get(stem)?))
            .sum();
        let long = |v: &BTreeMap<String, f64>| v.values().map(|x| x * x).sum::<f64>().sqrt();
        dot / (long(&a) * long(&b)).max(f64::MIN_POSITIVE)
    }

    fn vector(&self, text: &str) -> BTreeMap<String, f64> {
        let mut vector = BTreeMap::new();
        for word in words(text) {
            let weight = self.weights.get(&word.stem).copied().unwrap_or(0.0);
            *vector.entry(word.stem).or_default() += weight;
        }
        vector
    }
}

/// (judged, ours) by the two cut-offs of best macro-F1 on this very set.
pub fn tuned(texts: &[Texts<'_>], scorer: &Scorer) -> Vec<(usize, usize)> {
    let judged: Vec<usize> = texts
        .iter()
        .map(|one| {
            let verdict = one.verdict.verdict.as_str();
            LABELS
                .iter()
                .position(|label| *label == verdict)
                .unwrap_or(2)
        })
        .collect();
    let (partly, met) = cut_offs(&judged, &scorer.scores);
    let label = |score: usize| {
        if score < partly {
            2
        } else {
            usize::from(score < met)
        }
    };
    let labels = scorer.scores.iter().map(|score| label(*score));
    judged.into_iter().zip(labels).collect()
}

/// The scores from which a verdict is called partly, and met.
fn cut_offs(judged: &[usize], scores: &[usize]) -> (usize, usize) {
    // How many of each label score below a cut-off.
    let mut below = vec![[0_usize; 3]; MOST + 3];
    for (label, score) in judged.iter().zip(scores) {
        if let Some(count) = below.get_mut(score + 1).and_then(|row| row.get_mut(*label)) {
            *count += 1;
        }
    }
    let mut sum = [0; 3];
    for row in &mut below {
        for (sum, count) in sum.iter_mut().zip(row) {
            *sum += *count;
            *count = *sum;
        }
    }
    let all = below[MOST + 2];
    let f1 = |right: usize, called: usize, judged: usize| ratio(2 * right, called + judged);
    let total = |row: [usize; 3]| row.iter().sum::<usize>();
    let mut best = (f64::MIN, 0, 0);
    for partly in 0..=MOST + 1 {
        let none = below[partly];
        for (met, under) in below.iter().enumerate().take(MOST + 2).skip(partly) {
            let macro_f1 = f1(all[0] - under[0], total(all) - total(*under), all[0])
                + f1(under[1] - none[1], total(*under) - total(none), all[1])
                + f1(none[2], total(none), all[2]);
            if macro_f1 > best.0 {
                best = (macro_f1, partly, met);
            }
        }
    }
    (best.1, best.2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cut_offs_part_what_can_be_parted() {
        let judged = [2, 2, 1, 1, 0, 0];
        let (partly, met) = cut_offs(&judged, &[0, 100, 400, 450, 800, 1000]);
        assert!(partly > 100 && partly <= 400 && met > 450 && met <= 800);
        // All met: nothing is called anything else.
        assert_eq!(cut_offs(&[0, 0], &[0, 700]), (0, 0));
    }

    #[test]
    fn a_claim_in_the_criterions_words_scores_all() {
        assert!((exact_words("Audit and research", "research, and an audit") - 1.0).abs() < 1e-9);
        assert!(exact_words("Audit", "auditing").abs() < 1e-9);
    }

    #[test]
    fn a_kept_table_must_be_of_the_same_verdicts() {
        let head = "set\tadvert\tprofile\tcriterion\tscorer\n";
        assert_eq!(kept(head, "dev", &[]).unwrap().len(), 1);
        assert!(kept(&format!("{head}dev\ta\tb\tc\t5\n"), "dev", &[]).is_err());
    }
}
