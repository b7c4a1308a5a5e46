//! The batch page: whom to call, what is one gap away, the matrix, the rankings.

use super::{css, files, page};
use crate::data::{By, Changes, Envelope, GateState, Rank, Ranking, Row};
use crate::inert;
use crate::words::matrix::{self, Matrix, step};
use crate::words::{self, count};
use askama::Template;
use std::collections::HashSet;

/// The style of the batch page beside that of every page.
const CSS: &str = include_str!("../../templates/rank.css");

/// Rows of a ranking that are shown where the matrix is too large to look through.
const TOP: usize = 10;
/// Rankings on a page of them.
const PER_PAGE: usize = 10;
/// Shared gaps and changes that are listed; the JSON has all.
const LISTED: usize = 40;
/// Missing essentials that a row names.
const MISSING: usize = 6;
/// People one can call in a day.
const CALLS: usize = 3;
/// Near misses that are printed on paper: the style of the page has the same number.
const ON_PAPER: usize = 40;
/// Near misses and unlocks that are listed; beyond, nobody reads on.
const NEAR: usize = 200;

#[derive(Template)]
#[template(path = "rank.html")]
struct Page {
    title: String,
    css: String,
    lead: String,
    facts: Vec<String>,
    parts: Vec<Part>,
    calls: Vec<Near>,
    near: Vec<Near>,
    near_count: usize,
    unlocks: Vec<GapView>,
    gaps: Vec<GapView>,
    more_gaps: String,
    since: String,
    changes: Vec<String>,
    steps: [&'static str; 5],
    matrix_said: &'static str,
    matrix_caption: &'static str,
    columns: Vec<String>,
    matrix: Vec<MatrixRow>,
    pages: Vec<Sheet>,
    paper: String,
    skipped: Vec<String>,
    meaning: &'static str,
    made: String,
    files: Vec<String>,
    command: String,
}

struct Part {
    id: &'static str,
    name: &'static str,
}

struct Near {
    who: String,
    post: String,
    closes: String,
    essential: String,
    gap: String,
    criterion: String,
    step: String,
}

struct GapView {
    who: String,
    gap: String,
    said: String,
}

struct MatrixRow {
    who: String,
    cells: Vec<CellView>,
}

#[derive(Default)]
struct CellView {
    said: String,
    to: String,
    step: u8,
}

struct Sheet {
    name: String,
    open: bool,
    rankings: Vec<RankingView>,
}

struct RankingView {
    name: String,
    subject: &'static str,
    rows: Vec<RowView>,
    below: Vec<String>,
}

struct RowView {
    id: String,
    rank: u32,
    subject: String,
    essential: String,
    desirable: String,
    gates: String,
    missing: String,
    adviser: Vec<String>,
}

/// The page of a batch.
pub fn rank(result: &Envelope<Rank>) -> String {
    let result = &inert::all(result);
    let rank = &result.result;
    let counts = rank.counts;
    let top = if matrix::is_large(rank) {
        TOP
    } else {
        usize::MAX
    };
    let ids = Ids::new(rank, top);
    let matrix = Matrix::of_page(rank);
    let near: Vec<Near> = rank.near_misses.iter().take(NEAR).map(near).collect();
    let calls = words::first_calls(&rank.near_misses, CALLS);
    let first: Vec<Near> = calls.into_iter().map(self::near).collect();
    let calls = first.len();
    let page_of = Page {
        title: words::batch(rank),
        css: css() + &CSS.lines().collect::<String>(),
        lead: words::ranked(rank),
        facts: facts(rank),
        parts: parts(result),
        calls: first,
        // Those who are called first stand there already.
        near: if near.len() > calls { near } else { Vec::new() },
        near_count: counts.near_misses,
        unlocks: unlocks(rank),
        gaps: gaps(rank),
        more_gaps: match rank.gaps.len().saturating_sub(LISTED) {
            0 => String::new(),
            _ => "more in the JSON".to_owned(),
        },
        since: rank.changes.as_ref().map(words::since).unwrap_or_default(),
        changes: rank.changes.as_ref().map(changes).unwrap_or_default(),
        steps: matrix::STEPS,
        matrix_said: matrix.said(),
        matrix_caption: matrix::SHOWS,
        columns: matrix
            .posts
            .iter()
            .map(|post| words::shortened(&post.name, 60))
            .collect(),
        matrix: matrix
            .rows
            .iter()
            .map(|(who, cells)| matrix_row(who, cells, &ids))
            .collect(),
        pages: pages(rank, top),
        paper: paper(rank),
        skipped: (result.notes.iter())
            .map(|note| format!("{}: {}", note.input, note.message))
            .collect(),
        meaning: words::MEANING,
        made: words::made(result),
        files: brief(files(&result.inputs)),
        command: words::command("rank", result, rank.today.as_deref()),
    };
    page(&page_of)
}

/// What the page has and its print has not: a batch's rankings are for looking up, not for a folder.
fn paper(rank: &Rank) -> String {
    let cut = if rank.near_misses.len() > ON_PAPER {
        " Of what is one gap away the soonest are printed."
    } else {
        ""
    };
    format!(
        "Not printed: the rankings, row by row, and the names of the inputs. They are on the page, and in its workbook \
         or CSV.{cut}"
    )
}

/// Of many inputs the names would be longer than the report; the JSON has them all.
fn brief(files: Vec<String>) -> Vec<String> {
    if files.len() <= LISTED {
        return files;
    }
    vec![format!(
        "{} inputs; the JSON names each with its SHA-256",
        files.len()
    )]
}

fn facts(rank: &Rank) -> Vec<String> {
    let mut facts = Vec::new();
    if rank.counts.set_aside > 0 {
        let mut reasons: Vec<(crate::data::Reason, usize)> = Vec::new();
        for aside in rank.rankings.iter().flat_map(|one| &one.set_aside) {
            match reasons
                .iter_mut()
                .find(|(reason, _)| *reason == aside.reason)
            {
                Some((_, count)) => *count += aside.count,
                None => reasons.push((aside.reason, aside.count)),
            }
        }
        reasons.sort_unstable();
        let said: Vec<String> = reasons
            .into_iter()
            .map(|(reason, count)| format!("{count} {}", reason.phrase()))
            .collect();
        let why = if said.is_empty() {
            String::new()
        } else {
            format!(": {}", said.join("; "))
        };
        facts.push(format!(
            "{} set aside{why}.",
            count(rank.counts.set_aside, "pair")
        ));
    }
    if let Some(today) = &rank.today {
        facts.push(format!("Days are counted from {}.", words::date(today)));
    }
    facts
}

fn parts(result: &Envelope<Rank>) -> Vec<Part> {
    let rank = &result.result;
    let all = [
        ("calls", "Call first", !rank.near_misses.is_empty()),
        (
            "near",
            "One gap away",
            rank.near_misses.len() > words::first_calls(&rank.near_misses, CALLS).len(),
        ),
        (
            "unlock",
            "What unlocks most",
            rank.unlocks.iter().any(|one| one.completes > 1),
        ),
        ("gaps", "Shared gaps", !rank.gaps.is_empty()),
        ("since", "Changes", rank.changes.is_some()),
        ("matrix", "Matrix", true),
        ("rankings", "Rankings", true),
        ("skipped", "Skipped inputs", !result.notes.is_empty()),
    ];
    let there = all.into_iter().filter(|(_, _, there)| *there);
    there.map(|(id, name, _)| Part { id, name }).collect()
}

fn near(near: &crate::data::NearMiss) -> Near {
    Near {
        who: near
            .candidate
            .clone()
            .unwrap_or_else(|| near.profile.clone()),
        post: words::post(&near.post, &near.advert),
        closes: words::closes(near),
        essential: words::met_of(&near.essential),
        gap: near.gap.text.clone(),
        criterion: near.gap.criterion.clone(),
        step: near.gap.next_step.clone().unwrap_or_default(),
    }
}

fn unlocks(rank: &Rank) -> Vec<GapView> {
    let several = rank
        .unlocks
        .iter()
        .filter(|one| one.completes > 1)
        .take(NEAR);
    several
        .map(|one| GapView {
            who: one.candidate.clone().unwrap_or_else(|| one.profile.clone()),
            gap: one.gap.clone(),
            said: format!("{} of {}", one.completes, count(one.of, "post")),
        })
        .collect()
}

fn gaps(rank: &Rank) -> Vec<GapView> {
    let gaps = rank.gaps.iter().take(LISTED);
    gaps.map(|one| GapView {
        who: format!("{} of {}", one.candidates, one.of),
        gap: one.gap.clone(),
        said: match one.completes {
            0 => "none alone".to_owned(),
            posts => count(posts, "post"),
        },
    })
    .collect()
}

fn changes(changes: &Changes) -> Vec<String> {
    let mut said = Vec::new();
    for (word, list) in [
        ("New", &changes.new_adverts),
        ("Gone", &changes.gone_adverts),
    ] {
        let list = list.iter();
        said.extend(
            list.map(|one| format!("{word}: {}", one.title.as_deref().unwrap_or(&one.advert))),
        );
    }
    said.extend(changes.pairs.iter().map(|pair| {
        format!(
            "{}, {}: essentials {} before, {} now",
            pair.candidate.as_deref().unwrap_or(&pair.profile),
            pair.title.as_deref().unwrap_or(&pair.advert),
            words::met_of(&pair.before.essential),
            words::met_of(&pair.after.essential)
        )
    }));
    let more = said.len().saturating_sub(LISTED);
    said.truncate(LISTED);
    if more > 0 {
        said.push("more in the JSON".to_owned());
    }
    if said.is_empty() {
        said.push("Nothing changed.".to_owned());
    }
    said
}

/// Where the row of a pair stands on the page.
struct Ids(HashSet<String>);

impl Ids {
    fn new(rank: &Rank, top: usize) -> Self {
        let shown = rank
            .rankings
            .iter()
            .flat_map(|one| one.rows.iter().take(top));
        Self(shown.map(anchor).collect())
    }

