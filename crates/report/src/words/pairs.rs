//! Verdicts, gates and rankings in words.

use super::{count, date, importance, tally};
use crate::data::{
    Changes, CheckedPair, Envelope, Gate, GateKind, GateState, InputFile, NearMiss, Outcome,
    Override, Post, Rank, Ranking, Role, Stage, Summary, Tally, Verdict,
};
use crate::inert::word;
use personspec_text::fold;

/// How many next steps are listed: what one can do this week.
pub(crate) const STEPS: usize = 3;

/// What stands over criteria that are no part of the fit count.
pub(crate) const NOT_COUNTED: &str = "Not counted: for the interview, or said twice";

/// What the verdicts mean, for whoever sees a report alone.
pub(crate) const MEANING: &str = "Met: every part is shown by something done, dated or held. Partly: some \
    parts, only said, or related. Not evidenced: not found in the profile; it does not say that the person \
    cannot do it.";

/// "Made by personspec 0.1.0, rules 2026-11, format 1.0."
pub(crate) fn made<T>(result: &Envelope<T>) -> String {
    format!(
        "Made by personspec {}, rules {}, format {}.",
        result.engine.version, result.engine.rules, result.format_version
    )
}

/// "C-014 shows 8 of 11 essentials, 2 partly. 2 of 6 desirables."
pub(crate) fn sentence(pair: &CheckedPair) -> String {
    let mut sentence = format!(
        "{} shows {}.",
        pair.candidate.as_deref().unwrap_or(&pair.profile),
        tally(&pair.summary.essential, "essentials")
    );
    if pair.summary.desirable.total > 0 {
        let said = tally(&pair.summary.desirable, "desirables");
        sentence.push_str(&format!(" {said}."));
    }
    sentence.push_str(&interview(&pair.summary));
    sentence
}

/// "24 candidates and 12 vacancies".
pub(crate) fn batch(rank: &Rank) -> String {
    format!(
        "{} and {}",
        count(rank.counts.profiles, "candidate"),
        count(rank.counts.adverts, "vacancy")
    )
}

/// "240 of 288 pairs were ranked; 7 pairs are one gap away."
pub(crate) fn ranked(rank: &Rank) -> String {
    format!(
        "{} of {} were ranked; {}.",
        rank.counts.ranked,
        count(rank.counts.pairs, "pair"),
        near(rank.counts.near_misses)
    )
}

/// The sign and the word of an outcome.
pub(crate) fn outcome(outcome: Outcome) -> &'static str {
    match outcome {
        Outcome::Met => "✓ met",
        Outcome::Partly => "◐ partly",
        Outcome::NotEvidenced => "○ not evidenced",
        Outcome::Unclear => "? unclear",
    }
}

/// The sign and the word of a gate's state.
pub(crate) fn gate_state(state: GateState) -> &'static str {
    match state {
        GateState::Held => "✓ held",
        GateState::ToCheck => "◐ to check",
        GateState::NotStated => "? not stated",
        GateState::Missed => "✗ missed",
    }
}

/// What a gate is about, at the beginning of a line.
pub(crate) fn gate_kind(kind: GateKind) -> &'static str {
    match kind {
        GateKind::Registration => "Registration",
        GateKind::Qualification => "Qualification",
        GateKind::Driving => "Driving",
    }
}

/// "closes 18 Dec 2026", "closes 18 Dec 2026 (in 9 days)".
pub(crate) fn closes(near: &NearMiss) -> String {
    let Some(day) = near.post.closing_date.as_deref() else {
        return "no closing date".to_owned();
    };
    let left = match near.days_left {
        Some(0) => " (today)".to_owned(),
        Some(1) => " (tomorrow)".to_owned(),
        Some(days @ 2..=31) => format!(" (in {days} days)"),
        _ => String::new(),
    };
    format!("closes {}{left}", date(day))
}

