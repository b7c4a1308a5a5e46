//! One change point a list: the probability of every place, and of every line being essential.

use crate::advert::{Group, Importance};
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a line brings to the search for the change point.
#[derive(Debug, Clone, Copy)]
pub struct Line {
    /// Log-odds of being essential by its words alone (natural logarithm).
    pub score: f64,
    /// The level, where the advert states it after all.
    pub known: Option<Importance>,
    /// Whether something marks the place before it: a blank line, a number that restarts.
    pub mark: bool,
}

/// What was found of a list.
#[derive(Debug, Clone)]
pub struct Split {
    /// For each line, the probability (0 to 1) that it is essential.
    pub essential: Vec<f64>,
    /// The likeliest change: after so many lines.
    pub turn: usize,
}

/// Learned weights.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// Log-odds of each feature.
    pub features: FxHashMap<String, f64>,
    /// Log-odds of a line with no feature.
    pub bias: f64,
    /// What scores are multiplied by before places are compared: lines of one list are not
    /// independent.
    pub temper: f64,
    /// Log-probability of a change at each tenth of a list (0: before its first line, 10: at its
    /// end, which is "all essential").
    pub places: [f64; 11],
    /// Added to "all essential" in a list of this group, by [`Group`] in its order.
    pub all: FxHashMap<String, f64>,
}

/// What a mark at a place is worth, in natural log units: a lost sub-heading leaves a blank line
/// more often than not, and other blank lines inside a list are rare.
pub const MARK: f64 = 2.0;

/// What a known level that a place contradicts costs.
const CONTRADICTED: f64 = 6.0;

static WEIGHTS: LazyLock<Weights> =
    LazyLock::new(|| Weights::read(include_str!("../../data/importance.tsv")));

/// The weights that ship with the crate.
pub(super) fn weights() -> &'static Weights {
    &WEIGHTS
}

impl Weights {
    /// Reads the weights file: name, tab, thousandths.
    pub fn read(table: &str) -> Self {
        let mut weights = Self::default();
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let Some((name, value)) = line.split_once('\t') else {
                continue;
            };
            let Ok(value) = value.trim().parse::<i32>() else {
                continue;
            };
            let value = f64::from(value) / 1000.0;
            match name.split_once(':') {
                None if name == "bias" => weights.bias = value,
                None if name == "temper" => weights.temper = value,
                Some(("place", tenth)) => {
                    let slot = tenth
                        .parse()
                        .ok()
                        .and_then(|at: usize| weights.places.get_mut(at));
                    if let Some(slot) = slot {
                        *slot = value;
                    }
                }
                Some(("all", group)) => {
                    weights.all.insert(group.to_owned(), value);
                }
                _ => {
                    weights.features.insert(name.to_owned(), value);
                }
            }
        }
        weights
    }

    /// Log-odds of a line being essential, by its features.
    pub fn score(&self, features: &[String]) -> f64 {
        let each = features.iter().filter_map(|name| self.features.get(name));
        self.bias + each.sum::<f64>()
    }
}

/// Weighs every place for the change from essential to desirable.
///
/// Linear in the number of lines. Only sums, products and one division: the same on every machine.
pub fn split(lines: &[Line], group: Option<Group>, weights: &Weights) -> Split {
    let n = lines.len();
    let mut logs = Vec::with_capacity(n + 1);
    // The log-weight of "all desirable", then each line moved over the change point.
    let mut log: f64 = lines
        .iter()
        .map(|line| cost(line, Importance::Desirable, weights))
        .sum();
    for place in 0..=n {
        if let Some(line) = place.checked_sub(1).and_then(|at| lines.get(at)) {
            log += cost(line, Importance::Essential, weights)
                - cost(line, Importance::Desirable, weights);
        }
        let tenth = match place {
            0 => 0,
            place if place == n => 10,
            // Inner places share the tenths 1 to 9.
            place => (place * 10 / n).clamp(1, 9),
        };
        let mut prior = weights.places.get(tenth).copied().unwrap_or(0.0);
        if place == n {
            let of_group = group.and_then(|group| weights.all.get(group.as_str()));
            prior += of_group.copied().unwrap_or(0.0);
        }
        if lines.get(place).is_some_and(|line| line.mark) {
            prior += MARK;
        }
        logs.push(log + prior);
    }
    let most = logs.iter().copied().fold(f64::MIN, f64::max);
    let turn = logs.iter().position(|log| *log >= most).unwrap_or(n);
    let odds: Vec<f64> = logs.iter().map(|log| exp(log - most)).collect();
    let all: f64 = odds.iter().sum();
    // A line is essential where the change comes after it.
    let mut after = all;
    let essential = odds
        .iter()
        .take(n)
        .map(|odds| {
            after -= odds;
            (after / all).clamp(0.0, 1.0)
        })
        .collect();
    Split { essential, turn }
}

fn cost(line: &Line, level: Importance, weights: &Weights) -> f64 {
    if let Some(known) = line.known {
        return if known == level { 0.0 } else { -CONTRADICTED };
    }
    let half = line.score * weights.temper / 2.0;
    if level == Importance::Essential {
        half
    } else {
        -half
    }
}

/// e to the power of `x`, for `x` of at most 0, from products only, so that every machine gives the
/// same bits.
pub(super) fn exp(x: f64) -> f64 {
    if x < -40.0 {
        return 0.0;
    }
    let mut power = 1.0 + x / 4096.0;
    for _ in 0..12 {
        power *= power;
    }
    power
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(score: f64) -> Line {
        Line {
            score,
            known: None,
            mark: false,
        }
    }

    fn even() -> Weights {
        Weights {
            temper: 1.0,
            ..Weights::default()
        }
    }

    fn levels(lines: &[Line]) -> Vec<bool> {
        split(lines, None, &even())
            .essential
            .iter()
            .map(|p| *p >= 0.5)
            .collect()
    }

    #[test]
    fn one_change_point_and_all_essential_is_one() {
        assert_eq!(
            levels(&[line(2.0), line(-1.0), line(2.0), line(-2.0)]),
            [true, true, true, false]
        );
        assert_eq!(levels(&[line(2.0), line(2.0)]), [true, true]);
        assert_eq!(levels(&[]), [] as [bool; 0]);
    }

    #[test]
    fn marks_and_known_levels_move_it() {
        let marked = Line {
            mark: true,
            ..line(0.0)
        };
        assert_eq!(
            levels(&[line(0.5), line(0.2), marked, line(0.0)]),
            [true, true, false, false]
        );
        let known = Line {
            known: Some(Importance::Essential),
            ..line(0.0)
        };
        assert_eq!(
            levels(&[line(-0.5), line(-0.5), known, line(-1.0)])[..3],
            [true; 3]
        );
    }

    #[test]
    fn exp_is_near() {
        for x in [0.0, -0.5, -1.0, -7.0] {
            assert!((exp(x) - f64::exp(x)).abs() < 1e-3, "{x}");
        }
    }
}
