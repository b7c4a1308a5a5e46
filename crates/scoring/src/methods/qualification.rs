//! Qualifications: the level asked or above, in the right subject, completed.

use super::{Finding, Standing, registration::index};
use crate::claims::Candidate;
use crate::policy::qualification as policy;
use crate::rarity;
use crate::verdict::Method;
use personspec_parser::Requirement;
use personspec_parser::lexicon::{Award, AwardKind, Profession};
use personspec_parser::requirement::Qualification;
use personspec_profile::{ClaimKind, QualificationStatus, RegistrationStatus};
use personspec_text::words::words;

/// Judges what `asked` asks. `requirement` tells whether being on the way is enough.
pub fn judge(asked: &Qualification, requirement: &Requirement, who: &Candidate<'_>) -> Finding {
    let missing = describe(asked);
    let mut part: Option<Finding> = None;
    let mut listed = false;
    for (claim, read) in who.claims.iter().enumerate() {
        if read.claim.kind != ClaimKind::Qualification {
            continue;
        }
        let Some(held) = index(&read.claim.path).and_then(|at| who.profile.qualifications.get(at))
        else {
            continue;
        };
        listed = true;
        let subject = held.subject.as_deref().unwrap_or_default();
        if !subject_fits(asked, &format!("{} {subject}", held.award)) {
            continue;
        }
        let level = level(&held.award);
        let done = held.status == QualificationStatus::Completed;
        if asked.upper_class && lower_class(&held.award) {
            let class = "an upper second (2:1) or above";
            part = Some(Finding::partly(Method::Qualification, vec![claim], class));
        } else if level.is_some_and(|held| {
            held.level >= asked.level && (!asked.whole || whole(held, asked.level))
        }) {
            if done || requirement.or_in_progress {
                return Finding::met(Method::Qualification, vec![claim]);
            }
            part = Some(Finding::partly(
                Method::Qualification,
                vec![claim],
                format!("{missing}, completed"),
            ));
        } else if part.is_none() && near(asked, level) {
            part = Some(Finding::partly(
                Method::Qualification,
                vec![claim],
                missing.clone(),
            ));
        }
    }
    if let Some(part) = part {
        return part;
    }
    if let Some(higher) = higher(asked, who) {
        return higher;
    }
    // The register admits nobody without its entry qualification: an entry shows it.
    let registered = who.claims.iter().position(|read| {
        read.claim.kind == ClaimKind::Registration
            && index(&read.claim.path)
                .and_then(|at| who.profile.registrations.get(at))
                .is_some_and(|entry| {
                    let held = entry
                        .profession
                        .as_deref()
                        .map(Profession::named_in)
                        .unwrap_or_default();
                    entry.status == RegistrationStatus::Current
                        && held
                            .iter()
                            .any(|held| asked.professions.iter().any(|asked| held.is_a(*asked)))
                })
    });
    match registered {
        Some(claim) if asked.level <= 6 => Finding::met(Method::Registration, vec![claim]),
        _ => {
            let standing = if listed {
                Standing::Otherwise
            } else {
                Standing::NotStated
            };
            Finding::none(Method::Qualification, standing, missing)
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
    let (claim, held) = who.claims.iter().enumerate().find_map(|(claim, read)| {
        let at =
            (read.claim.kind == ClaimKind::Qualification).then(|| index(&read.claim.path))??;
        let held = who.profile.qualifications.get(at)?;
        let graduate = held.status == QualificationStatus::Completed
            && level(&held.award).is_some_and(|award| award.level >= 5);
        graduate.then_some((claim, held))
    })?;
    let of_health = held
        .subject
        .as_deref()
        .is_some_and(|s| !Profession::named_in(s).is_empty());
    Some(if asked.level == 3 && of_health {
        Finding::met(Method::Qualification, vec![claim])
    } else {
        Finding::partly(Method::Qualification, vec![claim], describe(asked))
    })
}

/// Whether an award is a lower second or a third.
fn lower_class(award: &str) -> bool {
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

fn level(award: &str) -> Option<Award> {
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

fn subject_fits(asked: &Qualification, held: &str) -> bool {
    if asked.subject_open() {
        return true;
    }
    if !asked.professions.is_empty() {
        return Profession::named_in(held)
            .iter()
            .any(|held| asked.professions.iter().any(|asked| held.akin(*asked)));
    }
    let stems: Vec<String> = words(held).into_iter().map(|word| word.stem).collect();
    let (mut said, mut all) = (0, 0);
    for word in asked.subject.iter().flat_map(|subject| words(subject)) {
        let weight = rarity::weight(&word).max(1);
        let shown = stems.contains(&word.stem);
        if shown && asked.any_subject && weight >= policy::SUBJECT_WORD {
            return true;
        }
        all += weight;
        said += if shown { weight } else { 0 };
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
