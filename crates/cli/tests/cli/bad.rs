//! Guards what a person is told of an input that cannot be used: at least sixty bad ones, each with its
//! exit code and the words to act on. None of them ends in a panic, and none produces a result in
//! silence.

use crate::run::{folder, program, ran};
use std::io::Write;
use std::path::Path;
use zip::write::SimpleFileOptions;

/// What stands where a file is not text: made here, so that no binary file is in the repository.
fn packed(name: &str, text: &[u8]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    writer
        .start_file(name, SimpleFileOptions::default())
        .expect("a file can be begun");
    writer.write_all(text).expect("a file can be written");
    let archive = writer.finish().expect("an archive can be closed");
    archive.into_inner()
}

/// A PDF of one page that is a picture.
const SCAN: &str = "%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n\
    3 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /I 5 0 R >> >> >>\nendobj\n\
    4 0 obj\n<< /Length 28 >>\nstream\nq 595 0 0 842 0 0 cm /I Do Q\nendstream\nendobj\n\
    5 0 obj\n<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nx\nendstream\nendobj\n\
    trailer\n<< /Root 1 0 R /Size 6 >>\n%%EOF\n";

/// A YAML file that grows to a thousand million words where its names are expanded.
fn billion_laughs() -> String {
    let mut text =
        "a: &a [\"lol\", \"lol\", \"lol\", \"lol\", \"lol\", \"lol\", \"lol\", \"lol\", \"lol\"]\n"
            .to_owned();
    for (name, of) in ["b", "c", "d", "e", "f", "g", "h", "i"]
        .into_iter()
        .zip("abcdefgh".chars())
    {
        let list = vec![format!("*{of}"); 9].join(", ");
        text.push_str(&format!("{name}: &{name} [{list}]\n"));
    }
    text
}

