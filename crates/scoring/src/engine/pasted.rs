//! Criteria that a candidate's claims repeat word for word, found the other way round: from the runs of
//! the claims to the criteria that hold them.

use super::hash;
use crate::claims::Candidate;
use crate::policy::wording as policy;
use rustc_hash::FxHashMap;

/// The claims that repeat each criterion, of those that are repeated.
pub(super) type Pasted = FxHashMap<u32, Vec<usize>>;

/// Looks every run of every claim up in `runs`, sorted.
pub(super) fn find(runs: &[(u64, u32)], who: &Candidate<'_>) -> Pasted {
    let mut pasted = Pasted::default();
    for (claim, read) in who.claims.iter().enumerate() {
        for run in policy::SHORTEST_PASTE..=policy::PASTED_RUN {
            for key in read.all_keys.windows(run).map(hash::of_run) {
                let from = runs.partition_point(|(known, _)| *known < key);
                for (_, id) in runs[from..].iter().take_while(|(known, _)| *known == key) {
                    let claims = pasted.entry(*id).or_default();
                    if claims.last() != Some(&claim) {
                        claims.push(claim);
                    }
                }
            }
        }
    }
    pasted
}
