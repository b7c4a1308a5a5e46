//! What the parser promises of any input: it never panics, every span lies in the text on character
//! borders, ids are unique, a repeat points at a criterion, and the same bytes give the same result.

use personspec_parser::{Advert, Basis, Importance, Options, Origin, Parsed, parse};
use personspec_text::Span;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn read(bytes: &[u8]) -> Parsed {
    parse("any", bytes, &Options::default())
}

fn spans(advert: &Advert) -> Vec<Span> {
    let fields = &advert.fields;
    let mut spans: Vec<Span> = advert.criteria.iter().map(|one| one.span).collect();
    spans.extend(fields.title.iter().map(|field| field.span));
    spans.extend(fields.employer.iter().map(|field| field.span));
    spans.extend(fields.closing_date.iter().map(|field| field.span));
    spans.extend(fields.salary.iter().map(|field| field.span));
    spans.extend(fields.band.iter().map(|field| field.span));
    spans.extend(fields.contract.iter().map(|field| field.span));
    spans.extend(fields.working_pattern.iter().map(|field| field.span));
    spans.extend(fields.reference.iter().map(|field| field.span));
    spans.extend(fields.location.iter().map(|field| field.span));
    spans.extend(fields.dbs.iter().map(|field| field.span));
    spans
}

fn promises_hold(bytes: &[u8]) -> Result<(), TestCaseError> {
    let parsed = read(bytes);
    let advert = &parsed.advert;
    let notes = parsed.notes.iter().filter_map(|note| note.span);
    for span in spans(advert).into_iter().chain(notes) {
        prop_assert!(
            Span::new(&advert.text, span.start(), span.end()).is_some(),
            "{span:?}"
        );
    }
    let ids: BTreeSet<&str> = advert.criteria.iter().map(|one| one.id.as_str()).collect();
    prop_assert_eq!(ids.len(), advert.criteria.len());
    for one in &advert.criteria {
        prop_assert!(!one.text.trim().is_empty());
        prop_assert!(
            one.duplicate_of
                .as_deref()
                .is_none_or(|id| ids.contains(id) && id != one.id)
        );
        let known = one.importance != Importance::Unstated;
        prop_assert_eq!(known, one.basis != Basis::None, "{}", one.text);
        prop_assert!(
            one.origin == Origin::Prose || known,
            "a list line has an importance"
        );
    }
    let again = read(bytes);
    prop_assert_eq!(format!("{parsed:?}"), format!("{again:?}"));
    Ok(())
}

/// Lines that adverts are made of, and lines that only look like them.
const LINES: [&str; 36] = [
    "Person Specification",
    "PERSON SPECIFICATION (E = essential, D = desirable)",
    "Essential",
    "Desirable criteria",
    "Qualifications",
    "Experience (Desirable)",
    "Skills & Knowledge",
    "Other",
    "* HCPC registration",
    "• Degree in Physiotherapy – essential",
    "- Audit (D)",
    "1. Audit",
    "2) RiO",
    "Audit\tE",
    "Factor\tEssential\tDesirable",
    "Skills\t• Audit • RiO\tWelsh",
    "Ref / Criterion / E or D",
    "1.1 / Audit / E / A",
    "Job title",
    "Salary: £39,959 to £48,117 a year",
    "Closing date: 14/05/2026",
    "A full driving licence is essential, as is a car.",
    "We are a Trust. You must hold a PGCE.",
    "Main duties of the job",
    "About us",
    "Disclosure and Barring Service Check",
    "",
    "   ",
    "\u{2011}",
    "#J-18808-Ljbffr",
    "Résumé – “café” £",
    "<li id=\"essential_skill_1_criteria_2\">Audit</li>",
    "<h3>Skills</h3><p>a</p><p>b</p>",
    "\u{0}\u{1b}[31m",
    "(((",
    "essential essential essential",
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn of_any_bytes(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        promises_hold(&bytes)?;
    }

    #[test]
    fn of_any_text(text in "\\PC{0,400}") {
        promises_hold(text.as_bytes())?;
    }

    #[test]
    fn of_lines_of_adverts(
        lines in proptest::collection::vec((0..LINES.len(), "[ -~]{0,12}"), 0..60),
        end in prop_oneof![Just("\n"), Just("\r\n"), Just("\r"), Just(" "), Just("\u{2028}")],
    ) {
        let text: Vec<String> = lines
            .iter()
            .map(|(at, more)| format!("{}{}", LINES[*at], if more.len() > 9 { more } else { "" }))
            .collect();
        promises_hold(text.join(end).as_bytes())?;
    }

    #[test]
    fn more_lines_of_a_list_keep_the_first(extra in 0_usize..8) {
        let mut text = String::from("Nurse\nPerson Specification\nSkills\n* Audit of notes\n");
        for at in 0..extra {
            text.push_str(&format!("* Line number {at} of the list\n"));
        }
        let parsed = read(text.as_bytes());
        prop_assert_eq!(parsed.advert.criteria.len(), extra + 1);
        prop_assert_eq!(parsed.advert.criteria[0].text.as_str(), "Audit of notes");
    }
}

/// A list far longer than any advert's is read to its end; a step whose work grew with the square of
/// the lines would make this test stand out by minutes.
#[test]
fn a_large_text_is_read_whole() {
    let lines = 40_000;
    let mut text = String::from("Nurse\nPerson Specification\nExperience\n");
    for at in 0..lines {
        text.push_str(&format!("* Experience number {at} of wards and clinics\n"));
    }
    assert_eq!(read(text.as_bytes()).advert.criteria.len(), lines);
}
