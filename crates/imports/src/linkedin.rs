//! The ZIP archive that LinkedIn sends: a CSV file a subject. Only those that a profile can use are
//! opened; messages, contacts and the rest are never read.

use crate::draft::Draft;
use crate::said::{Entry, Said};
use crate::{Refusal, cv, registers};
use personspec_parser::Limits;
use personspec_profile::read::month;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// Files of an archive, at most; an export has about a hundred.
const MOST_FILES: usize = 2_000;
/// Bytes that one table may unpack to.
const LARGEST: u64 = 8 * 1024 * 1024;
/// Rows of one table.
const MOST_ROWS: usize = 2_000;

/// The tables that are read.
const TABLES: [&str; 7] = [
    "Profile.csv",
    "Positions.csv",
    "Education.csv",
    "Certifications.csv",
    "Courses.csv",
    "Skills.csv",
    "Volunteering.csv",
];

type Row = BTreeMap<String, String>;

/// Whether an archive is an export: it holds one of the tables.
pub(crate) fn is_export(bytes: &[u8]) -> bool {
    // The list of files is read whole when the archive is opened, so it is looked for first.
    let tables = ["Profile.csv", "Positions.csv"];
    let named = |name: &str| {
        let name = name.as_bytes();
        bytes.windows(name.len()).any(|part| part == name)
    };
    tables.into_iter().any(named)
}

/// Reads the archive into the draft.
pub(crate) fn read(bytes: &[u8], _limits: &Limits, draft: &mut Draft) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    if archive.len() > MOST_FILES {
        return Err(Refusal::new(format!(
            "the archive holds more than {MOST_FILES} files: it is no LinkedIn export, or made to harm"
        )));
    }
    let names: Vec<String> = archive
        .file_names()
        .flatten()
        .map(|name| name.to_string())
        .collect();
    for table in TABLES {
        let own = |name: &&String| name.rsplit('/').next() == Some(table);
        let Some(name) = names.iter().find(own) else {
            continue;
        };
        let file = archive.by_name(name).map_err(|_| damaged())?;
        let mut unpacked = Vec::new();
        file.take(LARGEST + 1)
            .read_to_end(&mut unpacked)
            .map_err(|_| damaged())?;
        if unpacked.len() as u64 > LARGEST {
            return Err(Refusal::new(format!(
                "{table} unpacks to more than {} MB: it is no LinkedIn export, or made to harm",
                LARGEST / 1024 / 1024
            )));
        }
        let text = personspec_text::decode(&unpacked).text;
        for (at, row) in rows(&text).into_iter().enumerate() {
            let origin = format!("{table}, row {}", at + 1);
            match table {
                "Profile.csv" => profile(&row, draft),
                "Positions.csv" | "Volunteering.csv" => position(&row, &origin, draft),
                "Education.csv" => education(&row, &origin, draft),
                "Skills.csv" => {
                    let said = value(&row, "Name").map(|name| Said::new(name, &origin));
                    draft
                        .skills
                        .extend(said.and_then(|said| draft.dropped.scrub(said)));
                }
                _ => certificate(&row, &origin, draft),
            }
        }
    }
    Ok(())
}

fn damaged() -> Refusal {
    Refusal::new("the archive is damaged or locked: ask LinkedIn for the export again")
}

/// The rows of a table by the names of its columns.
fn rows(text: &str) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .flexible(true)
        .from_reader(text.as_bytes());
    let Ok(head) = reader.headers().cloned() else {
        return Vec::new();
    };
    reader
        .records()
        .take(MOST_ROWS)
        .flatten()
        .map(|record| {
            let cells = head.iter().zip(record.iter());
            cells
                .map(|(name, cell)| (name.trim().to_owned(), cell.trim().to_owned()))
                .collect()
        })
        .collect()
}

fn value(row: &Row, name: &str) -> Option<String> {
    row.get(name).filter(|cell| !cell.is_empty()).cloned()
}

fn profile(row: &Row, draft: &mut Draft) {
    for (name, cell) in row {
        let tells = match name.as_str() {
            "Headline" | "Summary" => continue,
            "First Name" | "Last Name" | "Maiden Name" => "who the person is",
            "Birth Date" => "age",
            "Address" | "Zip Code" | "Geo Location" => "where the person lives",
            "Twitter Handles" | "Websites" | "Instant Messengers" => "how to reach the person",
            _ => "other details of the person",
        };
        if !cell.is_empty() {
            draft.dropped.count(tells);
        }
    }
    if let Some(headline) = value(row, "Headline") {
        draft.headline = draft
            .dropped
            .scrub(Said::new(headline, "Profile.csv, Headline"));
    }
    for sentence in cv::sentences(&value(row, "Summary").unwrap_or_default()) {
        let origin = "Profile.csv, Summary";
        registers::add(
            &mut draft.registrations,
            registers::registrations(&sentence, origin, false),
        );
        draft
            .statements
            .extend(draft.dropped.scrub(Said::new(sentence, origin)));
    }
}

fn date(row: &Row, name: &str) -> Option<Said> {
    let date = month(&value(row, name)?)?;
    Some(Said::new(date.to_string(), ""))
}

fn position(row: &Row, origin: &str, draft: &mut Draft) {
    let Some(title) = value(row, "Title").or_else(|| value(row, "Role")) else {
        return;
    };
    let mut entry = Entry::new();
    entry.put("post", draft.dropped.scrub(Said::new(title, origin)));
    entry.put(
        "employer",
        value(row, "Company Name").map(|name| Said::new(name, "")),
    );
    entry.put("from", date(row, "Started On"));
    let end = date(row, "Finished On")
        .unwrap_or_else(|| Said::new("present", "").check("the source gives no end of this post"));
    entry.put("to", Some(end));
    for line in value(row, "Description").unwrap_or_default().lines() {
        let bare = line.trim_start_matches(|c: char| "•*-–·".contains(c) || c.is_whitespace());
        for sentence in cv::sentences(bare) {
            entry
                .duties
                .extend(draft.dropped.scrub(Said::new(sentence, origin)));
        }
    }
    cv::put_post(entry, draft);
}

fn education(row: &Row, origin: &str, draft: &mut Draft) {
    let Some(degree) = value(row, "Degree Name") else {
        if let Some(school) = value(row, "School Name") {
            let said = Said::new(format!("{school} (no degree is named)"), origin);
            draft.unplaced.push(said);
        }
        return;
    };
    let mut entry = cv::award(&degree, origin);
    entry.put(
        "institution",
        value(row, "School Name").map(|name| Said::new(name, "")),
    );
    let year = date(row, "End Date").and_then(|date| date.text.get(..4).map(ToOwned::to_owned));
    entry.put("year", year.map(|year| Said::new(year, "")));
    cv::put_qualification(entry, draft);
}

fn certificate(row: &Row, origin: &str, draft: &mut Draft) {
    let Some(name) = value(row, "Name") else {
        return;
    };
    let whole = format!("{name} {}", value(row, "Authority").unwrap_or_default());
    if value(row, "License Number").is_some() || value(row, "Number").is_some() {
        draft.dropped.count("a personal number");
    }
    let registered = registers::registrations(&whole, origin, false);
    if !registered.is_empty() {
        registers::add(&mut draft.registrations, registered);
        return;
    }
    let mut entry = Entry::new();
    entry.put("title", draft.dropped.scrub(Said::new(name, origin)));
    let year = |name: &str| {
        let date = month(&value(row, name)?)?;
        Some(Said::new(date.year.to_string(), ""))
    };
    entry.put("year", year("Started On"));
    entry.put("expires", year("Finished On"));
    cv::put_training(entry, draft);
}
