//! A bank, made ready: turned round to be found by what a candidate says, its samples read, its curves
//! as tables.

use super::atoms::Turned;
use super::bank::Bank;
use super::facts::Samples;
use super::sheet::Near;
use crate::claims::Candidate;
use crate::criteria::is_giving;
use crate::features::{COUNT, PAIR, SAME_PROFESSION};
use crate::model::{self, Pass};
use crate::policy::Policy;
use jiff::civil::Date;

/// Values of a feature.
const VALUES: usize = 1001;

/// A [`Bank`] that candidates can be held against.
#[derive(Debug)]
pub struct Ready<'b> {
    pub(super) bank: &'b Bank,
    pub(super) turned: Turned,
    pub(super) samples: Samples<'b>,
    /// Runs of stems that tell a pasted criterion, sorted.
    pub(super) runs: Vec<(u64, u32)>,
    /// Whether an atom names what one gives or receives.
    pub(super) giving: Vec<bool>,
    /// The instructions that this machine has.
    pub(super) machine: pulp::Arch,
    pub(super) today: Date,
    pub(super) policy: Policy,
    /// Of each feature at each value, in the first pass and in the second.
    heights: Vec<[[i16; 2]; 2]>,
    /// What the profession of the post adds where it is the candidate's.
    pub(super) same_profession: [i32; 2],
    /// The most that the pair as a whole can add.
    pub(super) most: [i32; 2],
}

impl<'b> Ready<'b> {
    pub(super) fn new(bank: &'b Bank, today: Date, policy: &Policy) -> Self {
        let mut runs = bank.runs.clone();
        runs.sort_unstable();
        let heights: Vec<[[i16; 2]; 2]> = (0..COUNT)
            .flat_map(|feature| (0..=1000).map(move |value| (feature, value)))
            .map(|(feature, value)| {
                [Pass::Alone, Pass::Paired].map(|pass| {
                    let heights = model::heights_at(pass, feature, value);
                    heights.map(|height| i16::try_from(height).unwrap_or(i16::MAX))
                })
            })
            .collect();
        let same_profession = model::heights_at(Pass::Paired, SAME_PROFESSION, 1000);
        let mut most = [0; 2];
        for feature in 0..PAIR {
            let heights = model::heights_at(Pass::Paired, feature, 1000);
            most = [most[0] + heights[0], most[1] + heights[1]];
        }
        let words = &bank.atoms.words;
        let stems = bank.atoms.stem_names();
        let giving = bank.atoms.list.iter().map(|atom| {
            let word = &words[atom.word as usize];
            stems.get(&word.stem).is_some_and(|stem| is_giving(stem))
        });
        Self {
            turned: Turned::new(&bank.atoms),
            samples: Samples::new(bank),
            runs,
            giving: giving.collect(),
            machine: pulp::Arch::new(),
            today,
            policy: policy.clone(),
            heights,
            same_profession,
            most,
            bank,
        }
    }

    /// How many vacancies there are.
    pub fn vacancies(&self) -> usize {
        self.bank.vacancies()
    }

    /// The words that are asked of which a candidate's word is a misspelling. `said` is the folded word.
    pub fn near_word(&self, said: &str) -> Vec<(u32, u16)> {
        self.turned.near(&self.bank.atoms, said)
    }

    /// [`Ready::near_word`] of every word of a candidate. A caseload does it once a word instead.
    pub fn near(&self, who: &Candidate<'_>) -> Near {
        let words = who.claims.iter().flat_map(|claim| &claim.words);
        words
            .map(|word| (word.text.clone(), self.near_word(&word.text)))
            .collect()
    }

    /// What a feature adds at a value, 0 to 1,000, in the first pass and in the second.
    #[inline]
    pub(super) fn heights(&self, feature: usize, value: u32) -> [[i32; 2]; 2] {
        self.heights[feature * VALUES + value.min(1000) as usize].map(|pass| pass.map(i32::from))
    }

    /// The same in the second pass alone.
    #[inline]
    pub(super) fn paired(&self, feature: usize, value: u32) -> [i32; 2] {
        self.heights(feature, value)[1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::features::EVIDENCE;

    #[test]
    fn every_height_fits_its_table() {
        for feature in 0..COUNT {
            for value in 0..=1000 {
                for pass in [Pass::Alone, Pass::Paired] {
                    let heights = model::heights_at(pass, feature, value);
                    assert!(heights.iter().all(|height| i16::try_from(*height).is_ok()));
                    if feature < EVIDENCE && value == 0 {
                        assert_eq!(heights, [0, 0]);
                    }
                }
            }
        }
    }
}
