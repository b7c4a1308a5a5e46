//! Every fault stands under the word that is wrong, says what was read and what to write.

use personspec_profile::{Diagnostic, Loaded, read};

fn faults(text: &str) -> Vec<Diagnostic> {
    read("p", "p.yaml", text).expect_err(text)
}

fn loaded(text: &str) -> Loaded {
    read("p", "p.yaml", text).expect(text)
}

/// The words above the carets.
fn marked(fault: &Diagnostic) -> String {
    let before = fault.at.column - fault.line_from;
    fault.line.chars().skip(before).take(fault.width).collect()
}

/// Line, marked word, message and help of every fault.
fn told(text: &str) -> Vec<(usize, String, String)> {
    faults(text)
        .iter()
        .map(|fault| {
            let help = fault.help.as_deref().unwrap_or_default();
            (
                fault.at.line,
                marked(fault),
                format!("{}; {help}", fault.message),
            )
        })
        .collect()
}

/// Asserts that the only fault of `text` is on `line` under `word` and says all of `parts`.
fn one(text: &str, line: usize, word: &str, parts: &[&str]) {
    let told = told(text);
    let [(at, marked, message)] = told.as_slice() else {
        panic!("{text:?}: {told:#?}");
    };
    assert_eq!((*at, marked.as_str()), (line, word), "{text:?}: {message}");
    for part in parts {
        assert!(message.contains(part), "{text:?}: {message}");
    }
}

#[test]
fn keys() {
    one(
        "registratons: []\n",
        1,
        "registratons",
        &["unknown key", "did you mean `registrations`?"],
    );
    one(
        "skills: [a]\nskills: [b]\n",
        2,
        "skills",
        &["given twice, first on line 1"],
    );
    one(
        "employment:\n  - post: OT\n    from: 2020\n    to: now\n    job_title: x\n",
        5,
        "job_title",
        &["did you mean `post`?"],
    );
    one(
        "practical: {driving_license: full}\n",
        1,
        "driving_license",
        &["did you mean `driving_licence`?"],
    );
    one("practical: {dbs: x, dbs: y}\n", 1, "dbs", &["given twice"]);
    one(
        "vehicle: true\n",
        1,
        "vehicle",
        &["belongs under `practical`"],
    );
    one(
        "training: [{title: a, b, year: 2020}]\n",
        1,
        "b",
        &["comma", "double quotes"],
    );
    one("? [a]\n: b\n", 1, "[a]", &["where a key is expected"]);
    one(
        "memberships: [{section: x}]\n",
        1,
        "section",
        &["without `body`"],
    );
}

#[test]
#[expect(clippy::too_many_lines, reason = "a table")]
fn values() {
    for (text, line, word, part) in [
        (
            "headline: [a]\n",
            1,
            "[a]",
            "a list, where one text is expected",
        ),
        (
            "skills: {a: b}\n",
            1,
            "{a: b}",
            "where a list of texts is expected",
        ),
        (
            "practical: full\n",
            1,
            "full",
            "the keys of `practical` expected",
        ),
        (
            "practical: {vehicle: own car}\n",
            1,
            "own car",
            "true or false expected",
        ),
        (
            "practical: {driving_licence: yes}\n",
            1,
            "yes",
            "`full`, `provisional` or `none`",
        ),
        (
            "registrations: [HCPC]\n",
            1,
            "HCPC",
            "{body: HCPC, profession",
        ),
        (
            "registrations: [{body: HCPC, status: lapse}]\n",
            1,
            "lapse",
            "did you mean `lapsed`?",
        ),
        (
            "registrations: [{body: HCPC, since: 2019-13}]\n",
            1,
            "2019-13",
            "month 13",
        ),
        (
            "registrations: [{body: HCPC, since: now}]\n",
            1,
            "now",
            "leave the key out",
        ),
        (
            "qualifications: [{award: BSc, status: dunno}]\n",
            1,
            "dunno",
            "`completed` or `in progress`",
        ),
        (
            "qualifications: [{award: BSc, year: '19'}]\n",
            1,
            "'19'",
            "a year of four digits",
        ),
        (
            "training:\n- title: x\n  year: soon\n",
            3,
            "soon",
            "a year expected",
        ),
        ("preferences: {bands: [6, 12]}\n", 1, "12", "no pay band"),
        (
            "preferences: {min_salary: enough}\n",
            1,
            "enough",
            "pounds a year expected",
        ),
        (
            "statements:\n  - Led: a group\n",
            2,
            "Led: a group",
            "the whole text in double quotes",
        ),
        ("skills:\n  -a\n  -b\n", 2, "-a", "with a dash and a blank"),
        (
            "- a\n",
            1,
            "- a",
            "a list read, the keys of a profile expected",
        ),
        (
            "Staff nurse\n",
            1,
            "Staff nurse",
            "the keys of a profile expected",
        ),
    ] {
        one(text, line, word, &[part]);
    }
    one(
        "employment: [{post: OT, from: 2020-05, to: 2019}]\n",
        1,
        "2019",
        &["`to` (2019) is before `from` (2020-05)"],
    );
    one(
        "employment: [{post: OT, from: 2019, to: now, hours: 400}]\n",
        1,
        "400",
        &["hours a week"],
    );
}

