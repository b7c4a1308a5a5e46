//! What a candidate holds, read once: awards, entries on registers, memberships. Adverts ask for them by
//! the thousand, and none of it hangs on the advert.

use crate::keys;
use crate::methods::qualification;
use crate::methods::registration::index;
use crate::rarity;
use personspec_parser::lexicon::{self, Body, Profession, Register};
use personspec_profile::{ClaimKind, Profile, QualificationStatus, RegistrationStatus};
use personspec_text::words::words;

/// What a candidate holds, each with its claim.
#[derive(Debug, Clone, Default)]
pub(crate) struct Held {
    pub(crate) registrations: Vec<Entry>,
    pub(crate) qualifications: Vec<Award>,
    pub(crate) memberships: Vec<Membership>,
    /// The professions of every entry on a register, claim or not.
    pub(crate) professions: Vec<Profession>,
}

/// An entry on a register.
#[derive(Debug, Clone)]
pub(crate) struct Entry {
    pub(crate) claim: usize,
    pub(crate) status: RegistrationStatus,
    pub(crate) professions: Vec<Profession>,
    pub(crate) registers: Vec<Register>,
}

/// An award.
#[derive(Debug, Clone)]
pub(crate) struct Award {
    pub(crate) claim: usize,
    pub(crate) status: QualificationStatus,
    /// Its level and kind, where it tells them.
    pub(crate) level: Option<lexicon::Award>,
    /// A lower second or a third.
    pub(crate) lower_class: bool,
    /// Named by the award and its subject together.
    pub(crate) professions: Vec<Profession>,
    /// Whether the subject alone names a profession.
    pub(crate) of_health: bool,
    /// Keys of the stems of the award and its subject.
    keys: Vec<u64>,
}

/// A membership of a professional body.
#[derive(Debug, Clone)]
pub(crate) struct Membership {
    pub(crate) claim: usize,
    /// The bodies, each with the professions it serves.
    pub(crate) bodies: Vec<(Body, Vec<Profession>)>,
    /// Stems of the section.
    pub(crate) section: Vec<String>,
}

impl Held {
    /// Reads the structured part of `profile`, of which `claims` are the claims' kinds and paths.
    pub(crate) fn new<'c>(
        profile: &Profile,
        claims: impl Iterator<Item = (ClaimKind, &'c str)>,
    ) -> Self {
        let of = |named: Option<&str>| named.map(Profession::named_in).unwrap_or_default();
        let mut held = Self::default();
        let entries = profile.registrations.iter();
        held.professions
            .extend(entries.flat_map(|entry| of(entry.profession.as_deref())));
        for (claim, (kind, path)) in claims.enumerate() {
            let at = || index(path);
            match kind {
                ClaimKind::Registration => {
                    let entry = at().and_then(|at| profile.registrations.get(at));
                    held.registrations.extend(entry.map(|entry| Entry {
                        claim,
                        status: entry.status,
                        professions: of(entry.profession.as_deref()),
                        registers: Register::named_in(&entry.body),
                    }));
                }
                ClaimKind::Qualification => {
                    let award = at().and_then(|at| profile.qualifications.get(at));
                    held.qualifications.extend(award.map(|award| {
                        let subject = award.subject.as_deref();
                        let all = format!("{} {}", award.award, subject.unwrap_or_default());
                        Award {
                            claim,
                            status: award.status,
                            level: qualification::level(&award.award),
                            lower_class: qualification::lower_class(&award.award),
                            professions: Profession::named_in(&all),
                            of_health: !of(subject).is_empty(),
                            keys: keys_of(&all),
                        }
                    }));
                }
                ClaimKind::Membership => {
                    let body = at().and_then(|at| profile.memberships.get(at));
                    held.memberships.extend(body.map(|body| {
                        let named = Body::named_in(&body.body).into_iter();
                        let section = body.section.as_deref().map(words).unwrap_or_default();
                        Membership {
                            claim,
                            bodies: named
                                .map(|body| (body, Profession::named_in(body.professions())))
                                .collect(),
                            section: section.into_iter().map(|word| word.stem).collect(),
                        }
                    }));
                }
                _ => {}
            }
        }
        held
    }

    /// Whether the candidate is of one of the professions, by the register.
    pub(crate) fn is_of(&self, professions: &[Profession]) -> bool {
        let mut held = self.professions.iter();
        held.any(|held| professions.iter().any(|asked| held.akin(*asked)))
    }
}

impl Award {
    /// Whether a word of `subject` stands in the award or its subject.
    pub(crate) fn says(&self, word: &SubjectWord) -> bool {
        self.keys.contains(&word.key)
    }
}

/// The words of a subject that is asked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Subject(pub(crate) Vec<SubjectWord>);

/// One of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SubjectWord {
    key: u64,
    pub(crate) weight: u32,
}

impl Subject {
    /// Reads the words of a subject.
    pub(crate) fn of(subject: &[String]) -> Self {
        let words = subject.iter().flat_map(|subject| words(subject));
        let each = words.map(|word| SubjectWord {
            key: keys::of_stem(&word.stem),
            weight: rarity::weight(&word).max(1),
        });
        Self(each.collect())
    }
}

fn keys_of(text: &str) -> Vec<u64> {
    let words = words(text);
    words.iter().map(|word| keys::of_stem(&word.stem)).collect()
}
