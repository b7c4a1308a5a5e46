//! Guards that hostile words stay words whatever file carries them: an advert as a Word document, a PDF, a
//! saved page or a record, and a CV of every kind, through the importers and the commands.

use crate::cvs::{SAMPLES, TABLES, archive, pdf, sample};
use crate::hostile::{FORMULA, HOSTILE, acts, advert, inert, of_format};
use crate::run::{ADVERT, PROFILE, Ran, folder, run_words};

/// Words of the samples, in every kind of place: employers, schools, duties, skills.
const PLACES: [&str; 9] = [
    "Harrowgate Lane",
    "Kestrel Moor",
    "Supervise",
    "Wrote",
    "Mentor",
    "Care plans",
    "SystmOne",
    "enteral feeding",
    "wound care",
];

/// A sample with hostile words at its places, as `written` puts them into that kind of file.
fn spoiled(text: &str, written: impl Fn(&str) -> String) -> String {
    let mut text = text.to_owned();
    for word in PLACES {
        let hostile = format!("{word} {HOSTILE} {FORMULA} ");
        text = text.replace(word, &written(&hostile));
    }
    text
}

/// Every character that is more than a letter or a digit by its number: an escape code comes through what
/// refuses one as it is.
fn in_xml(text: &str) -> String {
    let one = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | ' ' => c.to_string(),
        c => format!("&#{};", u32::from(c)),
    };
    text.chars().map(one).collect()
}

fn in_json(text: &str) -> String {
    let quoted = serde_json::Value::from(text).to_string();
    quoted.trim_matches('"').to_owned()
}

/// A Word document of these lines.
fn word(text: &str) -> Vec<u8> {
    let lines = text.lines().map(|line| {
        let item = line.strip_prefix("• ").or_else(|| line.strip_prefix("* "));
        let list = if item.is_some() {
            "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
        } else {
            ""
        };
        let words = in_xml(item.unwrap_or(line));
        format!("<w:p>{list}<w:r><w:t xml:space=\"preserve\">{words}</w:t></w:r></w:p>")
    });
    let body: String = lines.collect();
    let document = format!(
        "<w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{body}</w:body></w:document>"
    );
    archive(&[("word/document.xml", document)])
}

/// A CV of that kind with hostile words in it.
fn cv(kind: &str) -> Vec<u8> {
    let text = |name: &str| String::from_utf8(sample(name)).expect("the sample is text");
    let plain = || spoiled(&text("cv-ot.txt"), ToOwned::to_owned);
    match kind {
        "cv-ot.txt" => plain().into_bytes(),
        "resume.json" => spoiled(&text(kind), in_json).into_bytes(),
        "europass-old.xml" | "europass-new.xml" => spoiled(&text(kind), in_xml).into_bytes(),
        "europass.pdf" => pdf(
            &[HOSTILE, FORMULA],
            Some(&spoiled(&text("europass-new.xml"), in_xml)),
        ),
        // A quote would end a cell that stands in quotes.
        "linkedin.zip" => archive(
            &TABLES.map(|(name, table)| (name, spoiled(table, |words| words.replace('"', "'")))),
        ),
        "cv.docx" => word(&plain()),
        "cv.pdf" => pdf(&plain().lines().collect::<Vec<_>>(), None),
        other => panic!("no kind {other}"),
    }
}

/// Runs and fails on a code that is none of these, a panic, or words that act.
#[track_caller]
fn ends(place: &std::path::Path, words: &[&str], codes: &[i32]) -> Ran {
    let done = run_words(place, words);
    let code = done.code.expect("it ends by itself");
    assert!(codes.contains(&code), "{words:?}: {done:#?}");
    inert(&done, &words.join(" "));
    done
}

