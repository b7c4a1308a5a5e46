//! `personspec schema`: what results look like, for programs that read them.

use crate::args::{Format, FormatFrom, Global, Schema};
use crate::exit::{Exit, Failure};
use crate::{Done, output};
use personspec_report::{data, json};

/// Prints the schema of a kind, which is JSON in every format, or the kinds.
pub(crate) fn run(asked: &Schema, global: &Global) -> Done {
    let kinds = data::schema::KINDS;
    let Some(kind) = asked.kind.as_deref() else {
        if global.format == Format::Json && global.format_from == FormatFrom::Typed {
            let kinds: Vec<&str> = kinds.iter().copied().chain(["profile"]).collect();
            let list = serde_json::json!({ "kind": "schemas", "kinds": kinds });
            output::print(&json::pretty(&list), global)?;
            return Ok(Exit::Ran);
        }
        let list: String = kinds
            .iter()
            .chain(&["profile"])
            .map(|kind| format!("{kind}\n"))
            .collect();
        output::print(&list, global)?;
        return Ok(Exit::Ran);
    };
    if kind.eq_ignore_ascii_case("profile") {
        output::print(personspec_profile::schema::text(), global)?;
        return Ok(Exit::Ran);
    }
    let Some(schema) = data::schema::of(&kind.to_lowercase()) else {
        return Err(Failure {
            exit: Exit::Usage,
            message: format!(
                "'{kind}' has no schema; the kinds are {}, profile",
                kinds.join(", ")
            ),
        });
    };
    output::print(&json::pretty(&schema), global)?;
    Ok(Exit::Ran)
}
