//! The screen of `explain ADVERT#CRITERION`: why one verdict came out so.

use super::style::Style;
use super::table::wrap;
use crate::data::{ShownPart, Why};
use crate::inert::inert;
use crate::words::count;
use personspec_text::fold;

/// The screen of one verdict's reasons.
pub fn why(why: &Why, style: &Style) -> String {
    let verdict = &why.verdict;
    let mut text = format!(
        "{}\n",
        style.bold(&format!(
            "{}#{}",
            inert(&why.advert),
            inert(&verdict.criterion)
        ))
    );
    let mut say = |label: &str, line: &str| {
        text.push_str(&wrap(&format!("{label}: {line}"), style.width, "  "));
    };
    say("asked", &inert(&verdict.text));
    say(
        "verdict",
        verdict.outcome.as_str().replace('_', " ").as_str(),
    );
    say("decided by", &why.decided_by);
    let looked: Vec<String> = why
        .searched
        .iter()
        .map(|one| format!("{} {}", one.kind, one.lines))
        .collect();
    say("looked at", &looked.join(", "));
    let gap = match why.gap.as_str() {
        "wording" => "wording: it is there, said differently from the advert",
        "evidence" => "evidence: the profile does not show it, or not in full",
        other => other,
    };
    if let Some(time) = &why.time {
        say("time", time);
    }
    say("gap", gap);
    if why.parts.is_empty() {
        for one in &verdict.evidence {
            let line = format!(
                "{} \u{201c}{}\u{201d} ({})",
                inert(&one.path),
                inert(&one.quote),
                one.method.as_str()
            );
            text.push_str(&wrap(&line, style.width, "    "));
        }
    } else {
        text.push_str(&format!("\n{}\n", style.bold("Parts")));
        for part in &why.parts {
            text.push_str(&of_part(part, *style));
        }
    }
    let mut list = |title: &str, lines: Vec<String>| {
        if !lines.is_empty() {
            text.push_str(&format!("\n{}\n", style.bold(title)));
            for line in lines {
                text.push_str(&wrap(&format!("- {line}"), style.width, "  "));
            }
        }
    };
    list(
        "Missing",
        verdict
            .missing
            .iter()
            .map(|one| inert(one).into_owned())
            .collect(),
    );
    let held = why.held_back.iter().map(|one| {
        format!(
            "{} \u{201c}{}\u{201d}: {}",
            inert(&one.path),
            inert(&one.quote),
            one.reason
        )
    });
    list("Counts for less", held.collect());
    list(
        "What would change it",
        why.changes
            .iter()
            .map(|one| inert(one).into_owned())
            .collect(),
    );
    text
}

fn of_part(part: &ShownPart, style: Style) -> String {
    let shown = match part.shown {
        850.. => "shown",
        1.. => "shown in part",
        0 => "not found",
    };
    let line = format!("\u{201c}{}\u{201d}: {shown}", inert(&part.asked));
    let mut text = wrap(&line, style.width, "  ");
    for trace in &part.traces {
        let quote = format!(
            "{} \u{201c}{}\u{201d}",
            inert(&trace.path),
            inert(&trace.quote)
        );
        text.push_str(&wrap(&quote, style.width, "    "));
        let mut how = vec![format!("by {}", trace.method.as_str())];
        if !trace.words.is_empty() {
            let words = trace.words.iter().map(|word| inert(word).into_owned());
            let words: Vec<String> = words.collect();
            how.push(format!(
                "{}: {}",
                count(words.len(), "word"),
                words.join(", ")
            ));
        }
        for row in &trace.lexicon {
            how.push(format!(
                "lexicon: {} \u{2190} {} ({})",
                inert(&row.asked),
                inert(&row.shown),
                fold(&row.relation).replace('_', " ")
            ));
        }
        text.push_str(&wrap(&how.join("; "), style.width, "      "));
    }
    text
}
