//! The plan of a supporting statement: the criteria as headings in the advert's order, the candidate's
//! own lines beneath, and each heading's share of the word limit. No claim is written for the person:
//! where nothing was found the heading stays empty.

mod docx;
mod markdown;

pub use docx::docx;
pub use markdown::markdown;

use crate::data::{Envelope, Plans};
pub use crate::data::{Heading, OwnLine, Plan};
use crate::result::{Input, Pair, Skipped};
use personspec_parser::{Basis, Criterion, Importance, Stage};

/// How many shares an essential criterion has; a desirable one, or one for the interview, has one.
const ESSENTIAL: usize = 2;

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
            criterion: criterion.id.clone(),
            text: criterion.text.clone(),
            importance: importance(criterion),
            stage: criterion.stage.into(),
            outcome: verdict.outcome.into(),
            words: 0,
            lines: verdict
                .evidence
                .iter()
                .map(|one| OwnLine {
                    path: one.path.clone(),
                    quote: one.quote.clone(),
                })
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
pub fn json(plans: Vec<Plan>, inputs: &[Input], left_out: &[Skipped]) -> Envelope<Plans> {
    Envelope::new("plan", inputs, Plans { plans }, left_out)
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
