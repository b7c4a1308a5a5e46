//! What the parser promises of any input: it never panics, every span lies in the text on character
//! borders, ids are unique, a repeat points at a criterion, and the same bytes give the same result.

use personspec_parser::{Advert, Basis, Importance, Options, Origin, Parsed, parse, parse_all};
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
    let all = parse_all("any", bytes, &Options::default());
    let names: BTreeSet<&str> = all.iter().map(|one| one.advert.id.as_str()).collect();
    prop_assert_eq!(names.len(), all.len());
    prop_assert!(!all.is_empty());
    for parsed in &all {
        hold_of(parsed)?;
    }
    let again = parse_all("any", bytes, &Options::default());
    prop_assert_eq!(format!("{all:?}"), format!("{again:?}"));
    let told = Options {
        explain: true,
        ..Options::default()
    };
    for (parsed, told) in all.iter().zip(parse_all("any", bytes, &told)) {
        reasons_hold(parsed, &told)?;
    }
    Ok(())
}

/// To ask for reasons changes nothing; there is one where an importance was inferred, and only there, and
/// its odds are those that decided.
fn reasons_hold(parsed: &Parsed, told: &Parsed) -> Result<(), TestCaseError> {
    prop_assert!(parsed.inferences.is_empty());
    let criteria = &told.advert.criteria;
    prop_assert_eq!(
        format!("{:?}", parsed.advert.criteria),
        format!("{criteria:?}")
    );
    if !told.inferences.is_empty() {
        prop_assert_eq!(told.inferences.len(), criteria.len());
    }
    for (one, why) in criteria.iter().zip(&told.inferences) {
        prop_assert_eq!(why.is_some(), one.basis == Basis::Inferred);
        let Some(why) = why else { continue };
        prop_assert!((1..=why.of).contains(&why.line) && why.turns_after <= why.of);
        prop_assert!(why.essential.max(why.by_words).max(why.by_place) <= 1000);
        if !why.bare && why.essential != 500 {
            let essential = one.importance == Importance::Essential;
            prop_assert_eq!(why.essential > 500, essential);
        }
    }
    Ok(())
}

fn hold_of(parsed: &Parsed) -> Result<(), TestCaseError> {
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

/// Pieces that files of records are made of; the first is followed by a line of an advert.
const JSON: [&str; 24] = [
    "\\n",
    "\"@type\": \"JobPosting\"",
    "\"@type\": [\"Thing\", \"JobPosting\"]",
    "\"@graph\": [",
    "\"title\": \"Nurse &amp; lead\"",
    "\"description\": \"&lt;h3&gt;Skills&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Audit",
    "\"description\": \"<p>Essential</p><ul><li>Audit &ndash; caf\u{e9}</li>",
    "\"identifier\": {\"value\": 7}",
    "\"validThrough\": \"2026-13-40T\"",
    "\"baseSalary\": {\"value\": {\"minValue\": \"1e9\", \"maxValue\": -3}}",
    "\"jobLocation\": [{\"address\": \"\u{a3}\"}, 5]",
    "\"skills\": [\"Audit\", [\"RiO\"], null]",
    "\"employmentType\": [\"FULL_TIME\", 3]",
    "\"",
    ",",
    ", ",
    ":",
    "{",
    "}",
    "[",
    "]",
    "}\n{",
    "\\",
    "\n",
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
    fn of_records(
        parts in proptest::collection::vec((0..JSON.len(), 0..LINES.len()), 0..40),
    ) {
        let mut text = String::from("[{");
        for (at, line) in parts {
            text.push_str(JSON[at]);
            if at == 0 {
                text.push_str(&LINES[line].replace('"', "'"));
            }
        }
        promises_hold(text.as_bytes())?;
        promises_hold(text.replacen('[', "", 1).as_bytes())?;
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

/// The same of a file of records, whole and cut off, and of brackets without end.
#[test]
fn a_large_file_of_records_is_read_whole() {
    let record = |at: usize| {
        format!(
            r#"{{"@type": "JobPosting", "title": "Nurse", "description": "&lt;li&gt;Audit {at}&lt;/li&gt;"}}"#
        )
    };
    let records: Vec<String> = (0..20_000).map(record).collect();
    let list = format!("[{}]", records.join(", "));
    for text in [records.join("\n"), list.clone()] {
        let all = parse_all("many", text.as_bytes(), &Options::default());
        assert_eq!(all.len(), records.len());
    }
    let cut = parse_all(
        "cut",
        &list.as_bytes()[..list.len() / 2],
        &Options::default(),
    );
    assert!(cut.len() >= records.len() / 2 - 1);
    for open in ["[{\"a\":", "[{", "{\"a\":[", "}", "[{}]]"] {
        let text = String::from("[{\"a\": ") + &open.repeat(200_000);
        assert!(!parse_all("deep", text.as_bytes(), &Options::default()).is_empty());
    }
}
