//! `personspec config`: the settings that hold, and where each comes from.

use crate::args::{Config, Format, Global};
use crate::exit::Exit;
use crate::settings::{Origin, Setting, Understood, all};
use crate::{Done, output};
use personspec_report::json;
use serde_json::{Value, json};

/// Prints the settings.
pub(crate) fn run(asked: &Config, global: &Global, understood: &Understood) -> Done {
    let settings = all(&understood.files, &understood.matches);
    let printed = match global.format {
        Format::Text => text(&settings, asked.show_origin),
        Format::Json => {
            let settings: Vec<Value> = settings.iter().map(value).collect();
            json::pretty(&json!({ "kind": "config", "settings": settings }))
        }
        other => return Err(super::not_printed("config", other)),
    };
    output::print(&printed, global)?;
    Ok(Exit::Ran)
}

fn text(settings: &[Setting], origins: bool) -> String {
    let mut text = String::new();
    let mut command = "";
    for setting in settings {
        if setting.command != command {
            command = &setting.command;
            text.push_str(&format!("\n[{command}]\n"));
        }
        let values = match setting.values.as_slice() {
            [] => "(not set)".to_owned(),
            [one] => one.clone(),
            more => more.join(", "),
        };
        text.push_str(&format!("{} = {values}", setting.key));
        if origins {
            text.push_str(&format!("  # {}", origin(&setting.origin)));
        }
        text.push('\n');
    }
    personspec_report::inert::lines(&text)
}

fn origin(origin: &Origin) -> String {
    match origin {
        Origin::Option => "typed".to_owned(),
        Origin::Variable(name) => name.clone(),
        Origin::File(path, line) => format!("{path}:{line}"),
        Origin::Default => "default".to_owned(),
    }
}

fn value(setting: &Setting) -> Value {
    json!({
        "command": setting.command,
        "key": setting.key,
        "values": setting.values,
        "origin": origin(&setting.origin),
    })
}
