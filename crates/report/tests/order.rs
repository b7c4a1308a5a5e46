//! Guards that the order of every ranking equals the figures that it prints, over random results and in
//! every format that prints them.

use personspec_parser::Advert;
use personspec_profile::Profile;
use personspec_report::caseload::{Caseload, Settings};
use personspec_report::data::{By, Envelope, Rank};
use personspec_report::{ReadAdvert, csv, html, markdown, text};
use personspec_scoring::{Assessment, Gate, GateKind, GateState, Tally};
use proptest::prelude::*;
use std::cmp::Ordering;

/// The figures of a row as they are printed: missed gates last, then shares, then essentials met.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Printed {
    rank: u32,
    missed: bool,
    essential: (u64, u64),
    desirable: (u64, u64),
    met: u64,
}

fn tally() -> impl Strategy<Value = Tally> {
    (0_u32..6, 0_u32..6, 0_u32..6, 0_u32..9).prop_map(|(met, partly, none, least)| {
        let available = 2 * (met + partly + none);
        Tally {
            met,
            partly,
            not_evidenced: none,
            unclear: 0,
            total: met + partly + none,
            points: 2 * met + partly,
            available,
            ranked_of: available.max(least),
        }
    })
}

fn assessment() -> impl Strategy<Value = Assessment> {
    (tally(), tally(), any::<bool>()).prop_map(|(essential, desirable, missed)| Assessment {
        advert: String::new(),
        profile: String::new(),
        verdicts: Vec::new(),
        gates: missed
            .then(|| Gate {
                kind: GateKind::Driving,
                state: GateState::Missed,
                criterion: 0,
                reason: "asked".to_owned(),
            })
            .into_iter()
            .collect(),
        essential,
        desirable,
    })
}

/// Candidates by vacancies, ranked.
fn ranked(all: &[Vec<Assessment>], by: By) -> Envelope<Rank> {
    let adverts: Vec<ReadAdvert> = (0..all.first().map_or(0, Vec::len))
        .map(|at| ReadAdvert {
            advert: Advert::empty(&format!("post-{at}"), String::new()),
            notes: Vec::new(),
            inferences: Vec::new(),
            file: String::new(),
        })
        .collect();
    let profiles: Vec<Profile> = (0..all.len())
        .map(|at| Profile {
            id: format!("who-{at}"),
            ..Profile::default()
        })
        .collect();
    let settings = Settings {
        by,
        ..Settings::default()
    };
    let caseload = Caseload::new(&adverts, settings, jiff::civil::date(2026, 7, 1));
    let candidates = profiles.iter().zip(all).map(|(profile, own)| {
        let named = own.iter().zip(&adverts).map(|(one, read)| Assessment {
            advert: read.advert.id.clone(),
            profile: profile.id.clone(),
            ..one.clone()
        });
        caseload.of(profile, named.collect())
    });
    let result = caseload.gather(candidates.collect());
    Envelope::new("rank", &[], result, &[])
}

fn in_order(rows: &[Printed]) -> Result<(), TestCaseError> {
    for (place, pair) in rows.windows(2).enumerate() {
        let [first, second] = pair else {
            continue;
        };
        let share = |(p, of_p): (u64, u64), (q, of_q): (u64, u64)| {
            (q * of_p.max(1)).cmp(&(p * of_q.max(1)))
        };
        let order = (first.missed.cmp(&second.missed))
            .then_with(|| share(first.essential, second.essential))
            .then_with(|| share(first.desirable, second.desirable))
            .then_with(|| second.met.cmp(&first.met));
        prop_assert_ne!(order, Ordering::Greater, "{:?} {:?}", first, second);
        prop_assert_eq!(first.rank == second.rank, order == Ordering::Equal);
        if first.rank != second.rank {
            prop_assert_eq!(usize::try_from(second.rank).ok(), Some(place + 2));
        }
    }
    Ok(())
}

fn number(text: &str) -> u64 {
    text.trim()
        .parse()
        .unwrap_or_else(|_| panic!("no number: {text:?}"))
}

/// No points are no points, of however many: "none asked" ranks like "0 of 3".
fn share(points: u64, of: u64) -> (u64, u64) {
    if points == 0 { (0, 1) } else { (points, of) }
}

/// "3 of 6, 2 partly (8/16)" to met and points.
fn said(cell: &str) -> (u64, (u64, u64)) {
    if cell.trim() == "none asked" {
        return (0, (0, 1));
    }
    let met = cell.split(" of ").next().map_or(0, number);
    let (_, points) = cell.split_once('(').expect("points");
    let (points, of) = points
        .trim_end()
        .trim_end_matches(')')
        .split_once('/')
        .expect("a share");
    (met, share(number(points), number(of)))
}

/// A row of cells: rank, subject, essentials, desirables, gates.
fn cells(cells: &[&str]) -> Printed {
    let (met, essential) = said(cells[2]);
    let (_, desirable) = said(cells[3]);
    Printed {
        rank: u32::try_from(number(cells[0])).expect("a rank"),
        missed: cells[4].contains("missed"),
        essential,
        desirable,
        met,
    }
}