/// Name, bytes.
fn files() -> Vec<(&'static str, Vec<u8>)> {
    let text = |name, text: &str| (name, text.as_bytes().to_vec());
    let bomb = vec![b'0'; 80 * 1024 * 1024];
    vec![
        text("good.txt", crate::run::ADVERT),
        text("good.yaml", crate::run::PROFILE),
        text("draft.json", r#"{"work": [{"position": "Nurse"}]}"#),
        // Adverts.
        text("empty.txt", ""),
        text("blank.txt", " \n\t\n"),
        text("bare.txt", "Physiotherapist\nSee the attachment.\n"),
        text("list.json", "[]"),
        text("cut.json", "[{\"@type\": \"JobPosting\", \"title\": "),
        text("other.json", "{\"a\": 1}"),
        text("scan.pdf", SCAN),
        text("cut.pdf", "%PDF-1.7 cut"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1\0\0".to_vec()),
        ("picture.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec()),
        ("cut.docx", b"PK\x03\x04 cut".to_vec()),
        ("sheet.docx", packed("xl/workbook.xml", b"<a/>")),
        ("bomb.docx", packed("word/document.xml", &bomb)),
        ("cut.txt.gz", b"\x1f\x8b\x08\0cut".to_vec()),
        ("program.txt", b"\x7fELF\x02\x01\x01\0\0\0\0".to_vec()),
        // Profiles.
        text("empty.yaml", ""),
        text("comment.yaml", "# nothing\n"),
        text("key.yaml", "skils: [RiO]\n"),
        text("twice.yaml", "skills: [a]\nskills: [b]\n"),
        text("tab.yaml", "skills:\n\t- a\n"),
        text("quote.yaml", "headline: \"open\n"),
        text("bracket.yaml", "skills: [a, b\n"),
        text(
            "date.yaml",
            "employment:\n  - {post: Nurse, from: 2019-13, to: present}\n",
        ),
        text(
            "order.yaml",
            "employment:\n  - {post: Nurse, from: 2020-01, to: 2019-01}\n",
        ),
        text(
            "status.yaml",
            "registrations: [{body: HCPC, status: perhaps}]\n",
        ),
        text("body.yaml", "registrations: [{profession: dietitian}]\n"),
        text("band.yaml", "employment: [{post: Nurse, band: 12}]\n"),
        text("licence.yaml", "practical: {driving_licence: yes}\n"),
        text("vehicle.yaml", "practical: {vehicle: sometimes}\n"),
        text("scalar.yaml", "just words\n"),
        text("list.yaml", "- a\n- b\n"),
        text("laughs.yaml", &billion_laughs()),
        text("alias.yaml", "skills: [*a]\n"),
        text("tag.yaml", "headline: !!python/object x\n"),
        text(
            "deep.yaml",
            &format!("skills: {}{}\n", "[".repeat(5000), "]".repeat(5000)),
        ),
        text("large.yaml", &"# a comment\n".repeat(100_000)),
        // Imports.
        text("broken.json", "{\"basics\": "),
        text("none.json", "{\"basics\": {\"name\": \"X\"}}"),
        text("page.html", "<html><body>me</body></html>"),
        text("other.xml", "<cv/>"),
        text("cut.xml", "<SkillsPassport><LearnerInfo"),
        text(
            "deep.xml",
            &format!("<SkillsPassport>{}", "<a>".repeat(10_000)),
        ),
        ("other.zip", packed("a.txt", b"a")),
        (
            "bomb.zip",
            packed("Positions.csv", &vec![b','; 20 * 1024 * 1024]),
        ),
        text("hello.txt", "Hello\n"),
        // Results.
        text("no.json", "no"),
        text("kind.json", "{\"kind\": \"lint\"}"),
        text(
            "check.json",
            "{\"kind\": \"check\", \"format_version\": \"1.0\", \"result\": {\"pairs\": []}}",
        ),
        text(
            "rank.json",
            "{\"kind\": \"rank\", \"format_version\": \"1.0\", \"result\": {\"rankings\": []}}",
        ),
        text(
            "future.json",
            "{\"kind\": \"check\", \"format_version\": \"2.0\", \"result\": {\"pairs\": []}}",
        ),
        text(
            "lines.ndjson",
            "{\"kind\":\"pair\"}\n{\"kind\":\"summary\"}\n",
        ),
        // Settings.
        text("key.toml", "fromat = \"json\"\n"),
        text("value.toml", "format = \"xml\"\n"),
        text("flag.toml", "quiet = \"yes\"\n"),
        text("kind.toml", "jobs = [[1]]\n"),
        text("command.toml", "[rnk]\ntop = 1\n"),
        text("broken.toml", "format = \n"),
        text("once.toml", "output = \"x\"\n"),
    ]
}

/// Command line, exit code, words on standard error.
const BAD: [(&str, i32, &str); 97] = [
    // Adverts.
    (
        "parse missing.txt",
        3,
        "missing.txt: no such file or folder",
    ),
    ("parse empty.txt", 3, "the file is empty"),
    ("parse blank.txt", 3, "no words"),
    ("parse bare.txt", 3, "no criterion was found"),
    ("parse list.json", 3, "list.json: "),
    ("parse cut.json", 3, "cut.json"),
    ("parse other.json", 3, "other.json"),
    ("parse scan.pdf", 3, "text recognition (OCR)"),
    ("parse cut.pdf", 3, "damaged or was cut"),
    ("parse old.doc", 3, "save it as .docx"),
    (
        "parse picture.png",
        3,
        "copy the advert's text into a .txt file",
    ),
    ("parse cut.docx", 3, "damaged or was cut"),
    ("parse sheet.docx", 3, "a spreadsheet"),
    ("parse bomb.docx", 3, "unpacks to more than 64 MB"),
    ("parse cut.txt.gz", 3, "cannot be unpacked"),
    ("parse program.txt", 3, "a program, not a text"),
    ("parse empty.txt good.txt", 4, "skipped empty.txt"),
    ("parse empty.txt good.txt --strict", 3, "skipped empty.txt"),
    (
        "check good.yaml -p good.yaml",
        3,
        "this is a profile by its name",
    ),
    ("check bare.txt -p good.yaml", 3, "no advert could be used"),
    ("rank bare.txt -p good.yaml", 3, "nothing to rank"),
    ("plan scan.pdf -p good.yaml", 3, "text recognition (OCR)"),
    ("lint missing.txt", 3, "no such file or folder"),
    // Profiles.
    (
        "check good.txt -p missing.yaml",
        3,
        "missing.yaml: no such file",
    ),
    (
        "check good.txt -p empty.yaml",
        3,
        "begin with `candidate: C-01`",
    ),
    (
        "check good.txt -p comment.yaml",
        3,
        "nothing but blanks and comments",
    ),
    ("check good.txt -p key.yaml", 3, "did you mean `skills`?"),
    (
        "check good.txt -p twice.yaml",
        3,
        "given twice, first on line 1",
    ),
    ("check good.txt -p tab.yaml", 3, "replace every tab"),
    ("check good.txt -p quote.yaml", 3, "never closed"),
    ("check good.txt -p bracket.yaml", 3, "bracket.yaml:"),
    ("check good.txt -p date.yaml", 3, "month 13"),
    ("check good.txt -p order.yaml", 3, "is before `from`"),
    (
        "check good.txt -p status.yaml",
        3,
        "`current`, `applied` or `lapsed`",
    ),
    ("check good.txt -p body.yaml", 3, "without `body`"),
    ("check good.txt -p band.yaml", 3, "is no pay band"),
    (
        "check good.txt -p licence.yaml",
        3,
        "write `full`, `provisional` or `none`",
    ),
    ("check good.txt -p vehicle.yaml", 3, "vehicle.yaml:1:"),
    (
        "check good.txt -p scalar.yaml",
        3,
        "the keys of a profile expected",
    ),
    (
        "check good.txt -p list.yaml",
        3,
        "the keys of a profile expected",
    ),
    ("check good.txt -p laughs.yaml", 3, "laughs.yaml:1:"),
    (
        "check good.txt -p alias.yaml",
        3,
        "put the text in double quotes",
    ),
    ("check good.txt -p tag.yaml", 3, "in double quotes"),
    ("check good.txt -p deep.yaml", 3, "deep.yaml:1:"),
    ("check good.txt -p large.yaml", 3, "is this the right file?"),
    ("check good.txt -p picture.png", 3, "picture.png"),
    ("rank good.txt -p key.yaml", 3, "no profile could be used"),
    ("plan good.txt -p laughs.yaml", 3, "laughs.yaml:1:"),
    // Imports.
    ("init new --from missing.pdf", 3, "no such file or folder"),
    ("init new --from empty.txt", 3, "the file is empty"),
    ("init new --from hello.txt", 3, "is this a CV?"),
    ("init new --from broken.json", 3, "line 1, column"),
    ("init new --from other.json", 3, "no JSON Resume"),
    ("init new --from none.json", 3, "nothing was found"),
    ("init new --from page.html", 3, "web page"),
    ("init new --from other.xml", 3, "no Europass CV"),
    ("init new --from cut.xml", 3, "export the CV anew"),
    ("init new --from deep.xml", 3, "made to harm"),
    (
        "init new --from other.zip",
        3,
        "neither a Word document nor a LinkedIn export",
    ),
    (
        "init new --from bomb.zip",
        3,
        "Positions.csv unpacks to more than",
    ),
    ("init new --from bomb.docx", 3, "unpacks to more than 64 MB"),
    ("init new --from scan.pdf", 3, "text recognition (OCR)"),
    ("init new --from cut.docx", 3, "damaged or was cut"),
    (
        "init new --from picture.png",
        3,
        "not a CV that can be read",
    ),
    ("init new --from old.doc", 3, "save it as .docx"),
    ("init new --from good.yaml", 3, "a profile already"),
    ("init good.txt", 3, "cannot be written"),
    // Results.
    (
        "report missing.json",
        3,
        "no such file or folder; check the spelling",
    ),
    ("report .", 3, "this is a folder"),
    ("report no.json", 3, "this is no result"),
    ("report kind.json", 3, "this is no result of personspec"),
    ("report future.json", 3, "its format is 2.0"),
    ("report lines.ndjson", 3, "these are lines (ndjson)"),
    (
        "rank good.txt -p good.yaml --since missing.json",
        3,
        "no such file or folder; check the spelling",
    ),
    (
        "rank good.txt -p good.yaml --since check.json",
        3,
        "--since takes one of rank",
    ),
    ("diff check.json missing.json", 3, "no such file or folder"),
    ("diff no.json check.json", 3, "no.json: line 1, column"),
    ("diff check.json kind.json", 3, "no saved result"),
    (
        "diff check.json rank.json",
        3,
        "give two of the same command",
    ),
    ("diff check.json future.json", 3, "format 2.0"),
    ("diff check.json lines.ndjson", 3, "this is NDJSON"),
    ("diff check.json .", 3, "this is a folder"),
    // Settings.
    (
        "config --config missing.toml",
        2,
        "the settings cannot be read",
    ),
    ("config --config key.toml", 2, "did you mean `format`?"),
    (
        "config --config value.toml",
        2,
        "possible values: text, json",
    ),
    ("config --config flag.toml", 2, "neither true nor false"),
    (
        "config --config kind.toml",
        2,
        "of a kind that no setting has",
    ),
    ("config --config command.toml", 2, "did you mean `rank`?"),
    ("config --config broken.toml", 2, "broken.toml:1:"),
    ("config --config once.toml", 2, "unknown setting `output`"),
    // Arguments.
    (
        "parse good.txt -o no/such/file",
        3,
        "there is no folder no/such",
    ),
    ("explain no-such-code", 2, "the codes are"),
    ("schema no-such-kind", 2, "the kinds are"),
    ("parse adverts/*.txt", 3, "no file matches this pattern"),
    ("man no-such-command", 2, "the commands are"),
    (
        "check good.txt -p good.yaml --words 3",
        2,
        "unexpected argument '--words'",
    ),
    ("parse good.txt --quiet --verbose", 2, "cannot be used with"),
];

fn folder_of_bad() -> tempfile::TempDir {
    let files = files();
    let named: Vec<(&str, &[u8])> = files
        .iter()
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    folder(&named)
}

fn told(place: &Path, line: &str) -> crate::run::Ran {
    let mut command = program(place);
    ran(command.args(line.split_whitespace()))
}

#[test]
fn every_bad_input_ends_at_once_with_its_code_and_what_to_do() {
    let place = folder_of_bad();
    let mut faults = String::new();
    for (line, code, words) in BAD {
        let since = std::time::Instant::now();
        let done = told(place.path(), line);
        if done.code != Some(code) || !done.err.contains(words) {
            faults.push_str(&format!(
                "{line}: {code} and {words:?} expected\n{done:#?}\n"
            ));
        }
        if since.elapsed().as_secs() >= 20 {
            faults.push_str(&format!("{line}: took {:?}\n", since.elapsed()));
        }
    }
    assert!(faults.is_empty(), "{faults}");
    // Nothing was drafted out of what was refused.
    assert!(!place.path().join("new").exists());
}

#[test]
#[cfg(debug_assertions)]
fn nothing_of_a_profile_is_in_a_report_of_a_bug() {
    let place = folder_of_bad();
    let mut command = program(place.path());
    command
        .env("PERSONSPEC_BUG", "1")
        .args(["parse", "good.txt"]);
    let output = command.output().expect("the program starts");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(70), "{told}");
    assert!(
        told.contains("met a bug at") && told.contains("Please report it"),
        "{told}"
    );
    assert!(!told.contains("Physiotherapist"), "{told}");
}

#[test]
#[cfg(target_os = "linux")]
fn an_interrupted_run_is_130_to_the_shell() {
    use std::os::unix::process::ExitStatusExt;
    let place = crate::run::with_good(&[]);
    // A shell that runs the tests in the background has them ignore interrupts.
    let mut command = std::process::Command::new("env");
    command.current_dir(place.path());
    // It waits for its standard input, and is interrupted there.
    command
        .args(["--default-signal=INT", env!("CARGO_BIN_EXE_personspec")])
        .args(["parse", "-"])
        .stdin(std::process::Stdio::piped());
    command.stderr(std::process::Stdio::null());
    let mut child = command.spawn().expect("the program starts");
    std::thread::sleep(std::time::Duration::from_millis(500));
    let kill = std::process::Command::new("kill")
        .args(["-INT", &child.id().to_string()])
        .status();
    assert!(kill.expect("kill is there").success());
    let ended = child.wait().expect("it ends");
    // A shell reports a program that a signal ended as 128 and the signal.
    let code = ended
        .code()
        .or_else(|| ended.signal().map(|signal| 128 + signal));
    assert_eq!(code, Some(130), "{ended:?}");
}
