//! Text as the rest of personspec sees it: where a value stands ([`Span`]), bytes to text
//! ([`decode()`]), one form for many spellings ([`fold()`]), words and their stems ([`mod@words`]), and how
//! close two words are ([`similarity`]).
//!
//! This crate knows nothing of jobs, adverts or candidates; it uses nothing else of ours.
#![forbid(unsafe_code)]

pub mod span;
pub mod diagnostic;
pub mod decode;
pub mod mojibake;
pub mod fold;
pub mod words;
pub mod phrases;
pub mod gists;
pub mod similarity;
pub mod nearness;

pub use decode::{Decoded, decode};
pub use diagnostic::{Diagnostic, Level};
pub use fold::fold;
pub use mojibake::mended;
pub use span::{LineIndex, Located, Position, Span};
pub use words::{Word, stem, words};
