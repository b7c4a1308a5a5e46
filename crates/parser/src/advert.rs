//! What an advert says, as values with their places.

use crate::requirement::Requirement;
use jiff::civil::Date;
use personspec_text::{Located, Span};
use std::fmt;

/// One advert, read.
#[derive(Debug, Clone)]
pub struct Advert {
    /// Names the advert in results and in rankings; stable over runs.
    pub id: String,
    /// The text that every span of this advert lies in. Of a text or saved page it is the text as
    /// given, decoded; of a file that holds several adverts one after another, this advert's part.
    /// Of a document (Word, PDF) it is the text that was taken out of it: a line a paragraph or table
    /// row, the cells of a row parted by tabs and the paragraphs of a cell by " • ". Of a JSON record
    /// it is written out: the record's fields as labelled lines, a blank line, and its description as
    /// plain text, a line a block.
    pub text: String,
    /// The line of the file that this advert begins on, from 1.
    pub line: usize,
    /// Title, employer, pay and the like.
    pub fields: Fields,
    /// In the order of the text. A repeated criterion stays, marked by
    /// [`Criterion::duplicate_of`].
    pub criteria: Vec<Criterion>,
}

impl Advert {
    /// An advert of which nothing is known yet.
    pub fn empty(id: &str, text: String) -> Self {
        Self {
            id: id.to_owned(),
            text,
            line: 1,
            fields: Fields::default(),
            criteria: Vec::new(),
        }
    }
}

/// What stands around the person specification. `None` and empty: not found.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Fields {
    /// Title of the post, without band, hours or place that were run into it by a separator.
    pub title: Option<Located<String>>,
    /// The employing organisation as printed.
    pub employer: Option<Located<String>>,
    /// The last day to apply.
    pub closing_date: Option<Located<Date>>,
    /// The pay as printed.
    pub salary: Option<Located<Salary>>,
    /// The pay band of Agenda for Change.
    pub band: Option<Band>,
    /// "Permanent", "Fixed term: 12 months (maternity cover)", "Bank" … as printed.
    pub contract: Option<Located<String>>,
    /// "Full-time", "Flexible working" … each as printed.
    pub working_pattern: Vec<Located<String>>,
    /// The employer's reference number.
    pub reference: Option<Located<String>>,
    /// Where the work is; several printed lines are joined by ", ".
    pub location: Option<Located<String>>,
    /// Whether a Disclosure and Barring Service check is announced; `None` where it is not spoken of.
    pub dbs: Option<Located<bool>>,
}

/// Pay as printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Salary {
    /// Lower end in pence.
    pub min: u64,
    /// Upper end in pence; equal to `min` where one figure is printed.
    pub max: u64,
    /// What the figures are for.
    pub period: Period,
    /// Whether the text says "pro rata".
    pub pro_rata: bool,
    /// Whether the text says that a high cost area supplement (HCAS) is included.
    pub hcas: bool,
}

/// What a pay figure is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Period {
    /// A year, full time.
    Year,
    /// A month.
    Month,
    /// A week.
    Week,
    /// A day or a session.
    Day,
    /// An hour.
    Hour,
}

/// The pay band and how it is known.
#[derive(Debug, Clone, PartialEq)]
pub struct Band {
    /// "6", "8a", or a range, "5-6".
    pub value: String,
    /// How it is known.
    pub basis: BandBasis,
    /// Where it, or what it was worked out from, stands.
    pub span: Span,
}

/// How a band is known, surest first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BandBasis {
    /// Printed: "Band 6", "AfC: Band 6".
    Stated,
    /// A part of the reference number: "…-B6-…".
    Reference,
    /// Worked out: the pay is that of one band only.
    PayTable {
        /// Year of the pay scale, "2025/26".
        year: String,
        /// High cost area zone whose supplement had to be added ("fringe"), if any.
        zone: Option<String>,
    },
}

