//! Ranks public sets by the engine's own nearness of wordings ([`personspec_text::nearness`]): which
//! skills does a sentence ask for, which titles name the same occupation. No trained model.
//!
//! ```text
//! public_sets skills LABELS.txt ANNOTATIONS.csv… [--at-least NAME=VALUE…]
//! public_sets titles QUERIES.tsv TITLES.tsv ANNOTATIONS.tsv [--at-least NAME=VALUE…]
//! ```
//!
//! How rare a stem or a run of letters is, is counted over the labels or titles that are ranked. Ties
//! are broken by worst case: what is right comes last among its equals. Titles that are written alike
//! cannot be told apart by their wording, so the mean reciprocal rank over every order of the ties is
//! printed beside it ("MRR, ties by chance"). With `--at-least` it fails where a figure is lower.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and its files"
)]

use personspec_benches::public::{Counted, Figures, Question, figures, read_csv};
use personspec_scoring::rarity;
use personspec_text::nearness::{Phrase, nearness};
use std::collections::{BTreeMap, BTreeSet};

/// Labels of the annotated sentences that are no label.
const NO_LABEL: [&str; 2] = ["LABEL NOT PRESENT", "UNDERSPECIFIED"];

const USAGE: &str = "usage: public_sets skills LABELS ANNOTATIONS… | titles QUERIES TITLES ANNOTATIONS, \
                     [--at-least NAME=VALUE…]";

fn main() -> Result<(), String> {
    let all: Vec<String> = std::env::args().skip(1).collect();
    let end = all.iter().position(|argument| argument == "--at-least");
    let (files, floors) = all.split_at(end.unwrap_or(all.len()));
    let told = match files {
        [kind, labels, annotated @ ..] if kind == "skills" && !annotated.is_empty() => {
            skills(labels, annotated)?
        }
        [kind, queries, titles, annotated] if kind == "titles" => {
            vec![(
                "titles".to_owned(),
                title_figures(queries, titles, annotated)?,
            )]
        }
        _ => return Err(USAGE.to_owned()),
    };
    let mut faults = Vec::new();
    for (name, figures) in told {
        println!("{name}: {} questions", figures.questions);
        for (measure, value) in figures.named() {
            println!("  {measure:<20} {value:.4}");
        }
        for floor in floors.iter().skip(1) {
            let (measure, bound) = floor.split_once('=').ok_or(USAGE)?;
            let bound: f64 = bound.parse().map_err(|_| USAGE)?;
            let named = figures.named();
            let value = named.iter().find(|(known, _)| *known == measure);
            let value = value
                .ok_or_else(|| format!("no figure is called {measure}"))?
                .1;
            if value < bound {
                faults.push(format!(
                    "{name}: {measure} is {value:.4}, should be {bound}"
                ));
            }
        }
    }
    if faults.is_empty() {
        Ok(())
    } else {
        Err(faults.join("\n"))
    }
}

/// A line of figures a file of annotated sentences.
fn skills(labels: &str, annotated: &[String]) -> Result<Vec<(String, Figures)>, String> {
    let labels = text(labels)?;
    let labels: Vec<&str> = labels.lines().collect();
    let mut told = Vec::new();
    for path in annotated {
        let mut by_sentence: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
        for row in read_csv(&text(path)?).into_iter().skip(1) {
            let [sentence, _, _, label] = row.as_slice() else {
                return Err(format!("{path}: not four columns: {row:?}"));
            };
            if NO_LABEL.contains(&label.as_str()) {
                continue;
            }
            let at = labels.iter().position(|known| known == label);
            let at = at.ok_or_else(|| format!("{path}: no such label: {label}"))?;
            by_sentence.entry(sentence.clone()).or_default().insert(at);
        }
        let questions = by_sentence.into_iter();
        let questions: Vec<Question> = questions
            .map(|(asked, right)| Question { asked, right })
            .collect();
        told.push((path.clone(), rank(&labels, &questions)));
    }
    Ok(told)
}

fn title_figures(queries: &str, titles: &str, annotated: &str) -> Result<Figures, String> {
    let (queries, titles) = (text(queries)?, text(titles)?);
    let columns = |line: &'_ str| {
        line.split_once('\t')
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
    };
    let titles: Vec<(String, String)> = titles.lines().filter_map(columns).collect();
    let place: BTreeMap<&str, usize> = titles
        .iter()
        .enumerate()
        .map(|(at, (id, _))| (id.as_str(), at))
        .collect();
    let mut right: BTreeMap<String, BTreeSet<usize>> = BTreeMap::new();
    for line in text(annotated)?.lines() {
        let cells: Vec<&str> = line.split_whitespace().collect();
        let [query, _, title, _] = cells.as_slice() else {
            return Err(format!("{annotated}: not four columns: {line}"));
        };
        let at = place.get(title);
        let at = at.ok_or_else(|| format!("{annotated}: no such title: {title}"))?;
        right.entry((*query).to_owned()).or_default().insert(*at);
    }
    let questions = queries
        .lines()
        .filter_map(columns)
        .filter_map(|(id, asked)| {
            let right = right.remove(&id)?;
            Some(Question { asked, right })
        });
    let questions: Vec<Question> = questions.collect();
    let titles: Vec<&str> = titles.iter().map(|(_, title)| title.as_str()).collect();
    Ok(rank(&titles, &questions))
}

/// Ranks `phrases` for each question.
fn rank(phrases: &[&str], questions: &[Question]) -> Figures {
    let counted = Counted::over(phrases);
    let read: Vec<Phrase> = phrases
        .iter()
        .map(|phrase| Phrase::said(phrase, &counted))
        .collect();
    let frames = |word: &_| rarity::weight(word) == 0;
    figures(questions, |question| {
        let asked = Phrase::asked(&question.asked, &counted, frames);
        read.iter().map(|phrase| nearness(&asked, phrase)).collect()
    })
}

fn text(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{path}: {error}"))
}