#[test]
fn a_hostile_cv_of_every_kind_is_drafted_inert() {
    for kind in SAMPLES {
        // Its name is hostile too.
        let name = format!("a<b>\u{1b}[31m={kind}");
        let bytes = cv(kind);
        let files = folder(&[
            (&name, &bytes),
            ("advert.txt", ADVERT.as_bytes()),
            ("hostile.txt", advert().as_bytes()),
            ("p.yaml", PROFILE.as_bytes()),
        ]);
        let at = files.path();
        let drafted = ends(at, &["init", "draft", "--from", &name], &[0]);
        assert!(drafted.out.contains("to check"), "{drafted:#?}");
        let yaml = std::fs::read_to_string(at.join("draft/profile.yaml")).expect("it was written");
        let bad: Vec<char> = yaml.chars().filter(|c| acts(*c)).collect();
        assert!(bad.is_empty(), "{kind}: {bad:?}\n{yaml}");
        assert!(yaml.contains("Harrowgate Lane"), "{kind}: {yaml}");
        let profile = "draft/profile.yaml";
        ends(at, &["lint", profile], &[0]);
        for format in ["text", "json", "ndjson", "csv", "md", "html", "svg"] {
            for advert in ["advert.txt", "hostile.txt"] {
                let words = [
                    "check", advert, "-p", profile, "--names", "--format", format,
                ];
                let done = ends(at, &words, &[0]);
                of_format(format, &done.out);
            }
            let words = [
                "rank",
                "advert.txt",
                "-p",
                profile,
                "--names",
                "--format",
                format,
            ];
            of_format(format, &ends(at, &words, &[0]).out);
        }
        for format in ["text", "json"] {
            ends(
                at,
                &["plan", "hostile.txt", "-p", profile, "--format", format],
                &[0],
            );
        }
        let words = ["plan", "hostile.txt", "-p", profile, "-o", "plan.docx"];
        ends(at, &words, &[0]);
        // A CV where something else is asked for ends with a code of the table, and says why.
        for words in [
            &["parse", &name][..],
            &["check", &name, "-p", "p.yaml"],
            &["rank", &name, "-p", "p.yaml"],
            &["lint", &name],
        ] {
            ends(at, words, &[0, 3, 4]);
        }
        for words in [
            &["check", "advert.txt", "-p", &name][..],
            &["report", &name],
            &["diff", &name, &name],
        ] {
            let done = ends(at, words, &[3]);
            assert!(
                done.out.is_empty() && done.err.contains("error: "),
                "{done:#?}"
            );
        }
    }
}

#[test]
fn a_hostile_advert_in_every_file_is_inert() {
    let text = advert();
    let paragraphs: String = text
        .lines()
        .map(|line| format!("<p>{}</p>", in_xml(line)))
        .collect();
    let posting = serde_json::json!({
        "@context": "https://schema.org", "@type": "JobPosting", "title": format!("{FORMULA} {HOSTILE}"),
        "hiringOrganization": { "name": HOSTILE }, "description": paragraphs,
    });
    let page = format!(
        "<!doctype html><title>{}</title><body>{paragraphs}",
        in_xml(HOSTILE)
    );
    let lines: Vec<&str> = text
        .lines()
        .filter(|line| !line.contains("head office"))
        .collect();
    let files = folder(&[
        ("a.docx", &word(&text)),
        ("a.pdf", &pdf(&lines, None)),
        ("a.json", posting.to_string().as_bytes()),
        ("a.html", page.as_bytes()),
        ("p.yaml", PROFILE.as_bytes()),
    ]);
    let at = files.path();
    for name in ["a.docx", "a.pdf", "a.json", "a.html"] {
        let read = ends(at, &["parse", name, "--format", "json"], &[0]).json();
        let criteria = read["result"]["adverts"][0]["criteria"].as_array();
        assert!(criteria.expect("criteria").len() >= 4, "{name}: {read:#}");
        for format in ["text", "ndjson", "yaml"] {
            ends(at, &["parse", name, "--format", format], &[0]);
        }
        for format in ["text", "json", "sarif", "github"] {
            ends(at, &["lint", name, "--format", format], &[0]);
        }
        for format in ["text", "json", "ndjson", "csv", "md", "html", "svg"] {
            for command in ["check", "rank"] {
                let done = ends(
                    at,
                    &[command, name, "-p", "p.yaml", "--format", format],
                    &[0],
                );
                of_format(format, &done.out);
            }
        }
        for format in ["text", "json"] {
            ends(
                at,
                &["plan", name, "-p", "p.yaml", "--format", format],
                &[0],
            );
        }
        // An advert is no CV; what can be taken from it is taken, or it is refused with words.
        ends(
            at,
            &["init", &format!("of-{name}"), "--from", name],
            &[0, 3],
        );
    }
}
