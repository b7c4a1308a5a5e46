//! Criteria and claims to verdicts, verdicts to an assessment, assessments to a ranking.
//!
//! ```text
//! claims -> methods/<one file a method> -> verdict -> assessment -> ranking
//! ```
//!
//! [`policy`] is the one page to tune. Everything here is integers and takes values: the same
//! bytes come out for any number of threads and on any machine.
#![forbid(unsafe_code)]

pub mod policy;
pub mod rarity;
pub mod lexicon;
mod figures;
mod keys;
pub mod claims;
mod held;
pub mod criteria;
pub mod methods;
pub mod features;
pub mod model;
mod weighed;
pub mod judge;
pub mod next_step;
pub mod verdict;
pub mod gate;
pub mod assessment;
pub mod ranking;
pub mod explanation;
pub mod engine;

pub use assessment::{Assessment, Tally, assess, assess_read};
pub use gate::{Gate, GateKind, GateState};
pub use policy::Policy;
pub use ranking::{Ranked, rank};
pub use verdict::{Evidence, Method, Outcome, Verdict};
