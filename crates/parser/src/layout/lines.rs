//! What is taken out of a document, written as lines: paragraphs, and tables a line a row.
#![cfg_attr(
    not(any(feature = "docx", feature = "pdf")),
    expect(dead_code, reason = "only documents are written as lines")
)]

use super::{Extracted, Mark, MarkKind};

/// What parts the paragraphs of one cell.
pub(crate) const PART: &str = " • ";
/// Columns of a table, at most: a cell that claims to span more does not.
pub(super) const MOST_COLUMNS: usize = 64;

/// A paragraph, with what its form says of it. Its text may hold line breaks and tabs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub kind: MarkKind,
    pub text: String,
}

/// One cell of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cell {
    pub paragraphs: Vec<Paragraph>,
    /// How many columns it takes, at least 1.
    pub columns: usize,
}

/// Lines with their marks.
#[derive(Debug, Default)]
pub(super) struct Lines {
    text: String,
    marks: Vec<Mark>,
    tables: usize,
}

impl Lines {
    /// Everything that was written.
    pub(super) fn finish(self) -> Extracted {
        Extracted {
            text: self.text,
            marks: self.marks,
        }
    }

    /// A blank line, where the text does not end with one.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A paragraph outside any table.
    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        self.paragraph_in(paragraph, 0);
    }

    fn paragraph_in(&mut self, paragraph: &Paragraph, table: usize) {
        let mut kind = paragraph.kind;
        for line in paragraph.text.split('\n') {
            let line = tabbed(line);
            if line.is_empty() {
                continue;
            }
            self.line(kind, &line, table);
            // What follows a line break belongs to the item, but is no item by itself.
            kind = MarkKind::Text;
        }
    }

    fn line(&mut self, kind: MarkKind, line: &str, table: usize) {
        self.marks.push(Mark {
            at: self.text.len(),
            kind,
            level: None,
            table,
        });
        self.text.push_str(line);
        self.text.push('\n');
    }

    /// A table. A row of one cell is a heading or a remark across it: its paragraphs are lines.
    pub(super) fn table(&mut self, rows: &[Vec<Cell>]) {
        let is_laid_out = rows.iter().all(|row| row.len() < 2);
        if !is_laid_out {
            self.tables += 1;
        }
        let table = if is_laid_out { 0 } else { self.tables };
        for row in rows {
            match row.as_slice() {
                [] => {}
                [only] => {
                    for paragraph in &only.paragraphs {
                        self.paragraph_in(paragraph, table);
                    }
                }
                cells => {
                    let line = row_line(cells);
                    if !line.trim().is_empty() {
                        self.line(MarkKind::Row, &line, table);
                    }
                }
            }
        }
    }
}

/// The cells of a row parted by tabs; a column that a cell takes beside its first is empty.
fn row_line(cells: &[Cell]) -> String {
    let mut line = String::new();
    let mut columns = 0;
    for cell in cells {
        if columns > 0 {
            line.push('\t');
        }
        line.push_str(&cell_text(cell));
        let more = cell.columns.clamp(1, MOST_COLUMNS) - 1;
        line.extend(std::iter::repeat_n('\t', more));
        columns += 1 + more;
    }
    line
}

/// The paragraphs of a cell in one line: parted by [`PART`], unless one goes on in the next.
fn cell_text(cell: &Cell) -> String {
    let mut text = String::new();
    let lines = cell.paragraphs.iter().flat_map(|paragraph| {
        paragraph
            .text
            .split('\n')
            .map(|line| (paragraph.kind, line))
    });
    for (kind, line) in lines {
        let line = line.split_whitespace().collect::<Vec<_>>().join(" ");
        let line = line.trim_start_matches(['•', ' ']);
        if line.is_empty() {
            continue;
        }
        if !text.is_empty() {
            let joined = kind != MarkKind::Item && goes_on(&text, line);
            text.push_str(if joined { " " } else { PART });
        }
        text.push_str(line);
    }
    text
}

/// Whether `next` is the rest of the sentence that `text` ends with.
fn goes_on(text: &str, next: &str) -> bool {
    let last = text.rsplit(' ').next().unwrap_or_default();
    let first = next.split(' ').next().unwrap_or_default();
    text.ends_with(['/', '&'])
        || matches!(
            last,
            "and" | "or" | "of" | "the" | "a" | "an" | "in" | "with" | "to" | "for"
        )
        || matches!(first, "and" | "or" | "&" | "/")
}

/// Words parted by single blanks; a run of white space with a tab in it is one tab.
fn tabbed(line: &str) -> String {
    let mut text = String::new();
    for cell in line.split('\t') {
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if cell.is_empty() {
            continue;
        }
        if !text.is_empty() {
            text.push('\t');
        }
        text.push_str(&cell);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(paragraphs: &[&str]) -> Cell {
        let paragraph = |text: &&str| Paragraph {
            kind: MarkKind::Text,
            text: (*text).to_owned(),
        };
        Cell {
            paragraphs: paragraphs.iter().map(paragraph).collect(),
            columns: 1,
        }
    }

    #[test]
    fn cells_are_parted_by_tabs_and_their_paragraphs_by_bullets() {
        let mut lines = Lines::default();
        lines.table(&[
            vec![
                cell(&["Skills and", "training"]),
                cell(&["Audit", "RiO\nExcel"]),
            ],
            vec![Cell {
                columns: 2,
                ..cell(&["Other"])
            }],
            vec![
                cell(&[]),
                Cell {
                    columns: 9999,
                    ..cell(&["x"])
                },
            ],
        ]);
        let extracted = lines.finish();
        let lines: Vec<&str> = extracted.text.lines().collect();
        assert_eq!(
            lines[..2],
            ["Skills and training\tAudit • RiO • Excel", "Other"]
        );
        assert_eq!(lines[2].len(), 2 + 63);
    }

    #[test]
    fn runs_of_tabs_are_one() {
        assert_eq!(tabbed("\tBand:\t\t 6 \t"), "Band:\t6");
    }
}
