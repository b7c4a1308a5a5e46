//! Tables without ruling lines: the head tells the columns, the gutters between the words part them.

use super::grid::cell;
use super::page::Rule;
use super::prose::Style;
use super::word::{CELL_GAP, Line, Word, joined};
use crate::columns::{self, Column};
use crate::layout::lines::Cell;
use crate::vocabulary::{self, Heading, Role};

/// Lines after a head by which the gutters are found.
const SAMPLE: usize = 14;
/// Lines that stand so much further apart than others begin a row.
const ROW_GAP: f32 = 1.45;

/// Columns by their borders, and what they hold.
#[derive(Debug, Clone)]
pub(super) struct Gutters {
    /// Between the columns: one fewer than there are.
    borders: Vec<f32>,
    columns: Vec<Column>,
}

/// A table that was found, and how many lines it took.
pub(super) struct Found {
    pub rows: Vec<Vec<Cell>>,
    pub lines: usize,
    pub gutters: Gutters,
}

/// The table whose head `lines` begins with, or that goes on in them from the page before.
pub(super) fn find(lines: &[Line], rules: &[Rule], carried: Option<&Gutters>, style: &Style) -> Option<Found> {
    if let Some((height, cells, columns)) = head(lines) {
        let body = lines.get(height..).unwrap_or_default();
        let sample = body.get(..SAMPLE.min(body.len())).unwrap_or_default();
        let borders = cells
            .windows(2)
            .map(|pair| match pair {
                [left, right] => border(left, right, sample),
                _ => 0.0,
            })
            .collect();
        let gutters = Gutters { borders, columns };
        let taken = gutters.extent(body);
        if taken == 0 {
            return None;
        }
        let head_lines = lines.get(..height).unwrap_or_default();
        let mut rows = vec![gutters.row(head_lines, right_edges(lines), style)];
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
    let parted = own.iter().take(6).filter(|line| gutters.fields(line).filter(|field| !field.is_empty()).count() > 1);
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

/// The words of each cell of a head that stands on one line or two; its lines; what they name.
fn head(lines: &[Line]) -> Option<(usize, Vec<Vec<Word>>, Vec<Column>)> {
    let first = lines.first()?;
    let cells: Vec<Vec<Word>> = first.cells().into_iter().map(<[Word]>::to_vec).collect();
    if cells.len() < 2 {
        return None;
    }
    let named = |cells: &[Vec<Word>]| {
        let texts: Vec<String> = cells.iter().map(|words| joined(words)).collect();
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        columns::head(&texts, &[]).map(|head| head.columns)
    };
    let second = lines.get(1).filter(|second| first.y - second.y < first.size * 1.6).and_then(|second| {
        let mut both = cells.clone();
        for part in second.cells() {
            let (x0, x1) = (part.first()?.x0, part.last()?.x1);
            let over = both.iter_mut().find(|cell| {
                let ends = (cell.first().map_or(0.0, |word| word.x0), cell.iter().map(|word| word.x1).fold(0.0, f32::max));
                x0 < ends.1 && x1 > ends.0
            })?;
            over.extend_from_slice(part);
        }
        Some(both)
    });
    if let Some(columns) = named(&cells) {
        // The second line is the head's if it too is made of such words only.
        let goes_on = lines.get(1).is_some_and(|second| {
            second.cells().into_iter().all(|part| columns::is_of_head_words(&joined(part)))
        });
        return match second.filter(|_| goes_on) {
            Some(both) => named(&both).map(|columns| (2, both, columns)),
            None => Some((1, cells, columns)),
        };
    }
    let both = second?;
    named(&both).map(|columns| (2, both, columns))
}

/// Where the gutter between two cells of a head runs: where the fewest words stand in its way.
fn border(left: &[Word], right: &[Word], sample: &[Line]) -> f32 {
    let middle = |words: &[Word]| {
        let x0 = words.iter().map(|word| word.x0).fold(f32::MAX, f32::min);
        f32::midpoint(x0, words.iter().map(|word| word.x1).fold(0.0, f32::max))
    };
    let (from, to) = (middle(left), middle(right));
    let crossed = |x: f32| {
        let words = sample.iter().flat_map(|line| &line.words).chain(left).chain(right);
        words.filter(|word| word.x0 < x + 1.0 && word.x1 > x - 1.0).count()
    };
    let mut best: Option<(usize, usize, f32)> = None;
    let mut run: Option<(usize, usize, f32)> = None;
    let mut x = from;
    while x < to {
        let count = crossed(x);
        run = match run {
            Some((own, length, _)) if own == count => Some((own, length + 1, x)),
            _ => Some((count, 1, x)),
        };
        if let Some((count, length, end)) = run
            && best.is_none_or(|(least, longest, _)| count < least || count == least && length > longest)
        {
            best = Some((count, length, end));
        }
        x += 1.0;
    }
    best.map_or(f32::midpoint(from, to), |(_, length, end)| {
        #[expect(clippy::cast_precision_loss, reason = "a page is a few hundred points wide")]
        let back = length as f32 / 2.0;
        end - back
    })
}

fn right_edges(lines: &[Line]) -> f32 {
    lines.iter().map(Line::x1).fold(0.0, f32::max)
}

impl Gutters {
    /// The words of each column of a line.
    fn fields<'l>(&'l self, line: &'l Line) -> impl Iterator<Item = Vec<Word>> + 'l {
        let column = |word: &Word| self.borders.iter().filter(|border| word.centre() > **border).count();
        (0..=self.borders.len()).map(move |at| {
            line.words.iter().filter(|word| column(word) == at).cloned().collect()
        })
    }

    /// Whether a line keeps the gutters free: no word stands in one, and no two words close to it.
    fn fits(&self, line: &Line) -> bool {
        self.borders.iter().all(|border| {
            let crossed = line.words.iter().any(|word| word.x0 < border - 1.5 && word.x1 > border + 1.5);
            let close = line.words.windows(2).any(|pair| match pair {
                [a, b] => a.x1 <= *border && b.x0 >= *border && b.x0 - a.x1 < line.size * 0.55,
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
            let prose = !self.fits(line) && next.is_none_or(|next| !self.fits(next) || next.text().ends_with('.'));
            let again = head(lines.get(at..).unwrap_or_default()).is_some_and(|(_, _, columns)| columns != self.columns);
            let apart = at.checked_sub(1).and_then(|before| lines.get(before)).is_some_and(|above| {
                above.y - line.y > line.size * 5.0
            });
            if section || prose || again || apart {
                break;
            }
            end = at + 1;
        }
        end
    }

    fn rows(&self, lines: &[Line], rules: &[Rule], style: &Style) -> Vec<Vec<Cell>> {
        let right = right_edges(lines);
        let near = lines.windows(2).filter_map(|pair| match pair {
            [above, below] => Some(above.y - below.y).filter(|apart| *apart > below.size * 0.8),
            _ => None,
        });
        let leading = near.fold(f32::MAX, f32::min);
        let mut rows = Vec::new();
        let mut start = 0;
        for at in 1..=lines.len() {
            let (Some(above), Some(line)) = (lines.get(at - 1), lines.get(at)) else {
                break;
            };
            let row = lines.get(start..at).unwrap_or_default();
            let ruled = rules.iter().any(|rule| {
                !rule.upright && rule.at < above.y + 1.0 && rule.at > line.y + line.size * 0.5 && rule.to - rule.from > 100.0
            });
            let gap = above.y - line.y > leading.min(line.size * 1.6) * ROW_GAP;
            if ruled || gap || !self.fits(line) || !self.fits(above) || self.begins_row(row, line) {
                rows.push(self.row(row, right, style));
                start = at;
            }
        }
        let last = lines.get(start..).unwrap_or_default();
        if !last.is_empty() {
            rows.push(self.row(last, right, style));
        }
        rows
    }

    /// Whether `line` has what a row has once and `row` has already: a letter, a mark, a factor.
    fn begins_row(&self, row: &[Line], line: &Line) -> bool {
        let marks = self.columns.contains(&Column::Criterion) || self.columns.contains(&Column::Level);
        let own: Vec<bool> = self.fields(line).map(|field| !field.is_empty()).collect();
        let has = |lines: &[Line], at: usize| {
            lines.iter().any(|line| self.fields(line).nth(at).is_some_and(|field| !field.is_empty()))
        };
        let last = row.get(row.len().saturating_sub(1)..).unwrap_or_default();
        self.columns.iter().enumerate().any(|(at, column)| {
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
        pairs.map(|(words, edge)| cell(words, 1, edge, style)).collect()
    }
}

/// Two columns of prose side by side: the lines of the left one, then those of the right one.
pub(super) fn unfolded(lines: Vec<Line>) -> Vec<Line> {
    let Some(border) = columns_border(&lines) else {
        return lines;
    };
    let mut unfolded = Vec::new();
    let mut right: Vec<Line> = Vec::new();
    for line in lines {
        let across = line.words.iter().any(|word| word.x0 < border && word.x1 > border);
        if across {
            unfolded.append(&mut right);
            unfolded.push(line);
            continue;
        }
        let (own, other): (Vec<Word>, Vec<Word>) = line.words.iter().cloned().partition(|word| word.centre() < border);
        for (words, to) in [(own, &mut unfolded), (other, &mut right)] {
            if !words.is_empty() {
                to.push(Line {
                    words,
                    ..line.clone()
                });
            }
        }
    }
    unfolded.append(&mut right);
    unfolded
}

/// Where the gutter between two columns of prose runs, if there are two.
fn columns_border(lines: &[Line]) -> Option<f32> {
    const FEWEST: usize = 6;
    const FEWEST_LETTERS: usize = 18;
    let left = lines.iter().map(Line::x0).fold(f32::MAX, f32::min);
    let width = right_edges(lines) - left;
    let mut best: Option<(usize, f32)> = None;
    for step in 12..=36_u8 {
        let x = left + width * f32::from(step) / 48.0;
        let (mut both, mut crossed) = (0, 0);
        let mut letters = (0, 0);
        for line in lines {
            let gap = line.size * CELL_GAP * 0.5;
            let before: Vec<&Word> = line.words.iter().filter(|word| word.x1 <= x + 0.5).collect();
            let after: Vec<&Word> = line.words.iter().filter(|word| word.x0 >= x - 0.5).collect();
            if before.len() + after.len() < line.words.len() {
                crossed += 1;
                continue;
            }
            let (Some(last), Some(first)) = (before.last(), after.first()) else {
                continue;
            };
            if first.x0 - last.x1 < gap {
                crossed += 1;
                continue;
            }
            both += 1;
            letters.0 += before.iter().map(|word| word.text.len() + 1).sum::<usize>();
            letters.1 += after.iter().map(|word| word.text.len() + 1).sum::<usize>();
        }
        let filled = letters.0 >= both * FEWEST_LETTERS && letters.1 >= both * FEWEST_LETTERS;
        if both >= FEWEST && filled && crossed * 2 < both + 2 && best.is_none_or(|(most, _)| both > most) {
            best = Some((both, x));
        }
    }
    best.map(|(_, x)| x)
}
