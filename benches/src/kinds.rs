//! What kind of thing a criterion asks, to count the verdicts by: the facts its parsed requirement
//! asks, else its stage, else its words (`quality/kinds.tsv`). No kind is judged by hand.

use crate::gold::{Gold, TruthCriterion};
use crate::judging::Held;
use personspec_parser::Group;
use personspec_parser::requirement::{Ask, understand};
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words;
use std::sync::LazyLock;

/// What is left when no fact, stage or word tells.
const OTHERS: &str = "clinical and service";
/// The kinds that are told without words, in the order they are looked for.
const TOLD: [&str; 6] = [
    "registration",
    "membership",
    "driving",
    "qualification",
    "years",
    "interview",
];

static WORDS: LazyLock<(Vec<&'static str>, Phrases)> = LazyLock::new(|| {
    let lines = include_str!("../quality/kinds.tsv").lines();
    let rows = lines.filter(|line| !line.starts_with('#'));
    let (kinds, phrases): (Vec<_>, Vec<_>) = rows.filter_map(|row| row.split_once('\t')).unzip();
    let numbered = phrases.iter().enumerate();
    let book = Phrases::new(
        Form::Stem,
        numbered.flat_map(|(kind, row)| row.split(',').map(move |one| (one.trim(), kind))),
    );
    (kinds, book)
});

/// Every kind, in the order of the table.
pub fn all() -> Vec<&'static str> {
    let mut kinds = TOLD.to_vec();
    kinds.extend(&WORDS.0);
    kinds.push(OTHERS);
    kinds
}

/// The kind of one criterion.
pub fn kind(criterion: &TruthCriterion, group: Group) -> &'static str {
    let told = |at: usize| TOLD.get(at).copied().unwrap_or(OTHERS);
    let asks = understand(&criterion.text, group).asks;
    if let Some(ask) = asks.first() {
        return told(match ask {
            Ask::Registration(_) => 0,
            Ask::Membership(_) => 1,
            Ask::Driving(_) => 2,
            Ask::Qualification(_) => 3,
            Ask::Tenure(_) => 4,
        });
    }
    if criterion.stage == "interview" {
        return told(5);
    }
    let found = WORDS.1.find_all(&words(&criterion.text));
    let first = found.iter().map(|found| found.id).min();
    first
        .and_then(|kind| WORDS.0.get(kind).copied())
        .unwrap_or(OTHERS)
}

/// How often each judged label (row) got each of ours (column), for one kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confusion {
    /// One of [`all`].
    pub kind: &'static str,
    /// Judged by ours, in the order of the labels.
    pub table: [[usize; 3]; 3],
}

impl Confusion {
    /// Verdicts of the kind.
    pub fn verdicts(&self) -> usize {
        self.table.iter().flatten().sum()
    }

    /// Those that are wrong.
    pub fn wrong(&self) -> usize {
        let right: usize = (0..3).map(|label| self.table[label][label]).sum();
        self.verdicts() - right
    }
}

/// The verdicts of a set counted by kind; a kind without verdicts is there too.
pub fn confusions(gold: &Gold, held: &[Held]) -> Vec<Confusion> {
    let kinds = all().into_iter();
    let mut tables: Vec<Confusion> = kinds
        .map(|kind| Confusion {
            kind,
            table: [[0; 3]; 3],
        })
        .collect();
    for one in held {
        let advert = gold.adverts.get(&one.judged.advert);
        let criteria = advert.map_or(&[][..], |advert| advert.truth.criteria.as_slice());
        let Some(truth) = criteria
            .iter()
            .find(|truth| truth.id == one.judged.criterion)
        else {
            continue;
        };
        let kind = kind(truth, crate::gold::group(&truth.group));
        let (judged, ours) = one.pair();
        if let Some(confusion) = tables.iter_mut().find(|table| table.kind == kind) {
            confusion.table[judged][ours] += 1;
        }
    }
    tables
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str, group: Group, stage: &str) -> &'static str {
        let truth = TruthCriterion {
            id: String::new(),
            group: String::new(),
            heading: None,
            text: text.to_owned(),
            level: String::new(),
            level_printed: String::new(),
            from: String::new(),
            stage: stage.to_owned(),
            duplicate_of: None,
        };
        kind(&truth, group)
    }

    #[test]
    fn facts_come_before_stage_and_stage_before_words() {
        for (text, group, stage, wanted) in [
            (
                "HCPC registration",
                Group::Qualifications,
                "application",
                "registration",
            ),
            ("Full driving licence", Group::Other, "interview", "driving"),
            (
                "A good communicator",
                Group::Personal,
                "interview",
                "interview",
            ),
            (
                "Able to work weekends on a rota",
                Group::Other,
                "application",
                "shifts and hours",
            ),
            (
                "Experience of dysphagia",
                Group::Experience,
                "application",
                OTHERS,
            ),
        ] {
            assert_eq!(of(text, group, stage), wanted, "{text}");
        }
    }

    #[test]
    fn kinds_are_each_there_once() {
        let mut kinds = all();
        kinds.sort_unstable();
        kinds.dedup();
        assert_eq!(kinds.len(), all().len());
    }
}
