//! Ridge logistic regression whose first weights are never negative.

/// The weight of the squared weights in the loss.
const RIDGE: f64 = 3.0;
/// Newton steps at most, and rounds over the weights within one.
const STEPS: usize = 25;
const ROUNDS: usize = 200;
/// A change below which the weights stand still.
const STILL: f64 = 1e-6;

/// The sum of the products.
pub(super) fn dot(a: &[f64], b: &[f64]) -> f64 {
    a.iter().zip(b).map(|(a, b)| a * b).sum()
}

/// Ridge logistic regression, the first `rising` weights bounded below by zero; the last is the bias.
///
/// Newton's method: each step minimises the square that fits the loss where it stands, one weight
/// after the other, and is halved until the loss falls.
pub(super) fn logistic(x: &[&[f64]], y: &[bool], rising: usize) -> Vec<f64> {
    let width = x.first().map_or(0, |row| row.len());
    let mut w = vec![0.0; width];
    let mut loss = loss_of(x, y, &w);
    for _ in 0..STEPS {
        let step = newton(x, y, &w, rising);
        let mut share = 1.0;
        let moved = loop {
            let tried: Vec<f64> = w.iter().zip(&step).map(|(w, d)| w + share * d).collect();
            let new = loss_of(x, y, &tried);
            if new <= loss || share < 1e-3 {
                let fell = loss - new;
                (w, loss) = (tried, new);
                break fell;
            }
            share /= 2.0;
        };
        if moved < STILL {
            break;
        }
    }
    w
}

fn loss_of(x: &[&[f64]], y: &[bool], w: &[f64]) -> f64 {
    let each = x.iter().zip(y).map(|(x, y)| {
        let z = if *y { dot(x, w) } else { -dot(x, w) };
        // ln(1 + e^-z) without overflow.
        (-z).max(0.0) + (-z.abs()).exp().ln_1p()
    });
    let ridge: f64 = w.iter().rev().skip(1).map(|w| w * w).sum();
    each.sum::<f64>() + RIDGE / 2.0 * ridge
}

/// The step to the least value of the square that fits the loss at `w`, within the bounds.
fn newton(x: &[&[f64]], y: &[bool], w: &[f64], rising: usize) -> Vec<f64> {
    let width = w.len();
    let bias = width - 1;
    let mut gradient = vec![0.0; width];
    let mut curvature = vec![vec![0.0; width]; width];
    for (x, y) in x.iter().zip(y) {
        let p = 1.0 / (1.0 + (-dot(x, w)).exp());
        let (slope, bend) = (p - f64::from(u8::from(*y)), p * (1.0 - p));
        for (at, value) in x.iter().enumerate().filter(|(_, value)| **value != 0.0) {
            gradient[at] += slope * value;
            let row = &mut curvature[at];
            for (sum, other) in row.iter_mut().zip(*x) {
                *sum += bend * value * other;
            }
        }
    }
    for (at, w) in w.iter().enumerate().take(bias) {
        gradient[at] += RIDGE * w;
        curvature[at][at] += RIDGE;
    }
    let mut step = vec![0.0; width];
    for _ in 0..ROUNDS {
        let mut largest = 0.0_f64;
        for at in 0..width {
            // Never zero: the ridge is in it, and the bias has its rows.
            let bend = curvature[at][at].max(1e-9);
            let slope = gradient[at] + dot(&curvature[at], &step);
            let mut new = step[at] - slope / bend;
            if at < rising {
                new = new.max(-w[at]);
            }
            largest = largest.max((new - step[at]).abs());
            step[at] = new;
        }
        if largest < STILL {
            break;
        }
    }
    step
}
