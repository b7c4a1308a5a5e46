//! Guards how folders are searched: nothing that is wanted is passed over in silence, nothing makes
//! the search go round or wait.

use crate::run::{ADVERT, PROFILE, folder, run, run_words, with_good};

#[test]
fn a_folder_without_adverts_or_profiles_says_so() {
    let files = with_good(&[("empty/README.md", b"none here")]);
    for line in ["parse empty", "check empty -p profile.yaml"] {
        run(files.path(), line).ends(
            3,
            "skipped empty: the folder holds no adverts (.txt, .html, .docx, .pdf, .json, .ndjson)",
        );
    }
    let done = run(files.path(), "rank advert.txt -p empty");
    done.ends(3, "skipped empty: the folder holds no profiles (.yaml)");
    let done = run(
        files.path(),
        "rank advert.txt empty -p profile.yaml --format ndjson",
    );
    done.ends(4, "skipped empty");
    assert_eq!(done.rows().0.len(), 1);
}

#[test]
fn names_with_blanks_and_letters_of_any_script_are_kept() {
    let name = "Anzeigen für Köln 求人/Band 6 – “falls” 🦵.txt";
    let files = with_good(&[(name, ADVERT.as_bytes())]);
    for path in [name, "Anzeigen für Köln 求人"] {
        let done = run_words(files.path(), &["parse", path, "--format", "json"]);
        done.quietly();
        let result = done.json();
        assert_eq!(result["inputs"][0]["name"], name);
        let id = result["result"]["adverts"][0]["id"].as_str();
        assert_eq!(id, Some("Band 6 – “falls” 🦵"));
    }
    let output = "Köln out.txt";
    run_words(
        files.path(),
        &["rank", name, "-p", "profile.yaml", "-o", output],
    )
    .quietly();
    let written = std::fs::read_to_string(files.path().join(output)).expect("it was written");
    assert!(written.contains("Physiotherapist"));
}

#[test]
fn hidden_files_truths_and_other_endings_are_left_alone() {
    let files = folder(&[
        ("adverts/.hidden.txt", b"x"),
        ("adverts/.git/config.txt", b"x"),
        ("adverts/a.TXT", ADVERT.as_bytes()),
        ("adverts/a.truth.yaml", b"criteria: []"),
        (
            "adverts/b/c.html",
            b"<h2>Person Specification</h2><h3>Essential</h3><ul><li>Audit</ul>",
        ),
        ("adverts/notes.md", b"x"),
        ("p.yaml", PROFILE.as_bytes()),
    ]);
    let done = run(files.path(), "parse adverts --format json");
    done.quietly();
    let inputs = &done.json()["inputs"];
    let names: Vec<_> = inputs
        .as_array()
        .expect("inputs")
        .iter()
        .map(|one| one["name"].as_str())
        .collect();
    assert_eq!(names, [Some("adverts/a.TXT"), Some("adverts/b/c.html")]);
    run(files.path(), "rank adverts/a.TXT -p adverts").ends(3, "no profiles");
}

#[test]
fn a_very_deep_folder_is_searched_to_its_end() {
    let deep = "d/".repeat(900);
    let files = with_good(&[(&format!("top/{deep}advert.txt"), ADVERT.as_bytes())]);
    let done = run(
        files.path(),
        "rank top -p profile.yaml --format ndjson -j 1",
    );
    done.quietly();
    assert_eq!(done.rows().0.len(), 1);
}

#[cfg(unix)]
#[test]
fn links_never_lead_round_and_are_listed() {
    use std::os::unix::fs::symlink;
    let files = with_good(&[
        ("adverts/a.txt", ADVERT.as_bytes()),
        ("else/b.txt", ADVERT.as_bytes()),
    ]);
    let at = |name: &str| files.path().join(name);
    symlink(at("adverts"), at("adverts/loop")).expect("links can be made");
    symlink("self.txt", at("adverts/self.txt")).expect("links can be made");
    symlink("gone", at("adverts/gone.txt")).expect("links can be made");
    symlink(at("else/b.txt"), at("adverts/b.txt")).expect("links can be made");
    symlink(at("else"), at("named")).expect("links can be made");
    let done = run(
        files.path(),
        "rank adverts named -p profile.yaml --format ndjson -q",
    );
    done.ends(
        4,
        "skipped adverts/loop: a link to a folder is not followed",
    );
    done.ends(4, "skipped adverts/self.txt: ")
        .ends(4, "skipped adverts/gone.txt: ");
    // A link to a file is read, and so is a link that was named.
    assert_eq!(done.rows().0.len(), 3, "{done:#?}");
    run(files.path(), "parse adverts/self.txt").ends(3, "no such file");
}

