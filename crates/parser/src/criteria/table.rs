//! Rows of a table: a letter column, Essential and Desirable columns, marks.

use super::group;
use crate::advert::{Basis, Group, Importance};
use crate::columns::{self, Column, cells};
use crate::layout::{LINE, bullet, tidy};
use crate::vocabulary::{self, level_word, tail};
use personspec_text::fold;

/// The table that rows are read under.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// None before its head is seen.
    columns: Vec<Column>,
    /// Its number in the document; 0: not known.
    number: usize,
    /// Whether a head stood before, and this is another table of another shape.
    foreign: bool,
}

type Level = Option<(Importance, Basis)>;

/// What a row says.
#[derive(Debug, Default)]
pub(super) struct RowRead<'a> {
    /// The group's heading, where the row names one.
    pub heading: Option<(&'a str, Group)>,
    /// Criteria with their level.
    pub criteria: Vec<(&'a str, Level)>,
}

impl Table {
    /// Reads a row of the table called `number` (0: not known); the head of a table sets the columns.
    /// `awaited`: a head comes further down, and what stands above it is no list of criteria.
    pub(super) fn read<'a>(&mut self, row: &'a str, number: usize, awaited: bool) -> RowRead<'a> {
        let cells = cells(row);
        let begins = number != self.number;
        let above: &[Column] = if begins { &[] } else { &self.columns };
        if let Some(head) = columns::head(&cells, above) {
            (self.columns, self.number, self.foreign) = (head.columns, number, false);
            return RowRead {
                heading: head.heading,
                criteria: Vec::new(),
            };
        }
        if begins {
            // A table goes on without its head if it has as many columns; else it is another one.
            if !self.columns.is_empty() {
                self.foreign = number == 0 || cells.len() != self.columns.len();
            }
            self.number = number;
        }
        let unfit = cells.len() > self.columns.len() && number > 0;
        if self.columns.is_empty() || self.foreign || unfit {
            let mut read = headless(row, &cells);
            if self.foreign || awaited || is_labelled(&cells) {
                read.criteria.retain(|(_, level)| level.is_some());
            }
            return read;
        }
        self.under_head(&cells)
    }

    fn under_head<'a>(&self, cells: &[&'a str]) -> RowRead<'a> {
        if let Some(heading) = self.heading_alone(cells) {
            return RowRead {
                heading: Some(heading),
                criteria: Vec::new(),
            };
        }
        let mut read = RowRead::default();
        let level = self.under(cells, |column| column == Column::Level).next();
        let marked = self.marked(cells);
        for (column, cell) in self.columns.iter().zip(cells) {
            match column {
                _ if says_nothing(cell) || is_mark(cell) => {}
                Column::Group => read.heading = Some((cell, group_of(cell))),
                Column::Criterion => {
                    read.criteria
                        .extend(levelled(cell, level.unwrap_or_default(), marked));
                }
                Column::Of(importance) => {
                    let level = Some((*importance, Basis::Column));
                    read.criteria.extend(items(cell).map(|item| (item, level)));
                }
                Column::Level | Column::Aside | Column::Unknown => {}
            }
        }
        // "Criteria, Essential, Desirable" with crosses beneath: the first column holds the criteria.
        if let (Some(level), true, Some((text, _))) =
            (marked, read.criteria.is_empty(), read.heading)
        {
            let level = Some((level, Basis::Column));
            read.heading = None;
            read.criteria.extend(items(text).map(|item| (item, level)));
        }
        read
    }

    /// The heading of a row that holds nothing else.
    fn heading_alone<'a>(&self, cells: &[&'a str]) -> Option<(&'a str, Group)> {
        let mut full = self
            .columns
            .iter()
            .zip(cells)
            .filter(|(_, cell)| !cell.is_empty());
        let (column, cell) = full.next()?;
        if full.next().is_some() {
            return None;
        }
        let group = columns::group(cell)?;
        let listed = matches!(column, Column::Of(_)) && vocabulary::is_weak_heading(cell);
        (!listed).then_some(group)
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

    /// The level whose column holds a mark; none where both do.
    fn marked(&self, cells: &[&str]) -> Option<Importance> {
        let mut marked = self
            .columns
            .iter()
            .zip(cells)
            .filter_map(|(column, cell)| match column {
                Column::Of(importance) if is_mark(cell) => Some(*importance),
                _ => None,
            });
        let first = marked.next()?;
        marked.all(|other| other == first).then_some(first)
    }
}

/// The criteria of `cell`, each with its level: the letters stand one a criterion, or one for all.
fn levelled<'a>(cell: &'a str, letters: &str, marked: Option<Importance>) -> Vec<(&'a str, Level)> {
    let printed = |level| Some((level, Basis::Column));
    let texts: Vec<&str> = items(cell).collect();
    let levels: Vec<Option<Importance>> = parts(letters).map(level_of).collect();
    if levels.len() == texts.len() && levels.len() > 1 {
        let pairs = texts.into_iter().zip(levels);
        return pairs
            .map(|(text, level)| (text, level.and_then(printed)))
            .collect();
    }
    let level = level_of(letters).or(marked).and_then(printed);
    texts.into_iter().map(|text| (text, level)).collect()
}

