//! How the workbook was made: versions, counts, inputs, what was left out.

use super::sheet::{Cell, Sheet};
use crate::data::{Envelope, Rank};
use crate::words;
use rust_xlsxwriter::{Workbook, XlsxError};

pub(super) fn add(
    result: &Envelope<Rank>,
    workbook: &mut Workbook,
    cut: &[String],
) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook, "Run", &[("What", 28.0), ("Value", 90.0)], (1, 0))?;
    let rank = &result.result;
    let today = rank.today.as_deref();
    let text = |what: &str, value: &str| vec![Cell::text(what), Cell::text(value)];
    sheet.row(&text(
        "Use",
        "Decision support; a person decides. Independent tool, not an NHS service.",
    ))?;
    sheet.row(&text("Program", &result.engine.version))?;
    sheet.row(&text("Rules", &result.engine.rules))?;
    sheet.row(&text("Format", &result.format_version))?;
    sheet.row(&text("Counted from", today.unwrap_or_default()))?;
    sheet.row(&text("Again", &words::command("rank", result, today)))?;
    let counts = rank.counts;
    for (what, count) in [
        ("Adverts", counts.adverts),
        ("Profiles", counts.profiles),
        ("Pairs", counts.pairs),
        ("Pairs set aside", counts.set_aside),
        ("Rows", counts.rows),
    ] {
        let count = u32::try_from(count).unwrap_or(u32::MAX);
        sheet.row(&[Cell::text(what), Cell::number(count)])?;
    }
    for said in cut {
        sheet.row(&text("Left out", said))?;
    }
    for note in &result.notes {
        sheet.row(&text(
            "Skipped",
            &format!("{}: {}", note.input, note.message),
        ))?;
    }
    for input in &result.inputs {
        sheet.row(&text(
            "Input",
            &format!("{}, SHA-256 {}", input.name, input.sha256),
        ))?;
    }
    sheet.end()
}
