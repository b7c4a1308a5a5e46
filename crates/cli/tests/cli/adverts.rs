//! Guards that an advert of any bad kind ends with its exit code and a message that says what to do,
//! and that the others are still read.

use crate::run::{ADVERT, repository, run, run_on, run_words, with_good};

/// The three commands on one advert.
fn commands(advert: &str) -> [String; 3] {
    [
        format!("parse {advert}"),
        format!("check {advert} -p profile.yaml"),
        format!("rank {advert} -p profile.yaml"),
    ]
}

/// Bytes without an order, the same every time.
fn noise(length: usize) -> Vec<u8> {
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let bytes = std::iter::repeat_with(|| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state.to_le_bytes()[3]
    });
    bytes.take(length).collect()
}

#[test]
fn a_file_that_holds_no_text_says_what_it_is() {
    let headed = |header: &[u8]| [header, &noise(4000)].concat();
    let cases: [(&str, Vec<u8>, &str); 9] = [
        ("empty.txt", Vec::new(), "the file is empty"),
        ("blank.txt", b" \n\t\n".to_vec(), "the file holds no words"),
        ("noise.txt", noise(4000), "this is a binary file"),
        ("a.png", headed(b"\x89PNG\r\n\x1a\n"), "this is a picture"),
        (
            "a.pdf",
            headed(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"),
            "the PDF is damaged",
        ),
        (
            "plain.pdf",
            b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog >>\nendobj\n".to_vec(),
            "the PDF is damaged",
        ),
        (
            "a.docx",
            headed(b"PK\x03\x04"),
            "the Word document is damaged",
        ),
        ("a.gz", headed(b"\x1f\x8b"), "this is a compressed file"),
        ("zeros.txt", vec![0; 4000], "this is a binary file"),
    ];
    for (name, bytes, told) in &cases {
        let files = with_good(&[(name, bytes)]);
        for line in commands(name) {
            let done = run(files.path(), &line);
            done.ends(3, &format!("skipped {name}: {told}"));
            assert_eq!(done.out, "", "{line}");
        }
        // Among others it is left out, listed, and the others are done.
        for line in commands(&format!("advert.txt {name}")) {
            let done = run(files.path(), &format!("{line} --format ndjson"));
            done.ends(4, &format!("skipped {name}: {told}"));
            let (rows, summary) = done.rows();
            assert_eq!(rows.len(), 1, "{line}");
            assert_eq!(summary["skipped"][0]["input"], *name, "{line}");
            run(files.path(), &format!("{line} --strict")).ends(3, told);
        }
    }
}

#[test]
fn an_advert_without_criteria_is_no_post_to_judge() {
    let files = with_good(&[("bare.txt", b"Physiotherapist\nSee the attachment.\n")]);
    let told = "bare.txt: no criterion was found";
    let parsed = run(files.path(), "parse bare.txt");
    parsed.ends(3, told);
    assert!(parsed.out.contains("Physiotherapist"), "fields are shown");
    for line in [
        "check bare.txt -p profile.yaml",
        "rank bare.txt -p profile.yaml",
    ] {
        let done = run(files.path(), line);
        done.ends(3, told).ends(3, "no advert could be used");
        assert_eq!(done.out, "");
    }
    for line in commands("bare.txt advert.txt") {
        run(files.path(), &line).ends(4, told);
        run(files.path(), &format!("{line} --strict")).ends(3, told);
        run(files.path(), &format!("{line} --quiet")).ends(4, told);
    }
    // None of the read ones has a criterion: that another was skipped does not make it a success.
    let files = with_good(&[("bare.txt", b"Physiotherapist\n"), ("empty.txt", b"")]);
    run(files.path(), "parse bare.txt empty.txt").ends(3, "bare.txt: no criterion");
}

#[test]
fn fifty_megabytes_are_cut_told_and_read_in_bounded_time_and_memory() {
    let mut text = ADVERT.replace("Other\n", "Other\n\n");
    text.push_str("\nAbout us\n");
    let line = "We are a community trust with a small head office and large wellingtons.\n";
    text.push_str(&line.repeat(50_000_000 / line.len()));
    let files = with_good(&[("large.txt", text.as_bytes())]);
    let since = std::time::Instant::now();
    let done = if cfg!(target_os = "linux") {
        // Ten times the text at most, the program and its one thread included.
        let mut command = std::process::Command::new("sh");
        command.current_dir(files.path()).args([
            "-c",
            "ulimit -v 512000; exec \"$0\" parse large.txt --format json -j 1 --max-size 32",
            env!("CARGO_BIN_EXE_personspec"),
        ]);
        crate::run::ran(&mut command)
    } else {
        run(
            files.path(),
            "parse large.txt --format json -j 1 --max-size 32",
        )
    };
    done.quietly();
    assert!(since.elapsed().as_secs() < 120, "{:?}", since.elapsed());
    let advert = &done.json()["result"]["adverts"][0];
    assert_eq!(advert["criteria"].as_array().map(Vec::len), Some(4));
    assert_eq!(
        advert["notes"][0]["code"], "truncated",
        "{}",
        advert["notes"]
    );
}

#[test]
fn a_megabyte_on_one_line_is_read() {
    let long = "We are a community trust with large wellingtons and ".repeat(20_000);
    let files = with_good(&[
        ("long.txt", [ADVERT, "* ", &long].concat().as_bytes()),
        (
            "word.txt",
            [ADVERT, &"x".repeat(1_000_000)].concat().as_bytes(),
        ),
    ]);
    for name in ["long.txt", "word.txt"] {
        for line in commands(name) {
            let done = run(files.path(), &line);
            done.quietly();
            assert!(done.out.contains("Physiotherapist"), "{line}");
        }
    }
}

#[test]
fn nul_bytes_and_other_encodings_are_read() {
    let utf16 = |to_bytes: fn(u16) -> [u8; 2], mark: &[u8]| {
        let units = ADVERT.encode_utf16().flat_map(to_bytes);
        [mark, &units.collect::<Vec<u8>>()].concat()
    };
    let windows = ADVERT.replace("Sallowby", "L\u{e0}").into_bytes();
    let windows = windows
        .windows(2)
        .filter(|pair| pair != b"\xc3\xa0")
        .map(|pair| if pair[0] == 0xa0 { 0xe0 } else { pair[0] })
        .chain([b'\n'])
        .collect::<Vec<u8>>();
    let files = with_good(&[
        ("nul.txt", ADVERT.replace("CSP", "C\0SP").as_bytes()),
        ("le.txt", &utf16(u16::to_le_bytes, b"\xff\xfe")),
        ("be.txt", &utf16(u16::to_be_bytes, b"\xfe\xff")),
        ("unmarked.txt", &utf16(u16::to_le_bytes, b"")),
        ("windows.txt", &windows),
        ("crlf.txt", ADVERT.replace('\n', "\r\n").as_bytes()),
    ]);
    for name in ["nul", "le", "be", "unmarked", "windows", "crlf"] {
        let done = run(files.path(), &format!("parse {name}.txt --format json"));
        done.quietly();
        let advert = &done.json()["result"]["adverts"][0];
        let criteria = advert["criteria"].as_array().map(Vec::len);
        assert_eq!(criteria, Some(4), "{name}: {advert:#}");
        assert_eq!(advert["notes"].as_array().map(Vec::len), Some(0), "{name}");
        run(files.path(), &format!("rank {name}.txt -p profile.yaml")).quietly();
    }
}

#[test]
fn the_same_advert_twice_is_kept_twice_and_told() {
    let files = with_good(&[("copy.txt", ADVERT.as_bytes()), ("advert-2.txt", b"x\n* y")]);
    let line = "rank advert.txt copy.txt advert.txt -p profile.yaml --format ndjson";
    let done = run(files.path(), line);
    let told = "note: copy.txt is the same as advert.txt, byte for byte; both are kept";
    done.ends(0, told);
    let (rows, summary) = done.rows();
    assert_eq!(summary["adverts"], 3);
    let ids: Vec<_> = rows.iter().map(|row| row["advert"].as_str()).collect();
    assert_eq!(ids, [Some("advert"), Some("advert-2"), Some("copy")]);
    assert!(rows.iter().all(|row| row["rank"] == 1), "{rows:#?}");
    run(files.path(), &format!("{line} -q")).quietly();
    // A made-up id never takes the place of a real one.
    let done = run(
        files.path(),
        "parse advert-2.txt advert.txt advert.txt --format ndjson -q",
    );
    let (rows, _) = done.rows();
    let ids: Vec<_> = rows.iter().map(|row| row["id"].as_str()).collect();
    assert_eq!(ids, [Some("advert-2"), Some("advert"), Some("advert-3")]);
}

#[test]
fn a_path_that_leads_nowhere_stops_the_run() {
    let files = with_good(&[]);
    for line in commands("advert.txt nowhere.txt") {
        let done = run(files.path(), &line);
        done.ends(3, "error: nowhere.txt: no such file or folder");
        assert_eq!(done.out, "");
    }
    let files = with_good(&[("where.txt", b"")]);
    run_words(files.path(), &["parse", "no\u{1b}[31m"]).ends(3, "error: no[31m: no such file");
}

#[test]
fn standard_input_is_an_advert_or_a_profile_once() {
    let files = with_good(&[]);
    for line in commands("-") {
        let done = run_on(
            files.path(),
            &format!("{line} --format ndjson"),
            ADVERT.as_bytes(),
        );
        done.quietly();
        let (rows, _) = done.rows();
        let id = if line.starts_with("parse") {
            "id"
        } else {
            "advert"
        };
        assert_eq!(rows[0][id], "stdin");
    }
    let profile = crate::run::PROFILE.as_bytes();
    run_on(files.path(), "check advert.txt -p -", profile).quietly();
    run_on(files.path(), "parse -", b"").ends(3, "skipped -: the file is empty");
    for line in [
        "parse - -",
        "check - -p -",
        "rank - advert.txt - -p profile.yaml",
        "rank advert.txt -p - -p -",
    ] {
        let done = run_on(files.path(), line, ADVERT.as_bytes());
        done.ends(2, "standard input can be read only once");
        assert_eq!(done.out, "");
    }
}

#[test]
fn yaml_is_the_json_document() {
    for line in [
        "parse adverts",
        "parse adverts/mental-health-nurse-eip-b6.html",
    ] {
        let yaml = run(&repository(), &format!("{line} --format yaml"));
        let read: serde_json::Value =
            serde_yaml::from_str(&yaml.quietly().out).expect("it is read as YAML");
        assert_eq!(
            read,
            run(&repository(), &format!("{line} --format json")).json()
        );
    }
}
