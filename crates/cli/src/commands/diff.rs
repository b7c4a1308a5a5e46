//! `personspec diff`: what changed between two saved results.

use crate::args::{Diff, DiffFail, Format, Global};
use crate::exit::{Exit, Failure};
use crate::{Done, input, output};
use personspec_report::diff::{self, Direction};
use personspec_report::{Role, inert, json};

/// Prints what changed.
pub(crate) fn run(asked: &Diff, global: &Global) -> Done {
    let names = [asked.before.clone(), asked.after.clone()];
    input::stdin_once(&[&names])?;
    let (before, mut first) = input::whole(&asked.before)?;
    let (after, mut second) = input::whole(&asked.after)?;
    first.role = Role::Result;
    second.role = Role::Result;
    let text = |bytes: &[u8]| personspec_text::decode(bytes).text;
    let changes = diff::compare(&text(&before), &text(&after)).map_err(|fault| {
        let name = names.get(fault.file).map_or_else(String::new, |name| {
            inert(&name.to_string_lossy()).into_owned()
        });
        Failure::unread(format!("{name}: {fault}"))
    })?;
    let tripped = match asked.fail_on {
        DiffFail::Never => false,
        DiffFail::Worse => changes.iter().any(|one| one.direction == Direction::Worse),
        DiffFail::Any => !changes.is_empty(),
    };
    let printed = match global.format {
        Format::Text => diff::text(&changes, &output::style(global)),
        Format::Md => diff::markdown(&changes),
        Format::Json => json::pretty(&diff::json(changes, &[first, second])),
        other => return Err(super::not_printed("diff", other)),
    };
    output::print(&printed, global)?;
    Ok(if tripped { Exit::Tripped } else { Exit::Ran })
}
