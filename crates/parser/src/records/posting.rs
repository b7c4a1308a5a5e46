//! A schema.org JobPosting written out as an advert: its fields as labelled lines, a blank line, and
//! its description as plain text, a line a block. What is read of the record lies in this text.

use crate::layout::{Document, Mark, MarkKind, has_tags};
use serde_json::Value;
use std::ops::Range;

/// A record written out.
#[derive(Debug, Default)]
pub(super) struct Posting {
    /// The text.
    pub text: String,
    /// What the description's mark-up said of its lines.
    pub marks: Vec<Mark>,
    /// Where the description begins.
    pub body: usize,
    /// The record's own fields, each with the place of its value.
    pub facts: Vec<(Fact, Range<usize>)>,
    /// The record's identifier.
    pub id: Option<String>,
}

/// A field of a record.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    Title,
    Employer,
    Closing,
    Salary,
    Contract,
    Pattern,
    Reference,
    Location,
}

/// A part of so many texts is never a copy of what the description says.
const MOST_COMPARED: usize = 50;

/// Parts of a record that stand beside its description, and the heading they get.
const PARTS: [(&str, &str); 5] = [
    ("responsibilities", "Responsibilities"),
    ("educationRequirements", "Education"),
    ("qualifications", "Qualifications"),
    ("experienceRequirements", "Experience"),
    ("skills", "Skills"),
];

/// Writes out a record.
pub(super) fn write(record: &Value) -> Posting {
    let mut posting = Posting::default();
    let text = |key: &str| record.get(key).and_then(Value::as_str).map(words);
    let title = text("title").or_else(|| text("name"));
    posting.fact("Job title", Fact::Title, title);
    let employer = record.get("hiringOrganization").and_then(name);
    posting.fact("Employer", Fact::Employer, employer);
    // The time of day, and with it the zone, is no part of the last day to apply.
    let closing = text("validThrough");
    let closing = closing.map(|date| date.split('T').next().unwrap_or_default().to_owned());
    posting.fact("Closing date", Fact::Closing, closing);
    let salary = record.get("baseSalary").or(record.get("estimatedSalary"));
    posting.fact("Salary", Fact::Salary, salary.and_then(pay));
    let (contracts, patterns) = employment(record);
    posting.fact("Contract", Fact::Contract, contracts);
    for pattern in patterns {
        posting.fact("Working pattern", Fact::Pattern, Some(pattern.to_owned()));
    }
    let reference = record.get("identifier").and_then(identifier);
    posting.fact("Reference", Fact::Reference, reference.clone());
    posting.fact(
        "Location",
        Fact::Location,
        record.get("jobLocation").and_then(places),
    );
    posting.id = reference.or_else(|| number_of(&text("url").or_else(|| text("@id"))?));
    if !posting.text.is_empty() {
        posting.text.push('\n');
    }
    posting.body = posting.text.len();
    for text in record.get("description").into_iter().flat_map(texts) {
        posting.piece(text);
    }
    for (key, heading) in PARTS {
        let texts: Vec<&str> = record.get(key).into_iter().flat_map(texts).collect();
        posting.part(heading, &texts);
    }
    posting
}

impl Posting {
    /// A labelled line, where there is a value.
    fn fact(&mut self, label: &str, fact: Fact, value: Option<String>) {
        let Some(value) = value.filter(|value| !value.is_empty()) else {
            return;
        };
        self.text.push_str(label);
        self.text.push_str(": ");
        let start = self.text.len();
        self.text.push_str(&value);
        self.facts.push((fact, start..self.text.len()));
        self.text.push('\n');
    }

    /// A text, HTML or plain.
    fn piece(&mut self, text: &str) {
        let text = unescaped(text);
        if !has_tags(&text) {
            for line in text.trim().lines() {
                if line.contains('&') {
                    self.text.push_str(Document::page(line).plain().trim_end());
                } else {
                    self.text.push_str(line);
                }
                self.text.push('\n');
            }
            return;
        }
        let page = Document::page(&text);
        let shift = self.text.len();
        let marks = page.marks().iter();
        self.marks.extend(marks.map(|mark| Mark {
            at: mark.at + shift,
            ..*mark
        }));
        self.text.push_str(page.plain());
        if !self.text.ends_with('\n') {
            self.text.push('\n');
        }
    }

