//! Facts and checks, judged by the judge's own methods once a candidate.

use super::bank::{Bank, Sample};
use super::pasted::Pasted;
use crate::claims::Candidate;
use crate::criteria::{ReadCriterion, read_criterion};
use crate::gate::missed_by;
use crate::held::Subject;
use crate::judge::{self, Decided};
use crate::methods::Standing;
use crate::verdict::Outcome;
use personspec_parser::Criterion;
use personspec_parser::requirement::understand;

/// The facts and the checks of a bank, read.
#[derive(Debug)]
pub(super) struct Samples<'b> {
    bank: &'b Bank,
    subjects: Vec<Subject>,
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
        let checks = bank.checks.iter();
        Self {
            bank,
            subjects: bank.asks.subjects(),
            checks: checks
                .map(|sample| (read_criterion(&sample.criterion), sample))
                .collect(),
        }
    }

    /// What each set of facts comes to.
    pub(super) fn facts(&self, who: &Candidate<'_>) -> Vec<Option<Fact>> {
        let asks = &self.bank.asks;
        let each = asks.each.iter().zip(&self.subjects);
        let found: Vec<Option<(Outcome, Standing)>> = each
            .map(|(asked, subject)| {
                let subject = (subject, asked.in_progress);
                let finding = judge::fact(&asked.ask, &asked.advertised, subject, who)?;
                Some((finding.outcome, finding.standing))
            })
            .collect();
        let sets = (0..).zip(&asks.together).map(|(set, together)| {
            let members = asks.members.get(set).iter();
            let members = members.filter_map(|ask| found.get(*ask as usize).copied().flatten());
            let outcomes = members.clone().map(|(outcome, _)| outcome);
            Some(Fact {
                decided: judge::decided(outcomes, together.any, together.open)?,
                otherwise: missed_by(members.map(|(_, standing)| standing), together.any),
            })
        });
        sets.collect()
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
