//! Candidates by vacancies.

use super::gate;
use super::sheet::{Cell, Sheet};
use crate::data::Rank;
use crate::words::matrix::Matrix;
use rust_xlsxwriter::{Workbook, XlsxError};

/// Columns that one can still look through.
const MOST_VACANCIES: usize = 1_000;

pub(super) fn add(
    rank: &Rank,
    workbook: &mut Workbook,
    cut: &mut Vec<String>,
) -> Result<(), XlsxError> {
    let matrix = Matrix::new(rank, MOST_VACANCIES);
    if matrix.posts.len() < matrix.of {
        cut.push(format!(
            "Matrix: the {} vacancies that stand highest, of {}",
            matrix.posts.len(),
            matrix.of
        ));
    }
    let names: Vec<String> = matrix.posts.iter().map(|post| post.name.clone()).collect();
    let mut columns = vec![("Candidate", 16.0)];
    columns.extend(names.iter().map(|name| (name.as_str(), 14.0)));
    let mut sheet = Sheet::new(workbook, "Matrix", &columns, (1, 1))?;
    for (who, cells) in &matrix.rows {
        let mut row = vec![Cell::text(who)];
        row.extend(cells.iter().map(|cell| match cell {
            Some(row) => Cell::Step(
                format!("{}/{}{}", row.essential.met, row.essential.total, gate(row)),
                crate::words::matrix::step(&row.essential),
            ),
            None => Cell::text(""),
        }));
        sheet.row(&row)?;
    }
    sheet.end()
}
