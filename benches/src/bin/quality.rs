//! Prints how well personspec reads and judges the judged sets in `benches/quality`, and keeps every
//! verdict in `benches/quality/results.csv`, so that each change of one shows as a diff.
//!
//! usage: `quality [--check]`. With `--check` nothing is written: it fails where the kept results or
//! the README's table are not what the code gives today, or where a figure is under its floor
//! (`benches/quality/floor.tsv`).
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and its files"
)]

use personspec_benches::gold::Gold;
use personspec_benches::judging::{self, Held, Judging};
use personspec_benches::reading::{self, Reading};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The sets, each a folder of `benches/quality`.
const SETS: [&str; 2] = ["dev", "dev2"];
/// Where the README's table begins and ends.
const MARKS: (&str, &str) = ("<!-- quality: begin -->\n", "<!-- quality: end -->");

fn main() -> Result<(), String> {
    let check = std::env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("quality");
    let mut results = String::from("set,advert,profile,criterion,judged,ours,cited\n");
    let mut figures = Vec::new();
    for set in SETS {
        let gold = Gold::read(&folder.join(set))?;
        let held = judging::judge(&gold);
        for one in &held {
            row(&mut results, set, one);
        }
        figures.push((set, reading::measure(&gold), judging::figures(&held)));
        print_confusion(set, &held);
    }
    let table = table(&figures);
    println!("{table}");
    let mut faults = under_floor(&folder.join("floor.tsv"), &figures)?;
    let readme = root.join("../README.md");
    faults.extend(keep(&folder.join("results.csv"), &results, check)?);
    faults.extend(keep_readme(&readme, &table, check)?);
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

fn row(results: &mut String, set: &str, one: &Held) {
    let ours = one.ours.map_or("unread", |outcome| outcome.as_str());
    let judged = &one.judged;
    let _ = writeln!(
        results,
        "{set},{},{},{},{},{ours},{}",
        judged.advert,
        judged.profile,
        judged.criterion,
        judged.verdict,
        one.cited.join(";")
    );
}

fn print_confusion(set: &str, held: &[Held]) {
    println!("{set}: judged (row) against ours (column): met, partly, not evidenced");
    for (label, row) in personspec_benches::measure::LABELS
        .iter()
        .zip(judging::confusion(held))
    {
        println!("  {label:<6} {:>5} {:>5} {:>5}", row[0], row[1], row[2]);
    }
}

/// The figures by name, each between 0 and 1.
fn named(reading: &Reading, judging: &Judging) -> Vec<(&'static str, f64)> {
    vec![
        ("criteria found", reading.recall.share()),
        ("criteria not invented", reading.precision.share()),
        ("importance, printed", reading.stated.share()),
        ("importance, lost and inferred", reading.lost.share()),
        ("importance, lost, where sure", reading.lost_sure.share()),
        ("groups", reading.groups.share()),
        ("stages", reading.stages.share()),
        ("repeated criteria", reading.duplicates.share()),
        ("fields", reading.fields.share()),
        ("verdicts, macro-F1", judging.macro_f1),
        ("verdicts, same label", judging.accuracy),
        ("verdicts, quadratic kappa", judging.kappa),
        ("called met, judged none", judging.false_met),
        ("judged met, called not evidenced", judging.missed_met),
        ("evidence: a right line cited", judging.evidence),
        ("pairs in the judged order", judging.order),
    ]
}

fn table(figures: &[(&str, Reading, Judging)]) -> String {
    let mut table = String::from("| measure |");
    for (set, _, judging) in figures {
        let _ = write!(table, " {set} ({} verdicts) |", judging.verdicts);
    }
    table.push_str("\n|---|");
    table.push_str(&"---:|".repeat(figures.len()));
    table.push('\n');
    let columns: Vec<_> = figures.iter().map(|(_, r, j)| named(r, j)).collect();
    for (at, (name, _)) in columns.first().into_iter().flatten().enumerate() {
        let _ = write!(table, "| {name} |");
        for column in &columns {
            let _ = write!(
                table,
                " {:.3} |",
                column.get(at).map_or(0.0, |(_, value)| *value)
            );
        }
        table.push('\n');
    }
    table
}

/// The figures that are under their floor, or above their ceiling for the two that should be low.
fn under_floor(path: &Path, figures: &[(&str, Reading, Judging)]) -> Result<Vec<String>, String> {
    let floor = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let mut faults = Vec::new();
    for line in floor.lines().filter(|line| !line.starts_with('#')) {
        let cells: Vec<&str> = line.split('\t').collect();
        let [set, name, relation, bound] = cells.as_slice() else {
            return Err(format!("{}: not four cells: {line}", path.display()));
        };
        let bound: f64 = bound.parse().map_err(|_| format!("no number: {line}"))?;
        let value = figures
            .iter()
            .find(|(known, ..)| known == set)
            .and_then(|(_, r, j)| named(r, j).into_iter().find(|(known, _)| known == name))
            .map(|(_, value)| value)
            .ok_or_else(|| format!("no such figure: {line}"))?;
        let holds = if *relation == "at least" {
            value >= bound
        } else {
            value <= bound
        };
        if !holds {
            faults.push(format!(
                "{set}: {name} is {value:.3}, should be {relation} {bound}"
            ));
        }
    }
    Ok(faults)
}

/// Writes `text` to `path`, or with `check` says where it differs from what is there.
fn keep(path: &PathBuf, text: &str, check: bool) -> Result<Option<String>, String> {
    let there = std::fs::read_to_string(path).unwrap_or_default();
    if there == text {
        return Ok(None);
    }
    if check {
        let changed = text
            .lines()
            .zip(there.lines())
            .filter(|(a, b)| a != b)
            .count();
        return Ok(Some(format!(
            "{}: {changed} lines differ from what the code gives today: run `quality` and look at the diff",
            path.display()
        )));
    }
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))?;
    Ok(None)
}

fn keep_readme(path: &PathBuf, table: &str, check: bool) -> Result<Option<String>, String> {
    let readme = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
    let Some((before, rest)) = readme.split_once(MARKS.0) else {
        return Ok(Some(format!(
            "{}: no place for the table of figures",
            path.display()
        )));
    };
    let Some((_, after)) = rest.split_once(MARKS.1) else {
        return Ok(Some(format!(
            "{}: the table of figures has no end",
            path.display()
        )));
    };
    keep(
        path,
        &format!("{before}{}{table}{}{after}", MARKS.0, MARKS.1),
        check,
    )
}
