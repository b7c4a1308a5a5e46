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
pub mod verdict;
pub mod assessment;
pub mod ranking;

pub use assessment::{Assessment, Gate, GateKind, GateState, Tally, assess};
pub use policy::Policy;
pub use ranking::{Ranked, rank};
pub use verdict::{Evidence, Method, Outcome, Verdict};
