//! Results to the format asked: what `check` and `rank` print and `report` prints again.

use super::not_printed;
use crate::args::{Format, Global, Sharing, Sort};
use crate::exit::Failure;
use crate::output;
use personspec_report::caseload::{anonymised, anonymised_check};
use personspec_report::data::{Check, Envelope, Rank};
use personspec_report::{csv, gaps, html, json, markdown, svg, text, xlsx};

/// What is handed on names nobody, unless asked; a screen and data for programs do, unless asked.
fn labels_only(format: Format, sharing: Sharing) -> bool {
    let handed_on = matches!(
        format,
        Format::Csv | Format::Md | Format::Html | Format::Svg | Format::Xlsx
    );
    sharing.anonymise || (handed_on && !sharing.names)
}

fn marked(csv: String, sharing: Sharing) -> String {
    if sharing.excel {
        format!("{}{csv}", csv::BYTE_ORDER_MARK)
    } else {
        csv
    }
}

/// Prints checked pairs.
pub(crate) fn check(
    result: &Envelope<Check>,
    sort: Sort,
    global: &Global,
    sharing: Sharing,
) -> Result<(), Failure> {
    let labelled = labels_only(global.format, sharing).then(|| anonymised_check(result.clone()));
    let result = labelled.as_ref().unwrap_or(result);
    // What programs read has one order.
    let data = matches!(global.format, Format::Json | Format::Ndjson);
    let sorted = (sort == Sort::Gaps && !data)
        .then(|| gaps::first(result.clone(), global.format != Format::Csv));
    let result = sorted.as_ref().unwrap_or(result);
    let printed = match global.format {
        Format::Text => text::check(&result.result, &output::style(global)),
        Format::Json => json::pretty(result),
        Format::Ndjson => json::check_lines(result),
        Format::Csv => marked(csv::check(result), sharing),
        Format::Md => markdown::check(result),
        Format::Html => html::check(result),
        Format::Svg => svg::check(result),
        other => {
            return Err(not_printed("check", other));
        }
    };
    output::print(&printed, global)
}

/// Prints rankings; of `near_miss` the screen shows near misses only.
pub(crate) fn rank(
    result: &Envelope<Rank>,
    near_miss: bool,
    global: &Global,
    sharing: Sharing,
) -> Result<(), Failure> {
    let labelled = labels_only(global.format, sharing).then(|| anonymised(result.clone()));
    let result = labelled.as_ref().unwrap_or(result);
    let printed = match global.format {
        Format::Text if near_miss => {
            text::near_misses(&result.result, &result.notes, &output::style(global))
        }
        Format::Text => text::rank(&result.result, &result.notes, &output::style(global)),
        Format::Json => json::pretty(result),
        Format::Ndjson => json::rank_lines(result),
        Format::Csv => marked(csv::rank(result), sharing),
        Format::Md => markdown::rank(result),
        Format::Html => html::rank(result),
        Format::Svg => svg::rank(result),
        Format::Xlsx => {
            let workbook =
                xlsx::rank(result).map_err(|error| Failure::unread(error.to_string()))?;
            return output::bytes(&workbook, global);
        }
        other => {
            return Err(not_printed("rank", other));
        }
    };
    output::print(&printed, global)
}
