//! Why one verdict came out so: the parts of the criterion, what was searched, which claims show which
//! part and by which method, the rows of the lexicon that were used, and what would change it.
//!
//! Made for one criterion at a time, when somebody asks; a batch never makes it.

use crate::claims::Candidate;
use crate::criteria::{Post, ReadCriterion};
use crate::judge::{Judged, judge_all};
use crate::lexicon::{self, Entry};
use crate::methods::Finding;
use crate::methods::tenure;
use crate::methods::wording::{self, Row};
use crate::policy::{self, Policy};
use crate::verdict::{Method, Outcome};
use jiff::civil::Date;
use personspec_parser::requirement::Ask;
use personspec_profile::ClaimKind;

/// Why one verdict came out so.
#[derive(Debug, Clone)]
pub struct Explanation {
    /// The verdict and its findings.
    pub judged: Judged,
    /// The parts that are asked, each with what shows it.
    pub parts: Vec<Part>,
    /// How many claims of each kind were searched, in the profile's order of kinds.
    pub searched: Vec<(ClaimKind, usize)>,
    /// What the dates of the posts add up to, where time is asked.
    pub time: Option<String>,
    /// Claims that bear on the criterion and count for less than they say, with the reason.
    pub held_back: Vec<(usize, Why)>,
    /// Whether it is the wording that lacks, or the evidence.
    pub gap: Gap,
    /// What would change the verdict, in sentences.
    pub changes: Vec<String>,
}

/// A part of what a criterion asks.
#[derive(Debug, Clone)]
pub struct Part {
    /// As printed: "RCOT or RCSLT".
    pub asked: String,
    /// How much of it is shown, 0 to 1,000.
    pub shown: u16,
    /// The claims that show most of it, strongest first; at most three.
    pub traces: Vec<Trace>,
}

/// One claim that shows something of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Trace {
    /// Index of the claim.
    pub claim: usize,
    /// How much of the part it shows, 0 to 1,000.
    pub shown: u16,
    /// How most of it was found.
    pub method: Method,
    /// The criterion's words that it says, as printed.
    pub words: Vec<String>,
    /// The rows of the lexicon by which it says others.
    pub entries: Vec<Entry>,
}

/// Why a claim counts for less than it says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// Said, not shown: no post, date, number or outcome.
    Bare,
    /// Seen or helped with.
    Watched,
    /// Was given to the person.
    Received,
    /// Hoped for or planned.
    Wished,
    /// The criterion's own words.
    Pasted,
}

impl Why {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Bare => "said, without an instance",
            Self::Watched => "seen or helped with, not done",
            Self::Received => "received, not given",
            Self::Wished => "hoped for or planned",
            Self::Pasted => "the advert's own words",
        }
    }
}

/// What is lacking.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Gap {
    /// Nothing.
    None,
    /// It is there, and said differently from the advert: a panel that looks for the advert's words may
    /// not see it.
    Wording,
    /// The profile does not show it.
    Evidence,
}

impl Gap {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::None => "none",
            Self::Wording => "wording",
            Self::Evidence => "evidence",
        }
    }
}

/// Explains the verdict on the criterion at `index` of `post`; `None` where there is no such criterion.
pub fn explain(
    post: &Post<'_>,
    index: usize,
    who: &Candidate<'_>,
    today: Date,
    policy: &Policy,
) -> Option<Explanation> {
    let criterion = post.criteria.get(index)?;
    let judged = judge_all(post, who, today, policy).into_iter().nth(index)?;
    let coverage = wording::cover(criterion, who);
    let mut parts: Vec<Part> = criterion
        .parts
        .iter()
        .zip(&criterion.printed_parts)
        .map(|(alternatives, asked)| part(criterion, alternatives, asked, &coverage.rows, who))
        .collect();
    // What is not weighed is not told as if it had been.
    if judged.outright && !judged.findings.is_empty() {
        parts.clear();
    }
    let held_back = held_back(criterion, &coverage.rows, who);
    let gap = gap(&judged, &parts);
    let changes = changes(&judged, gap, &parts, &held_back);
    Some(Explanation {
        searched: searched(who),
        time: time(criterion, who, today),
        judged,
        parts,
        held_back,
        gap,
        changes,
    })
}

