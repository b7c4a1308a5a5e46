//! One form for the many spellings of the same line.

/// Folds what an eye does not tell apart: case, every kind of dash, quote and space, soft hyphens
/// and other invisible marks; white space is trimmed and runs of it become one blank.
///
/// Meant for comparing, never for showing: a quote is always the text as given.
///
/// ```
/// use personspec_text::fold;
/// assert_eq!(fold("  Post\u{2011}Registration\u{a0}‘OT’ "), "post-registration 'ot'");
/// ```
pub fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    let mut blank = false;
    for c in text.chars() {
        match plain(c) {
            None => {}
            Some(' ') => blank = true,
            Some(plain) => {
                if blank && !folded.is_empty() {
                    folded.push(' ');
                }
                blank = false;
                // Nearly every letter is ASCII, whose lower case is one step.
                if plain.is_ascii() {
                    folded.push(plain.to_ascii_lowercase());
                } else {
                    folded.extend(plain.to_lowercase());
                }
            }
        }
    }
    folded
}

/// The plain form of one character: `None` for marks that have no width, a blank for every kind of
/// space, an ASCII dash or quote for their relatives, and the character itself otherwise.
#[inline]
pub fn plain(c: char) -> Option<char> {
    if c.is_ascii_graphic() && c != '`' {
        return Some(c);
    }
    match c {
        '\u{ad}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{2069}'
        | '\u{feff}' => None,
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{fe58}' | '\u{fe63}' | '\u{ff0d}' => Some('-'),
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '`' | '\u{b4}' => Some('\''),
        '\u{201c}'..='\u{201f}' | '\u{2033}' => Some('"'),
        // The record separator parts the lines inside a cell of a table.
        c if c.is_whitespace() || matches!(c, '\0' | '\u{1e}') => Some(' '),
        c => Some(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn folding_twice_is_folding_once(text in ".*") {
            let once = fold(&text);
            prop_assert_eq!(fold(&once), once);
        }
    }
}
