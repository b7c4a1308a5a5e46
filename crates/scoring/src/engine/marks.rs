//! The marks of one candidate: what each distinct criterion comes to, before the rest of a pair is
//! looked at.
//!
//! A mark is what a pair sums up (how far the criterion is shown alone) and how much the pair as a
//! whole must add for the criterion to be shown in part, and in full.

use super::bank::{Distinct, NONE};
use super::candidate::Prepared;
use super::ready::Ready;
use super::sheet::{Near, ON, Sheet, on};
use super::tenure::Served;
use super::wording::{self, Masks, Sums};
use super::{course, facts};
use crate::claims::Candidate;
use crate::features::{PAIR, limited, shown};
use crate::judge::Decided;
use crate::methods::registration::rank;
use crate::methods::tenure;
use crate::model;
use crate::policy::{self, strength};
use crate::verdict::Outcome;

/// How far a criterion is shown alone, 0 to 1,000, which [`crate::features::Pair`] sums up.
pub(super) type Alone = u16;
/// How much the pair must add: for "shown in part", then for "in full" by each of the two sums.
pub(super) type Needs = [i16; 4];

/// In place of a mark that was not looked at; a bit that no mark has.
pub(super) const UNSEEN: Alone = 1 << 15;

/// Holds one candidate after another against a bank.
#[derive(Debug)]
pub struct Marker<'r, 'b, 'c, 'p> {
    pub(super) ready: &'r Ready<'b>,
    pub(super) own: Option<Prepared<'c, 'p>>,
    pub(super) alone: Vec<Alone>,
    pub(super) needs: Vec<Needs>,
    scratch: Scratch,
    count: u64,
}

/// Room that is used again and again.
#[derive(Debug, Default)]
struct Scratch {
    /// The slot of each term of the criterion, by its place.
    slots: Vec<u32>,
    /// Places of the terms that somebody says, and their rows.
    hits: Vec<u32>,
    rows: Vec<wording::Hit>,
    starts: Vec<u32>,
    said: Vec<u32>,
    instance: Vec<u32>,
    parts: Vec<[u32; 2]>,
}

impl<'r, 'b, 'c, 'p> Marker<'r, 'b, 'c, 'p> {
    /// With nobody to hold yet.
    pub fn new(ready: &'r Ready<'b>) -> Self {
        let distinct = ready.bank.distinct.len();
        Self {
            ready,
            own: None,
            alone: vec![UNSEEN; distinct],
            needs: vec![[0; 4]; distinct],
            scratch: Scratch::default(),
            count: 0,
        }
    }

    /// Takes the next candidate. `near` holds each of their words.
    pub fn take(&mut self, who: &'c Candidate<'p>, near: &Near) {
        self.own = Some(Prepared::new(self.ready, who, near));
        self.alone.fill(UNSEEN);
    }

    /// How many criteria were held against candidates so far.
    pub fn marked(&self) -> u64 {
        self.count
    }

    /// Marks a criterion, if it is not marked yet.
    #[inline]
    pub(super) fn mark(&mut self, id: u32) {
        let unseen = self
            .alone
            .get(id as usize)
            .is_some_and(|one| *one == UNSEEN);
        if unseen && let Some(own) = &self.own {
            self.count += 1;
            let (alone, needs) = mark(self.ready, own, id, &mut self.scratch);
            self.alone[id as usize] = alone;
            self.needs[id as usize] = needs;
        }
    }
}

/// What the claims say of a criterion's words, as shares in 1,000.
#[derive(Debug, Default)]
struct Shares {
    sums: Sums,
    union_instance: u32,
    union_any: u32,
    rarest: u32,
    weakest: u32,
    weakest_any: u32,
    mean: u32,
}