fn searched(who: &Candidate<'_>) -> Vec<(ClaimKind, usize)> {
    let mut kinds: Vec<(ClaimKind, usize)> = Vec::new();
    for read in &who.claims {
        match kinds.iter_mut().find(|(kind, _)| *kind == read.claim.kind) {
            Some((_, count)) => *count += 1,
            None => kinds.push((read.claim.kind, 1)),
        }
    }
    kinds
}

fn time(criterion: &ReadCriterion<'_>, who: &Candidate<'_>, today: Date) -> Option<String> {
    let asks = &criterion.criterion.requirement.asks;
    let asked = asks.iter().find_map(|ask| match ask {
        Ask::Tenure(asked) => Some(asked),
        _ => None,
    })?;
    let served = tenure::served(asked, criterion, who, today);
    Some(format!(
        "{} months asked; posts that fit add up to {}, with those near it {}",
        asked.needed(),
        served.fitting,
        served.near
    ))
}

fn part(
    criterion: &ReadCriterion<'_>,
    alternatives: &[Vec<usize>],
    asked: &str,
    rows: &[Row],
    who: &Candidate<'_>,
) -> Part {
    let mut traces: Vec<Trace> = Vec::new();
    for (claim, row) in rows.iter().enumerate() {
        let best = alternatives
            .iter()
            .map(|terms| (wording::share(criterion, terms, &row.with_post), terms))
            .max_by_key(|(share, _)| *share);
        if let Some((shown, terms)) = best
            && shown >= policy::WORTH_CITING
        {
            traces.push(trace(criterion, terms, claim, shown, row, who));
        }
    }
    traces.sort_by(|a, b| b.shown.cmp(&a.shown).then(a.claim.cmp(&b.claim)));
    traces.truncate(policy::MOST_EVIDENCE);
    Part {
        asked: asked.to_owned(),
        shown: traces.first().map_or(0, |trace| trace.shown),
        traces,
    }
}

fn trace(
    criterion: &ReadCriterion<'_>,
    terms: &[usize],
    claim: usize,
    shown: u16,
    row: &Row,
    who: &Candidate<'_>,
) -> Trace {
    let read = who.claims.get(claim);
    let has = |stem: &String| read.is_some_and(|read| read.stems.binary_search(stem).is_ok());
    let said = |at: &&usize| row.own.get(**at).is_some_and(|said| *said > 0);
    let words = terms
        .iter()
        .filter(said)
        .filter_map(|at| criterion.terms.get(*at));
    let mut entries: Vec<Entry> = Vec::new();
    for (asked, of) in &criterion.concepts {
        let needed = of.iter().any(|at| {
            terms.contains(at)
                && criterion
                    .terms
                    .get(*at)
                    .is_some_and(|term| !has(&term.stem))
        });
        let told = read.map_or(&[][..], |read| read.concepts.as_slice());
        let best = told
            .iter()
            .map(|told| (lexicon::shows(*asked, &[*told]), *told))
            .max_by_key(|(shown, told)| (*shown, std::cmp::Reverse(*told)));
        if let Some((1.., told)) = best
            && needed
        {
            let rows = lexicon::why(*asked, told);
            entries.extend(
                rows.into_iter()
                    .filter(|row| !entries.contains(row))
                    .collect::<Vec<_>>(),
            );
        }
    }
    Trace {
        claim,
        shown,
        method: row.method,
        words: words.map(|term| term.printed.clone()).collect(),
        entries,
    }
}

/// Claims that say something of the criterion and do not count in full.
fn held_back(
    criterion: &ReadCriterion<'_>,
    rows: &[Row],
    who: &Candidate<'_>,
) -> Vec<(usize, Why)> {
    let all = criterion.all_terms();
    let mut found = Vec::new();
    for (at, (row, read)) in rows.iter().zip(&who.claims).enumerate() {
        let says = wording::share(criterion, &all, &row.own) >= policy::SAYS_SOMETHING;
        let why = if criterion.giving && read.received {
            Some(Why::Received)
        } else if read.willing.is_some() && !row.instance {
            Some(Why::Wished)
        } else if !says || row.instance {
            None
        } else if read.watched {
            Some(Why::Watched)
        } else if wording::pasted(criterion, read) {
            Some(Why::Pasted)
        } else {
            Some(Why::Bare)
        };
        let bears =
            says || matches!(why, Some(Why::Received | Why::Wished)) && tells(criterion, read);
        found.extend(why.filter(|_| bears).map(|why| (at, why)));
    }
    found
}

