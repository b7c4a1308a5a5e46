//! Learns the weights in `crates/parser/data/importance.tsv` and prints how well they do on adverts
//! that were not learned from.
//!
//! usage: `learn_importance CORPUS_FOLDER [--write FILE] [--search] [--misses]`. `--misses` prints each list that was not
//! inferred whole, to be looked at by eye
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
    Guess, Item, List, Recipe, cross_validate, learn, lists, sentences,
};
use personspec_parser::importance::{PLACES, Weights};
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
            .ok_or("usage: learn_importance FOLDER [--write FILE] [--search] [--misses]")?,
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
    if rest.iter().any(|word| word == "--misses") {
        misses(&guesses);
    }
    if let Some(at) = rest.iter().position(|word| word == "--write") {
        let file = rest.get(at + 1).ok_or("--write wants a file")?;
        let all: Vec<&List> = lists.iter().collect();
        write(&PathBuf::from(file), &learn(&all, &sentences, recipe))?;
    }
    Ok(())
}

/// Accuracy on lists of adverts that label both levels, and on all; of every line, and of those that
/// print no level themselves.
fn figures(name: &str, guesses: &[(&List, Vec<Guess>)]) -> String {
    let share = |both_only: bool, printed: bool| {
        let counted = guesses.iter().filter(|(list, _)| list.both || !both_only);
        let all: Vec<&Guess> = counted
            .flat_map(|(_, guesses)| guesses)
            .filter(|guess| printed || !guess.printed)
            .collect();
        let right = all.iter().filter(|guess| guess.right()).count();
        format!("{:.3} of {}", ratio(right, all.len()), all.len())
    };
    format!(
        "{name} both levels {}, with essential-only {}; lines that print no level: {} and {}",
        share(true, true),
        share(false, true),
        share(true, false),
        share(false, false)
    )
}

fn ratio(part: usize, all: usize) -> f64 {
    f64::from(u32::try_from(part).unwrap_or(0)) / f64::from(u32::try_from(all.max(1)).unwrap_or(1))
}

/// How often a sureness is right.
fn calibration(guesses: &[(&List, Vec<Guess>)]) {
    let all: Vec<&Guess> = guesses
        .iter()
        .flat_map(|(_, guesses)| guesses)
        .filter(|guess| !guess.printed)
        .collect();
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

/// Each list with a miss: the lines with their true level, how sure it was that they are essential.
fn misses(guesses: &[(&List, Vec<Guess>)]) {
    for (list, guesses) in guesses {
        if guesses.iter().all(|guess| guess.right()) {
            continue;
        }
        println!("{} {} both levels: {}", list.advert, list.group, list.both);
        for (item, guess) in list.items.iter().zip(guesses) {
            let miss = if guess.right() { ' ' } else { 'X' };
            let truth = if guess.truth { 'E' } else { 'D' };
            println!("  {miss} {truth} {:.2} {}", guess.essential, item.text);
        }
    }
}

fn search(lists: &[List], sentences: &[Item]) {
    let base = Recipe::default();
    let mut recipes = Vec::new();
    for pull in [1.5, 3.0, 5.0] {
        for sentence in [0.25, 0.5, 1.0] {
            recipes.push(Recipe {
                pull,
                sentence,
                ..base
            });
        }
    }
    for place_pull in [0.3, 3.0] {
        recipes.push(Recipe { place_pull, ..base });
    }
    for one_level in [0.15, 1.0] {
        recipes.push(Recipe { one_level, ..base });
    }
    for fewest in [2, 4] {
        recipes.push(Recipe { fewest, ..base });
    }
    for whole in [-1.5, -1.0, -0.75, -0.25, 0.0] {
        recipes.push(Recipe { whole, ..base });
    }
    for recipe in recipes {
        let guesses = cross_validate(lists, sentences, recipe, 20);
        println!("{}", figures(&format!("{recipe:?}"), &guesses));
    }
}

fn write(path: &PathBuf, weights: &Weights) -> Result<(), String> {
    let mut lines = vec![
        "# Learned by learn_importance in benches from labelled real adverts; thousandths of a natural logit.".to_owned(),
        "# w: stem, f: first stem, p: pair of stems, l: length class, a: what is asked, o: another way; none, all, inner, tenth: where the list changes; group: all essential in it.".to_owned(),
        "# feature\tthousandths".to_owned(),
    ];
    #[expect(clippy::cast_possible_truncation, reason = "logits are small")]
    let milli = |value: f64| (value * 1000.0).round() as i32;
    lines.push(format!("bias\t{}", milli(weights.bias)));
    let places = PLACES.iter().zip(weights.places);
    lines.extend(places.map(|(name, value)| format!("{name}\t{}", milli(value))));
    let mut groups: Vec<_> = weights.groups.iter().collect();
    groups.sort_by_key(|(name, _)| name.as_str());
    lines.extend(
        groups
            .into_iter()
            .map(|(name, value)| format!("group:{name}\t{}", milli(*value))),
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
