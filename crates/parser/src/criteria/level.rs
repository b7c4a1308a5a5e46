//! A level printed on the criterion's own line: "… (Desirable)", "… - essential", "(E) …",
//! "Essential: …", "… is desirable".

use crate::advert::Importance;
use crate::layout::tidy;
use crate::vocabulary::{level_word, tail};
use personspec_text::fold;

/// A line parted from the level that is printed on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Leveled<'a> {
    /// The line without the level. A level inside the sentence ("… is desirable for this post")
    /// stays.
    pub text: &'a str,
    /// The level.
    pub level: Option<Importance>,
    /// Whether the level stands beside what is asked ("… (desirable)"), rather than being said of it
    /// ("… is desirable").
    pub beside: bool,
}

/// The line without the printed level, and the level.
pub(crate) fn split(line: &str) -> Leveled<'_> {
    let beside = bracket_at_end(line)
        .or_else(|| bracket_at_start(line))
        .or_else(|| word_at_end(line));
    if let Some((text, level)) = beside {
        return Leveled {
            text,
            level: Some(level),
            beside: true,
        };
    }
    if let Some((text, level)) = verb_at_end(line) {
        return Leveled {
            text,
            level: Some(level),
            beside: false,
        };
    }
    match word_at_start(line) {
        Some((text, level)) => Leveled {
            text,
            level: Some(level),
            beside: true,
        },
        None => Leveled {
            text: line,
            level: in_sentence(line),
            beside: false,
        },
    }
}

/// The line and its level, where a whole word at its end marks it: "… (essential)", "… - Desirable".
pub(super) fn marked(line: &str) -> Option<(&str, Importance)> {
    let word = |text: &str| {
        let last = fold(tail(line, text.len()));
        ["essential", "desirable"]
            .iter()
            .any(|word| last.contains(word))
    };
    bracket_at_end(line)
        .or_else(|| word_at_end(line))
        .filter(|(text, _)| word(text))
}

/// A remark in a bracket that goes on for longer (bytes) is a part of the criterion.
const LONGEST_BRACKET: usize = 60;

/// "(E)", "[Desirable]", "(desirable but training can be given)".
fn bracket_at_end(whole: &str) -> Option<(&str, Importance)> {
    let line = whole.trim_end_matches(['.', ';', ',', ' ']);
    let inner = line
        .strip_suffix([')', ']'])
        .and_then(|head| head.rfind(['(', '[']).map(|at| (at, tail(head, at + 1))));
    let (at, inner) = inner?;
    let level = of_words(inner)?;
    if inner.len() > LONGEST_BRACKET {
        return Some((whole, level));
    }
    let text = tidy(line.get(..at)?);
    (!text.is_empty()).then_some((text, level))
}

/// "(E) …", "[D] …".
fn bracket_at_start(line: &str) -> Option<(&str, Importance)> {
    let rest = line.strip_prefix(['(', '['])?;
    let at = rest.find([')', ']'])?;
    let level = of_words(rest.get(..at)?)?;
    let text = tidy(tail(rest, at + 1)).trim_start_matches([':', '-', '–', ' ']);
    (!text.is_empty()).then_some((text, level))
}

/// "… - essential", "… – Desirable", "…: E".
fn word_at_end(line: &str) -> Option<(&str, Importance)> {
    let line = line.trim_end_matches(['.', ' ', '*']);
    let at = line.rfind([' ', '\u{a0}', ':', '-', '–', '—'])?;
    let last = tail(line, at).trim_start_matches([' ', '\u{a0}', ':', '-', '–', '—']);
    let level = level_word(&fold(last))?;
    let head = line.get(..line.len() - last.len())?;
    let text = tidy(head);
    let parted = text.ends_with(['-', '–', '—', ':', '|', '‑', '−']);
    let text = tidy(text.trim_end_matches(['-', '–', '—', ':', '|', '‑', '−']));
    (parted && !text.is_empty()).then_some((text, level))
}

/// "Essential: …", "Desirable - …".
fn word_at_start(line: &str) -> Option<(&str, Importance)> {
    let at = line.find([' ', ':', '-', '–'])?;
    let word = fold(line.get(..at)?);
    let level = level_word(&word).filter(|_| word.chars().count() > 1)?;
    let rest = tidy(tail(line, at));
    let text = rest.strip_prefix([':', '-', '–', '—'])?;
    let text = tidy(text);
    (!text.is_empty()).then_some((text, level))
}

