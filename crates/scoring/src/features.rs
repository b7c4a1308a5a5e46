//! What bears on a verdict by wording, as a short row of integers.
//!
//! Evidence features only grow with more evidence and their weights are never negative, so more
//! evidence cannot lower points.

use crate::claims::Candidate;
use crate::criteria::{Post, ReadCriterion};
use crate::methods::checks::stems_of;
use crate::methods::tenure::Served;
use crate::methods::wording::{Coverage, Row, share};
use crate::policy::wording as policy;
use crate::verdict::Outcome;
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::{Ask, Tenure};
use personspec_parser::{Group, Stage};
use personspec_profile::ClaimKind;
use personspec_text::similarity::Permille;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Names of the features, in order; evidence first.
pub const NAMES: [&str; COUNT] = [
    "others_shown",
    "same_profession",
    "best_instance",
    "best_instance_with_post",
    "union_instances",
    "best_any",
    "union_any",
    "weakest_part",
    "mean_part",
    "weakest_part_any",
    "rarest_word",
    "several_claims",
    "best_above_half",
    "tenure",
    "tenure_near",
    "named_profession",
    "best_post",
    "best_course",
    "course_asked",
    "weight_said",
    "whole_and_weakest",
    "long",
    "specific",
    "qualifications",
    "experience",
    "skills",
    "knowledge",
    "personal",
    "other",
    "interview",
    "tenure_asked",
    "giving",
    "parts",
    "profession_named",
];

/// How many features there are.
pub const COUNT: usize = 34;
/// How many of them are evidence, whose weights are never negative.
pub const EVIDENCE: usize = 21;
/// How many of those are of the pair as a whole; they come first, and the first pass does not see them.
pub const PAIR: usize = 2;
/// What the other criteria of the pair come to; 0 until that is known.
pub const OTHERS_SHOWN: usize = 0;
/// Whether the candidate is of the advertised profession.
pub const SAME_PROFESSION: usize = 1;

/// A row of features, each 0 to 1,000.
pub type Features = [i32; COUNT];

/// The features of one criterion held against one candidate.
pub fn features(
    criterion: &ReadCriterion<'_>,
    post: &Post<'_>,
    who: &Candidate<'_>,
    coverage: &Coverage,
    served: Option<(&Tenure, &Served)>,
) -> Features {
    let mut all = [0; COUNT];
    let evidence = wording(criterion, who, coverage)
        .into_iter()
        .chain(time(served))
        .chain([flag(is_of(who, &criterion.professions))])
        .chain(kinds(criterion, who, coverage));
    if let Some(slot) = all.get_mut(SAME_PROFESSION) {
        *slot = flag(is_of(who, &post.professions));
    }
    let own = all.iter_mut().skip(PAIR);
    for (slot, value) in own.zip(evidence.chain(asked(criterion))) {
        *slot = value;
    }
    all
}

/// What all criteria of a pair say together: someone who shows most of what a post asks is likelier
/// to show one thing more than someone from another field who uses one of its words.
#[derive(Debug, Clone, Copy)]
pub struct Pair {
    sum: i32,
    criteria: i32,
}

impl Pair {
    /// Adds up how far each criterion is shown by itself, 0 to 1,000: by its facts, else by its wording
    /// ([`crate::model::alone`]).
    pub fn of(each: &[i32]) -> Self {
        Self {
            sum: each.iter().sum(),
            criteria: i32::try_from(each.len()).unwrap_or(i32::MAX),
        }
    }

    /// The average over the other criteria: what this one says itself stands in its own features.
    pub fn of_others(self, own: i32) -> i32 {
        (self.sum - own) / (self.criteria - 1).max(1)
    }
}

/// How far an outcome shows a criterion, 0 to 1,000.
pub(crate) fn shown(outcome: Outcome) -> i32 {
    match outcome {
        Outcome::Met => 1000,
        Outcome::Partly => 500,
        Outcome::NotEvidenced | Outcome::Unclear => 0,
    }
}

/// What the claims say of the criterion's words.
fn wording(criterion: &ReadCriterion<'_>, who: &Candidate<'_>, coverage: &Coverage) -> [i32; 11] {
    let all = criterion.all_terms();
    let instances: Vec<&Row> = coverage.rows.iter().filter(|row| row.instance).collect();
    let any: Vec<&Row> = coverage.rows.iter().collect();
    debug_assert_eq!(any.len(), who.claims.len(), "a row a claim");
    let best = |rows: &[&Row], of: fn(&Row) -> &[Permille]| {
        i32::from(
            rows.iter()
                .map(|row| share(criterion, &all, of(row)))
                .max()
                .unwrap_or(0),
        )
    };
    let own: fn(&Row) -> &[Permille] = |row| &row.own;
    let said = together(criterion, &instances);
    let parts = part_shares(criterion, &instances);
    let parts_any = part_shares(criterion, &any);
    let rarest = criterion
        .terms
        .iter()
        .zip(&said)
        .max_by_key(|(term, said)| (term.weight, **said));
    let several = instances
        .iter()
        .filter(|row| share(criterion, &all, &row.own) >= policy::BEARS_ON)
        .count();
    let best_own = best(&instances, own);
    [
        best_own,
        best(&instances, |row| &row.with_post),
        i32::from(share(criterion, &all, &said)),
        best(&any, own),
        i32::from(share(criterion, &all, &together(criterion, &any))),
        weakest(&parts),
        mean(&parts),
        weakest(&parts_any),
        rarest.map_or(0, |(_, said)| i32::from(*said)),
        limited(several, 4),
        (best_own - 500).max(0) * 2,
    ]
}

