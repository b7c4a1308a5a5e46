//! What the parser assumed, or found odd in an advert.

use personspec_text::Span;
use std::fmt;

/// One remark about an advert.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// What kind of remark; stable over versions.
    pub code: Code,
    /// How much it matters.
    pub severity: Severity,
    /// A sentence for a person, which names the words of the advert that it is about.
    pub message: String,
    /// Where; `None` for the advert as a whole.
    pub span: Option<Span>,
}

/// How much a note matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// For information.
    Info,
    /// The reader should look.
    Warning,
    /// Nothing could be read of what matters.
    Error,
}

impl Severity {
    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Info => "info",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The kinds of note. The words are a contract: other programs read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Code {
    /// The bytes hold no text (empty, or a binary file).
    NotText,
    /// The pages are pictures: a scan without text.
    ImageOnly,
    /// The document is locked, damaged, or larger than the parser reads.
    Refused,
    /// Some bytes could not be decoded.
    Undecodable,
    /// No criterion was found.
    NoCriteria,
    /// The list printed no importance; it was inferred.
    ImportanceLost,
    /// A criterion is said twice.
    Repeated,
    /// The introduction and the specification contradict each other.
    Contradiction,
    /// A requirement stands only in the prose, not in the specification.
    OnlyInProse,
    /// Two criteria were run into one line.
    Fused,
    /// An acronym is unknown but close to a known one.
    UnknownAcronym,
    /// The copy holds a scraper's residue.
    ScraperResidue,
    /// A value stands under a label that is not its own.
    WrongLabel,
    /// The band is not printed; it was worked out.
    BandWorkedOut,
    /// The closing date has passed.
    Closed,
    /// The text was cut because it is larger than the parser reads.
    Truncated,
}

impl Code {
    /// Every kind, in the order above.
    pub const ALL: [Self; 16] = [
        Self::NotText,
        Self::ImageOnly,
        Self::Refused,
        Self::Undecodable,
        Self::NoCriteria,
        Self::ImportanceLost,
        Self::Repeated,
        Self::Contradiction,
        Self::OnlyInProse,
        Self::Fused,
        Self::UnknownAcronym,
        Self::ScraperResidue,
        Self::WrongLabel,
        Self::BandWorkedOut,
        Self::Closed,
        Self::Truncated,
    ];

    /// The kind that results print as `word`.
    ///
    /// ```
    /// use personspec_parser::Code;
    /// assert_eq!(Code::of_word("repeated"), Some(Code::Repeated));
    /// ```
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|code| code.as_str() == word)
    }

    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::NotText => "not-text",
            Self::ImageOnly => "image-only",
            Self::Refused => "refused",
            Self::Undecodable => "undecodable",
            Self::NoCriteria => "no-criteria",
            Self::ImportanceLost => "importance-lost",
            Self::Repeated => "repeated",
            Self::Contradiction => "contradiction",
            Self::OnlyInProse => "only-in-prose",
            Self::Fused => "fused",
            Self::UnknownAcronym => "unknown-acronym",
            Self::ScraperResidue => "scraper-residue",
            Self::WrongLabel => "wrong-label",
            Self::BandWorkedOut => "band-worked-out",
            Self::Closed => "closed",
            Self::Truncated => "truncated",
        }
    }

    /// Whether a note of this kind means that nothing of the file could be read.
    pub fn is_unread(self) -> bool {
        matches!(self, Self::NotText | Self::ImageOnly | Self::Refused)
    }

    /// How much a note of this kind matters.
    pub fn severity(self) -> Severity {
        match self {
            Self::NotText | Self::ImageOnly | Self::Refused | Self::NoCriteria => Severity::Error,
            Self::Undecodable
            | Self::ImportanceLost
            | Self::Contradiction
            | Self::Fused
            | Self::UnknownAcronym
            | Self::Closed
            | Self::Truncated => Severity::Warning,
            Self::Repeated
            | Self::OnlyInProse
            | Self::ScraperResidue
            | Self::WrongLabel
            | Self::BandWorkedOut => Severity::Info,
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

impl Note {
    /// A note of its kind's usual severity.
    pub fn new(code: Code, span: Option<Span>, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            span,
        }
    }
}
