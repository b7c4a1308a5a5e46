//! The words of a result that are one of a few, as types.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Enums that are printed as the word given, each made from the type of the crate that computes it.
macro_rules! words {
    ($($(#[$doc:meta])* $name:ident from $source:path { $($(#[$of:meta])* $value:ident = $word:literal),+ $(,)? })+) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema)]
        pub enum $name {
            $($(#[$of])* #[serde(rename = $word)] $value),+
        }

        impl $name {
            /// The word that results print.
            pub fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word),+ }
            }
        }

        impl From<$source> for $name {
            fn from(value: $source) -> Self {
                match value { $(<$source>::$value => Self::$value),+ }
            }
        }
    )+};
}

words! {
    /// The finding for one criterion.
    Outcome from personspec_scoring::Outcome {
        /// Every required part is shown.
        Met = "met",
        /// Some parts, a bare claim, or something related.
        Partly = "partly",
        /// Not found in what was given; never "cannot".
        NotEvidenced = "not_evidenced",
        /// The advert is contradictory or unreadable here.
        Unclear = "unclear",
    }
    /// How evidence was found, strongest first.
    Method from personspec_scoring::Method {
        /// The register entry.
        Registration = "registration",
        /// Level and subject of a qualification.
        Qualification = "qualification",
        /// Membership of a professional body.
        Membership = "membership",
        /// Driving licence and vehicle.
        Driving = "driving",
        /// Months added up from dates.
        Years = "years",
        /// An abbreviation or synonym.
        Alias = "alias",
        /// The criterion's words, weighted by rarity.
        Wording = "wording",
        /// A word close in spelling.
        Spelling = "spelling",
    }
    /// What a gate is about.
    GateKind from personspec_scoring::GateKind {
        /// Statutory registration.
        Registration = "registration",
        /// Entry qualification.
        Qualification = "qualification",
        /// Driving licence or vehicle.
        Driving = "driving",
    }
    /// How a candidate stands at a gate.
    GateState from personspec_scoring::GateState {
        /// Shown.
        Held = "held",
        /// Applied for or in progress, or the importance is only inferred: ask.
        ToCheck = "to_check",
        /// The profile does not say. Never the same as missed.
        NotStated = "not_stated",
        /// The profile says otherwise. Ranked last.
        Missed = "missed",
    }
    /// Whether the panel requires a criterion.
    Importance from personspec_parser::Importance {
        /// Without it an applicant is not shortlisted.
        Essential = "essential",
        /// Marks beyond the essentials.
        Desirable = "desirable",
        /// The advert does not say and nothing lets us infer it.
        Unstated = "unstated",
    }
    /// How the importance of a criterion is known, surest first.
    Basis from personspec_parser::Basis {
        /// A sub-heading above it.
        Heading = "heading",
        /// A column or letter of a table.
        Column = "column",
        /// Its own line.
        Inline = "inline",
        /// The page's own ids.
        Html = "html",
        /// Worked out from order and wording. Never gates.
        Inferred = "inferred",
        /// The user said so.
        User = "user",
        /// Not known.
        None = "none",
    }
    /// How sure something is.
    Confidence from personspec_parser::Confidence {
        /// A guess.
        Low = "low",
        /// More likely than not.
        Medium = "medium",
        /// Right at least 95 times in 100, as measured on the judged sets.
        High = "high",
    }
    /// When the panel looks at a criterion.
    Stage from personspec_parser::Stage {
        /// Shortlisting: counts towards the fit.
        Application = "application",
        /// An attitude or value: judged, shown apart, outside the fit count.
        Interview = "interview",
    }
    /// Where a criterion was read.
    Origin from personspec_parser::Origin {
        /// An item of the person specification.
        List = "list",
        /// A sentence elsewhere that states a requirement.
        Prose = "prose",
    }
    /// What kind of thing a criterion asks.
    Group from personspec_parser::Group {
        /// Degrees, registration, training, membership.
        Qualifications = "Qualifications",
        /// What was done, where and for how long.
        Experience = "Experience",
        /// What one is able to do.
        Skills = "Skills",
        /// What one knows and understands.
        Knowledge = "Knowledge",
        /// Attitudes and values.
        Personal = "Personal",
        /// Driving, shifts and the rest.
        Other = "Other",
    }
    /// What a pay figure is for.
    Period from personspec_parser::Period {
        /// A year, full time.
        Year = "year",
        /// A month.
        Month = "month",
        /// A week.
        Week = "week",
        /// A day or a session.
        Day = "day",
        /// An hour.
        Hour = "hour",
    }
    /// How much a note matters.
    Severity from personspec_parser::Severity {
        /// For information.
        Info = "info",
        /// The reader should look.
        Warning = "warning",
        /// Nothing could be read of what matters.
        Error = "error",
    }
}