/// `text` in about `most` characters, cut at a blank, with a sign that it goes on.
pub(crate) fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let at = cut.rfind(' ').filter(|at| at * 2 > cut.len());
    let kept = at.and_then(|at| cut.get(..at)).unwrap_or(&cut);
    format!("{}…", kept.trim_end_matches([',', ';', ' ']))
}

/// "8 of 11, 2 partly".
pub(crate) fn met_of(of: &Tally) -> String {
    tally(of, "").replace(" ,", ",").trim_end().to_owned()
}

/// What is not held: for each state, the kinds of gate.
pub(crate) fn open_gates(gates: &[Gate]) -> Vec<(GateState, String)> {
    let mut said = Vec::new();
    for state in [GateState::Missed, GateState::ToCheck, GateState::NotStated] {
        let of_state = gates.iter().filter(|gate| gate.state == state);
        let mut kinds: Vec<&str> = of_state.map(|gate| gate.kind.as_str()).collect();
        kinds.dedup();
        if !kinds.is_empty() {
            said.push((state, kinds.join(", ")));
        }
    }
    said
}

/// The first near miss of each candidate, so many at most.
pub(crate) fn first_calls(near: &[NearMiss], most: usize) -> Vec<&NearMiss> {
    let mut calls: Vec<&NearMiss> = Vec::new();
    for one in near {
        if calls.len() < most && calls.iter().all(|known| known.profile != one.profile) {
            calls.push(one);
        }
    }
    calls
}

/// Whether a file is a profile by its name, as the command line has it.
pub(crate) fn is_profile(name: &str) -> bool {
    let ending = std::path::Path::new(name).extension();
    ending.is_some_and(|own| own.eq_ignore_ascii_case("yaml") || own.eq_ignore_ascii_case("yml"))
}

/// The command that gives this result again.
pub(crate) fn command<T>(name: &str, result: &Envelope<T>, today: Option<&str>) -> String {
    let mut said = format!("personspec {name}");
    let few = |files: Vec<&InputFile>, folder: &str| match files.len() {
        0..=3 => files
            .iter()
            .map(|file| word(&file.name))
            .collect::<Vec<_>>(),
        _ => vec![folder.to_owned()],
    };
    let of = |role: Role| result.inputs.iter().filter(move |file| file.role == role);
    let (profiles, adverts): (Vec<_>, Vec<_>) =
        (of(Role::Profile).collect(), of(Role::Advert).collect());
    for advert in few(adverts, "ADVERTS") {
        said.push_str(&format!(" {advert}"));
    }
    // A label that stands for a file's name is none that a command could read.
    let labelled = profiles
        .iter()
        .any(|file| file.name.starts_with("profile "));
    let profiles = if labelled {
        vec!["PROFILE".to_owned()]
    } else {
        few(profiles, "PROFILES")
    };
    for profile in profiles {
        said.push_str(&format!(" -p {profile}"));
    }
    for file in of(Role::Overrides) {
        said.push_str(&format!(" --overrides {}", word(&file.name)));
    }
    if let Some(today) = today {
        said.push_str(&format!(" --today {today}"));
    }
    said
}

/// Where importance was inferred: for how many, and how each is marked.
pub(crate) fn inferred(summary: &Summary) -> String {
    if summary.inferred == 0 {
        return String::new();
    }
    format!(
        "The advert lost its headings: what is essential was inferred for {} of {}; \"likely\" marks each.",
        summary.inferred, summary.criteria
    )
}

/// Lines that do not count, where there are any.
pub(crate) fn interview(summary: &Summary) -> String {
    match summary.interview {
        0 => String::new(),
        lines => format!(" {} for the interview, not counted.", count(lines, "line")),
    }
}

/// "likely essential, interview".
pub(crate) fn asked_as(verdict: &Verdict) -> String {
    let mut said = importance(verdict.importance, verdict.basis);
    if verdict.stage == Stage::Interview {
        said.push_str(", interview");
    }
    said
}

