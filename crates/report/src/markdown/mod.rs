//! Markdown, as code hosts and editors show it. What an advert or a profile says is escaped: it makes
//! no heading, link, picture or tag.

mod check;
mod rank;

pub use check::check;
pub use rank::rank;

use crate::data::{Envelope, InputFile};

/// `text` as plain words of a line or a cell.
///
/// ```
/// use personspec_report::markdown::plain;
/// assert_eq!(plain("<b> [x](y) | z"), r"&lt;b&gt; \[x\](y) \| z");
/// assert_eq!(plain("https://a.example"), r"https\://a.example");
/// ```
pub fn plain(text: &str) -> String {
    let mut plain = String::with_capacity(text.len() + 8);
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '<' => plain.push_str("&lt;"),
            '>' => plain.push_str("&gt;"),
            '&' => plain.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '!' | '@' | '$' => {
                plain.push('\\');
                plain.push(c);
            }
            // Addresses become links by themselves.
            ':' if rest.peek() == Some(&'/') => plain.push_str("\\:"),
            '.' if plain.to_ascii_lowercase().ends_with("www") => plain.push_str("\\."),
            c => plain.push(c),
        }
    }
    plain
}

/// A table; the cells are escaped already.
fn table(head: &[&str], rows: impl IntoIterator<Item = Vec<String>>) -> String {
    let mut text = format!(
        "| {} |\n|{}\n",
        head.join(" | "),
        " --- |".repeat(head.len())
    );
    for row in rows {
        text.push_str(&format!("| {} |\n", row.join(" | ")));
    }
    text
}

/// How a result was made.
fn made<T>(result: &Envelope<T>, command: &str) -> String {
    let mut text = format!(
        "\n## How this was made\n\npersonspec {}, rules {}, format {}. Again: {}\n\n",
        plain(&result.engine.version),
        plain(&result.engine.rules),
        plain(&result.format_version),
        plain(command),
    );
    for InputFile { name, sha256, .. } in &result.inputs {
        text.push_str(&format!("- {}, SHA-256 {}\n", plain(name), plain(sha256)));
    }
    text.push_str("\nIndependent tool, not an NHS service.\n");
    text
}
