//! The pages of a document, one after another: tables that go on, paragraphs that go on, lines.

use super::grid;
use super::gutter::{self, Gutters};
use super::page::{Page, Rule};
use super::prose::{self, Style};
use super::unfold;
use super::word::{self, Line, Word};
use crate::layout::lines::{Cell, Lines, Paragraph};
use crate::layout::{Extracted, MarkKind};
use std::collections::{HashMap, HashSet};

/// Columns of one table on two pages stand at most so far apart (points).
const SAME_COLUMN: f32 = 12.0;

enum Part {
    Paragraph(Paragraph, bool),
    Table {
        rows: Vec<Vec<Cell>>,
        /// The borders of its columns.
        xs: Vec<f32>,
        columns: usize,
    },
}

/// Writes the pages as lines.
pub(super) fn lines(pages: Vec<Page>) -> Extracted {
    let style = style(&pages);
    let mut parts: Vec<Part> = Vec::new();
    let mut carried: Option<Gutters> = None;
    for page in pages {
        let (own, open) = page_parts(page, carried.as_ref(), &style);
        carried = open;
        for (at, part) in own.into_iter().enumerate() {
            match (parts.last_mut(), part) {
                (Some(last), part) if at == 0 => {
                    if let Some(part) = go_on(last, part, &style) {
                        parts.push(part);
                    }
                }
                (_, part) => parts.push(part),
            }
        }
    }
    let mut lines = Lines::default();
    for part in parts {
        match part {
            Part::Paragraph(paragraph, gap) => {
                if gap {
                    lines.gap();
                }
                lines.paragraph(&paragraph);
            }
            Part::Table { rows, .. } => lines.table(&rows),
        }
    }
    lines.finish()
}

/// The size of most letters, and the words that no line's end cuts.
fn style(pages: &[Page]) -> Style {
    let mut sizes: HashMap<i32, usize> = HashMap::new();
    let mut words = HashSet::new();
    for word in pages.iter().flat_map(|page| &page.words) {
        #[expect(
            clippy::cast_possible_truncation,
            reason = "sizes of letters, in tenths"
        )]
        let size = (word.size * 10.0) as i32;
        *sizes.entry(size).or_insert(0) += word.text.len();
        let plain = word
            .text
            .trim_matches(|c: char| !c.is_alphanumeric() && c != '-');
        if !plain.is_empty() && !plain.ends_with('-') {
            words.insert(plain.to_lowercase());
        }
    }
    let most = sizes
        .into_iter()
        .max_by_key(|(size, count)| (*count, -size));
    #[expect(clippy::cast_precision_loss, reason = "sizes of letters")]
    let size = most.map_or(10.0, |(size, _)| size as f32 / 10.0);
    Style { size, words }
}

/// The parts of a page from the top down; the table without rules that its end leaves open.
fn page_parts(
    mut page: Page,
    carried: Option<&Gutters>,
    style: &Style,
) -> (Vec<Part>, Option<Gutters>) {
    let grids = grid::find(&page);
    let words = std::mem::take(&mut page.words);
    let mut held: Vec<Vec<Word>> = grids.iter().map(|_| Vec::new()).collect();
    let mut free: Vec<Word> = Vec::new();
    for word in words {
        let own = grids.iter().position(|grid| grid.holds(&word));
        match own.and_then(|own| held.get_mut(own)) {
            Some(held) => held.push(word),
            None => free.push(word),
        }
    }
    let free = word::lines(free);
    let mut parts = Vec::new();
    let mut open = carried.cloned();
    let mut rest = free.as_slice();
    for (grid, words) in grids.iter().zip(held) {
        let middle = f32::midpoint(grid.top(), grid.bottom());
        let above = rest.partition_point(|line| line.y > middle);
        let before = rest.get(..above).unwrap_or_default();
        open = text_parts(before, &page.rules, open, style, &mut parts).filter(|_| false);
        rest = rest.get(above..).unwrap_or_default();
        let rows = grid.rows(words, style);
        parts.push(Part::Table {
            rows,
            xs: grid.xs.clone(),
            columns: grid.xs.len() - 1,
        });
    }
    let open = text_parts(rest, &page.rules, open, style, &mut parts);
    (parts, open)
}

