//! Learns `crates/scoring/data/weights.tsv` from judged sets and prints it; on standard error, what it
//! reaches within each set (adverts and profiles held back) and from each set to each other.
//!
//! usage: `learn_verdicts FOLDER…`, the folders of judged sets.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(clippy::print_stderr, reason = "a program tells how it went")]
#![expect(clippy::disallowed_methods, reason = "a program reads its arguments")]

use personspec_benches::gold::Gold;
use personspec_benches::learning::{self, Row};
use personspec_benches::measure::{Pairs, kappa_quadratic, macro_f1};
use std::path::Path;

fn main() -> Result<(), String> {
    let folders: Vec<String> = std::env::args().skip(1).collect();
    if folders.is_empty() {
        return Err("usage: learn_verdicts FOLDER…".to_owned());
    }
    let read = |folder: &String| learning::rows(&Gold::read(Path::new(folder))?);
    let sets: Vec<Vec<Row>> = folders.iter().map(read).collect::<Result<_, _>>()?;
    for (folder, rows) in folders.iter().zip(&sets) {
        tell(folder, "held back", &learning::nested(rows));
        for (other, train) in folders.iter().zip(&sets) {
            if other != folder {
                tell(
                    folder,
                    &format!("from {other}"),
                    &learning::across(train, rows),
                );
            }
        }
    }
    print!("{}", learning::table(&sets.concat()));
    Ok(())
}

fn tell(folder: &str, how: &str, pairs: &Pairs) {
    let (false_met, missed_met) = learning::grave(pairs);
    eprintln!(
        "{folder}, {how}: macro-F1 {:.3}, kappa {:.3}, false met {false_met:.3}, missed met {missed_met:.3}",
        macro_f1(pairs),
        kappa_quadratic(pairs),
    );
}
