//! A qualification: its level and its subject.

use super::Line;
use crate::advert::Group;
use crate::lexicon::{Award, AwardKind, Profession};

/// A qualification that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Qualification {
    /// Lowest RQF level that satisfies it, 2 to 8.
    pub level: u8,
    /// Whether it must be a whole award of that level, not modules or a certificate.
    pub whole: bool,
    /// The professions whose entry qualification it is; one is enough.
    pub professions: Vec<Profession>,
    /// The folded words of the subject where it is no profession's; empty: any subject.
    pub subject: Vec<String>,
    /// Whether one of the subject's words is enough ("in diabetes, asthma or COPD").
    pub any_subject: bool,
    /// Whether an upper second (2:1) or a first is asked.
    pub upper_class: bool,
}

impl Qualification {
    /// Whether any subject will do.
    pub fn subject_open(&self) -> bool {
        self.professions.is_empty() && self.subject.is_empty()
    }
}

/// Reads what `line` asks of qualifications, if it does.
pub(crate) fn read(line: &Line<'_>) -> Option<Qualification> {
    // "Evidence of postgraduate CPD" asks for courses, not for an award.
    if line.group != Group::Qualifications
        || line.has("cpd")
        || line.says("professional development")
    {
        return None;
    }
    let awards = Award::named_in_words(line.words);
    // "Diploma" alone names no level: it is a registrable diploma where a profession is named.
    let diploma = line.any(&["diploma", "diplomas"]);
    let lowest = awards
        .iter()
        .map(|(award, _)| *award)
        .min_by_key(|award| award.level);
    let level = match (lowest, diploma) {
        (Some(award), true) => award.level.min(5),
        (Some(award), false) => award.level,
        (None, true) => 4,
        (None, false) => return None,
    };
    let whole = awards.iter().any(|(award, _)| {
        matches!(
            award.kind,
            AwardKind::Degree | AwardKind::Diploma | AwardKind::Vocational
        )
    }) && !line.any(&["module", "modules", "study", "credits"]);
    let professions = Profession::named_in_words(line.words);
    let named = |at: usize| awards.iter().any(|(_, words)| words.contains(&at));
    let subject = if professions.is_empty() {
        line.words
            .iter()
            .enumerate()
            .filter(|(at, word)| !named(*at) && !FRAME.contains(&word.text.as_str()))
            // "NVQ level 2 or 3" is of no subject "3".
            .filter(|(_, word)| !word.text.bytes().all(|byte| byte.is_ascii_digit()))
            // "A levels, or an NVQ in business administration": A levels in anything.
            .filter(|_| !(line.has("or") && line.says("a levels")))
            .map(|(_, word)| word.text.clone())
            .collect()
    } else {
        Vec::new()
    };
    let any_subject = line.has("or");
    let upper_class = ["upper second", "2 1", "first class"]
        .iter()
        .any(|class| line.says(class));
    Some(Qualification {
        level,
        whole,
        professions,
        subject,
        any_subject,
        upper_class,
    })
}

/// Words that say how, not in what.
const FRAME: [&str; 67] = [
    "a",
    "an",
    "the",
    "of",
    "in",
    "at",
    "as",
    "or",
    "and",
    "with",
    "for",
    "to",
    "by",
    "one",
    "its",
    "evidence",
    "relevant",
    "appropriate",
    "recognised",
    "accredited",
    "approved",
    "related",
    "subject",
    "subjects",
    "field",
    "area",
    "equivalent",
    "experience",
    "level",
    "study",
    "studying",
    "educated",
    "education",
    "qualification",
    "qualifications",
    "full",
    "first",
    "diploma",
    "diplomas",
    "higher",
    "above",
    "good",
    "standard",
    "grade",
    "grades",
    "c",
    "4",
    "working",
    "towards",
    "willing",
    "undertake",
    "module",
    "modules",
    "post",
    "postgraduate",
    "health",
    "care",
    "training",
    "including",
    "e",
    "g",
    "minimum",
    "upper",
    "second",
    "class",
    "2",
    "1",
];

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    fn asked(text: &str) -> Option<Qualification> {
        read(&Line::of(&words(text), Group::Qualifications))
    }

    #[test]
    fn levels_and_subjects() {
        let degree = asked("BSc/MSc/PG Dip Occupational Therapy").unwrap();
        assert_eq!((degree.level, degree.professions.len()), (6, 1));
        assert_eq!(
            asked("Degree or diploma in Physiotherapy").unwrap().level,
            5
        );
        let master = asked("MSc in Advanced Practice").unwrap();
        assert_eq!((master.level, master.whole), (7, true));
        assert_eq!(master.subject, ["advanced", "practice"]);
        assert!(
            !asked("Master's level study (module or above)")
                .unwrap()
                .whole
        );
        assert_eq!(
            asked("NVQ Level 3 in health or social care").unwrap().level,
            3
        );
        assert_eq!(
            asked("GCSE English and Maths").unwrap().subject,
            ["english", "maths"]
        );
        assert_eq!(asked("Splinting course"), None);
    }
}
