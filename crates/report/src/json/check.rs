//! Candidates held against vacancies, criterion by criterion: kind "check".

use super::{kind_line, summary_of};
use crate::data::{Check, Envelope};

/// NDJSON: one pair a line, a summary line last.
pub fn check_lines(result: &Envelope<Check>) -> String {
    let pairs = &result.result.pairs;
    let mut lines: String = pairs.iter().map(|pair| kind_line("pair", pair)).collect();
    lines.push_str(&summary_of(
        &[("pairs", pairs.len())],
        &[],
        &result.notes,
        true,
    ));
    lines
}
