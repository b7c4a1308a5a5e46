//! Bullets inside a line: "• Audit • Letters • Rotas" is three items.

use super::text::block;
use super::{Block, Form, Hints, tidy};

/// Bullets that stand nowhere but before an item.
const BULLETS: [char; 7] = ['•', '▪', '●', '➢', '\u{f0b7}', '\u{f0a7}', '\u{f0d8}'];

/// Cuts blocks at the bullets inside them.
pub(super) fn split(blocks: Vec<Block<'_>>) -> Vec<Block<'_>> {
    let holds = |block: &Block<'_>| {
        block.hints.any(Hints::BULLET) && matches!(block.form, Form::Item | Form::Paragraph)
    };
    if !blocks.iter().any(holds) {
        return blocks;
    }
    let mut split = Vec::with_capacity(blocks.len());
    for one in blocks {
        if holds(&one) {
            pieces(&one, &mut split);
        } else {
            split.push(one);
        }
    }
    split
}

/// The pieces of one block: what stands before its first bullet is a line of its own.
fn pieces<'a>(whole: &Block<'a>, split: &mut Vec<Block<'a>>) {
    let mut parts = whole.text.split(BULLETS).map(tidy);
    let head = parts.next().unwrap_or_default();
    let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    // One bullet inside a sentence parts nothing, save after a heading.
    let first = block(head, whole.gap);
    let heads = matches!(first.form, Form::Heading(_)) || head.ends_with(':');
    if rest.is_empty() || (rest.len() < 2 && whole.form == Form::Paragraph && !heads) {
        split.push(whole.clone());
        return;
    }
    if !head.is_empty() {
        let form = if whole.form == Form::Item {
            Form::Item
        } else {
            first.form
        };
        split.push(Block {
            form,
            hints: whole.hints,
            number: whole.number,
            level: whole.level,
            ..first
        });
    }
    split.extend(rest.into_iter().map(|text| Block {
        form: Form::Item,
        text,
        gap: false,
        number: None,
        ..whole.clone()
    }));
}
