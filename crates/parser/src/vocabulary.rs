//! The words that adverts are put together with: headings, labels, levels. The words are data
//! (`data/*.tsv`); this module looks lines up in them.

use crate::advert::{Group, Importance};
use personspec_text::fold;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// What a heading line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Heading {
    /// Begins another section of the advert.
    Section(Role),
    /// Begins a group of the person specification, a level of it, or both at once ("Essential
    /// skills").
    Part {
        group: Option<Group>,
        level: Option<Importance>,
    },
    /// A line that leads into a list of what is asked, and the level of the list where it says so.
    Lead(Option<Importance>),
    /// A heading by its form (a saved page's mark-up); its words are not known.
    Unknown,
}

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Role {
    /// What stands before any heading: title, employer, a few lines of pay.
    Header,
    /// Job summary.
    Summary,
    /// Duties and responsibilities.
    Duties,
    /// The employer, benefits.
    About,
    /// Labelled values.
    Details,
    /// The person specification.
    Specification,
    /// Disclosure and Barring Service.
    Dbs,
    /// How to apply, sponsorship, contacts.
    Apply,
}

/// The field that a label announces; [`Label::Skip`] where the value is of no field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Label {
    Title,
    Employer,
    Closing,
    Salary,
    Band,
    Contract,
    Pattern,
    Reference,
    Location,
    Skip,
}

/// `text` from byte `at` on; nothing where `at` cuts a character or is past the end.
pub(crate) fn tail(text: &str, at: usize) -> &str {
    text.get(at..).unwrap_or_default()
}

