//! Weights and thresholds: the one page to tune.

/// What a verdict is worth and how short lists are ranked.
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

/// How strongly one phrase shows another, in 1,000.
pub mod strength {
    use personspec_text::similarity::Permille;

    /// One thing in two wordings, or a kind of what is asked.
    pub const SAME: Permille = 1000;
    /// The wider thing where a kind of it is asked.
    pub const BROADER: Permille = 500;
    /// The thing where something that implies it is asked (computer literate for Excel).
    pub const IMPLIED_BACK: Permille = 300;
    /// Near, but not it.
    pub const RELATED: Permille = 400;
    /// What the post's title and setting lend to a duty that does not repeat them.
    pub const CONTEXT: Permille = 800;
}

/// Time spent at something.
pub mod tenure {
    use personspec_text::similarity::Permille;

    /// The share of the context's words a post must say for its months to count.
    pub const FITS: Permille = 600;
    /// The share from which a post is near what is asked.
    pub const NEAR: Permille = 250;
}

/// Word coverage.
pub mod wording {
    /// The share of a criterion's weight from which one more claim bears on it.
    pub const BEARS_ON: u16 = 300;
    /// Words lighter than this are common, and a common word is one letter from many others.
    pub const RARE_ENOUGH_TO_MISTYPE: u32 = 15;
    /// A name as rare as this tells what it is by itself.
    pub const RARE_NAME: u32 = 40;
    /// So many of the criterion's words in a row are copied, not come upon.
    pub const PASTED_RUN: usize = 6;
    /// A criterion shorter than this is what anybody would write.
    pub const SHORTEST_PASTE: usize = 5;
}

/// Claims cited for a verdict at most: a panel reads the first two or three.
pub const MOST_EVIDENCE: usize = 3;
/// The share of a criterion's weight, in 1,000, from which a claim says something of it.
pub const SAYS_SOMETHING: u16 = 150;
/// A line says something of a criterion where it says a word of this weight ("people" and "ward" stand in
/// every line) …
pub const TELLING: u32 = 12;
/// … or, in common words, this share of it.
pub const SAYS_MUCH: u16 = 150;
/// The share from which a claim says all of it.
pub const SAYS_ALL: u16 = 850;
/// The share from which a claim is worth citing.
pub const WORTH_CITING: u16 = 60;
/// The share of a part from which it is not named as missing.
pub const PART_SHOWN: u16 = 500;
/// Distance from a threshold from which a verdict by wording is sure.
pub const SURE: i32 = 1500;
/// Distance from a threshold from which it is likely.
pub const LIKELY: i32 = 600;

/// Sums of a criterion alone so far past a threshold, in thousandths of a logit, are as sure as can be.
pub const ALONE_SURE: i32 = 3000;

/// Courses.
pub mod course {
    /// The share of a course's words, by rarity in 1,000, that a title must say: all but a light one.
    pub const TITLE: u16 = 850;
}

/// Subjects of qualifications.
pub mod qualification {
    /// The share of a subject's words, by rarity in 1,000, that an award must name.
    pub const SUBJECT: u16 = 600;
    /// A word lighter than this names no subject by itself ("health", "practice").
    pub const SUBJECT_WORD: u32 = 20;
}
