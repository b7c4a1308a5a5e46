//! Membership of a professional body, perhaps of a section of it.

use super::Line;
use crate::lexicon::Body;

/// A membership that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Membership {
    /// The bodies named; one is enough. Empty: the body of the advertised profession.
    pub bodies: Vec<Body>,
    /// Whether a section or special interest group of it is asked.
    pub section: bool,
    /// The folded words that say which section; may be empty.
    pub section_words: Vec<String>,
}

/// Reads what `line` asks of membership, if it does.
pub(crate) fn read(line: &Line<'_>) -> Option<Membership> {
    let bodies = Body::named_in_words(line.words);
    let member = line.any(&["member", "membership", "memberships"]);
    // "MCSP" says member by itself.
    let letters = line.has("mcsp");
    let interest = line.says("special interest group")
        || line.says("special interest groups")
        || line.says("specialist section")
        || line.says("specialist interest group");
    let professional = member
        && (line.says("professional body")
            || line.says("professional bodies")
            || line.says("professional organisation")
            || line.says("speciality groups")
            || interest);
    // "team member", "family members": a member of something else.
    let named = !bodies.is_empty() && (member || letters || line.words.len() <= 2);
    if !(named || professional) {
        return None;
    }
    let section = interest || line.says("speciality groups") || line.has("section");
    let known = |word: &str| {
        FRAME.contains(&word)
            || bodies
                .iter()
                .any(|body| body.abbr().eq_ignore_ascii_case(word))
    };
    let at = line
        .words
        .iter()
        .position(|word| matches!(word.text.as_str(), "section" | "sections"));
    let section_words = at.map_or_else(Vec::new, |at| {
        line.words
            .iter()
            .skip(at + 1)
            .map(|word| word.text.clone())
            .filter(|word| !known(word))
            .collect()
    });
    Some(Membership {
        bodies,
        section,
        section_words,
    })
}

/// Words that frame a section's name.
const FRAME: [&str; 9] = ["the", "of", "for", "in", "and", "a", "an", "or", "relevant"];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::advert::Group;
    use personspec_text::words;

    fn asked(text: &str) -> Option<Membership> {
        read(&Line::of(&words(text), Group::Qualifications))
    }

    #[test]
    fn bodies_and_sections() {
        let plain = asked("Member of RCOT").unwrap();
        assert_eq!((plain.bodies[0].abbr(), plain.section), ("RCOT", false));
        let section = asked("Member of RCOT Specialist Section - Older People").unwrap();
        assert_eq!(section.section_words, ["older", "people"]);
        assert!(
            asked("Membership of a professional body")
                .unwrap()
                .bodies
                .is_empty()
        );
        assert!(asked("MCSP").is_some());
    }

    #[test]
    fn other_members() {
        assert_eq!(asked("Works well as a member of a team"), None);
        assert_eq!(asked("Support for family members"), None);
    }
}