/// The rows of a data file: two columns, `#` begins a comment.
pub(crate) fn rows(data: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    data.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

static SECTIONS: LazyLock<FxHashMap<&str, Option<Role>>> = LazyLock::new(|| {
    rows(include_str!("../data/headings.tsv"))
        .map(|(phrase, role)| {
            let role = match role {
                "specification" => Some(Role::Specification),
                "summary" => Some(Role::Summary),
                "duties" => Some(Role::Duties),
                "about" => Some(Role::About),
                "details" => Some(Role::Details),
                "dbs" => Some(Role::Dbs),
                "apply" => Some(Role::Apply),
                _ => None,
            };
            (phrase, role)
        })
        .collect()
});

fn group_of(word: &str) -> Option<Group> {
    Some(match word {
        "Qualifications" => Group::Qualifications,
        "Experience" => Group::Experience,
        "Skills" => Group::Skills,
        "Knowledge" => Group::Knowledge,
        "Personal" => Group::Personal,
        "Other" => Group::Other,
        _ => return None,
    })
}

static GROUPS: LazyLock<FxHashMap<&str, Group>> = LazyLock::new(|| {
    rows(include_str!("../data/group_headings.tsv"))
        .filter_map(|(phrase, group)| Some((phrase, group_of(group)?)))
        .collect()
});

#[derive(Clone, Copy)]
enum Meaning {
    Group(Group),
    Level(Importance),
    Join,
}

static WORDS: LazyLock<FxHashMap<&str, Meaning>> = LazyLock::new(|| {
    rows(include_str!("../data/heading_words.tsv"))
        .map(|(word, meaning)| {
            let meaning = match meaning {
                "essential" => Meaning::Level(Importance::Essential),
                "desirable" => Meaning::Level(Importance::Desirable),
                other => group_of(other).map_or(Meaning::Join, Meaning::Group),
            };
            (word, meaning)
        })
        .collect()
});

static LABELS: LazyLock<FxHashMap<&str, Label>> = LazyLock::new(|| {
    rows(include_str!("../data/labels.tsv"))
        .map(|(phrase, field)| {
            let label = match field {
                "title" => Label::Title,
                "employer" => Label::Employer,
                "closing" => Label::Closing,
                "salary" => Label::Salary,
                "band" => Label::Band,
                "contract" => Label::Contract,
                "pattern" => Label::Pattern,
                "reference" => Label::Reference,
                "location" => Label::Location,
                _ => Label::Skip,
            };
            (phrase, label)
        })
        .collect()
});

/// The level that a folded word is: "essential", "e", "des".
pub(crate) fn level_word(word: &str) -> Option<Importance> {
    match word {
        "e" | "ess" => Some(Importance::Essential),
        "d" | "des" => Some(Importance::Desirable),
        word => match WORDS.get(word) {
            Some(Meaning::Level(level))
                if word.starts_with("essential") || word.starts_with("desirable") =>
            {
                Some(*level)
            }
            _ => None,
        },
    }
}

/// The group that a folded word of a heading names.
pub(crate) fn group_word(word: &str) -> Option<Group> {
    match WORDS.get(word) {
        Some(Meaning::Group(group)) => Some(*group),
        _ => None,
    }
}

/// A heading is a line; anything longer (bytes) is a sentence.
const LONGEST_HEADING: usize = 100;

/// The label that `text` is, without its colon.
pub(crate) fn label(text: &str) -> Option<Label> {
    if text.len() > LONGEST_HEADING {
        return None;
    }
    let folded = fold(text);
    LABELS
        .get(folded.trim_end_matches([':', '-', '.', ' ']))
        .copied()
}

/// What `text` says if it is a heading whose words are known.
pub(crate) fn heading(text: &str) -> Option<Heading> {
    if text.len() > LONGEST_HEADING {
        return None;
    }
    let folded = fold(text);
    // "* Audit" is an item; "**Audit**" and "*Audit*" are headings.
    if folded.starts_with("* ") {
        return None;
    }
    let folded = folded.trim_matches(|c: char| matches!(c, '*' | '#' | '_' | '=' | ' '));
    let folded = without_number(folded);
    let folded = without_legend(folded);
    let folded = folded.trim_end_matches([':', '-', ';', '?', '.', ' ']);
    if folded.is_empty() {
        return None;
    }
    if let Some(role) = SECTIONS.get(folded) {
        return Some(role.map_or(Heading::Unknown, Heading::Section));
    }
    if names_specification(folded) {
        return Some(Heading::Section(Role::Specification));
    }
    if let Some(&group) = GROUPS.get(folded) {
        let level = None;
        return Some(Heading::Part {
            group: Some(group),
            level,
        });
    }
    part(folded)
}

/// "Person specification - Band 6 OT", "Appendix 1: person specification": the words with a sign, or
/// with "for", between them and the rest.
fn names_specification(folded: &str) -> bool {
    ["person specification", "personnel specification"]
        .iter()
        .any(|name| {
            let after = folded.strip_prefix(name).is_some_and(|rest| {
                let rest = rest.trim_start();
                rest.starts_with(['-', ':', '(', '/', '|']) || rest.starts_with("for ")
            });
            let before = folded
                .strip_suffix(name)
                .is_some_and(|rest| rest.trim_end().ends_with(['-', ':', '/', '|', '.']));
            after || before
        })
}

/// Whether a heading's words are as likely to be a criterion by themselves: "Research", "IT skills".
pub(crate) fn is_weak_heading(text: &str) -> bool {
    GROUPS.contains_key(fold(text).trim_end_matches([':', ' ']))
}

/// A heading made of group and level words only.
fn part(folded: &str) -> Option<Heading> {
    let mut groups = Vec::new();
    let mut level = None;
    let mut words = 0;
    for word in folded
        .split(|c: char| !(c.is_alphanumeric() || c == '\''))
        .filter(|word| !word.is_empty())
    {
        words += 1;
        match WORDS.get(word)? {
            Meaning::Group(group) => groups.push(*group),
            Meaning::Level(importance) => {
                if level.is_some_and(|level| level != *importance) {
                    return None; // "Essential / Desirable": a table's head
                }
                level = Some(*importance);
            }
            Meaning::Join => {}
        }
    }
    if words > 10 || (groups.is_empty() && level.is_none()) {
        return None;
    }
    Some(Heading::Part {
        group: first_group(&groups),
        level,
    })
}

/// The group of a heading that names several: qualifications, then experience, before all else;
/// of the others the one named first.
fn first_group(groups: &[Group]) -> Option<Group> {
    let strong = [Group::Qualifications, Group::Experience];
    strong
        .into_iter()
        .find(|group| groups.contains(group))
        .or_else(|| {
            // "Personal skills" and "Other skills" are told by the noun.
            let noun = |group: &&Group| !matches!(group, Group::Personal | Group::Other);
            groups
                .iter()
                .find(noun)
                .filter(|_| groups.len() == 1 || !groups.contains(&Group::Personal))
                .or(groups.first())
                .copied()
        })
}

/// Without the number of a section: "1.", "2)", "A.".
fn without_number(text: &str) -> &str {
    let Some((head, rest)) = text.split_once([' ', '\t']) else {
        return text;
    };
    let number = head.trim_end_matches(['.', ')', ':']);
    let numbered = number.len() < head.len()
        && (number.chars().all(|c| c.is_ascii_digit() || c == '.') || number.chars().count() == 1);
    if numbered { rest.trim_start() } else { text }
}

/// Without a bracket that explains the letters: "(E = essential, D = desirable)". A bracket that
/// names one level, "Experience (Essential)", is the heading's own and stays.
fn without_legend(text: &str) -> &str {
    match text.split_once(['(', '[']) {
        Some((head, rest))
            if !head.trim().is_empty()
                && (rest.contains('=')
                    || (rest.contains("essential") && rest.contains("desirable"))) =>
        {
            head.trim_end()
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(text: &str) -> Option<Group> {
        match heading(text) {
            Some(Heading::Part { group, .. }) => group,
            _ => None,
        }
    }

    #[test]
    fn group_headings_are_told_by_their_words() {
        assert_eq!(
            group("QUALIFICATIONS/EDUCATION/TRAINING"),
            Some(Group::Qualifications)
        );
        assert_eq!(group("Knowledge & Experience"), Some(Group::Experience));
        assert_eq!(group("Skills, Knowledge & Abilities"), Some(Group::Skills));
        assert_eq!(group("2. Knowledge and skills:"), Some(Group::Knowledge));
        assert_eq!(group("Values and other"), Some(Group::Personal));
        assert_eq!(group("Additional requirements"), Some(Group::Other));
        assert_eq!(group("You"), Some(Group::Personal));
        assert_eq!(group("Experience of audit"), None);
    }

    #[test]
    fn levels_and_sections() {
        assert_eq!(
            heading("Essential criteria"),
            Some(Heading::Part {
                group: None,
                level: Some(Importance::Essential)
            })
        );
        assert_eq!(
            heading("PERSON SPECIFICATION (E = essential, D = desirable)"),
            Some(Heading::Section(Role::Specification))
        );
        let part = Heading::Part {
            group: Some(Group::Experience),
            level: Some(Importance::Essential),
        };
        assert_eq!(heading("Experience (Essential)"), Some(part));
        assert_eq!(heading("Essential / Desirable"), None);
        assert_eq!(label("Job ref:"), Some(Label::Reference));
    }
}
