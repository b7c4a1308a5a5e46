//! A course: "trusted assessor training" is shown by a course or award whose title says so.

use super::checks::stems_of;
use super::wording::{Coverage, share};
use super::{Finding, Standing};
use crate::claims::Candidate;
use crate::criteria::ReadCriterion;
use crate::policy::course as policy;
use crate::verdict::Method;
use personspec_parser::Group;
use personspec_profile::{ClaimKind, QualificationStatus};
use personspec_text::similarity::Permille;
use std::collections::HashSet;
use std::sync::LazyLock;

/// Looks for the course that `criterion` asks among the candidate's courses and awards. `None` where it
/// asks none, or where no title says all of it: the wording is weighed then.
pub fn judge(
    criterion: &ReadCriterion<'_>,
    coverage: &Coverage,
    who: &Candidate<'_>,
) -> Option<Finding> {
    let asks = |term: &crate::criteria::Term| COURSES.contains(term.stem.as_str());
    let asked = criterion.criterion.group == Group::Qualifications
        || criterion
            .stems
            .iter()
            .any(|stem| COURSES.contains(stem.as_str()));
    if !asked || criterion.giving && criterion.criterion.group != Group::Qualifications {
        return None;
    }
    let content = |terms: &Vec<usize>| -> Vec<usize> {
        let kept = terms.iter().filter(|at| {
            let term = criterion.terms.get(**at);
            term.is_some_and(|term| !asks(term) && !FRAME.contains(term.stem.as_str()))
        });
        kept.copied().collect()
    };
    // An assessor's course is told by that word; whatever else was learned does not make one.
    let agents: Vec<&str> = criterion
        .terms
        .iter()
        .map(|term| term.stem.as_str())
        .filter(|stem| AGENTS.contains(*stem))
        .collect();
    let (mut claims, mut whole, mut any) = (Vec::new(), true, false);
    for part in &criterion.parts {
        let alternatives: Vec<Vec<usize>> = part
            .iter()
            .map(content)
            .filter(|terms| !terms.is_empty())
            .collect();
        if alternatives.is_empty() {
            continue;
        }
        any = true;
        let titles = || coverage.rows.iter().zip(&who.claims).enumerate();
        let best: (Permille, bool, usize) = titles()
            .filter(|(_, (_, read))| {
                let title = matches!(
                    read.claim.kind,
                    ClaimKind::Training | ClaimKind::Qualification
                );
                title
                    && agents
                        .iter()
                        .all(|agent| read.stems.iter().any(|stem| stem == agent))
                    && !read.stems.iter().any(|stem| stem == "book")
            })
            .flat_map(|(at, (row, read))| {
                let full = !read.watched && completed(who, &read.claim.path) && !introduces(read);
                alternatives
                    .iter()
                    .map(move |terms| (share(criterion, terms, &row.own), full, at))
            })
            .filter(|(share, ..)| *share >= policy::TITLE)
            .max_by_key(|(share, full, at)| (*full, *share, std::cmp::Reverse(*at)))?;
        whole &= best.1;
        if !claims.contains(&best.2) {
            claims.push(best.2);
        }
    }
    if !any {
        return None;
    }
    if whole || criterion.criterion.requirement.or_in_progress {
        return Some(Finding::met(Method::Course, claims));
    }
    let mut finding = Finding::partly(Method::Course, claims, "the whole course, completed");
    finding.standing = Standing::OnTheWay;
    Some(finding)
}

/// Whether the award at `path` is completed; a course always is.
fn completed(who: &Candidate<'_>, path: &str) -> bool {
    let award = path
        .starts_with("qualifications")
        .then(|| super::registration::index(path))
        .flatten()
        .and_then(|at| who.profile.qualifications.get(at));
    award.is_none_or(|award| award.status != QualificationStatus::InProgress)
}

/// Whether a title names an introduction, not the course.
fn introduces(read: &crate::claims::ReadClaim) -> bool {
    read.stems
        .iter()
        .any(|stem| INTRODUCTIONS.contains(stem.as_str()))
}

/// Stems of words for a course.
static COURSES: Stems = Stems::new(|| stems_of("course-asked"));
/// Stems of words that frame one.
static FRAME: Stems = Stems::new(|| stems_of("course-frame"));
/// Stems of words for what a course makes of a person.
static AGENTS: Stems = Stems::new(|| stems_of("course-agent"));
/// Stems of words for less than the course.
static INTRODUCTIONS: Stems = Stems::new(|| stems_of("course-less"));

type Stems = LazyLock<HashSet<String>>;
