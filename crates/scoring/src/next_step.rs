//! What a person can do about a verdict, in one sentence.

use crate::methods::{Finding, Standing};
use crate::verdict::{Method, Outcome};
use personspec_parser::{Criterion, Stage};

/// The next step; `None` where nothing is to be done.
pub fn of(
    outcome: Outcome,
    criterion: &Criterion,
    findings: &[Finding],
    by_fact: bool,
    only_bare: bool,
) -> Option<String> {
    if outcome == Outcome::Met {
        return None;
    }
    if outcome == Outcome::Unclear {
        return Some("Ask the employer's contact what is meant before you apply.".to_owned());
    }
    if criterion.stage == Stage::Interview {
        return Some(
            "Usually judged at interview: prepare one example from your own work.".to_owned(),
        );
    }
    if by_fact && let Some(finding) = findings.iter().find(|finding| finding.missing.is_some()) {
        return Some(of_fact(finding));
    }
    Some(
        match (outcome, only_bare) {
            (Outcome::Partly, true) => {
                "You say so; add where and when you did it, what you did and what came of it."
            }
            (Outcome::Partly, false) => {
                "You show a part; add a line on what is missing, if you have done it."
            }
            _ => "Not found in your profile; if you have it, add where you did it.",
        }
        .to_owned(),
    )
}

fn of_fact(finding: &Finding) -> String {
    let missing = finding.missing.as_deref().unwrap_or("it");
    match (finding.method, finding.standing) {
        (Method::Registration, Standing::NotStated) => {
            format!(
                "We did not find {missing}. If you hold it, add it: the post cannot be filled without it."
            )
        }
        (Method::Registration, Standing::Otherwise) => {
            format!(
                "The post asks for {missing}; your profile shows another entry. Look for posts for yours, unless the advert accepts both."
            )
        }
        (Method::Registration, Standing::OnTheWay) => {
            format!("Asked: {missing}. Ask the named contact whether yours is accepted.")
        }
        (Method::Driving, Standing::NotStated) => {
            format!(
                "Say whether you have {missing}. If disability prevents driving, ask about reasonable adjustments."
            )
        }
        (Method::Driving, _) => format!("Asked as well: {missing}. Say how you would travel."),
        (Method::Qualification, Standing::OnTheWay) => {
            format!("Asked: {missing}. Say how far you are, or how yours is equivalent.")
        }
        (Method::Qualification, _) => {
            format!(
                "We did not find {missing}. If you hold one, or an equivalent, add it with its subject and year."
            )
        }
        _ => format!("Asked: {missing}. If you hold it, add it."),
    }
}
