//! What a line says that makes it likelier essential or desirable.

use crate::advert::Group;
use crate::requirement::{Ask, Requirement};
use personspec_text::{Word, words};

/// The features of a line, as names that the weights file lists: its stems ("w:audit"), the first of
/// them ("f:lead"), pairs of neighbours ("p:master level"), how long it is ("l:3"), what it asks
/// ("a:registration") and where it stands ("g:Skills").
pub fn features(text: &str, group: Group, requirement: &Requirement) -> Vec<String> {
    of_words(&words(text), group, requirement)
}

/// [`features`] over the words of the line, which were parted already.
pub(super) fn of_words(words: &[Word], group: Group, requirement: &Requirement) -> Vec<String> {
    let mut names: Vec<String> = words
        .iter()
        .map(|word| format!("w:{}", word.stem))
        .collect();
    names.extend(words.windows(2).filter_map(|pair| match pair {
        [first, second] => Some(format!("p:{} {}", first.stem, second.stem)),
        _ => None,
    }));
    names.extend(words.first().map(|word| format!("f:{}", word.stem)));
    names.push(format!("l:{}", length(words.len())));
    names.push(format!("g:{group}"));
    for ask in &requirement.asks {
        names.push(match ask {
            Ask::Registration(_) => "a:registration".to_owned(),
            Ask::Membership(_) => "a:membership".to_owned(),
            Ask::Qualification(asked) if asked.professions.is_empty() => {
                format!("a:award {}", asked.level)
            }
            Ask::Qualification(_) => "a:entry".to_owned(),
            Ask::Driving(_) => "a:driving".to_owned(),
            Ask::Tenure(_) => "a:tenure".to_owned(),
        });
    }
    for (yes, name) in [
        (requirement.or_equivalent, "o:equivalent"),
        (requirement.or_willing, "o:willing"),
        (requirement.or_in_progress, "o:progress"),
    ] {
        if yes {
            names.push(name.to_owned());
        }
    }
    names.sort_unstable();
    names.dedup();
    names
}

/// A class of length: 1 to 3 words, 4 to 6, 7 to 10, 11 to 15, more.
fn length(words: usize) -> u8 {
    match words {
        0..=3 => 1,
        4..=6 => 2,
        7..=10 => 3,
        11..=15 => 4,
        _ => 5,
    }
}
