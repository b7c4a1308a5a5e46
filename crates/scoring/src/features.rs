//! What bears on a verdict by wording, as a short row of integers.
//!
//! Evidence features only grow with more evidence and their weights are never negative, so more
//! evidence cannot lower points.

use crate::claims::Candidate;
use crate::criteria::{Post, ReadCriterion};
use crate::methods::tenure::Served;
use crate::methods::wording::{Coverage, Row, share};
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::{Ask, Tenure};
use personspec_parser::{Group, Stage};
use personspec_profile::ClaimKind;
use personspec_text::similarity::Permille;

/// Names of the features, in order; evidence first.
pub const NAMES: [&str; COUNT] = [
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
    "same_profession",
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
];

/// How many features there are.
pub const COUNT: usize = 31;
/// How many of them are evidence, whose weights are never negative.
pub const EVIDENCE: usize = 19;

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
    let all: Vec<usize> = (0..criterion.terms.len()).collect();
    let rows = || coverage.rows.iter();
    let instances = || rows().filter(|row| row.instance);
    let best = |rows: &mut dyn Iterator<Item = &Row>, with_post: bool| -> i32 {
        let of = |row: &Row| {
            share(
                criterion,
                &all,
                if with_post { &row.with_post } else { &row.own },
            )
        };
        i32::from(rows.map(of).max().unwrap_or(0))
    };
    let together = |rows: &mut dyn Iterator<Item = &Row>| -> Vec<Permille> {
        let mut union = vec![0; criterion.terms.len()];
        for row in rows {
            for (best, said) in union.iter_mut().zip(&row.own) {
                *best = (*best).max(*said);
            }
        }
        union
    };
    let instance_union = together(&mut instances());
    let any_union = together(&mut rows());
    let parts: Vec<i32> = part_shares(criterion, &mut instances(), true);
    let parts_any: Vec<i32> = part_shares(criterion, &mut rows(), true);
    let weakest = |parts: &[i32]| parts.iter().copied().min().unwrap_or(0);
    let mean = |parts: &[i32]| {
        let count = i32::try_from(parts.len()).unwrap_or(1).max(1);
        parts.iter().sum::<i32>() / count
    };
    let rarest = criterion
        .terms
        .iter()
        .zip(&instance_union)
        .max_by_key(|(term, said)| (term.weight, **said))
        .map_or(0, |(_, said)| i32::from(*said));
    let several = instances()
        .filter(|row| share(criterion, &all, &row.own) >= 300)
        .count()
        .min(4);
    let best_own = best(&mut instances(), false);
    let (tenure, near) = served.map_or((0, 0), |(asked, served)| {
        let needed = asked
            .months
            .unwrap_or(if asked.substantial { 24 } else { 6 })
            .max(1);
        let ratio = |months: u32| i32::try_from((months * 1000 / needed).min(1000)).unwrap_or(1000);
        (ratio(served.fitting), ratio(served.near))
    });
    let total: u32 = criterion.terms.iter().map(|term| term.weight).sum();
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
    let weight_said = instances()
        .map(|row| {
            let said = criterion.terms.iter().zip(&row.own);
            said.map(|(term, said)| term.weight * u32::from(*said) / 1000)
                .sum::<u32>()
        })
        .max()
        .unwrap_or(0);
    let flag = |yes: bool| if yes { 1000 } else { 0 };
    let group = |group: Group| flag(criterion.criterion.group == group);
    let limited =
        |value: usize, most: usize| i32::try_from(value.min(most) * 1000 / most).unwrap_or(1000);
    [
        best_own,
        best(&mut instances(), true),
        i32::from(share(criterion, &all, &instance_union)),
        best(&mut rows(), false),
        i32::from(share(criterion, &all, &any_union)),
        weakest(&parts),
        mean(&parts),
        weakest(&parts_any),
        rarest,
        limited(several, 4),
        (best_own - 500).max(0) * 2,
        tenure,
        near,
        flag(same_profession(post, who)),
        of_kinds(&[ClaimKind::Post]),
        course,
        if courses_asked { course } else { 0 },
        limited(usize::try_from(weight_said).unwrap_or(0), 120),
        weakest(&parts) * best_own / 1000,
        limited(criterion.terms.len(), 12),
        limited(usize::try_from(total).unwrap_or(0), 300),
        group(Group::Qualifications),
        group(Group::Experience),
        group(Group::Skills),
        group(Group::Knowledge),
        group(Group::Personal),
        group(Group::Other),
        flag(criterion.criterion.stage == Stage::Interview),
        flag(
            criterion
                .criterion
                .requirement
                .asks
                .iter()
                .any(|ask| matches!(ask, Ask::Tenure(_))),
        ),
        flag(criterion.giving),
        limited(criterion.parts.len(), 5),
    ]
}

/// For each part, the best any claim says of any of its alternatives, in 1,000.
pub fn part_shares(
    criterion: &ReadCriterion<'_>,
    rows: &mut dyn Iterator<Item = &Row>,
    with_post: bool,
) -> Vec<i32> {
    let rows: Vec<&[Permille]> = rows
        .map(|row| {
            if with_post {
                row.with_post.as_slice()
            } else {
                row.own.as_slice()
            }
        })
        .collect();
    criterion
        .parts
        .iter()
        .map(|alternatives| {
            let best = alternatives
                .iter()
                .flat_map(|terms| rows.iter().map(move |row| (terms, *row)))
                .map(|(terms, row)| share(criterion, terms, row))
                .max();
            i32::from(best.unwrap_or(0))
        })
        .collect()
}

/// Whether the candidate is of an advertised profession, by the register.
fn same_profession(post: &Post<'_>, who: &Candidate<'_>) -> bool {
    who.profile.registrations.iter().any(|entry| {
        let named = entry
            .profession
            .as_deref()
            .map(Profession::named_in)
            .unwrap_or_default();
        named
            .iter()
            .any(|held| post.professions.iter().any(|asked| held.akin(*asked)))
    })
}
