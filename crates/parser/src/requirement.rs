//! What a criterion asks, once understood.

/// What a criterion asks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Requirement {}
