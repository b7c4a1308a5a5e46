//! Takes the wording of a criterion apart: what is asked as well ("audit and research"), what is
//! asked instead ("OT or physiotherapist"), and what is only an example ("e.g. SystmOne").

use personspec_text::words::{Word, words};

/// One required part; any of its alternatives will do.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Part {
    /// In the criterion's own words, in its order; at least one.
    pub any_of: Vec<String>,
    /// Named as examples of the part ("e.g. …", "such as …", in brackets): one of them shows it,
    /// none of them is required.
    pub examples: Vec<String>,
}

/// How an item is joined to the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Join {
    And,
    Or,
    /// A comma: as the next word of the list says.
    Comma,
    Example,
}

/// Takes `text` apart.
///
/// ```
/// use personspec_parser::requirement::parts::split;
/// let parts = split("Supervision of juniors, assistants or students");
/// assert_eq!(parts[0].any_of, ["Supervision"]);
/// assert_eq!(parts[1].any_of, ["juniors", "assistants", "students"]);
/// ```
pub fn split(text: &str) -> Vec<Part> {
    split_words(text, &words(text))
}

/// [`split`] over the words of `text`, which were parted already.
pub(super) fn split_words(text: &str, words: &[Word]) -> Vec<Part> {
    let items = items(text, words);
    let mut parts: Vec<Part> = Vec::new();
    for (at, (join, range)) in items.iter().enumerate() {
        let said = slice(text, words, range.clone());
        if said.is_empty() {
            continue;
        }
        match (resolve(&items, at, *join), parts.last_mut()) {
            (Join::Or, Some(part)) => part.any_of.push(said),
            (Join::Example, Some(part)) => part.examples.push(said),
            _ => parts.extend(with_head(text, words, range.clone(), &items, at)),
        }
    }
    parts
}

/// A comma means what the next conjunction of its list means; at the end of a list, "and".
fn resolve(items: &[(Join, std::ops::Range<usize>)], at: usize, join: Join) -> Join {
    if join != Join::Comma {
        return join;
    }
    items
        .iter()
        .skip(at + 1)
        .map(|(join, _)| *join)
        .find(|join| *join != Join::Comma)
        .filter(|join| *join != Join::Example)
        .unwrap_or(Join::And)
}

/// Words after which the members of a list begin: "supervision OF juniors, assistants or students".
const HEADS: [&str; 8] = ["of", "in", "with", "for", "to", "on", "as", "including"];

/// The part an item begins; the first item of a list gives its head as a part of its own.
fn with_head(
    text: &str,
    words: &[Word],
    range: std::ops::Range<usize>,
    items: &[(Join, std::ops::Range<usize>)],
    at: usize,
) -> Vec<Part> {
    let listed = items
        .get(at + 1)
        .is_some_and(|(join, _)| matches!(resolve(items, at + 1, *join), Join::Or | Join::And));
    let head = words
        .get(range.clone())
        .unwrap_or_default()
        .iter()
        .rposition(|word| HEADS.contains(&word.text.as_str()))
        .filter(|head| *head > 0 && range.start + head + 1 < range.end);
    let part = |range| Part {
        any_of: vec![slice(text, words, range)],
        examples: Vec::new(),
    };
    match head {
        Some(head) if listed && (at == 0) => {
            vec![
                part(range.start..range.start + head),
                part(range.start + head + 1..range.end),
            ]
        }
        _ => vec![part(range)],
    }
}

fn slice(text: &str, words: &[Word], range: std::ops::Range<usize>) -> String {
    match words
        .get(range)
        .and_then(|words| words.first().zip(words.last()))
    {
        Some((first, last)) => first.span.cover(last.span).of(text).to_owned(),
        None => String::new(),
    }
}

