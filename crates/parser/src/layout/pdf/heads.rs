//! The head of a table without rules, and where it says that the columns are parted.

use super::word::{CELL_GAP, Line, Word, is_bullet, joined, order};
use crate::columns::{self, Column};

/// A head has at most so many lines.
const MOST_HEAD_LINES: usize = 3;
/// Indents of one column, at most.
const MOST_STARTS: usize = 32;

/// The words of each cell of a head, which stands on up to three lines; how many; what they name.
pub(super) fn head(lines: &[Line]) -> Option<(usize, Vec<Vec<Word>>, Vec<Column>)> {
    // A head of letters, "E" and "D", stands closer than others.
    [CELL_GAP, CELL_GAP / 2.0].into_iter().find_map(|gap| {
        (1..=MOST_HEAD_LINES).rev().find_map(|height| {
            let own = lines.get(..height)?;
            let cells = head_cells(own, gap)?;
            let texts: Vec<String> = cells.iter().map(|words| joined(words)).collect();
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            // More than one line are a head's only if every word is.
            if height > 1 && !texts.iter().all(|text| columns::is_of_head_words(text)) {
                return None;
            }
            let head = columns::head(&texts, &[])?;
            Some((height, cells, head.columns))
        })
    })
}

/// The cells of lines that stand close together: what stands over one another is one cell.
fn head_cells(lines: &[Line], gap: f32) -> Option<Vec<Vec<Word>>> {
    let near = |pair: &[Line]| match pair {
        [above, below] => {
            above.y - below.y < above.size * 1.6
                && (above.size - below.size).abs() < above.size * 0.12
        }
        _ => false,
    };
    if !lines.windows(2).all(near) {
        return None;
    }
    let mut cells: Vec<Vec<Word>> = Vec::new();
    for line in lines {
        for part in line.words.chunk_by(|a, b| b.x0 - a.x1 < line.size * gap) {
            let (x0, x1) = ends(part);
            let over = cells.iter_mut().find(|cell| {
                let (left, right) = ends(cell);
                x0 < right && x1 > left
            });
            match over {
                Some(cell) => cell.extend_from_slice(part),
                None => cells.push(part.to_vec()),
            }
        }
    }
    cells.sort_by(|a, b| order(ends(a).0, ends(b).0));
    (cells.len() > 1).then_some(cells)
}

/// The left and right end of words.
pub(super) fn ends(words: &[Word]) -> (f32, f32) {
    let left = words.iter().map(|word| word.x0).fold(f32::MAX, f32::min);
    (left, words.iter().map(|word| word.x1).fold(0.0, f32::max))
}

/// Where the gutter between two cells of a head runs: where the fewest words stand in its way.
pub(super) fn border(left: &[Word], right: &[Word], sample: &[Line]) -> f32 {
    let middle = |words: &[Word]| {
        let (left, right) = ends(words);
        f32::midpoint(left, right)
    };
    let (from, to) = (middle(left), middle(right));
    // A bullet belongs to the word after it.
    let extents = sample.iter().flat_map(|line| {
        let nexts = line.words.iter().skip(1).map(Some).chain([None]);
        line.words.iter().zip(nexts).map(|(word, next)| match next {
            Some(next) if is_bullet(&word.text) => (word.x0, next.x1),
            _ => (word.x0, word.x1),
        })
    });
    let heads = left.iter().chain(right).map(|word| (word.x0, word.x1));
    let extents: Vec<(f32, f32)> = extents.chain(heads).collect();
    let crossed = |x: f32| {
        let over = extents
            .iter()
            .filter(|(x0, x1)| *x0 < x + 1.0 && *x1 > x - 1.0);
        over.count()
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
            && best.is_none_or(|(least, longest, _)| {
                count < least || count == least && length > longest
            })
        {
            best = Some((count, length, end));
        }
        x += 1.0;
    }
    best.map_or(f32::midpoint(from, to), |(_, length, end)| {
        #[expect(
            clippy::cast_precision_loss,
            reason = "a page is a few hundred points wide"
        )]
        let back = length as f32 / 2.0;
        end - back
    })
}

/// Where words right of a border begin that stand in no doubt right of it.
pub(super) fn starts(border: f32, lines: &[Line]) -> Vec<f32> {
    let mut starts: Vec<f32> = Vec::new();
    for line in lines {
        let at = line.words.iter().position(|word| word.x0 >= border - 1.0);
        let Some(first) = at.and_then(|at| line.words.get(at)) else {
            continue;
        };
        let before = at.and_then(|at| line.words.get(at.checked_sub(1)?));
        let clear = before.is_none_or(|before| first.x0 - before.x1 > line.size * CELL_GAP);
        if clear
            && starts.len() < MOST_STARTS
            && starts.iter().all(|start| (start - first.x0).abs() > 1.0)
        {
            starts.push(first.x0);
        }
    }
    starts
}

/// Whether a line runs across the page without a gap.
pub(super) fn is_prose(line: &Line, width: f32) -> bool {
    let gap = |pair: &[Word]| match pair {
        [a, b] => b.x0 - a.x1 > line.size * 0.8,
        _ => false,
    };
    line.x1() - line.x0() > width * 0.55 && !line.words.windows(2).any(gap)
}
