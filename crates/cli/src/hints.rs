//! The right command for a wrong word, by intent: spelling alone leads nobody from "match" to "check".
//! And what to do next, for somebody who sits at a terminal.

use crate::args::{Arguments, Global, When};
use crate::exit::complain;
use clap::CommandFactory;
use clap::error::{ContextKind, ContextValue, ErrorKind};
use std::io::IsTerminal;
use std::path::Path;

/// A hint for an unknown command, where its intent is known; and for somebody who has no profile yet.
pub(crate) fn of(error: &clap::Error) -> Option<String> {
    if error.kind() == ErrorKind::MissingRequiredArgument
        && let Some(ContextValue::Strings(missing)) = error.get(ContextKind::InvalidArg)
        && missing.iter().any(|one| one.starts_with("--profile"))
    {
        let named = std::env::args_os()
            .map(|word| word.to_string_lossy().into_owned())
            .find(|word| crate::input::is_profile(Path::new(word)));
        return Some(match named {
            Some(profile) => format!(
                "hint: a profile is named by an option: -p {}",
                personspec_report::inert::word(&personspec_report::inert(&profile))
            ),
            None => {
                "hint: no profile yet? 'personspec init' writes one to fill in, or drafts it out of a CV"
                    .to_owned()
            }
        });
    }
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let word = word.to_lowercase();
    let known = Arguments::command();
    // Words people try, and the command that does what they mean.
    let (_, command) = include_str!("../data/intents.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .filter(|(_, command)| {
            command.starts_with("--") || known.find_subcommand(command).is_some()
        })
        .find(|(intent, _)| *intent == word)?;
    if command.starts_with("--") {
        return Some(format!("hint: '{word}' is 'personspec {command}' here"));
    }
    Some(format!(
        "hint: '{word}' is 'personspec {command}' here; see 'personspec {command} --help'"
    ))
}

/// Says what to do next, to somebody who sits at a terminal: nothing is said in a pipe, to a file, or
/// where quiet was asked for.
pub(crate) fn next(global: &Global, what: &str) {
    let wanted = match global.hints {
        When::Always => true,
        When::Never => false,
        When::Auto => {
            global.output.is_none()
                && std::io::stdout().is_terminal()
                && std::io::stderr().is_terminal()
        }
    };
    if wanted && !global.quiet {
        complain(&format!("\nnext: {}\n", personspec_report::inert(what)));
    }
}
