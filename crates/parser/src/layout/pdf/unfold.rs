//! Pages of two columns of prose.

use super::word::{CELL_GAP, Line, Word, right_edge};

/// Two columns of prose side by side: the lines of the left one, then those of the right one.
pub(super) fn unfolded(lines: Vec<Line>) -> Vec<Line> {
    let Some(border) = columns_border(&lines) else {
        return lines;
    };
    let mut unfolded = Vec::new();
    let mut right: Vec<Line> = Vec::new();
    for line in lines {
        let across = line
            .words
            .iter()
            .any(|word| word.x0 < border && word.x1 > border);
        if across {
            unfolded.append(&mut right);
            unfolded.push(line);
            continue;
        }
        let (own, other): (Vec<Word>, Vec<Word>) = line
            .words
            .iter()
            .cloned()
            .partition(|word| word.centre() < border);
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
    const FEWEST: usize = 5;
    const FEWEST_LETTERS: usize = 18;
    let left = lines.iter().map(Line::x0).fold(f32::MAX, f32::min);
    let width = right_edge(lines) - left;
    let mut best: Option<(usize, f32)> = None;
    for step in 12..=36_u8 {
        let x = left + width * f32::from(step) / 48.0;
        let (mut both, mut crossed) = (0, 0);
        let mut ends: Vec<f32> = Vec::new();
        let mut letters = (0, 0);
        for line in lines {
            let gap = line.size * CELL_GAP * 0.5;
            let before: Vec<&Word> = line
                .words
                .iter()
                .filter(|word| word.x1 <= x + 0.5)
                .collect();
            let after: Vec<&Word> = line
                .words
                .iter()
                .filter(|word| word.x0 >= x - 0.5)
                .collect();
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
            ends.push(last.x1);
            letters.0 += before.iter().map(|word| word.text.len() + 1).sum::<usize>();
            letters.1 += after.iter().map(|word| word.text.len() + 1).sum::<usize>();
        }
        // Prose fills its column; labels do not.
        let widest = ends.iter().copied().fold(left, f32::max);
        let full = ends
            .iter()
            .filter(|end| **end > left + (widest - left) * 0.7)
            .count();
        let filled = letters.0 >= both * FEWEST_LETTERS
            && letters.1 >= both * FEWEST_LETTERS
            && full * 3 >= both * 2;
        if both >= FEWEST
            && filled
            && crossed * 2 < both + 2
            && best.is_none_or(|(most, _)| both > most)
        {
            best = Some((both, x));
        }
    }
    best.map(|(_, x)| x)
}
