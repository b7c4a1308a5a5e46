//! How well adverts are read: criteria found and invented, importance, groups, stages, fields.

use crate::gold::{Gold, GoldAdvert, TruthCriterion};
use crate::measure::ratio;
use personspec_parser::{Confidence, Criterion, Fields};
use personspec_text::fold;
use std::collections::BTreeMap;

/// A count of right ones among all.
#[derive(Debug, Clone, Copy, Default)]
pub struct Count {
    /// Right ones.
    pub right: usize,
    /// All.
    pub all: usize,
}

impl Count {
    /// Counts one.
    pub fn add(&mut self, right: bool) {
        self.right += usize::from(right);
        self.all += 1;
    }

    /// Right of all, 0 to 1.
    pub fn share(self) -> f64 {
        ratio(self.right, self.all)
    }
}

/// How well the adverts of a set were read.
#[derive(Debug, Default)]
pub struct Reading {
    /// Criteria read, of those that the parser gave.
    pub precision: Count,
    /// Criteria read, of those that are there.
    pub recall: Count,
    /// Importance right where it is printed.
    pub stated: Count,
    /// Importance right where it was lost.
    pub lost: Count,
    /// The same, of those the parser is sure of.
    pub lost_sure: Count,
    /// Group right.
    pub groups: Count,
    /// Stage right.
    pub stages: Count,
    /// Repeated criteria known as such.
    pub duplicates: Count,
    /// Fields right.
    pub fields: Count,
}

/// Text in the form in which two readings are one: folded, without bullets and final punctuation.
pub fn same_text(text: &str) -> String {
    fold(text)
        .trim_matches([' ', '.', ';', ':', ',', '*', '-', '•', '·'])
        .to_owned()
}

/// Each criterion of the truth with the parser's, where it was read; a text is used once.
pub fn align(truth: &GoldAdvert) -> Vec<(&TruthCriterion, Option<&Criterion>)> {
    let mut pool: BTreeMap<String, Vec<&Criterion>> = BTreeMap::new();
    for criterion in truth.parsed.advert.criteria.iter().rev() {
        pool.entry(same_text(&criterion.text))
            .or_default()
            .push(criterion);
    }
    truth
        .truth
        .criteria
        .iter()
        .map(|wanted| {
            (
                wanted,
                pool.get_mut(&same_text(&wanted.text)).and_then(Vec::pop),
            )
        })
        .collect()
}

/// Holds what was read of `gold` against its truth.
pub fn measure(gold: &Gold) -> Reading {
    let mut reading = Reading::default();
    for advert in gold.adverts.values() {
        let aligned = align(advert);
        let hits = aligned.iter().filter(|(_, found)| found.is_some()).count();
        reading.recall.right += hits;
        reading.recall.all += aligned.len();
        reading.precision.right += hits;
        reading.precision.all += advert.parsed.advert.criteria.len();
        for (wanted, found) in aligned {
            let Some(found) = found else { continue };
            let importance = found.importance.as_str() == wanted.level;
            if wanted.level_printed == "stated" || wanted.from == "prose" {
                reading.stated.add(importance);
            } else {
                reading.lost.add(importance);
                if found.confidence == Confidence::High {
                    reading.lost_sure.add(importance);
                }
            }
            reading.groups.add(found.group.as_str() == wanted.group);
            reading.stages.add(found.stage.as_str() == wanted.stage);
            if wanted.duplicate_of.is_some() {
                reading.duplicates.add(found.duplicate_of.is_some());
            }
        }
        for (name, wanted) in &advert.truth.fields {
            if let Some(right) = field(name, wanted, &advert.parsed.advert.fields) {
                reading.fields.add(right);
            }
        }
    }
    reading
}

/// Whether the field was read right; `None` for a name that is no field of an advert.
fn field(name: &str, wanted: &serde_yaml::Value, fields: &Fields) -> Option<bool> {
    let text = |value: Option<&str>| match (wanted.as_str(), value) {
        (Some(wanted), Some(value)) => same_text(wanted) == same_text(value),
        (None, None) => wanted.is_null(),
        _ => false,
    };
    let pounds = |pence: Option<u64>| match (wanted.as_f64(), pence) {
        (Some(wanted), Some(pence)) => {
            (wanted - f64::from(u32::try_from(pence).unwrap_or(u32::MAX)) / 100.0).abs() < 0.005
        }
        (None, None) => true,
        _ => false,
    };
    let salary = fields.salary.as_ref().map(|salary| salary.value);
    Some(match name {
        "title" => text(fields.title.as_ref().map(|f| f.value.as_str())),
        "employer" => text(fields.employer.as_ref().map(|f| f.value.as_str())),
        "closing_date" => text(
            fields
                .closing_date
                .as_ref()
                .map(|f| f.value.to_string())
                .as_deref(),
        ),
        "salary_min" => pounds(salary.map(|s| s.min)),
        "salary_max" => pounds(salary.map(|s| s.max)),
        "salary_period" => text(salary.map(|s| s.period.as_str())),
        "band" => text(fields.band.as_ref().map(|band| band.value.as_str())),
        "contract" => text(fields.contract.as_ref().map(|f| f.value.as_str())),
        "reference" => text(fields.reference.as_ref().map(|f| f.value.as_str())),
        "location" => text(fields.location.as_ref().map(|f| f.value.as_str())),
        "dbs" => fields.dbs.as_ref().map(|dbs| dbs.value) == wanted.as_bool(),
        "working_pattern" => {
            let mut ours: Vec<String> = fields
                .working_pattern
                .iter()
                .map(|pattern| same_text(&pattern.value))
                .collect();
            let mut theirs: Vec<String> = wanted
                .as_sequence()
                .into_iter()
                .flatten()
                .filter_map(|value| value.as_str().map(same_text))
                .collect();
            ours.sort();
            theirs.sort();
            ours == theirs
        }
        _ => return None,
    })
}