/// How much of the time asked was served.
fn time(served: Option<(&Tenure, &Served)>) -> [i32; 2] {
    served.map_or([0, 0], |(asked, served)| {
        let ratio =
            |months: u32| i32::try_from((months * 1000 / asked.needed()).min(1000)).unwrap_or(1000);
        [ratio(served.fitting), ratio(served.near)]
    })
}

/// What claims of some kinds say by themselves, and how much is said at all.
fn kinds(criterion: &ReadCriterion<'_>, who: &Candidate<'_>, coverage: &Coverage) -> [i32; 5] {
    let all = criterion.all_terms();
    let of_kinds = |kinds: &[ClaimKind]| {
        let pairs = coverage.rows.iter().zip(&who.claims);
        let fitting = pairs.filter(|(_, read)| kinds.contains(&read.claim.kind));
        i32::from(
            fitting
                .map(|(row, _)| share(criterion, &all, &row.own))
                .max()
                .unwrap_or(0),
        )
    };
    let course = of_kinds(&[ClaimKind::Training, ClaimKind::Qualification]);
    let courses_asked = criterion.criterion.group == Group::Qualifications;
    let instances: Vec<&Row> = coverage.rows.iter().filter(|row| row.instance).collect();
    let weight = |row: &&Row| -> u32 {
        let said = criterion.terms.iter().zip(&row.own);
        said.map(|(term, said)| term.weight * u32::from(*said))
            .sum::<u32>()
            / 1000
    };
    let most = instances.iter().map(weight).max().unwrap_or(0);
    let best = instances
        .iter()
        .map(|row| share(criterion, &all, &row.own))
        .max()
        .unwrap_or(0);
    [
        of_kinds(&[ClaimKind::Post]),
        course,
        if courses_asked { course } else { 0 },
        limited(usize::try_from(most).unwrap_or(0), 120),
        weakest(&part_shares(criterion, &instances)) * i32::from(best) / 1000,
    ]
}

/// The form of the criterion, whoever is judged.
pub(crate) fn asked(criterion: &ReadCriterion<'_>) -> [i32; COUNT - EVIDENCE] {
    let total: u32 = criterion.terms.iter().map(|term| term.weight).sum();
    let group = |group: Group| flag(criterion.criterion.group == group);
    let asks = &criterion.criterion.requirement.asks;
    [
        limited(criterion.terms.len(), 12),
        limited(usize::try_from(total).unwrap_or(0), 300),
        group(Group::Qualifications),
        group(Group::Experience),
        // One list often holds both, under either name: whether it asks to know is told by its words.
        group(Group::Skills) + group(Group::Knowledge),
        flag(criterion.stems.iter().any(|stem| asks_to_know(stem))),
        group(Group::Personal),
        group(Group::Other),
        flag(criterion.criterion.stage == Stage::Interview),
        flag(asks.iter().any(|ask| matches!(ask, Ask::Tenure(_)))),
        flag(criterion.giving),
        limited(criterion.parts.len(), 5),
        flag(!criterion.professions.is_empty()),
    ]
}

/// Whether a stem says that it is to be known rather than done.
fn asks_to_know(stem: &str) -> bool {
    static KNOWING: LazyLock<HashSet<String>> = LazyLock::new(|| stems_of("knowing"));
    KNOWING.contains(stem)
}

fn flag(yes: bool) -> i32 {
    if yes { 1000 } else { 0 }
}

/// `value` of `most`, in 1,000; no more than all.
pub(crate) fn limited(value: usize, most: usize) -> i32 {
    i32::try_from(value.min(most) * 1000 / most).unwrap_or(1000)
}

fn weakest(parts: &[i32]) -> i32 {
    parts.iter().copied().min().unwrap_or(0)
}

fn mean(parts: &[i32]) -> i32 {
    parts.iter().sum::<i32>() / i32::try_from(parts.len()).unwrap_or(1).max(1)
}

/// The best any of the rows says of each term.
fn together(criterion: &ReadCriterion<'_>, rows: &[&Row]) -> Vec<Permille> {
    let mut union = vec![0; criterion.terms.len()];
    for row in rows {
        for (best, said) in union.iter_mut().zip(&row.own) {
            *best = (*best).max(*said);
        }
    }
    union
}

/// For each part, the best any claim says of any of its alternatives, with what its post lends, in
/// 1,000.
pub fn part_shares(criterion: &ReadCriterion<'_>, rows: &[&Row]) -> Vec<i32> {
    let best = |alternatives: &Vec<Vec<usize>>| {
        let each = alternatives
            .iter()
            .flat_map(|terms| rows.iter().map(move |row| (terms, row)));
        each.map(|(terms, row)| share(criterion, terms, &row.with_post))
            .max()
            .unwrap_or(0)
    };
    criterion
        .parts
        .iter()
        .map(|part| i32::from(best(part)))
        .collect()
}

/// Whether the candidate is of one of the professions, by the register.
pub(crate) fn is_of(who: &Candidate<'_>, professions: &[Profession]) -> bool {
    who.held.is_of(professions)
}
