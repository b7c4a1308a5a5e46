//! Many candidates, many vacancies: kind "rank".

use super::{kind_line, summary_of};
use crate::data::{Envelope, Rank};

/// NDJSON: one row a pair, a summary line last.
pub fn rank_lines(result: &Envelope<Rank>) -> String {
    let rank = &result.result;
    let rows = rank.rankings.iter().flat_map(|ranking| &ranking.rows);
    let mut lines: String = rows.map(|row| kind_line("row", row)).collect();
    let counts = rank.counts;
    lines.push_str(&summary_of(
        &[
            ("adverts", counts.adverts),
            ("profiles", counts.profiles),
            ("pairs", counts.pairs),
            ("set_aside", counts.set_aside),
            ("rows", counts.rows),
        ],
        &result.notes,
    ));
    lines
}
