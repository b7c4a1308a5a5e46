//! What is odd in a profile that reads: one file a rule. Faults that refuse a file are `read`'s.
//!
//! A rule looks at the profile and its file, and says where and what to do. None of them judges the
//! person: a finding is about the file.

mod page;
mod undated;
mod overlap;
mod lapsing;
mod personal_data;
pub(crate) mod unconfirmed;

use crate::read::Loaded;
use jiff::civil::Date;
use page::Page;
use personspec_text::{Diagnostic, Level};

/// What kind of remark about a profile. The words are a contract: other programs read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rule {
    /// A key that is never read, whatever it holds.
    MaskedKey,
    /// A claim without its date.
    Undated,
    /// Two posts at once, neither marked as part time.
    Overlap,
    /// A registration that ends before it is needed, or has ended and says "current".
    RegistrationEnds,
    /// A course whose certificate has run out.
    TrainingEnded,
    /// Personal data that no verdict needs.
    PersonalData,
    /// A line of a draft that nobody has confirmed yet.
    Unconfirmed,
}

impl Rule {
    /// Every kind, in the order above.
    pub const ALL: [Self; 7] = [
        Self::MaskedKey,
        Self::Undated,
        Self::Overlap,
        Self::RegistrationEnds,
        Self::TrainingEnded,
        Self::PersonalData,
        Self::Unconfirmed,
    ];

    /// The word that results print.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::MaskedKey => "masked-key",
            Self::Undated => "undated",
            Self::Overlap => "overlap",
            Self::RegistrationEnds => "registration-ends",
            Self::TrainingEnded => "training-ended",
            Self::PersonalData => "personal-data",
            Self::Unconfirmed => "unconfirmed",
        }
    }

    /// The kind that results print as `word`.
    ///
    /// ```
    /// use personspec_profile::lint::Rule;
    /// assert_eq!(Rule::of_word("overlap"), Some(Rule::Overlap));
    /// ```
    pub fn of_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|rule| rule.as_str() == word)
    }

    /// How much a finding of this kind matters.
    pub fn level(self) -> Level {
        match self {
            Self::MaskedKey | Self::Undated | Self::Overlap | Self::TrainingEnded => Level::Note,
            Self::RegistrationEnds | Self::PersonalData | Self::Unconfirmed => Level::Warning,
        }
    }
}

/// A vacancy that the person may apply for, as far as a profile's dates are concerned.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Closing {
    /// How the vacancy is called in a message.
    pub advert: String,
    /// The day on which it closes.
    pub on: Date,
}

/// The days against which the dates of a profile are held.
#[derive(Debug, Clone, Copy, Default)]
pub struct Days<'d> {
    /// Today. `None`: what has ended by now is not asked.
    pub today: Option<Date>,
    /// Vacancies that close.
    pub closing: &'d [Closing],
}

/// Everything odd in a profile that was read from `text`, the remarks of reading among it, in the
/// order of the file. `file` names it in the findings.
///
/// ```
/// use personspec_profile::{lint, read};
/// let text = "skills: [audit]\ntraining: [Basic life support]\nstatements: [Ring 07700 900123]\n";
/// let loaded = read("p", "p.yaml", text).unwrap();
/// let found = lint::lint(&loaded, "p.yaml", text, lint::Days::default());
/// let codes: Vec<_> = found.iter().filter_map(|finding| finding.code).collect();
/// assert_eq!(codes, ["undated", "personal-data"]);
/// ```
pub fn lint(loaded: &Loaded, file: &str, text: &str, days: Days<'_>) -> Vec<Diagnostic> {
    let page = Page::new(loaded, file, text);
    let mut findings = loaded.notes.clone();
    findings.extend(undated::check(&page));
    findings.extend(overlap::check(&page, days));
    findings.extend(lapsing::check(&page, days));
    findings.extend(personal_data::check(&page));
    findings.extend(unconfirmed::check(&page));
    findings.sort_by_key(|finding| (finding.at.line, finding.at.column));
    findings
}

/// What a draft writes behind a line that is to be confirmed; what is asked follows it.
pub const MARK: &str = unconfirmed::MARK;
