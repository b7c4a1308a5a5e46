//! Why one verdict came out so: kind "why".

use super::Verdict;
use super::words::Method;
use personspec_profile::ClaimKind;
use personspec_scoring::claims::Candidate;
use personspec_scoring::explanation::{self, Explanation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// Why one verdict came out so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Why {
    /// The advert's id.
    pub advert: String,
    /// The profile's name.
    pub profile: String,
    /// The verdict.
    pub verdict: Verdict,
    /// How it was decided: by a checkable fact, by weighing the wording, or because nothing speaks to it.
    pub decided_by: String,
    /// The parts that were weighed, each with what shows it; empty where a fact decided.
    pub parts: Vec<ShownPart>,
    /// What the dates add up to, where time is asked.
    pub time: Option<String>,
    /// How many lines of the profile were looked at, by their kind.
    pub searched: Vec<Searched>,
    /// Lines that bear on it and count for less than they say.
    pub held_back: Vec<HeldBack>,
    /// "none", "wording" (it is there, said differently) or "evidence".
    pub gap: String,
    /// What would change the verdict.
    pub changes: Vec<String>,
}

/// A part of what is asked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ShownPart {
    /// As printed.
    pub asked: String,
    /// How much of it is shown, 0 to 1000.
    pub shown: u16,
    /// The lines that show most of it, strongest first.
    pub traces: Vec<Trace>,
}

/// A line that shows something of a part.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Trace {
    /// The line's place in the profile.
    pub path: String,
    /// The candidate's own words.
    pub quote: String,
    /// How much of the part it shows, 0 to 1000.
    pub shown: u16,
    /// How most of it was found.
    pub method: Method,
    /// The words of the criterion that it says.
    pub words: Vec<String>,
    /// The rows of the lexicon by which it says others.
    pub lexicon: Vec<LexiconRow>,
}

/// A row of the lexicon.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LexiconRow {
    /// What an advert asks.
    pub asked: String,
    /// How the other phrase relates to it.
    pub relation: String,
    /// What a profile shows.
    pub shown: String,
}

/// How many lines of a kind were looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Searched {
    /// "duties", "courses" …
    pub kind: String,
    /// How many.
    pub lines: usize,
}

/// A line that counts for less than it says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct HeldBack {
    /// The line's place in the profile.
    pub path: String,
    /// The candidate's own words.
    pub quote: String,
    /// Why it counts for less.
    pub reason: String,
}

impl Why {
    /// From what was found for `who`; `verdict` is the same verdict as data.
    pub fn new(
        advert: &str,
        profile: &str,
        verdict: Verdict,
        found: &Explanation,
        who: &Candidate<'_>,
    ) -> Self {
        let claim = |at: usize| {
            let claim = who.claims.get(at).map(|read| &read.claim);
            claim.map_or_else(Default::default, |claim| {
                (claim.path.clone(), claim.text.clone())
            })
        };
        let judged = &found.judged;
        let decided_by = match (judged.outright, judged.findings.is_empty()) {
            (true, false) => "a fact that can be checked",
            (true, true) => "no line of the profile speaks to it",
            (false, _) => "the wording, weighed",
        };
        let parts = found.parts.iter().map(|part| ShownPart {
            asked: part.asked.clone(),
            shown: part.shown,
            traces: part
                .traces
                .iter()
                .map(|one| trace(one, claim(one.claim)))
                .collect(),
        });
        let held_back = found.held_back.iter().map(|(at, why)| {
            let (path, quote) = claim(*at);
            HeldBack {
                path,
                quote,
                reason: why.as_str().to_owned(),
            }
        });
        let searched = found.searched.iter().map(|(kind, lines)| Searched {
            kind: called(*kind).to_owned(),
            lines: *lines,
        });
        Self {
            advert: advert.to_owned(),
            profile: profile.to_owned(),
            decided_by: decided_by.to_owned(),
            verdict,
            parts: parts.collect(),
            time: found.time.clone(),
            searched: searched.collect(),
            held_back: held_back.collect(),
            gap: found.gap.as_str().to_owned(),
            changes: found.changes.clone(),
        }
    }
}

fn trace(trace: &explanation::Trace, (path, quote): (String, String)) -> Trace {
    let rows = trace.entries.iter().map(|row| LexiconRow {
        asked: row.asked.to_owned(),
        relation: row.relation.to_owned(),
        shown: row.shown.to_owned(),
    });
    Trace {
        path,
        quote,
        shown: trace.shown,
        method: trace.method.into(),
        words: trace.words.clone(),
        lexicon: rows.collect(),
    }
}

fn called(kind: ClaimKind) -> &'static str {
    match kind {
        ClaimKind::Registration => "registrations",
        ClaimKind::Membership => "memberships",
        ClaimKind::Qualification => "qualifications",
        ClaimKind::Training => "courses",
        ClaimKind::Post => "posts",
        ClaimKind::Duty => "duties",
        ClaimKind::Skill => "skills",
        ClaimKind::Statement => "statements",
        ClaimKind::Practical => "practical facts",
        ClaimKind::Headline => "headline",
    }
}
