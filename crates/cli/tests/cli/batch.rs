//! Rankings by the batch engine: the rows of the judge, gone on from where they were interrupted.

use crate::run::{ADVERT, PROFILE, program, ran, repository, run_on};
use serde_json::Value;
use std::path::{Path, PathBuf};

/// A folder of the repository.
fn ours(name: &str) -> PathBuf {
    repository().join(name)
}

/// Ranks the sample folders.
fn rank(folder: &Path, options: &[&str]) -> crate::run::Ran {
    let mut command = program(folder);
    command
        .arg("rank")
        .arg(ours("adverts"))
        .arg("-p")
        .arg(ours("profiles"));
    command.args(["--today", "2026-07-01", "--format", "ndjson"]);
    command.args(options);
    ran(&mut command)
}

#[test]
fn the_engine_gives_the_rows_of_the_judge() {
    let place = tempfile::tempdir().expect("a folder");
    let judged = rank(place.path(), &[]);
    let (rows, _) = judged.rows();
    assert!(rows.len() > 60, "{}", rows.len());
    for jobs in ["1", "8"] {
        let all = rank(place.path(), &["--top", "1000", "-j", jobs]);
        assert_eq!(all.out, judged.out);
        let (first, summary) = rank(place.path(), &["--top", "2", "-j", jobs]).rows();
        let judged: Vec<&Value> = rows.iter().filter(|row| row["rank"] == 1).collect();
        let found: Vec<&Value> = first.iter().filter(|row| row["rank"] == 1).collect();
        assert_eq!(judged, found);
        assert_eq!(summary["rows"], first.len());
    }
    for filter in [
        ["--min-evidenced", "5"],
        ["--open-only", "--no-preferences"],
    ] {
        let judged = rank(place.path(), &filter).out;
        let mut options = filter.to_vec();
        options.extend(["--top", "1000"]);
        assert_eq!(rank(place.path(), &options).out, judged);
    }
}

#[test]
fn a_summary_is_the_last_line_and_tells_runs_apart() {
    let place = tempfile::tempdir().expect("a folder");
    let whole = rank(place.path(), &["--top", "3"]).out;
    let summary = rank(place.path(), &["--top", "3", "--summary", "-j", "8"]).out;
    assert_eq!(whole.lines().last(), summary.lines().next());
    assert_eq!(summary.lines().count(), 1);
    let other = rank(place.path(), &["--top", "4", "--summary"]).out;
    let hash = |line: &str| -> Value {
        let line: Value = serde_json::from_str(line).expect("JSON");
        line["hash"].clone()
    };
    assert_ne!(hash(&summary), hash(&other));
    let judged = rank(place.path(), &["--summary"]).out;
    let lines = rank(place.path(), &[]).out;
    assert_eq!(hash(&judged), hash(lines.lines().last().expect("a line")));
}

#[test]
fn what_is_no_interrupted_run_is_refused() {
    let place = tempfile::tempdir().expect("a folder");
    let options = ["--top", "3", "-o", "ranking.ndjson", "--resume"];
    let whole = rank(place.path(), &["--top", "3"]).out;
    rank(place.path(), &options).ends(0, "nothing was interrupted");
    let written = std::fs::read_to_string(place.path().join("ranking.ndjson"));
    assert_eq!(written.expect("it is there"), whole);
    let part = place.path().join("ranking.ndjson.part");
    std::fs::write(&part, &whole).expect("it can be written");
    rank(place.path(), &options).ends(3, "this is no interrupted run");
    std::fs::write(&part, "{\"kind\":\"row\"\n").expect("it can be written");
    rank(place.path(), &options).ends(3, "it was cut off");
    rank(place.path(), &["--top", "3", "--resume"]).ends(2, "name it with --output");
    let kept = std::fs::read_to_string(place.path().join("ranking.ndjson"));
    assert_eq!(kept.expect("it is there"), whole, "the old result stays");
}

#[test]
fn an_advert_that_comes_through_a_pipe_is_ranked() {
    let place = crate::run::folder(&[("profile.yaml", PROFILE.as_bytes())]);
    let line = "rank - -p profile.yaml --today 2026-07-01 --format ndjson";
    let judged = run_on(place.path(), line, ADVERT.as_bytes());
    let (rows, _) = judged.quietly().rows();
    assert_eq!(rows.len(), 1);
    let batch = run_on(place.path(), &format!("{line} --top 1"), ADVERT.as_bytes());
    assert_eq!(batch.quietly().out, judged.out);
}

