//! Keys by content. A collision of the long one is less likely than a fault of the memory; of the
//! short one, over a million criteria and a thousand profiles, one in a million batches.

use personspec_parser::Criterion;
use personspec_parser::lexicon::Profession;
use std::hash::Hash;
use xxhash_rust::xxh3::Xxh3Default;

/// The key of what the judge reads of a criterion, for a post of these professions where they matter.
pub(super) fn of_criterion(criterion: &Criterion, advertised: Option<&[Profession]>) -> u128 {
    let mut hasher = Xxh3Default::new();
    criterion.text.hash(&mut hasher);
    criterion.group.hash(&mut hasher);
    criterion.stage.hash(&mut hasher);
    criterion.requirement.hash(&mut hasher);
    advertised.hash(&mut hasher);
    hasher.digest128()
}

/// The key of a run of stems.
pub(super) fn of_run(stems: &[u64]) -> u64 {
    let start = 0x9e37_79b9_7f4a_7c15_u64;
    // Each stem is hashed already: a mixing sum by place is enough.
    stems.iter().fold(start, |sum, stem| {
        (sum ^ stem).wrapping_mul(start).rotate_left(29)
    })
}
