//! Membership of a professional body: never a registration, and a section is more than the body.

use super::{Finding, Standing};
use crate::claims::Candidate;
use crate::verdict::Method;
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::Membership;

/// Judges what `asked` asks; a body that is not named means one of the `advertised` professions'.
pub fn judge(asked: &Membership, advertised: &[Profession], who: &Candidate<'_>) -> Finding {
    let missing = || describe(asked);
    let mut part = None;
    for held in &who.held.memberships {
        let (claim, section) = (held.claim, &held.section);
        let mut bodies = held.bodies.iter();
        let right = if asked.bodies.is_empty() {
            bodies.any(|(_, served)| serves(served, advertised))
        } else {
            bodies.any(|(body, _)| asked.bodies.contains(body))
        };
        if !right {
            continue;
        }
        let student = section.iter().any(|stem| stem == "student");
        let shown = asked
            .section_words
            .iter()
            .any(|word| section.contains(&personspec_text::stem(word)));
        // "RCOT, new graduate" names a grade of membership, no section.
        let grade = section.iter().all(|stem| GRADES.contains(&stem.as_str()));
        let any_section = asked.section && asked.section_words.is_empty() && !grade;
        if !student && (!asked.section || shown || any_section) {
            return Finding::met(Method::Membership, vec![claim]);
        }
        let what = if student {
            "full membership".to_owned()
        } else {
            missing()
        };
        part.get_or_insert_with(|| Finding::partly(Method::Membership, vec![claim], what));
    }
    part.unwrap_or_else(|| Finding::none(Method::Membership, Standing::NotStated, missing()))
}

/// Stems of the words that grades of membership are named with.
const GRADES: [&str; 12] = [
    "new",
    "newli",
    "qualifi",
    "graduat",
    "student",
    "associ",
    "affili",
    "retir",
    "full",
    "profession",
    "fellow",
    "member",
];

fn serves(served: &[Profession], advertised: &[Profession]) -> bool {
    advertised.is_empty()
        || advertised
            .iter()
            .any(|asked| served.iter().any(|served| served.akin(*asked)))
}

fn describe(asked: &Membership) -> String {
    let bodies: Vec<&str> = asked.bodies.iter().map(|body| body.abbr()).collect();
    let body = if bodies.is_empty() {
        "professional body".to_owned()
    } else {
        bodies.join(" or ")
    };
    if asked.section {
        format!("membership of a section of {body}")
            .replace("section of professional", "section of the professional")
    } else {
        format!("membership of {body}").replace("of professional", "of a professional")
    }
}
