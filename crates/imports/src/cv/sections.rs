//! The lines of a CV, each with the section it stands in.

use personspec_text::fold;
use std::borrow::Cow;

/// Signs before an item of a list.
const BULLETS: &str = "•●▪◦‣∙·*-–—o✓➢►";

/// What a section holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Section {
    Head,
    Statements,
    Employment,
    Qualifications,
    Training,
    Registrations,
    Skills,
    Practical,
    Personal,
    References,
    Interests,
    Other,
}

/// A line that is not a heading.
#[derive(Debug, Clone)]
pub(super) struct Line<'t> {
    /// Counted from 1.
    pub(super) number: usize,
    /// Without its bullet.
    pub(super) text: Cow<'t, str>,
    /// Whether it had a bullet.
    pub(super) item: bool,
    /// Whether a blank line stands before it.
    pub(super) gap: bool,
    pub(super) section: Section,
    /// Counts the headings before it.
    pub(super) part: usize,
}

impl Line<'_> {
    /// Where it stands, for a comment.
    pub(super) fn origin(&self) -> String {
        format!("line {}", self.number)
    }
}

/// The lines of a text; headings and blank lines are taken out.
pub(super) fn lines(text: &str) -> Vec<Line<'_>> {
    let (mut section, mut part) = (Section::Head, 0);
    let mut gap = false;
    let mut list = Vec::new();
    for (at, line) in text.lines().enumerate() {
        // Paragraphs of one cell of a Word table are parted by a bullet inside the line.
        let line = line.trim();
        if line.is_empty() {
            gap = true;
            continue;
        }
        if let Some(found) = heading(line) {
            (section, part, gap) = (found, part + 1, true);
            continue;
        }
        // "Skills: Word, Excel": heading and content on one line.
        let mut rest = line;
        if let Some((label, tail)) = line.split_once(':')
            && let Some(found) = heading(label)
            && !tail.trim().is_empty()
        {
            (section, part, gap) = (found, part + 1, true);
            rest = tail.trim();
        }
        let (text, item) = bare(rest);
        if text.is_empty() {
            continue;
        }
        list.push(Line {
            number: at + 1,
            text: tidy(text),
            item,
            gap,
            section,
            part,
        });
        gap = false;
    }
    list
}

/// A line without its bullet, and whether it had one.
fn bare(line: &str) -> (&str, bool) {
    let mut chars = line.chars();
    let first = chars.next().unwrap_or(' ');
    let rest = chars.as_str();
    let item = BULLETS.contains(first)
        && (rest.starts_with([' ', '\t']) || (!first.is_ascii() && first != '–' && first != '—'));
    if item {
        (rest.trim(), true)
    } else {
        (line, false)
    }
}

/// Blanks of any kind as one; tabs stay, as they part cells.
fn tidy(text: &str) -> Cow<'_, str> {
    let odd = |c: char| c == '\u{a0}' || c == '\u{200b}';
    if text.contains("  ") || text.contains(odd) {
        let text = text.replace('\u{a0}', " ").replace('\u{200b}', "");
        let cells = text.split('\t').map(|cell| {
            cell.split("   ")
                .map(|part| part.split_whitespace().collect::<Vec<_>>().join(" "))
                .filter(|part| !part.is_empty())
                .collect::<Vec<_>>()
                .join("\t")
        });
        Cow::Owned(cells.collect::<Vec<_>>().join("\t"))
    } else {
        Cow::Borrowed(text)
    }
}

/// The section that a line opens, where it is a heading.
fn heading(line: &str) -> Option<Section> {
    if line.chars().count() > 50 {
        return None;
    }
    let folded = fold(line).replace('&', "and");
    let words: Vec<&str> = folded
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    let words = words.join(" ");
    let rows = include_str!("../../data/cv_headings.tsv").lines();
    let row = rows
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .find(|(_, heading)| *heading == words)?;
    Some(match row.0 {
        "statements" => Section::Statements,
        "employment" => Section::Employment,
        "qualifications" => Section::Qualifications,
        "training" => Section::Training,
        "registrations" => Section::Registrations,
        "skills" => Section::Skills,
        "practical" => Section::Practical,
        "personal" => Section::Personal,
        "references" => Section::References,
        "interests" => Section::Interests,
        _ => Section::Other,
    })
}
