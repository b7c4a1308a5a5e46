//! What one candidate says of every kind of term: a row of values an atom, a lane a claim.
//!
//! The values are those of the judge's wording, times the weight of the word, and beside them what the
//! post's title lends. A term that no claim speaks of has the row of zeros.

use super::atoms::{Atoms, Turned, number};
use crate::claims::{Candidate, ReadClaim};
use crate::lexicon;
use crate::methods::{course, wording::scale};
use crate::policy::strength;
use personspec_profile::ClaimKind;
use personspec_text::similarity::Permille;
use rustc_hash::{FxHashMap, FxHashSet};

/// Lanes are worked on so many at a time.
pub(super) const STEP: usize = 16;
/// A lane that counts.
pub(super) const ON: u32 = u32::MAX;
/// No lane.
pub(super) const NOWHERE: usize = usize::MAX;

/// The claims that can say something of a wording, in lanes.
#[derive(Debug, Clone)]
pub(super) struct Lanes {
    /// The claim of each lane.
    pub(super) claims: Vec<usize>,
    /// A multiple of [`STEP`].
    pub(super) width: usize,
    /// Lanes that count in full.
    pub(super) instance: Vec<u32>,
    pub(super) posts: Vec<u32>,
    pub(super) courses: Vec<u32>,
    /// Titles of courses and awards, and those of the whole course, completed.
    pub(super) titles: Vec<usize>,
    pub(super) whole: Vec<bool>,
    /// Lanes of what was given to the person.
    pub(super) received: Vec<u32>,
    pub(super) any_received: bool,
    pub(super) watched: Vec<bool>,
    /// The lane of each claim.
    pub(super) of_claim: Vec<usize>,
    /// The lane of the post that a duty belongs to.
    lender: Vec<usize>,
}

impl Lanes {
    pub(super) fn new(who: &Candidate<'_>, willing: bool) -> Self {
        let fact = |read: &ReadClaim| {
            matches!(
                read.claim.kind,
                ClaimKind::Registration | ClaimKind::Membership | ClaimKind::Practical
            )
        };
        let claims: Vec<usize> = (0..who.claims.len())
            .filter(|at| !fact(&who.claims[*at]))
            .collect();
        let width = claims.len().next_multiple_of(STEP).max(STEP);
        let mut of_claim = vec![NOWHERE; who.claims.len()];
        for (lane, claim) in claims.iter().enumerate() {
            of_claim[*claim] = lane;
        }
        let mut lanes = Self {
            width,
            instance: vec![0; width],
            posts: vec![0; width],
            courses: vec![0; width],
            titles: Vec::new(),
            whole: vec![false; width],
            received: vec![0; width],
            any_received: false,
            watched: vec![false; width],
            lender: vec![NOWHERE; width],
            of_claim,
            claims,
        };
        for (lane, claim) in lanes.claims.iter().enumerate() {
            let read = &who.claims[*claim];
            let counts = read.is_instance() || (willing && read.willing.is_some());
            lanes.instance[lane] = on(counts && !read.watched);
            lanes.posts[lane] = on(read.claim.kind == ClaimKind::Post);
            lanes.courses[lane] = on(matches!(
                read.claim.kind,
                ClaimKind::Training | ClaimKind::Qualification
            ));
            if course::is_title(read) {
                lanes.titles.push(lane);
            }
            lanes.whole[lane] = course::is_whole(who, read);
            lanes.received[lane] = on(read.received);
            lanes.any_received |= read.received;
            lanes.watched[lane] = read.watched;
            lanes.lender[lane] = read.context.map_or(NOWHERE, |at| lanes.of_claim[at]);
        }
        lanes
    }
}

pub(super) fn on(yes: bool) -> u32 {
    if yes { ON } else { 0 }
}

/// What a row comes to over all lanes, by the weight of its word.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Most {
    pub(super) instance: u32,
    pub(super) any: u32,
}

/// A candidate's rows.
#[derive(Debug, Clone)]
pub(super) struct Sheet {
    pub(super) lanes: Lanes,
    /// The row of each atom; 0 is the row of zeros.
    pub(super) slots: Vec<u32>,
    /// Two rows a slot: what each claim says itself, and with what its post lends.
    pub(super) rows: Vec<u16>,
    pub(super) most: Vec<Most>,
}

/// Words that are asked, each with what a mistyped word of a candidate comes to.
pub type Near = FxHashMap<String, Vec<(u32, Permille)>>;

