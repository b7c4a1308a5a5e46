//! The terminal: what a person reads at a glance.

mod style;
mod table;
mod words;
mod parse;
mod check;
mod rank;
mod lint;

pub use check::check;
pub use lint::lint;
pub use parse::{found, parse};
pub use rank::rank;
pub use style::Style;
pub(crate) use words::importance;
