//! Tables that fit the screen: words are wrapped, never cut.

use super::style::Style;
use tabled::builder::Builder;
use tabled::settings::{Padding, Style as Lines};

/// A column: its heading and the share of the free width it may take; 0 for a column as wide as its
/// longest cell, up to [`WIDEST`].
pub(crate) type Column = (&'static str, usize);

/// Columns (of the screen) that a column without a share takes at most: "9 of 14, 3 partly".
const WIDEST: usize = 18;

/// Lays `rows` out under `columns`. On a narrow screen each row becomes a block of "heading: cell".
pub(crate) fn lay(columns: &[Column], rows: &[Vec<String>], style: Style) -> String {
    if !style.wide() {
        return stack(columns, rows, style);
    }
    let mut builder = Builder::default();
    builder.push_record(columns.iter().map(|(heading, _)| style.dim(heading)));
    let widths = widths(columns, rows, style);
    for row in rows {
        let cells = row.iter().zip(&widths);
        builder
            .push_record(cells.map(|(cell, width)| wrap(cell, *width, "").trim_end().to_owned()));
    }
    let mut table = builder.build();
    table.with(Lines::blank());
    table.with(Padding::new(0, 1, 0, 0));
    let laid = table.to_string();
    laid.lines()
        .map(|line| format!("  {}\n", line.trim_end()))
        .collect()
}

/// Columns without a share take what they need; the others share the rest.
fn widths(columns: &[Column], rows: &[Vec<String>], style: Style) -> Vec<usize> {
    let need = |at: usize| {
        let cells = rows
            .iter()
            .filter_map(|row| row.get(at))
            .map(|cell| shown_width(cell));
        let heading = columns.get(at).map_or(0, |(heading, _)| heading.len());
        let need = cells.max().unwrap_or(0).max(heading);
        let shared = columns.get(at).is_some_and(|(_, share)| *share > 0);
        // On a screen of 80 columns the others need the room.
        let widest = if style.width < 100 {
            WIDEST - 8
        } else {
            WIDEST
        };
        if shared { need } else { need.min(widest) }
    };
    let fixed: usize = columns
        .iter()
        .enumerate()
        .filter(|(_, (_, share))| *share == 0)
        .map(|(at, _)| need(at) + 2)
        .sum();
    let shares: usize = columns.iter().map(|(_, share)| share).sum();
    let flexible = columns.iter().filter(|(_, share)| *share > 0).count();
    let free = style.width.saturating_sub(fixed + 3 + 2 * flexible);
    columns
        .iter()
        .enumerate()
        .map(|(at, (_, share))| {
            if *share == 0 {
                need(at)
            } else {
                (free * share / shares.max(1)).max(12).min(need(at).max(8))
            }
        })
        .collect()
}

/// Columns a text takes on the screen, colours left out.
pub(crate) fn shown_width(text: &str) -> usize {
    let mut inside = false;
    let plain: String = text
        .chars()
        .filter(|c| {
            let begins = *c == '\u{1b}';
            let was = inside;
            inside = (inside || begins) && *c != 'm';
            !begins && !was
        })
        .collect();
    unicode_width::UnicodeWidthStr::width(plain.as_str())
}

fn stack(columns: &[Column], rows: &[Vec<String>], style: Style) -> String {
    let blocks: Vec<String> = rows
        .iter()
        .map(|row| {
            let cells = columns.iter().zip(row);
            let mut cells = cells.filter(|(_, cell)| !cell.is_empty());
            let mut lead = String::new();
            match cells.next() {
                // The number of a row stands on the line of what it numbers.
                Some((("#", _), number)) => {
                    let numbered = cells.next().map_or("", |(_, cell)| cell.as_str());
                    lead = format!("{number} {numbered}");
                }
                Some(((heading, _), cell)) => lead = format!("{} {cell}", heading.to_lowercase()),
                None => {}
            }
            let mut block = wrap(&lead, style.width, "  ");
            for ((heading, _), cell) in cells {
                let line = format!("{}: {cell}", heading.to_lowercase());
                block.push_str(&wrap(&line, style.width, "      "));
            }
            block
        })
        .collect();
    blocks.join("\n")
}

/// `text` in lines of at most `width` columns, each after `indent`; a longer word has a line of its
/// own.
pub(crate) fn wrap(text: &str, width: usize, indent: &str) -> String {
    let mut wrapped = String::new();
    let mut line = String::new();
    for word in text.split_whitespace() {
        let longer = indent.len() + shown_width(&line) + 1 + shown_width(word) > width;
        if longer && !line.is_empty() {
            wrapped.push_str(&format!("{indent}{line}\n"));
            line.clear();
        }
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    if !line.is_empty() {
        wrapped.push_str(&format!("{indent}{line}\n"));
    }
    wrapped
}

#[cfg(test)]
mod tests {
    use super::*;

    const COLUMNS: [Column; 3] = [("#", 0), ("Criterion", 2), ("Your evidence", 3)];

    #[test]
    fn words_are_never_cut_and_lines_fit() {
        let text =
            "Experience of multidisciplinary assessment and rehabilitation of people after stroke";
        let rows = vec![vec!["1".to_owned(), text.to_owned(), text.to_owned()]];
        for width in [60, 80, 120, 200] {
            let laid = lay(
                &COLUMNS,
                &rows,
                Style {
                    width,
                    colour: false,
                    ascii: false,
                },
            );
            for word in text.split(' ') {
                assert!(laid.contains(word), "{width}: {word}\n{laid}");
            }
            for line in laid.lines() {
                assert!(shown_width(line) <= width, "{width}: {line}");
            }
        }
    }

    #[test]
    fn colours_take_no_room() {
        assert_eq!(shown_width("\u{1b}[32m✓ met\u{1b}[0m"), 5);
    }
}
