//! Makes text from adverts and profiles harmless to print.

use std::borrow::Cow;

/// `text` without what a terminal would act on: control characters (escape sequences begin with one),
/// and the marks that reorder or hide text. A tab or a line break becomes a blank.
///
/// ```
/// use personspec_report::inert;
/// assert_eq!(inert("Band 6\u{1b}[31m\u{202e}txt"), "Band 6[31mtxt");
/// assert_eq!(inert("one\ttwo\nthree"), "one two three");
/// ```
pub fn inert(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' => Some(' '),
        c if acts(c) => None,
        c => Some(c),
    });
    Cow::Owned(kept.collect())
}

fn acts(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}')
}
