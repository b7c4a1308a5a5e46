//! Quality and speed of personspec, as numbers.
//!
//! [`gold`] reads a judged set, [`measure`] holds results against it. The programs are in `bin/`:
//! `quality` prints and keeps the figures, `jobpostings` reads real adverts in bulk ([`postings`]), `learn_verdicts` and `learn_rarity` make the tables that
//! ship with `personspec-scoring`.
#![expect(
    clippy::disallowed_methods,
    reason = "benches read the judged sets and write their results; the engine itself does not"
)]

pub mod gold;
pub mod measure;
pub mod learning;
pub mod baselines;
pub mod kinds;
pub mod tables;
pub mod weaknesses;
pub mod reading;
pub mod judging;
pub mod importance;
pub mod postings;
pub mod public;
pub mod chance;
pub mod workload;
pub mod processes;
pub mod plot;
