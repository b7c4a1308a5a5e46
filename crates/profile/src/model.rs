//! What a profile holds: the keys of the YAML file, as types.

use std::fmt;

/// One candidate. Every list may be empty and every option absent: a profile says what it says.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Profile {
    /// Names the profile in results: the file's name without its ending.
    pub id: String,
    /// The label the candidate goes by ("C-014"); never scored.
    pub candidate: Option<String>,
    /// One line about the candidate.
    pub headline: Option<String>,
    /// Entries on a statutory or accredited register.
    pub registrations: Vec<Registration>,
    /// Memberships of professional bodies.
    pub memberships: Vec<Membership>,
    /// Degrees, diplomas, certificates.
    pub qualifications: Vec<Qualification>,
    /// Courses and awards beside the qualifications.
    pub training: Vec<Training>,
    /// Posts held, usually newest first.
    pub employment: Vec<Employment>,
    /// Short phrases.
    pub skills: Vec<String>,
    /// First-person sentences.
    pub statements: Vec<String>,
    /// Licence, vehicle, right to work, disclosure.
    pub practical: Practical,
    /// Filters for a ranking; never points.
    pub preferences: Preferences,
}

/// An entry on a register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Registration {
    /// The register as written: "HCPC", "NMC", "Social Work England".
    pub body: String,
    /// The profession it is for, as written.
    pub profession: Option<String>,
    /// Whether it is in force.
    pub status: RegistrationStatus,
    /// Since when.
    pub since: Option<YearMonth>,
    /// Until when.
    pub until: Option<YearMonth>,
}

/// Whether a registration is in force.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum RegistrationStatus {
    /// In force; the default where the file does not say.
    #[default]
    Current,
    /// Applied for, not yet given.
    Applied,
    /// No longer in force.
    Lapsed,
}

/// Membership of a professional body.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The body as written.
    pub body: String,
    /// Section, grade or special interest group.
    pub section: Option<String>,
    /// Since when.
    pub since: Option<YearMonth>,
}

/// A degree, diploma or certificate.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Qualification {
    /// `BSc (Hons)`, `NVQ level 3 Diploma` … as written.
    pub award: String,
    /// What it is in.
    pub subject: Option<String>,
    /// Where it was taken; never scored.
    pub institution: Option<String>,
    /// Year of the award, or the year it is expected.
    pub year: Option<i16>,
    /// Whether it is held.
    pub status: QualificationStatus,
}

/// Whether a qualification is held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum QualificationStatus {
    /// Held; the default where the file does not say.
    #[default]
    Completed,
    /// Being studied for.
    InProgress,
}

/// A course or award.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Training {
    /// Its title as written.
    pub title: String,
    /// Year taken.
    pub year: Option<i16>,
    /// Year it runs out.
    pub expires: Option<i16>,
}

/// A post held.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Employment {
    /// Its title.
    pub post: String,
    /// The employer; never scored.
    pub employer: Option<String>,
    /// Pay band: "6", "8a" (`Band 6` is read as "6"), or what else was written.
    pub band: Option<String>,
    /// Ward, team or service.
    pub setting: Option<String>,
    /// First month.
    pub from: Option<YearMonth>,
    /// Last month.
    pub to: Option<End>,
    /// Hours a week, where less than full time. [`Employment::months`] counts calendar time all the
    /// same: a criterion asks for years, not hours.
    pub hours: Option<f32>,
    /// What was done, a sentence each.
    pub duties: Vec<String>,
}

/// When a post ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// It has not.
    Present,
    /// In this month.
    On(YearMonth),
}

/// Practical conditions. `None`: not stated, which is never the same as "no".
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Practical {
    /// "full", "provisional", "none" … as written.
    pub driving_licence: Option<String>,
    /// Use of a vehicle for work.
    pub vehicle: Option<bool>,
    /// Right to work in the UK.
    pub right_to_work: Option<bool>,
    /// Disclosure certificate, as written.
    pub dbs: Option<String>,
}

/// What the candidate is looking for: filters of a ranking, never points.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Preferences {
    /// Pay bands.
    pub bands: Vec<String>,
    /// Places.
    pub places: Vec<String>,
    /// Working patterns.
    pub patterns: Vec<String>,
    /// Pounds a year.
    pub min_salary: Option<f64>,
}

/// A year, with its month where that is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct YearMonth {
    /// Year.
    pub year: i16,
    /// Month, 1 to 12.
    pub month: Option<i8>,
}

impl fmt::Display for YearMonth {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.month {
            Some(month) => write!(f, "{:04}-{month:02}", self.year),
            None => write!(f, "{:04}", self.year),
        }
    }
}
