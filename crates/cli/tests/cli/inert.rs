//! Guards that adverts, profiles and names of files can put nothing on a terminal but letters: no
//! escape codes, no marks that reorder or hide text, in every command and format.

use crate::run::{folder, run};

/// Escape codes (7-bit and 8-bit), a bell, a window title, bidi overrides and isolates, joiners,
/// invisible tags.
const HOSTILE: &str = "\u{1b}[2J\u{1b}]0;owned\u{7}\u{9b}31m\u{8}\u{202e}\u{2066}\u{61c}\u{200b}\u{200f}\u{ad}\u{e0041}\u{feff}";

/// Whether a terminal would act on it, or it reorders or hides text.
fn acts(c: char) -> bool {
    (c.is_control() && c != '\n')
        || matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
}

/// Text that acts on nothing: a file of escape codes alone is taken for a binary one.
fn plain() -> String {
    "About us\nWe are a trust with a small head office and large wellingtons.\n".repeat(40)
}

#[test]
fn hostile_text_is_inert_in_every_command_and_format() {
    let advert = format!(
        "Physiotherapist{HOSTILE} Falls\nOxmere{HOSTILE} NHS Trust\nReference number\nA{HOSTILE}1\n\
         Person Specification\nQualifications{HOSTILE}\nEssential\n* Degree in {HOSTILE}physiotherapy\n\
         * HCPC registration{HOSTILE}\nOther\nDesirable\n* Member of CSP{HOSTILE}\n* HPCP{HOSTILE}\u{2028}\n{}",
        plain()
    );
    let escaped: String = HOSTILE
        .chars()
        .chain(['\u{2028}'])
        .map(|c| format!("\\U{:08x}", u32::from(c)))
        .collect();
    let profile = format!(
        "candidate: \"C{escaped}\"\nheadline: \"H{escaped}\"\nmemberships: [{{body: \"CSP{escaped}\"}}]\n\
         statements: [\"Member of CSP{escaped}\", \"Degree in physiotherapy {escaped}\"]\n"
    );
    let raw = format!("candidate: C{HOSTILE}\nskils{HOSTILE}: [x]\n");
    let file = "a\u{1b}[31m\u{202e}.txt";
    let files = folder(&[
        (file, advert.as_bytes()),
        ("p.yaml", profile.as_bytes()),
        ("raw.yaml", raw.as_bytes()),
        ("bare\u{1b}[31m.txt", b"x"),
    ]);
    for line in ["parse .", "check . -p p.yaml -p raw.yaml", "rank . -p ."] {
        for format in ["text", "text --ascii", "text --width 50", "json", "ndjson"] {
            let done = run(files.path(), &format!("{line} --format {format}"));
            assert_eq!(done.code, Some(4), "{done:#?}");
            for (what, text) in [("output", &done.out), ("error", &done.err)] {
                let bad: Vec<char> = text.chars().filter(|c| acts(*c)).collect();
                assert!(bad.is_empty(), "{line} {format}: {what}: {bad:?}\n{text:?}");
            }
            let read = if format.starts_with("text") {
                "Oxmere[2J"
            } else {
                "Oxmere\\u001b[2J"
            };
            assert!(done.out.contains(read), "{done:#?}");
        }
    }
}

#[test]
fn json_keeps_the_text_verbatim() {
    let text = format!("Knowledge of {HOSTILE}audit");
    let advert = format!(
        "Person Specification\nSkills\nEssential\n* {text}\n* Notes\n{}",
        plain()
    );
    let files = folder(&[("a.txt", advert.as_bytes())]);
    let done = run(files.path(), "parse a.txt --format json");
    let result = done.json();
    let found = result["result"]["adverts"][0]["criteria"][0]["text"].as_str();
    let words = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(found.map(words), Some(words(&text)));
    assert!(done.out.contains("\\u202e") && done.out.contains("\\udb40\\udc41"));
}

#[test]
fn hostile_text_is_inert_in_every_other_command() {
    let advert = format!(
        "Physiotherapist{HOSTILE} Falls\nOxmere{HOSTILE} NHS Trust\nPerson Specification\nSkills\nEssential\n\
         * Audit{HOSTILE} of falls\n* HPCP{HOSTILE} registration\n{}",
        plain()
    );
    let escaped: String = HOSTILE
        .chars()
        .map(|c| format!("\\U{:08x}", u32::from(c)))
        .collect();
    let profile = format!(
        "candidate: \"C{escaped}\"\nstatements: [\"Audit{escaped} of falls, ring 07700 900123\"]\n"
    );
    let cv = format!(
        "Somebody{HOSTILE}\nEmployment{HOSTILE}\nEmployment\nNurse{HOSTILE}, A Trust, 2019 - 2020\n- Audit{HOSTILE}\n\
         Skills\n- RiO{HOSTILE}\n{}",
        plain()
    );
    let resume = serde_json::json!({ "work": [{ "position": format!("Nurse{HOSTILE}"), "highlights": [format!("Audit{HOSTILE}")] }] });
    let xml = format!(
        "<SkillsPassport><LearnerInfo><WorkExperienceList><WorkExperience><Position><Label>Nurse{HOSTILE}</Label>\
         </Position></WorkExperience></WorkExperienceList></LearnerInfo></SkillsPassport>\n<!-- {} -->",
        plain()
    );
    let settings = format!("fromat{HOSTILE} = 1\n\"a\\u001b[31m\" = 1\n");
    let files = folder(&[
        ("a.txt", advert.as_bytes()),
        ("p.yaml", profile.as_bytes()),
        ("cv\u{1b}[31m\u{202e}.txt", cv.as_bytes()),
        ("cv.json", resume.to_string().as_bytes()),
        ("cv.xml", xml.as_bytes()),
        ("bad.toml", settings.as_bytes()),
    ]);
    let words = |line: &str| -> Vec<String> { line.split(' ').map(ToOwned::to_owned).collect() };
    let mut lines: Vec<Vec<String>> = [
        "check a.txt -p p.yaml --format json -o before.json",
        "init json --from cv.json",
        "init xml --from cv.xml",
        "diff before.json before.json",
        "config --config bad.toml",
        "explain \u{1b}[31m",
        "man \u{1b}[31m",
        "\u{1b}[31m",
    ]
    .map(words)
    .to_vec();
    lines.push(words("init text --from cv\u{1b}[31m\u{202e}.txt"));
    lines.push(words("diff before.json cv\u{1b}[31m\u{202e}.txt"));
    for format in ["text", "json", "ndjson", "sarif", "github"] {
        lines.push(words(&format!("lint a.txt p.yaml --format {format}")));
    }
    for format in ["text", "md", "json"] {
        lines.push(words(&format!("plan a.txt -p p.yaml --format {format}")));
    }
    for line in lines {
        let line: Vec<&str> = line.iter().map(String::as_str).collect();
        let done = crate::run::run_words(files.path(), &line);
        for (what, text) in [("output", &done.out), ("error", &done.err)] {
            let bad: Vec<char> = text.chars().filter(|c| acts(*c)).collect();
            assert!(bad.is_empty(), "{line:?}: {what}: {bad:?}\n{text:?}");
        }
    }
    for draft in ["json", "xml", "text"] {
        let place = files.path().join(draft).join("profile.yaml");
        let yaml = std::fs::read_to_string(place).expect("it was drafted");
        assert!(yaml.contains("Nurse"), "{yaml}");
        assert!(!yaml.chars().any(acts), "{yaml:?}");
    }
}