/// One thing the shortlisting panel marks.
#[derive(Debug, Clone)]
pub struct Criterion {
    /// Stable inside the advert: the letter of its group and a number in the order of the text
    /// ("Q1", "E12").
    pub id: String,
    /// What kind of thing it asks.
    pub group: Group,
    /// The printed heading it stands under; `None` in prose.
    pub heading: Option<String>,
    /// Verbatim, without the bullet and without a printed level ("(Desirable)").
    pub text: String,
    /// Whether the panel requires it.
    pub importance: Importance,
    /// How the importance is known.
    pub basis: Basis,
    /// How sure an inferred importance is; `High` where it is printed.
    pub confidence: Confidence,
    /// When the panel looks at it.
    pub stage: Stage,
    /// Where it was read.
    pub origin: Origin,
    /// The id of the criterion that says the same, where this one repeats it.
    pub duplicate_of: Option<String>,
    /// Where [`Criterion::text`] stands.
    pub span: Span,
    /// What it asks, once understood.
    pub requirement: Requirement,
}

/// What kind of thing a criterion asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// Degrees, registration, training, membership.
    Qualifications,
    /// What was done, where and for how long.
    Experience,
    /// What one is able to do.
    Skills,
    /// What one knows and understands.
    Knowledge,
    /// Attitudes and values.
    Personal,
    /// Driving, shifts and the rest.
    Other,
}

impl Group {
    /// The letter its criteria's ids begin with.
    pub fn letter(self) -> char {
        match self {
            Self::Qualifications => 'Q',
            Self::Experience => 'E',
            Self::Skills => 'S',
            Self::Knowledge => 'K',
            Self::Personal => 'P',
            Self::Other => 'O',
        }
    }
}

/// Whether the panel requires a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Importance {
    /// Without it an applicant is not shortlisted.
    Essential,
    /// Marks beyond the essentials.
    Desirable,
    /// The advert does not say and nothing lets us infer it.
    Unstated,
}

/// How the importance of a criterion is known, surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Basis {
    /// A sub-heading above it.
    Heading,
    /// A column or letter of a table.
    Column,
    /// Its own line: "… (Desirable)", "… is essential".
    Inline,
    /// The page's own ids: `essential_skill_1_criteria_2`.
    Html,
    /// Worked out from order and wording. Never gates.
    Inferred,
    /// The user said so.
    User,
    /// Not known.
    None,
}

/// How sure something is, in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Confidence {
    /// A guess.
    Low,
    /// More likely than not.
    Medium,
    /// Right at least 95 times in 100, as measured on the judged sets.
    High,
}

/// When the panel looks at a criterion.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Shortlisting: counts towards the fit.
    Application,
    /// An attitude or value: judged, shown apart, outside the fit count.
    Interview,
}

/// Where a criterion was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Origin {
    /// An item of the person specification.
    List,
    /// A sentence elsewhere that states a requirement.
    Prose,
}

/// Gives each value the lower-case word that results print for it.
macro_rules! words {
    ($($kind:ident { $($value:ident = $word:literal),+ $(,)? })+) => {$(
        impl $kind {
            /// The word that results print.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word),+ }
            }
        }

        impl fmt::Display for $kind {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.pad(self.as_str())
            }
        }
    )+};
}

words! {
    Period { Year = "year", Month = "month", Week = "week", Day = "day", Hour = "hour" }
    Group {
        Qualifications = "Qualifications", Experience = "Experience", Skills = "Skills",
        Knowledge = "Knowledge", Personal = "Personal", Other = "Other",
    }
    Importance { Essential = "essential", Desirable = "desirable", Unstated = "unstated" }
    Basis {
        Heading = "heading", Column = "column", Inline = "inline", Html = "html",
        Inferred = "inferred", User = "user", None = "none",
    }
    Confidence { Low = "low", Medium = "medium", High = "high" }
    Stage { Application = "application", Interview = "interview" }
    Origin { List = "list", Prose = "prose" }
}
