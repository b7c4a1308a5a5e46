//! Guards that a broken profile is told with its place and what to do, and that the good ones beside
//! it are still judged.

use crate::run::{ADVERT, PROFILE, folder, run, with_good};

#[test]
fn a_broken_one_among_good_ones_is_listed_and_the_others_are_judged() {
    let files = folder(&[
        ("advert.txt", ADVERT.as_bytes()),
        ("people/a.yaml", PROFILE.as_bytes()),
        ("people/b.yaml", b"candidate: B\nskils: [RiO]\n"),
        ("people/c.yml", PROFILE.replace("ALL", "C").as_bytes()),
    ]);
    for command in ["check", "rank"] {
        let line = format!("{command} advert.txt -p people --format ndjson");
        let done = run(files.path(), &line);
        done.ends(
            4,
            "skipped people/b.yaml: line 2, column 1: unknown key `skils`",
        );
        let (rows, summary) = done.rows();
        let judged: Vec<_> = rows.iter().map(|row| row["profile"].as_str()).collect();
        assert_eq!(judged, [Some("a"), Some("c")]);
        assert_eq!(summary["skipped"][0]["input"], "people/b.yaml");
        let strict = run(files.path(), &format!("{line} --strict"));
        strict.ends(3, "skipped people/b.yaml");
        assert_eq!(strict.out, done.out, "what was done is not lost");
        run(files.path(), &format!("{line} --quiet")).ends(4, "skipped people/b.yaml");
        let alone = run(
            files.path(),
            &format!("{command} advert.txt -p people/b.yaml"),
        );
        alone.ends(3, "no profile could be used");
        assert_eq!(alone.out, "");
    }
}

#[test]
fn each_fault_has_line_column_caret_and_what_to_do() {
    let text = "candidate: C\nage: 41\nskils: [RiO]\n  \nstatements: [\"x\"]\n\
                employment:\n  - post: OT\n    dutis: [y]\nfavourite: z\nstatements: [\"w\"]\n";
    let files = with_good(&[("p.yaml", text.as_bytes())]);
    let done = run(files.path(), "check advert.txt -p p.yaml");
    // The remark on `age` comes first, and is no fault.
    done.ends(3, "note[masked-key]: `age` is never read");
    done.ends(
        3,
        "skipped p.yaml: line 3, column 1: unknown key `skils`, and 3 more faults",
    );
    for told in [
        "error: unknown key `skils`\n --> p.yaml:3:1\n  |\n3 | skils: [RiO]\n  | ^^^^^\n  \
         = help: did you mean `skills`?\n",
        " --> p.yaml:8:5\n  |\n8 |     dutis: [y]\n  |     ^^^^^\n  = help: did you mean `duties`?\n",
        "error: unknown key `favourite`\n --> p.yaml:9:1\n",
        "error: the key `statements` is given twice, first on line 5\n  --> p.yaml:10:1\n",
    ] {
        done.ends(3, told);
    }
    let not_yaml = with_good(&[("p.yaml", b"candidate: C\nskills: [RiO\n")]);
    let done = run(not_yaml.path(), "rank advert.txt -p p.yaml");
    done.ends(3, " --> p.yaml:2:9\n  |\n2 | skills: [RiO\n  |         ^\n");
}

#[test]
fn what_is_no_profile_is_told() {
    let large = format!("candidate: C\nskills: [{}]\n", "RiO, ".repeat(400_000));
    let cases: [(&[u8], &str); 6] = [
        (b"", "the file holds no profile"),
        (b"# nothing but this\n", "the file holds no profile"),
        (b"candidate: C\0\n", "the control character U+0000"),
        (
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
            "this may not be a text file",
        ),
        (b"just a sentence\n", "line 1, column 1"),
        (large.as_bytes(), "a profile has at most"),
    ];
    for (bytes, told) in cases {
        let files = with_good(&[("p.yaml", bytes)]);
        let done = run(
            files.path(),
            "rank advert.txt -p p.yaml -p profile.yaml --format ndjson",
        );
        done.ends(4, told).ends(4, "skipped p.yaml: line ");
        assert_eq!(done.rows().0.len(), 1);
    }
}

#[test]
fn other_encodings_are_read() {
    let accented = PROFILE.replace("ALL", "José");
    let utf16 = accented.encode_utf16().flat_map(u16::to_le_bytes);
    let utf16 = [b"\xff\xfe", &utf16.collect::<Vec<u8>>()[..]].concat();
    let latin: Vec<u8> = accented
        .chars()
        .map(|c| u8::try_from(c).expect("Latin-1"))
        .collect();
    let marked = [b"\xef\xbb\xbf", accented.as_bytes()].concat();
    for bytes in [&utf16, &latin, &marked] {
        let files = with_good(&[("p.yaml", bytes)]);
        let done = run(files.path(), "check advert.txt -p p.yaml");
        done.quietly();
        assert!(
            done.out.contains("José shows 3 of 3 essentials"),
            "{done:#?}"
        );
    }
}

#[test]
fn a_profile_among_the_adverts_is_never_judged_as_one() {
    // As a shell writes `-p *.yaml` out.
    let files = with_good(&[("other.yaml", PROFILE.as_bytes())]);
    for command in ["check", "rank"] {
        let line = format!("{command} advert.txt -p profile.yaml other.yaml --format ndjson");
        let done = run(files.path(), &line);
        done.ends(4, "skipped other.yaml: this is a profile by its name");
        assert_eq!(done.rows().0.len(), 1);
    }
}

#[test]
fn fail_on_trips_only_where_it_is_asked() {
    let silent = PROFILE.replace("practical: {driving_licence: full}\n", "");
    let files = with_good(&[
        ("missed.yaml", PROFILE.replace("full", "none").as_bytes()),
        ("silent.yaml", silent.as_bytes()),
        ("no-csp.yaml", PROFILE.replace("CSP", "RCOT").as_bytes()),
    ]);
    let expected = [
        ("profile", [0, 0, 0, 0]),
        ("no-csp", [0, 0, 0, 1]),
        ("silent", [0, 0, 1, 1]),
        ("missed", [0, 1, 1, 1]),
    ];
    for (profile, codes) in expected {
        for (word, code) in ["never", "gate", "essential", "any"].iter().zip(codes) {
            let line = format!("check advert.txt -p {profile}.yaml --fail-on {word}");
            let done = run(files.path(), &line);
            done.ends(code, "");
            assert!(done.out.contains("Physiotherapist"), "it is still printed");
        }
    }
}
