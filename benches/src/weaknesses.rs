//! The verdicts that go wrong, counted by what can be seen of each: for `docs/src/known-weaknesses.md`.

use crate::gold::{Gold, group};
use crate::judging::Held;
use crate::kinds::Confusion;
use crate::learning::Row;
use crate::measure::{macro_f1, ratio};
use personspec_parser::requirement::{Requirement, understand};
use personspec_scoring::{features, policy};
use std::collections::BTreeMap;
use std::fmt::Write as _;

/// A way to be wrong, told from the figures of the verdict and from nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The criterion was not found in the advert.
    Unread,
    /// A registration, membership, qualification or licence was decided wrongly.
    Fact,
    /// Judged shown; no line has a quarter of the criterion's weight.
    OtherWords,
    /// Judged shown in full; ours says partly, of several parts.
    PartsTooStrict,
    /// Judged higher than ours in any other way.
    TooLow,
    /// Judged none; the words are there, what is asked is not.
    WordsOnly,
    /// Judged partly, ours says met, of several parts.
    PartsTooKind,
    /// Judged partly, ours says met, of one part.
    Strength,
}

impl Fault {
    const ALL: [(Self, &'static str); 8] = [
        (Self::Unread, "the criterion was not found in the advert"),
        (
            Self::Fact,
            "a registration, membership, qualification or licence decided wrongly",
        ),
        (
            Self::OtherWords,
            "too low: shown in other words (no line has a quarter of the criterion's weight)",
        ),
        (
            Self::PartsTooStrict,
            "too low: all parts shown, one of several not recognised",
        ),
        (
            Self::TooLow,
            "too low: recognised in part, by fewer words than were needed",
        ),
        (
            Self::WordsOnly,
            "too high: the words are there, what is asked is not",
        ),
        (
            Self::PartsTooKind,
            "too high: one of several parts is missing and was not missed",
        ),
        (
            Self::Strength,
            "too high: the one thing is shown, but not in full (level, setting, no instance)",
        ),
    ];
}

/// How the verdict is wrong; `None` where it is right.
fn fault(one: &Held, row: &Row, asked: &Requirement) -> Option<Fault> {
    let (judged, ours) = one.pair();
    if judged == ours {
        return None;
    }
    if one.ours.is_none() {
        return Some(Fault::Unread);
    }
    let best = features::NAMES.iter().position(|name| *name == "best_any");
    let best = best.and_then(|at| row.features.get(at)).copied();
    let nothing = best.unwrap_or(0) < i32::from(policy::SAYS_SOMETHING);
    let several = asked.parts.len() > 1;
    Some(match (judged < ours, judged) {
        _ if row.outright && !asked.asks.is_empty() => Fault::Fact,
        (true, _) if nothing => Fault::OtherWords,
        (true, 0) if several && ours == 1 => Fault::PartsTooStrict,
        (true, _) => Fault::TooLow,
        (false, 2) => Fault::WordsOnly,
        (false, _) if several => Fault::PartsTooKind,
        (false, _) => Fault::Strength,
    })
}

/// How often each fault is seen.
pub fn count(gold: &Gold, held: &[Held], rows: &[Row]) -> BTreeMap<Fault, usize> {
    let key = |advert: &str, profile: &str, criterion: &str| {
        (advert.to_owned(), profile.to_owned(), criterion.to_owned())
    };
    let rows: BTreeMap<_, &Row> = rows
        .iter()
        .map(|row| (key(&row.advert, &row.profile, &row.criterion), row))
        .collect();
    let mut counts = BTreeMap::new();
    for one in held {
        let judged = &one.judged;
        let row = rows.get(&key(&judged.advert, &judged.profile, &judged.criterion));
        let criteria = gold
            .adverts
            .get(&judged.advert)
            .map(|advert| &advert.truth.criteria);
        let mut criteria = criteria.into_iter().flatten();
        let truth = criteria.find(|truth| truth.id == judged.criterion);
        let (Some(row), Some(truth)) = (row, truth) else {
            continue;
        };
        let asked = understand(&truth.text, group(&truth.group));
        if let Some(fault) = fault(one, row, &asked) {
            *counts.entry(fault).or_default() += 1;
        }
    }
    counts
}

/// The faults as a table: a row a fault, a column a set, what is commonest first.
pub fn table(sets: &[(&str, BTreeMap<Fault, usize>)]) -> String {
    let mut rows: Vec<(usize, &str, Vec<usize>)> = Fault::ALL
        .iter()
        .map(|(fault, said)| {
            let each = sets
                .iter()
                .map(|(_, counts)| counts.get(fault).copied().unwrap_or(0));
            let each: Vec<usize> = each.collect();
            (each.iter().sum(), *said, each)
        })
        .collect();
    rows.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(b.1)));
    let mut text = head("what goes wrong", sets.iter().map(|(set, _)| *set), 1);
    for (_, said, each) in rows {
        let _ = write!(text, "| {said} |");
        for count in each {
            let _ = write!(text, " {count} |");
        }
        text.push('\n');
    }
    text
}

/// The kinds as a table: how many verdicts, how many of them wrong, macro-F1; most wrong first.
pub fn kinds_table(sets: &[(&str, Vec<Confusion>)]) -> String {
    let mut text = String::from("| kind of criterion |");
    for (set, _) in sets {
        let _ = write!(text, " {set}: verdicts | wrong | share | macro-F1 |");
    }
    text.push_str("\n|---|");
    text.push_str(&"---:|".repeat(4 * sets.len()));
    text.push('\n');
    let count = sets.first().map_or(0, |(_, kinds)| kinds.len());
    let mut order: Vec<usize> = (0..count).collect();
    let wrong = |at: &usize| -> usize {
        let each = sets.iter().filter_map(|(_, kinds)| kinds.get(*at));
        each.map(Confusion::wrong).sum()
    };
    order.sort_by_key(|at| std::cmp::Reverse(wrong(at)));
    for at in order {
        let kinds = sets.iter().filter_map(|(_, kinds)| kinds.get(at));
        for (nth, kind) in kinds.enumerate() {
            if nth == 0 {
                let _ = write!(text, "| {} |", kind.kind);
            }
            let (all, wrong) = (kind.verdicts(), kind.wrong());
            let _ = write!(text, " {all} | {wrong} |");
            if all == 0 {
                text.push_str(" | |");
            } else {
                let f1 = macro_f1(&pairs(kind));
                let _ = write!(text, " {:.2} | {f1:.2} |", ratio(wrong, all));
            }
        }
        text.push('\n');
    }
    text
}

fn pairs(confusion: &Confusion) -> Vec<(usize, usize)> {
    let cells = (0..3).flat_map(|judged| (0..3).map(move |ours| (judged, ours)));
    cells
        .flat_map(|(judged, ours)| {
            std::iter::repeat_n((judged, ours), confusion.table[judged][ours])
        })
        .collect()
}

fn head<'a>(first: &str, sets: impl Iterator<Item = &'a str>, columns: usize) -> String {
    let sets: Vec<&str> = sets.collect();
    format!(
        "| {first} | {} |\n|---|{}\n",
        sets.join(" | "),
        "---:|".repeat(columns * sets.len())
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_fault_has_its_row_once() {
        let table = table(&[("dev", BTreeMap::from([(Fault::Strength, 7)]))]);
        assert_eq!(table.lines().count(), 2 + Fault::ALL.len());
        let first = table.lines().nth(2).unwrap();
        assert!(
            first.contains("not in full") && first.contains(" 7 |"),
            "{first}"
        );
    }
}
