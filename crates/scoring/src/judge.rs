//! One criterion held against one candidate: the readable definition of a verdict.
//!
//! Facts are decided outright; wording is weighed. Caps come last: what is only said, seen or copied
//! is partly shown at most.

use crate::claims::Candidate;
use crate::criteria::{Post, ReadCriterion};
use crate::features::{self, Features, Pair};
use crate::held::Subject;
use crate::methods::registration::rank;
use crate::methods::{
    Finding, Standing, course, driving, membership, qualification, registration, tenure,
};
use crate::next_step;
use crate::policy::{self, Policy};
use crate::verdict::{Evidence, Outcome, Verdict};
use crate::weighed::{Weighed, cite};
use jiff::civil::Date;
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::Ask;
use personspec_parser::{Confidence, Stage};
use personspec_profile::RegistrationStatus;

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
    pub features: Features,
}

/// What the facts and the wording say of one criterion, before the pair as a whole is looked at.
#[derive(Debug, Clone)]
pub struct Drawn {
    /// The facts that were asked, each with its finding.
    findings: Vec<Finding>,
    decided: Option<Decided>,
    weighed: Weighed,
}

impl Drawn {
    /// How far the criterion is shown by itself, 0 to 1,000.
    fn alone(&self) -> i32 {
        let decided = self.decided.as_ref();
        decided.map_or_else(
            || self.weighed.alone(),
            |decided| features::shown(decided.outcome),
        )
    }
}

/// Draws what bears on the criterion at `index` of `post`.
fn draw(criterion: &ReadCriterion<'_>, post: &Post<'_>, who: &Candidate<'_>, today: Date) -> Drawn {
    let weighed = Weighed::new(criterion, post, who, today);
    let mut findings = facts(criterion, &post.professions, who);
    let mut decided = decide(criterion, &findings);
    if findings.is_empty()
        && let Some((finding, open)) = of_words(criterion, post, who, &weighed)
    {
        decided = Some(Decided {
            outcome: finding.outcome,
            open,
        });
        findings.push(finding);
    }
    Drawn {
        findings,
        decided,
        weighed,
    }
}

/// Judges every criterion of `post`, in the advert's order.
pub fn judge_all(
    post: &Post<'_>,
    who: &Candidate<'_>,
    today: Date,
    policy: &Policy,
) -> Vec<Judged> {
    let mut drawn: Vec<Drawn> = post
        .criteria
        .iter()
        .map(|criterion| draw(criterion, post, who, today))
        .collect();
    let each: Vec<i32> = drawn.iter().map(Drawn::alone).collect();
    let pair = Pair::of(&each);
    for (one, own) in drawn.iter_mut().zip(each) {
        one.weighed.weigh(pair.of_others(own));
    }
    let all = post.criteria.iter().zip(drawn).enumerate();
    all.map(|(index, (criterion, drawn))| conclude(index, criterion, who, drawn, policy))
        .collect()
}

/// The verdict on one criterion.
fn conclude(
    index: usize,
    criterion: &ReadCriterion<'_>,
    who: &Candidate<'_>,
    drawn: Drawn,
    policy: &Policy,
) -> Judged {
    let Drawn {
        findings,
        decided,
        weighed,
    } = drawn;
    let (outcome, by_fact) = match decided {
        Some(Decided { outcome, open }) if rank(weighed.outcome()) > rank(outcome) && open => {
            (weighed.outcome(), false)
        }
        Some(Decided { outcome, .. }) => (outcome, true),
        None => (weighed.outcome(), false),
    };
    // What comes after registration is not shown in full by somebody who is not registered yet.
    let outcome = match outcome {
        Outcome::Met if criterion.after_registration && !registered(who) => Outcome::Partly,
        outcome => outcome,
    };
    let mut evidence: Vec<Evidence> = Vec::new();
    for finding in &findings {
        let claims = finding.claims.iter();
        evidence.extend(claims.filter_map(|claim| cite(who, *claim, finding.method)));
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
        _ if by_fact => {
            let missing = findings
                .iter()
                .filter_map(|finding| finding.missing.clone());
            missing.collect()
        }
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
        weighed.only_bare(),
    );
    Judged {
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
        outright: by_fact || weighed.nothing(),
        features: *weighed.features(),
    }
}

