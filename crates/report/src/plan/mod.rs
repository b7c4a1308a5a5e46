//! The plan of a supporting statement: the criteria as headings in the advert's order, the candidate's
//! own lines beneath, and each heading's share of the word limit. No claim is written for the person:
//! where nothing was found the heading stays empty.

mod docx;
mod markdown;

pub use docx::docx;
pub use markdown::markdown;

use crate::data::Envelope;
use crate::result::{Input, Pair};
use personspec_parser::{Basis, Criterion, Importance, Stage};
use personspec_scoring::Outcome;
use serde_json::{Value, json};

/// How many shares an essential criterion has; a desirable one, or one for the interview, has one.
const ESSENTIAL: usize = 2;

/// The plan for one candidate and one vacancy.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// Title of the vacancy, as printed.
    pub title: String,
    /// Its employer, as printed.
    pub employer: String,
    /// The candidate's label.
    pub candidate: String,
    /// The word limit.
    pub words: usize,
    /// One a criterion, in the advert's order; repeats left out.
    pub headings: Vec<Heading>,
}

/// One criterion and what the candidate has for it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The criterion's id in results.
    pub id: String,
    /// Its own words.
    pub text: String,
    /// "essential", "likely desirable" …
    pub importance: String,
    /// Whether panels judge it at the interview.
    pub interview: bool,
    /// What the profile shows.
    pub outcome: Outcome,
    /// Words of the limit.
    pub words: usize,
    /// The candidate's own lines with their places.
    pub lines: Vec<(String, String)>,
    /// Parts of the criterion that no line shows.
    pub missing: Vec<String>,
}

/// The plan of a pair within `words` words. The shares add up to it.
pub fn plan(pair: &Pair<'_>, words: usize) -> Plan {
    let criteria = &pair.advert.advert.criteria;
    let mut headings: Vec<Heading> = Vec::new();
    let mut shares: Vec<usize> = Vec::new();
    for verdict in &pair.assessment.verdicts {
        let Some(criterion) = criteria.get(verdict.criterion) else {
            continue;
        };
        if criterion.duplicate_of.is_some() {
            continue;
        }
        let interview = criterion.stage == Stage::Interview;
        let light = interview || criterion.importance == Importance::Desirable;
        shares.push(if light { 1 } else { ESSENTIAL });
        headings.push(Heading {
            id: criterion.id.clone(),
            text: criterion.text.clone(),
            importance: importance(criterion),
            interview,
            outcome: verdict.outcome,
            words: 0,
            lines: verdict
                .evidence
                .iter()
                .map(|one| (one.quote.clone(), one.path.clone()))
                .collect(),
            missing: verdict.missing.clone(),
        });
    }
    for (heading, share) in headings.iter_mut().zip(divided(words, &shares)) {
        heading.words = share;
    }
    let fields = &pair.advert.advert.fields;
    let said = |value: &Option<personspec_text::Located<String>>| {
        value
            .as_ref()
            .map_or_else(String::new, |value| value.value.clone())
    };
    Plan {
        title: said(&fields.title),
        employer: said(&fields.employer),
        candidate: pair
            .profile
            .candidate
            .clone()
            .unwrap_or_else(|| pair.profile.id.clone()),
        words,
        headings,
    }
}

/// "essential", or "likely essential" where it was inferred.
fn importance(criterion: &Criterion) -> String {
    let word = criterion.importance.as_str();
    if criterion.basis == Basis::Inferred {
        format!("likely {word}")
    } else {
        word.to_owned()
    }
}

/// `words` divided by `shares`; what does not divide goes to the first, a word each.
fn divided(words: usize, shares: &[usize]) -> Vec<usize> {
    let all: usize = shares.iter().sum();
    if all == 0 {
        return Vec::new();
    }
    let mut parts: Vec<usize> = shares.iter().map(|share| words * share / all).collect();
    let mut left = words - parts.iter().sum::<usize>();
    for part in &mut parts {
        if left == 0 {
            break;
        }
        *part += 1;
        left -= 1;
    }
    parts
}

/// Plans as JSON: kind "plan".
pub fn json(plans: &[Plan], inputs: &[Input]) -> Envelope<Value> {
    let plans: Vec<Value> = plans
        .iter()
        .map(|plan| {
            json!({
                "title": plan.title,
                "employer": plan.employer,
                "candidate": plan.candidate,
                "words": plan.words,
                "headings": plan.headings.iter().map(heading).collect::<Vec<_>>(),
            })
        })
        .collect();
    Envelope::new("plan", inputs, json!({ "plans": plans }), &[])
}

fn heading(heading: &Heading) -> Value {
    json!({
        "criterion": heading.id,
        "text": heading.text,
        "importance": heading.importance,
        "stage": if heading.interview { "interview" } else { "application" },
        "outcome": heading.outcome.as_str(),
        "words": heading.words,
        "lines": heading.lines.iter().map(|(quote, path)| json!({ "path": path, "quote": quote })).collect::<Vec<_>>(),
        "missing": heading.missing,
    })
}

#[cfg(test)]
mod tests {
    use super::divided;

    #[test]
    fn shares_add_up_to_the_limit() {
        assert_eq!(divided(1500, &[2, 1, 2]), [600, 300, 600]);
        for words in [0, 1, 7, 1500] {
            for shares in [&[2, 2, 1][..], &[1], &[2, 1, 1, 1, 2, 2, 1]] {
                assert_eq!(divided(words, shares).iter().sum::<usize>(), words);
            }
        }
        assert!(divided(10, &[]).is_empty());
    }
}
