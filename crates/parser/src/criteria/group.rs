//! The group of a line that stands under no heading we know: told by what it asks.

use super::stage;
use crate::advert::Group;
use crate::requirement::{Ask, Line, asks, driving};
use crate::vocabulary;
use personspec_text::{Word, fold};

/// The group of a criterion by its own words; `otherwise` where they do not say.
pub(super) fn of_words(words: &[Word], otherwise: Group) -> Group {
    let asks = asks(&Line::of(words, Group::Qualifications));
    for ask in &asks {
        match ask {
            Ask::Registration(_) | Ask::Membership(_) => return Group::Qualifications,
            Ask::Driving(_) => return Group::Other,
            Ask::Qualification(_) | Ask::Tenure(_) => {}
        }
    }
    if let Some(Ask::Tenure(_)) = asks.last() {
        return Group::Experience;
    }
    if !asks.is_empty() {
        return Group::Qualifications;
    }
    if stage::is_attitude(words) {
        return Group::Personal;
    }
    if stage::is_practical(words) {
        return Group::Other;
    }
    let texts = || words.iter().map(|word| word.text.as_str());
    let named = texts().find_map(|word| match word {
        "degree" | "diploma" | "qualification" | "qualified" | "course" | "certificate"
        | "training" | "trained" | "prescriber" | "prescribe" => Some(Group::Qualifications),
        "experience" | "experienced" | "worked" => Some(Group::Experience),
        "knowledge" | "understanding" | "awareness" | "competencies" | "understands" | "knows"
        | "aware" => Some(Group::Knowledge),
        "skills" | "ability" | "able" | "skilled" | "speak" | "competent" => Some(Group::Skills),
        _ => None,
    });
    // "Running groups", "Work with older people": what was done.
    let first = texts().next().unwrap_or_default();
    let done = (first.len() > 5 && first.ends_with("ing")) || first == "work";
    named.unwrap_or(if done && otherwise == Group::Skills {
        Group::Experience
    } else {
        otherwise
    })
}

/// The group of a line under a heading of `group`: a licence among the personal qualities is no
/// quality, and an attitude under "Other" is one.
pub(super) fn under(group: Group, words: &[Word]) -> Group {
    match group {
        Group::Personal if driving::read(&Line::of(words, group)).is_some() => Group::Other,
        Group::Other if stage::is_attitude(words) => Group::Personal,
        group => group,
    }
}

/// The group of a heading whose words are not all known: that of the first word that is.
pub(super) fn of_heading(heading: &str) -> Group {
    let folded = fold(heading);
    folded
        .split(|c: char| !c.is_alphanumeric())
        .find_map(vocabulary::group_word)
        .unwrap_or(Group::Other)
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    #[test]
    fn lines_tell_their_group() {
        let group = |text| of_words(&words(text), Group::Other);
        assert_eq!(group("HCPC registration"), Group::Qualifications);
        assert_eq!(group("A full driving licence"), Group::Other);
        assert_eq!(group("A working knowledge of MOHO"), Group::Knowledge);
        assert_eq!(group("The ability to speak Welsh"), Group::Skills);
        assert_eq!(group("Weekend working"), Group::Other);
        assert_eq!(of_heading("Skills we love"), Group::Skills);
    }
}
