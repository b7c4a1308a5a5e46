//! The blocks of a person specification to criteria: which heading and which level each line
//! stands under.

use super::table::Table;
use super::{Found, glued, group, level, prose};
use crate::advert::{Basis, Group, Importance, Origin};
use crate::columns;
use crate::cues::Cues;
use crate::layout::{Block, Form, Hints};
use crate::vocabulary::{self, Heading, rows};
use personspec_text::{fold, words};
use std::sync::LazyLock;

/// A line longer than this (bytes) is no criterion that a panel could mark: a page that came without
/// its line breaks, or no advert at all. It keeps the work in hand, too.
const LONGEST_CRITERION: usize = 2_000;

/// A line without a bullet that is longer than this (bytes) is no heading.
const LONGEST_HEADING: usize = 60;

/// Reads the blocks of one specification; `run` counts the lists of the whole advert, `table` is the
/// last one with a head.
pub(super) fn read<'a>(
    blocks: &[Block<'a>],
    run: &mut usize,
    table: &mut Table,
    found: &mut Vec<Found<'a>>,
) {
    let is_head = |block: &Block<'_>| {
        block.form == Form::Row && columns::head(&columns::cells(block.text), &[]).is_some()
    };
    let mut list = List {
        group: None,
        level: None,
        level_first: false,
        table,
        awaited: false,
        run: *run,
        found,
    };
    let head = blocks.iter().position(is_head).unwrap_or(0);
    let mut start = 0;
    while start < blocks.len() {
        list.awaited = start < head;
        let is_heading = |block: &Block<'_>| matches!(block.form, Form::Heading(_));
        let rest = blocks.get(start..).unwrap_or_default();
        if let Some(Form::Heading(heading)) = rest.first().map(|block| block.form) {
            list.head(heading, rest);
            start += 1;
        } else {
            let length = rest.iter().position(is_heading).unwrap_or(rest.len());
            list.lines(rest.get(..length).unwrap_or_default());
            start += length;
        }
    }
    *run = list.run + 1;
}

