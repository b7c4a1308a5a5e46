//! The page of a note's code: kind "explain".

use crate::data::{Envelope, Explained};
use personspec_parser::Code;

/// What a code means and what to do about it.
pub fn explain(code: Code) -> Envelope<Explained> {
    Envelope::new("explain", &[], Explained::from(code), &[])
}