#[test]
fn what_is_no_yaml() {
    for (text, line, word, part) in [
        ("headline: OT: stroke\n", 1, ":", "in double quotes"),
        (
            "headline:OT\nskills: []\n",
            1,
            "headline",
            "no blank after `headline:`",
        ),
        (
            "headline: OT\nI am a nurse\n",
            2,
            "I am a nurse",
            "neither `key: value` nor",
        ),
        ("headline: OT\n  skills: []\n", 2, "skills", "same column"),
        ("skills:\n\t- a\n", 2, "\t", "replace every tab"),
        ("skills:\n  - \"a\n  - b\n", 2, "\"a", "never closed"),
        (
            "skills: [a, b\nstatements: []\n",
            1,
            "[",
            "not closed before line 2",
        ),
        (
            "practical: {dbs: x\nskills: []\n",
            1,
            "{",
            "not closed before line 2",
        ),
        ("skills:\n  - *star\n", 2, "*star", "double quotes"),
        ("skills:\n  - &c. of\n", 2, "&c.", "double quotes"),
        ("skills:\n  - !bang of\n", 2, "!bang", "double quotes"),
        ("skills:\n  - @work\n", 2, "@work", "double quotes"),
        ("skills:\n  - >90% of\n", 2, ">90%", "double quotes"),
        (
            "employment:\n  - post: OT\n   band: 6\n",
            3,
            "band:",
            "does not line up",
        ),
        ("skills: [a\u{1}b]\n", 1, "\u{1}", "U+0001"),
        (
            "skills: [a]\n---\nskills: [b]\n",
            3,
            "s",
            "one file holds one candidate",
        ),
    ] {
        one(text, line, word, &[part]);
    }
    for text in ["", "\u{feff}", "\n\n", "# only a comment\n", "---\n", "~\n"] {
        one(
            text,
            1,
            &text
                .trim_start_matches('\u{feff}')
                .chars()
                .take(1)
                .filter(|&c| c != '\n')
                .collect::<String>(),
            &["holds no profile"],
        );
    }
}

#[test]
fn all_faults_are_told_in_the_order_of_the_file() {
    let text = "\u{feff}skils: [a]\r\nname: Jo Bloggs\r\nemployment:\r\n  - post: £ OT\r\n    form: 2019\r\n    band: 66\r\n    duties:\r\n      - [a]\r\nregistrations: [{body: HCPC, since: spring}]\r\n";
    let places: Vec<(usize, usize, bool, String)> = faults(text)
        .iter()
        .map(|fault| {
            (
                fault.at.line,
                fault.at.column,
                fault.is_fatal(),
                marked(fault),
            )
        })
        .collect();
    let expected = [
        (1, 1, true, "skils"),
        (2, 1, false, "name"),
        (4, 11, false, "£ OT"),
        (5, 5, true, "form"),
        (6, 11, true, "66"),
        (8, 9, true, "[a]"),
        (9, 37, true, "spring"),
    ];
    assert_eq!(
        places,
        expected.map(|(line, column, fatal, word)| (line, column, fatal, word.to_owned()))
    );
}

