//! JSON Resume (schema 1.0.0 of jsonresume.org, and the older names of its keys).

use crate::draft::Draft;
use crate::said::{Entry, Said};
use crate::{Refusal, cv, registers};
use personspec_profile::read::{masked, month};
use serde_json::{Map, Value};

type Object = Map<String, Value>;

/// Reads the JSON into the draft.
pub(crate) fn read(bytes: &[u8], draft: &mut Draft) -> Result<(), Refusal> {
    let text = personspec_text::decode(bytes).text;
    let value: Value =
        serde_json::from_str(text.trim_start_matches('\u{feff}')).map_err(|error| {
            Refusal::new(format!(
                "line {}, column {}: the JSON is broken: {}; export the CV anew",
                error.line(),
                error.column(),
                error
                    .to_string()
                    .split(" at line")
                    .next()
                    .unwrap_or_default()
            ))
        })?;
    let known = [
        "basics",
        "work",
        "education",
        "skills",
        "certificates",
        "volunteer",
    ];
    let Value::Object(resume) = value else {
        return Err(not_a_resume());
    };
    if !known.iter().any(|key| resume.contains_key(*key)) {
        return Err(not_a_resume());
    }
    basics(&resume, draft);
    for (key, setting) in [("work", None), ("volunteer", Some("voluntary"))] {
        for (at, post) in objects(&resume, key) {
            employment(post, &format!("{key}[{at}]"), setting, draft);
        }
    }
    for (at, held) in objects(&resume, "education") {
        education(held, &format!("education[{at}]"), draft);
    }
    for (at, held) in objects(&resume, "certificates") {
        certificate(held, &format!("certificates[{at}]"), draft);
    }
    for (at, skill) in objects(&resume, "skills") {
        let origin = format!("skills[{at}]");
        for name in text_of(skill, "name")
            .into_iter()
            .chain(texts_of(skill, "keywords"))
        {
            let said = draft.dropped.scrub(Said::new(name, &origin));
            draft.skills.extend(said);
        }
    }
    for (at, one) in objects(&resume, "languages") {
        let origin = format!("languages[{at}]");
        let words = [text_of(one, "language"), text_of(one, "fluency")];
        let words: Vec<String> = words.into_iter().flatten().collect();
        if !words.is_empty() {
            draft.unplaced.push(Said::new(words.join(", "), origin));
        }
    }
    for key in ["awards", "publications", "projects"] {
        for (at, one) in objects(&resume, key) {
            let words = ["title", "name", "summary", "description"];
            let words: Vec<String> = words.iter().filter_map(|key| text_of(one, key)).collect();
            let said = Said::new(words.join(": "), format!("{key}[{at}]"));
            let said = draft.dropped.scrub(said);
            draft.unplaced.extend(said);
        }
    }
    for _ in objects(&resume, "references") {
        draft.dropped.count("other people");
    }
    for _ in objects(&resume, "interests") {
        draft.dropped.count("interests");
    }
    Ok(())
}

fn not_a_resume() -> Refusal {
    Refusal::new(
        "this JSON is no JSON Resume: it has none of basics, work, education, skills; see \
         jsonresume.org for its form",
    )
}

fn basics(resume: &Object, draft: &mut Draft) {
    let Some(Value::Object(basics)) = resume.get("basics") else {
        return;
    };
    for (key, value) in basics {
        let filled = !(value.is_null() || value.as_str() == Some(""));
        let tells = match key.as_str() {
            "label" | "summary" => continue,
            "name" => "who the person is",
            "image" | "picture" => "looks",
            "email" | "phone" | "url" | "website" | "profiles" => "how to reach the person",
            "location" => "where the person lives",
            other => masked(other).unwrap_or("other details of the person"),
        };
        if filled {
            draft.dropped.count(tells);
        }
    }
    if let Some(label) = text_of(basics, "label") {
        draft.headline = draft.dropped.scrub(Said::new(label, "basics.label"));
    }
    if let Some(summary) = text_of(basics, "summary") {
        for sentence in cv::sentences(&summary) {
            registers::add(
                &mut draft.registrations,
                registers::registrations(&sentence, "basics.summary", false),
            );
            let said = draft.dropped.scrub(Said::new(sentence, "basics.summary"));
            draft.statements.extend(said);
        }
    }
}