/// Holds each fact asked against the profile; time spent is weighed with the wording instead.
pub(crate) fn facts(
    criterion: &ReadCriterion<'_>,
    advertised: &[Profession],
    who: &Candidate<'_>,
) -> Vec<Finding> {
    let requirement = &criterion.criterion.requirement;
    let in_progress = requirement.or_in_progress;
    let one = |ask| fact(ask, advertised, (&criterion.subject, in_progress), who);
    requirement.asks.iter().filter_map(one).collect()
}

/// Holds one fact against the profile. It hangs on nothing else: the batch engine judges what many
/// criteria ask once. A qualification comes with the words of its subject, and whether being on the way to
/// it is enough.
pub(crate) fn fact(
    ask: &Ask,
    advertised: &[Profession],
    (subject, in_progress): (&Subject, bool),
    who: &Candidate<'_>,
) -> Option<Finding> {
    match ask {
        Ask::Registration(asked) => Some(registration::judge(asked, advertised, who)),
        Ask::Membership(asked) => Some(membership::judge(asked, advertised, who)),
        Ask::Qualification(asked) => Some(qualification::judge(asked, subject, in_progress, who)),
        Ask::Driving(asked) => Some(driving::judge(asked, who)),
        Ask::Tenure(_) => None,
    }
}

/// What can be checked though no fact is asked outright, and whether the wording may show more.
fn of_words(
    criterion: &ReadCriterion<'_>,
    post: &Post<'_>,
    who: &Candidate<'_>,
    weighed: &Weighed,
) -> Option<(Finding, bool)> {
    if let Some(check) = &criterion.check {
        return Some((check.judge(criterion, who), check.open(criterion)));
    }
    if let Some((asked, served)) = weighed.served() {
        let alone = asked.context.is_empty() && criterion.criterion.requirement.asks.len() == 1;
        return alone.then(|| {
            (
                tenure::judge_alone(asked, served, &post.professions, who),
                false,
            )
        });
    }
    course::judge(criterion, weighed.coverage(), who).map(|finding| (finding, true))
}

/// What the facts decide.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Decided {
    pub(crate) outcome: Outcome,
    /// Whether the wording may show more than the facts do.
    pub(crate) open: bool,
}

/// What the facts decide; `None` where none is asked.
fn decide(criterion: &ReadCriterion<'_>, findings: &[Finding]) -> Option<Decided> {
    let asked = &criterion.criterion.requirement;
    let outcomes = findings.iter().map(|finding| finding.outcome);
    decided(outcomes, asked.any_ask, is_open(&asked.asks))
}

/// What facts of these outcomes decide, where `any` of them is enough or all are asked.
pub(crate) fn decided(
    outcomes: impl Iterator<Item = Outcome> + Clone,
    any: bool,
    open: bool,
) -> Option<Decided> {
    let best = outcomes.clone().max_by_key(|outcome| rank(*outcome))?;
    let worst = outcomes.min_by_key(|outcome| rank(*outcome))?;
    let outcome = match (any, best, worst) {
        (true, best, _) => best,
        (false, best, worst) if best == worst => best,
        // Some of what is asked is shown.
        (false, ..) => Outcome::Partly,
    };
    Some(Decided { outcome, open })
}

/// Whether a course, a certificate or experience may stand for what is asked: for a qualification outside
/// the professions.
pub(crate) fn is_open(asks: &[Ask]) -> bool {
    asks.iter().all(|ask| match ask {
        Ask::Qualification(asked) => asked.professions.is_empty(),
        Ask::Tenure(_) => true,
        _ => false,
    })
}

/// Whether an entry on a register is in force.
pub(crate) fn registered(who: &Candidate<'_>) -> bool {
    let entries = who.profile.registrations.iter();
    entries
        .into_iter()
        .any(|entry| entry.status == RegistrationStatus::Current)
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

/// The standing of a gate, from those of the findings of its kind.
pub(crate) fn standing(standings: impl Iterator<Item = Standing>, any: bool) -> Option<Standing> {
    if any {
        standings.min()
    } else {
        standings.max()
    }
}