    fn of(&self, row: &Row) -> String {
        let anchor = anchor(row);
        if self.0.contains(&anchor) {
            anchor
        } else {
            String::new()
        }
    }
}

/// Letters and digits of both ids: a file's name may hold anything.
fn anchor(row: &Row) -> String {
    let plain = |id: &str| {
        let hex = |c: char| {
            if c.is_ascii_alphanumeric() {
                c.to_string()
            } else {
                format!("-{:x}", u32::from(c))
            }
        };
        id.chars().map(hex).collect::<String>()
    };
    format!("p-{}--{}", plain(&row.profile), plain(&row.advert))
}

fn matrix_row(who: &str, cells: &[Option<&Row>], ids: &Ids) -> MatrixRow {
    let cell = |cell: Option<&Row>| {
        let Some(row) = cell else {
            return CellView::default();
        };
        CellView {
            said: matrix::cell(row),
            to: ids.of(row),
            step: step(&row.essential),
        }
    };
    MatrixRow {
        who: who.to_owned(),
        cells: cells.iter().copied().map(cell).collect(),
    }
}

fn pages(rank: &Rank, top: usize) -> Vec<Sheet> {
    let of_post = rank.by == By::Vacancy;
    let name = |ranking: &Ranking| {
        words::shortened(
            ranking
                .candidate
                .as_ref()
                .unwrap_or(&words::subject(ranking)),
            40,
        )
    };
    let pages = rank.rankings.chunks(PER_PAGE).enumerate();
    pages
        .map(|(at, chunk)| Sheet {
            name: match chunk {
                [one] => name(one),
                [first, .., last] => format!("{} to {}", name(first), name(last)),
                [] => String::new(),
            },
            open: at == 0,
            rankings: chunk.iter().map(|one| ranking(one, of_post, top)).collect(),
        })
        .collect()
}

fn ranking(ranking: &Ranking, of_post: bool, top: usize) -> RankingView {
    let mut shown = ranking.clone();
    shown.rows.truncate(top);
    RankingView {
        name: words::subject(ranking),
        subject: if of_post { "Candidate" } else { "Post" },
        below: words::below(&shown),
        rows: shown.rows.iter().map(|one| row(one, of_post)).collect(),
    }
}

fn row(row: &Row, of_post: bool) -> RowView {
    let missing: Vec<String> = row
        .missing()
        .map(|gap| format!("{} ({})", gap.text, gap.criterion))
        .collect();
    let more = missing.len().saturating_sub(MISSING);
    let mut said = missing
        .into_iter()
        .take(MISSING)
        .collect::<Vec<_>>()
        .join("; ");
    if more > 0 {
        said.push_str("; and more");
    }
    let closes = row.post.closing_date.as_deref();
    RowView {
        id: anchor(row),
        rank: row.rank,
        subject: if of_post {
            row.candidate.clone().unwrap_or_else(|| row.profile.clone())
        } else {
            let closes =
                closes.map_or_else(String::new, |day| format!(", closes {}", words::date(day)));
            format!("{}{closes}", words::post(&row.post, &row.advert))
        },
        essential: words::tally_with_points(&row.essential),
        desirable: words::tally_with_points(&row.desirable),
        gates: words::gates(&row.gates),
        missing: match (row.gate_missed(), said.is_empty()) {
            // What else is missing does not matter then.
            (true, _) => missed_gate(row),
            (false, true) => "none".to_owned(),
            (false, false) => said,
        },
        adviser: row.adviser.iter().map(words::says).collect(),
    }
}

/// Why a gate is missed.
fn missed_gate(row: &Row) -> String {
    let missed = row
        .gates
        .iter()
        .filter(|gate| gate.state == GateState::Missed);
    let said = missed.map(|gate| format!("{} ({})", gate.reason, gate.criterion));
    said.collect::<Vec<_>>().join("; ")
}
