//! Guards that one hostile advert and one hostile profile (tags, scripts, formulas, escape codes, bidi
//! marks, NUL bytes, a line of a megabyte) are inert in every format of every command, and in a saved
//! result that was tampered with.

use crate::run::{Ran, folder, run};
use crate::xml::well_formed;
use std::io::Read;
use tempfile::TempDir;

pub(crate) const HOSTILE: &str = "<script>alert(1)</script><img src=x onerror=alert(2)>\"'><svg/onload=alert(3)>\
    ]]>--></style></title>{{7*7}}|[x](javascript:alert(4))![y](https://evil.example/z)`&lt;`\
    \u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{8}\u{202e}\u{2066}\u{200b}\u{feff}\u{e0041}";
/// A title that is short enough to be taken for one.
const TITLE: &str = "Senior Nurse <script>alert(5)</script>\u{1b}[2J\u{202e}";
pub(crate) const FORMULA: &str = "=HYPERLINK(\"https://evil.example\",\"click\")";

/// The hostile advert as text.
pub(crate) fn advert() -> String {
    let plain = "About us\nWe are a trust with a small head office.\n".repeat(60);
    format!(
        "{TITLE}\nEmployer: =1+1 <b>Sallowby</b> NHS Trust\n{FORMULA} {HOSTILE}\n@SUM(A1) NHS Trust {HOSTILE}\nReference number\n+1{HOSTILE}\nLocation: -2+3{HOSTILE}\n\
         Person Specification\n{HOSTILE} Qualifications\nEssential\n* {FORMULA}\n* HCPC registration {HOSTILE}\n\
         * -1+1 cmd|'/C calc'!A0 {HOSTILE}\n* \u{0}NUL\u{0} bytes{HOSTILE}\nOther\nDesirable\n* @here {HOSTILE}\n\
         * ＝wide {HOSTILE}\n{plain}"
    )
}

/// The advert, the profile, and what the adviser says.
fn files() -> TempDir {
    let long = "long words of a line ".repeat(50_000);
    let shorter = "long words of a line ".repeat(40_000);
    let advert = advert();
    let escaped: String = HOSTILE
        .chars()
        .map(|c| format!("\\U{:08x}", u32::from(c)))
        .collect();
    let profile = format!(
        "candidate: \"=C1 {escaped}\"\nheadline: \"{escaped}\"\nregistrations: [{{body: HCPC, profession: \"{escaped}\"}}]\n\
         statements: [\"=HYPERLINK(1) HCPC registration {escaped}\", \"NUL bytes \\0 {escaped}\", \"{shorter}\"]\n\
         skills: [\"-1+1 cmd calc {escaped}\"]\n"
    );
    let said = format!(
        "overrides:\n- {{profile: p, advert: a, criterion: Q2, outcome: met, reason: \"=1+1 {escaped}\", by: \"{escaped}\"}}\n"
    );
    let name = "c<b>\u{1b}[31m=1.txt";
    folder(&[
        ("a.txt", format!("{advert}{long}\n").as_bytes()),
        (name, advert.as_bytes()),
        ("p.yaml", profile.as_bytes()),
        ("said.yaml", said.as_bytes()),
        ("none<i>.txt", b"x"),
    ])
}

/// Whether a terminal would act on it, or it reorders or hides text.
pub(crate) fn acts(c: char) -> bool {
    (c.is_control() && c != '\n' && c != '\r')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

#[track_caller]
pub(crate) fn inert(done: &Ran, what: &str) {
    for text in [&done.out, &done.err] {
        let bad: Vec<char> = text.chars().filter(|c| acts(*c)).collect();
        assert!(bad.is_empty(), "{what}: {bad:?}");
    }
}

/// The tags and attributes of a page are ours.
#[track_caller]
fn html(page: &str) {
    const TAGS: [&str; 41] = [
        "!doctype", "html", "meta", "title", "style", "svg", "pattern", "path", "main", "article",
        "p", "h1", "h2", "strong", "dl", "dt", "dd", "span", "div", "ul", "ol", "li", "b", "small",
        "table", "caption", "thead", "tbody", "tr", "th", "td", "q", "footer", "br", "nav", "a",
        "details", "summary", "code", "figure", "hr",
    ];
    assert!(
        page.contains("<meta http-equiv=Content-Security-Policy content=\"default-src 'none'")
            || page.contains(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'"
            )
    );
    for tag in page.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag
            .trim_start_matches('/')
            .split([' ', '/'])
            .next()
            .unwrap_or_default();
        assert!(TAGS.contains(&name), "<{tag}>");
        let lower = tag.to_lowercase();
        assert!(
            !lower.contains("javascript:") && !lower.contains("evil."),
            "<{tag}>"
        );
        for attribute in lower.split(' ').skip(1) {
            assert!(
                !attribute.starts_with("on") && !attribute.starts_with("src="),
                "<{tag}>"
            );
        }
    }
    for link in page.split("href=").skip(1) {
        assert!(
            link.starts_with("\"#"),
            "{}",
            link.chars().take(40).collect::<String>()
        );
    }
}

