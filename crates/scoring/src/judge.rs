//! One criterion held against one candidate: the readable definition of a verdict.
//!
//! Facts are decided outright; wording is weighed. Caps come last: what is only said, seen or copied
//! is partly shown at most.

use crate::claims::Candidate;
use crate::criteria::{Post, ReadCriterion};
use crate::features::{self, Features, part_shares};
use crate::methods::registration::rank;
use crate::methods::{
    Finding, Standing, driving, membership, qualification, registration, tenure, wording,
};
use crate::model::{self, Sums};
use crate::next_step;
use crate::policy::{self, Policy};
use crate::verdict::{Evidence, Method, Outcome, Verdict};
use jiff::civil::Date;
use personspec_parser::requirement::{Ask, Tenure};
use personspec_parser::{Confidence, Stage};

/// A verdict with what a gate needs to know.
#[derive(Debug, Clone)]
pub struct Judged {
    /// The verdict.
    pub verdict: Verdict,
    /// The facts that were asked, each with its finding.
    pub findings: Vec<Finding>,
    /// Whether it was decided without weighing: by the facts, or because no claim says anything.
    pub outright: bool,
    /// What the wording was weighed by.
    pub features: Option<Features>,
}

/// Judges the criterion at `index` of `post`.
pub fn judge(
    index: usize,
    post: &Post<'_>,
    who: &Candidate<'_>,
    today: Date,
    policy: &Policy,
) -> Option<Judged> {
    let criterion = post.criteria.get(index)?;
    let findings = facts(criterion, post, who);
    let weighed = Weighed::new(criterion, post, who, today);
    let decided = decide(criterion, &findings);
    let (outcome, by_fact) = match decided {
        Some(Decided { outcome, open }) if rank(weighed.outcome) > rank(outcome) && open => {
            (weighed.outcome, false)
        }
        Some(Decided { outcome, .. }) => (outcome, true),
        None => (weighed.outcome, false),
    };
    let mut evidence: Vec<Evidence> = Vec::new();
    for finding in &findings {
        evidence.extend(
            finding
                .claims
                .iter()
                .filter_map(|claim| cite(who, *claim, finding.method)),
        );
    }
    if !by_fact {
        evidence.extend(weighed.evidence(criterion, who));
    }
    keep_first(&mut evidence, policy::MOST_EVIDENCE);
    if outcome == Outcome::NotEvidenced {
        evidence.clear();
    }
    let missing = match outcome {
        Outcome::Met => Vec::new(),
        _ if by_fact => findings
            .iter()
            .filter_map(|finding| finding.missing.clone())
            .collect(),
        _ => weighed.missing(criterion),
    };
    let counts = criterion.criterion.stage == Stage::Application
        && criterion.criterion.duplicate_of.is_none();
    let available = if counts && outcome != Outcome::Unclear {
        policy.met
    } else {
        0
    };
    let worth = match outcome {
        Outcome::Met => policy.met,
        Outcome::Partly => policy.partly,
        Outcome::NotEvidenced | Outcome::Unclear => 0,
    };
    let confidence = if by_fact {
        Confidence::High
    } else {
        weighed.confidence()
    };
    let next_step = next_step::of(
        outcome,
        criterion.criterion,
        &findings,
        by_fact,
        weighed.only_bare,
    );
    Some(Judged {
        verdict: Verdict {
            criterion: index,
            outcome,
            points: worth.min(available),
            available,
            confidence,
            evidence,
            missing,
            next_step,
        },
        findings,
        outright: by_fact || weighed.nothing,
        features: Some(weighed.features),
    })
}

/// Holds each fact asked against the profile; time spent is weighed with the wording instead.
fn facts(criterion: &ReadCriterion<'_>, post: &Post<'_>, who: &Candidate<'_>) -> Vec<Finding> {
    let requirement = &criterion.criterion.requirement;
    requirement
        .asks
        .iter()
        .filter_map(|ask| match ask {
            Ask::Registration(asked) => Some(registration::judge(asked, &post.professions, who)),
            Ask::Membership(asked) => Some(membership::judge(asked, &post.professions, who)),
            Ask::Qualification(asked) => Some(qualification::judge(asked, requirement, who)),
            Ask::Driving(asked) => Some(driving::judge(asked, who)),
            Ask::Tenure(_) => None,
        })
        .collect()
}

struct Decided {
    outcome: Outcome,
    /// Whether the wording may show more than the facts do.
    open: bool,
}

/// What the facts decide; `None` where none is asked.
fn decide(criterion: &ReadCriterion<'_>, findings: &[Finding]) -> Option<Decided> {
    let outcomes = || findings.iter().map(|finding| finding.outcome);
    let best = outcomes().max_by_key(|outcome| rank(*outcome))?;
    let worst = outcomes().min_by_key(|outcome| rank(*outcome))?;
    let outcome = match (criterion.criterion.requirement.any_ask, best, worst) {
        (true, best, _) => best,
        (false, best, worst) if best == worst => best,
        // Some of what is asked is shown.
        (false, ..) => Outcome::Partly,
    };
    let requirement = &criterion.criterion.requirement;
    // A course, a certificate or experience may stand for a qualification outside the professions.
    let open = requirement.asks.iter().all(|ask| match ask {
        Ask::Qualification(asked) => asked.professions.is_empty(),
        Ask::Tenure(_) => true,
        _ => false,
    });
    Some(Decided { outcome, open })
}

