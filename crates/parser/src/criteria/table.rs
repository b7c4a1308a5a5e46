//! Rows of a flattened table: a letter column, Essential and Desirable columns, marks.

use super::group;
use crate::advert::{Basis, Group, Importance};
use crate::layout::{LINE, tidy};
use crate::vocabulary::{self, Heading, level_word, tail};
use personspec_text::fold;

/// What a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Column {
    /// The group: "Factor", "Attributes".
    Group,
    /// The criterion.
    Criterion,
    /// A letter or word: E, D.
    Level,
    /// Criteria of one level, or a mark for the criterion of the row.
    Of(Importance),
    /// Numbers, methods of assessment: nothing that is asked.
    Aside,
}

/// The columns of the table that rows are read under; none before its head is seen.
#[derive(Debug, Default)]
pub(super) struct Table {
    columns: Vec<Column>,
}

/// What a row says.
#[derive(Debug, Default)]
pub(super) struct RowRead<'a> {
    /// The group's heading, where the row names one.
    pub heading: Option<(&'a str, Group)>,
    /// Criteria with their level.
    pub criteria: Vec<(&'a str, Option<(Importance, Basis)>)>,
}

/// The cells of a row, in order, empty ones too.
fn cells(row: &str) -> Vec<&str> {
    // Empty cells leave bars without a blank between them: "Audit | | X".
    let separator = [("\t", "\t"), (" | ", "|"), (" / ", " / ")]
        .into_iter()
        .find_map(|(sign, separator)| row.contains(sign).then_some(separator));
    separator.map_or_else(
        || vec![tidy(row)],
        |separator| row.split(separator).map(tidy).collect(),
    )
}

impl Table {
    /// Reads a row; the head of a table sets the columns and says nothing else.
    pub(super) fn read<'a>(&mut self, row: &'a str) -> RowRead<'a> {
        let cells = cells(row);
        if let Some(columns) = head(&cells) {
            self.columns = columns;
            return RowRead::default();
        }
        if self.columns.is_empty() {
            return headless(row, &cells);
        }
        let mut read = RowRead::default();
        let level = self
            .under(&cells, |column| column == Column::Level)
            .find_map(|cell| level_word(&fold(cell)))
            .or_else(|| self.marked(&cells))
            .map(|level| (level, Basis::Column));
        for (column, cell) in self.columns.iter().zip(&cells) {
            match column {
                _ if cell.is_empty() || is_mark(cell) => {}
                Column::Group => {
                    let known = vocabulary::heading(cell);
                    let group = match known {
                        Some(Heading::Part {
                            group: Some(group), ..
                        }) => group,
                        _ => group::of_heading(cell),
                    };
                    read.heading = Some((cell, group));
                }
                Column::Criterion => read.criteria.push((cell, level)),
                Column::Of(importance) => {
                    let level = Some((*importance, Basis::Column));
                    read.criteria.extend(items(cell).map(|item| (item, level)));
                }
                Column::Level | Column::Aside => {}
            }
        }
        read
    }

    fn under<'c, 'a: 'c>(
        &'c self,
        cells: &'c [&'a str],
        wanted: fn(Column) -> bool,
    ) -> impl Iterator<Item = &'a str> + 'c {
        let pairs = self.columns.iter().zip(cells);
        pairs
            .filter(move |(column, _)| wanted(**column))
            .map(|(_, cell)| *cell)
    }

    /// The level column that holds a mark.
    fn marked(&self, cells: &[&str]) -> Option<Importance> {
        self.columns
            .iter()
            .zip(cells)
            .find_map(|(column, cell)| match column {
                Column::Of(importance) if is_mark(cell) => Some(*importance),
                _ => None,
            })
    }
}

/// The columns that the head of a table names.
fn head(cells: &[&str]) -> Option<Vec<Column>> {
    if cells.len() < 2 || cells.iter().any(|cell| cell.len() > 60) {
        return None;
    }
    let columns: Vec<Column> = cells.iter().map(|cell| column(cell)).collect();
    let has = |wanted: Column| columns.contains(&wanted);
    let both = has(Column::Of(Importance::Essential)) && has(Column::Of(Importance::Desirable));
    let named = has(Column::Criterion) || has(Column::Group);
    // One letter or word of level among a row's cells is that row's level, not a head.
    if !(both || named && has(Column::Level)) {
        return None;
    }
    // Where the levels have columns of their own and no column is the criterion's, the criteria
    // stand in them and "Criteria" heads the groups.
    let marks = has(Column::Criterion) && has(Column::Group);
    let level_column = has(Column::Level);
    Some(
        columns
            .into_iter()
            .map(|column| match column {
                Column::Criterion if !level_column && !marks => Column::Group,
                Column::Group if level_column && cells.len() == 2 => Column::Criterion,
                column => column,
            })
            .collect(),
    )
}