fn mark(
    ready: &Ready<'_>,
    own: &Prepared<'_, '_>,
    id: u32,
    scratch: &mut Scratch,
) -> (Alone, Needs) {
    let bank = ready.bank;
    let asked = &bank.distinct[id as usize];
    let sheet = match &own.wishing {
        Some(wishing) if asked.willing => wishing,
        _ => &own.sheet,
    };
    hits(ready, asked, sheet, scratch);
    let silent = asked.giving && sheet.lanes.any_received;
    let special = asked.giving
        || (asked.names && !own.named.is_empty())
        || (!own.pasted.is_empty() && own.pasted.contains_key(&id));
    if special && !scratch.hits.is_empty() {
        instances(ready, own, id, asked, sheet, scratch);
    }
    let shares = if scratch.hits.is_empty() {
        Shares::default()
    } else {
        ready
            .machine
            .dispatch(|| shares(ready, asked, sheet, (special, silent), scratch))
    };
    let time = (asked.tenure != NONE).then(|| {
        let time = &bank.times[asked.tenure as usize];
        let served = own.posts.served(time, |term, lanes| {
            said_by(sheet, scratch.slots[term as usize], lanes, silent)
        });
        (time, served)
    });
    let decided = match (asked.facts, asked.check) {
        (NONE, NONE) => match time {
            Some((time, served)) => time.alone.map(|advertised| Decided {
                outcome: alone(
                    ready,
                    own,
                    advertised,
                    (time.registered, time.needed),
                    served,
                ),
                open: false,
            }),
            None if shares.sums.course == 0 => None,
            None => course_of(ready, own, asked, sheet, scratch),
        },
        (NONE, check) => {
            if own.pasted.contains_key(&id) || own.checks[check as usize].is_none() {
                facts::check(bank, id, own.who)
            } else {
                own.checks[check as usize]
            }
        }
        (facts, _) => own.facts[facts as usize].map(|fact| fact.decided),
    };
    let values = values(
        asked,
        own,
        &shares,
        time.map(|(time, served)| (time.needed, served)),
    );
    let [mut alone, mut sums] = asked.form;
    for (at, value) in values.iter().enumerate() {
        let [first, second] = ready.heights(PAIR + at, *value);
        alone = [alone[0] + first[0], alone[1] + first[1]];
        sums = [sums[0] + second[0], sums[1] + second[1]];
    }
    let served = time.map(|(_, served)| served).unwrap_or_default();
    let needs = needs(ready, own, asked, &shares, sums, served, decided);
    let alone = match decided {
        Some(decided) => shown(decided.outcome),
        None if !served.any && !shares.sums.cited => 0,
        None => model::shown_alone(alone),
    };
    (Alone::try_from(alone).unwrap_or(0), needs)
}

/// Looks up the slot of every term.
fn hits(ready: &Ready<'_>, asked: &Distinct, sheet: &Sheet, scratch: &mut Scratch) {
    let terms = &ready.bank.terms[asked.terms.0 as usize..asked.terms.1 as usize];
    scratch.slots.clear();
    scratch.hits.clear();
    for (at, atom) in (0..).zip(terms) {
        let slot = sheet.slots[*atom as usize];
        scratch.slots.push(slot);
        if slot != 0 {
            scratch.hits.push(at);
        }
    }
}

/// Which lanes count in full for a criterion that looks closer.
fn instances(
    ready: &Ready<'_>,
    own: &Prepared<'_, '_>,
    id: u32,
    asked: &Distinct,
    sheet: &Sheet,
    scratch: &mut Scratch,
) {
    let lanes = &sheet.lanes;
    let instance = &mut scratch.instance;
    instance.clear();
    instance.extend_from_slice(&lanes.instance);
    if asked.names {
        let stems = ready.bank.names.get(&id).map_or(&[][..], Vec::as_slice);
        for lane in stems
            .iter()
            .filter_map(|stem| own.named.get(stem))
            .flatten()
        {
            if !lanes.watched[*lane] {
                instance[*lane] = ON;
            }
        }
    }
    if asked.giving {
        // What was given must be told of, and not as something received.
        let first = asked.terms.0 as usize;
        let giving = scratch.hits.iter().filter(|at| {
            let atom = ready.bank.terms[first + **at as usize];
            ready.giving[atom as usize]
        });
        let rows: Vec<(&[u16], u32)> = giving
            .map(|at| {
                let weight = ready.bank.weights[first + *at as usize];
                let own = sheet.row(scratch.slots[*at as usize]);
                (own, u32::from(strength::RELATED) * weight)
            })
            .collect();
        for (lane, counts) in instance.iter_mut().enumerate() {
            let gives = lanes.received[lane] == 0
                && rows
                    .iter()
                    .any(|(row, least)| u32::from(row[lane]) >= *least);
            if !gives {
                *counts = 0;
            }
        }
    }
    for claim in own.pasted.get(&id).into_iter().flatten() {
        if let Some(counts) = instance.get_mut(lanes.of_claim[*claim]) {
            *counts = 0;
        }
    }
}

