//! Prints what bears on each judged verdict, for `learn/verdict_weights.py`: one row a verdict with
//! the judged label, what was decided outright, and the features, tab-separated.
//!
//! usage: `verdict_features FOLDER`, the folder of a judged set.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(clippy::disallowed_methods, reason = "a program reads its arguments")]

use personspec_benches::gold::Gold;
use personspec_benches::learning;
use personspec_benches::measure::LABELS;
use personspec_scoring::features;
use std::path::Path;

fn main() -> Result<(), String> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("usage: verdict_features FOLDER")?;
    let gold = Gold::read(Path::new(&folder))?;
    println!(
        "advert\tprofile\tcriterion\tjudged\tours\toutright\t{}",
        features::NAMES.join("\t")
    );
    for row in learning::rows(&gold)? {
        let values: Vec<String> = row.features.iter().map(ToString::to_string).collect();
        println!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{}",
            row.advert,
            row.profile,
            row.criterion,
            LABELS[row.judged],
            row.ours,
            u8::from(row.outright),
            values.join("\t")
        );
    }
    Ok(())
}
