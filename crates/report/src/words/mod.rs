//! Phrases that every format for people shares.

mod facts;
mod importance;
mod pairs;
pub(crate) mod matrix;

pub(crate) use facts::*;
pub(crate) use importance::importance_reasons;
pub(crate) use pairs::*;
