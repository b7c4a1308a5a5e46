//! The fit report: one candidate and one post on a page.

use super::{css, files, page};
use crate::data::{Check, CheckedPair, Envelope, Outcome, Severity, Tally, Verdict};
use crate::inert;
use crate::svg::Strip;
use crate::text::{by_heading, steps};
use crate::words;
use askama::Template;

/// Criteria that fit one sheet of paper; above, the first sheet keeps what is to be worked on.
const ONE_PAGE: usize = 25;
/// Bytes of a pair's report at most: it goes by e-mail and is printed on a ward.
pub(super) const MOST_BYTES: usize = 15_000;
/// Characters of a quote that are printed and places of evidence that are named, most first: the
/// longest with which the report keeps to its size. The JSON has all.
const QUOTES: [(usize, usize); 5] = [(110, 2), (72, 1), (48, 1), (28, 1), (0, 1)];

#[derive(Template)]
#[template(path = "check.html")]
struct Page {
    title: String,
    css: String,
    pairs: Vec<PairView>,
    meaning: &'static str,
    made: String,
    files: Vec<String>,
    command: String,
}

struct PairView {
    title: String,
    facts: String,
    who: String,
    essential: Tally,
    rest: String,
    inferred: String,
    bars: Vec<Strip>,
    gates: Vec<GateView>,
    steps: Vec<Step>,
    more: String,
    groups: Vec<Group>,
    notes: Vec<String>,
}

struct GateView {
    class: &'static str,
    state: &'static str,
    said: String,
    criterion: String,
}

struct Step {
    text: String,
    criterion: String,
    said: String,
}

struct Group {
    name: String,
    later: bool,
    verdict: bool,
    evidence: bool,
    rows: Vec<RowView>,
}

struct RowView {
    criterion: String,
    text: String,
    asked: String,
    class: &'static str,
    verdict: String,
    quote: String,
    path: String,
    missing: String,
    adviser: Vec<String>,
}

/// The report of each pair, one after the other, each on paper of its own.
pub fn check(result: &Envelope<Check>) -> String {
    let result = &inert::all(result);
    let most = MOST_BYTES * result.result.pairs.len().max(1);
    let mut html = String::new();
    for quotes in QUOTES {
        html = page(&page_of(result, quotes));
        if html.len() <= most {
            break;
        }
    }
    html
}

fn page_of(result: &Envelope<Check>, quotes: (usize, usize)) -> Page {
    let pairs = &result.result.pairs;
    let title = match pairs.as_slice() {
        [pair] => format!("Fit report: {} and {}", who(pair), title(pair)),
        _ => format!("{} fit reports", pairs.len()),
    };
    Page {
        title,
        css: css(),
        pairs: (pairs.iter().enumerate())
            .map(|(at, pair)| view(pair, at, quotes))
            .collect(),
        meaning: words::MEANING,
        made: words::made(result),
        files: files(&result.inputs),
        command: words::command("check", result, result.result.today.as_deref()),
    }
}

fn who(pair: &CheckedPair) -> String {
    pair.candidate
        .clone()
        .unwrap_or_else(|| pair.profile.clone())
}

fn title(pair: &CheckedPair) -> String {
    let title = pair.post.title.clone();
    title.unwrap_or_else(|| "(no title found)".to_owned())
}

fn view(pair: &CheckedPair, at: usize, quotes: (usize, usize)) -> PairView {
    let steps = steps(pair);
    let essential = pair.summary.essential;
    let mut rest = String::new();
    if essential.partly > 0 {
        rest.push_str(&format!(", {} partly", essential.partly));
    }
    rest.push('.');
    if pair.summary.desirable.total > 0 {
        rest.push_str(&format!(
            " {}.",
            words::tally(&pair.summary.desirable, "desirables")
        ));
    }
    rest.push_str(&words::interview(&pair.summary));
    let bars = [
        Strip::new("Essential", format!("e{at}"), &pair.summary.essential),
        Strip::new("Desirable", format!("d{at}"), &pair.summary.desirable),
    ];
    PairView {
        title: title(pair),
        facts: words::facts(&pair.post, pair.closed).join(" · "),
        who: who(pair),
        essential,
        rest,
        inferred: words::inferred(&pair.summary),
        bars: bars.into_iter().flatten().collect(),
        gates: pair.gates.iter().map(gate).collect(),
        more: if steps.len() > words::STEPS {
            format!("the first of {}", words::count(pair.summary.gaps, "gap"))
        } else {
            String::new()
        },
        steps: steps.into_iter().take(words::STEPS).map(step).collect(),
        groups: groups(pair, quotes),
        notes: (pair.notes.iter())
            .filter(|note| note.severity > Severity::Info)
            .map(|note| format!("{} [{}]", note.message, note.code))
            .collect(),
    }
}

