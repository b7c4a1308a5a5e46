//! The batch engine: the judge's outcomes, points and order for every pair of a caseload, at a price
//! per pair that is thousands of times smaller.
//!
//! The readable judge ([`crate::judge`]) is the definition. What it does for one pair again and again
//! is done here once: a criterion that many adverts print is read once ([`Bank`]), what a candidate
//! says of a word is looked up once (`sheet`), a criterion is held against a candidate once
//! ([`Marker`]), and a pair is sums over the marks of its criteria ([`Fit`]). Property tests hold it equal to
//! the judge on every outcome; rows that are shown get their evidence from the judge itself.
//!
//! ```text
//! adverts -> bank (distinct criteria) ─┐
//! candidate -> sheet (words × claims) ─┴-> marks (distinct criteria) -> fit (one vacancy) -> top
//! ```

mod hash;
mod atoms;
mod asks;
mod bank;
mod ready;
mod pasted;
mod facts;
mod sheet;
mod tenure;
mod course;
mod wording;
mod candidate;
mod marks;
mod fit;
mod top;

pub use bank::{Bank, Fresh};
pub use fit::{Count, Fit};
pub use marks::Marker;
pub use ready::Ready;
pub use sheet::Near;
pub use top::Place;
