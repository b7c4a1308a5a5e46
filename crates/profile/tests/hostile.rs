//! Whatever the file holds: no panic, and an answer at once.
#![allow(
    clippy::disallowed_methods,
    reason = "tests measure how long reading takes"
)]

use std::time::{Duration, Instant};

use personspec_profile::{Diagnostic, LARGEST, Loaded, claims, read};
use proptest::prelude::*;

/// Reading and showing everything, which must take less than a second for 100 kB and for 1 MB less
/// than ten (a debug build on a busy machine; a release build needs a tenth).
fn timed(name: &str, text: &str) -> Result<Loaded, Vec<Diagnostic>> {
    let start = Instant::now();
    let result = read("p", "p.yaml", text);
    let diagnostics = match &result {
        Ok(loaded) => &loaded.notes,
        Err(faults) => faults,
    };
    assert!(diagnostics.len() <= 201, "{name}");
    let shown: usize = diagnostics.iter().map(|fault| fault.render().len()).sum();
    assert!(shown < 400_000, "{name}: {shown}");
    let limit = Duration::from_secs(if text.len() <= 110_000 { 1 } else { 10 });
    let took = start.elapsed();
    assert!(took < limit, "{name}: {took:?} for {} bytes", text.len());
    result
}

#[test]
fn repeated_signs_take_linear_time() {
    let pieces = [
        "[",
        "{",
        "[{",
        "[{a: ",
        "[a, ",
        "a: ",
        "- ",
        "- - ",
        "? ",
        "?[",
        "[? ",
        "x",
        "\"",
        "'",
        "\"'",
        "\n",
        " ",
        "#",
        "&a ",
        "*a ",
        "!a ",
        "- |\n",
        ">\n",
        "---\n",
        "...\n",
        "%a\n",
        "a\n",
        "a:\n",
        "a: b\n",
        "skills: [a]\n",
        "name: b\n",
        "skils: b\n",
        "- a\n",
        "}",
        "]",
        ",",
        ":",
        "\u{a0}",
        "\t",
        "\t\n",
        "\r",
        "\u{85}",
        "\u{2028}",
        "\u{feff}",
        "\0",
        "\u{1b}[31m",
        "\u{10ffff}",
        "é",
        "a: [b, c]\n",
        "- {post: a, from: b}\n",
        "\\",
        "|",
        "<<: ",
        "a: 'b\n",
        "- \"b\\n\"\n",
    ];
    for start in [
        "",
        "skills:\n",
        "skills: [",
        "statements: \"",
        "employment:\n  - ",
    ] {
        for piece in pieces {
            let text = format!("{start}{}", piece.repeat(100_000 / piece.len()));
            let _ = timed(&format!("{start:?} {piece:?}"), &text);
        }
    }
}

#[test]
fn large_honest_files_are_read() {
    let one_line = format!("skills: [{}]\n", "a, ".repeat(300_000));
    assert_eq!(
        timed("one line", &one_line).unwrap().profile.skills.len(),
        300_000
    );
    let posts = format!(
        "employment:\n{}",
        "  - {post: a, from: 2019-01, to: present, duties: [b, c]}\n".repeat(15_000)
    );
    let loaded = timed("posts", &posts).unwrap();
    assert_eq!(claims(&loaded.profile).len(), 45_000);
    let wrong = format!(
        "registrations:\n{}",
        "  - {bdy: a, status: curent}\n".repeat(30_000)
    );
    let faults = timed("wrong", &wrong).unwrap_err();
    assert!(
        faults
            .last()
            .unwrap()
            .message
            .ends_with("more faults are not shown")
    );
}

#[test]
fn a_deep_indent_and_a_tree_of_aliases_end_at_once() {
    let mut deep = String::new();
    for depth in 0..1000 {
        deep.extend([&" ".repeat(depth), "a:\n"]);
    }
    let faults = timed("deep", &deep).unwrap_err();
    assert!(
        faults[0].message.contains("nested too deep"),
        "{}",
        faults[0].message
    );

    let mut laughs = "a: &a0 [lol, lol]\n".to_owned();
    for level in 1..40 {
        let item = format!("*a{}, ", level - 1);
        laughs.extend([
            format!("b{level}: &a{level} ["),
            item.repeat(10),
            "]\n".to_owned(),
        ]);
    }
    let faults = timed("laughs", &laughs).unwrap_err();
    assert_eq!((faults[0].at.line, faults[0].at.column), (1, 4));
    assert!(
        faults[0].message.contains("anchor"),
        "{}",
        faults[0].message
    );
}

#[test]
fn a_file_that_is_too_large_is_refused_unread() {
    let text = "x".repeat(LARGEST + 1);
    let faults = read("p", "p.yaml", &text).unwrap_err();
    assert_eq!(faults.len(), 1);
    assert!(
        faults[0].message.contains("at most 1048576"),
        "{}",
        faults[0].message
    );
    assert!(faults[0].render().len() < 500);
}

proptest! {
    #[test]
    fn any_text_reads_without_panic(text in any::<String>()) {
        let _ = timed("any", &text);
    }

    #[test]
    fn any_yaml_like_text_reads_without_panic(
        text in "((skills|employment|practical|name|post|duties|to|[a-z]{1,9})|: |\n( {0,6})(- )?|[\\[\\]{}\"'#&*!|>%@,:-]|2019-08|\t|£|\r\n){0,60}",
    ) {
        if let Ok(loaded) = timed("like", &text) {
            for claim in claims(&loaded.profile) {
                prop_assert!(loaded.places.contains_key(&claim.path), "{}", claim.path);
            }
        }
    }

    #[test]
    fn every_place_lies_inside_the_file(text in "((skills|employment|x): |\n( {0,4})(- )?|[\\[\\]{}\"',a-c£]){0,40}") {
        let diagnostics = match read("p", "p.yaml", &text) {
            Ok(loaded) => loaded.notes,
            Err(faults) => faults,
        };
        let lines: Vec<&str> = text.split('\n').collect();
        for fault in diagnostics {
            let line = lines.get(fault.at.line - 1);
            prop_assert!(line.is_some_and(|line| line == &fault.line || fault.message.contains("never read")));
            prop_assert!(fault.width >= 1 && fault.at.column <= fault.line.chars().count() + 1);
        }
    }
}
