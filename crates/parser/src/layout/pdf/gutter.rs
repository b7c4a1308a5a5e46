//! Tables without ruling lines: the head tells the columns, the gutters between the words part them.

use super::grid::cell;
use super::heads::{border, ends, head, is_prose, starts};
use super::page::Rule;
use super::prose::Style;
use super::word::{Line, Word, right_edge};
use crate::columns::Column;
use crate::layout::lines::Cell;
use crate::vocabulary::{self, Heading, Role};

/// Lines after a head by which the gutters are found, at most.
const SAMPLE: usize = 60;
/// Rows stand further apart than the lines of a cell by this part of the letters' size.
const ROW_GAP: f32 = 0.22;
/// Words closer than this part of their size stand in one column, unless the right one begins it.
const CLOSE: f32 = 0.55;

/// Columns by their borders, and what they hold.
#[derive(Debug, Clone)]
pub(super) struct Gutters {
    /// Between the columns: one fewer than there are.
    borders: Vec<f32>,
    /// Where the words right of each border begin.
    starts: Vec<Vec<f32>>,
    columns: Vec<Column>,
}

/// A table that was found, and how many lines it took.
pub(super) struct Found {
    pub rows: Vec<Vec<Cell>>,
    pub lines: usize,
    pub gutters: Gutters,
}

/// The table whose head `lines` begins with, or that goes on in them from the page before.
pub(super) fn find(
    lines: &[Line],
    rules: &[Rule],
    carried: Option<&Gutters>,
    style: &Style,
) -> Option<Found> {
    if let Some((height, cells, columns)) = head(lines) {
        let body = lines.get(height..).unwrap_or_default();
        let left = lines.iter().map(Line::x0).fold(f32::MAX, f32::min);
        let right = right_edge(body);
        let prose = |line: &Line| is_prose(line, right - left);
        // Two lines of prose end a table; one may be full cells side by side.
        let listed = body
            .windows(2)
            .position(|pair| pair.iter().all(prose))
            .unwrap_or(body.len());
        let sample = body.get(..listed.min(SAMPLE)).unwrap_or_default();
        let borders: Vec<f32> = cells
            .windows(2)
            .map(|pair| match pair {
                [left, right] => border(left, right, sample),
                _ => 0.0,
            })
            .collect();
        let starts = borders.iter().map(|border| starts(*border, body)).collect();
        let own = Gutters {
            borders,
            starts,
            columns,
        };
        // A head that is printed again on the next page is that of the same columns.
        let again =
            carried.filter(|carried| carried.columns == own.columns && carried.holds(&cells));
        let gutters = again.cloned().unwrap_or(own);
        let taken = gutters.extent(body);
        if taken == 0 {
            return None;
        }
        let head_lines = lines.get(..height).unwrap_or_default();
        let mut rows = vec![gutters.row(head_lines, right_edge(lines), style)];
        rows.extend(gutters.rows(body.get(..taken).unwrap_or_default(), rules, style));
        return Some(Found {
            rows,
            lines: height + taken,
            gutters,
        });
    }
    let gutters = carried?.clone();
    let taken = gutters.extent(lines);
    let own = lines.get(..taken).unwrap_or_default();
    let parted = own.iter().take(6).filter(|line| {
        gutters
            .fields(line)
            .filter(|field| !field.is_empty())
            .count()
            > 1
    });
    if parted.count() == 0 {
        return None;
    }
    let rows = gutters.rows(own, rules, style);
    Some(Found {
        rows,
        lines: taken,
        gutters,
    })
}

impl Gutters {
    /// Whether each cell of a head stands in its column.
    fn holds(&self, cells: &[Vec<Word>]) -> bool {
        cells.iter().enumerate().all(|(at, words)| {
            let (left, right) = ends(words);
            let middle = f32::midpoint(left, right);
            self.borders
                .iter()
                .filter(|border| middle > **border)
                .count()
                == at
        })
    }

    /// The words of each column of a line.
    fn fields<'l>(&'l self, line: &'l Line) -> impl Iterator<Item = Vec<Word>> + 'l {
        let column = |word: &Word| {
            self.borders
                .iter()
                .filter(|border| word.centre() > **border)
                .count()
        };
        (0..=self.borders.len()).map(move |at| {
            line.words
                .iter()
                .filter(|word| column(word) == at)
                .cloned()
                .collect()
        })
    }

    /// Whether a line keeps the gutters free: no word stands in one, and no two words close to it.
    fn fits(&self, line: &Line) -> bool {
        self.borders
            .iter()
            .zip(&self.starts)
            .all(|(border, starts)| {
                let crossed = line
                    .words
                    .iter()
                    .any(|word| word.x0 < border - 1.5 && word.x1 > border + 1.5);
                let close = line.words.windows(2).any(|pair| match pair {
                    [a, b] => {
                        a.x1 <= *border + 1.5
                            && b.x0 >= *border - 1.5
                            && b.x0 - a.x1 < line.size * CLOSE
                            && starts.iter().all(|start| (b.x0 - start).abs() > 1.5)
                    }
                    _ => false,
                });
                !crossed && !close
            })
    }