#[test]
#[cfg(target_os = "linux")]
fn a_device_is_written_to_and_stays_one() {
    use std::os::unix::fs::FileTypeExt;
    let place = tempfile::tempdir().expect("a folder");
    rank(place.path(), &["--top", "2", "-o", "/dev/null"]).quietly();
    let what = std::fs::metadata("/dev/null").expect("it is there");
    assert!(what.file_type().is_char_device());
    assert!(!Path::new("/dev/null.part").exists());
    rank(place.path(), &["--top", "2", "-o", "/dev/null", "--resume"]).ends(2, "from a file");
    rank(place.path(), &["--top", "2", "--summary", "--resume"]).ends(2, "cannot be used with");
}

/// Enough work to be interrupted in.
#[cfg(target_os = "linux")]
fn many(folder: &Path) {
    let copy = |from: &Path, name: &str, ending: &str, times: usize| {
        let to = folder.join(name);
        std::fs::create_dir_all(&to).expect("a folder");
        let entries = std::fs::read_dir(from).expect("it is there");
        let own = entries.flatten().map(|entry| entry.path());
        for path in own.filter(|path| path.extension().is_some_and(|e| e == ending)) {
            let stem = path
                .file_stem()
                .unwrap_or_default()
                .to_string_lossy()
                .into_owned();
            for copy in 0..times {
                let name = to.join(format!("{stem}-{copy:03}.{ending}"));
                std::fs::copy(&path, name).expect("it can be copied");
            }
        }
    };
    copy(&ours("profiles"), "profiles", "yaml", 25);
    copy(&ours("adverts"), "adverts", "txt", 12);
}

#[test]
#[cfg(target_os = "linux")]
fn an_interrupted_run_keeps_its_rows_and_is_gone_on_from() {
    let place = tempfile::tempdir().expect("a folder");
    many(place.path());
    let arguments = [
        "rank",
        "adverts",
        "-p",
        "profiles",
        "--today",
        "2026-07-01",
        "--format",
        "ndjson",
        "--top",
        "40",
        "-q",
        "-j",
        "1",
    ];
    let whole = {
        let mut command = program(place.path());
        command.args(arguments);
        ran(&mut command)
    };
    whole.ends(0, "");
    let mut partial = None;
    // It may be done before it is interrupted, or be interrupted before it listens.
    for wait in [300, 600, 900, 1200, 1800, 2500, 4000, 6000, 9000] {
        let mut command = std::process::Command::new("env");
        command.current_dir(place.path());
        command.args(["--default-signal=INT", env!("CARGO_BIN_EXE_personspec")]);
        command.args(arguments).args(["-o", "ranking.ndjson"]);
        command.stderr(std::process::Stdio::piped());
        let child = command.spawn().expect("the program starts");
        std::thread::sleep(std::time::Duration::from_millis(wait));
        let id = child.id().to_string();
        let _ = std::process::Command::new("kill")
            .args(["-INT", &id])
            .status();
        let ended = child.wait_with_output().expect("it ends");
        if ended.status.code() == Some(130) {
            partial = Some(String::from_utf8_lossy(&ended.stderr).into_owned());
            break;
        }
        let _ = std::fs::remove_file(place.path().join("ranking.ndjson"));
    }
    let told = partial.expect("one of the runs is interrupted in its work");
    assert!(told.contains("--resume"), "{told}");
    assert!(!place.path().join("ranking.ndjson").exists());
    let part = place.path().join("ranking.ndjson.part");
    let kept = std::fs::read_to_string(&part).expect("the rows are kept");
    let summary: Value = serde_json::from_str(kept.lines().last().expect("a line")).expect("JSON");
    assert_eq!(summary["complete"], false);
    assert!(summary["profiles_done"].as_u64() < Some(360), "{summary}");
    let resume = || {
        let mut command = program(place.path());
        command
            .args(arguments)
            .args(["-o", "ranking.ndjson", "--resume"]);
        ran(&mut command)
    };
    let mut command = program(place.path());
    command
        .args(arguments)
        .args(["-o", "ranking.ndjson", "--resume", "--open-only"]);
    ran(&mut command).ends(3, "other options");
    resume().ends(0, "");
    let written = std::fs::read_to_string(place.path().join("ranking.ndjson"));
    assert_eq!(written.expect("it is there"), whole.out);
    assert!(!part.exists());
}
