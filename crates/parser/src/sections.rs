//! Blocks to sections: which blocks are the specification, which the duties, which neither.

use crate::columns;
use crate::layout::{Block, Form};
use crate::vocabulary::{self, Heading, Role};
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
    let last_specification = blocks
        .iter()
        .rposition(|block| block.form == Form::Heading(specification));
    let mut sections = Vec::new();
    let mut role = Role::Header;
    let mut start = 0;
    for (at, block) in blocks.iter().enumerate() {
        let block_table = block.table;
        let printed_later = last_specification.is_some_and(|last| at < last);
        let neighbour =
            |block: Option<&Block<'_>>| block.is_some_and(|other| other.table == block_table);
        let inside = block_table > 0
            && neighbour(at.checked_sub(1).and_then(|at| blocks.get(at)))
            && neighbour(blocks.get(at + 1));
        let next = match block.form {
            // What stands across the columns of its table does not end a specification.
            _ if role == Role::Specification && inside => None,
            Form::Row
                if role != Role::Specification && columns::opens_specification(block.text) =>
            {
                Some((Role::Specification, at))
            }
            Form::Heading(Heading::Section(Role::Specification))
                if role == Role::Specification && !holds_items(blocks.get(at + 1..)) =>
            {
                None
            }
            Form::Heading(Heading::Section(next)) => Some((next, at + 1)),
            Form::Heading(part @ Heading::Part { .. })
                if role != Role::Specification
                    && !printed_later
                    && opens(
                        part,
                        role,
                        blocks.get(at + 1..),
                        last_specification.is_some(),
                    ) =>
            {
                Some((Role::Specification, at))
            }
            Form::Paragraph if role == Role::Specification && is_labelled(block.text) => {
                Some((Role::Details, at))
            }
            _ => None,
        };
        if let Some((next, begins)) = next {
            sections.push(Section {
                role,
                blocks: start..at,
            });
            (role, start) = (next, begins);
        }
    }
    sections.push(Section {
        role,
        blocks: start..blocks.len(),
    });
    sections
}

/// Whether a group or level heading begins a specification that has no heading of its own.
fn opens(part: Heading, role: Role, rest: Option<&[Block<'_>]>, printed: bool) -> bool {
    let Heading::Part { level, .. } = part else {
        return false;
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
fn holds_items(rest: Option<&[Block<'_>]>) -> bool {
    rest.and_then(<[_]>::first).is_some_and(|block| {
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