struct List<'a, 'f> {
    /// The heading above, and its group.
    group: Option<(&'a str, Group)>,
    level: Option<Importance>,
    /// Whether levels stand above groups ("Essential criteria", then "Skills").
    level_first: bool,
    table: &'f mut Table,
    /// Whether the head of the table is yet to come.
    awaited: bool,
    run: usize,
    found: &'f mut Vec<Found<'a>>,
}

impl<'a> List<'a, '_> {
    /// A heading; `rest` begins with it.
    fn head(&mut self, heading: Heading, rest: &[Block<'a>]) {
        let Some(text) = rest.first().map(|block| block.text) else {
            return;
        };
        let next = rest.get(1).map(|block| block.form);
        // "Research" with nothing beneath it is a line of the list above, not a heading.
        let bare = next.is_none_or(|form| {
            matches!(
                form,
                Form::Heading(Heading::Section(_) | Heading::Part { group: Some(_), .. })
            )
        });
        let in_list =
            self.level.is_some() || self.found.last().is_some_and(|last| last.run == self.run);
        if bare && in_list && vocabulary::is_weak_heading(text) {
            if let Some(block) = rest.first() {
                self.line(block);
            }
            return;
        }
        match heading {
            Heading::Part {
                group: Some(group),
                level,
            } => self.begin(text, group, level),
            Heading::Part { group: None, level } => {
                self.run += 1;
                let over_groups = matches!(
                    next,
                    Some(Form::Heading(Heading::Part {
                        group: Some(_),
                        level: None
                    }))
                );
                if over_groups || self.group.is_none() {
                    self.level_first = true;
                }
                if self.level_first {
                    self.group = None;
                }
                self.level = level;
            }
            Heading::Lead(level @ Some(_)) => {
                self.run += 1;
                if self.group.is_none() {
                    self.level_first = true;
                }
                if self.level_first {
                    self.group = None;
                }
                self.level = level;
            }
            Heading::Unknown | Heading::Lead(None) => {
                self.begin(text, group::of_heading(text), None);
            }
            // Across a table's columns any heading is one of the specification's.
            Heading::Section(_) if rest.first().is_some_and(|block| block.table > 0) => {
                self.begin(text, group::of_heading(text), None);
            }
            Heading::Section(_) => {}
        }
    }

    fn begin(&mut self, heading: &'a str, group: Group, level: Option<Importance>) {
        self.run += 1;
        self.group = Some((heading, group));
        if level.is_some() || !self.level_first {
            self.level = level;
        }
    }

    /// The blocks between two headings.
    fn lines(&mut self, blocks: &[Block<'a>]) {
        let listed = |block: &Block<'_>| matches!(block.form, Form::Item | Form::Row);
        let has_items = blocks.iter().any(listed);
        let stopped = blocks
            .iter()
            .filter(|block| block.text.ends_with('.'))
            .count();
        let sentences = stopped * 2 > blocks.len();
        for (at, block) in blocks.iter().enumerate() {
            let next = blocks.get(at + 1);
            match block.form {
                // A list that has come to what the employer offers does not turn back.
                Form::Item | Form::Row if remark(block.text) == Some(Remark::Offer) => return,
                Form::Item if remark(block.text) == Some(Remark::Any) => {}
                Form::Item => self.line(block),
                Form::Row => self.row(block),
                _ if is_legend(block.text) => {}
                _ if announced(block.text).is_some() => {
                    (self.level, self.level_first) = (announced(block.text), true);
                    self.group = None;
                    self.run += 1;
                }
                _ if remark(block.text).is_some() => self.found.extend(prose::read(block)),
                _ if has_items && next.is_some_and(listed) && names_a_list(block.text) => {
                    let heading = block.text;
                    self.begin(heading, group::of_heading(heading), None);
                }
                _ if has_items || stands_apart(block, sentences) => {
                    self.found.extend(prose::read(block));
                }
                _ => self.line(block),
            }
        }
    }

    fn row(&mut self, block: &Block<'a>) {
        let read = self.table.read(block.text, block.table, self.awaited);
        if let Some((heading, group)) = read.heading
            && self.group.is_none_or(|(known, _)| known != heading)
        {
            self.begin(heading, group, None);
        }
        for (text, level) in read.criteria {
            self.add(text, level.or(block.level), block);
        }
    }

    fn line(&mut self, block: &Block<'a>) {
        for line in glued::parted(block.text) {
            self.add(line, block.level, block);
        }
    }

    /// Adds a criterion; a level on its own line wins over the heading above.
    fn add(&mut self, line: &'a str, known: Option<(Importance, Basis)>, block: &Block<'a>) {
        let printed = level::split(line);
        let text = printed.text;
        if text.len() > LONGEST_CRITERION || !text.chars().any(char::is_alphabetic) {
            return;
        }
        let level = known
            .or(printed.level.map(|level| (level, Basis::Inline)))
            .or(self.level.map(|level| (level, Basis::Heading)));
        let words = words(text);
        let (heading, group) = match self.group {
            Some((heading, group)) => (Some(heading), group::under(group, &words)),
            None => (None, group::of_words(&words, Group::Skills)),
        };
        self.found.push(Found {
            text,
            heading,
            group,
            level,
            beside: known.is_none() && printed.beside,
            origin: Origin::List,
            run: self.run,
            gap: block.gap,
            number: block.number,
            words,
        });
    }
}

/// Which lines of a specification ask nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Remark {
    /// Whatever the line is.
    Any,
    /// One without a bullet.
    Plain,
    /// What the employer gives: the list below it asks no more.
    Offer,
}

static REMARKS: LazyLock<Cues<Remark>> = LazyLock::new(|| {
    let rows = rows(include_str!("../../data/remarks.tsv"));
    Cues::new(rows.map(|(kind, phrase)| match kind {
        "any" => (phrase, Remark::Any),
        "offer" => (phrase, Remark::Offer),
        _ => (phrase, Remark::Plain),
    }))
});

/// Whether a line begins as remarks do.
fn remark(text: &str) -> Option<Remark> {
    let head: String = text.chars().take(40).collect();
    REMARKS.begin(&fold(&head))
}

/// Whether a line without a bullet begins as remarks do.
pub(crate) fn is_remark(text: &str) -> bool {
    remark(text).is_some()
}

/// A line outside the specification that is a criterion by its own mark: "RiO (desirable)". `run`
/// counts the lists of the whole advert.
pub(super) fn marked<'a>(block: &Block<'a>, run: usize) -> Option<Found<'a>> {
    if block.form != Form::Item || !block.hints.any(Hints::LEVEL) {
        return None;
    }
    let (text, level) = level::marked(block.text)?;
    let words = words(text);
    Some(Found {
        text,
        heading: None,
        group: group::of_words(&words, Group::Skills),
        level: Some((level, Basis::Inline)),
        beside: true,
        origin: Origin::List,
        run,
        gap: block.gap,
        number: block.number,
        words,
    })
}

