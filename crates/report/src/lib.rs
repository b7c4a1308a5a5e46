//! Results to what people and programs read: JSON and NDJSON ([`json`]), the terminal
//! ([`text`]), pages, pictures, tables and workbooks.
//!
//! Renderers only print: every word of a finding is computed by the code that scores. Nothing here
//! touches a file or a clock.
#![forbid(unsafe_code)]

pub mod inert;
pub mod result;
pub mod lint;
pub mod codes;
pub mod data;
pub mod caseload;
pub mod gaps;
pub mod plan;
pub mod diff;
mod words;
pub mod json;
pub mod text;
pub mod yaml;
pub mod csv;
pub mod markdown;
pub mod html;
pub mod svg;
#[cfg(feature = "xlsx")]
pub mod xlsx;

pub use inert::inert;
pub use lint::Linted;
pub use result::{Found, Input, Pair, ReadAdvert, Role, Skipped};