/// What the claims say of the words, as the judge's features do.
#[expect(
    clippy::inline_always,
    reason = "what is not inlined is not made for the instructions that were picked"
)]
#[inline(always)]
fn shares(
    ready: &Ready<'_>,
    asked: &Distinct,
    sheet: &Sheet,
    (special, silent): (bool, bool),
    scratch: &mut Scratch,
) -> Shares {
    let bank = ready.bank;
    let weights = &bank.weights[asked.terms.0 as usize..asked.terms.1 as usize];
    let Scratch {
        slots,
        hits,
        rows,
        starts,
        said,
        instance,
        parts,
    } = scratch;
    let lanes = &sheet.lanes;
    let instance = if special {
        instance.as_slice()
    } else {
        &lanes.instance
    };
    rows.clear();
    for at in hits.iter() {
        rows.push(wording::Hit {
            start: sheet.start(slots[*at as usize]),
            telling: on(weights[*at as usize] >= policy::TELLING),
        });
    }
    said.resize(lanes.width, 0);
    let masks = Masks {
        instance,
        posts: &lanes.posts,
        courses: &lanes.courses,
        silent: silent.then_some(lanes.received.as_slice()),
    };
    let sums = wording::sums(&sheet.rows, lanes.width, rows, masks, asked.weight, said);
    let mut shares = Shares {
        sums,
        ..Shares::default()
    };
    let mut rarest = 0;
    for at in hits.iter() {
        let slot = slots[*at as usize];
        let most = if special {
            union(sheet.row(slot), instance, masks.silent)
        } else {
            let most = sheet.most[slot as usize];
            [most.instance, most.any]
        };
        shares.union_instance += most[0];
        shares.union_any += most[1];
        if weights[*at as usize] == asked.heaviest {
            rarest = most[0].max(rarest);
        }
    }
    shares.rarest = rarest.checked_div(asked.heaviest).unwrap_or(0);
    parts.clear();
    parts.resize(asked.parts as usize, [0; 2]);
    for one in &bank.alternatives[asked.alternatives.0 as usize..asked.alternatives.1 as usize] {
        starts.clear();
        for term in &bank.positions[one.start as usize..one.end as usize] {
            let slot = slots[*term as usize];
            if slot != 0 {
                starts.push(sheet.start(slot));
            }
        }
        let most = if starts.is_empty() {
            continue;
        } else if starts.len() == hits.len() {
            [sums.instance_lent, sums.any_lent]
        } else {
            wording::lent(&sheet.rows, lanes.width, starts, instance, said)
        };
        let part = &mut parts[one.part as usize];
        part[0] = part[0].max(most[0] / one.weight.max(1));
        part[1] = part[1].max(most[1] / one.weight.max(1));
    }
    let (mut weakest, mut weakest_any, mut all) = (u32::MAX, u32::MAX, 0);
    for part in parts.iter() {
        weakest = weakest.min(part[0]);
        weakest_any = weakest_any.min(part[1]);
        all += part[0];
    }
    if !parts.is_empty() {
        shares.weakest = weakest;
        shares.weakest_any = weakest_any;
        shares.mean = all / asked.parts.max(1);
    }
    shares
}

/// The most that instances, and any claims, say of one term.
fn union(row: &[u16], instance: &[u32], silent: Option<&[u32]>) -> [u32; 2] {
    let mut most = [0, 0];
    for (lane, value) in row.iter().enumerate() {
        if silent.is_some_and(|silent| silent[lane] != 0) {
            continue;
        }
        let value = u32::from(*value);
        most = [most[0].max(value & instance[lane]), most[1].max(value)];
    }
    most
}

/// The best that some lanes say of a term.
fn said_by(sheet: &Sheet, slot: u32, lanes: &[usize], silent: bool) -> u32 {
    if slot == 0 {
        return 0;
    }
    let own = sheet.row(slot);
    let heard = lanes
        .iter()
        .filter(|lane| !silent || sheet.lanes.received[**lane] == 0);
    heard.map(|lane| u32::from(own[*lane])).max().unwrap_or(0)
}

