//! Personal data inside a text: how to reach somebody, numbers of a person, age, family. None of it is
//! ever scored, so it is better left out of a profile.

use std::ops::Range;
use std::sync::LazyLock;

/// A piece of personal data.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Personal {
    /// Where in the text, in bytes.
    pub at: Range<usize>,
    /// What it tells ("how to reach the person").
    pub tells: &'static str,
}

/// What a text that reaches somebody tells.
const REACH: &str = "how to reach the person";
/// What a number of a person tells.
const NUMBER: &str = "a personal number";
/// What a postcode tells.
const HOME: &str = "where the person lives";

/// Words before something personal, and what they tell.
static WORDS: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    include_str!("../data/personal_words.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .collect()
});

/// One word of the text without the punctuation around it.
struct Token<'t> {
    start: usize,
    text: &'t str,
}

/// Every piece of personal data in `text` that its form gives away, in order.
///
/// ```
/// let found = personspec_profile::personal("Ring me on 07700 900123 after six.");
/// assert_eq!(found[0].tells, "how to reach the person");
/// assert_eq!(found[0].at, 11..23);
/// assert!(personspec_profile::personal("Band 6 from 2019-09, 12 beds").is_empty());
/// ```
pub fn personal(text: &str) -> Vec<Personal> {
    let tokens = tokens(text);
    let mut found: Vec<Personal> = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        let rest = tokens.get(at..).unwrap_or_default();
        let (len, tells) = [
            (usize::from(reaches(token.text)), REACH),
            (phone(rest), REACH),
            (insurance(rest), NUMBER),
            (postcode(rest), HOME),
        ]
        .into_iter()
        .find(|(len, _)| *len > 0)
        .unwrap_or((0, ""));
        if len > 0
            && let Some(last) = rest.get(len - 1)
        {
            found.push(Personal {
                at: token.start..last.start + last.text.len(),
                tells,
            });
        }
        at += len.max(1);
    }
    let lower = text.to_ascii_lowercase();
    for (words, tells) in WORDS.iter() {
        for (start, _) in lower.match_indices(words) {
            let end = start + words.len();
            let alone = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
            let before = lower.get(..start).and_then(|text| text.chars().next_back());
            let after = lower.get(end..).and_then(|text| text.chars().next());
            if alone(before) && alone(after) {
                found.push(Personal {
                    at: start..end,
                    tells,
                });
            }
        }
    }
    found.sort_by_key(|one| one.at.start);
    found.dedup_by_key(|one| one.at.start);
    found
}

fn tokens(text: &str) -> Vec<Token<'_>> {
    let edge = |c: char| !c.is_alphanumeric() && c != '+' && c != '@';
    text.split_whitespace()
        .filter_map(|word| {
            let bare = word.trim_matches(edge);
            let offset = bare.as_ptr().addr().checked_sub(text.as_ptr().addr())?;
            (!bare.is_empty()).then_some(Token {
                start: offset,
                text: bare,
            })
        })
        .collect()
}

/// An address of mail, or of a page about one person.
fn reaches(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    let mail = word
        .split_once('@')
        .is_some_and(|(name, host)| !name.is_empty() && host.contains('.') && !host.contains('@'));
    mail || ["linkedin.com/in/", "facebook.com/", "instagram.com/"]
        .iter()
        .any(|page| lower.contains(page))
}