/// The level that a cell's letters or words name; none where they name both.
fn level_of(cell: &str) -> Option<Importance> {
    let folded = fold(cell);
    let mut levels = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter_map(level_word);
    let first = levels.next()?;
    levels.all(|level| level == first).then_some(first)
}

fn group_of(cell: &str) -> Group {
    columns::group(cell).map_or_else(|| group::of_heading(cell), |(_, group)| group)
}

/// A row of a table whose head is not there: a lone E or D tells the level, the longest cell is the
/// criterion. Without such a letter the whole row is one line of text.
fn headless<'a>(row: &'a str, cells: &[&'a str]) -> RowRead<'a> {
    let is_tabbed = row.contains('\t');
    let level_at = |from: usize| {
        let mut rest = cells.iter().enumerate().skip(from);
        rest.find_map(|(at, cell)| Some((at, level_word(&fold(cell))?)))
    };
    let level = level_at(usize::from(!is_tabbed));
    // "Qualifications, Essential, Degree": the row names its group.
    let heading = cells
        .first()
        .filter(|_| is_tabbed && cells.len() > 1)
        .and_then(|cell| columns::group(cell));
    let rest = cells.iter().enumerate().filter(|(at, _)| {
        level.is_none_or(|(level, _)| level != *at) && (heading.is_none() || *at > 0)
    });
    let longest = rest.map(|(_, cell)| *cell).max_by_key(|cell| cell.len());
    let longest = longest.filter(|text| !text.is_empty());
    let criteria = match (level, longest) {
        (Some((_, level)), Some(text)) => {
            let level = Some((level, Basis::Column));
            items(text).map(|text| (text, level)).collect()
        }
        // "AMPS / ESI / SI training" is one line; cells that tabs part are not.
        (None, Some(text)) if is_tabbed => items(text).map(|text| (text, None)).collect(),
        (_, None) if is_tabbed => Vec::new(),
        _ => vec![(row, None)],
    };
    RowRead { heading, criteria }
}

/// Whether a row is a label with its value: "Band, 6".
fn is_labelled(cells: &[&str]) -> bool {
    cells
        .first()
        .is_some_and(|cell| vocabulary::label(cell).is_some())
}

/// The parts of a cell that bullets begin, or lines that begin as items do.
fn parts(cell: &str) -> impl Iterator<Item = &str> {
    cell.split(['•', '▪', '●', '·', '\u{f0b7}'])
        .flat_map(lines)
        .map(tidy)
        .filter(|part| !part.is_empty())
}

/// The items of a cell that holds several. What ends in a colon before others announces them.
fn items(cell: &str) -> impl Iterator<Item = &str> {
    let count = parts(cell).count();
    parts(cell)
        .enumerate()
        .filter(move |(at, part)| !(part.ends_with(':') && at + 1 < count))
        .map(|(_, part)| tidy(part.trim_start_matches(['-', '*'])))
        .map(|part| bullet(part).map_or(part, |(text, _)| text))
        .map(without_method)
        .filter(|item| !item.is_empty())
}

/// Without the letters of its methods at the end: "Audit (A/I)".
fn without_method(item: &str) -> &str {
    let Some((text, inner)) = item
        .strip_suffix([')', ']'])
        .and_then(|head| head.rsplit_once([' ', '\t']))
        .and_then(|(text, inner)| Some((text, inner.strip_prefix(['(', '['])?)))
    else {
        return item;
    };
    let letters = || inner.split(['/', ',', '&', '+']).map(str::trim);
    let single = |part: &str| part.len() == 1 && part.chars().all(|c| c.is_ascii_uppercase());
    let levels = matches!(inner, "E" | "D");
    let sure = letters().count() > 1 || matches!(inner, "A" | "I");
    if sure && !levels && letters().all(single) {
        text.trim_end()
    } else {
        item
    }
}

/// Whether a cell is empty, if in words or as a box without a tick: "None", "N/A".
fn says_nothing(cell: &str) -> bool {
    cell.is_empty()
        || matches!(
            fold(cell).trim_end_matches('.'),
            "☐" | "□" | "none" | "n/a" | "na" | "nil" | "not applicable" | "-" | "none specified"
        )
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
        "x" | "xx"
            | "✓"
            | "✔"
            | "yes"
            | "y"
            | "*"
            | "•"
            | "√"
            | "☑"
            | "☒"
            | "✗"
            | "✘"
            | "×"
            | "\u{f0fc}"
            | "\u{f0fe}"
    )
}

#[cfg(test)]
#[path = "table_tests.rs"]
mod tests;
