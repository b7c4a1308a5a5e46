//! A claim: one thing the candidate says, with its place.

use crate::model::{
    Employment, End, Membership, Practical, Profile, Qualification, QualificationStatus,
    Registration, RegistrationStatus, Training,
};

/// One thing the candidate says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// Where in the profile: `employment[0].duties[2]`, `registrations[0]`, `skills[1]`.
    pub path: String,
    /// What kind of leaf it is.
    pub kind: ClaimKind,
    /// The candidate's own words; a structured leaf is worded from its fields
    /// (`BSc (Hons) Occupational Therapy, 2019`).
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

/// Every leaf of `profile` as a claim, in the order of the file's keys as [`Profile`] lists them;
/// a post is followed by its duties.
///
/// Employers, institutions and the candidate's label never appear: a claim is about what was done,
/// not where it sounds best. Own sentences are verbatim.
///
/// ```
/// let yaml = "
/// headline: OT in acute mental health
/// registrations: [{body: HCPC, profession: occupational therapist, since: 2019-08}]
/// memberships: [{body: RCOT, section: Mental Health}]
/// qualifications:
///   - {award: BSc (Hons), subject: Occupational Therapy, institution: Anywhere, year: 2019}
///   - {award: MSc, subject: Stroke Care, year: 2027, status: in progress}
/// training: [{title: Basic life support, year: 2025, expires: 2026}]
/// employment:
///   - post: Occupational Therapist
///     employer: Somewhere
///     band: 6
///     setting: acute adult admission wards
///     from: 2021-02
///     to: present
///     duties: [Ran a weekly cooking group.]
/// skills: [RiO]
/// statements: [No experience of paediatrics.]
/// practical: {driving_licence: full, vehicle: false, right_to_work: true, dbs: enhanced 2025}
/// ";
/// let profile = personspec_profile::read("p", "p.yaml", yaml).unwrap().profile;
/// let claims: Vec<String> = personspec_profile::claims(&profile)
///     .into_iter()
///     .map(|claim| format!("{}: {}", claim.path, claim.text))
///     .collect();
/// assert_eq!(claims, [
///     "headline: OT in acute mental health",
///     "registrations[0]: HCPC occupational therapist, current, since 2019-08",
///     "memberships[0]: RCOT, Mental Health",
///     "qualifications[0]: BSc (Hons) Occupational Therapy, 2019",
///     "qualifications[1]: MSc Stroke Care, in progress, expected 2027",
///     "training[0]: Basic life support, 2025, expires 2026",
///     "employment[0]: Occupational Therapist, acute adult admission wards, band 6, 2021-02 to present",
///     "employment[0].duties[0]: Ran a weekly cooking group.",
///     "skills[0]: RiO",
///     "statements[0]: No experience of paediatrics.",
///     "practical.driving_licence: driving licence: full",
///     "practical.vehicle: no vehicle for work",
///     "practical.right_to_work: right to work in the UK",
///     "practical.dbs: DBS: enhanced 2025",
/// ]);
/// ```
pub fn claims(profile: &Profile) -> Vec<Claim> {
    let mut list = List(Vec::new());
    if let Some(headline) = &profile.headline {
        list.push("headline".into(), ClaimKind::Headline, headline.clone());
    }
    list.all(
        "registrations",
        ClaimKind::Registration,
        &profile.registrations,
        registration,
    );
    list.all(
        "memberships",
        ClaimKind::Membership,
        &profile.memberships,
        membership,
    );
    list.all(
        "qualifications",
        ClaimKind::Qualification,
        &profile.qualifications,
        qualification,
    );
    list.all("training", ClaimKind::Training, &profile.training, training);
    for (at, held) in profile.employment.iter().enumerate() {
        let first = list.0.len();
        let path = format!("employment[{at}]");
        list.push(path.clone(), ClaimKind::Post, post(held));
        list.all(
            &format!("{path}.duties"),
            ClaimKind::Duty,
            &held.duties,
            Clone::clone,
        );
        for claim in list.0.iter_mut().skip(first) {
            claim.post = Some(at);
        }
    }
    list.all("skills", ClaimKind::Skill, &profile.skills, Clone::clone);
    list.all(
        "statements",
        ClaimKind::Statement,
        &profile.statements,
        Clone::clone,
    );
    for (key, text) in practical(&profile.practical) {
        list.push(format!("practical.{key}"), ClaimKind::Practical, text);
    }
    list.0
}

