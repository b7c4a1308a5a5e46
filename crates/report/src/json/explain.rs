//! The page of a code: kind "explain".

use crate::codes;
use crate::data::{Envelope, Explained};

/// What a code means and what to do about it.
pub fn explain(explained: codes::Explained) -> Envelope<Explained> {
    Envelope::new("explain", &[], Explained::from(explained), &[])
}
