//! The figures as tables for people: Markdown between two marks of a document.

use crate::baselines::{self, Texts};
use crate::judging::{self, Held, Judging};
use crate::kinds::Confusion;
use crate::learning::{self, Row, grave};
use crate::measure::{LABELS, Pairs, kappa_quadratic, macro_f1};
use crate::reading::Reading;
use std::fmt::Write as _;

/// The figures of one set by name, each between 0 and 1.
pub fn named(reading: &Reading, judging: &Judging) -> Vec<(&'static str, f64)> {
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

/// A row a figure, a column a set.
pub fn figures(figures: &[(&str, Reading, Judging)]) -> String {
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
            let value = column.get(at).map_or(0.0, |(_, value)| *value);
            let _ = write!(table, " {value:.3} |");
        }
        table.push('\n');
    }
    table
}

/// What is known of one set, for [`beside`].
#[derive(Debug)]
pub struct Set<'a> {
    /// Its name.
    pub name: &'static str,
    /// The texts of its verdicts.
    pub texts: Vec<Texts<'a>>,
    /// What the engine found, end to end.
    pub held: Vec<Held>,
    /// What bears on each verdict.
    pub rows: Vec<Row>,
    /// The scorers that are not ours.
    pub scorers: Vec<baselines::Scorer>,
}

/// Ours and the baselines side by side; ours first as it ships, then judged by weights that had not
/// seen what they judge.
pub fn beside(sets: &[Set<'_>]) -> String {
    let mut table = String::from("| |");
    for set in sets {
        let name = set.name;
        let _ = write!(
            table,
            " {name}: macro-F1 | kappa | false met | missed met |"
        );
    }
    table.push_str("\n|---|");
    table.push_str(&"---:|".repeat(4 * sets.len()));
    table.push('\n');
    let mut row = |name: &str, pairs: &dyn Fn(&Set<'_>) -> Vec<(usize, usize)>| {
        let _ = write!(table, "| {name} |");
        for set in sets {
            table.push_str(&cells(&pairs(set)));
        }
        table.push('\n');
    };
    row("**personspec**", &|set| {
        set.held.iter().map(Held::pair).collect()
    });
    row("personspec, the advert and the profile held back", &|set| {
        learning::nested(&set.rows)
    });
    row("personspec, the other writer's set only", &|set| {
        let others = sets.iter().filter(|other| other.name != set.name);
        let train: Vec<Row> = others.flat_map(|other| other.rows.clone()).collect();
        learning::across(&train, &set.rows)
    });
    let names = sets.first().map_or(&[][..], |set| set.scorers.as_slice());
    for (at, scorer) in names.iter().enumerate() {
        row(&scorer.name, &|set| {
            let scorer = set.scorers.get(at);
            scorer.map_or_else(Vec::new, |scorer| baselines::tuned(&set.texts, scorer))
        });
    }
    table
}

/// What sets that nobody tuned to come to: as it ships, and by weights that never saw the set: learned of
/// all other sets, and of the `known` ones alone.
pub fn fresh(sets: &[(&str, Judging, Vec<Row>)], known: &[Row]) -> String {
    let mut table = String::from(
        "| set | verdicts | macro-F1 as it ships | weights of the other sets | weights of dev and dev2 | kappa | false met | \
         missed met | evidence | order |\n|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n",
    );
    for (set, figures, rows) in sets {
        let others = sets.iter().filter(|(other, ..)| other != set);
        let mut train: Vec<Row> = known.to_vec();
        train.extend(others.flat_map(|(.., rows)| rows.clone()));
        let _ = writeln!(
            table,
            "| {set} | {} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} | {:.3} |",
            rows.len(),
            figures.macro_f1,
            macro_f1(&learning::across(&train, rows)),
            macro_f1(&learning::across(known, rows)),
            figures.kappa,
            figures.false_met,
            figures.missed_met,
            figures.evidence,
            figures.order,
        );
    }
    table
}

fn cells(pairs: &Pairs) -> String {
    let (false_met, missed_met) = grave(pairs);
    let (macro_f1, kappa) = (macro_f1(pairs), kappa_quadratic(pairs));
    format!(" {macro_f1:.3} | {kappa:.3} | {false_met:.3} | {missed_met:.3} |")
}

/// The head of the rows of [`row`].
pub const ROWS_HEAD: &str = "set,advert,profile,criterion,judged,ours,cited\n";

/// One verdict, judged and ours, as a line.
pub fn row(set: &str, one: &Held) -> String {
    let ours = one.ours.map_or("unread", |outcome| outcome.as_str());
    let judged = &one.judged;
    format!(
        "{set},{},{},{},{},{ours},{}\n",
        judged.advert,
        judged.profile,
        judged.criterion,
        judged.verdict,
        one.cited.join(";")
    )
}

/// Judged by ours of a whole set, for the screen.
pub fn confusion(set: &str, held: &[Held]) -> String {
    let mut text =
        format!("{set}: judged (row) against ours (column): met, partly, not evidenced\n");
    for (label, row) in LABELS.iter().zip(judging::confusion(held)) {
        let _ = writeln!(
            text,
            "  {label:<6} {:>5} {:>5} {:>5}",
            row[0], row[1], row[2]
        );
    }
    text
}

/// Judged by ours a kind, to be kept: a line a set, kind and judged label.
pub fn by_kind(sets: &[(&str, Vec<Confusion>)]) -> String {
    let mut text = String::from(
        "# What `quality` counts: verdicts by the kind of thing the criterion asks, judged against ours.\n\
         set\tkind\tjudged\tmet\tpartly\tnot evidenced\n",
    );
    for (set, confusions) in sets {
        for confusion in confusions {
            for (label, row) in LABELS.iter().zip(confusion.table) {
                let kind = confusion.kind;
                let _ = writeln!(
                    text,
                    "{set}\t{kind}\t{label}\t{}\t{}\t{}",
                    row[0], row[1], row[2]
                );
            }
        }
    }
    text
}