/// A picture without a script, a link, a handler or a tag of theirs.
fn svg(printed: &str) {
    const TAGS: [&str; 9] = [
        "svg", "title", "style", "defs", "pattern", "path", "rect", "text", "g",
    ];
    for (tag, attributes) in well_formed(printed) {
        assert!(TAGS.contains(&tag.as_str()), "<{tag}>");
        for (name, value) in attributes {
            assert!(
                !name.starts_with("on") && !name.contains("href"),
                "{name}={value}"
            );
            assert!(
                !value.contains("evil") && !value.contains("javascript"),
                "{name}={value}"
            );
        }
    }
}

/// That a text of that format holds nothing that acts.
pub(crate) fn of_format(format: &str, printed: &str) {
    match format {
        "html" => html(printed),
        "csv" => csv(printed, 0),
        "md" => markdown(printed),
        "svg" => svg(printed),
        _ => {}
    }
}

fn csv(printed: &str, least: usize) {
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(printed.as_bytes());
    let mut formulas = 0;
    for row in reader.records() {
        for cell in &row.expect("CSV") {
            let begins = ['=', '+', '-', '@', '\t', '\r', '＝'];
            assert!(!cell.trim_start().starts_with(begins), "{cell:?}");
            formulas += usize::from(cell.starts_with("'="));
        }
    }
    assert!(
        formulas >= least,
        "the formulas of the advert are there as text"
    );
}

/// Markdown without a tag, a link, a picture or a code span of theirs.
fn markdown(printed: &str) {
    for line in printed.lines() {
        let line = line.replace("<br>", " ");
        assert!(
            !line.contains('<') && !line.contains("https://") && !line.contains(" www."),
            "{line}"
        );
        let plain = line
            .replace("\\\\", "")
            .replace("\\[", "")
            .replace("\\]", "")
            .replace("\\`", "");
        assert!(
            !plain.contains("](") && !plain.contains('`') && !plain.contains(']'),
            "{line}"
        );
        let cells = line
            .starts_with("| ")
            .then(|| line.replace("\\|", "").matches('|').count());
        assert!(cells.is_none_or(|cells| cells <= 7), "{line}");
    }
}

/// No formula, link or part that acts is in a workbook.
fn workbook(bytes: &[u8]) {
    let mut archive =
        zip::ZipArchive::new(std::io::Cursor::new(bytes)).expect("a workbook is a zip");
    for at in 0..archive.len() {
        let mut part = archive.by_index(at).expect("a part");
        let name = part.name().expect("a name").into_owned();
        let mut text = String::new();
        part.read_to_string(&mut text).expect("XML");
        assert!(
            !text.contains("<f>") && !text.contains("<f ") && !text.contains("hyperlink"),
            "{name}"
        );
        assert!(
            !name.contains("vba") && !name.contains("external"),
            "{name}"
        );
        let bad: Vec<char> = text.chars().filter(|c| acts(*c)).collect();
        assert!(bad.is_empty(), "{name}: {bad:?}");
        well_formed(&text);
    }
}

