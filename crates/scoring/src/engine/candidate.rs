//! One candidate, made ready to be held against every criterion of a bank.

use super::bank::Bank;
use super::facts::Fact;
use super::pasted::{self, Pasted};
use super::ready::Ready;
use super::sheet::{Near, Sheet};
use super::tenure::Posts;
use crate::claims::Candidate;
use crate::features::is_of;
use crate::judge::{Decided, registered};
use personspec_profile::ClaimKind;
use rustc_hash::FxHashMap;

/// One candidate, with all that is looked up once.
#[derive(Debug)]
pub(super) struct Prepared<'c, 'p> {
    pub(super) who: &'c Candidate<'p>,
    pub(super) sheet: Sheet,
    /// The same with wishes counted, where the candidate wishes for something.
    pub(super) wishing: Option<Sheet>,
    pub(super) facts: Vec<Option<Fact>>,
    pub(super) checks: Vec<Option<Decided>>,
    pub(super) pasted: Pasted,
    /// Lanes of skills that are listed as names, by their stem.
    pub(super) named: FxHashMap<u32, Vec<usize>>,
    /// Whether the candidate is of each list of professions.
    pub(super) is_of: Vec<bool>,
    pub(super) registered: bool,
    pub(super) posts: Posts,
}

impl<'c, 'p> Prepared<'c, 'p> {
    pub(super) fn new(ready: &Ready<'_>, who: &'c Candidate<'p>, near: &Near) -> Self {
        let bank = ready.bank;
        let sheet = |willing| Sheet::new(&bank.atoms, &ready.turned, who, near, willing);
        let wishes = who.claims.iter().any(|read| read.willing.is_some());
        let own = sheet(false);
        let pasted = pasted::find(&ready.runs, who);
        Self {
            facts: ready.samples.facts(who),
            checks: ready.samples.checks(who, &pasted),
            named: named(bank, who, &own),
            is_of: bank
                .professions
                .iter()
                .map(|professions| is_of(who, professions))
                .collect(),
            registered: registered(who),
            posts: Posts::new(who, &own.lanes, ready.today),
            wishing: wishes.then(|| sheet(true)),
            sheet: own,
            pasted,
            who,
        }
    }
}

/// Listed skills with a capital: they may be names that a criterion asks for.
fn named(bank: &Bank, who: &Candidate<'_>, sheet: &Sheet) -> FxHashMap<u32, Vec<usize>> {
    let mut named: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for (lane, claim) in sheet.lanes.claims.iter().enumerate() {
        let read = &who.claims[*claim];
        if read.claim.kind != ClaimKind::Skill {
            continue;
        }
        let capital = read
            .words
            .iter()
            .filter(|word| word.initial || word.capitals);
        for stem in capital.filter_map(|word| bank.atoms.stem_id(&word.stem)) {
            named.entry(stem).or_default().push(lane);
        }
    }
    named
}
