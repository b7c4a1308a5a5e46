//! Phrases that every format for people shares.

mod facts;
mod pairs;
pub(crate) mod matrix;

pub(crate) use facts::*;
pub(crate) use pairs::*;
