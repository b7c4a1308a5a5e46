//! Settings: where options get their values when they are not typed.
//!
//! Order: option > `PERSONSPEC_*` > `personspec.toml` of this folder and those above > the user's
//! `config.toml` > default. A setting becomes the default of its option, so that one rule holds for all.

mod file;
mod place;
mod origin;

pub(crate) use file::File;
pub(crate) use origin::{Origin, Setting, all};

use crate::args::{Arguments, Format, FormatFrom};
use crate::exit::{Exit, Failure, complain};
use clap::builder::BoolishValueParser;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Arg, ArgAction, ArgMatches, Command, CommandFactory, FromArgMatches};
use std::ffi::OsString;

/// Options that no file and no environment may set: they are of one call.
const OF_ONE_CALL: [&str; 11] = [
    "help",
    "version",
    "config",
    "output",
    "from",
    "all",
    "since",
    "overrides",
    "show-origin",
    "explain-importance",
    "width",
];

/// The command line as it was understood, with what it was understood from.
pub(crate) struct Understood {
    /// The words and settings.
    pub(crate) arguments: Arguments,
    /// What clap made of them, for the origins.
    pub(crate) matches: ArgMatches,
    /// The files that were read, the nearest first.
    pub(crate) files: Vec<File>,
}

/// Reads files, environment and words.
///
/// # Errors
/// The exit code, once what is wrong was told.
pub(crate) fn understand(words: &[OsString]) -> Result<Understood, Exit> {
    let files = place::files(words).map_err(Failure::say)?;
    let plain = Arguments::command();
    for file in &files {
        file.check(&plain).map_err(|faults| {
            complain(&faults);
            Exit::Usage
        })?;
    }
    let command = with_settings(plain, &files);
    let understood = command
        .try_get_matches_from(words)
        .and_then(|matches| Ok((Arguments::from_arg_matches(&matches)?, matches)));
    match understood {
        Ok((mut arguments, matches)) => {
            by_ending(&mut arguments, &matches);
            Ok(Understood {
                arguments,
                matches,
                files,
            })
        }
        Err(error) => {
            let exit = crate::exit::of_usage(&error);
            if let Some(hint) = from_environment(&error) {
                complain(&format!("\n{hint}\n"));
            }
            Err(exit)
        }
    }
}

/// Where no format was typed, the ending of a typed `--output` says it: it is of this call, as no setting is.
fn by_ending(arguments: &mut Arguments, matches: &ArgMatches) {
    let typed = matches.subcommand().is_some_and(|(_, own)| {
        own.value_source("format") == Some(clap::parser::ValueSource::CommandLine)
    });
    let global = &mut arguments.global;
    if typed {
        global.format_from = FormatFrom::Typed;
    } else if let Some(format) = global.output.as_deref().and_then(Format::of) {
        global.format = format;
        global.format_from = FormatFrom::Ending;
    }
}

/// The command with the environment and the files as sources of its options.
fn with_settings(command: Command, files: &[File]) -> Command {
    let names: Vec<String> = command
        .get_subcommands()
        .map(|own| own.get_name().to_owned())
        .collect();
    let mut command = command.mut_args(|arg| with_setting(arg, None, files));
    for name in names {
        command = command.mut_subcommand(&name, |own| {
            own.mut_args(|arg| with_setting(arg, Some(&name), files))
        });
    }
    command
}

fn with_setting(arg: Arg, command: Option<&str>, files: &[File]) -> Arg {
    let Some(key) = key(&arg) else {
        return arg;
    };
    let flag = matches!(arg.get_action(), ArgAction::SetTrue);
    let arg = if flag {
        arg.value_parser(BoolishValueParser::new())
    } else {
        arg
    };
    let arg = arg.env(variable(&key)).hide_env(true);
    match files.iter().find_map(|file| file.get(&key, command)) {
        Some(entry) => arg.default_values(entry.values.clone()).required(false),
        None => arg,
    }
}

/// The name of an option as a setting, where it may be one.
fn key(arg: &Arg) -> Option<String> {
    let long = arg.get_long()?;
    // One word in files for what two commands call otherwise.
    let long = if long == "profiles" { "profile" } else { long };
    (!OF_ONE_CALL.contains(&long)).then(|| long.to_owned())
}

/// The variable of a setting.
fn variable(key: &str) -> String {
    format!("PERSONSPEC_{}", key.to_uppercase().replace('-', "_"))
}

/// That a wrong value came from the environment, where nobody typed it.
fn from_environment(error: &clap::Error) -> Option<String> {
    if !matches!(
        error.kind(),
        ErrorKind::InvalidValue | ErrorKind::ValueValidation
    ) {
        return None;
    }
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => Some(text.clone()),
        _ => None,
    };
    let (arg, value) = (
        text(ContextKind::InvalidArg)?,
        text(ContextKind::InvalidValue)?,
    );
    let key = arg
        .trim_start_matches('-')
        .split([' ', '='])
        .next()?
        .to_owned();
    let variable = variable(if key == "profiles" { "profile" } else { &key });
    let set = std::env::var(&variable).ok()?;
    (set == value).then(|| format!("hint: the value comes from the variable {variable}"))
}
