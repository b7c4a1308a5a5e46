//! The screen of `parse`: the fields, the criteria by heading, the notes.

use super::style::Style;
use super::table::{lay, wrap};
use super::words::heading;
use crate::data::Post;
use crate::inert::inert;
use crate::result::{Found, ReadAdvert};
use crate::words::{count, importance};
use personspec_parser::Code;
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
    let fields = &read.advert.fields;
    let closed = read.notes.iter().any(|note| note.code == Code::Closed);
    let mut text = heading(&Post::from(fields), closed, style);
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
    for (name, criteria) in by_heading(&read.advert.criteria, |one| one.heading.as_deref()) {
        text.push_str(&format!("\n{}", style.heading(&inert(name))));
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
                    importance(criterion.importance.into(), criterion.basis.into()),
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
    let found = count(read.advert.criteria.len(), "criterion");
    text.push_str(&format!(
        "\n{}\n",
        style.dim(&format!("{found} read from {}", inert(&read.file)))
    ));
    text
}

/// Criteria under their printed headings, in the order of the text; those of the prose come last.
pub(crate) fn by_heading<T>(
    criteria: &[T],
    heading: impl Fn(&T) -> Option<&str>,
) -> Vec<(&str, Vec<&T>)> {
    let mut groups: Vec<(&str, Vec<&T>)> = Vec::new();
    let named = criteria.iter().filter(|one| heading(one).is_some());
    let prose = criteria.iter().filter(|one| heading(one).is_none());
    for criterion in named.chain(prose) {
        let name = heading(criterion).unwrap_or("Said in the text of the advert");
        match groups.iter_mut().find(|(known, _)| *known == name) {
            Some((_, list)) => list.push(criterion),
            None => groups.push((name, vec![criterion])),
        }
    }
    groups
}