fn column(cell: &str) -> Column {
    let folded = fold(cell);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let essential = says(&["essential"]) || folded == "e" || folded == "ess";
    let desirable = says(&["desirable"]) || folded == "d" || folded == "des";
    if (essential && desirable)
        || matches!(folded.as_str(), "e or d" | "e/d" | "level" | "importance")
    {
        Column::Level
    } else if says(&[
        "assess", "method", "evidence", "measured", "tested", "how", "stage", "weight",
    ]) {
        Column::Aside
    } else if essential {
        Column::Of(Importance::Essential)
    } else if desirable {
        Column::Of(Importance::Desirable)
    } else if says(&["criteri", "requirement", "specification", "description"]) {
        Column::Criterion
    } else if says(&["factor", "area", "categor", "attribute", "heading"]) {
        Column::Group
    } else {
        Column::Aside
    }
}

/// A row of a table whose head is not there: a lone E or D tells the level, the longest cell is the
/// criterion. Without such a letter the whole row is one line of text.
fn headless<'a>(row: &'a str, cells: &[&'a str]) -> RowRead<'a> {
    let level = cells
        .iter()
        .skip(1)
        .find_map(|cell| level_word(&fold(cell)));
    let longest = cells.iter().max_by_key(|cell| cell.len());
    let criteria = match (level, longest) {
        (Some(level), Some(text)) => vec![(*text, Some((level, Basis::Column)))],
        // "AMPS / ESI / SI training" is one line; cells that tabs part are not.
        (None, Some(text)) if row.contains('\t') => vec![(*text, None)],
        _ => vec![(row, None)],
    };
    RowRead {
        heading: None,
        criteria,
    }
}

/// The items of a cell that holds several: after bullets, or lines that begin as items do.
fn items(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['•', '▪', '●', '·', '\u{f0b7}'])
        .flat_map(lines)
        .map(|item| tidy(item).trim_start_matches(['-', '*']))
        .map(tidy)
        .filter(|item| !item.is_empty())
}

/// The lines of an item; one that begins in lower case goes on with the one before it.
fn lines(item: &str) -> Vec<&str> {
    let mut lines: Vec<&str> = Vec::new();
    let mut start = 0;
    for (at, sign) in item.match_indices(LINE) {
        let next = tidy(tail(item, at + sign.len()));
        if !next.starts_with(|c: char| c.is_lowercase() || c == '(') {
            lines.extend(item.get(start..at));
            start = at + sign.len();
        }
    }
    lines.extend(item.get(start..));
    lines
}

/// A tick or cross that marks a column.
fn is_mark(cell: &str) -> bool {
    matches!(
        fold(cell).as_str(),
        "x" | "✓" | "✔" | "yes" | "y" | "*" | "•" | "√" | "☑" | "☒" | "\u{f0fc}"
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use Importance::{Desirable, Essential};

    fn read<'a>(rows: &[&'a str]) -> Vec<(&'a str, Option<Importance>)> {
        let mut table = Table::default();
        rows.iter()
            .flat_map(|row| table.read(row).criteria)
            .map(|(text, level)| (text, level.map(|(level, _)| level)))
            .collect()
    }

    #[test]
    fn a_letter_column() {
        let rows = [
            "Ref / Criterion / E or D / Assessed",
            "1.1 / Audit / E / A, I",
            "1.2 / RiO / D / A",
        ];
        assert_eq!(
            read(&rows),
            [("Audit", Some(Essential)), ("RiO", Some(Desirable))]
        );
        assert_eq!(
            read(&["Audit\tE", "RiO\tD"]),
            [("Audit", Some(Essential)), ("RiO", Some(Desirable))]
        );
    }

    #[test]
    fn a_column_a_level() {
        let rows = [
            "Factor\tEssential\tDesirable\tMethod",
            "Skills\t• Audit • RiO\tWelsh\tA/I",
        ];
        let want = [
            ("Audit", Some(Essential)),
            ("RiO", Some(Essential)),
            ("Welsh", Some(Desirable)),
        ];
        assert_eq!(read(&rows), want);
    }

    #[test]
    fn marks() {
        let rows = [
            "Area | Criteria | Essential | Desirable",
            "Skills | Audit | | X",
        ];
        assert_eq!(read(&rows), [("Audit", Some(Desirable))]);
    }

    #[test]
    fn a_line_with_slashes_is_no_table() {
        assert_eq!(
            read(&["AMPS / ESI / SI training"]),
            [("AMPS / ESI / SI training", None)]
        );
    }
}
