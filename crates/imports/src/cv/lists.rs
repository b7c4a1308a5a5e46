//! Sections that are lists: qualifications, training, skills, statements, and what finds no place.

use super::dates::{range, year};
use super::entries::{award, put_qualification, put_training, sentences};
use super::sections::Line;
use crate::draft::Draft;
use crate::registers::{self, says};
use crate::said::{Entry, Said};
use personspec_parser::lexicon::Award;
use personspec_text::fold;

/// The longest item that is a skill and not a sentence, in characters.
const SKILL: usize = 60;

/// Whether a word of the kind ("employer", "school") stands in a text.
pub(super) fn names(kind: &str, text: &str) -> bool {
    let folded = fold(text);
    let spaced = format!(" {} ", folded.replace(|c: char| !c.is_alphanumeric(), " "));
    include_str!("../../data/employer_words.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .any(|(own, word)| own == kind && spaced.contains(&format!(" {word} ")))
}

/// Sentences of the person.
pub(super) fn statements(lines: &[Line<'_>], draft: &mut Draft) {
    // A paragraph may be broken into lines: it goes on where no blank line and no bullet stands.
    let mut paragraphs: Vec<(String, String)> = Vec::new();
    for line in lines {
        match paragraphs.last_mut() {
            Some((text, _)) if !line.gap && !line.item && !text.ends_with('.') => {
                text.push(' ');
                text.push_str(&line.text);
            }
            _ => paragraphs.push((line.text.to_string(), line.origin())),
        }
    }
    for (text, origin) in paragraphs {
        for sentence in sentences(&text) {
            let said = Said::new(sentence, &origin);
            draft.statements.extend(draft.dropped.scrub(said));
        }
    }
}

/// Awards, one a line; a school on the line behind belongs to the award before it.
pub(super) fn qualifications(lines: &[Line<'_>], draft: &mut Draft) {
    for line in lines {
        let (rest, year_of, running) = dated(&line.text);
        let pieces: Vec<&str> = rest
            .split(['\t', '|'])
            .flat_map(|part| part.split(", "))
            .flat_map(|part| part.split(" – "))
            .flat_map(|part| part.split(" - "))
            .map(|piece| piece.trim_matches(|c: char| c.is_whitespace() || ",;:–—-".contains(c)))
            .filter(|piece| !piece.is_empty() && *piece != "()")
            .collect();
        let school = pieces.iter().find(|piece| names("school", piece));
        let named = pieces
            .iter()
            .find(|piece| !Award::named_in(piece).is_empty() && Some(*piece) != school);
        let Some(title) = named else {
            belongs(line, school.copied(), year_of, draft);
            continue;
        };
        let mut entry = award(title, &line.origin());
        let others: Vec<&str> = pieces
            .iter()
            .filter(|piece| *piece != title && Some(*piece) != school)
            .copied()
            .collect();
        if entry.get("subject").is_none()
            && let Some(subject) = others.first()
        {
            let said = Said::new(*subject, "").check("is this the subject?");
            entry.put("subject", Some(said));
        }
        entry.put("institution", school.map(|school| Said::new(*school, "")));
        entry.put("year", year_of.map(|year| Said::new(year.to_string(), "")));
        if running || says("studying", &line.text) {
            entry.put("status", Some(Said::new("in progress", "")));
        }
        put_qualification(entry, draft);
    }
}

/// A line without an award: the school or the year of the award before it, or none of both.
fn belongs(line: &Line<'_>, school: Option<&str>, year: Option<i16>, draft: &mut Draft) {
    let own = line.number;
    let last = draft.qualifications.last_mut().filter(|entry| {
        let origin = entry
            .fields
            .first()
            .map_or("", |(_, said)| said.origin.as_str());
        let at: usize = origin.trim_start_matches("line ").parse().unwrap_or(0);
        own <= at + 2
    });
    if let Some(entry) = last {
        let mut used = false;
        if let Some(school) = school.filter(|_| entry.get("institution").is_none()) {
            entry.put("institution", Some(Said::new(school, line.origin())));
            used = true;
        }
        if let Some(year) =
            year.filter(|_| entry.get("year").is_none_or(|said| said.check.is_some()))
        {
            entry.fields.retain(|(key, _)| *key != "year");
            entry.put("year", Some(Said::new(year.to_string(), line.origin())));
            if let Some((_, award)) = entry.fields.first_mut() {
                award.check = award.check.take().filter(|check| !check.contains("year"));
            }
            used = true;
        }
        if used {
            return;
        }
    }
    let said = Said::new(line.text.replace('\t', " "), line.origin());
    draft.unplaced.extend(draft.dropped.scrub(said));
}

/// A line without its dates, the last year, and whether it still goes on.
fn dated(line: &str) -> (String, Option<i16>, bool) {
    if let Some(dates) = range(line) {
        let mut rest = line.to_owned();
        rest.replace_range(dates.at.clone(), "\t");
        return (rest, dates.to.map(|to| to.year), dates.to.is_none());
    }
    if let Some((year, at)) = year(line) {
        let mut rest = line.to_owned();
        rest.replace_range(at, "");
        return (rest.replace("()", ""), Some(year), false);
    }
    (line.to_owned(), None, false)
}

/// Courses, one a line.
pub(super) fn training(lines: &[Line<'_>], draft: &mut Draft) {
    for line in lines {
        let (rest, year, _) = dated(&line.text);
        let title = rest.replace('\t', " ");
        let edge = |c: char| c.is_whitespace() || ",;:–—-|".contains(c);
        let mut entry = Entry::new();
        let said = Said::new(title.trim_matches(edge), line.origin());
        entry.put("title", draft.dropped.scrub(said));
        entry.put("year", year.map(|year| Said::new(year.to_string(), "")));
        put_training(entry, draft);
    }
}

/// Skills: items, or several on a line parted by commas; a sentence is a statement.
pub(super) fn skills(lines: &[Line<'_>], draft: &mut Draft) {
    for line in lines {
        let sentence = line.text.ends_with('.') && line.text.split_whitespace().count() > 6;
        if sentence {
            let said = Said::new(line.text.replace('\t', " "), line.origin());
            draft.statements.extend(draft.dropped.scrub(said));
            continue;
        }
        if line.text.to_lowercase().contains("driving licence") {
            continue;
        }
        let parts = line.text.split(['\t', ',', ';', '|', '•']);
        for part in parts.map(|part| part.trim().trim_end_matches('.')) {
            let said = Said::new(part, line.origin());
            let long = part.chars().count() > SKILL;
            let said = if long {
                said.check("is this one skill?")
            } else {
                said
            };
            if !part.is_empty() {
                draft.skills.extend(draft.dropped.scrub(said));
            }
        }
    }
}

/// Lines about registration from which nothing was taken.
pub(super) fn left_over(lines: &[Line<'_>], draft: &mut Draft) {
    for line in lines {
        let none = registers::registrations(&line.text, "", true).is_empty()
            && registers::memberships(&line.text, "", true).is_empty();
        if none {
            let said = Said::new(line.text.replace('\t', " "), line.origin());
            draft.unplaced.extend(draft.dropped.scrub(said));
        }
    }
}

/// Lines under "Additional information": the licence is read line by line, the rest finds no place.
pub(super) fn practical(lines: &[Line<'_>], draft: &mut Draft) {
    let other: Vec<Line<'_>> = lines
        .iter()
        .filter(|line| !line.text.to_lowercase().contains("driving licence"))
        .cloned()
        .collect();
    unplaced(&other, draft);
}

/// What a line says of the driving licence.
pub(super) fn driving(text: &str, origin: &str, draft: &mut Draft) {
    if draft.practical.get("driving_licence").is_some() {
        return;
    }
    let lower = text.to_lowercase();
    let said = if says("denied", text) {
        Said::new("none", origin).check("does the line say that there is none?")
    } else if lower.contains("provisional") {
        Said::new("provisional", origin)
    } else if lower.contains("full") {
        Said::new("full", origin)
    } else {
        Said::new("full", origin).check("full or provisional?")
    };
    draft.practical.put("driving_licence", Some(said));
}

/// Lines that find no place.
pub(super) fn unplaced(lines: &[Line<'_>], draft: &mut Draft) {
    for line in lines {
        let said = Said::new(line.text.replace('\t', " "), line.origin());
        draft.unplaced.extend(draft.dropped.scrub(said));
    }
}
