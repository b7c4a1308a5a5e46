//! The learned weights as the table of the engine, `crates/scoring/data/weights.tsv`.

use super::Twice;
use super::pass::Pass;
use super::rows::{QUARTERS, Row};
use personspec_scoring::features::{EVIDENCE, NAMES, PAIR};
use std::fmt::Write;

const HEAD: &str = "\
# Learned by the learn_verdicts program of benches; heights in thousandths of a logit at the values 0, 250, 500, 750, 1,000.
# feature\talone: shown at all\talone: shown in full\tin the pair: shown at all\tin the pair: shown in full
";

/// The table of weights learned from all rows.
pub fn table(rows: &[Row]) -> String {
    let rows: Vec<&Row> = rows.iter().collect();
    let Twice { alone, paired } = Twice::from(&rows);
    let mut table = HEAD.to_owned();
    for (at, name) in NAMES.iter().enumerate() {
        let unseen = at < PAIR;
        let cells = [&alone.shown, &alone.full, &paired.shown, &paired.full];
        let cells = cells.into_iter().enumerate().map(|(pass, weights)| {
            let of_pair = unseen && pass < 2;
            curve(weights, at, of_pair)
        });
        let cells: Vec<String> = cells.collect();
        let _ = writeln!(table, "{name}\t{}", cells.join("\t"));
    }
    let from = |pass: &Pass| {
        let of = |weights: &[f64], from: f64| whole(from - weights.last().copied().unwrap_or(0.0));
        [
            of(&pass.shown, pass.shown_from),
            of(&pass.full, pass.full_from),
        ]
    };
    let all: Vec<String> = from(&alone)
        .into_iter()
        .chain(from(&paired))
        .map(|height| height.to_string())
        .collect();
    let _ = writeln!(table, "threshold\t{}", all.join("\t"));
    table
}

/// The heights of the feature at place `at`; flat where the pass does not see it.
fn curve(weights: &[f64], at: usize, flat: bool) -> String {
    let step = |quarter: usize| {
        if flat {
            0.0
        } else if at < EVIDENCE {
            weights[at * QUARTERS + quarter]
        } else {
            weights[EVIDENCE * QUARTERS + at - EVIDENCE] / QUARTERS_F
        }
    };
    let mut height = 0.0;
    let mut heights = vec![whole(0.0).to_string()];
    for quarter in 0..QUARTERS {
        height += step(quarter);
        heights.push(whole(height).to_string());
    }
    heights.join(" ")
}

const QUARTERS_F: f64 = 4.0;

#[expect(clippy::cast_possible_truncation, reason = "a few thousands at most")]
fn whole(logits: f64) -> i32 {
    (logits * 1000.0).round() as i32
}