#[cfg(unix)]
#[test]
fn a_named_pipe_in_a_folder_is_not_waited_for() {
    let files = with_good(&[("adverts/a.txt", ADVERT.as_bytes())]);
    let pipe = files.path().join("adverts/pipe.txt");
    let made = std::process::Command::new("mkfifo").arg(pipe).status();
    if !made.is_ok_and(|status| status.success()) {
        println!("skipped: no mkfifo");
        return;
    }
    run(files.path(), "parse adverts").ends(4, "skipped adverts/pipe.txt: this is no regular file");
}

#[cfg(unix)]
#[test]
fn a_file_that_may_not_be_read_is_listed() {
    use std::os::unix::fs::PermissionsExt;
    let files = with_good(&[
        ("locked.txt", ADVERT.as_bytes()),
        ("shut/a.txt", ADVERT.as_bytes()),
    ]);
    let shut = |name: &str| {
        let closed = std::fs::Permissions::from_mode(0o000);
        std::fs::set_permissions(files.path().join(name), closed).expect("it is ours");
    };
    shut("locked.txt");
    if std::fs::read(files.path().join("locked.txt")).is_ok() {
        println!("skipped: this user can read everything");
        return;
    }
    shut("shut");
    let done = run(
        files.path(),
        "parse advert.txt locked.txt shut --format ndjson",
    );
    let open = std::fs::Permissions::from_mode(0o700);
    std::fs::set_permissions(files.path().join("shut"), open).expect("it is ours");
    done.ends(4, "skipped locked.txt: Permission denied");
    done.ends(4, "skipped shut: Permission denied");
    assert_eq!(done.rows().0.len(), 1);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_utf8_is_read_too() {
    use std::os::unix::ffi::OsStrExt;
    let files = with_good(&[("adverts/a.txt", ADVERT.as_bytes())]);
    let name = std::ffi::OsStr::from_bytes(b"adverts/caf\xe9.txt");
    std::fs::write(files.path().join(name), ADVERT).expect("files can be written");
    let done = run(files.path(), "parse adverts --format ndjson -q");
    done.quietly();
    assert_eq!(done.rows().0[1]["id"], "caf\u{fffd}");
}

#[test]
fn a_pattern_in_quotes_names_what_a_shell_would() {
    let files = folder(&[
        ("posts/b.txt", ADVERT.as_bytes()),
        ("posts/a.txt", ADVERT.as_bytes()),
        ("posts/.hidden.txt", ADVERT.as_bytes()),
        ("posts/x.log", b"nothing"),
        ("people/one.yaml", PROFILE.as_bytes()),
        ("people/two.yaml", PROFILE.as_bytes()),
        ("people/notes.md", b"# nothing"),
        ("[1].txt", ADVERT.as_bytes()),
        ("set.toml", b"[check]\nprofile = [\"people/*.yaml\"]\n"),
    ]);
    let at = files.path();
    let names = |line: &str| {
        let done = run(at, &format!("{line} --format json"));
        assert_eq!(done.code, Some(0), "{done:#?}");
        let done = done.json();
        let inputs = done["inputs"].as_array().expect("inputs").iter();
        let names = inputs.map(|file| file["name"].as_str().expect("a name").to_owned());
        names.collect::<Vec<_>>().join(" ")
    };
    let people = "people/one.yaml people/two.yaml";
    for (line, read) in [
        (
            "check posts/*.txt -p people/*.yaml",
            format!("posts/a.txt posts/b.txt {people}"),
        ),
        (
            "check posts/?.txt -p people/[t-z]*.yaml",
            "posts/a.txt posts/b.txt people/two.yaml".to_owned(),
        ),
        (
            "check */a.txt -p people/one.yaml",
            "posts/a.txt people/one.yaml".to_owned(),
        ),
        // A folder that a pattern names is searched, and a file that is there is no pattern.
        (
            "rank posts -p peopl*",
            format!("posts/a.txt posts/b.txt {people}"),
        ),
        ("parse [1].txt", "[1].txt".to_owned()),
        (
            "check posts/a.txt --config set.toml",
            format!("posts/a.txt {people}"),
        ),
        (
            "plan posts/a.txt -p people/o*.yaml",
            "posts/a.txt people/one.yaml".to_owned(),
        ),
        ("lint p*/*.yaml", people.to_owned()),
    ] {
        assert_eq!(names(line), read, "{line}");
    }
    let told = "no file matches this pattern; check the spelling, or name the folder";
    for line in [
        "check posts/a.txt -p people/*.yml",
        "check posts/*.docx -p people",
        "rank posts/*.docx -p people",
        "parse nowhere/*",
        "lint *.yaml",
    ] {
        let done = run(at, line);
        done.ends(3, told);
        assert_eq!(done.out, "");
    }
    run(at, "parse posts/[a").ends(3, "posts/[a: no such file, and no pattern either");
}
