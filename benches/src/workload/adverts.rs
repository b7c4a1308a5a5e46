//! Adverts as text: a few lines of facts, prose, and the person specification in one of the ways it is
//! printed.

use super::phrase::Wording;
use super::specification::Asked;
use super::tables::{Profession, Said, Tables};
use crate::chance::Chance;
use jiff::civil::{Date, date};
use std::fmt::Write as _;

/// The day that closing dates lie around.
const TODAY: Date = date(2026, 7, 1);
/// Days that an advert has been closed, and that it is still open, at most.
const SPREAD: (u64, u64) = (10, 60);
const PLAIN: Wording = Wording { other_name: 10 };

/// Whether the list of an advert says which criteria are essential.
pub fn is_printed(layout: &str) -> bool {
    !matches!(layout, "lost" | "flat")
}

/// The text of an advert. `layout` is one of `shape.tsv`.
pub fn advert(
    tables: &Tables,
    profession: &Profession,
    layout: &str,
    asked: &[Asked],
    number: usize,
    chance: &mut Chance,
) -> String {
    let mut text = facts(tables, profession, number, chance);
    text.push_str("\nJob overview\n");
    prose(&mut text, tables, profession, "overview", 3, chance);
    text.push_str("\n\nMain duties of the job\n");
    for _ in 0..4 + chance.below(6) {
        prose(&mut text, tables, profession, "duty", 1, chance);
        text.push('\n');
    }
    text.push_str("\nAbout us\n");
    prose(&mut text, tables, profession, "about", 3, chance);
    text.push_str("\n\nPerson Specification\n");
    specification(&mut text, layout, asked, chance);
    text.push_str("\nDisclosure and Barring Service Check\n");
    prose(&mut text, tables, profession, "tail", 2, chance);
    text.push('\n');
    text
}

/// Title, employer and what stands beside labels.
fn facts(tables: &Tables, profession: &Profession, number: usize, chance: &mut Chance) -> String {
    let mut say = |slot: &str| {
        let values = profession
            .slots
            .get(slot)
            .or_else(|| tables.slots.get(slot));
        let value = values.and_then(|values| chance.of(values));
        value.map_or(String::new(), |value| value.name.clone())
    };
    let (title, town, trust) = (say("title"), say("town"), say("trust"));
    let (pattern, contract, band) = (say("pattern"), say("contract"), say("band"));
    let days = i64::try_from(chance.below(SPREAD.0 + SPREAD.1)).unwrap_or(0);
    let days = days - i64::try_from(SPREAD.0).unwrap_or(0);
    let closing = TODAY.saturating_add(jiff::Span::new().days(days));
    let mut text = String::new();
    let _ = writeln!(text, "{title}\n{town} {trust}");
    let _ = writeln!(text, "Closing date: {}", closing.strftime("%-d %B %Y"));
    let _ = writeln!(text, "Band: Band {band}\nContract: {contract}");
    let _ = writeln!(text, "Working pattern: {pattern}\nLocation: {town}");
    let _ = writeln!(text, "Reference number: 999-{number:05}-B{band}");
    text
}

/// So many sentences of a kind.
fn prose(
    text: &mut String,
    tables: &Tables,
    profession: &Profession,
    kind: &str,
    count: usize,
    chance: &mut Chance,
) {
    let list: Vec<&Said> = tables.prose.iter().filter(|one| one.kind == kind).collect();
    for at in 0..count {
        let one = chance.weighed(list.iter().map(|one| one.weight));
        let Some(one) = list.get(one) else {
            return;
        };
        if at > 0 {
            text.push(' ');
        }
        text.push_str(&one.sentence.say(tables, profession, PLAIN, chance));
    }
}

/// The list.
fn specification(text: &mut String, layout: &str, asked: &[Asked], chance: &mut Chance) {
    let mut groups: Vec<&str> = asked.iter().map(|one| one.group.as_str()).collect();
    groups.dedup();
    let mark = chance.of(&["", "* ", "• ", "- "]).copied().unwrap_or("");
    let of = |group: &str, desirable: bool| {
        let own =
            |one: &&Asked| (group.is_empty() || one.group == group) && one.desirable == desirable;
        asked.iter().filter(own).collect::<Vec<_>>()
    };
    match layout {
        // Levels first, then everything of that level.
        "levels" => {
            for (level, desirable) in [("Essential criteria", false), ("Desirable criteria", true)]
            {
                level_of(text, level, mark, &of("", desirable));
            }
        }
        // A table whose cells were joined by tabs.
        "table" => {
            text.push_str("Factor\tEssential\tDesirable\n");
            for group in groups {
                let (left, right) = (of(group, false), of(group, true));
                for row in 0..left.len().max(right.len()) {
                    let name = if row == 0 { group } else { "" };
                    let cell = |list: &[&Asked]| {
                        list.get(row).map_or(String::new(), |one| one.text.clone())
                    };
                    let _ = writeln!(text, "{name}\t{}\t{}", cell(&left), cell(&right));
                }
            }
        }
        "suffix" => {
            for group in groups {
                let _ = writeln!(text, "\n{group}");
                for one in [of(group, false), of(group, true)].concat() {
                    let level = if one.desirable {
                        "Desirable"
                    } else {
                        "Essential"
                    };
                    let _ = writeln!(text, "{mark}{} ({level})", one.text);
                }
            }
        }
        // A job board's copy: the headings of the levels are lost, or all of them.
        "lost" | "flat" => {
            for group in groups {
                if layout == "lost" {
                    let _ = writeln!(text, "\n{group}");
                }
                for one in [of(group, false), of(group, true)].concat() {
                    let _ = writeln!(text, "{mark}{}", one.text);
                }
            }
        }
        _ => {
            for group in groups {
                let _ = writeln!(text, "\n{group}");
                for (level, desirable) in [("Essential", false), ("Desirable", true)] {
                    level_of(text, level, mark, &of(group, desirable));
                }
            }
        }
    }
}

fn level_of(text: &mut String, level: &str, mark: &str, list: &[&Asked]) {
    if !list.is_empty() {
        let _ = writeln!(text, "{level}");
    }
    for one in list {
        let _ = writeln!(text, "{mark}{}", one.text);
    }
}