#[test]
fn what_can_only_mean_one_thing_is_accepted() {
    let text = "\u{feff}Candidate: 7\r\nskills: RiO\r\nmemberships: [RCOT, {body: 42}]\r\ntraining: Care Certificate\r\nregistrations:\r\n  body: HCPC (applied for)\r\n  since: Aug 2019\r\nqualifications:\r\n\u{a0} - {award: MSc (in progress), year: 2027}\r\nemployment:\r\n  - {post: OT, band: 6, from: 2019, to: now, hours: 22.5 hours}\r\n  - {post:\tOT, band: Band 8A, from: 2019-08-15, to: 08/2020, duties: [12, yes]}\r\npractical: {driving-licence: no, vehicle: Yes, dbs: true}\r\npreferences: {bands: 6, min_salary: £38k, places: Leeds}\r\nstatements: ~\r\n";
    let Loaded { profile, notes, .. } = loaded(text);
    assert_eq!(notes, []);
    let texts: Vec<String> = personspec_profile::claims(&profile)
        .into_iter()
        .map(|claim| claim.text)
        .collect();
    assert_eq!(
        texts,
        [
            "HCPC (applied for), applied for, since 2019-08",
            "RCOT",
            "42",
            "MSc (in progress), in progress, expected 2027",
            "Care Certificate",
            "OT, band 6, 22.5 hours a week, 2019 to present",
            "OT, band 8a, 2019-08 to 2020-08",
            "12",
            "yes",
            "RiO",
            "driving licence: none",
            "vehicle for work",
            "DBS: yes",
        ]
    );
    assert_eq!(profile.candidate.as_deref(), Some("7"));
    assert_eq!(profile.preferences.bands, ["6"]);
    assert_eq!(profile.preferences.min_salary, Some(38000.0));
    assert_eq!(profile.preferences.places, ["Leeds"]);
}

#[test]
fn nobody_reads_who_the_person_is() {
    let text = "headline: OT\nname: SECRET\nDate of birth: {day: SECRET, day: SECRET}\nunion: [SECRET]\npractical: {nationality: SECRET, driving_licence: full}\nemployment:\n  - post: OT\n    health: SECRET\n    from: 2019-01\n    to: present\naddress: |\n  1 SECRET Street\n";
    let Loaded { profile, notes, .. } = loaded(text);
    assert_eq!(notes.len(), 6, "{notes:#?}");
    assert!(
        notes
            .iter()
            .all(|note| !note.is_fatal() && note.message.contains("is never read"))
    );
    assert!(!format!("{profile:?}{notes:?}").contains("SECRET"));
    assert_eq!(profile.practical.driving_licence.as_deref(), Some("full"));
}

#[test]
fn odd_but_readable_files_are_remarked_on() {
    for (text, line, part) in [
        ("employment: [{post: OT}]\n", 1, "without `from`"),
        ("employment: [{post: OT, from: 2019}]\n", 1, "without `to`"),
        (
            "employment:\n- post: OT\n  from:\n  to: now\n",
            2,
            "without `from`",
        ),
        ("skills:\n- a\n-\n", 3, "an empty item is skipped"),
        ("skills:\n- a\n - b\n", 3, "part of the text before it"),
        ("candidate: C-1\n", 1, "nothing that could be judged"),
    ] {
        let notes = loaded(text).notes;
        assert_eq!(notes.len(), 1, "{notes:?}");
        assert_eq!(notes[0].at.line, line);
        assert!(notes[0].message.contains(part), "{}", notes[0].message);
    }
}

#[test]
fn a_claim_is_found_again_in_the_file() {
    let text = "headline: OT\nemployment:\n  - post: OT\n    from: 2019-01\n    to: now\n    duties:\n      - a\n      -\n      - b\npractical: {driving_licence: full}\n";
    let Loaded {
        profile, places, ..
    } = loaded(text);
    for claim in personspec_profile::claims(&profile) {
        assert!(places.contains_key(&claim.path), "{}", claim.path);
    }
    assert_eq!(places["employment[0].duties[1]"].line, 9);
    assert_eq!(places["practical.driving_licence"].column, 30);
}