    /// A part of the record that its description does not hold already.
    fn part(&mut self, heading: &str, texts: &[&str]) {
        let few = texts.len() <= MOST_COMPARED;
        if few && texts.iter().all(|text| self.text.contains(&words(text))) {
            return;
        }
        self.mark(MarkKind::Heading(0));
        self.text.push_str(heading);
        self.text.push('\n');
        for text in texts {
            if texts.len() > 1 && !has_tags(text) {
                self.mark(MarkKind::Item);
                self.text.push_str(&words(text));
                self.text.push('\n');
            } else {
                self.piece(text);
            }
        }
    }

    fn mark(&mut self, kind: MarkKind) {
        let at = self.text.len();
        self.marks.push(Mark {
            table: 0,
            at,
            kind,
            level: None,
        });
    }
}

/// A value of one line: entities decoded, white space as single blanks, no tags.
fn words(value: &str) -> String {
    let value = unescaped(value);
    let plain = if value.contains(['&', '<']) {
        Document::page(&value).plain().to_owned()
    } else {
        value.into_owned()
    };
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A text whose tags were escaped, once or more, with its tags as they were.
fn unescaped(text: &str) -> std::borrow::Cow<'_, str> {
    let mut text = std::borrow::Cow::Borrowed(text);
    for _ in 0..3 {
        if has_tags(&text) || !has_escaped_tags(&text) {
            break;
        }
        // The ampersand last: "&amp;lt;" is an escaped "&lt;".
        text = text
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&")
            .into();
    }
    text
}

fn has_escaped_tags(text: &str) -> bool {
    text.match_indices("lt;").any(|(at, sign)| {
        let next = text.as_bytes().get(at + sign.len());
        let amp = at.checked_sub(1).and_then(|at| text.as_bytes().get(at));
        matches!(amp, Some(b'&' | b';'))
            && next.is_some_and(|byte| byte.is_ascii_alphabetic() || *byte == b'/')
    })
}

/// The texts of a value: itself, those of a list, or what an object is called.
fn texts(value: &Value) -> Vec<&str> {
    match value {
        Value::String(text) if text.trim().is_empty() => Vec::new(),
        Value::String(text) => vec![text],
        Value::Array(list) => list.iter().flat_map(texts).collect(),
        Value::Object(object) => ["description", "name", "credentialCategory"]
            .iter()
            .find_map(|key| object.get(*key).and_then(Value::as_str))
            .into_iter()
            .collect(),
        _ => Vec::new(),
    }
}

/// The name of a thing, which may be written as its name only.
fn name(thing: &Value) -> Option<String> {
    match thing {
        Value::String(name) => Some(words(name)),
        Value::Array(list) => list.iter().find_map(name),
        Value::Object(object) => object.get("name").and_then(name),
        _ => None,
    }
}

/// The employer's reference.
fn identifier(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(words(text)),
        Value::Number(number) => Some(number.to_string()),
        Value::Array(list) => list.iter().find_map(identifier),
        Value::Object(object) => object.get("value").and_then(identifier),
        _ => None,
    }
}

/// The last part of an address that has a figure: a vacancy's number.
fn number_of(url: &str) -> Option<String> {
    let path = url.split(['?', '#']).next()?;
    let part = path.rsplit('/').find(|part| !part.is_empty())?;
    let figure = part.bytes().any(|byte| byte.is_ascii_digit());
    (figure && part.len() <= 64).then(|| part.to_owned())
}

