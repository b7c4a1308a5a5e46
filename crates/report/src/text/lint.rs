//! What is odd in files, with carets under the words.

use super::style::Style;
use crate::lint::Linted;
use crate::words::count;
use personspec_text::Level;

/// Every finding in its place, and how many there were.
pub fn lint(files: &[Linted], style: &Style) -> String {
    let mut text = String::new();
    for finding in files.iter().flat_map(|file| &file.findings) {
        text.push_str(&finding.render());
        text.push('\n');
    }
    let of = |level: Level| {
        let all = files.iter().flat_map(|file| &file.findings);
        all.filter(|finding| finding.level == level).count()
    };
    let said = format!(
        "{}: {}, {}, {}",
        count(files.len(), "file"),
        count(of(Level::Error), "error"),
        count(of(Level::Warning), "warning"),
        count(of(Level::Note), "note"),
    );
    text.push_str(&style.bold(&said));
    text.push('\n');
    text
}
