//! A claim: one thing the candidate says, with its place.

use crate::model::Profile;

/// One thing the candidate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Where in the profile: `employment[0].duties[2]`, `registrations[0]`, `skills[1]`.
    pub path: String,
    /// What kind of leaf it is.
    pub kind: ClaimKind,
    /// The candidate's own words; a structured leaf is worded from its fields
    /// ("BSc (Hons) Occupational Therapy, 2019").
    pub text: String,
    /// Index into [`Profile::employment`] for a post and its duties.
    pub post: Option<usize>,
}

/// What kind of leaf a claim is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ClaimKind {
    /// An entry on a register.
    Registration,
    /// Membership of a professional body.
    Membership,
    /// A degree, diploma or certificate.
    Qualification,
    /// A course or award.
    Training,
    /// A post: its title, band, setting and dates.
    Post,
    /// A duty inside a post.
    Duty,
    /// A short phrase.
    Skill,
    /// A first-person sentence.
    Statement,
    /// Licence, vehicle, right to work.
    Practical,
    /// The headline.
    Headline,
}

impl ClaimKind {
    /// Whether the claim is an instance (something done, held or dated) rather than a bare phrase.
    pub fn is_instance(self) -> bool {
        !matches!(self, Self::Skill | Self::Statement | Self::Headline)
    }
}

/// Every leaf of `profile` as a claim, in the order of the file's keys as [`Profile`] lists them.
pub fn claims(profile: &Profile) -> Vec<Claim> {
    let _ = profile;
    Vec::new()
}
