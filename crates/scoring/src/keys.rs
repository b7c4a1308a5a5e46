//! Keys of stems, so that words are compared as numbers. Two stems with one key are less likely than a
//! fault of the memory.

use xxhash_rust::xxh3::xxh3_64;

/// The key of one stem.
pub(crate) fn of_stem(stem: &str) -> u64 {
    xxh3_64(stem.as_bytes())
}