impl Sheet {
    pub(super) fn new(
        atoms: &Atoms,
        turned: &Turned,
        who: &Candidate<'_>,
        near: &Near,
        willing: bool,
    ) -> Self {
        let lanes = Lanes::new(who, willing);
        let stems = stems_of(atoms, &lanes, who, willing);
        let words = words_of(turned, &lanes, who, near, &stems);
        let concepts = concepts_of(turned, &lanes, who, willing);
        let mut touched: Vec<u32> = words
            .keys()
            .flat_map(|word| turned.atoms_of_word.get(*word).iter().copied())
            .chain(
                concepts
                    .keys()
                    .filter_map(|id| turned.atoms_of_concept.get(id))
                    .flatten()
                    .copied(),
            )
            .collect();
        touched.sort_unstable();
        touched.dedup();
        let width = lanes.width;
        let mut sheet = Self {
            slots: vec![0; atoms.list.len()],
            rows: vec![0; width * 2],
            most: vec![Most::default()],
            lanes,
        };
        let mut row: Vec<Permille> = vec![0; width];
        for id in touched {
            let atom = &atoms.list[id as usize];
            match words.get(&atom.word) {
                Some(values) => row.copy_from_slice(values),
                None => row.fill(0),
            }
            for compound in &atom.compounds {
                let asked = &atoms.compounds[*compound as usize];
                for (lane, value) in row.iter_mut().enumerate() {
                    if *value > 0 && !asked.iter().all(|stem| stems[lane].contains(stem)) {
                        *value = 0;
                    }
                }
            }
            for concept in &atom.concepts {
                if let Some(shown) = concepts.get(concept) {
                    for (value, shown) in row.iter_mut().zip(shown) {
                        *value = (*value).max(*shown);
                    }
                }
            }
            if row.iter().any(|value| *value > 0) {
                sheet.put(id, &row, atoms.words[atom.word as usize].weight);
            }
        }
        sheet
    }

    fn put(&mut self, atom: u32, row: &[Permille], weight: u32) {
        let weigh = |value: Permille| u16::try_from(u32::from(value) * weight).unwrap_or(u16::MAX);
        self.slots[atom as usize] = number(self.most.len());
        self.rows.extend(row.iter().map(|value| weigh(*value)));
        let lent = self.lanes.lender.iter().zip(row).map(|(lender, own)| {
            let lent = row.get(*lender).copied().unwrap_or(0);
            weigh((*own).max(scale(lent, strength::CONTEXT)))
        });
        self.rows.extend(lent);
        let mut most = Most::default();
        for (value, instance) in row.iter().zip(&self.lanes.instance) {
            let value = u32::from(*value) * weight;
            most.any = most.any.max(value);
            most.instance = most.instance.max(value & instance);
        }
        self.most.push(most);
    }

    /// Where the rows of a slot begin: first what each claim says itself, then with what is lent.
    #[inline]
    pub(super) fn start(&self, slot: u32) -> u32 {
        slot * number(self.lanes.width) * 2
    }

    /// What each claim says itself.
    pub(super) fn row(&self, slot: u32) -> &[u16] {
        let start = self.start(slot) as usize;
        &self.rows[start..start + self.lanes.width]
    }
}

/// The asked stems that each lane says.
fn stems_of(
    atoms: &Atoms,
    lanes: &Lanes,
    who: &Candidate<'_>,
    willing: bool,
) -> Vec<FxHashSet<u32>> {
    let mut all = vec![FxHashSet::default(); lanes.width];
    for (lane, claim) in lanes.claims.iter().enumerate() {
        let read = &who.claims[*claim];
        let stems = match &read.willing {
            Some(wished) if willing => &wished.stems,
            _ => &read.stems,
        };
        all[lane] = stems
            .iter()
            .filter_map(|stem| atoms.stem_id(stem))
            .collect();
    }
    all
}

/// What each lane says of each asked word, by its stem or mistyped.
fn words_of(
    turned: &Turned,
    lanes: &Lanes,
    who: &Candidate<'_>,
    near: &Near,
    stems: &[FxHashSet<u32>],
) -> FxHashMap<u32, Vec<Permille>> {
    let mut words: FxHashMap<u32, Vec<Permille>> = FxHashMap::default();
    let mut say = |word: u32, lane: usize, value: Permille| {
        let row = words.entry(word).or_insert_with(|| vec![0; lanes.width]);
        row[lane] = row[lane].max(value);
    };
    for (lane, claim) in lanes.claims.iter().enumerate() {
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each word is put in its own row"
        )]
        for stem in &stems[lane] {
            for word in turned.words_of_stem.get(*stem) {
                say(*word, lane, 1000);
            }
        }
        for word in &who.claims[*claim].words {
            for (id, close) in near.get(&word.text).map_or(&[][..], Vec::as_slice) {
                say(*id, lane, *close);
            }
        }
    }
    words
}

/// How strongly each lane shows each asked concept.
fn concepts_of(
    turned: &Turned,
    lanes: &Lanes,
    who: &Candidate<'_>,
    willing: bool,
) -> FxHashMap<u32, Vec<Permille>> {
    let mut concepts: FxHashMap<u32, Vec<Permille>> = FxHashMap::default();
    for (lane, claim) in lanes.claims.iter().enumerate() {
        let read = &who.claims[*claim];
        let told = match &read.willing {
            Some(wished) if willing => &wished.concepts,
            _ => &read.concepts,
        };
        for told in told {
            for (asked, strength) in lexicon::shown_by(*told) {
                let asked = number(*asked);
                if turned.atoms_of_concept.contains_key(&asked) {
                    let row = concepts
                        .entry(asked)
                        .or_insert_with(|| vec![0; lanes.width]);
                    row[lane] = row[lane].max(*strength);
                }
            }
        }
    }
    concepts
}