/// What is missing; where that is all of it, its words would only be said again.
pub(crate) fn missing(verdict: &Verdict) -> String {
    let whole = |part: &String| fold(part) == fold(verdict.text.trim_end_matches('.'));
    let parts: Vec<&str> = match &verdict.missing[..] {
        [part] if whole(part) => Vec::new(),
        parts => parts.iter().map(String::as_str).collect(),
    };
    match (verdict.evidence.is_empty(), parts.is_empty()) {
        (true, true) => "Nothing found.".to_owned(),
        (false, true) => String::new(),
        _ => format!("Missing: {}", parts.join("; ")),
    }
}

/// What the adviser says of a criterion.
pub(crate) fn says(own: &Override) -> String {
    format!(
        "{} says {}: {}",
        own.by.as_deref().unwrap_or("The adviser"),
        outcome(own.outcome),
        own.reason
    )
}

/// "Post, Employer", or the advert's id where no title was found.
pub(crate) fn post(post: &Post, id: &str) -> String {
    let title = post.title.as_deref().unwrap_or(id);
    match &post.employer {
        Some(employer) => format!("{title}, {employer}"),
        None => title.to_owned(),
    }
}

/// "14 of 17, 2 partly (30/34)": the points decide the order, so they are printed.
pub(crate) fn tally_with_points(tally: &Tally) -> String {
    if tally.total == 0 {
        return "none asked".to_owned();
    }
    format!("{} ({}/{})", met_of(tally), tally.points, tally.ranked_of)
}

/// "✓ held", or what is not held.
pub(crate) fn gates(gates: &[Gate]) -> String {
    if gates.is_empty() {
        return "none asked".to_owned();
    }
    let open = open_gates(gates);
    if open.is_empty() {
        return gate_state(GateState::Held).to_owned();
    }
    let said = open
        .iter()
        .map(|(state, kinds)| format!("{}: {kinds}", gate_state(*state)));
    said.collect::<Vec<_>>().join("; ")
}

/// What a ranking is of: a candidate with their headline, or a post with its closing date.
pub(crate) fn subject(ranking: &Ranking) -> String {
    if let (Some(advert), Some(of)) = (&ranking.advert, &ranking.post) {
        let closes = of.closing_date.as_deref();
        let closes = closes.map_or_else(String::new, |day| format!(", closes {}", date(day)));
        return format!("{}{closes}", post(of, advert));
    }
    let profile = ranking.profile.as_deref().unwrap_or_default();
    let who = ranking.candidate.as_deref().unwrap_or(profile);
    match &ranking.headline {
        Some(headline) => format!("{who}: {headline}"),
        None => who.to_owned(),
    }
}

/// How many rows of a ranking are not shown, and why.
pub(crate) fn below(ranking: &Ranking) -> Vec<String> {
    let mut said = Vec::new();
    if ranking.rows.len() < ranking.of {
        said.push(format!("The first of {} are shown.", ranking.of));
    }
    if !ranking.set_aside.is_empty() {
        let aside = ranking.set_aside.iter();
        let aside: Vec<String> = aside
            .map(|one| format!("{} {}", one.count, one.reason.phrase()))
            .collect();
        said.push(format!("Set aside: {}", aside.join("; ")));
    }
    if !ranking.not_applied.is_empty() {
        said.push(format!(
            "Preferences that set nothing aside: {}",
            ranking.not_applied.join("; ")
        ));
    }
    said
}

/// What changes are counted from: the day of the earlier result, or its name.
pub(crate) fn since(changes: &Changes) -> String {
    match &changes.since_day {
        Some(day) => date(day),
        None => changes.since.name.clone(),
    }
}

/// "1 pair is one gap away", "12 pairs are one gap away".
pub(crate) fn near(pairs: usize) -> String {
    let verb = if pairs == 1 { "is" } else { "are" };
    format!("{} {verb} one gap away", count(pairs, "pair"))
}
