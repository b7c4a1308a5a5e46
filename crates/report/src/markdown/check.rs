//! The fit report of each pair.

use super::{made, plain, table};
use crate::data::{Check, CheckedPair, Envelope, Severity, Verdict};
use crate::inert;
use crate::text::{by_heading, steps};
use crate::words;

/// The fit report of each pair.
pub fn check(result: &Envelope<Check>) -> String {
    let result = &inert::all(result);
    let pairs = result.result.pairs.iter().map(pair);
    let mut text = pairs.collect::<Vec<_>>().join("\n---\n\n");
    let today = result.result.today.as_deref();
    text.push_str(&made(result, &words::command("check", result, today)));
    text
}

fn pair(pair: &CheckedPair) -> String {
    let title = pair.post.title.as_deref().unwrap_or("(no title found)");
    let mut text = format!("# {}\n\n", plain(title));
    text.push_str("Fit report: decision support; a person decides.\n\n");
    let facts = words::facts(&pair.post, pair.closed);
    if !facts.is_empty() {
        text.push_str(&format!("{}\n\n", plain(&facts.join(" · "))));
    }
    let who = pair.candidate.as_deref().unwrap_or(&pair.profile);
    text.push_str(&format!(
        "**{} shows {}.**",
        plain(who),
        words::tally(&pair.summary.essential, "essentials")
    ));
    if pair.summary.desirable.total > 0 {
        let said = words::tally(&pair.summary.desirable, "desirables");
        text.push_str(&format!(" {said}."));
    }
    text.push('\n');
    let inferred = words::inferred(&pair.summary);
    if !inferred.is_empty() {
        text.push_str(&format!("\n{inferred}\n"));
    }
    if !pair.gates.is_empty() {
        text.push_str("\n## Check first\n\n");
        for gate in &pair.gates {
            text.push_str(&format!(
                "- {}: {}, {} ({})\n",
                words::gate_kind(gate.kind),
                words::gate_state(gate.state),
                plain(&gate.reason),
                plain(&gate.criterion)
            ));
        }
    }
    let steps = steps(pair);
    if !steps.is_empty() {
        text.push_str("\n## Do next\n\n");
    }
    for (at, step) in steps.iter().take(words::STEPS).enumerate() {
        text.push_str(&format!(
            "{}. {} ({}): {}\n",
            at + 1,
            plain(&step.text),
            plain(&step.criterion),
            plain(step.next_step.as_deref().unwrap_or("Add your evidence."))
        ));
    }
    for (name, list) in by_heading(&pair.verdicts, |one| one.heading.as_deref()) {
        text.push_str(&format!("\n## {}\n\n", plain(name)));
        let head = ["#", "Criterion", "Asked as", "Verdict", "Evidence"];
        text.push_str(&table(&head, list.into_iter().map(|one| row(pair, one))));
    }
    let notes = pair
        .notes
        .iter()
        .filter(|note| note.severity > Severity::Info);
    let notes: String = notes
        .map(|note| format!("- {} ({})\n", plain(&note.message), plain(&note.code)))
        .collect();
    if !notes.is_empty() {
        text.push_str(&format!("\n## About the advert\n\n{notes}"));
    }
    text
}

fn row(pair: &CheckedPair, verdict: &Verdict) -> Vec<String> {
    let mut row = vec![plain(&verdict.criterion), plain(&verdict.text)];
    if let Some(first) = &verdict.duplicate_of {
        row.extend([
            format!("repeats {}", plain(first)),
            format!("see {}", plain(first)),
        ]);
        row.push(String::new());
        return row;
    }
    row.push(words::asked_as(verdict));
    row.push(words::outcome(verdict.outcome).to_owned());
    let mut evidence = Vec::new();
    for one in &verdict.evidence {
        evidence.push(format!("“{}” ({})", plain(&one.quote), plain(&one.path)));
    }
    let missing = words::missing(verdict);
    if !missing.is_empty() {
        evidence.push(plain(&missing));
    }
    let own = pair
        .adviser
        .iter()
        .filter(|own| own.criterion == verdict.criterion);
    evidence.extend(own.map(|own| plain(&words::says(own))));
    row.push(evidence.join("<br>"));
    row
}
