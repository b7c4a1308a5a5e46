//! Personal data that no verdict needs, in the sentences and labels of a profile.

use super::Rule;
use super::page::Page;
use crate::claim::claims;
use crate::personal::personal;
use personspec_text::{Diagnostic, Span};

pub(super) fn check(page: &Page<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let mut remark = |span: Span, tells: &str| {
        found.push(page.finding(
            Rule::PersonalData,
            span,
            format!("this tells {tells}, which is never scored"),
            "leave it out: results quote the profile",
        ));
    };
    let profile = page.profile;
    let employers = profile
        .employment
        .iter()
        .enumerate()
        .filter_map(|(at, post)| {
            Some((
                format!("employment[{at}]"),
                post.employer.as_deref()?.to_owned(),
            ))
        });
    let schools = profile
        .qualifications
        .iter()
        .enumerate()
        .filter_map(|(at, held)| {
            Some((
                format!("qualifications[{at}]"),
                held.institution.as_deref()?.to_owned(),
            ))
        });
    let own = claims(profile)
        .into_iter()
        .map(|claim| (claim.path, claim.text));
    for (path, text) in own.chain(employers).chain(schools) {
        for piece in personal(&text) {
            let words = text.get(piece.at.clone()).unwrap_or_default();
            remark(page.find(&path, words), piece.tells);
        }
    }
    if let Some(label) = profile.candidate.as_deref().filter(|label| is_name(label)) {
        remark(
            page.find("", label),
            "who the person is (a label like C-014 will do)",
        );
    }
    found
}

/// Whether a label looks like the name of a person: two or three words with capitals, no digit.
fn is_name(label: &str) -> bool {
    let words: Vec<&str> = label.split_whitespace().collect();
    let named = |word: &&str| {
        word.chars().next().is_some_and(char::is_uppercase)
            && word.chars().skip(1).any(char::is_lowercase)
            && word
                .chars()
                .all(|c| c.is_alphabetic() || "-'’.".contains(c))
    };
    (2..=3).contains(&words.len()) && words.iter().all(named)
}
