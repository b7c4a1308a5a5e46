//! What changed between two saved results of one kind: the profile was edited, or the advert was listed
//! anew. Works on the JSON, so results of other versions of the same format compare too.

mod compare;
mod render;

pub use crate::data::{Change, Direction};
pub use compare::{Fault, compare};
pub use render::{json, markdown, text};
