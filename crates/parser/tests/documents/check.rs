//! What was read of a document, in a form that tests can compare.

use personspec_parser::{Basis, Importance, Options, Parsed, parse};

/// Reads `bytes`; every span must lie on its words.
pub(crate) fn read(bytes: &[u8]) -> Parsed {
    let parsed = parse("document", bytes, &Options::default());
    let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    for one in &parsed.advert.criteria {
        assert_eq!(flat(one.span.of(&parsed.advert.text)), one.text);
    }
    parsed
}

/// The criteria as "E/D/? text", those that no column decided marked by "!".
pub(crate) fn criteria(parsed: &Parsed) -> Vec<String> {
    let criteria = parsed.advert.criteria.iter();
    criteria
        .map(|one| {
            let level = match one.importance {
                Importance::Essential => "E",
                Importance::Desirable => "D",
                Importance::Unstated => "?",
            };
            let sure = if one.basis == Basis::Column { "" } else { "!" };
            format!("{level}{sure} {}", one.text)
        })
        .collect()
}

/// The heading that each criterion stands under.
pub(crate) fn headings(parsed: &Parsed) -> Vec<&str> {
    let criteria = parsed.advert.criteria.iter();
    criteria
        .map(|one| one.heading.as_deref().unwrap_or("-"))
        .collect()
}

/// Why nothing was read.
pub(crate) fn unread(bytes: &[u8]) -> (&'static str, String) {
    let parsed = read(bytes);
    assert!(parsed.advert.text.is_empty() && parsed.advert.criteria.is_empty());
    let note = parsed.notes.iter().find(|note| note.code.is_unread());
    let note = note.unwrap_or_else(|| panic!("no reason: {:?}", parsed.notes));
    (note.code.as_str(), note.message.clone())
}
