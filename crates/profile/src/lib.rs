//! A candidate's profile: YAML to [`Profile`], and a profile to its [`Claim`]s.
//!
//! A claim is one thing the candidate says, with its place. Names, age, gender, nationality,
//! address, health, union, gaps and school prestige never become claims.
#![forbid(unsafe_code)]

pub mod model;
pub mod time;
pub mod claim;
pub mod read;
pub mod personal;
pub mod schema;
pub mod lint;

pub use claim::{Claim, ClaimKind, claims};
pub use personspec_text::Diagnostic;

pub use lint::Rule;
pub use model::{
    Employment, End, Membership, Practical, Preferences, Profile, Qualification,
    QualificationStatus, Registration, RegistrationStatus, Training, YearMonth,
};
pub use personal::{Personal, personal};
pub use read::{LARGEST, Loaded, read};
pub use time::{MonthRange, months_of};
