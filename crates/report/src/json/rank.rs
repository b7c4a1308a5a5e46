//! Many candidates, many vacancies: kind "rank".

use super::{kind_line, summary_of};
use crate::data::{Counts, Envelope, LeftOut, Rank, Row};
use xxhash_rust::xxh3::Xxh3Default;

/// NDJSON: one row a pair, a summary line last.
pub fn rank_lines(result: &Envelope<Rank>) -> String {
    let rank = &result.result;
    let mut hash = Hash::default();
    let mut lines = String::new();
    for row in rank.rankings.iter().flat_map(|ranking| &ranking.rows) {
        let line = rank_row(row);
        hash.add(&line);
        lines.push_str(&line);
    }
    lines + &rank_summary(rank.counts, &hash, &result.notes, None)
}

/// The last line of [`rank_lines`]: how much there was, and a hash of the rows.
pub fn rank_summary_of(result: &Envelope<Rank>) -> String {
    let rank = &result.result;
    let mut hash = Hash::default();
    for row in rank.rankings.iter().flat_map(|ranking| &ranking.rows) {
        hash.add(&rank_row(row));
    }
    rank_summary(rank.counts, &hash, &result.notes, None)
}

/// One pair as a line.
pub fn rank_row(row: &Row) -> String {
    kind_line("row", row)
}

/// The summary line: how much there was, what was left out, and a hash of the rows, by which runs are
/// compared.
pub fn rank_summary(
    counts: Counts,
    hash: &Hash,
    left_out: &[LeftOut],
    partial: Option<&Partial>,
) -> String {
    let mut numbers = vec![
        ("adverts", counts.adverts),
        ("profiles", counts.profiles),
        ("pairs", counts.pairs),
        ("set_aside", counts.set_aside),
        ("rows", counts.rows),
    ];
    let mut texts = vec![("hash", hash.printed())];
    if let Some(partial) = partial {
        numbers.push(("profiles_done", partial.profiles_done));
        numbers.push(("standing", partial.standing));
        texts.push(("run", partial.run.clone()));
    }
    summary_of(&numbers, &texts, left_out, partial.is_none())
}

/// What the summary of an interrupted run says beside the counts.
#[derive(Debug, Clone)]
pub struct Partial {
    /// Candidates whose rows are all there.
    pub profiles_done: usize,
    /// Those of them with a row that lets the run end well (`--fail-on`).
    pub standing: usize,
    /// What the run was made from: a hash of the inputs and options.
    pub run: String,
}

/// A hash of lines, one after another: 128 bits of XXH3, in lower-case hexadecimal.
#[derive(Clone, Default)]
#[expect(
    missing_debug_implementations,
    reason = "the state of a hash tells nothing"
)]
pub struct Hash(Xxh3Default);

impl Hash {
    /// Adds a line with its break.
    pub fn add(&mut self, line: &str) {
        self.0.update(line.as_bytes());
    }

    /// As it is printed.
    pub fn printed(&self) -> String {
        format!("{:032x}", self.0.digest128())
    }
}
