//! A row a criterion of a pair, with its evidence where the result has it; else its gaps.

use super::MOST_ROWS;
use super::sheet::{Cell, Sheet};
use crate::data::{Rank, Row};
use crate::words;
use rust_xlsxwriter::{Workbook, XlsxError};

const HEAD: [(&str, f64); 11] = [
    ("Candidate", 14.0),
    ("Post", 36.0),
    ("Criterion", 10.0),
    ("Text", 60.0),
    ("Asked as", 18.0),
    ("Verdict", 16.0),
    ("Evidence", 60.0),
    ("Where", 26.0),
    ("Missing", 40.0),
    ("Next step", 40.0),
    ("Adviser", 30.0),
];

pub(super) fn add(
    rank: &Rank,
    workbook: &mut Workbook,
    cut: &mut Vec<String>,
) -> Result<(), XlsxError> {
    let mut sheet = Sheet::new(workbook, "Criteria", &HEAD, (1, 0))?;
    let rows = rank.rankings.iter().flat_map(|ranking| &ranking.rows);
    let mut written = 0;
    let mut left_out = 0;
    let mut only_gaps = false;
    for row in rows {
        only_gaps |= row.verdicts.is_empty() && !row.gaps.is_empty();
        for cells in cells(row) {
            if written < MOST_ROWS {
                sheet.row(&cells)?;
                written += 1;
            } else {
                left_out += 1;
            }
        }
    }
    if left_out > 0 {
        cut.push(format!(
            "Criteria: {left_out} rows are left out; a sheet holds no more"
        ));
    }
    if only_gaps {
        cut.push("Criteria: only what is not met; rank --criteria keeps the rest".to_owned());
    }
    sheet.end()
}

fn cells(row: &Row) -> Vec<Vec<Cell>> {
    let who = row.candidate.as_deref().unwrap_or(&row.profile);
    let post = row.post.title.as_deref().unwrap_or(&row.advert);
    let begin = |criterion: &str, text: &str| {
        vec![
            Cell::text(who),
            Cell::text(post),
            Cell::text(criterion),
            Cell::text(text),
        ]
    };
    let says = |criterion: &str| {
        let own = row.adviser.iter().find(|own| own.criterion == criterion);
        Cell::text(&own.map(words::says).unwrap_or_default())
    };
    if row.verdicts.is_empty() {
        let gaps = row.gaps.iter().map(|gap| {
            let likely = if gap.inferred { "likely " } else { "" };
            let mut cells = begin(&gap.criterion, &gap.text);
            cells.extend([
                Cell::text(&format!("{likely}{}", gap.importance.as_str())),
                Cell::text(words::outcome(gap.outcome)),
                Cell::text(""),
                Cell::text(""),
                Cell::text(&gap.missing.join("; ")),
                Cell::text(gap.next_step.as_deref().unwrap_or_default()),
                says(&gap.criterion),
            ]);
            cells
        });
        return gaps.collect();
    }
    let verdicts = row.verdicts.iter().map(|verdict| {
        let quotes = verdict.evidence.iter().map(|one| one.quote.as_str());
        let paths = verdict.evidence.iter().map(|one| one.path.as_str());
        let mut cells = begin(&verdict.criterion, &verdict.text);
        cells.extend([
            Cell::text(&words::asked_as(verdict)),
            Cell::text(words::outcome(verdict.outcome)),
            Cell::text(&quotes.collect::<Vec<_>>().join("; ")),
            Cell::text(&paths.collect::<Vec<_>>().join("; ")),
            Cell::text(&verdict.missing.join("; ")),
            Cell::text(verdict.next_step.as_deref().unwrap_or_default()),
            says(&verdict.criterion),
        ]);
        cells
    });
    verdicts.collect()
}
