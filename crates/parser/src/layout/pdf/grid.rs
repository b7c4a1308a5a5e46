//! Tables with ruling lines: the rules tell the cells, merged ones too.

use super::page::{Page, Rule};
use super::prose::{self, Style};
use super::word::{self, Line, Word, order};
use crate::layout::lines::{Cell, MOST_COLUMNS};

/// Rules that stand so close are one, and ends that come so close touch (points).
const NEAR: f32 = 3.0;
/// Rows of one grid, at most.
const MOST_ROWS: usize = 400;

/// A ruled table.
#[derive(Debug)]
pub(super) struct Grid {
    /// The upright rules from left to right, the level ones from the top down.
    pub xs: Vec<f32>,
    pub ys: Vec<f32>,
    uprights: Vec<Rule>,
    levels: Vec<Rule>,
}

/// The grids of a page, from the top down.
pub(super) fn find(page: &Page) -> Vec<Grid> {
    let uprights = merged(page.rules.iter().filter(|rule| rule.upright));
    let levels = merged(page.rules.iter().filter(|rule| !rule.upright));
    let mut groups = Groups::new(uprights.len() + levels.len());
    for (v, upright) in uprights.iter().enumerate() {
        for (h, level) in levels.iter().enumerate() {
            if within(upright.at, level) && within(level.at, upright) {
                groups.join(v, uprights.len() + h);
            }
        }
    }
    let mut grids = Vec::new();
    for root in 0..uprights.len() {
        if groups.root(root) != root {
            continue;
        }
        let mut own = |rules: &[Rule], from: usize| -> Vec<Rule> {
            let pairs = rules.iter().enumerate();
            pairs
                .filter(|(at, _)| groups.root(from + at) == root)
                .map(|(_, rule)| *rule)
                .collect()
        };
        let (uprights, levels) = (own(&uprights, 0), own(&levels, uprights.len()));
        let xs = places(&uprights);
        let mut ys = places(&levels);
        ys.reverse();
        let sized = (3..=MOST_COLUMNS).contains(&xs.len()) && (2..=MOST_ROWS).contains(&ys.len());
        if sized {
            grids.push(Grid {
                xs,
                ys,
                uprights,
                levels,
            });
        }
    }
    grids.sort_by(|a, b| order(b.top(), a.top()));
    grids
}

/// Whether a place lies between the ends of a rule.
fn within(at: f32, rule: &Rule) -> bool {
    at > rule.from - NEAR && at < rule.to + NEAR
}

/// Rules on one line that touch are one.
fn merged<'r>(rules: impl Iterator<Item = &'r Rule>) -> Vec<Rule> {
    let mut rules: Vec<Rule> = rules.copied().collect();
    rules.sort_by(|a, b| order(a.at, b.at));
    let mut merged: Vec<Rule> = Vec::new();
    // One line's rules lie within NEAR of its first.
    let mut rest = rules.as_slice();
    while let Some(first) = rest.first() {
        let length = rest
            .iter()
            .take_while(|rule| rule.at - first.at < NEAR * 0.7)
            .count();
        let mut own: Vec<Rule> = rest.get(..length).unwrap_or_default().to_vec();
        own.sort_by(|a, b| order(a.from, b.from));
        let before = merged.len();
        for rule in own {
            match merged.get_mut(before..).and_then(<[Rule]>::last_mut) {
                Some(last) if rule.from - last.to < NEAR => last.to = last.to.max(rule.to),
                _ => merged.push(rule),
            }
        }
        rest = rest.get(length..).unwrap_or_default();
    }
    merged
}

/// The places of rules, those close together once.
fn places(rules: &[Rule]) -> Vec<f32> {
    let mut places: Vec<f32> = rules.iter().map(|rule| rule.at).collect();
    places.sort_by(|a, b| order(*a, *b));
    places.dedup_by(|b, a| *b - *a < NEAR);
    places
}

impl Grid {
    pub(super) fn top(&self) -> f32 {
        self.ys.first().copied().unwrap_or(0.0)
    }

    pub(super) fn bottom(&self) -> f32 {
        self.ys.last().copied().unwrap_or(0.0)
    }

    fn columns(&self) -> usize {
        self.xs.len().saturating_sub(1)
    }

