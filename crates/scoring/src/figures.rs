//! Figures in a wording: "24 hours" is shown by 24 hours, never by a 24 that stands for an age, a
//! house number or a date. A figure is compared together with the word beside it.

use personspec_text::words::Word;

/// Whether a word is a bare figure.
pub(crate) fn is_figure(word: &Word) -> bool {
    word.text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Each figure of a claim with the word after it and with the word before it.
pub(crate) fn with_neighbours(words: &[Word]) -> impl Iterator<Item = String> + '_ {
    words.windows(2).filter_map(|pair| match pair {
        [first, second] if is_figure(first) != is_figure(second) => Some(together(first, second)),
        _ => None,
    })
}

/// Stems of what is numbered: the figure comes after them.
const NUMBERED: [&str; 10] = [
    "level", "type", "stage", "band", "grade", "step", "section", "part", "modul", "phase",
];
/// Stems of time: how long is counted from dates, not read.
const TIME: [&str; 4] = ["year", "month", "week", "day"];

/// The figure at `at` of a criterion with the word it belongs to: what is numbered ("level 3"), else
/// what is counted, which follows ("24 hours"), else the word before it ("the Care Act 2014"). `None`
/// where it counts time.
pub(crate) fn with_its_word(
    words: &[Word],
    at: usize,
    asks: impl Fn(&Word) -> bool,
) -> Option<String> {
    let word = |at: Option<usize>| at.and_then(|at| words.get(at));
    let (before, figure, after) = (word(at.checked_sub(1)), words.get(at)?, word(Some(at + 1)));
    let is = |word: Option<&Word>, stems: &[&str]| {
        word.is_some_and(|word| stems.contains(&word.stem.as_str()))
    };
    if is(after, &TIME) {
        return None;
    }
    let counted = after.filter(|after| asks(after));
    match (before, counted) {
        (Some(before), _) if is(Some(before), &NUMBERED) => Some(together(before, figure)),
        (_, Some(counted)) => Some(together(figure, counted)),
        (Some(before), None) => Some(together(before, figure)),
        (None, None) => None,
    }
}

fn together(first: &Word, second: &Word) -> String {
    format!("{} {}", first.stem, second.stem)
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    #[test]
    fn a_figure_is_compared_with_its_word() {
        let of = |text: &str| {
            let words = words(text);
            let at = words.iter().position(is_figure).unwrap();
            with_its_word(&words, at, |word| word.text != "or" && word.text != "and")
        };
        assert_eq!(of("rotas that cover 24 hours").unwrap(), "24 hour");
        assert_eq!(of("Welsh, level 3 or above").unwrap(), "level 3");
        assert_eq!(of("type 2 diabetes").unwrap(), "type 2");
        assert_eq!(of("the Care Act 2014").unwrap(), "act 2014");
        assert_eq!(of("Minimum 5 years in stroke"), None);
        let claim: Vec<String> = with_neighbours(&words("splints checked at 24 hours")).collect();
        assert_eq!(claim, ["at 24", "24 hour"]);
    }
}