    /// How many lines the table takes: up to a section's heading, or prose across the page.
    fn extent(&self, lines: &[Line]) -> usize {
        let mut end = 0;
        for (at, line) in lines.iter().enumerate() {
            let next = lines.get(at + 1);
            let parts = self.fields(line).filter(|field| !field.is_empty()).count();
            let section = parts == 1
                && matches!(
                    vocabulary::heading(&line.text()),
                    Some(Heading::Section(role)) if role != Role::Specification
                );
            let prose = !self.fits(line)
                && (line.text().ends_with('.') || next.is_none_or(|next| !self.fits(next)));
            let again = head(lines.get(at..).unwrap_or_default())
                .is_some_and(|(_, _, columns)| columns != self.columns);
            let apart = at
                .checked_sub(1)
                .and_then(|before| lines.get(before))
                .is_some_and(|above| above.y - line.y > line.size * 5.0);
            if section || prose || again || apart {
                break;
            }
            end = at + 1;
        }
        end
    }

    fn rows(&self, lines: &[Line], rules: &[Rule], style: &Style) -> Vec<Vec<Cell>> {
        let right = right_edge(lines);
        let spaces: Vec<f32> = lines
            .iter()
            .zip(lines.iter().skip(1))
            .map(|(a, b)| space(a, b))
            .collect();
        let least = spaces
            .iter()
            .copied()
            .filter(|space| *space > 0.0)
            .fold(f32::MAX, f32::min);
        let mut rows = Vec::new();
        let mut start = 0;
        for at in 1..=lines.len() {
            let (Some(above), Some(line)) = (lines.get(at - 1), lines.get(at)) else {
                break;
            };
            let row = lines.get(start..at).unwrap_or_default();
            let parted = rules.iter().any(|rule| {
                !rule.upright
                    && rule.at < above.y + 1.0
                    && rule.at > line.y + line.size * 0.5
                    && rule.to - rule.from > 100.0
            });
            let own = spaces.get(at - 1).copied().unwrap_or(0.0);
            let gap = own > least.min(line.size * 0.6) + line.size * ROW_GAP;
            let across = !self.fits(line) || !self.fits(above);
            if parted || gap || across || self.begins_row(row, line, right, style) {
                rows.push(self.row(row, right, style));
                start = at;
            }
        }
        let end = lines.get(start..).unwrap_or_default();
        if !end.is_empty() {
            rows.push(self.row(end, right, style));
        }
        rows
    }

    /// Whether `line` has what a row has once and `row` has already: a letter, a mark, a factor.
    fn begins_row(&self, row: &[Line], line: &Line, right: f32, style: &Style) -> bool {
        let marks =
            self.columns.contains(&Column::Criterion) || self.columns.contains(&Column::Level);
        let own: Vec<bool> = self.fields(line).map(|field| !field.is_empty()).collect();
        let has = |lines: &[Line], at: usize| {
            lines.iter().any(|line| {
                self.fields(line)
                    .nth(at)
                    .is_some_and(|field| !field.is_empty())
            })
        };
        let last = row.get(row.len().saturating_sub(1)..).unwrap_or_default();
        let once = self.columns.iter().enumerate().any(|(at, column)| {
            own.get(at) == Some(&true)
                && match column {
                    Column::Level => has(row, at),
                    Column::Of(_) if marks => {
                        let levels = self.columns.iter().enumerate();
                        levels
                            .filter(|(_, column)| matches!(column, Column::Of(_)))
                            .any(|(at, _)| has(row, at))
                    }
                    // A factor of two lines goes on right below itself.
                    Column::Group => !has(last, at),
                    _ => false,
                }
        });
        // A factor or letter may stand half way down its row: no sentence is cut there.
        once && !self.cuts(row, line, right, style)
    }

    /// Whether a column's sentence in `row` goes on in `line`.
    fn cuts(&self, row: &[Line], line: &Line, right: f32, style: &Style) -> bool {
        let edges = self.borders.iter().copied().chain([right]);
        let columns = self.columns.iter().zip(edges).enumerate();
        columns
            .filter(|(_, (column, _))| matches!(column, Column::Criterion | Column::Of(_)))
            .any(|(at, (_, edge))| {
                let mut words: Vec<Word> = Vec::new();
                for line in row {
                    words.extend(self.fields(line).nth(at).unwrap_or_default());
                }
                let before = cell(words.clone(), 1, edge, style).paragraphs.len();
                let more = self.fields(line).nth(at).unwrap_or_default();
                let empty = more.is_empty();
                words.extend(more);
                !empty && before > 0 && cell(words, 1, edge, style).paragraphs.len() == before
            })
    }

    fn row(&self, lines: &[Line], right: f32, style: &Style) -> Vec<Cell> {
        if let [line] = lines
            && !self.fits(line)
        {
            return vec![cell(line.words.clone(), 1, right, style)];
        }
        let mut words: Vec<Vec<Word>> = vec![Vec::new(); self.borders.len() + 1];
        for line in lines {
            for (column, field) in words.iter_mut().zip(self.fields(line)) {
                column.extend(field);
            }
        }
        let edges = self.borders.iter().copied().chain([right + 8.0]);
        let pairs = words.into_iter().zip(edges);
        pairs
            .map(|(words, edge)| cell(words, 1, edge, style))
            .collect()
    }
}

/// The blank space between two lines: below the letters of one, above those of the next.
fn space(above: &Line, line: &Line) -> f32 {
    above.y - above.size * 0.22 - (line.y + line.size * 0.78)
}