    /// The row and column that a word stands in.
    fn place(&self, word: &Word) -> Option<(usize, usize)> {
        let x = word.centre();
        let y = word.y + word.size * 0.3;
        let column = self
            .xs
            .windows(2)
            .position(|pair| matches!(pair, [a, b] if *a <= x && x < *b))?;
        let row = self
            .ys
            .windows(2)
            .position(|pair| matches!(pair, [a, b] if *a >= y && y > *b))?;
        Some((row, column))
    }

    pub(super) fn holds(&self, word: &Word) -> bool {
        self.place(word).is_some()
    }

    /// Whether rules cover most of the line `at` between two ends.
    fn covered(rules: &[Rule], at: f32, from: f32, to: f32) -> bool {
        let near = rules.iter().filter(|rule| (rule.at - at).abs() < NEAR);
        let length: f32 = near
            .map(|rule| (rule.to.min(to) - rule.from.max(from)).max(0.0))
            .sum();
        length > (to - from) * 0.5
    }

    /// Fields that no rule parts are one cell.
    fn cells(&self) -> Groups {
        let columns = self.columns();
        let mut groups = Groups::new(columns * (self.ys.len() - 1));
        for (row, ends) in self.ys.windows(2).enumerate() {
            let [top, bottom] = ends else { continue };
            for (column, ends) in self.xs.windows(2).enumerate() {
                let [left, right] = ends else { continue };
                let own = row * columns + column;
                if column + 1 < columns && !Self::covered(&self.uprights, *right, *bottom, *top) {
                    groups.join(own, own + 1);
                }
                if row + 2 < self.ys.len() && !Self::covered(&self.levels, *bottom, *left, *right) {
                    groups.join(own, own + columns);
                }
            }
        }
        groups
    }

    /// The rows with their cells; `words` are those that the grid holds.
    pub(super) fn rows(&self, words: Vec<Word>, style: &Style) -> Vec<Vec<Cell>> {
        let columns = self.columns();
        let mut groups = self.cells();
        let mut fields: Vec<Vec<Word>> = vec![Vec::new(); columns * (self.ys.len() - 1)];
        for word in words {
            if let Some((row, column)) = self.place(&word)
                && let Some(field) = fields.get_mut(groups.root(row * columns + column))
            {
                field.push(word);
            }
        }
        let mut rows = Vec::new();
        for row in 0..self.ys.len() - 1 {
            let mut cells: Vec<Cell> = Vec::new();
            let mut column = 0;
            while column < columns {
                let own = row * columns + column;
                let root = groups.root(own);
                let mut span = 1;
                while column + span < columns && groups.root(own + span) == root {
                    span += 1;
                }
                // The first field of a cell is its root, as it has the smallest number.
                let words = if root == own {
                    fields.get_mut(root).map(std::mem::take)
                } else {
                    None
                };
                let right = self.xs.get(column + span).copied().unwrap_or(0.0);
                cells.push(cell(words.unwrap_or_default(), span, right, style));
                column += span;
            }
            rows.push(cells);
        }
        rows
    }
}

/// A cell of these words, whose right border is at `right`.
pub(super) fn cell(words: Vec<Word>, columns: usize, right: f32, style: &Style) -> Cell {
    let lines: Vec<Line> = word::lines(words);
    // Words keep the same distance from both borders, as a rule.
    let edge = lines.iter().map(Line::x1).fold(right - 8.0, f32::max);
    let paragraphs = prose::paragraphs(&lines, edge, style);
    Cell {
        paragraphs: paragraphs
            .into_iter()
            .map(|(paragraph, _)| paragraph)
            .collect(),
        columns,
    }
}

/// Sets that are joined; the smallest member stands for its set.
struct Groups(Vec<usize>);

impl Groups {
    fn new(count: usize) -> Self {
        Self((0..count).collect())
    }

    fn root(&mut self, member: usize) -> usize {
        let mut at = member;
        while let Some(&up) = self.0.get(at) {
            if up == at {
                break;
            }
            let further = self.0.get(up).copied().unwrap_or(up);
            if let Some(slot) = self.0.get_mut(at) {
                *slot = further;
            }
            at = up;
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(slot) = self.0.get_mut(a.max(b)) {
            *slot = a.min(b);
        }
    }
}
