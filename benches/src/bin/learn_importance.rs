//! Learns the weights in `crates/parser/data/importance.tsv` and prints how well they do on adverts
//! that were not learned from.
//!
//! usage: `learn_importance CORPUS_FOLDER [--write FILE] [--search]`
#![expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "a program that reports"
)]
#![expect(
    clippy::disallowed_methods,
    reason = "benches read corpora and write what was learned"
)]

use personspec_benches::importance::{
    Guess, List, Recipe, cross_validate, learn, lists, sentences,
};
use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), String> {
    let mut arguments = std::env::args().skip(1);
    let folder = PathBuf::from(
        arguments
            .next()
            .ok_or("usage: learn_importance FOLDER [--write FILE] [--search]")?,
    );
    let rest: Vec<String> = arguments.collect();
    let lists = lists(&folder)?;
    let sentences = sentences(&folder)?;
    println!("{} lists, {} sentences", lists.len(), sentences.len());
    if rest.iter().any(|word| word == "--search") {
        search(&lists, &sentences);
    }
    let recipe = Recipe::default();
    let guesses = cross_validate(&lists, &sentences, recipe, 20);
    println!("{}", figures("", &guesses));
    calibration(&guesses);
    if let Some(at) = rest.iter().position(|word| word == "--write") {
        let file = rest.get(at + 1).ok_or("--write wants a file")?;
        let all: Vec<&List> = lists.iter().collect();
        write(&PathBuf::from(file), &learn(&all, &sentences, recipe))?;
    }
    Ok(())
}

/// Accuracy on lists of adverts that label both levels, and on all.
fn figures(name: &str, guesses: &[(&List, Vec<Guess>)]) -> String {
    let share = |both_only: bool| {
        let counted = guesses.iter().filter(|(list, _)| list.both || !both_only);
        let all: Vec<&Guess> = counted.flat_map(|(_, guesses)| guesses).collect();
        let right = all.iter().filter(|guess| guess.right()).count();
        (ratio(right, all.len()), all.len())
    };
    let ((both, n), (every, m)) = (share(true), share(false));
    format!("{name} both levels {both:.3} of {n}, with essential-only {every:.3} of {m}")
}

fn ratio(part: usize, all: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(0)) / f64::from(u32::try_from(all.max(1)).unwrap_or(1))
}

/// How often a sureness is right.
fn calibration(guesses: &[(&List, Vec<Guess>)]) {
    let all: Vec<&Guess> = guesses.iter().flat_map(|(_, guesses)| guesses).collect();
    for bounds in [0.5, 0.6, 0.7, 0.8, 0.85, 0.9, 0.95, 0.98, 1.01].windows(2) {
        let inside: Vec<&&Guess> = all
            .iter()
            .filter(|guess| guess.sureness() >= bounds[0] && guess.sureness() < bounds[1])
            .collect();
        let right = inside.iter().filter(|guess| guess.right()).count();
        println!(
            "sure {:.2}-{:.2}: right {:.3} of {}",
            bounds[0],
            bounds[1],
            ratio(right, inside.len()),
            inside.len()
        );
    }
}

fn search(lists: &[List], sentences: &[personspec_benches::importance::Item]) {
    for pull in [0.3, 0.7, 1.5] {
        for sentence in [1.0, 2.0] {
            for temper in [1.0, 1.5] {
                for one_level in [0.0, 0.3, 1.0] {
                    for whole in [0.0, -1.0, -2.0, -3.0] {
                        let recipe = Recipe {
                            pull,
                            sentence,
                            temper,
                            one_level,
                            whole,
                            ..Recipe::default()
                        };
                        let guesses = cross_validate(lists, sentences, recipe, 10);
                        println!(
                            "{}",
                            figures(
                                &format!(
                                    "pull {pull} sentence {sentence} temper {temper} one {one_level} whole {whole}"
                                ),
                                &guesses
                            )
                        );
                    }
                }
            }
        }
    }
}

fn write(path: &PathBuf, weights: &personspec_parser::importance::Weights) -> Result<(), String> {
    let mut lines = vec![
        "# Learned by learn_importance in benches from labelled real adverts; thousandths of a natural logit.".to_owned(),
        "# w: stem, p: pair of stems, l: length class, a: what is asked, o: another way; place: tenth of the list; all: group.".to_owned(),
        "# feature\tthousandths".to_owned(),
    ];
    #[expect(clippy::cast_possible_truncation, reason = "logits are small")]
    let milli = |value: f64| (value * 1000.0).round() as i32;
    lines.push(format!("bias\t{}", milli(weights.bias)));
    lines.push(format!("temper\t{}", milli(weights.temper)));
    for (tenth, value) in weights.places.iter().enumerate() {
        lines.push(format!("place:{tenth}\t{}", milli(*value)));
    }
    let mut groups: Vec<_> = weights.all.iter().collect();
    groups.sort_by_key(|(name, _)| name.as_str());
    lines.extend(
        groups
            .into_iter()
            .map(|(name, value)| format!("all:{name}\t{}", milli(*value))),
    );
    let mut features: Vec<_> = weights
        .features
        .iter()
        .filter(|(_, value)| milli(**value).abs() >= 20)
        .collect();
    features.sort_by_key(|(name, _)| name.as_str());
    lines.extend(
        features
            .into_iter()
            .map(|(name, value)| format!("{name}\t{}", milli(*value))),
    );
    let text = lines.join("\n") + "\n";
    std::fs::write(path, text).map_err(|e| format!("{}: {e}", path.display()))
}
