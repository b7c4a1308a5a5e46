//! A course: "trusted assessor training" is shown by a course or award whose title says so.

use super::checks::stems_of;
use super::wording::{Coverage, share};
use super::{Finding, Standing};
use crate::claims::{Candidate, ReadClaim};
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
    let Asked { parts, agents } = asked(criterion)?;
    let (mut claims, mut whole) = (Vec::new(), true);
    for alternatives in &parts {
        let titles = || coverage.rows.iter().zip(&who.claims).enumerate();
        let best: (Permille, bool, usize) = titles()
            .filter(|(_, (_, read))| {
                let says = |agent: &&str| read.stems.iter().any(|stem| stem == agent);
                is_title(read) && agents.iter().all(says)
            })
            .flat_map(|(at, (row, read))| {
                let full = is_whole(who, read);
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
    if whole || criterion.criterion.requirement.or_in_progress {
        return Some(Finding::met(Method::Course, claims));
    }
    let mut finding = Finding::partly(Method::Course, claims, "the whole course, completed");
    finding.standing = Standing::OnTheWay;
    Some(finding)
}

/// The course that a criterion asks.
pub(crate) struct Asked<'a> {
    /// For each part the terms of its alternatives that say which course.
    pub(crate) parts: Vec<Vec<Vec<usize>>>,
    /// An assessor's course is told by that word; whatever else was learned does not make one.
    pub(crate) agents: Vec<&'a str>,
}

/// The course that `criterion` asks, if it may ask one.
pub(crate) fn asked<'a>(criterion: &'a ReadCriterion<'_>) -> Option<Asked<'a>> {
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
    let stems = criterion.terms.iter().map(|term| term.stem.as_str());
    let agents = stems.filter(|stem| AGENTS.contains(*stem)).collect();
    let parts = criterion.parts.iter().map(|part| {
        let alternatives = part.iter().map(content);
        alternatives.filter(|terms| !terms.is_empty()).collect()
    });
    let parts = parts.filter(|alternatives: &Vec<Vec<usize>>| !alternatives.is_empty());
    let parts: Vec<_> = parts.collect();
    (!parts.is_empty()).then_some(Asked { parts, agents })
}

/// Whether a claim is the title of a course or an award, and of no book.
pub(crate) fn is_title(read: &ReadClaim) -> bool {
    let title = matches!(
        read.claim.kind,
        ClaimKind::Training | ClaimKind::Qualification
    );
    title && !read.stems.iter().any(|stem| stem == "book")
}

/// Whether a title is of the whole course, completed.
pub(crate) fn is_whole(who: &Candidate<'_>, read: &ReadClaim) -> bool {
    !read.watched && completed(who, &read.claim.path) && !introduces(read)
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
fn introduces(read: &ReadClaim) -> bool {
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