/// How many tokens are a British telephone number: 10 to 13 digits that begin with 0 or +44.
fn phone(tokens: &[Token<'_>]) -> usize {
    let first = tokens.first().map_or("", |token| token.text);
    if !(first.starts_with('0') || first.starts_with("+44") || first.starts_with("44")) {
        return 0;
    }
    let mut digits = 0;
    for (at, token) in tokens.iter().take(6).enumerate() {
        if !token
            .text
            .chars()
            .all(|c| c.is_ascii_digit() || "+()-".contains(c))
        {
            break;
        }
        digits += token.text.chars().filter(char::is_ascii_digit).count();
        let whole = digits >= 11 || (digits == 10 && first.starts_with('0'));
        let more = tokens
            .get(at + 1)
            .is_some_and(|next| digits < 11 && next.text.chars().all(|c| c.is_ascii_digit()));
        if whole && !more {
            return if digits <= 14 { at + 1 } else { 0 };
        }
    }
    0
}

/// How many tokens are a National Insurance number: two letters, six digits, a letter.
fn insurance(tokens: &[Token<'_>]) -> usize {
    let mut joined = String::new();
    for (at, token) in tokens.iter().take(5).enumerate() {
        joined.push_str(token.text);
        let bytes = joined.as_bytes();
        if bytes.len() == 9 {
            let fits = bytes.iter().enumerate().all(|(at, byte)| match at {
                0 | 1 => byte.is_ascii_uppercase(),
                8 => (b'A'..=b'D').contains(byte),
                _ => byte.is_ascii_digit(),
            });
            return if fits { at + 1 } else { 0 };
        }
        if bytes.len() > 9 {
            return 0;
        }
    }
    0
}

/// How many tokens are a British postcode, written in capitals.
fn postcode(tokens: &[Token<'_>]) -> usize {
    let Some(first) = tokens.first() else {
        return 0;
    };
    if let Some((out, back)) = first
        .text
        .len()
        .checked_sub(3)
        .and_then(|at| Some((first.text.get(..at)?, first.text.get(at..)?)))
        && outward(out)
        && inward(back)
    {
        return 1;
    }
    let second = tokens.get(1).map_or("", |token| token.text);
    if outward(first.text) && inward(second) {
        2
    } else {
        0
    }
}

/// "LS1", "SW1A".
fn outward(text: &str) -> bool {
    let letters = text.chars().take_while(char::is_ascii_uppercase).count();
    let rest: Vec<char> = text.chars().skip(letters).collect();
    (1..=2).contains(&letters)
        && (1..=2).contains(&rest.len())
        && rest.first().is_some_and(char::is_ascii_digit)
        && rest
            .iter()
            .all(|c| c.is_ascii_digit() || c.is_ascii_uppercase())
}

/// "4AP".
fn inward(text: &str) -> bool {
    let chars: Vec<char> = text.chars().collect();
    let unit = |c: &char| c.is_ascii_uppercase() && !"CIKMOV".contains(*c);
    matches!(chars.as_slice(), [digit, first, second] if digit.is_ascii_digit() && unit(first) && unit(second))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(text: &str) -> Vec<(&str, &str)> {
        personal(text)
            .into_iter()
            .map(|one| (text.get(one.at).unwrap(), one.tells))
            .collect()
    }

    #[test]
    fn what_tells_who_the_person_is_is_found() {
        assert_eq!(told("Mail: a.b@example.org."), [("a.b@example.org", REACH)]);
        assert_eq!(told("(+44 7700 900 123)"), [("+44 7700 900 123", REACH)]);
        assert_eq!(told("07700900123, mobile"), [("07700900123", REACH)]);
        assert_eq!(told("NI QQ 12 34 56 C"), [("QQ 12 34 56 C", NUMBER)]);
        assert_eq!(told("Flat 1, Leeds LS1 4AP"), [("LS1 4AP", HOME)]);
        assert_eq!(
            told("I was born in 1980"),
            [("I was born", "age"), ("born in", "age")]
        );
    }

    #[test]
    fn work_is_not_taken_for_it() {
        for text in [
            "Caseload of 25, ages 18 to 65, on RiO and SystmOne",
            "Audit of 0.5 mg doses, 2019-09 to 2021-03, bands 5 6 7",
            "ISO 9001 2015 and BS EN 60601",
            "newborn infants; births at home",
            "B5 OT on 24 A beds",
        ] {
            assert_eq!(told(text), [], "{text}");
        }
    }
}
