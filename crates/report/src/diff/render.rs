//! Changes for people and programs.

use crate::data::{Change, Diff, Direction, Envelope};
use crate::inert::inert;
use crate::result::Input;
use crate::text::Style;

/// The changes on the screen.
pub fn text(changes: &[Change], style: &Style) -> String {
    if changes.is_empty() {
        return "Nothing changed.\n".to_owned();
    }
    let mut text = String::new();
    let mut last = None;
    for change in changes {
        if last != Some(&change.of) {
            text.push_str(&format!(
                "{}{}\n",
                if last.is_some() { "\n" } else { "" },
                style.bold(&inert(&change.of))
            ));
            last = Some(&change.of);
        }
        text.push_str(&format!("  {}\n", told(change)));
    }
    text.push_str(&format!("\n{}\n", style.bold(&summary(changes))));
    text
}

/// The changes as a Markdown table.
pub fn markdown(changes: &[Change]) -> String {
    if changes.is_empty() {
        return "Nothing changed.\n".to_owned();
    }
    let cell = |text: &str| {
        inert(text)
            .replace('&', "&amp;")
            .replace('<', "&lt;")
            .replace('|', "\\|")
    };
    let mut text = "| of | what | before | now | |\n|---|---|---|---|---|\n".to_owned();
    for change in changes {
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            cell(&change.of),
            cell(&change.what),
            cell(change.before.as_deref().unwrap_or("–")),
            cell(change.after.as_deref().unwrap_or("–")),
            change.direction.as_str()
        ));
    }
    text.push_str(&format!("\n{}\n", summary(changes)));
    text
}

/// The changes as JSON: kind "diff".
pub fn json(changes: Vec<Change>, inputs: &[Input]) -> Envelope<Diff> {
    Envelope::new("diff", inputs, Diff { changes }, &[])
}

fn told(change: &Change) -> String {
    let what = inert(&change.what);
    match (&change.before, &change.after) {
        (Some(before), Some(after)) => format!(
            "{}: {what}: {}, before {}",
            change.direction.as_str(),
            inert(after).replace('_', " "),
            inert(before).replace('_', " ")
        ),
        (None, Some(after)) => format!("new: {what}: {}", inert(after).replace('_', " ")),
        (Some(before), None) => {
            format!("gone: {what} (it was {})", inert(before).replace('_', " "))
        }
        (None, None) => String::new(),
    }
}

fn summary(changes: &[Change]) -> String {
    let of = |direction: Direction| {
        changes
            .iter()
            .filter(|change| change.direction == direction)
            .count()
    };
    format!(
        "{} better, {} worse, {} otherwise changed.",
        of(Direction::Better),
        of(Direction::Worse),
        of(Direction::Other)
    )
}
