//! Blocks to sections: which blocks are the specification, which the duties, which neither.

use crate::columns;
use crate::criteria::is_remark;
use crate::layout::{Block, Form, leads_elsewhere};
use crate::vocabulary::{self, Heading, Role};
use personspec_text::fold;
use std::ops::Range;

/// A run of blocks under one section heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Section {
    pub role: Role,
    /// Its blocks, without the section's own heading.
    pub blocks: Range<usize>,
}

/// Cuts `blocks` into sections that cover all of them but the section headings.
pub(crate) fn sections(blocks: &[Block<'_>]) -> Vec<Section> {
    let specification = Heading::Section(Role::Specification);
    // What only says that somebody is looked for may come after the list itself.
    let last_specification = blocks
        .iter()
        .rposition(|block| block.form == Form::Heading(specification) && is_formal(block.text));
    let mut sections = Vec::new();
    let mut open = Open {
        role: Role::Header,
        start: 0,
        formal: false,
        depth: 0,
    };
    for (at, block) in blocks.iter().enumerate() {
        let block_table = block.table;
        let rest = blocks.get(at + 1..).unwrap_or_default();
        let printed_later = last_specification.is_some_and(|last| at < last);
        let neighbour =
            |block: Option<&Block<'_>>| block.is_some_and(|other| other.table == block_table);
        let inside = block_table > 0
            && neighbour(at.checked_sub(1).and_then(|at| blocks.get(at)))
            && neighbour(blocks.get(at + 1));
        let next = match block.form {
            // What stands across the columns of its table does not end a specification.
            _ if open.role == Role::Specification && inside => None,
            Form::Row
                if open.role != Role::Specification && columns::opens_specification(block.text) =>
            {
                Some((Role::Specification, at))
            }
            Form::Heading(Heading::Section(Role::Specification))
                if open.role == Role::Specification && !holds_items(rest) =>
            {
                None
            }
            Form::Heading(Heading::Section(next)) => Some((next, at + 1)),
            Form::Heading(part @ (Heading::Part { .. } | Heading::Lead(_)))
                if open.role != Role::Specification
                    && !printed_later
                    && opens(
                        block.text,
                        part,
                        open.role,
                        rest,
                        last_specification.is_some(),
                    ) =>
            {
                Some((Role::Specification, at))
            }
            Form::Paragraph if open.role == Role::Specification && is_labelled(block.text) => {
                Some((Role::Details, at))
            }
            Form::Paragraph | Form::Heading(Heading::Unknown)
                if open.role == Role::Specification
                    && open.ends(block, rest, blocks.get(open.start..at)) =>
            {
                Some((Role::Summary, at))
            }
            _ => None,
        };
        if let Some((role, start)) = next {
            sections.push(Section {
                role: open.role,
                blocks: open.start..at,
            });
            open = Open {
                role,
                start,
                formal: start > at && is_formal(block.text),
                depth: block.depth,
            };
        }
    }
    sections.push(Section {
        role: open.role,
        blocks: open.start..blocks.len(),
    });
    sections
}

/// The section that is being read.
struct Open {
    role: Role,
    start: usize,
    /// Whether its heading says "specification": what follows is one until another section begins.
    formal: bool,
    /// The depth of its heading on a page; 0 where that is not known.
    depth: u8,
}

impl Open {
    /// Whether a specification ends before `block`: `rest` comes next, `read` are its blocks so far.
    fn ends(&self, block: &Block<'_>, rest: &[Block<'_>], read: Option<&[Block<'_>]>) -> bool {
        let listed = |block: &Block<'_>| matches!(block.form, Form::Item | Form::Row);
        if block.form == Form::Heading(Heading::Unknown) {
            // "Similar vacancies" beside "Person specification" is another part of the page.
            return self.depth > 0 && (1..=self.depth).contains(&block.depth);
        }
        if self.formal {
            return false;
        }
        let text = block.text;
        let before_list = rest.first().is_some_and(listed);
        if (before_list || text.ends_with(':')) && leads_elsewhere(text) {
            return true;
        }
        // After its list, a specification without its name ends at the first line that is no part of
        // a list; without bullets, at the first that is more than a sentence.
        let read = read.unwrap_or_default();
        if !read.iter().any(listed) {
            let led = read
                .first()
                .is_some_and(|first| matches!(first.form, Form::Heading(Heading::Lead(_))));
            return led && (text.len() > LONGEST_SENTENCE || is_remark(text));
        }
        let sentence = text.len() > LONGEST_LINE || text.ends_with(['.', '!', '?']);
        if before_list {
            sentence && !text.ends_with(':')
        } else {
            sentence || text.ends_with(':')
        }
    }
}

/// A criterion without a bullet, under a line that leads into a list, is no longer than this (bytes).
const LONGEST_SENTENCE: usize = 160;

/// A line of a list without bullets is no longer than this (bytes), where the list had bullets so far.
const LONGEST_LINE: usize = 80;

/// Whether a heading names a person specification, not only what somebody is looking for.
fn is_formal(heading: &str) -> bool {
    let folded = fold(heading);
    folded.contains("spec") || folded.contains("criteria")
}

/// Whether a group or level heading begins a specification that has no heading of its own.
fn opens(text: &str, part: Heading, role: Role, rest: &[Block<'_>], printed: bool) -> bool {
    let level = match part {
        // "Leadership" and "Teaching" head duties as often.
        Heading::Part { level: None, .. } if vocabulary::is_weak_heading(text) => return false,
        Heading::Part { level, .. } => level,
        // What leads into a list of the person is worth as much as a level, save among duties.
        Heading::Lead(level) if level.is_some() || matches!(role, Role::Duties | Role::About) => {
            level
        }
        Heading::Lead(_) => return true,
        _ => return false,
    };
    let allowed = match role {
        Role::Header | Role::Summary | Role::Apply => true,
        Role::Duties | Role::About => level.is_some(),
        Role::Details | Role::Dbs => level.is_some() && !printed,
        Role::Specification => false,
    };
    allowed && (level.is_some() || holds_items(rest))
}

/// Whether an item, or a level heading, comes next.
fn holds_items(rest: &[Block<'_>]) -> bool {
    rest.first().is_some_and(|block| {
        matches!(
            block.form,
            Form::Item | Form::Row | Form::Heading(Heading::Part { .. })
        )
    })
}

/// Whether a line is a label by itself, or begins with one and a colon.
fn is_labelled(text: &str) -> bool {
    vocabulary::label(text).is_some()
        || text
            .split_once([':', '\t'])
            .is_some_and(|(head, _)| vocabulary::label(head).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Document;

    fn roles(text: &str) -> Vec<Role> {
        let document = Document::read(text);
        sections(&document.blocks())
            .into_iter()
            .filter(|section| !section.blocks.is_empty())
            .map(|section| section.role)
            .collect()
    }

    #[test]
    fn a_training_heading_among_duties_opens_nothing() {
        let text = "Nurse\nJob responsibilities\nTraining:\n* Teach.\nPerson Specification\n\
            Training\n* Degree\nDisclosure and Barring Service Check\nA check.";
        let want = [Role::Header, Role::Duties, Role::Specification, Role::Dbs];
        assert_eq!(roles(text), want);
    }

    #[test]
    fn group_headings_do_without_a_specification_heading() {
        let text = "Nurse\nQualifications\n- Degree\nBenefits\n- Parking";
        assert_eq!(
            roles(text),
            [Role::Header, Role::Specification, Role::About]
        );
    }

    #[test]
    fn a_label_ends_the_specification() {
        let text = "Person specification\nSkills\nAudit\nContract\nPermanent";
        assert_eq!(roles(text), [Role::Specification, Role::Details]);
    }
}
