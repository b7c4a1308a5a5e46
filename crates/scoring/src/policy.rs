//! Weights and thresholds: the one page to tune.

/// What a verdict is worth and where its thresholds lie.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Policy {
    /// Points of a criterion that is met.
    pub met: u32,
    /// Points of a criterion that is partly met.
    pub partly: u32,
    /// Ranking counts the essentials of a specification out of at least this many: three met of
    /// three is no better a fit than twelve met of twelve, and a shorter list says less.
    pub fewest_essentials: u32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            met: 2,
            partly: 1,
            fewest_essentials: 8,
        }
    }
}