/// The rankings of a CSV, parted where the subject changes.
fn of_csv(printed: &str, by: By) -> Vec<Vec<Printed>> {
    let mut reader = ::csv::Reader::from_reader(printed.as_bytes());
    let head = reader.headers().expect("a head").clone();
    let mut rankings: Vec<(String, Vec<Printed>)> = Vec::new();
    for row in reader.records() {
        let row = row.expect("a row");
        let cell = |name: &str| {
            let at = head.iter().position(|own| own == name);
            row.get(at.expect("a column")).expect("a cell").to_owned()
        };
        let subject = cell(if by == By::Vacancy {
            "advert"
        } else {
            "profile"
        });
        let printed = Printed {
            rank: u32::try_from(number(&cell("rank"))).expect("a rank"),
            missed: !cell("gates_missed").is_empty(),
            essential: share(
                number(&cell("essential_points")),
                number(&cell("essential_ranked_of")),
            ),
            desirable: share(
                number(&cell("desirable_points")),
                number(&cell("desirable_ranked_of")),
            ),
            met: number(&cell("essential_met")),
        };
        match rankings.last_mut() {
            Some((known, rows)) if *known == subject => rows.push(printed),
            _ => rankings.push((subject, vec![printed])),
        }
    }
    rankings.into_iter().map(|(_, rows)| rows).collect()
}

fn of_markdown(printed: &str) -> Vec<Vec<Printed>> {
    let sections = printed.split("\n## ").skip(1);
    let rankings = sections.map(|section| {
        let rows = section.lines().filter(|line| line.starts_with("| "));
        let rows = rows.map(|line| line.split('|').skip(1).map(str::trim).collect::<Vec<_>>());
        let rows = rows.filter(|row| row.len() > 5 && row[0].parse::<u32>().is_ok());
        rows.map(|row| cells(&row)).collect()
    });
    rankings
        .filter(|rows: &Vec<Printed>| !rows.is_empty())
        .collect()
}

fn of_html(printed: &str) -> Vec<Vec<Printed>> {
    let (_, rankings) = printed.split_once("id=\"rankings\"").expect("rankings");
    let tables = rankings.split("<table").skip(1).map(|table| {
        let rows = table.split("<tr id=").skip(1).map(|row| {
            let row = row.split("<td").map(|cell| {
                let cell = cell.split_once('>').map_or("", |(_, cell)| cell);
                cell.split('<').next().unwrap_or_default()
            });
            let row: Vec<&str> = row.collect();
            // What stands before the first cell, the rank with the subject, then the others.
            cells(&[row[1], "", row[2], row[3], row[4]])
        });
        rows.collect()
    });
    tables.collect()
}

/// The stacked blocks of a narrow screen, a line a cell.
fn of_text(printed: &str) -> Vec<Vec<Printed>> {
    let mut rankings: Vec<Vec<Printed>> = Vec::new();
    let mut row = ["", "", "", "", ""];
    for line in printed.lines() {
        let line = line.trim_end();
        if !line.starts_with(' ') && !line.is_empty() {
            rankings.push(Vec::new());
        } else if let Some(rank) = line.trim().strip_prefix("rank ") {
            row[0] = rank;
        } else if let Some(cell) = line.trim().strip_prefix("essentials: ") {
            row[2] = cell;
        } else if let Some(cell) = line.trim().strip_prefix("desirables: ") {
            row[3] = cell;
        } else if let Some(cell) = line.trim().strip_prefix("gates: ") {
            row[4] = cell;
            if let Some(rows) = rankings.last_mut() {
                rows.push(cells(&row));
            }
        }
    }
    rankings.retain(|rows| !rows.is_empty());
    rankings
}

proptest! {
    #[test]
    fn the_order_is_that_of_the_printed_figures(
        all in (1_usize..4, 1_usize..9).prop_flat_map(|(who, posts)| {
            prop::collection::vec(prop::collection::vec(assessment(), posts), who)
        }),
        vacancies in any::<bool>(),
    ) {
        let by = if vacancies { By::Vacancy } else { By::Candidate };
        let result = ranked(&all, by);
        let style = text::Style { width: 60, colour: false, ascii: true };
        let printed = [
            of_csv(&csv::rank(&result), by),
            of_markdown(&markdown::rank(&result)),
            of_html(&html::rank(&result)),
            of_text(&text::rank(&result.result, &[], &style)),
        ];
        let lengths = |rankings: &[Vec<Printed>]| rankings.iter().map(Vec::len).collect::<Vec<_>>();
        let (rankings, rows) = if vacancies { (all[0].len(), all.len()) } else { (all.len(), all[0].len()) };
        for rankings_of in &printed {
            prop_assert_eq!(lengths(rankings_of), vec![rows; rankings]);
            prop_assert_eq!(rankings_of, &printed[0]);
            for rows in rankings_of {
                in_order(rows)?;
            }
        }
    }
}