/// Pay in words: as printed where it names pounds, else from its figures.
fn pay(salary: &Value) -> Option<String> {
    let value = salary.get("value").unwrap_or(salary);
    let printed = [value, salary]
        .into_iter()
        .find_map(|value| value.as_str().or_else(|| value.get("value")?.as_str()))
        .map(words);
    let currency = salary.get("currency").and_then(Value::as_str);
    if printed
        .as_deref()
        .is_some_and(|text| text.contains('£') || text.to_ascii_lowercase().contains("band "))
    {
        return printed;
    }
    let of = |key: &str| figure(value.get(key)?).or_else(|| figure(salary.get(key)?));
    let single = || of("value").or_else(|| figure(value));
    let (Some(min), Some(max)) = (
        of("minValue").or_else(|| of("maxValue")).or_else(single),
        of("maxValue").or_else(|| of("minValue")).or_else(single),
    ) else {
        return printed;
    };
    if currency.is_some_and(|currency| currency != "GBP") || min <= 0.0 || max < min {
        return printed;
    }
    let unit = [value, salary]
        .into_iter()
        .find_map(|of| of.get("unitText")?.as_str())
        .unwrap_or_default()
        .to_ascii_uppercase();
    let unit = match unit.as_str() {
        "HOUR" | "HOURLY" => " an hour",
        "DAY" | "DAILY" => " a day",
        "WEEK" | "WEEKLY" => " a week",
        "MONTH" | "MONTHLY" => " a month",
        // Nobody is paid so little a year: the figures are of another time.
        "YEAR" | "ANNUAL" | "ANNUALLY" | "YEARLY" if max >= 5000.0 => " a year",
        _ => "",
    };
    Some(if min < max {
        format!("{} to {}{unit}", pounds(min), pounds(max))
    } else {
        format!("{}{unit}", pounds(min))
    })
}

/// "£32,073", "£12.50".
fn pounds(value: f64) -> String {
    let printed = format!("{value:.2}");
    let (whole, pence) = printed.split_once('.').unwrap_or((&printed, "00"));
    let mut grouped = String::new();
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at) % 3 == 0 {
            grouped.push(',');
        }
        grouped.push(digit);
    }
    if pence == "00" {
        format!("£{grouped}")
    } else {
        format!("£{grouped}.{pence}")
    }
}

fn figure(value: &Value) -> Option<f64> {
    let figure = match value {
        Value::String(text) => text.replace([',', '£', ' '], "").parse().ok(),
        value => value.as_f64(),
    };
    figure.filter(|figure: &f64| figure.is_finite())
}

/// What kind of contract, and the working patterns.
fn employment(record: &Value) -> (Option<String>, Vec<&'static str>) {
    let mut contracts: Vec<&str> = Vec::new();
    let mut patterns: Vec<&str> = Vec::new();
    let kinds = record.get("employmentType").into_iter().flat_map(texts);
    for kind in kinds.flat_map(|kinds| kinds.split([',', '|', ';'])) {
        match kind
            .trim()
            .to_ascii_uppercase()
            .replace([' ', '-'], "_")
            .as_str()
        {
            "FULL_TIME" | "FULLTIME" => patterns.push("Full-time"),
            "PART_TIME" | "PARTTIME" => patterns.push("Part-time"),
            "PERMANENT" => contracts.push("Permanent"),
            "TEMPORARY" => contracts.push("Temporary"),
            "FIXED_TERM" => contracts.push("Fixed term"),
            "CONTRACTOR" => contracts.push("Contractor"),
            "INTERN" => contracts.push("Internship"),
            "VOLUNTEER" => contracts.push("Voluntary"),
            "BANK" => contracts.push("Bank"),
            "LOCUM" => contracts.push("Locum"),
            _ => {}
        }
    }
    let remote = record.get("jobLocationType").and_then(Value::as_str);
    if remote == Some("TELECOMMUTE") {
        patterns.push("Home or remote working");
    }
    patterns.dedup();
    (
        (!contracts.is_empty()).then(|| contracts.join(", ")),
        patterns,
    )
}

