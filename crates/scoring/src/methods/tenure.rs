//! Time spent: months added up from the posts' dates, overlaps counted once.

use super::{Finding, Standing, wording};
use crate::claims::{Candidate, ReadClaim};
use crate::criteria::ReadCriterion;
use crate::features::is_of;
use crate::policy::tenure as policy;
use crate::verdict::{Method, Outcome};
use jiff::civil::Date;
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::Tenure;
use personspec_profile::{ClaimKind, Employment};
use personspec_text::similarity::Permille;

/// Months of the posts that fit what is asked, and of those that are near it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Served {
    /// Months in posts that fit.
    pub fitting: u32,
    /// Months in posts that fit or are near it.
    pub near: u32,
    /// The posts' claims, longest coverage first.
    pub claims: Vec<usize>,
}

/// Adds up the months that count for `asked`.
pub fn served(
    asked: &Tenure,
    criterion: &ReadCriterion<'_>,
    who: &Candidate<'_>,
    today: Date,
) -> Served {
    let terms: Vec<usize> = (0..criterion.terms.len())
        .filter(|at| {
            criterion
                .terms
                .get(*at)
                .is_some_and(|term| asked.context.contains(&term.text))
        })
        .collect();
    let mut posts: Vec<(Permille, usize, &Employment)> = Vec::new();
    for (at, number, post) in held(who) {
        if asked.registered && !qualified(post) {
            continue;
        }
        let own: Vec<&ReadClaim> = who
            .claims
            .iter()
            .filter(|other| other.claim.post == Some(number))
            .collect();
        posts.push((wording::union(criterion, &terms, &own), at, post));
    }
    posts.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
    let months = |least: Permille| {
        let ranges = posts
            .iter()
            .filter(|(fit, ..)| *fit >= least)
            .filter_map(|(.., post)| post.months(today));
        personspec_profile::months_of(ranges)
    };
    Served {
        fitting: months(policy::FITS),
        near: months(policy::NEAR),
        claims: posts
            .iter()
            .filter(|(fit, ..)| *fit >= policy::NEAR)
            .map(|(_, at, _)| *at)
            .collect(),
    }
}

/// The posts of a candidate: the claim that names one, its number in the profile, and the post.
pub(crate) fn held<'c>(
    who: &'c Candidate<'_>,
) -> impl Iterator<Item = (usize, usize, &'c Employment)> {
    let claims = who.claims.iter().enumerate();
    claims
        .filter(|(_, read)| read.claim.kind == ClaimKind::Post)
        .filter_map(|(at, read)| {
            let number = read.claim.post?;
            Some((at, number, who.profile.employment.get(number)?))
        })
}

/// Judges what `asked` asks by what was `served`.
pub fn judge(asked: &Tenure, served: &Served) -> Finding {
    let needed = asked.needed();
    let outcome = outcome(needed, served.fitting, served.near);
    let claims: Vec<usize> = served.claims.iter().copied().take(3).collect();
    match outcome {
        Outcome::Met => Finding::met(Method::Years, claims),
        Outcome::Partly => Finding::partly(
            Method::Years,
            claims,
            format!(
                "{needed} months asked, your dates show {}",
                served.fitting.max(served.near)
            ),
        ),
        _ => Finding::none(
            Method::Years,
            Standing::NotStated,
            format!("{needed} months of it"),
        ),
    }
}

/// The outcome of so many months in posts that fit and in posts that fit or are near, where `needed`
/// are asked.
pub(crate) fn outcome(needed: u32, fitting: u32, near: u32) -> Outcome {
    if fitting >= needed {
        Outcome::Met
    } else if near * 3 >= needed && near > 0 {
        Outcome::Partly
    } else {
        Outcome::NotEvidenced
    }
}

/// Judges a criterion that asks for time and nothing else ("18 months post-registration experience"):
/// time after registration means the advertised profession, and another's is part of it.
pub fn judge_alone(
    asked: &Tenure,
    served: &Served,
    advertised: &[Profession],
    who: &Candidate<'_>,
) -> Finding {
    let finding = judge(asked, served);
    let own = !asked.registered || advertised.is_empty() || is_of(who, advertised);
    if own || finding.outcome == Outcome::NotEvidenced {
        return finding;
    }
    Finding::partly(
        Method::Years,
        finding.claims,
        "the time in the advertised profession",
    )
}

/// Whether a post is one for a registered or qualified person: band 5 or above, or a title that
/// names a profession and no support role.
pub(crate) fn qualified(post: &Employment) -> bool {
    let band = post
        .band
        .as_deref()
        .and_then(|band| band.chars().find_map(|c| c.to_digit(10)));
    band.map_or_else(
        || !Profession::named_in(&post.post).is_empty(),
        |band| band >= 5,
    )
}