#[test]
fn a_hostile_advert_and_profile_are_inert_in_every_format() {
    let files = files();
    let at = files.path();
    // What is tested below is there: the title and the employer are found, hostile as they are.
    let fields =
        run(at, "parse a.txt --format json").json()["result"]["adverts"][0]["fields"].clone();
    for key in ["title", "employer"] {
        let value = fields[key].as_str().unwrap_or_default();
        assert!(
            value.contains('<') && value.contains("</"),
            "{key}: {fields:#}"
        );
    }
    for line in [
        "check . -p p.yaml",
        "rank . -p p.yaml",
        "rank . -p p.yaml --by vacancy",
    ] {
        let line = format!("{line} --overrides said.yaml");
        for format in [
            "text",
            "text --ascii --width 60",
            "json",
            "ndjson",
            "csv",
            "md",
            "html",
            "svg",
        ] {
            let done = run(at, &format!("{line} --names --format {format}"));
            assert_eq!(done.code, Some(4), "{line} {format}: {}", done.err);
            assert!(done.out.len() > 300, "{line} {format}");
            inert(&done, &format!("{line} {format}"));
            match format {
                "csv" => csv(&done.out, usize::from(line.contains("check"))),
                other => of_format(other, &done.out),
            }
        }
    }
    let done = run(
        at,
        "rank . -p p.yaml --names --overrides said.yaml --format xlsx -o out.xlsx",
    );
    assert_eq!(done.code, Some(4), "{done:#?}");
    workbook(&std::fs::read(at.join("out.xlsx")).expect("it was written"));
    for line in ["parse a.txt", "lint a.txt p.yaml"] {
        for format in ["text", "json", "ndjson"] {
            inert(&run(at, &format!("{line} --format {format}")), line);
        }
    }
}

#[test]
fn a_saved_result_is_trusted_no_more_than_an_advert() {
    let files = files();
    let at = files.path();
    run(at, "check a.txt -p p.yaml --format json -o check.json");
    run(at, "rank a.txt -p p.yaml --format json -o rank.json");
    for kind in ["check", "rank"] {
        for format in ["text", "csv", "md", "html", "svg"] {
            let line = format!("report {kind}.json --names --format {format}");
            let done = run(at, &line);
            assert_eq!(done.code, Some(0), "{done:#?}");
            inert(&done, &line);
            match format {
                "csv" => csv(&done.out, usize::from(line.contains("check"))),
                other => of_format(other, &done.out),
            }
        }
        let saved =
            std::fs::read_to_string(at.join(format!("{kind}.json"))).expect("it was written");
        // Numbers that no advert gives: nothing is drawn without end, and nothing overflows.
        let digits = |text: &str| text.replace("\"met\": 0", "\"met\": 4294967295");
        let many = digits(&saved).replace("\"points\": 0", "\"points\": 4294967295");
        assert!(many != saved, "{saved}");
        std::fs::write(at.join("many.json"), many).expect("it can be written");
        for format in ["text", "csv", "md", "html", "svg"] {
            let done = run(at, &format!("report many.json --format {format}"));
            assert_eq!(done.code, Some(0), "{format}: {}", done.err);
            assert!(done.out.len() < 1 << 24, "{format}: {}", done.out.len());
        }
        // Every text of the result hostile, those of ours too.
        let mut value: serde_json::Value = serde_json::from_str(&saved).expect("JSON");
        poison(&mut value, "");
        std::fs::write(at.join("bad.json"), value.to_string()).expect("it can be written");
        for format in ["text", "md", "html", "svg"] {
            let done = run(at, &format!("report bad.json --names --format {format}"));
            assert_eq!(done.code, Some(0), "{done:#?}");
            inert(&done, format);
            of_format(format, &done.out);
        }
    }
}

/// Makes every free text hostile; words that are one of a few, without which it is no result, stay.
fn poison(value: &mut serde_json::Value, key: &str) {
    const WORDS: [&str; 18] = [
        "role",
        "kind",
        "format_version",
        "state",
        "importance",
        "basis",
        "stage",
        "outcome",
        "confidence",
        "method",
        "group",
        "period",
        "severity",
        "by",
        "reason",
        "today",
        "closing_date",
        "ours",
    ];
    match value {
        serde_json::Value::String(text) if !WORDS.contains(&key) => text.push_str(HOSTILE),
        serde_json::Value::Array(list) => list.iter_mut().for_each(|one| poison(one, key)),
        serde_json::Value::Object(fields) => {
            fields.iter_mut().for_each(|(key, one)| poison(one, key));
        }
        _ => {}
    }
}
