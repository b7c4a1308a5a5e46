//! Candidates by vacancies, as a page or a workbook lays them out.

use crate::data::{Rank, Row, Tally};
use std::collections::{BTreeMap, HashMap};

/// Cells of a matrix that one can look through; above, the vacancies that stand highest are shown.
const MOST_CELLS: usize = 2_000;
/// Columns then.
const MOST_COLUMNS: usize = 40;

/// What a cell shows.
pub(crate) const SHOWS: &str = "Essentials met, of all";

/// The five steps of a cell's darkness, in words.
pub(crate) const STEPS: [&str; 5] = ["under a fifth", "a fifth", "two", "three", "four and more"];

/// Candidates by vacancies.
#[derive(Debug)]
pub(crate) struct Matrix<'a> {
    /// The vacancies that are columns.
    pub(crate) posts: Vec<Column>,
    /// How many there are.
    pub(crate) of: usize,
    /// Each candidate with a cell a vacancy; `None` where the pair is not in the result.
    pub(crate) rows: Vec<(String, Vec<Option<&'a Row>>)>,
}

/// A vacancy as a column.
#[derive(Debug)]
pub(crate) struct Column {
    /// Its title, or the advert's id where none was found.
    pub(crate) name: String,
}

impl<'a> Matrix<'a> {
    /// As a page shows it: of a large batch the vacancies that stand highest.
    pub(crate) fn of_page(rank: &'a Rank) -> Self {
        let most = if is_large(rank) {
            MOST_COLUMNS
        } else {
            MOST_CELLS
        };
        Self::new(rank, most)
    }

    /// That not every vacancy has a column, where it is so.
    pub(crate) fn said(&self) -> &'static str {
        if self.posts.len() < self.of {
            "Here are the vacancies that stand highest."
        } else {
            ""
        }
    }

    /// Of more vacancies than `most`, those that stand highest for any candidate; else all, in the
    /// order of the inputs.
    pub(crate) fn new(rank: &'a Rank, most: usize) -> Self {
        let rows = || rank.rankings.iter().flat_map(|ranking| &ranking.rows);
        let mut best: BTreeMap<&str, u32> = BTreeMap::new();
        for row in rows() {
            let known = best.entry(&row.advert).or_insert(row.rank);
            *known = row.rank.min(*known);
        }
        let mut kept: Vec<(u32, &str)> = best.into_iter().map(|(id, rank)| (rank, id)).collect();
        let of = kept.len();
        kept.sort_unstable();
        kept.truncate(most);
        let place: HashMap<&str, usize> = (rank.adverts.iter().enumerate())
            .map(|(at, named)| (named.advert.as_str(), at))
            .collect();
        if of <= most {
            kept.sort_by_key(|(_, id)| (place.get(id).copied().unwrap_or(usize::MAX), *id));
        }
        let mut cells: HashMap<(&str, &str), &'a Row> = HashMap::new();
        for row in rows() {
            cells.insert((&row.profile, &row.advert), row);
        }
        let title = |id: &str| {
            let named = place.get(id).and_then(|at| rank.adverts.get(*at));
            named
                .and_then(|named| named.title.clone())
                .unwrap_or_else(|| id.to_owned())
        };
        let cell = |who: &str, post: &str| cells.get(&(who, post)).copied();
        Self {
            posts: (kept.iter())
                .map(|(_, id)| Column { name: title(id) })
                .collect(),
            of,
            rows: (rank.profiles.iter())
                .map(|who| {
                    let name = who.candidate.clone().unwrap_or_else(|| who.profile.clone());
                    let cells = kept.iter().map(|(_, id)| cell(&who.profile, id));
                    (name, cells.collect())
                })
                .collect(),
        }
    }
}

/// Whether a batch has more pairs than one can look through in a matrix.
pub(crate) fn is_large(rank: &Rank) -> bool {
    rank.counts.rows > MOST_CELLS
}

/// "14/17", and that a gate is missed where one is.
pub(crate) fn cell(row: &Row) -> String {
    let gate = if row.gate_missed() { " gate" } else { "" };
    format!("{}/{}{gate}", row.essential.met, row.essential.total)
}

/// One of five steps, 0 to 4: a fifth of the points more each.
pub(crate) fn step(tally: &Tally) -> u8 {
    // A saved result may say anything of its points.
    let of = u64::from(tally.ranked_of.max(1));
    u8::try_from((u64::from(tally.points) * 5 / of).min(4)).unwrap_or(4)
}
