//! Candidates by vacancies, as far as one can look through them.

use super::{BOLD, KIND, Lines, MARGIN, NAME, PLAIN, SMALL, TITLE, drawn};
use crate::data::{Envelope, Rank, Row};
use crate::words::matrix::{self, Matrix, step};
use crate::{inert, words};
use askama::Template;

/// Height of a row.
const ROW: usize = 26;
/// Width of a picture at least: its sentences need room.
const NARROWEST: usize = 720;

#[derive(Template)]
#[template(path = "rank.svg")]
struct Picture {
    title: String,
    caption: &'static str,
    width: usize,
    height: usize,
    lines: Lines,
    heads: Vec<Head>,
    rows: Vec<RowView>,
    key: Vec<CellView>,
    key_y: usize,
}

/// The name of a vacancy over its column, aslant.
struct Head {
    x: usize,
    y: usize,
    name: String,
}

struct RowView {
    y: usize,
    who: String,
    cells: Vec<CellView>,
}

struct CellView {
    x: usize,
    width: usize,
    step: u8,
    said: String,
}

/// The matrix of a batch; of a large one, the vacancies that stand highest.
pub fn rank(result: &Envelope<Rank>) -> String {
    let result = &inert::all(result);
    let rank = &result.result;
    let matrix = Matrix::of_page(rank);
    let names = matrix.posts.iter();
    let names: Vec<String> = names
        .map(|post| words::shortened(&post.name, NAME))
        .collect();
    let said = |cell: Option<&Row>| cell.map_or(0, |row| drawn(&matrix::cell(row), PLAIN));
    let cells = matrix.rows.iter().flat_map(|(_, cells)| cells).copied();
    let cell = cells.map(said).max().unwrap_or(0).max(30) + 14;
    let who = matrix
        .rows
        .iter()
        .map(|(who, _)| drawn(&words::shortened(who, NAME), BOLD));
    let left = MARGIN + who.max().unwrap_or(0) + 12;
    // A name aslant takes seven tenths of its length upwards and to the right.
    let slant = names.iter().map(|name| drawn(name, SMALL)).max();
    let slant = slant.unwrap_or(0) * 7 / 10 + 16;
    let width = (left + cell * names.len() + slant + MARGIN).max(NARROWEST);
    let mut lines = Lines::new(width);
    lines.add(KIND, "Caseload: decision support; a person decides");
    lines.add(TITLE, &words::batch(rank));
    lines.add(PLAIN, &words::ranked(rank));
    lines.add(PLAIN, &said_of(&matrix));
    let head = lines.y + slant;
    let rows = matrix.rows.iter().enumerate().map(|(at, (who, cells))| {
        let cells = cells.iter().enumerate();
        RowView {
            y: head + 6 + at * ROW,
            who: words::shortened(who, NAME),
            cells: cells
                .filter_map(|(at, row)| Some(view(left + at * cell, cell, (*row)?)))
                .collect(),
        }
    });
    let rows: Vec<RowView> = rows.collect();
    lines.y = head + 6 + rows.len() * ROW + 14;
    let mut x = MARGIN;
    let key = matrix::STEPS.into_iter().zip(0..).map(|(said, step)| {
        let width = drawn(said, PLAIN) + 16;
        x += width + 6;
        CellView {
            x: x - width - 6,
            width,
            step,
            said: said.to_owned(),
        }
    });
    let key = key.collect();
    let key_y = lines.y;
    lines.y += ROW + 8;
    lines.made(result);
    let picture = Picture {
        title: words::batch(rank),
        caption: matrix::SHOWS,
        width,
        height: lines.y + MARGIN,
        heads: (names.into_iter().enumerate())
            .map(|(at, name)| Head {
                x: left + at * cell + cell / 2,
                y: head,
                name,
            })
            .collect(),
        lines,
        rows,
        key,
        key_y,
    };
    picture.render().unwrap_or_default()
}

/// What the matrix shows, and what an empty cell is.
fn said_of(matrix: &Matrix<'_>) -> String {
    format!(
        "{}; the darker, the more points (partly counts half). “gate” marks a gate known to be missed; an empty \
         cell was set aside or is not among the first. {}",
        matrix::SHOWS,
        matrix.said()
    )
}

fn view(x: usize, width: usize, row: &Row) -> CellView {
    CellView {
        x,
        width,
        step: step(&row.essential),
        said: matrix::cell(row),
    }
}