/// "… is desirable", "… would be an advantage" at the very end.
fn verb_at_end(line: &str) -> Option<(&str, Importance)> {
    let line = line.trim_end_matches(['.', ' ']);
    let lower = line.to_ascii_lowercase();
    let (head, level) = [
        ("essential", Importance::Essential),
        ("required", Importance::Essential),
        ("desirable", Importance::Desirable),
        ("an advantage", Importance::Desirable),
        ("advantageous", Importance::Desirable),
        ("preferred", Importance::Desirable),
    ]
    .into_iter()
    .find_map(|(word, level)| Some((lower.strip_suffix(word)?.trim_end(), level)))?;
    let head = [" is", " are", " would be", " also"]
        .iter()
        .find_map(|verb| head.strip_suffix(verb))?;
    let head = head
        .strip_suffix(" is")
        .or(head.strip_suffix(" are"))
        .unwrap_or(head);
    let text = tidy(line.get(..head.len())?);
    let other = match level {
        Importance::Essential => "desirable",
        _ => "essential",
    };
    // "Supervising is essential, training is desirable" is two things.
    (!text.is_empty() && !head.contains(other)).then_some((text, level))
}

/// What a bracket says: a level by itself, or one that a remark follows.
fn of_words(inner: &str) -> Option<Importance> {
    let folded = fold(inner);
    let first = folded.split([' ', ',', ';', ':', '-', '/']).next()?;
    let level = level_word(first)?;
    let alone = first.chars().count() > 1 || first == folded;
    let other = match level {
        Importance::Essential => "desirable",
        _ => "essential",
    };
    // "desirable but not essential" is desirable; "essential/desirable" is nothing.
    let both = folded.contains(other) && !folded.contains("not essential");
    (alone && !both).then_some(level)
}

/// "… is essential", "… would be desirable".
fn in_sentence(line: &str) -> Option<Importance> {
    let folded = fold(line);
    let says = |words: &[&str]| words.iter().any(|word| folded.contains(word));
    let not = says(&["not essential", "not be essential"]);
    let desirable = says(&[
        " is desirable",
        " are desirable",
        " be desirable",
        "is an advantage",
        "be an advantage",
        "be advantageous",
        "is advantageous",
        "is preferred",
        "is preferable",
        "would be beneficial",
    ]);
    let essential = says(&[
        " is essential",
        " are essential",
        " is required",
        " are required",
    ]) && !not;
    let named = says(&["essential"]) && !not;
    match (essential, desirable || not) {
        (false, true) if named => None,
        (true, false) => Some(Importance::Essential),
        (false, true) => Some(Importance::Desirable),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Importance::{Desirable, Essential};

    #[test]
    fn levels_are_taken_off_their_lines() {
        for (line, text, level) in [
            ("Audit (E)", "Audit", Essential),
            ("Audit [Desirable].", "Audit", Desirable),
            (
                "MRI (desirable but training can be given)",
                "MRI",
                Desirable,
            ),
            ("DCR(R) (essential)", "DCR(R)", Essential),
            ("PACS and RIS - essential", "PACS and RIS", Essential),
            ("Audit – D", "Audit", Desirable),
            ("Essential: a degree", "a degree", Essential),
            ("(D) Audit", "Audit", Desirable),
            ("Audit is desirable.", "Audit", Desirable),
            ("Audit would be an advantage", "Audit", Desirable),
            (
                "Audit is desirable in this post",
                "Audit is desirable in this post",
                Desirable,
            ),
            ("Audit (desirable but not essential)", "Audit", Desirable),
            (
                "Audit (essential in this post, but the course may be taken in the first year of it)",
                "Audit (essential in this post, but the course may be taken in the first year of it)",
                Essential,
            ),
        ] {
            let read = split(line);
            assert_eq!((read.text, read.level), (text, Some(level)), "{line}");
        }
    }

    #[test]
    fn a_level_beside_a_line_is_not_one_that_its_sentence_says() {
        for line in [
            "Audit (E)",
            "(D) Audit",
            "Audit - essential",
            "Desirable: audit",
        ] {
            assert!(split(line).beside, "{line}");
        }
        for line in ["Audit is desirable.", "Audit is essential to us", "Audit"] {
            assert!(!split(line).beside, "{line}");
        }
    }

    #[test]
    fn what_is_no_level_stays() {
        for line in [
            "Vitamin D",
            "Registered Nurse (Adult)",
            "DCR(R)",
            "Able to meet essential deadlines",
            "Audit (essential/desirable)",
            "Essential skills in numeracy",
            "Supervising essential, a course in it is desirable",
            "Supervising is essential and a course in it would be desirable to us",
            "Level E",
        ] {
            let read = split(line);
            assert_eq!((read.text, read.level), (line, None), "{line}");
        }
    }
}
