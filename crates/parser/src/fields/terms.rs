//! Contract, working pattern and reference, from labels or from a line that runs them together
//! ("Permanent | 37.5 hours | Ref: AB-12").

use super::Page;
use super::labelled::Value;
use crate::layout::{Block, Form, Hints, tidy};
use crate::vocabulary::Label;
use personspec_text::{Located, fold};
use std::sync::LazyLock;

/// A line that runs several terms together is short; a longer one (bytes) is prose.
const LONGEST_LINE: usize = 260;

static PATTERNS: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("../../data/patterns.tsv")));
static CONTRACTS: LazyLock<Vec<&str>> =
    LazyLock::new(|| lines(include_str!("../../data/contracts.tsv")));

fn lines(data: &'static str) -> Vec<&'static str> {
    data.lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .collect()
}

/// The pieces of a line that runs terms together: parted by bars, semicolons, and by commas that are
/// not inside a figure.
fn pieces(line: &str) -> impl Iterator<Item = &str> {
    let short = (line.len() <= LONGEST_LINE).then_some(line);
    short
        .into_iter()
        .flat_map(|line| line.split(['|', ';', '\t', '·']))
        .flat_map(|piece| piece.split(", "))
        .map(tidy)
}

/// The kind of contract in a line of terms.
pub(super) fn contract(line: &str) -> Option<&str> {
    pieces(line).find(|piece| {
        let few = piece.split_ascii_whitespace().nth(3).is_none();
        few && {
            let folded = fold(piece);
            folded.split(' ').count() <= 3 && CONTRACTS.iter().any(|kind| folded.starts_with(kind))
        }
    })
}

/// The reference in a line of terms: "Ref: AB-12".
pub(super) fn reference(line: &str) -> Option<&str> {
    if line.len() > LONGEST_LINE || !line.contains(':') {
        return None;
    }
    pieces(line).find_map(|piece| {
        let (label, value) = piece.split_once(':')?;
        let value = tidy(value);
        let known = crate::vocabulary::label(label) == Some(Label::Reference);
        (known && !value.is_empty() && !value.contains(' ')).then_some(value)
    })
}

/// The working patterns; hours where no pattern is named.
pub(super) fn patterns(page: &Page<'_>, values: &[Value<'_>]) -> Vec<Located<String>> {
    let labelled: Vec<&str> = values
        .iter()
        .filter(|value| value.label == Label::Pattern)
        .map(|value| value.text)
        .collect();
    let mut found: Vec<Located<String>> = Vec::new();
    let mut add = |part: &str| {
        if !found.iter().any(|one| fold(&one.value) == fold(part)) {
            found.push(page.text(part));
        }
    };
    for value in &labelled {
        value
            .split([',', ';', '|'])
            .flat_map(|piece| piece.split(" - "))
            .filter_map(pattern)
            .for_each(&mut add);
    }
    if found.is_empty()
        && let Some(hours) = labelled.first()
    {
        return vec![page.text(tidy(hours.split(['(', ',']).next().unwrap_or(hours)))];
    }
    if found.is_empty() {
        let line =
            |block: &&Block<'_>| block.form != Form::Item && block.text.len() <= LONGEST_LINE;
        let blocks: Vec<&Block<'_>> = page.around().filter(line).collect();
        // A line that names a contract or the pay names the pattern too.
        let terms = blocks.iter().filter(|block| {
            block.hints.any(Hints::POUNDS.or(Hints::CONTRACT))
                && (super::pay::find(block.text).is_some() || contract(block.text).is_some())
        });
        for block in terms {
            for piece in pieces(block.text) {
                if let Some(part) = pattern(piece).filter(|part| part.len() + 8 >= piece.len())
                    && !found.iter().any(|one| fold(&one.value) == fold(part))
                {
                    found.push(page.text(part));
                }
            }
        }
        if found.is_empty() {
            let hours = blocks
                .iter()
                .filter(|block| super::dates::has_figure(block.text))
                .flat_map(|block| pieces(block.text))
                .find(|piece| is_hours(piece));
            found.extend(hours.map(|hours| page.text(hours)));
        }
    }
    found
}

/// The pattern that a piece names, as printed.
fn pattern(piece: &str) -> Option<&str> {
    let piece = tidy(piece.split('(').next().unwrap_or(piece)).trim_end_matches('.');
    let folded = fold(piece).replace('-', " ");
    PATTERNS
        .iter()
        .find(|known| folded == **known)
        .map(|_| piece)
}

/// "37.5 hours", "30 hrs per week".
fn is_hours(piece: &str) -> bool {
    if !piece.starts_with(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let folded = fold(piece);
    let mut words = folded.split(' ');
    let figure = words.next().is_some_and(|word| word.parse::<f32>().is_ok());
    figure
        && words
            .next()
            .is_some_and(|word| matches!(word, "hours" | "hrs"))
        && folded.len() < 24
}