/// The claims so far.
struct List(Vec<Claim>);

impl List {
    fn push(&mut self, path: String, kind: ClaimKind, text: String) {
        self.0.push(Claim {
            path,
            kind,
            text,
            post: None,
        });
    }

    fn all<T>(&mut self, path: &str, kind: ClaimKind, items: &[T], word: fn(&T) -> String) {
        for (at, item) in items.iter().enumerate() {
            self.push(format!("{path}[{at}]"), kind, word(item));
        }
    }
}

fn registration(held: &Registration) -> String {
    let mut parts = vec![head(&held.body, held.profession.as_deref())];
    parts.push(
        match held.status {
            RegistrationStatus::Current => "current",
            RegistrationStatus::Applied => "applied for",
            RegistrationStatus::Lapsed => "lapsed",
        }
        .to_owned(),
    );
    parts.extend(held.since.map(|since| format!("since {since}")));
    parts.extend(held.until.map(|until| format!("until {until}")));
    parts.join(", ")
}

fn membership(held: &Membership) -> String {
    let mut parts = vec![held.body.clone()];
    parts.extend(held.section.clone());
    parts.extend(held.since.map(|since| format!("since {since}")));
    parts.join(", ")
}

fn qualification(held: &Qualification) -> String {
    let mut parts = vec![head(&held.award, held.subject.as_deref())];
    match held.status {
        QualificationStatus::Completed => parts.extend(held.year.map(|year| year.to_string())),
        QualificationStatus::InProgress => {
            parts.push("in progress".to_owned());
            parts.extend(held.year.map(|year| format!("expected {year}")));
        }
    }
    parts.join(", ")
}

fn training(taken: &Training) -> String {
    let mut parts = vec![taken.title.clone()];
    parts.extend(taken.year.map(|year| year.to_string()));
    parts.extend(taken.expires.map(|expires| format!("expires {expires}")));
    parts.join(", ")
}

fn post(held: &Employment) -> String {
    let mut parts = vec![held.post.clone()];
    parts.extend(held.setting.clone());
    parts.extend(held.band.as_deref().map(|band| {
        if band.starts_with(|c: char| c.is_ascii_digit()) {
            format!("band {band}")
        } else {
            band.to_owned()
        }
    }));
    parts.extend(held.hours.map(|hours| format!("{hours} hours a week")));
    parts.extend(match (held.from, held.to) {
        (Some(from), Some(End::Present)) => Some(format!("{from} to present")),
        (Some(from), Some(End::On(to))) => Some(format!("{from} to {to}")),
        (Some(from), None) => Some(format!("from {from}")),
        (None, Some(End::Present)) => Some("to present".to_owned()),
        (None, Some(End::On(to))) => Some(format!("to {to}")),
        (None, None) => None,
    });
    parts.join(", ")
}

fn practical(held: &Practical) -> Vec<(&'static str, String)> {
    let mut claims = Vec::new();
    if let Some(licence) = &held.driving_licence {
        claims.push(("driving_licence", format!("driving licence: {licence}")));
    }
    let no = |yes: bool| if yes { "" } else { "no " };
    if let Some(vehicle) = held.vehicle {
        claims.push(("vehicle", format!("{}vehicle for work", no(vehicle))));
    }
    if let Some(right) = held.right_to_work {
        claims.push((
            "right_to_work",
            format!("{}right to work in the UK", no(right)),
        ));
    }
    if let Some(dbs) = &held.dbs {
        claims.push(("dbs", format!("DBS: {dbs}")));
    }
    claims
}

/// Two fields that read as one name: "HCPC" and "dietitian".
fn head(first: &str, second: Option<&str>) -> String {
    match second {
        Some(second) => format!("{first} {second}"),
        None => first.to_owned(),
    }
}
