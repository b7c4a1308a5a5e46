//! CSV as RFC 4180 has it. A cell that a spreadsheet would run as a formula is neutralised: adverts
//! and profiles are not to be trusted.

mod check;
mod rank;

pub use check::check;
pub use rank::rank;

/// What Excel needs to read UTF-8.
pub const BYTE_ORDER_MARK: &str = "\u{feff}";

/// Rows under a head, as text.
fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut writer = csv::WriterBuilder::new()
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    // Memory does not fail to be written to, and every row has the head's length.
    let mut written = writer.write_record(head);
    for row in rows {
        written = written.and_then(|()| writer.write_record(row.iter().map(|cell| harmless(cell))));
    }
    debug_assert!(written.is_ok(), "{written:?}");
    let bytes = writer.into_inner().unwrap_or_default();
    String::from_utf8(bytes).unwrap_or_default()
}

/// `cell` so that no spreadsheet takes it for a formula: an apostrophe before the signs that begin
/// one, also in their wide forms.
///
/// ```
/// use personspec_report::csv::harmless;
/// assert_eq!(harmless("=HYPERLINK(\"x\")"), "'=HYPERLINK(\"x\")");
/// assert_eq!(harmless("Band 6"), "Band 6");
/// ```
pub fn harmless(cell: &str) -> String {
    let begins = ['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠'];
    if cell.trim_start_matches(' ').starts_with(begins) {
        format!("'{cell}")
    } else {
        cell.to_owned()
    }
}

fn text(value: Option<&String>) -> String {
    value.cloned().unwrap_or_default()
}