/// Lines outside ruled tables: tables without rules, and prose.
fn text_parts(
    lines: &[Line],
    rules: &[Rule],
    carried: Option<Gutters>,
    style: &Style,
    parts: &mut Vec<Part>,
) -> Option<Gutters> {
    let mut open = carried.filter(|_| parts.is_empty());
    let mut prose: Vec<Line> = Vec::new();
    let mut at = 0;
    while at < lines.len() {
        let rest = lines.get(at..).unwrap_or_default();
        let carried = open.take().filter(|_| at == 0);
        if let Some(found) = gutter::find(rest, rules, carried.as_ref(), style) {
            prose_parts(std::mem::take(&mut prose), style, parts);
            at += found.lines;
            parts.push(Part::Table {
                columns: found.rows.iter().map(Vec::len).max().unwrap_or(0),
                rows: found.rows,
                xs: Vec::new(),
            });
            // Only a table that ends with the page goes on.
            if at == lines.len() {
                return Some(found.gutters);
            }
        } else {
            prose.extend(rest.first().cloned());
            at += 1;
        }
    }
    prose_parts(prose, style, parts);
    None
}

fn prose_parts(lines: Vec<Line>, style: &Style, parts: &mut Vec<Part>) {
    if lines.is_empty() {
        return;
    }
    let lines = unfold::unfolded(lines);
    // Each column ends where its longest line does.
    for column in
        lines.chunk_by(|above, below| below.y < above.y && (above.x0() - below.x0()).abs() < 150.0)
    {
        let right = column.iter().map(Line::x1).fold(0.0, f32::max);
        let paragraphs = prose::paragraphs(column, right, style);
        parts.extend(
            paragraphs
                .into_iter()
                .map(|(paragraph, gap)| Part::Paragraph(paragraph, gap)),
        );
    }
}

/// Lets the first part of a page go on with the last one of the page before; what does not is given
/// back.
fn go_on(last: &mut Part, part: Part, style: &Style) -> Option<Part> {
    match (last, part) {
        (
            Part::Table { rows, xs, columns },
            Part::Table {
                rows: more,
                xs: own,
                columns: count,
            },
        ) if *columns == count && same(xs, &own) => {
            let mut more = more.into_iter().peekable();
            // The head is printed again.
            if more
                .peek()
                .is_some_and(|head| rows.iter().take(3).any(|row| row == head))
            {
                more.next();
            }
            if let (Some(above), Some(below)) = (rows.last_mut(), more.peek())
                && finishes(above, below)
                && let Some(below) = more.next()
            {
                finish(above, below, style);
            }
            rows.extend(more);
            None
        }
        (Part::Paragraph(above, _), Part::Paragraph(below, gap)) => {
            if below.kind == MarkKind::Text && is_cut(&above.text) && begins_small(&below.text) {
                prose::append(&mut above.text, &below.text, style);
                return None;
            }
            Some(Part::Paragraph(below, gap))
        }
        (_, part) => Some(part),
    }
}

fn same(a: &[f32], b: &[f32]) -> bool {
    a.len() == b.len() && a.iter().zip(b).all(|(a, b)| (a - b).abs() < SAME_COLUMN)
}

fn is_cut(text: &str) -> bool {
    !text.ends_with(['.', ';', ':', '!', '?'])
}

fn begins_small(text: &str) -> bool {
    text.starts_with(char::is_lowercase)
}

/// Whether the row on top of a page is the rest of the row above: each of its cells goes on in the
/// middle of a sentence.
fn finishes(above: &[Cell], below: &[Cell]) -> bool {
    let mut pairs = above
        .iter()
        .zip(below)
        .filter(|(_, below)| !below.paragraphs.is_empty())
        .peekable();
    above.len() == below.len()
        && pairs.peek().is_some()
        && pairs.all(|(above, below)| {
            let (last, first) = (above.paragraphs.last(), below.paragraphs.first());
            last.is_some_and(|last| is_cut(&last.text))
                && first
                    .is_some_and(|first| first.kind == MarkKind::Text && begins_small(&first.text))
        })
}

fn finish(above: &mut [Cell], below: Vec<Cell>, style: &Style) {
    for (above, below) in above.iter_mut().zip(below) {
        let mut more = below.paragraphs.into_iter();
        if let (Some(last), Some(first)) = (above.paragraphs.last_mut(), more.next()) {
            prose::append(&mut last.text, &first.text, style);
        }
        above.paragraphs.extend(more);
    }
}