/// The wording, weighed.
struct Weighed {
    coverage: wording::Coverage,
    served: Option<(Tenure, tenure::Served)>,
    features: Features,
    sums: Sums,
    outcome: Outcome,
    /// Whether all there is was only said, seen or copied.
    only_bare: bool,
    /// Whether no claim says enough to be cited.
    nothing: bool,
}

impl Weighed {
    fn new(
        criterion: &ReadCriterion<'_>,
        post: &Post<'_>,
        who: &Candidate<'_>,
        today: Date,
    ) -> Self {
        let coverage = wording::cover(criterion, who);
        let served = criterion
            .criterion
            .requirement
            .asks
            .iter()
            .find_map(|ask| match ask {
                Ask::Tenure(asked) => {
                    Some((asked.clone(), tenure::served(asked, criterion, who, today)))
                }
                _ => None,
            });
        let features = features::features(
            criterion,
            post,
            who,
            &coverage,
            served.as_ref().map(|(a, s)| (a, s)),
        );
        let sums = model::sums(&features);
        let all = criterion.all_terms();
        let says = |row: &wording::Row| {
            wording::share(criterion, &all, &row.own) >= policy::SAYS_SOMETHING
        };
        let served_it = served
            .as_ref()
            .is_some_and(|(_, served)| served.fitting > 0);
        let served_near = served
            .as_ref()
            .is_some_and(|(_, served)| !served.claims.is_empty());
        let done = served_it || coverage.rows.iter().any(|row| row.instance && says(row));
        let mut outcome = model::outcome(sums);
        // Met asks for something done; what is only said, seen or copied shows half at most.
        if !done && outcome == Outcome::Met {
            outcome = Outcome::Partly;
        }
        // Without a line to cite there is nothing to show, whatever the form of the criterion says.
        let cited = |row: &wording::Row| {
            let least = if row.instance { 1 } else { 2 } * policy::WORTH_CITING;
            wording::share(criterion, &all, &row.with_post) >= least
        };
        let nothing = !served_near && !coverage.rows.iter().any(cited);
        if nothing {
            outcome = Outcome::NotEvidenced;
        }
        let only_bare = !done && coverage.rows.iter().any(says);
        Self {
            coverage,
            served,
            features,
            sums,
            outcome,
            only_bare,
            nothing,
        }
    }

    /// The claims that say most of the criterion, strongest first.
    fn evidence(&self, criterion: &ReadCriterion<'_>, who: &Candidate<'_>) -> Vec<Evidence> {
        let all = criterion.all_terms();
        let mut ranked: Vec<(u16, usize)> = self
            .coverage
            .rows
            .iter()
            .enumerate()
            .map(|(at, row)| {
                let share = wording::share(criterion, &all, &row.with_post);
                (if row.instance { share } else { share / 2 }, at)
            })
            .filter(|(share, _)| *share >= policy::WORTH_CITING)
            .collect();
        ranked.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        let mut evidence: Vec<Evidence> = Vec::new();
        if let Some((_, served)) = &self.served {
            evidence.extend(
                served
                    .claims
                    .iter()
                    .take(2)
                    .filter_map(|at| cite(who, *at, Method::Years)),
            );
        }
        let best = ranked.first().map_or(0, |(share, _)| *share);
        evidence.extend(
            ranked
                .iter()
                .filter(|(share, _)| *share * 2 >= best)
                .filter_map(|(_, at)| {
                    self.coverage
                        .rows
                        .get(*at)
                        .and_then(|row| cite(who, *at, row.method))
                }),
        );
        evidence
    }

    /// The parts that no claim says, in the criterion's words.
    fn missing(&self, criterion: &ReadCriterion<'_>) -> Vec<String> {
        let rows: Vec<_> = self.coverage.rows.iter().collect();
        let shares = part_shares(criterion, &rows);
        criterion
            .parts
            .iter()
            .zip(shares)
            .filter(|(_, share)| *share < i32::from(policy::PART_SHOWN))
            .map(|(alternatives, _)| {
                let words = |terms: &Vec<usize>| {
                    let printed = terms.iter().filter_map(|at| criterion.terms.get(*at));
                    printed
                        .map(|term| term.printed.as_str())
                        .collect::<Vec<_>>()
                        .join(" ")
                };
                alternatives
                    .iter()
                    .map(words)
                    .collect::<Vec<_>>()
                    .join(" or ")
            })
            .collect()
    }

    /// How far the sums are from the nearest threshold.
    fn confidence(&self) -> Confidence {
        let nearest = if self.outcome == Outcome::NotEvidenced {
            self.sums.shown.abs()
        } else {
            self.sums.shown.abs().min(self.sums.full.abs())
        };
        match nearest {
            n if n >= policy::SURE => Confidence::High,
            n if n >= policy::LIKELY => Confidence::Medium,
            _ => Confidence::Low,
        }
    }
}

fn cite(who: &Candidate<'_>, claim: usize, method: Method) -> Option<Evidence> {
    let read = who.claims.get(claim)?;
    Some(Evidence {
        path: read.claim.path.clone(),
        quote: read.claim.text.clone(),
        method,
    })
}

/// Keeps the first mention of each path, and no more than `most`.
fn keep_first(evidence: &mut Vec<Evidence>, most: usize) {
    let mut seen: Vec<String> = Vec::new();
    evidence.retain(|one| {
        let new = !seen.contains(&one.path);
        seen.push(one.path.clone());
        new
    });
    evidence.truncate(most);
}

/// The standing of a gate, from the findings of its kind.
pub(crate) fn standing(findings: &[Finding], any: bool) -> Option<Standing> {
    let standings = findings.iter().map(|finding| finding.standing);
    if any {
        standings.min()
    } else {
        standings.max()
    }
}
