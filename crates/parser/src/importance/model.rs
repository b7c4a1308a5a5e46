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

impl Line {
    /// A line that prints its level itself says nothing of the others: it prints it as it stands
    /// among lines of the other level as often as not.
    pub fn out_of_order() -> Self {
        Self {
            score: 0.0,
            known: None,
            mark: false,
        }
    }
}

/// What was found of a list.
#[derive(Debug, Clone)]
pub struct Split {
    /// For each line, the probability (0 to 1) that it is essential.
    pub essential: Vec<f64>,
    /// The likeliest change: after so many lines.
    pub turn: usize,
}

/// What speaks for a place of the change before the lines are read, as the weights file names it:
/// that it is before the first line ("none" is essential), inside, or at the end ("all" are); how
/// much that changes with a list of one line, and with its length ("long"); which tenth of the list.
pub const PLACES: [&str; 17] = [
    "none",
    "none:one",
    "none:long",
    "all",
    "all:one",
    "all:long",
    "inner",
    "inner:long",
    "tenth:1",
    "tenth:2",
    "tenth:3",
    "tenth:4",
    "tenth:5",
    "tenth:6",
    "tenth:7",
    "tenth:8",
    "tenth:9",
];

/// Which of [`PLACES`] speak for the place before line `at` of `lines`, and how loud.
pub fn place(at: usize, lines: usize) -> [(usize, f64); 3] {
    let one = f64::from(u8::from(lines == 1));
    match at {
        0 => [(0, 1.0), (1, one), (2, log2(lines))],
        at if at >= lines => [(3, 1.0), (4, one), (5, log2(lines))],
        at => {
            let tenth = (at * 10 / lines).clamp(1, 9);
            [(6, 1.0), (7, log2(lines)), (7 + tenth, 1.0)]
        }
    }
}

/// The logarithm of a count to the base 2, straight between powers of 2: the same on every machine.
fn log2(count: usize) -> f64 {
    let count = u32::try_from(count.max(1)).unwrap_or(u32::MAX);
    let whole = count.ilog2();
    f64::from(whole) + f64::from(count) / f64::from(1_u32 << whole) - 1.0
}

/// Learned weights.
#[derive(Debug, Clone, Default)]
pub struct Weights {
    /// Log-odds of each feature.
    pub features: FxHashMap<String, f64>,
    /// Log-odds of a line with no feature.
    pub bias: f64,
    /// Log-weight of each of [`PLACES`].
    pub places: [f64; PLACES.len()],
    /// Added to "all essential" in a list of this group, by its name.
    pub groups: FxHashMap<String, f64>,
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
            let place = PLACES.iter().position(|place| *place == name);
            if name == "bias" {
                weights.bias = value;
            } else if let Some(slot) = place.and_then(|at| weights.places.get_mut(at)) {
                *slot = value;
            } else if let Some(group) = name.strip_prefix("group:") {
                weights.groups.insert(group.to_owned(), value);
            } else {
                weights.features.insert(name.to_owned(), value);
            }
        }
        weights
    }

    /// Log-odds of a line being essential, by its features.
    pub fn score(&self, features: &[String]) -> f64 {
        let each = features.iter().filter_map(|name| self.features.get(name));
        self.bias + each.sum::<f64>()
    }

    /// Log-weight of a change before line `at` of `lines`, before the lines have spoken.
    fn place(&self, at: usize, lines: usize, group: Option<Group>) -> f64 {
        let weight = |(which, loud): (usize, f64)| {
            let of_place = self.places.get(which).copied();
            of_place.unwrap_or(0.0) * loud
        };
        let log: f64 = place(at, lines).map(weight).iter().sum();
        let of_group = group
            .filter(|_| at == lines)
            .and_then(|group| self.groups.get(group.as_str()));
        log + of_group.copied().unwrap_or(0.0)
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
        .map(|line| cost(line, Importance::Desirable))
        .sum();
    for at in 0..=n {
        if let Some(line) = at.checked_sub(1).and_then(|at| lines.get(at)) {
            log += cost(line, Importance::Essential) - cost(line, Importance::Desirable);
        }
        let mut prior = weights.place(at, n, group);
        if lines.get(at).is_some_and(|line| line.mark) {
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

fn cost(line: &Line, level: Importance) -> f64 {
    if let Some(known) = line.known {
        return if known == level { 0.0 } else { -CONTRADICTED };
    }
    let half = line.score / 2.0;
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

    fn levels(lines: &[Line]) -> Vec<bool> {
        split(lines, None, &Weights::default())
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
