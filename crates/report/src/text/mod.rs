//! The terminal: what a person reads at a glance.

mod style;
mod table;
mod words;
mod parse;
mod check;
mod rank;
mod lint;
mod why;

pub use check::check;
pub(crate) use check::steps;
pub use lint::lint;
pub(crate) use parse::by_heading;
pub use parse::{found, parse};
pub use rank::{near_misses, rank};
pub use style::Style;
pub(crate) use table::wrap;
pub use why::why;