/// Whether the whole claim, clauses that were left out too, says a word of the criterion that is rare.
fn tells(criterion: &ReadCriterion<'_>, read: &crate::claims::ReadClaim) -> bool {
    let rare = |stem: &String| {
        let term = criterion.terms.iter().find(|term| term.stem == *stem);
        term.is_some_and(|term| term.weight >= policy::wording::RARE_ENOUGH_TO_MISTYPE)
    };
    read.all_stems.iter().any(rare)
}

fn gap(judged: &Judged, parts: &[Part]) -> Gap {
    let in_other_words = |part: &Part| {
        part.traces
            .first()
            .is_some_and(|trace| !trace.entries.is_empty() && trace.method == Method::Alias)
    };
    match judged.verdict.outcome {
        Outcome::Met if parts.iter().any(in_other_words) => Gap::Wording,
        Outcome::Met | Outcome::Unclear => Gap::None,
        Outcome::Partly
            if judged.verdict.missing.is_empty() && parts.iter().any(in_other_words) =>
        {
            Gap::Wording
        }
        Outcome::Partly | Outcome::NotEvidenced => Gap::Evidence,
    }
}

/// What would change the verdict, for the person to weigh; nothing is to be claimed that is not so.
fn changes(judged: &Judged, gap: Gap, parts: &[Part], held_back: &[(usize, Why)]) -> Vec<String> {
    let mut changes = Vec::new();
    let missing = |finding: &Finding| finding.missing.clone();
    match judged.verdict.outcome {
        Outcome::Met => {
            if gap == Gap::Wording {
                changes.push("Nothing is missing. Saying it in the advert's words as well makes it easier to see.".to_owned());
            }
        }
        Outcome::Unclear => changes.push("Ask the employer what is meant.".to_owned()),
        Outcome::Partly | Outcome::NotEvidenced => {
            for finding in judged.findings.iter().filter_map(missing) {
                changes.push(format!("If it is so, write it down: {finding}."));
            }
            for part in parts.iter().filter(|part| part.shown < policy::PART_SHOWN) {
                changes.push(format!(
                    "A line that shows \u{201c}{}\u{201d}: what you did, where and when.",
                    part.asked
                ));
            }
            if held_back.iter().any(|(_, why)| *why == Why::Bare) {
                changes.push(
                    "An instance beside what is only said: a post, a date, a number or an outcome."
                        .to_owned(),
                );
            }
            if held_back.iter().any(|(_, why)| *why == Why::Watched) {
                changes.push("Having done it, not only seen it or helped.".to_owned());
            }
            if changes.is_empty() {
                changes.push("More of what is asked in one line, with its outcome.".to_owned());
            }
        }
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{claims, criteria};
    use personspec_parser::{Options, parse};

    fn explained(line: &str, profile: &str) -> Explanation {
        let text = format!("Nurse\nPerson Specification\nSkills\nEssential\n* {line}\n* Rota\n");
        let parsed = parse("a", text.as_bytes(), &Options::default());
        let loaded = personspec_profile::read("p", "p.yaml", profile).expect("a sound profile");
        let (post, who) = (
            criteria::read(&parsed.advert),
            claims::read(&loaded.profile),
        );
        explain(
            &post,
            0,
            &who,
            jiff::civil::date(2026, 11, 25),
            &Policy::default(),
        )
        .expect("a criterion")
    }

    #[test]
    fn another_wording_is_told_with_its_row() {
        let found = explained(
            "Multidisciplinary team working in stroke",
            "candidate: A\nemployment:\n  - {post: Nurse, from: 2020-01, to: present, duties: [Run the weekly MDT meeting on the stroke ward]}\n",
        );
        let trace = &found.parts[0].traces[0];
        assert!(
            trace
                .entries
                .iter()
                .any(|row| row.shown.contains("MDT") || row.asked.contains("MDT")),
            "{found:?}"
        );
    }

    #[test]
    fn what_is_only_said_is_told() {
        let found = explained(
            "Audit of falls",
            "candidate: A\nstatements: [I am good at audit of falls]\n",
        );
        assert_eq!(found.gap, Gap::Evidence);
        assert!(
            found.held_back.iter().any(|(_, why)| *why == Why::Bare),
            "{found:?}"
        );
        assert!(!found.changes.is_empty());
    }
}
