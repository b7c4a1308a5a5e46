//! A vacancy made ready: what is asked of each criterion again and again is worked out once.

use super::facts;
use super::filters::Offer;
use super::themes::Themes;
use crate::data::{Gap, Named, Places, Post, Verdict};
use crate::result::ReadAdvert;
use personspec_parser::requirement::Ask;
use personspec_parser::{Basis, Criterion, Importance, Stage};
use personspec_scoring as scoring;

/// A vacancy made ready.
#[derive(Debug)]
pub(super) struct Prepared<'a> {
    pub(super) read: &'a ReadAdvert,
    pub(super) post: Post,
    pub(super) offer: Offer,
    /// The theme of each criterion.
    themes: Vec<usize>,
}

impl<'a> Prepared<'a> {
    pub(super) fn new(read: &'a ReadAdvert, themes: &mut Themes) -> Self {
        let criteria = read.advert.criteria.iter();
        Self {
            read,
            post: facts(read),
            offer: Offer::new(&read.advert.fields),
            themes: criteria.map(|one| themes.of(&one.text)).collect(),
        }
    }

    pub(super) fn criteria(&self) -> &'a [Criterion] {
        &self.read.advert.criteria
    }

    pub(super) fn named(&self) -> Named {
        Named {
            advert: self.read.advert.id.clone(),
            title: self.post.title.clone(),
        }
    }

    pub(super) fn theme(&self, criterion: usize) -> usize {
        self.themes.get(criterion).copied().unwrap_or_default()
    }

    /// Whether a criterion is of the fit count.
    pub(super) fn counts(&self, criterion: usize) -> bool {
        self.criteria()
            .get(criterion)
            .is_some_and(|one| one.stage == Stage::Application && one.duplicate_of.is_none())
    }

    /// Whether a criterion counts among the essentials.
    pub(super) fn is_essential(&self, criterion: usize) -> bool {
        let asked = |one: &Criterion| one.importance != Importance::Desirable;
        self.counts(criterion) && self.criteria().get(criterion).is_some_and(asked)
    }

    pub(super) fn gap(&self, verdict: &scoring::Verdict) -> Gap {
        let criterion = self.criteria().get(verdict.criterion);
        let text = criterion.map_or_else(String::new, |one| one.text.clone());
        Gap {
            criterion: criterion.map_or_else(String::new, |one| one.id.clone()),
            text,
            importance: criterion
                .map_or(Importance::Unstated, |one| one.importance)
                .into(),
            inferred: criterion.is_some_and(|one| one.basis == Basis::Inferred),
            outcome: verdict.outcome.into(),
            missing: verdict.missing.clone(),
            fixable: self.fixable(verdict.criterion),
            next_step: verdict.next_step.clone(),
        }
    }

    /// A registration, a qualification, a licence and years of experience are not to be had by the
    /// closing date; a line of evidence, a course or a membership may be.
    pub(super) fn fixable(&self, criterion: usize) -> bool {
        let asks = self
            .criteria()
            .get(criterion)
            .map(|one| &one.requirement.asks);
        asks.is_some_and(|asks| asks.iter().all(|ask| matches!(ask, Ask::Membership(_))))
    }

    pub(super) fn verdicts(&self, own: &scoring::Assessment) -> Vec<Verdict> {
        let places = Places::new(&self.read.advert.text);
        let verdicts = own.verdicts.iter().filter_map(|verdict| {
            let criterion = self.criteria().get(verdict.criterion)?;
            let line = places.of(criterion.span).line;
            Some(Verdict::new(verdict, criterion, line))
        });
        verdicts.collect()
    }
}