/// Where the work is; several places are parted by semicolons.
fn places(value: &Value) -> Option<String> {
    let place = match value {
        Value::Array(list) => {
            let places: Vec<String> = list.iter().filter_map(places).collect();
            places.join("; ")
        }
        Value::String(text) => words(text),
        place => match place.get("address") {
            Some(address @ Value::Object(_)) => {
                let parts = [
                    "streetAddress",
                    "addressLocality",
                    "addressRegion",
                    "postalCode",
                ];
                let mut kept: Vec<String> = Vec::new();
                for part in parts.iter().filter_map(|part| address.get(*part)?.as_str()) {
                    let part = words(part);
                    // "Ashcombe, ZZ1 2AB" already ends in its postcode.
                    if !part.is_empty() && !kept.iter().any(|kept| kept.contains(&part)) {
                        kept.push(part);
                    }
                }
                kept.join(", ")
            }
            Some(address) => places(address)?,
            None => name(place)?,
        },
    };
    (!place.is_empty()).then_some(place)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vocabulary::tail;

    fn written(json: &str) -> Posting {
        write(&serde_json::from_str(json).unwrap())
    }

    #[test]
    fn a_record_is_written_out() {
        let posting = written(
            r#"{"@type": "JobPosting", "title": "Nurse &amp; lead", "identifier": {"value": "A-1"},
            "hiringOrganization": {"name": "Elm Trust"}, "validThrough": "2027-03-01T23:59:59Z",
            "employmentType": ["PART_TIME", "TEMPORARY"],
            "jobLocation": {"address": {"addressLocality": "Elm", "postalCode": "ZZ1 1AA"}},
            "baseSalary": {"currency": "GBP", "value": {"minValue": "12.5", "maxValue": 14, "unitText": "HOUR"}},
            "description": "&lt;p&gt;Hello &amp;amp; welcome&lt;/p&gt;&lt;ul&gt;&lt;li&gt;Audit&lt;/li&gt;&lt;/ul&gt;"}"#,
        );
        let want = "Job title: Nurse & lead\nEmployer: Elm Trust\nClosing date: 2027-03-01\n\
            Salary: £12.50 to £14 an hour\nContract: Temporary\nWorking pattern: Part-time\n\
            Reference: A-1\nLocation: Elm, ZZ1 1AA\n\nHello & welcome\nAudit\n";
        assert_eq!(posting.text, want);
        assert_eq!(posting.marks.len(), 2);
        assert!(tail(&posting.text, posting.body).starts_with("Hello"));
        assert_eq!(posting.id.as_deref(), Some("A-1"));
    }

    #[test]
    fn pay_as_boards_write_it() {
        for (json, want) in [
            (
                r#"{"value": {"value": "£9.50 per hour", "minValue": 18525}}"#,
                Some("£9.50 per hour"),
            ),
            (
                r#"{"value": {"value": "negotiable", "unitText": "YEAR"}}"#,
                Some("negotiable"),
            ),
            (
                r#"{"currency": "GBP", "value": {"value": 32073, "unitText": "YEAR"}}"#,
                Some("£32,073 a year"),
            ),
            (
                r#"{"currency": "GBP", "minValue": 30000, "maxValue": 35000}"#,
                Some("£30,000 to £35,000"),
            ),
            (
                r#"{"currency": "EUR", "value": {"value": 30000, "unitText": "YEAR"}}"#,
                None,
            ),
            ("30000", Some("£30,000")),
        ] {
            let value = serde_json::from_str(json).unwrap();
            assert_eq!(pay(&value).as_deref(), want, "{json}");
        }
    }

    #[test]
    fn parts_beside_the_description_follow_it_once() {
        let posting = written(
            r#"{"title": "x", "description": "Plain words", "skills": ["Audit", "RiO"],
            "qualifications": "Plain words", "url": "https://example.org/vacancy/77?x=1"}"#,
        );
        assert_eq!(
            posting.text,
            "Job title: x\n\nPlain words\nSkills\nAudit\nRiO\n"
        );
        assert_eq!(posting.id.as_deref(), Some("77"));
    }
}
