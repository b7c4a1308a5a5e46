//! How long short commands take from a cold process, beside programs that do nothing: `true`, and Python
//! with an empty line.
//!
//! usage: `startup BINARY [--rounds N] [--version MS] [--check MS] [--rank MS]`. The commands are run in
//! turn, at least 15 rounds. A median above a limit makes the program fail. The adverts and the profile are
//! of `workload`.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(clippy::disallowed_methods, reason = "a program reads its arguments")]

use personspec_benches::processes::{Spent, files_in, median, milliseconds, run, write_workload};
use std::process::Command;

/// Adverts that are ranked for one profile.
const ADVERTS: usize = 200;
const ROUNDS: usize = 15;

/// A command, and the limit of its median in milliseconds.
struct Measured {
    name: String,
    words: Vec<String>,
    limit: Option<f64>,
    spent: Vec<Spent>,
}

fn main() -> Result<(), String> {
    let usage = "usage: startup BINARY [--rounds N] [--version MS] [--check MS] [--rank MS]";
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let binary = arguments
        .first()
        .filter(|word| !word.starts_with("--"))
        .ok_or(usage)?;
    let number = |name: &str| -> Result<Option<f64>, String> {
        let Some(at) = arguments.iter().position(|word| word == name) else {
            return Ok(None);
        };
        let word = arguments.get(at + 1).ok_or(usage)?;
        word.parse()
            .map(Some)
            .map_err(|_| format!("{name} {word}: not a number"))
    };
    let rounds = arguments.iter().position(|word| word == "--rounds");
    let rounds = match rounds.and_then(|at| arguments.get(at + 1)) {
        Some(word) => word.parse::<usize>().map_err(|error| error.to_string())?,
        None => ROUNDS,
    };
    let folder = tempfile::tempdir().map_err(|error| error.to_string())?;
    write_workload(folder.path(), 1, ADVERTS, 1)?;
    let place = |part: &str| folder.path().join(part).to_string_lossy().into_owned();
    let first = |part: &str| -> Result<String, String> {
        let files = files_in(&folder.path().join(part))?;
        let file = files.first().ok_or("no file was written")?;
        Ok(file.to_string_lossy().into_owned())
    };
    let (adverts, profile, advert) = (place("adverts"), first("profiles")?, first("adverts")?);
    let measured = |name: &str, words: &[&str], limit| Measured {
        name: name.to_owned(),
        words: words.iter().map(|&word| word.to_owned()).collect(),
        limit,
        spent: Vec::new(),
    };
    let mut all = [
        measured("`true`", &["true"], None),
        measured("`python3 -c pass`", &[&python()?, "-c", "pass"], None),
        measured(
            "`personspec --version`",
            &[binary, "--version"],
            number("--version")?,
        ),
        measured(
            "`personspec check ADVERT -p PROFILE`",
            &[binary, "check", &advert, "-p", &profile],
            number("--check")?,
        ),
        measured(
            &format!("`personspec rank`, {ADVERTS} adverts, 1 profile"),
            &[binary, "rank", &adverts, "-p", &profile, "--top", "10"],
            number("--rank")?,
        ),
    ];
    // The first round fills the system's caches: it is not kept.
    for round in 0..=rounds {
        for one in &mut all {
            let Some((program, words)) = one.words.split_first() else {
                continue;
            };
            let spent = run(Command::new(program).args(words))?;
            if round > 0 {
                one.spent.push(spent);
            }
        }
    }
    print(&all)
}

/// Python itself: what stands first on the path may be a script that looks for it.
fn python() -> Result<String, String> {
    let told = Command::new("python3")
        .args(["-c", "import sys; print(sys.executable)"])
        .output();
    let told = told.map_err(|error| format!("python3: {error}"))?;
    Ok(String::from_utf8_lossy(&told.stdout).trim().to_owned())
}

/// Prints the table; fails where a limit is passed.
fn print(all: &[Measured]) -> Result<(), String> {
    let wall =
        |one: &Measured| median(&one.spent.iter().map(|spent| spent.wall).collect::<Vec<_>>());
    let base = |at: usize| {
        all.get(at)
            .map_or(1.0, |one| milliseconds(wall(one)).max(1e-6))
    };
    let (nothing, python) = (base(0), base(1));
    let rounds = all.first().map_or(0, |one| one.spent.len());
    println!("{rounds} rounds, in turn; medians\n");
    println!(
        "| command | wall, ms | least–most | CPU, ms | peak, MiB | × `true` | × Python | limit, ms |"
    );
    println!("|---|---:|---:|---:|---:|---:|---:|---:|");
    let mut passed = Vec::new();
    for one in all {
        let walls = one.spent.iter().map(|spent| spent.wall);
        let cpu = median(&one.spent.iter().map(|spent| spent.cpu).collect::<Vec<_>>());
        let peak = median(&one.spent.iter().map(|spent| spent.peak).collect::<Vec<_>>());
        let time = milliseconds(wall(one));
        println!(
            "| {} | {time:.1} | {:.1}–{:.1} | {:.1} | {} | {:.1} | {:.2} | {} |",
            one.name,
            walls.clone().min().map_or(0.0, milliseconds),
            walls.max().map_or(0.0, milliseconds),
            milliseconds(cpu),
            peak / (1024 * 1024),
            time / nothing,
            time / python,
            one.limit
                .map_or_else(String::new, |limit| limit.to_string())
        );
        if one.limit.is_some_and(|limit| time > limit) {
            passed.push(format!("{}: {time:.1} ms", one.name));
        }
    }
    if passed.is_empty() {
        Ok(())
    } else {
        Err(format!("slower than the limit: {}", passed.join("; ")))
    }
}
