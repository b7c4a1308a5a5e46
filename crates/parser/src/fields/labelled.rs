//! Labels and their values: on one line ("Ref: 12", "Hours / 30"), in two cells, or on lines of their
//! own ("Contract", then "Permanent").

use super::Page;
use crate::layout::{Block, Form, tidy};
use crate::vocabulary::{self, Heading, Label, Role, tail};

/// A value and the label it stands under.
#[derive(Debug, Clone, Copy)]
pub(super) struct Value<'a> {
    pub label: Label,
    pub text: &'a str,
}

/// Values on lines after a label, at most: an address has more lines than any other.
const MOST_LINES: usize = 6;
/// A labelled value is a phrase; anything longer (bytes) is a paragraph that stands there by chance.
const LONGEST: usize = 160;

/// Every labelled value, in the order of the text. The lines of the specification are no values.
pub(super) fn values<'a>(page: &Page<'a>) -> Vec<Value<'a>> {
    let mut values = Vec::new();
    for section in page
        .sections
        .iter()
        .filter(|section| section.role != Role::Specification)
    {
        let blocks = page.blocks.get(section.blocks.clone()).unwrap_or_default();
        let mut under: Option<(Label, usize)> = None;
        for block in blocks {
            if let Some(label) = vocabulary::label(block.text) {
                under = Some((label, 0));
            } else if let Some((label, text)) = inline(block) {
                values.push(Value { label, text });
                under = None;
            } else if matches!(block.form, Form::Heading(heading) if heading != Heading::Unknown) {
                under = None;
            } else if let Some((label, lines)) = under {
                if lines >= limit(label) || block.text.len() > LONGEST {
                    under = None;
                } else {
                    values.push(Value {
                        label,
                        text: block.text,
                    });
                    under = Some((label, lines + 1));
                }
            }
        }
    }
    values
}

/// The label that a block is or begins with.
pub(super) fn label_of(block: &Block<'_>) -> Option<Label> {
    vocabulary::label(block.text).or_else(|| inline(block).map(|(label, _)| label))
}

/// How many lines a value of this label may take.
fn limit(label: Label) -> usize {
    match label {
        Label::Location | Label::Pattern => MOST_LINES,
        _ => 1,
    }
}

/// "Label: value", "Label<tab>value", "Label / value", "Label | value" on one line.
fn inline<'a>(block: &Block<'a>) -> Option<(Label, &'a str)> {
    // A label is short: its separator stands early.
    let end = (0..=LONGEST.min(block.text.len()))
        .rev()
        .find(|at| block.text.is_char_boundary(*at))?;
    let head = block.text.get(..end)?;
    let parts = |byte: &u8| matches!(byte, b':' | b'\t' | b'/' | b'|');
    if !head.as_bytes().iter().any(parts) {
        return None;
    }
    [":", "\t", " / ", " | "].into_iter().find_map(|separator| {
        let at = head.find(separator)?;
        let label = vocabulary::label(block.text.get(..at)?)?;
        let value = tidy(tail(block.text, at + separator.len()));
        (!value.is_empty()).then_some((label, value))
    })
}