/// "Key: A = application, I = interview", "Assessed by: A/I": about the table, not the person.
fn is_legend(text: &str) -> bool {
    let folded = fold(text);
    let starts = [
        "key:",
        "key -",
        "a = ",
        "e = ",
        "(a)",
        "assessed by",
        "assessment method",
        "method of assessment",
        "how assessed",
        "means of assessment",
    ];
    starts.iter().any(|start| folded.starts_with(start))
        || (folded.contains("= essential") && folded.contains("= desirable"))
}

/// The level of the lists that a sentence announces: "The following are ESSENTIAL criteria which …".
fn announced(text: &str) -> Option<Importance> {
    let folded = fold(text);
    let says = |word: &str| folded.contains(&format!("following are {word} criteria"));
    if says("essential") {
        Some(Importance::Essential)
    } else {
        says("desirable").then_some(Importance::Desirable)
    }
}

/// Whether a line without a bullet, before lines with one, names what they are.
fn names_a_list(text: &str) -> bool {
    text.len() <= LONGEST_HEADING && !text.ends_with(['.', ',', ';', '!'])
        || text.ends_with(':') && vocabulary::heading(text).is_none() && text.len() < 100
}

/// Whether a paragraph among lines without bullets speaks of something else: it ends as a sentence
/// where the lines do not, and stands apart or holds several sentences.
fn stands_apart(block: &Block<'_>, sentences: bool) -> bool {
    let text = block.text;
    if text.ends_with(':') {
        return true;
    }
    let several = text.contains(". ") && text.ends_with('.') && text.len() > 160;
    (block.gap && text.ends_with('.') && !sentences) || several
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Document;
    use Importance::{Desirable, Essential};

    fn read_text(text: &str) -> Vec<(String, Option<String>, Option<Importance>)> {
        let document = Document::read(text);
        let mut found = Vec::new();
        let mut table = Table::default();
        read(&document.blocks(), &mut 0, &mut table, &mut found);
        found
            .iter()
            .map(|found| {
                let level = found.level.map(|(level, _)| level);
                (
                    found.text.to_owned(),
                    found.heading.map(str::to_owned),
                    level,
                )
            })
            .collect()
    }

    fn levels(text: &str) -> Vec<(String, Option<Importance>)> {
        let read = read_text(text).into_iter();
        read.map(|(text, _, level)| (text, level)).collect()
    }

    #[test]
    fn groups_above_levels() {
        let text = "Skills\nEssential\nAudit\nDesirable\nWelsh\nOther\nRota";
        let want = [
            ("Audit".to_owned(), Some(Essential)),
            ("Welsh".to_owned(), Some(Desirable)),
            ("Rota".to_owned(), None),
        ];
        assert_eq!(levels(text), want);
        assert_eq!(read_text(text)[1].1.as_deref(), Some("Skills"));
    }

    #[test]
    fn levels_above_groups() {
        let text =
            "Essential criteria\nSkills\n1. Audit\nOther\n2. Rota\nDesirable criteria\n1. Welsh";
        let want = [
            ("Audit".to_owned(), Some(Essential)),
            ("Rota".to_owned(), Some(Essential)),
            ("Welsh".to_owned(), Some(Desirable)),
        ];
        assert_eq!(levels(text), want);
        assert_eq!(read_text(text)[2].1, None);
    }

    #[test]
    fn legends_and_remarks_are_no_criteria() {
        let text = "Skills\n- Audit\n- RiO\n\nKey: A = application\n\nAll posts have a DBS check.";
        assert_eq!(levels(text).len(), 2);
        let text = "Skills\nAudit\nRiO\n\nAll posts have a DBS check.";
        assert_eq!(levels(text).len(), 2);
    }

    #[test]
    fn where_an_employer_speaks_of_itself_nothing_is_asked() {
        let text = "Skills\n- Audit\n- We respect each other\n- We're a friendly team\n\
            - We are looking for a good listener";
        let read = levels(text);
        let texts: Vec<&str> = read.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["Audit", "We are looking for a good listener"]);
    }

    #[test]
    fn what_is_offered_ends_a_list() {
        let text = "Skills\n- Audit\n- Competitive salary\n- Career development\nOther\n- Car";
        let read = levels(text);
        let texts: Vec<&str> = read.iter().map(|(text, _)| text.as_str()).collect();
        assert_eq!(texts, ["Audit", "Car"]);
    }

    #[test]
    fn a_line_before_a_list_heads_it() {
        let read = read_text("- Degree\nGetting about\n- Car");
        assert_eq!(read[1].1.as_deref(), Some("Getting about"));
    }
}
