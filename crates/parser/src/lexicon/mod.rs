//! Facts of the field that are data, not code: professions and their registers, professional
//! bodies, qualification levels. The tables are in `data/`; each module reads one.

pub mod professions;
pub mod registers;
pub mod levels;

pub use levels::{Award, AwardKind};
pub use professions::Profession;
pub use registers::{Body, Register};

/// The rows of a tab-separated table: comment lines and the heading line left out.
pub(crate) fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.trim().is_empty())
        .skip(1)
        .map(|line| line.split('\t').collect())
}