/// A criterion that asks for time and nothing else, as [`tenure::judge_alone`] judges it.
fn alone(
    ready: &Ready<'_>,
    own: &Prepared<'_, '_>,
    advertised: u32,
    (registered, needed): (bool, u32),
    served: Served,
) -> Outcome {
    let outcome = tenure::outcome(needed, served.fitting, served.near);
    let open = ready.bank.professions[advertised as usize].is_empty();
    let of = own.is_of[advertised as usize];
    if !registered || open || of || outcome == Outcome::NotEvidenced {
        outcome
    } else {
        Outcome::Partly
    }
}

fn course_of(
    ready: &Ready<'_>,
    own: &Prepared<'_, '_>,
    asked: &Distinct,
    sheet: &Sheet,
    scratch: &Scratch,
) -> Option<Decided> {
    if asked.course == NONE || scratch.hits.is_empty() || sheet.lanes.titles.is_empty() {
        return None;
    }
    let said = |term: u32, lane: usize| match scratch.slots[term as usize] {
        0 => 0,
        slot => u32::from(sheet.row(slot)[lane]),
    };
    let says = |lane: usize, stem: u32| {
        let read = &own.who.claims[sheet.lanes.claims[lane]];
        read.stems
            .iter()
            .any(|said| ready.bank.atoms.stem_id(said) == Some(stem))
    };
    let course = &ready.bank.courses[asked.course as usize];
    let outcome = course::outcome(course, asked.in_progress, sheet, said, says)?;
    Some(Decided {
        outcome,
        open: true,
    })
}

/// The features of the criterion that are evidence, in the order of [`crate::features::NAMES`] after
/// those of the pair.
fn values(
    asked: &Distinct,
    own: &Prepared<'_, '_>,
    shares: &Shares,
    served: Option<(u32, Served)>,
) -> [u32; 19] {
    let share = |sum: u32| sum.checked_div(asked.weight).unwrap_or(0);
    let sums = &shares.sums;
    let best = share(sums.instance);
    let course = share(sums.course);
    let (fitting, near) = served.map_or((0, 0), |(needed, served)| {
        let ratio = |months: u32| (months * 1000 / needed).min(1000);
        (ratio(served.fitting), ratio(served.near))
    });
    let limit = |value: u32, most| u32::try_from(limited(value as usize, most)).unwrap_or(0);
    [
        best,
        share(sums.instance_lent),
        share(shares.union_instance),
        share(sums.any),
        share(shares.union_any),
        shares.weakest,
        shares.mean,
        shares.weakest_any,
        shares.rarest,
        limit(sums.several, 4),
        best.saturating_sub(500) * 2,
        fitting,
        near,
        if own.is_of[asked.professions as usize] {
            1000
        } else {
            0
        },
        share(sums.post),
        course,
        if asked.qualifications { course } else { 0 },
        limit(sums.instance / 1000, 120),
        shares.weakest * best / 1000,
    ]
}

/// How much the pair must add, as the judge weighs and concludes.
fn needs(
    ready: &Ready<'_>,
    own: &Prepared<'_, '_>,
    asked: &Distinct,
    shares: &Shares,
    sums: [i32; 2],
    served: Served,
    decided: Option<Decided>,
) -> Needs {
    let share = |sum: u32| sum.checked_div(asked.weight).unwrap_or(0);
    let never = [ready.most[0] + 1, ready.most[1] + 1];
    let done =
        served.fitting > 0 || share(shares.sums.instance) >= u32::from(policy::SAYS_SOMETHING);
    let nothing = !served.any && !shares.sums.cited;
    let says_all = share(shares.sums.any) >= u32::from(policy::SAYS_ALL);
    let mut partly = match (nothing, says_all) {
        (true, _) => never[0],
        (false, true) => 0,
        (false, false) => -sums[0],
    };
    let mut met = if nothing || !done {
        never
    } else {
        [-sums[0], -sums[1]]
    };
    if let Some(Decided { outcome, open }) = decided {
        let known = rank(outcome);
        if !open {
            (partly, met) = (never[0], never);
        }
        if known >= 1 {
            partly = 0;
        }
        if known >= 2 {
            met = [0, 0];
        }
    }
    if asked.after_registration && !own.registered {
        // What would be met is shown in part, and what is met needs no less than that.
        met = never;
    }
    let fit = |need: i32, never: i32| i16::try_from(need.clamp(0, never)).unwrap_or(i16::MAX);
    [
        fit(partly, never[0]),
        fit(met[0], never[0]),
        fit(met[1], never[1]),
        0,
    ]
}
