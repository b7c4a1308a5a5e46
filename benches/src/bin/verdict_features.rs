//! Prints what bears on each judged verdict, for `learn/verdict_weights.py`: one row a verdict with
//! the judged label, what was decided outright, and the features, tab-separated.
//!
//! usage: `verdict_features FOLDER`, the folder of a judged set.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(clippy::disallowed_methods, reason = "a program reads its arguments")]

use personspec_benches::gold::{Gold, TODAY};
use personspec_scoring::{Policy, claims, criteria, features, judge};
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
    for row in &gold.verdicts {
        let (Some(advert), Some(profile)) = (
            gold.adverts.get(&row.advert),
            gold.profiles.get(&row.profile),
        ) else {
            return Err(format!("{} × {}: not in the set", row.advert, row.profile));
        };
        let read = advert.true_advert(&row.advert);
        let index = read
            .criteria
            .iter()
            .position(|criterion| criterion.id == row.criterion);
        let (post, who) = (criteria::read(&read), claims::read(profile));
        let all = judge::judge_all(&post, &who, TODAY, &Policy::default());
        let Some(judged) = index.and_then(|index| all.get(index)) else {
            continue;
        };
        let values: Vec<String> = judged.features.iter().map(ToString::to_string).collect();
        println!(
            "{}\t{}\t{}\t{}\t{}\t{}\t{}",
            row.advert,
            row.profile,
            row.criterion,
            row.verdict,
            judged.verdict.outcome,
            u8::from(judged.outright),
            values.join("\t")
        );
    }
    Ok(())
}
