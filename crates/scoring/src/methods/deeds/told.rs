//! What a claim tells of deeds, read once a candidate.

use super::super::checks::words_of;
use super::change::measured;
use super::table::{Class, DEEDS, Tells, Words};
use crate::claims::ReadClaim;
use personspec_parser::lexicon::Profession;
use personspec_profile::ClaimKind;
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words::Word;
use std::sync::LazyLock;

/// One deed that a claim tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Deed {
    /// Its kind.
    pub(crate) class: Class,
    /// How far it can be shown: 2 in full, 1 in part.
    pub(crate) most: u8,
    /// Whether it says so, and is not only told by the form of the line.
    pub(super) said: bool,
    /// Whether it happened, with a date or a figure.
    pub(super) happened: bool,
}

/// The deeds that a claim tells of, each with how far it tells it.
pub(crate) fn told(claim: &ReadClaim) -> Vec<Deed> {
    let kind = claim.claim.kind;
    let tells = matches!(
        kind,
        ClaimKind::Duty
            | ClaimKind::Statement
            | ClaimKind::Skill
            | ClaimKind::Post
            | ClaimKind::Training
    );
    if !tells {
        return Vec::new();
    }
    let found = found(claim);
    let less = kind != ClaimKind::Post && found.contains(&Tells::Less);
    let full = if less { 1 } else { 2 };
    let counts = |class: Class| match kind {
        // A post tells by its title what it leads, a course what it taught, and nothing else.
        ClaimKind::Post => DEEDS.by_post.contains(&class),
        ClaimKind::Training => DEEDS.by_course.contains(&class),
        _ => true,
    };
    let happened =
        kind == ClaimKind::Duty || claim.claim.text.bytes().any(|byte| byte.is_ascii_digit());
    let deed = |class: Class, said: bool| Deed {
        class,
        most: full,
        said,
        happened,
    };
    let mut deeds: Vec<Deed> = found
        .into_iter()
        .filter_map(|tells| match tells {
            // To be supervised or appraised is not to do it.
            Tells::Done("oversee" | "appraisal" | "manage") if claim.received => None,
            Tells::Done(class) if counts(class) => Some(deed(class, true)),
            _ => None,
        })
        .collect();
    if matches!(kind, ClaimKind::Duty | ClaimKind::Statement) {
        if measured(&claim.claim.text) {
            deeds.push(deed("measured", true));
        }
        let with = with_others(claim);
        if with > 0 {
            let mut team = deed("team", false);
            team.most = team.most.min(with);
            deeds.push(team);
        }
    }
    // "Safeguarding children" tells nothing of adults.
    let narrow = |deed: &Deed| matches!(deed.class, "adults" | "children");
    if deeds.iter().any(narrow) {
        deeds.retain(|deed| deed.class != "safeguard");
    }
    // Every course is some development.
    if kind == ClaimKind::Training && !claim.watched {
        deeds.push(deed("cpd", false));
    }
    deeds
}

/// What the phrases of a claim tell; a word that means something else where it stands tells nothing.
fn found(claim: &ReadClaim) -> Vec<Tells> {
    let gists = DEEDS.told.find(&claim.words).into_iter();
    let mut all: Vec<(Tells, Vec<usize>)> = gists
        .filter_map(|gist| Some((*DEEDS.tells.get(gist.id)?, gist.words)))
        .collect();
    for one in DEEDS.exactly_told.find_all(&claim.words) {
        if let Some(tells) = DEEDS.tells.get(one.id) {
            all.push((*tells, one.words.collect()));
        }
    }
    let blind: Vec<usize> = all
        .iter()
        .filter(|(tells, _)| *tells == Tells::Nothing)
        .flat_map(|(_, words)| words.iter().copied())
        .collect();
    all.into_iter()
        .filter(|(_, words)| !words.iter().any(|at| blind.contains(at)))
        .map(|(tells, _)| tells)
        .collect()
}

/// How far a line tells of work with others: in full where it says "with" and names whom, in part where
/// it only names them.
fn with_others(claim: &ReadClaim) -> u8 {
    let named = !Profession::named_in_words(&claim.words).is_empty()
        || !OTHERS.find(&claim.words).is_empty();
    let with = |word: &Word| WITH.contains(&word.text.as_str());
    match (named, claim.words.iter().any(with)) {
        (true, true) => 2,
        (true, false) => 1,
        (false, _) => 0,
    }
}

/// Words that join.
static WITH: Words = Words::new(|| words_of("deeds-with").collect());

/// Others whom one works with, by what they are called.
static OTHERS: LazyLock<Phrases> = LazyLock::new(|| {
    let words: Vec<&str> = words_of("deeds-others").collect();
    Phrases::new(Form::Stem, words.into_iter().zip(0..))
});
