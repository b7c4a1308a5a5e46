//! The screen of `check`: the counts in one sentence, the gates, every criterion with its evidence,
//! what to do next.

use super::parse::by_heading;
use super::style::Style;
use super::table::{lay, wrap};
use super::words::heading;
use crate::data::{Basis, Check, CheckedPair, Importance, Outcome, Severity, Verdict};
use crate::inert::inert;
use crate::words::{STEPS, asked_as, count, importance as importance_of, inferred, sentence};
use personspec_text::fold;

/// The screen of `check`.
pub fn check(result: &Check, style: &Style) -> String {
    // A saved result is no more to be trusted than an advert: ids and paths may hold anything too.
    let result = &crate::inert::all(result);
    result
        .pairs
        .iter()
        .map(|one| pair(one, *style))
        .collect::<Vec<_>>()
        .join("\n")
}

fn pair(pair: &CheckedPair, style: Style) -> String {
    let mut text = heading(&pair.post, pair.closed, style);
    text.push('\n');
    text.push_str(&wrap(&sentence(pair), style.width, "  "));
    text.push_str(&wrap(&unsure(pair), style.width, "  "));
    text.push_str(&gates(pair, style));
    for (name, list) in by_heading(&pair.verdicts, |one| one.heading.as_deref()) {
        text.push_str(&format!("\n{}", style.heading(&inert(name))));
        let rows: Vec<Vec<String>> = list
            .iter()
            .map(|verdict| row(pair, verdict, style))
            .collect();
        let columns = [
            ("#", 0),
            ("Criterion", 2),
            ("Importance", 0),
            ("Verdict", 0),
            ("Your evidence", 3),
        ];
        text.push_str(&lay(&columns, &rows, style));
    }
    text.push_str(&next(pair, style));
    text.push_str(&importance(pair, style));
    text.push_str(&notes(pair, style));
    text
}

/// That importance was inferred, and where the reasons are.
fn unsure(pair: &CheckedPair) -> String {
    let said = inferred(&pair.summary);
    if said.is_empty() || explained(pair) {
        return said;
    }
    format!("{said} `--explain-importance` says why.")
}

fn explained(pair: &CheckedPair) -> bool {
    pair.verdicts.iter().any(|one| one.importance_why.is_some())
}

/// Why each importance is held to be so, where that was asked.
fn importance(pair: &CheckedPair, style: Style) -> String {
    if !explained(pair) {
        return String::new();
    }
    let rows: Vec<Vec<String>> = pair
        .verdicts
        .iter()
        .filter_map(|verdict| {
            let why = verdict.importance_why.as_ref()?;
            Some(vec![
                verdict.criterion.clone(),
                importance_of(verdict.importance, verdict.basis),
                match verdict.basis {
                    Basis::Inferred => why.confidence.as_str().to_owned(),
                    Basis::None => "not known".to_owned(),
                    _ => "printed".to_owned(),
                },
                inert(&why.reasons.join("; ")).into_owned(),
            ])
        })
        .collect();
    let columns = [("#", 0), ("Importance", 0), ("How sure", 0), ("Why", 1)];
    format!(
        "\n{}\n{}",
        style.bold("How the importance is known"),
        lay(&columns, &rows, style)
    )
}

fn gates(pair: &CheckedPair, style: Style) -> String {
    if pair.gates.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", style.bold("Check first"));
    for gate in &pair.gates {
        let said = format!(
            "{} {}: {} ({})",
            style.gate(gate.state),
            gate.kind.as_str(),
            inert(&gate.reason),
            gate.criterion
        );
        text.push_str(&wrap(&said, style.width, "  "));
    }
    text
}

fn row(pair: &CheckedPair, verdict: &Verdict, style: Style) -> Vec<String> {
    let text = inert(&verdict.text).into_owned();
    // A repeat is one criterion with the first: its verdict stands there.
    if let Some(first) = &verdict.duplicate_of {
        return vec![
            verdict.criterion.clone(),
            text,
            format!("repeats {first}"),
            format!("see {first}"),
            String::new(),
        ];
    }
    let mut evidence = evidence(verdict, style);
    for own in pair
        .adviser
        .iter()
        .filter(|own| own.criterion == verdict.criterion)
    {
        let who = own.by.as_deref().unwrap_or("the adviser");
        evidence.push(format!(
            "{} says {}: {}",
            inert(who),
            style.outcome(own.outcome),
            inert(&own.reason)
        ));
    }
    vec![
        verdict.criterion.clone(),
        text,
        asked_as(verdict),
        style.outcome(verdict.outcome),
        evidence.join(" "),
    ]
}

/// What was found for a criterion, and what is missing.
fn evidence(verdict: &Verdict, style: Style) -> Vec<String> {
    let mut evidence: Vec<String> = Vec::new();
    if let Some(first) = verdict.evidence.first() {
        let quote = inert(&first.quote);
        evidence.push(format!("\"{quote}\" {}", style.dim(&first.path)));
    }
    let more = verdict.evidence.iter().skip(1);
    let more: Vec<&str> = more.map(|more| more.path.as_str()).collect();
    if !more.is_empty() {
        evidence.push(style.dim(&format!("also {}", more.join(", "))));
    }
    // Where all of it is missing its words would only be said again.
    let whole = |part: &String| fold(part) == fold(verdict.text.trim_end_matches('.'));
    if verdict.evidence.is_empty() && verdict.missing.iter().any(whole) {
        evidence.push("nothing found".to_owned());
    } else if !verdict.missing.is_empty() {
        let missing = verdict.missing.iter();
        let missing: Vec<_> = missing.map(|part| inert(part).into_owned()).collect();
        evidence.push(format!("missing: {}", missing.join("; ")));
    }
    evidence
}

/// What to do next, most worth first: essentials before desirables, nothing shown before half shown.
pub(crate) fn steps(pair: &CheckedPair) -> Vec<&Verdict> {
    let open = |verdict: &&Verdict| verdict.available > 0 && verdict.outcome != Outcome::Met;
    let mut steps: Vec<&Verdict> = pair.verdicts.iter().filter(open).collect();
    steps.sort_by_key(|verdict| {
        let desirable = verdict.importance == Importance::Desirable;
        (desirable, verdict.outcome == Outcome::Partly)
    });
    steps
}

fn next(pair: &CheckedPair, style: Style) -> String {
    let steps = steps(pair);
    if steps.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", style.bold("Do next"));
    for (at, verdict) in steps.iter().take(STEPS).enumerate() {
        let step = verdict.next_step.as_deref().unwrap_or("Add your evidence.");
        let said = format!(
            "{}. {} ({}): {}",
            at + 1,
            inert(&verdict.text),
            verdict.criterion,
            inert(step)
        );
        text.push_str(&wrap(&said, style.width, "  "));
    }
    if steps.len() > STEPS {
        let all = count(pair.summary.gaps, "gap");
        text.push_str(&format!(
            "  {}\n",
            style.dim(&format!("the first of {all}"))
        ));
    }
    text
}

fn notes(pair: &CheckedPair, style: Style) -> String {
    let mut text = String::new();
    for note in pair
        .notes
        .iter()
        .filter(|note| note.severity > Severity::Info)
    {
        let said = format!("{} [{}]", inert(&note.message), note.code);
        text.push_str(&wrap(&said, style.width, "  "));
    }
    if text.is_empty() {
        text
    } else {
        format!("\n{}\n{text}", style.bold("About the advert"))
    }
}
