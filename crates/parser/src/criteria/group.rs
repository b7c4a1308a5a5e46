//! The group of a line that stands under no heading we know: told by what it asks.

use crate::advert::Group;
use crate::requirement::{Ask, understand};
use crate::vocabulary;
use personspec_text::fold;

/// The group of a criterion by its own words; `otherwise` where they do not say.
pub(super) fn of_text(text: &str, otherwise: Group) -> Group {
    let asks = understand(text, Group::Qualifications).asks;
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
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric());
    words
        .filter_map(|word| match word {
            "degree" | "diploma" | "qualification" | "qualified" | "course" | "certificate" => {
                Some(Group::Qualifications)
            }
            "experience" | "experienced" | "worked" => Some(Group::Experience),
            "knowledge" | "understanding" | "awareness" | "competencies" | "understands" => {
                Some(Group::Knowledge)
            }
            "skills" | "ability" | "able" | "skilled" | "speak" => Some(Group::Skills),
            _ => None,
        })
        .next()
        .unwrap_or(otherwise)
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

    #[test]
    fn lines_tell_their_group() {
        let group = |text| of_text(text, Group::Other);
        assert_eq!(group("HCPC registration"), Group::Qualifications);
        assert_eq!(group("A full driving licence"), Group::Other);
        assert_eq!(group("A working knowledge of MOHO"), Group::Knowledge);
        assert_eq!(group("The ability to speak Welsh"), Group::Skills);
        assert_eq!(group("Weekend working"), Group::Other);
        assert_eq!(of_heading("Skills we love"), Group::Skills);
    }
}
