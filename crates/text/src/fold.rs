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
    if is_simple(text.as_bytes()) {
        return text.to_ascii_lowercase();
    }
    let mut folded = String::with_capacity(text.len());
    let mut blank = false;
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        // Runs of plain ASCII, which most of a text is made of, are copied whole.
        let run = rest.bytes().take_while(|byte| is_plain(*byte)).count();
        let (part, after) = rest.split_at(run.max(first.len_utf8()));
        rest = after;
        let sign = if run > 0 { None } else { plain(first) };
        match sign {
            Some(' ') => blank = true,
            None if run == 0 => {}
            _ => {
                if blank && !folded.is_empty() {
                    folded.push(' ');
                }
                blank = false;
                match sign {
                    Some(sign) => folded.extend(sign.to_lowercase()),
                    None => folded.push_str(part),
                }
            }
        }
    }
    folded.make_ascii_lowercase();
    folded
}

/// Whether folding a line changes nothing but its case, as with most: plain characters and single
/// blanks between them. Looks at every byte without an early end, which takes many at a time.
#[expect(
    clippy::needless_bitwise_bool,
    reason = "a lazy operator ends early, and would look at one byte at a time"
)]
fn is_simple(line: &[u8]) -> bool {
    let plain = line
        .iter()
        .fold(true, |all, byte| all & (is_plain(*byte) | (*byte == b' ')));
    let pairs = line.iter().zip(line.get(1..).unwrap_or_default());
    let single = pairs.fold(true, |all, (one, next)| {
        all & !((*one == b' ') & (*next == b' '))
    });
    plain && single && line.first() != Some(&b' ') && line.last() != Some(&b' ')
}

/// Whether a byte is a character of which folding changes nothing but its case.
fn is_plain(byte: u8) -> bool {
    byte.is_ascii_graphic() && byte != b'`'
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

        /// Lines that are folded at once are folded as any other: a mark of no width sends them
        /// the long way.
        #[test]
        fn both_ways_fold_alike(text in "[ a-zA-Z0-9`'.,-]{0,40}") {
            prop_assert_eq!(fold(&text), fold(&format!("\u{ad}{text}\u{ad}")));
        }
    }
}
