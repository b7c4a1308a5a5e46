//! `personspec schema`: what results look like, for programs that read them.

use crate::args::{Global, Schema};
use crate::exit::{Exit, Failure};
use crate::{Done, output};
use personspec_report::{data, json};

/// Prints the schema of a kind, or the kinds.
pub(crate) fn run(asked: &Schema, global: &Global) -> Done {
    let kinds = data::schema::KINDS;
    let Some(kind) = asked.kind.as_deref() else {
        let list: String = kinds.iter().map(|kind| format!("{kind}\n")).collect();
        output::print(&list, global)?;
        return Ok(Exit::Ran);
    };
    // A schema of something else than a result would be looked up here.
    let Some(schema) = data::schema::of(&kind.to_lowercase()) else {
        return Err(Failure {
            exit: Exit::Usage,
            message: format!("'{kind}' has no schema; the kinds are {}", kinds.join(", ")),
        });
    };
    output::print(&json::pretty(&schema), global)?;
    Ok(Exit::Ran)
}
