//! The dialect of the old editor: `SkillsPassport/LearnerInfo`.

use super::tree::{Node, lines};
use crate::draft::Draft;
use crate::said::{Entry, Said};
use crate::{cv, registers};

pub(super) fn read(root: &Node, draft: &mut Draft) {
    let Some(learner) = root.at("LearnerInfo") else {
        return;
    };
    identity(learner, draft);
    if let Some(label) = learner.text_at("Headline/Description/Label") {
        draft.headline = draft.dropped.scrub(Said::new(label, "Headline"));
    }
    let list = |path: &str| learner.at(path).map(Node::children).unwrap_or_default();
    for (at, post) in list("WorkExperienceList").iter().enumerate() {
        employment(post, &format!("WorkExperience {}", at + 1), draft);
    }
    for (at, held) in list("EducationList").iter().enumerate() {
        education(held, &format!("Education {}", at + 1), draft);
    }
    skills(learner, draft);
    for (at, one) in list("AchievementList").iter().enumerate() {
        achievement(one, &format!("Achievement {}", at + 1), draft);
    }
}

/// Who the person is stays out.
fn identity(learner: &Node, draft: &mut Draft) {
    let Some(identification) = learner.at("Identification") else {
        return;
    };
    for (path, tells) in [
        ("PersonName", "who the person is"),
        ("ContactInfo/Address", "where the person lives"),
        ("ContactInfo/Email", "how to reach the person"),
        ("ContactInfo/TelephoneList", "how to reach the person"),
        ("ContactInfo/WebsiteList", "how to reach the person"),
        ("Demographics/Birthdate", "age"),
        ("Demographics/Gender", "sex or gender"),
        ("Demographics/NationalityList", "nationality"),
        ("Photo", "looks"),
    ] {
        if identification.at(path).is_some() {
            draft.dropped.count(tells);
        }
    }
}

/// `year="2019" month="--09"`.
fn date(period: Option<&Node>, end: &str) -> Option<Said> {
    let at = period?.at(end)?;
    let year = at.attribute("year")?;
    let month = at.attribute("month").map(|month| month.trim_matches('-'));
    let written = match month {
        Some(month) if !month.is_empty() => format!("{year}-{month}"),
        _ => year.to_owned(),
    };
    let date = personspec_profile::read::month(&written)?;
    Some(Said::new(date.to_string(), ""))
}

fn end(period: Option<&Node>) -> Option<Said> {
    let current = period.and_then(|period| period.text_at("Current"));
    if current.as_deref() == Some("true") {
        return Some(Said::new("present", ""));
    }
    date(period, "To")
}

fn employment(post: &Node, origin: &str, draft: &mut Draft) {
    let Some(title) = post.text_at("Position/Label") else {
        let employer = post.text_at("Employer/Name").unwrap_or_default();
        draft.unplaced.push(Said::new(
            format!("{employer} (a post without a title)"),
            origin,
        ));
        return;
    };
    let mut entry = Entry::new();
    entry.put("post", draft.dropped.scrub(Said::new(title, origin)));
    entry.put(
        "employer",
        post.text_at("Employer/Name")
            .map(|name| Said::new(name, "")),
    );
    if post.at("Employer/ContactInfo").is_some() {
        draft.dropped.count("addresses of employers");
    }
    let period = post.at("Period");
    entry.put("from", date(period, "From"));
    entry.put("to", end(period));
    for line in lines(&post.text_at("Activities").unwrap_or_default()) {
        entry.duties.extend(
            draft
                .dropped
                .scrub(Said::new(line, format!("{origin}, Activities"))),
        );
    }
    cv::put_post(entry, draft);
}

fn education(held: &Node, origin: &str, draft: &mut Draft) {
    let Some(title) = held.text_at("Title") else {
        return;
    };
    let mut entry = cv::award(&title, origin);
    entry.put(
        "institution",
        held.text_at("Organisation/Name")
            .map(|name| Said::new(name, "")),
    );
    let end = end(held.at("Period"));
    if end.as_ref().is_some_and(|end| end.text == "present") {
        entry.put("status", Some(Said::new("in progress", "")));
    } else {
        let year = end.and_then(|end| end.text.get(..4).map(ToOwned::to_owned));
        entry.put("year", year.map(|year| Said::new(year, "")));
    }
    cv::put_qualification(entry, draft);
    for line in lines(&held.text_at("Activities").unwrap_or_default()) {
        let said = Said::new(line, format!("{origin}, Activities"));
        draft.unplaced.extend(draft.dropped.scrub(said));
    }
}

fn skills(learner: &Node, draft: &mut Draft) {
    let Some(skills) = learner.at("Skills") else {
        return;
    };
    for kind in [
        "Communication",
        "Organisational",
        "JobRelated",
        "Computer",
        "Other",
    ] {
        let origin = format!("Skills, {kind}");
        for line in lines(
            &skills
                .text_at(&format!("{kind}/Description"))
                .unwrap_or_default(),
        ) {
            let said = draft.dropped.scrub(Said::new(line, &origin));
            if said.as_ref().is_some_and(|said| said.text.ends_with('.')) {
                draft.statements.extend(said);
            } else {
                draft.skills.extend(said);
            }
        }
    }
    if skills.at("Linguistic").is_some() {
        draft.dropped.count("languages");
    }
    let mut licences = Vec::new();
    if let Some(driving) = skills.at("Driving") {
        driving.deep("Licence", &mut licences);
    }
    if let Some(licence) = licences.first() {
        cv::licence(licence.text_at("Code").as_deref(), "Skills, Driving", draft);
    }
}

fn achievement(one: &Node, origin: &str, draft: &mut Draft) {
    let title = one.text_at("Title/Label").unwrap_or_default();
    let described = lines(&one.text_at("Description").unwrap_or_default());
    if title.to_lowercase().contains("reference") {
        draft.dropped.count("other people");
        return;
    }
    for line in described {
        registers::add(
            &mut draft.registrations,
            registers::registrations(&line, origin, false),
        );
        registers::add(
            &mut draft.memberships,
            registers::memberships(&line, origin, false),
        );
        let said = Said::new(format!("{title}: {line}"), origin);
        if registers::registrations(&line, origin, false).is_empty() {
            draft.unplaced.extend(draft.dropped.scrub(said));
        }
    }
}
