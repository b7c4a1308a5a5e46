//! Times of work: nights, weekends, on call. Shown by having worked them, or by saying that one will.

use super::checks::{Found, Once, Table, denies, rows};
use super::{Finding, Standing};
use crate::claims::{Candidate, ReadClaim};
use crate::verdict::Method;
use personspec_profile::ClaimKind;
use personspec_text::words::Word;

/// The times asked, each once; all are needed.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Asked(Vec<&'static str>);

static TABLE: Once<&'static str> = Once::new(|| {
    let rows = rows(include_str!("../../data/hours.tsv"));
    let pairs = rows.filter_map(|cells| Some((*cells.get(1)?, *cells.first()?)));
    Table::new(pairs.collect(), "hours")
});

/// The times that a criterion asks among other things.
pub(super) fn read(words: &[Word]) -> Option<Found<Asked>> {
    let found = TABLE.find(words);
    let covered: Vec<_> = found.iter().map(|(_, words)| words.clone()).collect();
    if found.is_empty() || denies(words) {
        return None;
    }
    let all = TABLE.only_framed(words, &covered);
    let mut times: Vec<&'static str> = found.into_iter().map(|(time, _)| *time).collect();
    times.sort_unstable();
    times.dedup();
    // "A 24 hour rota including nights and weekends" asks for nights and weekends.
    for wide in ["shifts", "round"] {
        if times.len() > 1 {
            times.retain(|time| *time != wide);
        }
    }
    let asked = Asked(times);
    Some(Found {
        asked,
        covered,
        all,
    })
}

/// Judges the times asked by what the claims tell of times worked.
pub(super) fn judge(asked: &Asked, who: &Candidate<'_>) -> Finding {
    let told: Vec<(usize, Vec<&'static str>)> = who
        .claims
        .iter()
        .enumerate()
        .map(|(at, claim)| (at, told(claim)))
        .filter(|(_, times)| !times.is_empty())
        .collect();
    let (mut claims, mut missing) = (Vec::new(), Vec::new());
    for time in &asked.0 {
        let one = told
            .iter()
            .find(|(_, times)| times.iter().any(|told| shows(told, time)));
        match one {
            Some((at, _)) if claims.contains(at) => {}
            Some((at, _)) => claims.push(*at),
            None => missing.push(called(time)),
        }
    }
    let missing = missing.join(", ");
    match (claims.is_empty(), missing.is_empty()) {
        (false, true) => Finding::met(Method::Hours, claims),
        (false, false) => Finding::partly(Method::Hours, claims, missing),
        (true, _) => Finding::none(Method::Hours, Standing::NotStated, missing),
    }
}

/// The times that a claim tells of.
fn told(claim: &ReadClaim) -> Vec<&'static str> {
    let tells = matches!(
        claim.claim.kind,
        ClaimKind::Duty
            | ClaimKind::Statement
            | ClaimKind::Skill
            | ClaimKind::Post
            | ClaimKind::Practical
    );
    if !tells || claim.watched {
        return Vec::new();
    }
    let words = claim
        .willing
        .as_ref()
        .map_or(&claim.words, |willing| &willing.words);
    TABLE
        .find(words)
        .into_iter()
        .map(|(time, _)| *time)
        .collect()
}

/// Whether working `told` shows that one works `asked`.
fn shows(told: &str, asked: &str) -> bool {
    told == asked
        || match asked {
            "shifts" => true,
            "evenings" | "early" => matches!(told, "nights" | "round"),
            "nights" | "weekends" | "holidays" => told == "round",
            "round" => told == "nights",
            _ => false,
        }
}

fn called(time: &str) -> &str {
    match time {
        "holidays" => "bank holidays",
        "oncall" => "on call",
        "long" => "long days",
        "early" => "early shifts",
        "round" => "a 24 hour rota",
        "shifts" => "shift work",
        time => time,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::words;

    fn asked(text: &str) -> Option<Vec<&'static str>> {
        read(&words(text))
            .and_then(Found::whole)
            .map(|asked| asked.0)
    }

    #[test]
    fn times_and_nothing_else() {
        let all = asked("Able to work a 24 hour rota including nights, weekends and bank holidays");
        assert_eq!(all, Some(vec!["holidays", "nights", "weekends"]));
        assert_eq!(asked("Flexible to work shifts"), Some(vec!["shifts"]));
        assert_eq!(asked("Unsupervised out of hours work in haematology"), None);
        assert_eq!(asked("Co-ordinating a shift or deputising"), None);
        assert_eq!(asked("No nights"), None);
        assert_eq!(asked("Experience of audit"), None);
    }

    #[test]
    fn what_shows_what() {
        assert!(
            shows("round", "weekends") && shows("nights", "evenings") && shows("oncall", "shifts")
        );
        assert!(!shows("evenings", "nights") && !shows("weekends", "long"));
    }
}
