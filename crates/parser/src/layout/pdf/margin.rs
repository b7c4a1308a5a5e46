//! Heads and feet that are repeated on each page: only the first page's head is read.

use super::page::Page;
use super::word::{self, Line, Word};
use personspec_text::fold;
use std::collections::HashMap;

/// The part of a page's height that a head or foot takes at most.
const MARGIN: f32 = 0.12;
/// Lines of a head or foot, at most.
const MOST_LINES: usize = 6;

/// Takes heads, feet and page numbers out of all pages.
pub(super) fn strip(pages: &mut [Page]) {
    let margins: Vec<Vec<Line>> = pages.iter().map(lines).collect();
    let mut seen: HashMap<String, usize> = HashMap::new();
    for lines in &margins {
        let mut own: Vec<String> = lines.iter().map(words_only).collect();
        own.sort();
        own.dedup();
        for line in own {
            *seen.entry(line).or_insert(0) += 1;
        }
    }
    let most = (pages.len() / 2).max(2);
    for (at, (page, lines)) in pages.iter_mut().zip(margins).enumerate() {
        let middle = page.height / 2.0;
        for line in lines {
            let repeated = seen
                .get(&words_only(&line))
                .is_some_and(|count| *count >= most);
            let first_head = at == 0 && line.y > middle;
            if is_page_number(&line.text()) || repeated && !first_head {
                page.words.retain(|word| !on(&line, word));
            }
        }
        page.words
            .retain(|word| !word.margin || (at == 0 && word.y > middle));
    }
}

/// The lines of a page's margins that no ruled table may hold: those above and below all rules.
fn lines(page: &Page) -> Vec<Line> {
    let (low, high) = (page.height * MARGIN, page.height * (1.0 - MARGIN));
    let uprights = || page.rules.iter().filter(|rule| rule.upright);
    let words: Vec<Word> = page
        .words
        .iter()
        .filter(|word| word.y < low || word.y > high)
        .filter(|word| !uprights().any(|rule| rule.from < word.y && word.y < rule.to))
        .cloned()
        .collect();
    let lines = word::lines(words);
    let (top, foot): (Vec<Line>, Vec<Line>) = lines.into_iter().partition(|line| line.y > high);
    let foot = foot.into_iter().rev().take(MOST_LINES);
    top.into_iter().take(MOST_LINES).chain(foot).collect()
}

fn on(line: &Line, word: &Word) -> bool {
    line.words.contains(word)
        || (word.y - line.y).abs() < 1.0
            && line
                .words
                .iter()
                .any(|own| own.x0 <= word.x0 && word.x1 <= own.x1)
}

/// A line without its figures, which count the pages.
fn words_only(line: &Line) -> String {
    fold(&line.text())
        .chars()
        .filter(|c| !c.is_ascii_digit())
        .collect()
}

/// "3", "Page 3 of 7", "- 3 -".
fn is_page_number(text: &str) -> bool {
    let folded = fold(text);
    let mut words = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty());
    let mut numbers = 0;
    let known = words.all(|word| {
        let number = word.len() <= 3 && word.chars().all(|c| c.is_ascii_digit());
        numbers += usize::from(number);
        number || matches!(word, "page" | "of" | "p" | "pg")
    });
    known && (1..=2).contains(&numbers)
}
