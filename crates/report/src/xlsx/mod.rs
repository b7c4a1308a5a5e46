//! A workbook of a batch: Summary (a row a pair), Matrix (candidates by vacancies), Criteria (a row a
//! criterion of a pair) and Run (how it was made). Text is typed as text, so that none of it is a
//! formula; words stand beside every fill.

mod sheet;
mod matrix;
mod criteria;
mod run;

use crate::data::{Envelope, GateState, Rank, Row};
use crate::inert;
use crate::words;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};
use sheet::{Cell, Sheet};

/// Rows of a sheet below its head at most, by the format.
const MOST_ROWS: usize = 1_048_575;

/// The workbook's bytes.
///
/// # Errors
/// Where the workbook cannot be put together, which the limits below are there to prevent.
pub fn rank(result: &Envelope<Rank>) -> Result<Vec<u8>, XlsxError> {
    let result = &inert::all(result);
    let mut workbook = Workbook::new();
    // Without a day of its own the workbook would hold the time it was written at.
    let day =
        ExcelDateTime::parse_from_str(result.result.today.as_deref().unwrap_or("2026-01-01"))?;
    let properties = DocProperties::new()
        .set_title("personspec: candidates and vacancies")
        .set_comment("Decision support; a person decides.")
        .set_creation_datetime(&day);
    workbook.set_properties(&properties);
    let mut cut = Vec::new();
    summary(result, &mut workbook, &mut cut)?;
    matrix::add(&result.result, &mut workbook, &mut cut)?;
    criteria::add(&result.result, &mut workbook, &mut cut)?;
    run::add(result, &mut workbook, &cut)?;
    workbook.save_to_buffer()
}

const SUMMARY: [(&str, f64); 20] = [
    ("Candidate", 14.0),
    ("Rank", 6.0),
    ("Of", 6.0),
    ("Post", 44.0),
    ("Employer", 36.0),
    ("Closes", 12.0),
    ("Band", 7.0),
    ("Gates", 30.0),
    ("Essentials met", 11.0),
    ("Essentials partly", 11.0),
    ("Essentials not evidenced", 13.0),
    ("Essentials", 11.0),
    ("Essential points", 11.0),
    ("out of", 8.0),
    ("Desirables met", 11.0),
    ("Desirables partly", 11.0),
    ("Desirables", 11.0),
    ("Essentials missing", 60.0),
    ("Adviser", 30.0),
    ("Advert", 24.0),
];

fn summary(
    result: &Envelope<Rank>,
    workbook: &mut Workbook,
    cut: &mut Vec<String>,
) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook, "Summary", &SUMMARY, (1, 1))?;
    let rankings = &result.result.rankings;
    let rows = rankings
        .iter()
        .flat_map(|one| one.rows.iter().map(move |row| (row, one.of)));
    let all = rows.clone().count();
    for (row, of) in rows.take(MOST_ROWS) {
        sheet.row(&cells(row, of))?;
    }
    if all > MOST_ROWS {
        cut.push(format!("Summary: the first {MOST_ROWS} of {all} rows"));
    }
    sheet.end()
}

fn cells(row: &Row, of: usize) -> Vec<Cell> {
    let text = |value: &Option<String>| Cell::text(value.as_deref().unwrap_or_default());
    let missing: Vec<String> = row
        .missing()
        .map(|gap| format!("{}: {}", gap.criterion, gap.text))
        .collect();
    let says: Vec<String> = row
        .adviser
        .iter()
        .map(|own| format!("{}: {}", own.criterion, words::says(own)))
        .collect();
    vec![
        Cell::text(row.candidate.as_deref().unwrap_or(&row.profile)),
        Cell::number(row.rank),
        Cell::number(u32::try_from(of).unwrap_or(u32::MAX)),
        Cell::text(row.post.title.as_deref().unwrap_or(&row.advert)),
        text(&row.post.employer),
        text(&row.post.closing_date),
        Cell::text(
            row.post
                .band
                .as_ref()
                .map_or("", |band| band.value.as_str()),
        ),
        Cell::text(&words::gates(&row.gates)),
        Cell::number(row.essential.met),
        Cell::number(row.essential.partly),
        Cell::number(row.essential.not_evidenced),
        Cell::number(row.essential.total),
        Cell::number(row.essential.points),
        Cell::number(row.essential.ranked_of),
        Cell::number(row.desirable.met),
        Cell::number(row.desirable.partly),
        Cell::number(row.desirable.total),
        Cell::text(&missing.join("; ")),
        Cell::text(&says.join("; ")),
        Cell::text(&row.advert),
    ]
}

/// The word of a missed gate, for a cell of the matrix.
fn gate(row: &Row) -> &'static str {
    if row.gates.iter().any(|gate| gate.state == GateState::Missed) {
        " gate missed"
    } else {
        ""
    }
}
