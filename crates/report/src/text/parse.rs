//! The screen of `parse`: the fields, the criteria by heading, the notes.

use super::style::Style;
use super::table::{lay, wrap};
use super::words::{count, heading, importance};
use crate::inert::inert;
use crate::result::{Found, ReadAdvert};
use personspec_parser::Criterion;
use personspec_text::LineIndex;

/// The screen of `parse`.
pub fn parse(adverts: &[ReadAdvert], style: &Style) -> String {
    adverts
        .iter()
        .map(|read| advert(read, *style))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The last line of a batch: what was found in how many adverts.
pub fn found(found: Found, skipped: usize) -> String {
    format!(
        "{}: person specification in {}, requirements in the prose only in {}, no criteria in {}; {} skipped\n",
        count(found.adverts, "advert"),
        found.with_criteria,
        found.prose_only,
        found.without_criteria,
        skipped
    )
}

fn advert(read: &ReadAdvert, style: Style) -> String {
    let mut text = heading(read, style);
    let fields = &read.advert.fields;
    let mut facts: Vec<String> = Vec::new();
    facts.extend(
        fields
            .contract
            .as_ref()
            .map(|field| inert(&field.value).into_owned()),
    );
    facts.extend(
        fields
            .working_pattern
            .iter()
            .map(|field| inert(&field.value).into_owned()),
    );
    facts.extend(
        fields
            .reference
            .as_ref()
            .map(|field| format!("ref {}", inert(&field.value))),
    );
    facts.extend(
        fields
            .location
            .as_ref()
            .map(|field| inert(&field.value).into_owned()),
    );
    facts.extend(
        fields
            .dbs
            .as_ref()
            .filter(|dbs| dbs.value)
            .map(|_| "DBS check".to_owned()),
    );
    text.push_str(&wrap(&facts.join(style.dot()), style.width, ""));
    let lines = LineIndex::new(&read.advert.text);
    let line = |start: usize| lines.position(&read.advert.text, start).line;
    for (name, criteria) in by_heading(&read.advert.criteria) {
        text.push_str(&format!("\n{}\n", style.bold(&inert(name))));
        let rows: Vec<Vec<String>> = criteria
            .iter()
            .map(|criterion| {
                let mut how = criterion.basis.as_str().to_owned();
                if criterion.basis == personspec_parser::Basis::Inferred {
                    how = format!("{how}, {}", criterion.confidence);
                }
                let repeats = criterion.duplicate_of.as_ref();
                let said = match repeats {
                    Some(first) => format!("{} (repeats {first})", inert(&criterion.text)),
                    None => inert(&criterion.text).into_owned(),
                };
                vec![
                    criterion.id.clone(),
                    said,
                    importance(criterion),
                    how,
                    format!("line {}", line(criterion.span.start())),
                ]
            })
            .collect();
        let columns = [
            ("#", 0),
            ("Criterion", 1),
            ("Importance", 0),
            ("Basis", 0),
            ("Where", 0),
        ];
        text.push_str(&lay(&columns, &rows, style));
    }
    if !read.notes.is_empty() {
        text.push_str(&format!("\n{}\n", style.bold("Notes")));
        for note in &read.notes {
            let place = note
                .span
                .map_or_else(String::new, |span| format!("line {}: ", line(span.start())));
            let said = format!("{place}{} [{}]", inert(&note.message), note.code);
            text.push_str(&wrap(&said, style.width, "  "));
        }
    }
    let found = count(read.advert.criteria.len(), "criterion").replace("criterions", "criteria");
    text.push_str(&format!(
        "\n{}\n",
        style.dim(&format!("{found} read from {}", inert(&read.file)))
    ));
    text
}

/// Criteria under their printed headings, in the order of the text; those of the prose come last.
pub(crate) fn by_heading(criteria: &[Criterion]) -> Vec<(&str, Vec<&Criterion>)> {
    let mut groups: Vec<(&str, Vec<&Criterion>)> = Vec::new();
    let named = |criterion: &'_ Criterion| criterion.heading.is_some();
    for criterion in criteria
        .iter()
        .filter(|c| named(c))
        .chain(criteria.iter().filter(|c| !named(c)))
    {
        let name = criterion
            .heading
            .as_deref()
            .unwrap_or("Said in the text of the advert");
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, list)) => list.push(criterion),
            None => groups.push((name, vec![criterion])),
        }
    }
    groups
}