/// The items of the text: runs of words between conjunctions, commas, slashes and brackets.
fn items(text: &str, words: &[Word]) -> Vec<(Join, std::ops::Range<usize>)> {
    let mut items = Vec::new();
    let mut join = Join::And;
    let mut start = 0;
    let mut example_depth = None;
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(word) = words.get(at) {
        let gap_start = at
            .checked_sub(1)
            .and_then(|at| words.get(at))
            .map_or(0, |w| w.span.end());
        let gap = text.get(gap_start..word.span.start()).unwrap_or_default();
        let mut cut = None;
        for c in gap.chars() {
            match c {
                '(' | '[' => {
                    depth += 1;
                    example_depth.get_or_insert(depth);
                    cut = Some(Join::Example);
                }
                ')' | ']' => {
                    if example_depth == Some(depth) {
                        example_depth = None;
                    }
                    depth = depth.saturating_sub(1);
                    cut = Some(Join::And);
                }
                ',' | ';' | ':' => cut = cut.or(Some(Join::Comma)),
                '/' | '|' => cut = Some(Join::Or),
                '&' => cut = Some(Join::And),
                _ => {}
            }
        }
        let (conjunction, length) = conjunction(words, at);
        if cut.is_some() || conjunction.is_some() {
            items.push((join, start..at));
            join = conjunction.or(cut).unwrap_or(Join::And);
            if conjunction == Some(Join::Example) {
                example_depth.get_or_insert(depth);
            }
            if example_depth.is_some() {
                join = Join::Example;
            }
            start = at + length;
        }
        at += length.max(1);
    }
    items.push((join, start..words.len()));
    items.retain(|(_, range)| !range.is_empty());
    items
}

/// The conjunction at word `at` and how many words it takes.
fn conjunction(words: &[Word], at: usize) -> (Option<Join>, usize) {
    let word = |n: usize| words.get(at + n).map(|word| word.text.as_str());
    match (word(0), word(1), word(2)) {
        (Some("and"), Some("or"), _) => (Some(Join::Or), 2),
        (Some("e"), Some("g"), _)
        | (Some("for"), Some("example"), _)
        | (Some("such"), Some("as"), _) => (Some(Join::Example), 2),
        (Some("eg" | "ie" | "etc" | "particularly" | "ideally" | "preferably"), ..) => {
            (Some(Join::Example), 1)
        }
        (Some("as"), Some("well"), Some("as")) => (Some(Join::And), 3),
        (Some("and" | "plus" | "including" | "incl"), ..) => (Some(Join::And), 1),
        (Some("or"), ..) => (Some(Join::Or), 1),
        _ => (None, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        split(text)
            .into_iter()
            .map(|part| {
                let examples = part.examples.join(" ~ ");
                let any = part.any_of.join(" | ");
                if examples.is_empty() {
                    any
                } else {
                    format!("{any} ~ {examples}")
                }
            })
            .collect()
    }

    #[test]
    fn all_of_any_of_and_examples() {
        assert_eq!(parts("Audit and research"), ["Audit", "research"]);
        assert_eq!(parts("Research or audit"), ["Research | audit"]);
        assert_eq!(
            parts("A record system, e.g. RiO, SystmOne"),
            ["A record system ~ RiO ~ SystmOne"]
        );
        assert_eq!(
            parts("IT skills (email, electronic notes)"),
            ["IT skills ~ email ~ electronic notes"]
        );
        assert_eq!(
            parts("Line management including appraisal, sickness and recruitment"),
            ["Line management", "appraisal", "sickness", "recruitment"]
        );
    }

    #[test]
    fn the_head_of_a_list_is_asked_for_every_member() {
        assert_eq!(
            parts("Work with police, housing or schools"),
            ["Work", "police | housing | schools"]
        );
        assert_eq!(parts("Experience of audit"), ["Experience of audit"]);
    }

    #[test]
    fn nothing_to_split() {
        assert_eq!(parts(""), [] as [&str; 0]);
        assert_eq!(parts("( , / )"), [] as [&str; 0]);
    }
}
