//! Qualifications: the level asked or above, in the right subject, completed.

use super::{Finding, Standing};
use crate::claims::Candidate;
use crate::held::{self, Subject};
use crate::policy::qualification as policy;
use crate::verdict::Method;
use personspec_parser::lexicon::{Award, AwardKind};
use personspec_parser::requirement::Qualification;
use personspec_profile::{QualificationStatus, RegistrationStatus};
use personspec_text::words::words;

/// Judges what `asked` asks, the words of whose subject are `subject`. `in_progress` tells whether being on
/// the way is enough.
pub fn judge(
    asked: &Qualification,
    subject: &Subject,
    in_progress: bool,
    who: &Candidate<'_>,
) -> Finding {
    let missing = || describe(asked);
    let mut part: Option<Finding> = None;
    let partly = |held: &held::Award, missing| {
        Finding::partly(Method::Qualification, vec![held.claim], missing)
    };
    for held in &who.held.qualifications {
        if !subject_fits(asked, subject, held) {
            continue;
        }
        let done = held.status == QualificationStatus::Completed;
        if asked.upper_class && held.lower_class {
            let class = "an upper second (2:1) or above";
            part = Some(partly(held, class.to_owned()));
        } else if held.level.is_some_and(|held| {
            held.level >= asked.level && (!asked.whole || whole(held, asked.level))
        }) {
            if done || in_progress {
                return Finding::met(Method::Qualification, vec![held.claim]);
            }
            part = Some(partly(held, format!("{}, completed", missing())));
        } else if part.is_none() && near(asked, held.level) {
            part = Some(partly(held, missing()));
        }
    }
    if let Some(part) = part {
        return part;
    }
    if let Some(higher) = higher(asked, who) {
        return higher;
    }
    // The register admits nobody without its entry qualification: an entry shows it.
    let registered = who.held.registrations.iter().find(|entry| {
        entry.status == RegistrationStatus::Current
            && entry
                .professions
                .iter()
                .any(|held| asked.professions.iter().any(|asked| held.is_a(*asked)))
    });
    match registered {
        Some(entry) if asked.level <= 6 => Finding::met(Method::Registration, vec![entry.claim]),
        _ => {
            let standing = if who.held.qualifications.is_empty() {
                Standing::NotStated
            } else {
                Standing::Otherwise
            };
            Finding::none(Method::Qualification, standing, missing())
        }
    }
}

/// Whether an award short of what is asked is near it: a level below in the right subject, or the
/// right level but not a whole award.
fn near(asked: &Qualification, held: Option<Award>) -> bool {
    let short = u8::from(!asked.subject_open());
    held.map_or(!asked.subject_open(), |held| {
        held.level + short >= asked.level
    })
}

/// A school or vocational award is below what a graduate holds: a health profession's degree shows
/// it in full where it is asked in health or care, and in part otherwise (the subjects are not listed).
fn higher(asked: &Qualification, who: &Candidate<'_>) -> Option<Finding> {
    if asked.level > 3 {
        return None;
    }
    let held = who.held.qualifications.iter().find(|held| {
        held.status == QualificationStatus::Completed
            && held.level.is_some_and(|award| award.level >= 5)
    })?;
    Some(if asked.level == 3 && held.of_health {
        Finding::met(Method::Qualification, vec![held.claim])
    } else {
        Finding::partly(Method::Qualification, vec![held.claim], describe(asked))
    })
}

/// Whether an award is a lower second or a third.
pub(crate) fn lower_class(award: &str) -> bool {
    let words = words(award);
    let pair = |a: &str, b: &str| {
        words
            .windows(2)
            .any(|pair| pair.iter().map(|w| w.text.as_str()).eq([a, b]))
    };
    pair("2", "2") || pair("lower", "second") || words.iter().any(|word| word.text == "third")
}

/// Whether an award of its level is a whole one: a degree, or a diploma where no degree is asked.
fn whole(held: Award, asked: u8) -> bool {
    match held.kind {
        AwardKind::Degree => true,
        AwardKind::Diploma | AwardKind::Vocational => asked <= 6 || held.level > asked,
        AwardKind::Certificate | AwardKind::School => asked <= 4,
    }
}

/// The level of an award by its name.
pub(crate) fn level(award: &str) -> Option<Award> {
    let named = Award::named_in(award);
    // "NVQ level 3 Diploma" is vocational, "Diploma" alone of no known level.
    named
        .into_iter()
        .max_by_key(|award| (award.level, award.kind))
        .or_else(|| {
            let diploma = words(award).iter().any(|word| word.text == "diploma");
            diploma.then_some(Award {
                level: 5,
                kind: AwardKind::Diploma,
            })
        })
}

fn subject_fits(asked: &Qualification, subject: &Subject, held: &held::Award) -> bool {
    if asked.subject_open() {
        return true;
    }
    if !asked.professions.is_empty() {
        return held
            .professions
            .iter()
            .any(|held| asked.professions.iter().any(|asked| held.akin(*asked)));
    }
    let (mut said, mut all) = (0, 0);
    for word in &subject.0 {
        let shown = held.says(word);
        if shown && asked.any_subject && word.weight >= policy::SUBJECT_WORD {
            return true;
        }
        all += word.weight;
        said += if shown { word.weight } else { 0 };
    }
    said * 1000 >= all * u32::from(policy::SUBJECT)
}

fn describe(asked: &Qualification) -> String {
    let level = match asked.level {
        8 => "a doctorate",
        7 if asked.whole => "a master's degree or other level 7 award",
        7 => "study at master's level",
        6 => "a degree",
        4 | 5 => "a diploma or degree",
        3 => "a level 3 award",
        _ => "GCSEs or the like",
    };
    let names: Vec<&str> = asked.professions.iter().map(|p| p.name()).collect();
    if !names.is_empty() {
        format!("{level} that qualifies as {}", names.join(" or "))
    } else if asked.subject.is_empty() {
        level.to_owned()
    } else {
        format!("{level} in {}", asked.subject.join(" "))
    }
}
