//! The dialect of the new editor: `Candidate`, after HR Open.

use super::tree::{Node, lines};
use crate::cv;
use crate::draft::Draft;
use crate::registers;
use crate::said::{Entry, Said};

pub(super) fn read(root: &Node, draft: &mut Draft) {
    identity(root, draft);
    let Some(profile) = root.at("CandidateProfile") else {
        return;
    };
    for line in lines(&profile.text_at("ExecutiveSummary").unwrap_or_default()) {
        for sentence in cv::sentences(&line) {
            registers::add(
                &mut draft.registrations,
                registers::registrations(&sentence, "ExecutiveSummary", false),
            );
            let said = Said::new(sentence, "ExecutiveSummary");
            draft.statements.extend(draft.dropped.scrub(said));
        }
    }
    let list = |name: &str| profile.at(name).map(Node::children).unwrap_or_default();
    let mut at = 0;
    for employer in list("EmploymentHistory") {
        for post in employer.all("PositionHistory") {
            at += 1;
            employment(employer, post, &format!("PositionHistory {at}"), draft);
        }
    }
    for (at, held) in list("EducationHistory").iter().enumerate() {
        education(held, &format!("Education {}", at + 1), draft);
    }
    for (at, held) in list("Certifications").iter().enumerate() {
        certificate(held, &format!("Certification {}", at + 1), draft);
    }
    for (at, licence) in list("Licenses").iter().enumerate() {
        let kind = licence.text_at("LicenseTypeCode");
        cv::licence(kind.as_deref(), &format!("License {}", at + 1), draft);
    }
    for (at, one) in list("PersonQualifications").iter().enumerate() {
        let language = one
            .text_at("TaxonomyID")
            .is_some_and(|id| id.eq_ignore_ascii_case("language"));
        if language {
            draft.dropped.count("languages");
        } else if let Some(name) = one.text_at("CompetencyName") {
            let said = Said::new(name, format!("PersonCompetency {}", at + 1));
            draft.skills.extend(draft.dropped.scrub(said));
        }
    }
    for (at, other) in list("Skills").iter().enumerate() {
        let words = other.text_at("Description").unwrap_or_default();
        for line in lines(&words) {
            let said = Said::new(line, format!("Skill {}", at + 1));
            draft.skills.extend(draft.dropped.scrub(said));
        }
    }
    if !list("EmploymentReferences").is_empty() {
        draft.dropped.count("other people");
    }
}

/// Who the person is stays out.
fn identity(root: &Node, draft: &mut Draft) {
    let Some(person) = root.at("CandidatePerson") else {
        return;
    };
    for child in person.children() {
        let tells = match child.name.as_str() {
            "PersonName" => "who the person is",
            "Communication" => "how to reach the person",
            "BirthDate" => "age",
            "GenderCode" => "sex or gender",
            "NationalityCode" | "PrimaryLanguageCode" => "nationality",
            "ResidenceCountryCode" => "where the person lives",
            _ => "other details of the person",
        };
        draft.dropped.count(tells);
    }
    let mut photos = Vec::new();
    root.deep("EmbeddedData", &mut photos);
    if !photos.is_empty() {
        draft.dropped.count("looks");
    }
}

fn date(period: Option<&Node>, end: &str) -> Option<Said> {
    let written = period?.text_at(&format!("{end}/FormattedDateTime"))?;
    let date = personspec_profile::read::month(&written)?;
    Some(Said::new(date.to_string(), ""))
}

/// The end of a post; one that goes on says so, or names no end.
fn end(period: Option<&Node>) -> Option<Said> {
    let says =
        |name: &str| period.and_then(|period| period.text_at(name)).as_deref() == Some("true");
    if says("CurrentIndicator") || says("Ongoing") {
        return Some(Said::new("present", ""));
    }
    date(period, "EndDate").or_else(|| {
        period?;
        Some(Said::new("present", "").check("the source gives no end"))
    })
}

fn employment(employer: &Node, post: &Node, origin: &str, draft: &mut Draft) {
    let Some(title) = post.text_at("PositionTitle") else {
        return;
    };
    let mut entry = Entry::new();
    entry.put("post", draft.dropped.scrub(Said::new(title, origin)));
    let name = employer.text_at("OrganizationName");
    entry.put("employer", name.map(|name| Said::new(name, "")));
    if employer.at("OrganizationContact").is_some() {
        draft.dropped.count("addresses of employers");
    }
    let period = post.at("EmploymentPeriod");
    entry.put("from", date(period, "StartDate"));
    entry.put("to", end(period));
    for line in lines(&post.text_at("Description").unwrap_or_default()) {
        let said = Said::new(line, format!("{origin}, Description"));
        entry.duties.extend(draft.dropped.scrub(said));
    }
    cv::put_post(entry, draft);
}

fn education(held: &Node, origin: &str, draft: &mut Draft) {
    let Some(title) = held.text_at("EducationDegree/DegreeName") else {
        return;
    };
    let mut entry = cv::award(&title, origin);
    let name = held.text_at("OrganizationName");
    entry.put("institution", name.map(|name| Said::new(name, "")));
    let period = held.at("AttendancePeriod");
    let end = end(period);
    match end {
        Some(end) if end.text == "present" => {
            let status = Said::new("in progress", "");
            let status = if end.check.is_some() {
                status.check("the source gives no end")
            } else {
                status
            };
            entry.put("status", Some(status));
        }
        Some(end) => {
            let year = end.text.get(..4).map(ToOwned::to_owned);
            entry.put("year", year.map(|year| Said::new(year, "")));
        }
        None => {}
    }
    cv::put_qualification(entry, draft);
}

fn certificate(held: &Node, origin: &str, draft: &mut Draft) {
    let Some(name) = held.text_at("CertificationName") else {
        return;
    };
    let registered = registers::registrations(&name, origin, false);
    if !registered.is_empty() {
        registers::add(&mut draft.registrations, registered);
        return;
    }
    let mut entry = Entry::new();
    entry.put("title", draft.dropped.scrub(Said::new(name, origin)));
    let year = held
        .text_at("FirstIssuedDate/FormattedDateTime")
        .and_then(|written| personspec_profile::read::month(&written));
    entry.put(
        "year",
        year.map(|date| Said::new(date.year.to_string(), "")),
    );
    cv::put_training(entry, draft);
}