fn employment(post: &Object, origin: &str, setting: Option<&str>, draft: &mut Draft) {
    let mut entry = Entry::new();
    let title = text_of(post, "position").or_else(|| text_of(post, "title"));
    let employer = ["name", "company", "organization"]
        .iter()
        .find_map(|key| text_of(post, key));
    let Some(title) = title else {
        let left: Vec<String> = employer.into_iter().collect();
        draft
            .unplaced
            .push(Said::new(left.join(", "), origin).check("no title"));
        return;
    };
    let title = Said::new(title, origin);
    let title = match setting {
        None => title,
        Some(what) => title.check(format!("{what} work: does the title say so?")),
    };
    let title = draft.dropped.scrub(title);
    entry.put("post", title);
    let employer = employer.and_then(|name| draft.dropped.scrub(Said::new(name, "")));
    entry.put("employer", employer);
    for (at, key) in ["startDate", "endDate"].into_iter().enumerate() {
        let name = ["from", "to"].get(at).copied().unwrap_or("from");
        entry.put(name, date(post, key, name));
    }
    if let Some(summary) = text_of(post, "summary") {
        for sentence in cv::sentences(&summary) {
            let said = Said::new(sentence, format!("{origin}.summary"));
            entry.duties.extend(draft.dropped.scrub(said));
        }
    }
    for (nth, duty) in texts_of(post, "highlights").into_iter().enumerate() {
        let said = Said::new(duty, format!("{origin}.highlights[{nth}]"));
        entry.duties.extend(draft.dropped.scrub(said));
    }
    cv::put_post(entry, draft);
}

/// A date of a post; an end that is not there is to be checked, as it mostly means "present".
fn date(post: &Object, key: &str, name: &str) -> Option<Said> {
    match text_of(post, key) {
        Some(written) => Some(match month(&written) {
            Some(date) => Said::new(date.to_string(), ""),
            None if personspec_profile::read::is_present(&written) => Said::new("present", ""),
            None => return None,
        }),
        None if name == "to" => {
            Some(Said::new("present", "").check("the source gives no end of this post"))
        }
        None => None,
    }
}

fn education(held: &Object, origin: &str, draft: &mut Draft) {
    let (award, area) = (text_of(held, "studyType"), text_of(held, "area"));
    let mut entry = Entry::new();
    let (award, subject) = match (award, area) {
        (Some(award), area) => (Said::new(award, origin), area),
        (None, Some(area)) => (Said::new(area, origin).check("which award was it?"), None),
        (None, None) => return,
    };
    entry.put("award", Some(award));
    entry.put("subject", subject.map(|text| Said::new(text, "")));
    entry.put(
        "institution",
        text_of(held, "institution").map(|text| Said::new(text, "")),
    );
    if held
        .get("score")
        .is_some_and(|score| score.as_str() != Some(""))
    {
        draft.dropped.count("marks");
    }
    let end = text_of(held, "endDate").and_then(|written| month(&written));
    entry.put("year", end.map(|end| Said::new(end.year.to_string(), "")));
    cv::put_qualification(entry, draft);
}

fn certificate(held: &Object, origin: &str, draft: &mut Draft) {
    let Some(name) = text_of(held, "name") else {
        return;
    };
    let issuer = text_of(held, "issuer").unwrap_or_default();
    let whole = format!("{name} {issuer}");
    let registered = registers::registrations(&whole, origin, false);
    if !registered.is_empty() {
        registers::add(&mut draft.registrations, registered);
        return;
    }
    let mut entry = Entry::new();
    entry.put("title", draft.dropped.scrub(Said::new(name, origin)));
    let year = text_of(held, "date").and_then(|written| month(&written));
    entry.put(
        "year",
        year.map(|date| Said::new(date.year.to_string(), "")),
    );
    cv::put_training(entry, draft);
}

/// The objects of a list under `key`, with their places.
fn objects<'r>(
    resume: &'r Object,
    key: &str,
) -> impl Iterator<Item = (usize, &'r Object)> + use<'r> {
    let list = resume.get(key).and_then(Value::as_array);
    let items = list.into_iter().flatten().enumerate();
    items.filter_map(|(at, item)| Some((at, item.as_object()?)))
}

fn text_of(object: &Object, key: &str) -> Option<String> {
    let text = match object.get(key)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty()).then_some(text)
}

fn texts_of(object: &Object, key: &str) -> Vec<String> {
    let list = object.get(key).and_then(Value::as_array);
    let texts = list.into_iter().flatten().filter_map(Value::as_str);
    texts
        .map(|text| text.trim().to_owned())
        .filter(|text| !text.is_empty())
        .collect()
}
