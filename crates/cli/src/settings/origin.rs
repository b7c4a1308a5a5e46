//! The settings that hold, and where each comes from.

use super::{File, key, variable};
use crate::args::Arguments;
use clap::parser::ValueSource;
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory};

/// Where the value of a setting comes from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Origin {
    /// It was typed.
    Option,
    /// A variable of the environment.
    Variable(String),
    /// A line of a file.
    File(String, usize),
    /// Nobody set it.
    Default,
}

/// One setting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Setting {
    /// The command that it is of; empty: all.
    pub(crate) command: String,
    /// Its name.
    pub(crate) key: String,
    /// Its values; none where it has none.
    pub(crate) values: Vec<String>,
    /// Where they come from.
    pub(crate) origin: Origin,
}

/// Every setting, those of all commands first.
pub(crate) fn all(files: &[File], matches: &ArgMatches) -> Vec<Setting> {
    let command = Arguments::command();
    let mut list = settings(&command, "", files, matches);
    for own in command.get_subcommands() {
        list.extend(settings(own, own.get_name(), files, matches));
    }
    list
}

fn settings(command: &Command, name: &str, files: &[File], matches: &ArgMatches) -> Vec<Setting> {
    let options = command.get_arguments().filter(|arg| !arg.is_hide_set());
    options
        .filter_map(|arg| {
            let key = key(arg)?;
            let (values, origin) = value(arg, &key, name, files, matches);
            Some(Setting {
                command: name.to_owned(),
                key,
                values,
                origin,
            })
        })
        .collect()
}

fn value(
    arg: &Arg,
    key: &str,
    command: &str,
    files: &[File],
    matches: &ArgMatches,
) -> (Vec<String>, Origin) {
    if command.is_empty()
        && let Some((_, own)) = matches.subcommand()
        && own.value_source(arg.get_id().as_str()) == Some(ValueSource::CommandLine)
    {
        let raw = own.get_raw(arg.get_id().as_str()).into_iter().flatten();
        let values = raw
            .map(|value| value.to_string_lossy().into_owned())
            .collect();
        return (values, Origin::Option);
    }
    let name = variable(key);
    if let Some(set) = std::env::var_os(&name) {
        return (
            vec![set.to_string_lossy().into_owned()],
            Origin::Variable(name),
        );
    }
    let scope = (!command.is_empty()).then_some(command);
    for file in files {
        if let Some(entry) = file.get(key, scope) {
            let place = Origin::File(file.path.display().to_string(), file.line(entry));
            return (entry.values.clone(), place);
        }
    }
    let defaults = arg.get_default_values().iter();
    let mut values: Vec<String> = defaults
        .map(|value| value.to_string_lossy().into_owned())
        .collect();
    if values.is_empty() && matches!(arg.get_action(), ArgAction::SetTrue) {
        values.push("false".to_owned());
    }
    (values, Origin::Default)
}
