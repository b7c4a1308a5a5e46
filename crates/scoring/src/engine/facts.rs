//! Facts and checks, judged by the judge's own methods once a candidate.

use super::bank::{Bank, Sample};
use super::pasted::Pasted;
use crate::claims::Candidate;
use crate::criteria::{ReadCriterion, read_criterion};
use crate::gate::missed_by;
use crate::judge::{self, Decided};
use personspec_parser::Criterion;
use personspec_parser::requirement::understand;

/// The samples of a bank, read.
#[derive(Debug)]
pub(super) struct Samples<'b> {
    facts: Vec<(ReadCriterion<'b>, &'b Sample)>,
    checks: Vec<(ReadCriterion<'b>, &'b Sample)>,
}

/// What the facts that are asked together come to.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fact {
    pub(super) decided: Decided,
    /// Whether the profile says otherwise: where they make a gate, it is missed.
    pub(super) otherwise: bool,
}

impl<'b> Samples<'b> {
    pub(super) fn new(bank: &'b Bank) -> Self {
        let read = |samples: &'b [Sample]| -> Vec<(ReadCriterion<'b>, &'b Sample)> {
            let each = samples.iter();
            each.map(|sample| (read_criterion(&sample.criterion), sample))
                .collect()
        };
        Self {
            facts: read(&bank.facts),
            checks: read(&bank.checks),
        }
    }

    pub(super) fn facts(&self, who: &Candidate<'_>) -> Vec<Option<Fact>> {
        let each = self.facts.iter().map(|(read, sample)| {
            let findings = judge::facts(read, &sample.advertised, who);
            Some(Fact {
                decided: judge::decide(read, &findings)?,
                otherwise: missed_by(&findings, read.criterion.requirement.any_ask),
            })
        });
        each.collect()
    }

    /// What each check comes to; `None` where it hangs on the words of each criterion, since a claim
    /// repeats those of the sample.
    pub(super) fn checks(&self, who: &Candidate<'_>, pasted: &Pasted) -> Vec<Option<Decided>> {
        let each = self.checks.iter().map(|(read, sample)| {
            (!pasted.contains_key(&sample.id))
                .then(|| checked(read, who))
                .flatten()
        });
        each.collect()
    }
}

/// The check of a criterion by its own words.
pub(super) fn check(bank: &Bank, id: u32, who: &Candidate<'_>) -> Option<Decided> {
    let (text, group, stage) = bank.checked.get(&id)?;
    let sample = bank.checks.first()?;
    let criterion = Criterion {
        text: text.clone(),
        group: *group,
        stage: *stage,
        requirement: understand(text, *group),
        ..sample.criterion.clone()
    };
    checked(&read_criterion(&criterion), who)
}

fn checked(read: &ReadCriterion<'_>, who: &Candidate<'_>) -> Option<Decided> {
    let check = read.check.as_ref()?;
    Some(Decided {
        outcome: check.judge(read, who).outcome,
        open: check.open(read),
    })
}