fn gate(gate: &crate::data::Gate) -> GateView {
    GateView {
        class: gate.state.as_str(),
        state: words::gate_state(gate.state),
        said: format!("{}: {}", words::gate_kind(gate.kind), gate.reason),
        criterion: gate.criterion.clone(),
    }
}

fn step(verdict: &Verdict) -> Step {
    Step {
        text: verdict.text.trim_end_matches(['.', ';', ':']).to_owned(),
        criterion: verdict.criterion.clone(),
        said: verdict
            .next_step
            .clone()
            .unwrap_or_else(|| "Add your evidence.".to_owned()),
    }
}

/// The tables: under the advert's headings, and on two sheets what is to be worked on first.
fn groups(pair: &CheckedPair, quotes: (usize, usize)) -> Vec<Group> {
    let rows = |list: &[&Verdict]| list.iter().map(|one| row(pair, one, quotes)).collect();
    if pair.verdicts.len() <= ONE_PAGE {
        let groups = by_heading(&pair.verdicts, |one| one.heading.as_deref());
        let groups = groups.into_iter().map(|(name, list)| Group {
            name: name.to_owned(),
            later: false,
            verdict: true,
            evidence: true,
            rows: rows(&list),
        });
        return groups.collect();
    }
    let table = |name: &str, later: bool, outcomes: &[Outcome]| {
        let own: Vec<&Verdict> = (pair.verdicts.iter())
            .filter(|one| one.counts() && outcomes.contains(&one.outcome))
            .collect();
        // Where nothing was found, nothing is to be quoted; but the adviser may have a word.
        let said = |one: &&Verdict| {
            !one.evidence.is_empty()
                || pair
                    .adviser
                    .iter()
                    .any(|own| own.criterion == one.criterion)
        };
        Group {
            name: name.to_owned(),
            later,
            verdict: outcomes.len() > 1,
            evidence: own.iter().any(said),
            rows: rows(&own),
        }
    };
    let beside: Vec<&Verdict> = pair.verdicts.iter().filter(|one| !one.counts()).collect();
    let mut groups = vec![
        table("○ Not evidenced", false, &[Outcome::NotEvidenced]),
        table("◐ Partly", false, &[Outcome::Partly]),
        table("? Unclear", false, &[Outcome::Unclear]),
        table("✓ Met", true, &[Outcome::Met]),
        Group {
            name: words::NOT_COUNTED.to_owned(),
            later: false,
            verdict: true,
            evidence: true,
            rows: rows(&beside),
        },
    ];
    groups.retain(|group| !group.rows.is_empty());
    groups
}

fn row(pair: &CheckedPair, verdict: &Verdict, quotes: (usize, usize)) -> RowView {
    let mut row = RowView {
        criterion: verdict.criterion.clone(),
        text: verdict.text.clone(),
        asked: words::asked_as(verdict),
        class: "",
        verdict: String::new(),
        quote: String::new(),
        path: String::new(),
        missing: String::new(),
        adviser: Vec::new(),
    };
    // A repeat is one criterion with the first: its verdict stands there.
    if let Some(first) = &verdict.duplicate_of {
        row.asked = format!("repeats {first}");
        row.verdict = format!("see {first}");
        return row;
    }
    row.class = class(verdict.outcome);
    words::outcome(verdict.outcome).clone_into(&mut row.verdict);

    if let Some(first) = verdict.evidence.first() {
        let (characters, places) = quotes;
        row.quote = words::shortened(&first.quote, characters);
        let paths = verdict
            .evidence
            .iter()
            .map(|one| one.path.as_str())
            .take(places);
        row.path = paths.collect::<Vec<_>>().join(", ");
    }
    row.missing = words::missing(verdict);
    // Of what is not shown at all, the criterion says what is missing.
    if quotes.0 < QUOTES[0].0 && verdict.evidence.is_empty() {
        "Nothing found.".clone_into(&mut row.missing);
    }
    let own = pair
        .adviser
        .iter()
        .filter(|own| own.criterion == verdict.criterion);
    row.adviser = own.map(words::says).collect();
    row
}

fn class(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "m",
        Outcome::Partly => "o",
        Outcome::NotEvidenced => "n",
        Outcome::Unclear => "z",
    }
}
