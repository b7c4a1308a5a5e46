//! Measures: macro-F1, quadratic kappa, and the order of points.

/// The three labels of a verdict, best first.
pub const LABELS: [&str; 3] = ["met", "partly", "none"];

/// Pairs of (judged, ours), by label number.
pub type Pairs = [(usize, usize)];

/// The share of pairs that agree, 0 to 1.
pub fn accuracy(pairs: &Pairs) -> f64 {
    share(pairs, |a, b| a == b)
}

/// The share of pairs for which `is` holds, 0 to 1.
pub fn share(pairs: &Pairs, is: impl Fn(usize, usize) -> bool) -> f64 {
    ratio(
        pairs.iter().filter(|(a, b)| is(*a, *b)).count(),
        pairs.len(),
    )
}

/// `part / whole`, 0 of nothing.
pub fn ratio(part: usize, whole: usize) -> f64 {
    let number = |n: usize| u32::try_from(n).map_or(f64::MAX, f64::from);
    if whole == 0 {
        0.0
    } else {
        number(part) / number(whole)
    }
}

/// F1 averaged over the labels that occur.
pub fn macro_f1(pairs: &Pairs) -> f64 {
    let mut scores = Vec::new();
    for label in 0..LABELS.len() {
        let count =
            |is: &dyn Fn(usize, usize) -> bool| pairs.iter().filter(|(a, b)| is(*a, *b)).count();
        let hit = count(&|a, b| a == label && b == label);
        let wrong = count(&|a, b| (a == label) != (b == label));
        if hit + wrong > 0 {
            scores.push(ratio(2 * hit, 2 * hit + wrong));
        }
    }
    if scores.is_empty() {
        0.0
    } else {
        scores.iter().sum::<f64>() / ratio(scores.len(), 1)
    }
}

/// Cohen's kappa with quadratic weights (Cohen 1968).
pub fn kappa_quadratic(pairs: &Pairs) -> f64 {
    let weight = |a: usize, b: usize| {
        let distance = a.abs_diff(b);
        ratio(distance * distance, 4)
    };
    let seen: f64 = pairs.iter().map(|(a, b)| weight(*a, *b)).sum();
    let count = |of: &dyn Fn(&(usize, usize)) -> usize, label: usize| {
        ratio(pairs.iter().filter(|pair| of(pair) == label).count(), 1)
    };
    let mut chance = 0.0;
    for a in 0..LABELS.len() {
        for b in 0..LABELS.len() {
            chance += weight(a, b) * count(&|p| p.0, a) * count(&|p| p.1, b);
        }
    }
    let chance = chance / ratio(pairs.len(), 1);
    if chance > 0.0 {
        1.0 - seen / chance
    } else {
        0.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn perfect_and_useless() {
        let perfect = [(0, 0), (1, 1), (2, 2)];
        assert!(
            (macro_f1(&perfect) - 1.0).abs() < 1e-9
                && (kappa_quadratic(&perfect) - 1.0).abs() < 1e-9
        );
        let useless = [(0, 2), (1, 2), (2, 2)];
        assert!(macro_f1(&useless) < 0.2 && kappa_quadratic(&useless).abs() < 1e-9);
    }
}
