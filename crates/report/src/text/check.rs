//! The screen of `check`: the counts in one sentence, the gates, every criterion with its evidence,
//! what to do next.

use super::parse::by_heading;
use super::style::Style;
use super::table::{lay, wrap};
use super::words::{count, heading, importance};
use crate::inert::inert;
use crate::result::Pair;
use personspec_parser::{Basis, Criterion, Importance, Severity, Stage};
use personspec_scoring::{Outcome, Tally, Verdict};
use personspec_text::fold;

/// How many next steps are listed: what one can do this week.
const STEPS: usize = 3;

/// The screen of `check`.
pub fn check(pairs: &[Pair<'_>], style: &Style) -> String {
    pairs
        .iter()
        .map(|one| pair(one, *style))
        .collect::<Vec<_>>()
        .join("\n")
}

fn pair(pair: &Pair<'_>, style: Style) -> String {
    let criteria = &pair.advert.advert.criteria;
    let mut text = heading(pair.advert, style);
    text.push('\n');
    text.push_str(&wrap(&sentence(pair), style.width, "  "));
    let inferred = criteria
        .iter()
        .filter(|criterion| criterion.basis == Basis::Inferred)
        .count();
    if inferred > 0 {
        let said = format!(
            "The advert lost its headings: what is essential was inferred for {inferred} of {}; \"likely\" marks each.",
            criteria.len()
        );
        text.push_str(&wrap(&said, style.width, "  "));
    }
    text.push_str(&gates(pair, style));
    for (name, list) in by_heading(criteria) {
        text.push_str(&format!("\n{}\n", style.bold(&inert(name))));
        let rows: Vec<Vec<String>> = list
            .iter()
            .filter_map(|criterion| row(pair, criterion, style))
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
    text.push_str(&notes(pair, style));
    text
}

/// "C-014 shows 8 of 11 essentials, 2 partly. 2 of 6 desirables."
fn sentence(pair: &Pair<'_>) -> String {
    let assessment = &pair.assessment;
    let who = pair
        .profile
        .candidate
        .as_deref()
        .unwrap_or(&pair.profile.id);
    let said = |tally: &Tally, what: &str| {
        let mut said = format!("{} of {} {what}", tally.met, tally.total);
        if tally.partly > 0 {
            said.push_str(&format!(", {} partly", tally.partly));
        }
        if tally.unclear > 0 {
            said.push_str(&format!(", {} unclear", tally.unclear));
        }
        said
    };
    let mut sentence = format!(
        "{} shows {}.",
        inert(who),
        said(&assessment.essential, "essentials")
    );
    if assessment.desirable.total > 0 {
        sentence.push_str(&format!(" {}.", said(&assessment.desirable, "desirables")));
    }
    let interview = pair
        .advert
        .advert
        .criteria
        .iter()
        .filter(|c| c.stage == Stage::Interview)
        .count();
    if interview > 0 {
        sentence.push_str(&format!(
            " {} for the interview, not counted.",
            count(interview, "line")
        ));
    }
    sentence
}

fn gates(pair: &Pair<'_>, style: Style) -> String {
    if pair.assessment.gates.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", style.bold("Check first"));
    for gate in &pair.assessment.gates {
        let id = pair
            .advert
            .advert
            .criteria
            .get(gate.criterion)
            .map_or("", |c| c.id.as_str());
        let said = format!(
            "{} {}: {} ({id})",
            style.gate(gate.state),
            gate.kind.as_str(),
            inert(&gate.reason)
        );
        text.push_str(&wrap(&said, style.width, "  "));
    }
    text
}

fn verdict_of<'a>(pair: &'a Pair<'_>, criterion: &Criterion) -> Option<&'a Verdict> {
    let at = pair
        .advert
        .advert
        .criteria
        .iter()
        .position(|one| one.id == criterion.id)?;
    pair.assessment
        .verdicts
        .iter()
        .find(|verdict| verdict.criterion == at)
}

fn row(pair: &Pair<'_>, criterion: &Criterion, style: Style) -> Option<Vec<String>> {
    let verdict = verdict_of(pair, criterion)?;
    let mut evidence: Vec<String> = Vec::new();
    if let Some(first) = verdict.evidence.first() {
        evidence.push(format!(
            "\"{}\" {}",
            inert(&first.quote),
            style.dim(&first.path)
        ));
    }
    let more: Vec<&str> = verdict
        .evidence
        .iter()
        .skip(1)
        .map(|more| more.path.as_str())
        .collect();
    if !more.is_empty() {
        evidence.push(style.dim(&format!("also {}", more.join(", "))));
    }
    // Where all of it is missing its words would only be said again.
    let whole = |part: &String| fold(part) == fold(criterion.text.trim_end_matches('.'));
    if verdict.evidence.is_empty() && verdict.missing.iter().any(whole) {
        evidence.push("nothing found".to_owned());
    } else if !verdict.missing.is_empty() {
        let missing: Vec<_> = verdict
            .missing
            .iter()
            .map(|part| inert(part).into_owned())
            .collect();
        evidence.push(format!("missing: {}", missing.join("; ")));
    }
    let mut importance = importance(criterion);
    if criterion.stage == Stage::Interview {
        importance.push_str(", interview");
    }
    // A repeat is one criterion with the first: its verdict stands there.
    if let Some(first) = &criterion.duplicate_of {
        return Some(vec![
            criterion.id.clone(),
            inert(&criterion.text).into_owned(),
            format!("repeats {first}"),
            format!("see {first}"),
            String::new(),
        ]);
    }
    Some(vec![
        criterion.id.clone(),
        inert(&criterion.text).into_owned(),
        importance,
        style.outcome(verdict.outcome),
        evidence.join(" "),
    ])
}

/// The steps that would change most: essentials before desirables, nothing shown before half shown.
fn next(pair: &Pair<'_>, style: Style) -> String {
    let criteria = &pair.advert.advert.criteria;
    let mut steps: Vec<(bool, bool, &Verdict, &Criterion)> = pair
        .assessment
        .verdicts
        .iter()
        .filter(|verdict| verdict.available > 0 && verdict.outcome != Outcome::Met)
        .filter_map(|verdict| Some((verdict, criteria.get(verdict.criterion)?)))
        .map(|(verdict, criterion)| {
            let desirable = criterion.importance == Importance::Desirable;
            (
                desirable,
                verdict.outcome == Outcome::Partly,
                verdict,
                criterion,
            )
        })
        .collect();
    steps.sort_by_key(|(desirable, partly, verdict, _)| (*desirable, *partly, verdict.criterion));
    if steps.is_empty() {
        return String::new();
    }
    let mut text = format!("\n{}\n", style.bold("Do next"));
    for (at, (_, _, verdict, criterion)) in steps.iter().take(STEPS).enumerate() {
        let step = verdict.next_step.as_deref().unwrap_or("Add your evidence.");
        let said = format!(
            "{}. {} ({}): {}",
            at + 1,
            inert(&criterion.text),
            criterion.id,
            inert(step)
        );
        text.push_str(&wrap(&said, style.width, "  "));
    }
    if steps.len() > STEPS {
        let rest = count(steps.len() - STEPS, "more gap");
        text.push_str(&format!("  {}\n", style.dim(&format!("and {rest} above"))));
    }
    text
}

fn notes(pair: &Pair<'_>, style: Style) -> String {
    let mut text = String::new();
    for note in pair
        .advert
        .notes
        .iter()
        .filter(|note| note.severity > Severity::Info)
    {
        text.push_str(&wrap(
            &format!("{} [{}]", inert(&note.message), note.code),
            style.width,
            "  ",
        ));
    }
    if text.is_empty() {
        text
    } else {
        format!("\n{}\n{text}", style.bold("About the advert"))
    }
}
