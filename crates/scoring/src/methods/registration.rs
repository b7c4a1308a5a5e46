//! Registration: the right register, the right profession, in force.

use super::{Finding, Standing};
use crate::claims::Candidate;
use crate::held::Entry;
use crate::verdict::{Method, Outcome};
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::Registration;
use personspec_profile::RegistrationStatus;

/// Judges what `asked` asks; a registration that names no profession means one of `advertised`.
pub fn judge(asked: &Registration, advertised: &[Profession], who: &Candidate<'_>) -> Finding {
    let professions = if asked.professions.is_empty() {
        advertised
    } else {
        asked.professions.as_slice()
    };
    let missing = || describe(asked, professions);
    let mut best: Option<Finding> = None;
    let mut other_profession = false;
    for entry in &who.held.registrations {
        let claim = entry.claim;
        let fit = fit(asked, professions, entry);
        let found = match (fit, entry.status) {
            (Fit::None, _) => {
                other_profession = true;
                continue;
            }
            (_, RegistrationStatus::Lapsed) => Finding {
                standing: Standing::Otherwise,
                ..Finding::none(
                    Method::Registration,
                    Standing::Otherwise,
                    format!("{} in force (yours has lapsed)", missing()),
                )
            },
            (Fit::Full, RegistrationStatus::Current) => {
                Finding::met(Method::Registration, vec![claim])
            }
            (Fit::Full, RegistrationStatus::Applied) if asked.pending => {
                Finding::met(Method::Registration, vec![claim])
            }
            (Fit::Full, RegistrationStatus::Applied) => Finding::partly(
                Method::Registration,
                vec![claim],
                format!("{} in force (yours is applied for)", missing()),
            ),
            (Fit::Part, _) => Finding::partly(Method::Registration, vec![claim], missing()),
        };
        let better = best
            .as_ref()
            .is_none_or(|best| rank(found.outcome) > rank(best.outcome));
        if better {
            best = Some(found);
        }
    }
    best.unwrap_or_else(|| {
        let standing = if other_profession {
            Standing::Otherwise
        } else {
            Standing::NotStated
        };
        Finding::none(Method::Registration, standing, missing())
    })
}

enum Fit {
    Full,
    /// A wider profession than asked: a registered nurse where a mental health nurse is asked.
    Part,
    None,
}

fn fit(asked: &Registration, professions: &[Profession], entry: &Entry) -> Fit {
    let (held, bodies) = (&entry.professions, &entry.registers);
    let registers: Vec<&str> = if asked.registers.is_empty() {
        professions.iter().filter_map(|p| p.register()).collect()
    } else {
        asked.registers.iter().map(|r| r.abbr()).collect()
    };
    let right_register =
        registers.is_empty() || bodies.iter().any(|b| registers.contains(&b.abbr()));
    if !right_register {
        return Fit::None;
    }
    if professions.is_empty() || asked.any_profession {
        return Fit::Full;
    }
    // "HCPC or NMC" opens the post to professions beside the advertised one.
    let opened = asked.professions.is_empty() && asked.registers.len() > 1;
    if opened
        && bodies
            .iter()
            .any(|b| professions.iter().all(|p| p.register() != Some(b.abbr())))
    {
        return Fit::Full;
    }
    if held
        .iter()
        .any(|held| professions.iter().any(|asked| held.is_a(*asked)))
    {
        return Fit::Full;
    }
    // A register of one profession needs no profession named.
    let sole = held.is_empty()
        && professions.iter().any(|p| {
            p.register()
                .is_some_and(|r| r != "HCPC" && registers.contains(&r))
        });
    if sole
        || held
            .iter()
            .any(|held| professions.iter().any(|asked| asked.is_a(*held)))
    {
        return Fit::Part;
    }
    Fit::None
}

fn describe(asked: &Registration, professions: &[Profession]) -> String {
    let registers: Vec<&str> = asked.registers.iter().map(|r| r.name()).collect();
    let names: Vec<&str> = professions.iter().map(|p| p.name()).collect();
    match (registers.is_empty(), names.is_empty()) {
        (true, true) => "registration".to_owned(),
        (false, true) => format!("{} registration", registers.join(" or ")),
        (true, false) => format!("registration as {}", names.join(" or ")),
        (false, false) => format!(
            "{} registration as {}",
            registers.join(" or "),
            names.join(" or ")
        ),
    }
}

/// The index in a path: 2 of `registrations[2]`.
pub(crate) fn index(path: &str) -> Option<usize> {
    path.split_once('[')?.1.split_once(']')?.0.parse().ok()
}

/// Orders outcomes: met above partly above the rest.
pub(crate) fn rank(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Met => 2,
        Outcome::Partly => 1,
        Outcome::NotEvidenced | Outcome::Unclear => 0,
    }
}
