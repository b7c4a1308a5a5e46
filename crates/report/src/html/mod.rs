//! HTML: one file that needs no script and no other file, for the screen, the dark, a telephone and
//! paper.
//!
//! Templates escape what they print; what a browser would reorder or hide is taken out before
//! (`inert::all`).

mod check;
mod rank;

pub use check::check;
pub use rank::rank;

use crate::data::InputFile;

/// The style of every page.
const CSS: &str = include_str!("../../templates/report.css");

/// The style without line breaks.
fn css() -> String {
    CSS.lines().collect()
}

/// A page from a template; templates of ours cannot fail on strings.
fn page(template: &impl askama::Template) -> String {
    template.render().unwrap_or_default()
}

/// "advert.txt, SHA-256 193e49d3829909ac".
fn files(inputs: &[InputFile]) -> Vec<String> {
    let short = |hash: &str| hash.chars().take(16).collect::<String>();
    let files = inputs.iter();
    files
        .map(|file| format!("{}, SHA-256 {}", file.name, short(&file.sha256)))
        .collect()
}
