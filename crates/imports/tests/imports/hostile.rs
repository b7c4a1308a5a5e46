//! Files made to harm, or broken: each ends at once with a message to act on, and whatever is drafted
//! reads as a profile.

use crate::files::{SAMPLES, archive, pdf, sample};
use personspec_imports::draft;
use proptest::prelude::*;
use std::time::{Duration, Instant};

/// Fails unless the bytes are refused at once with these words.
#[track_caller]
fn refused(bytes: &[u8], words: &str) {
    let since = Instant::now();
    let refusal = draft("x", bytes).expect_err("it is refused");
    assert!(refusal.message.contains(words), "{refusal}");
    assert!(since.elapsed() < Duration::from_secs(10), "{refusal}");
}

/// Fails unless a draft of the bytes, if there is one, reads as a profile.
fn reads(bytes: &[u8]) {
    if let Ok(draft) = draft("x", bytes) {
        let yaml = draft.to_yaml();
        if let Err(faults) = personspec_profile::read("p", "p.yaml", &yaml) {
            let shown: String = faults
                .iter()
                .map(personspec_profile::Diagnostic::render)
                .collect();
            panic!("{yaml}\n{shown}");
        }
    }
}

#[test]
fn bombs_end_at_once() {
    let zeros = "0,".repeat(20 * 1024 * 1024 / 2);
    refused(
        &archive(&[("Positions.csv", zeros)]),
        "unpacks to more than",
    );
    let many: Vec<String> = (0..3000).map(|at| format!("f{at}")).collect();
    let mut many: Vec<(&str, String)> = many
        .iter()
        .map(|name| (name.as_str(), String::new()))
        .collect();
    many.push(("Profile.csv", String::new()));
    refused(&archive(&many), "files");
    let deep = format!("<SkillsPassport>{}", "<a>".repeat(200_000));
    refused(deep.as_bytes(), "more than any CV");
    let wide = format!("<SkillsPassport>{}", "<a/>".repeat(200_000));
    refused(wide.as_bytes(), "more than any CV");
    let nested = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    refused(nested.as_bytes(), "the JSON is broken");
}

#[test]
fn entities_do_not_grow() {
    let laughs = "<!DOCTYPE x [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\
        <SkillsPassport><LearnerInfo><Headline><Description><Label>&c;</Label></Description></Headline>\
        <WorkExperienceList><WorkExperience><Position><Label>Nurse &c;</Label></Position></WorkExperience></WorkExperienceList>\
        </LearnerInfo></SkillsPassport>";
    let yaml = draft("x", laughs.as_bytes()).unwrap().to_yaml();
    assert!(
        yaml.contains("post: Nurse") && !yaml.contains("haha"),
        "{yaml}"
    );
}

#[test]
fn what_is_no_cv_says_what_it_is() {
    refused(b"", "empty");
    refused(b" \n ", "empty");
    refused(b"{\"a\": 1}", "no JSON Resume");
    refused(b"[]", "no JSON Resume");
    refused(b"{\"basics\": ", "line 1, column");
    refused(b"<html><body>me</body></html>", "web page");
    refused(b"<cv/>", "neither a SkillsPassport nor a Candidate");
    refused(b"<SkillsPassport><LearnerInfo", "broken");
    refused(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0", "binary file");
    refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old Word document");
    refused(b"PK\x03\x04 cut", "damaged");
    refused(
        &archive(&[("a.txt", "a".into())]),
        "neither a Word document nor a LinkedIn export",
    );
    refused(b"%PDF-1.7 cut", "damaged");
    refused(b"candidate: C-01\nskills: [a]\n", "a profile already");
    refused(b"Hello\n", "nothing was found");
    refused(
        &archive(&[("Profile.csv", "First Name\nMaribel\n".into())]),
        "nothing was found",
    );
}

#[test]
fn a_scan_is_told_with_advice() {
    let image = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
        3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>\nendobj\n\
        4 0 obj\n<< /Length 28 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream\nendobj\n\
        5 0 obj\n<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream\nendobj\n\
        trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n";
    refused(image.as_bytes(), "text recognition (OCR)");
}

#[test]
fn hostile_words_stay_words() {
    let cv = "Nurse\nEmployment\nStaff Nurse \u{1b}[31m, A Trust, 2019-09 to present\n\
        - \u{202e}=cmd|' /C calc'!A0\n- # check: fooled\n- *anchor &x !tag {a: b} [c]\n- <script>alert(1)</script>\nSkills\n- yes\n- ~\n- \u{0}nul\n";
    let yaml = draft("x\u{1b}[2J.txt", cv.as_bytes()).unwrap().to_yaml();
    assert!(!yaml.contains(['\u{1b}', '\u{202e}', '\0']), "{yaml:?}");
    reads(cv.as_bytes());
    let resume = serde_json::json!({ "work": [{ "position": "a\nb: c", "name": "- x", "highlights": ["\u{2028}k: v", "\"", "\\"] }],
        "skills": [{ "name": "null", "keywords": [" #x", "x #y", "'", "%", "@", "`"] }] });
    reads(resume.to_string().as_bytes());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn any_text_gives_a_profile_that_reads_or_a_refusal(text in "(?s).{0,200}") {
        reads(text.as_bytes());
        reads(format!("Employment\nNurse, A Trust, 2019 - 2020\n{text}\nSkills\n{text}\nEducation\nBSc {text}").as_bytes());
    }

    #[test]
    fn a_changed_sample_gives_a_profile_that_reads_or_a_refusal(
        nth in 0..SAMPLES.len(), at in 0usize..1_000_000, byte: u8, cut: bool
    ) {
        let mut bytes = sample(SAMPLES[nth]);
        let place = at % bytes.len();
        if cut { bytes.truncate(place) } else { bytes[place] = byte }
        reads(&bytes);
    }
}

#[test]
fn a_pdf_without_a_cv_is_refused() {
    refused(
        &pdf(
            &["Just a line of words that fills a page with text"],
            Some("<a/>"),
        ),
        "nothing was found",
    );
}
