//! Sections to criteria: the items of the person specification, and the sentences elsewhere that
//! state a requirement.

mod glued;
mod group;
mod level;
mod list;
mod prose;
mod stage;
mod table;
mod twins;

pub(crate) use glued::BEGINNINGS;
pub(crate) use level::split as leveled;
pub(crate) use list::is_remark;
pub(crate) use stage::of as stage_of;
pub(crate) use twins::mark as mark_repeats;

use crate::advert::{Basis, Group, Importance, Origin};
use crate::layout::{Block, Form};
use crate::sections::Section;
use crate::vocabulary::{Heading, Role};
use personspec_text::{Word, fold};
use std::collections::HashSet;
use table::Table;

/// A specification of fewer lines is not taken for one that is printed twice.
const FEWEST_TWICE: usize = 3;

/// One criterion as it stands in the plain text.
#[derive(Debug, Clone)]
pub(crate) struct Found<'a> {
    /// Without bullet and printed level; a slice of the plain text.
    pub text: &'a str,
    /// The printed heading above it.
    pub heading: Option<&'a str>,
    /// What kind of thing it asks.
    pub group: Group,
    /// The importance, where it is printed.
    pub level: Option<(Importance, Basis)>,
    /// Whether the line prints its level beside what it asks: "… (desirable)".
    pub beside: bool,
    /// Where it was read.
    pub origin: Origin,
    /// Lines of one list have one number: what was lost there was lost together.
    pub run: usize,
    /// Whether a blank line stands before it.
    pub gap: bool,
    /// Its number, where the list is numbered.
    pub number: Option<u32>,
    /// The words of the text: they are parted once.
    pub words: Vec<Word>,
}

/// Finds the criteria of an advert, in the order of the text.
pub(crate) fn find<'a>(blocks: &[Block<'a>], sections: &[Section]) -> Vec<Found<'a>> {
    let mut found = Vec::new();
    let mut run = 0;
    let mut table = Table::default();
    let mut printed: HashSet<String> = HashSet::new();
    for section in sections {
        let blocks = blocks.get(section.blocks.clone()).unwrap_or_default();
        if section.role == Role::Specification {
            let mut list = Vec::new();
            list::read(blocks, &mut run, &mut table, &mut list);
            let texts: Vec<String> = list.iter().map(|one| fold(one.text)).collect();
            let again = texts.iter().filter(|text| printed.contains(*text)).count();
            // Saved pages print the whole specification twice, for wide and for narrow screens.
            if again * 5 < texts.len() * 4 || texts.len() < FEWEST_TWICE {
                printed.extend(texts);
                found.append(&mut list);
            }
        } else if section.role != Role::Dbs {
            run += 1;
            for block in blocks {
                if let Some(one) = list::marked(block, run) {
                    found.push(one);
                } else if speaks(block, section.role) {
                    found.extend(prose::read(block));
                }
            }
        }
    }
    found
}

/// Whether a block outside the specification may state a requirement: a paragraph; an item only
/// where no duties are listed.
fn speaks(block: &Block<'_>, role: Role) -> bool {
    match block.form {
        Form::Paragraph | Form::Heading(Heading::Unknown) => true,
        Form::Item => !matches!(role, Role::Duties | Role::About),
        Form::Heading(_) | Form::Row => false,
    }
}
