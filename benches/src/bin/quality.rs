//! Prints how well personspec reads and judges the judged sets in `benches/quality`, beside what simple
//! scorers make of them, and keeps every verdict in `benches/quality/results.csv`, so that each change
//! of one shows as a diff.
//!
//! usage: `quality [--check]`. With `--check` nothing is written: it fails where the kept results, the
//! counts by kind (`confusion.tsv`) or the tables of README.md and docs/src/known-weaknesses.md are not
//! what the code gives today, or where a figure is under its floor (`benches/quality/floor.tsv`).
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and its files"
)]

use personspec_benches::gold::Gold;
use personspec_benches::judging::{self, Judging};
use personspec_benches::reading::{self, Reading};
use personspec_benches::tables::{self, named};
use personspec_benches::{baselines, kinds, learning, weaknesses};
use std::path::{Path, PathBuf};

/// The sets, each a folder of `benches/quality`.
const SETS: [&str; 2] = ["dev", "dev2"];
/// Sets that were written after the tables, by writers who knew nothing of them.
const FRESH: [&str; 4] = ["fresh1", "fresh2", "fresh3", "fresh4"];

fn main() -> Result<(), String> {
    let check = std::env::args().any(|argument| argument == "--check");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let folder = root.join("quality");
    let golds = SETS.map(|set| Gold::read(&folder.join(set)));
    let kept = text(&folder.join("baselines.tsv"))?;
    let mut results = tables::ROWS_HEAD.to_owned();
    let (mut figures, mut sets) = (Vec::new(), Vec::new());
    let (mut kinds, mut faults_seen) = (Vec::new(), Vec::new());
    for (set, gold) in SETS.into_iter().zip(&golds) {
        let gold = gold.as_ref()?;
        let held = judging::judge(gold);
        for one in &held {
            results.push_str(&tables::row(set, one));
        }
        print!("{}", tables::confusion(set, &held));
        figures.push((set, reading::measure(gold), judging::figures(&held)));
        let rows = learning::rows(gold)?;
        kinds.push((set, kinds::confusions(gold, &held)));
        faults_seen.push((set, weaknesses::count(gold, &held, &rows)));
        let texts = baselines::texts(gold);
        let mut scorers = baselines::simple(&texts);
        scorers.extend(baselines::kept(&kept, set, &texts)?);
        sets.push(tables::Set {
            name: set,
            texts,
            held,
            rows,
            scorers,
        });
    }
    let mut fresh = Vec::new();
    for set in FRESH {
        let gold = Gold::read(&folder.join(set))?;
        let held = judging::judge(&gold);
        for one in &held {
            results.push_str(&tables::row(set, one));
        }
        fresh.push((set, judging::figures(&held), learning::rows(&gold)?));
    }
    let known: Vec<&[learning::Row]> = sets.iter().map(|set| set.rows.as_slice()).collect();
    let fresh = tables::fresh(&fresh, &known.concat());
    let readme = root.join("../README.md");
    let weak = root.join("../docs/src/known-weaknesses.md");
    let card = root.join("../docs/src/model-card.md");
    let mut faults = under_floor(&folder.join("floor.tsv"), &figures)?;
    faults.extend(keep(&folder.join("results.csv"), &results, check)?);
    let by_kind = tables::by_kind(&kinds);
    faults.extend(keep(&folder.join("confusion.tsv"), &by_kind, check)?);
    for (path, name, table) in [
        (&readme, "quality", tables::figures(&figures)),
        (&readme, "baselines", tables::beside(&sets)),
        (&card, "quality", tables::figures(&figures)),
        (&card, "baselines", tables::beside(&sets)),
        (&readme, "fresh", fresh.clone()),
        (&card, "fresh", fresh),
        (&weak, "kinds", weaknesses::kinds_table(&kinds)),
        (&weak, "faults", weaknesses::table(&faults_seen)),
    ] {
        println!("{table}");
        faults.extend(keep_table(path, name, &table, check)?);
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

/// The figures that are under their floor, or above their ceiling for the two that should be low.
fn under_floor(path: &Path, figures: &[(&str, Reading, Judging)]) -> Result<Vec<String>, String> {
    let floor = text(path)?;
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

/// [`keep`] for the table `name` of a document, which stands between two marks.
fn keep_table(
    path: &PathBuf,
    name: &str,
    table: &str,
    check: bool,
) -> Result<Option<String>, String> {
    let document = text(path)?;
    let marks = (
        format!("<!-- {name}: begin -->\n"),
        format!("<!-- {name}: end -->"),
    );
    let parts = document
        .split_once(&marks.0)
        .and_then(|(before, rest)| Some((before, rest.split_once(&marks.1)?.1)));
    let Some((before, after)) = parts else {
        return Ok(Some(format!(
            "{}: no place for the table {name}",
            path.display()
        )));
    };
    let new = format!("{before}{}{table}{}{after}", marks.0, marks.1);
    keep(path, &new, check)
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
