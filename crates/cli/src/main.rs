//! The `personspec` command: files, threads, progress and exit codes.
//!
//! Reads as the program's plan: arguments, then one command, then its exit code.
#![expect(
    clippy::disallowed_methods,
    reason = "a face: the engine takes values, and this crate reads them from files, clock and environment"
)]

mod args;
mod commands;
mod exit;
mod hints;
mod input;
mod output;
mod progress;

use args::{Arguments, Command};
use clap::Parser;
use exit::Exit;
use std::process::ExitCode;

fn main() -> ExitCode {
    exit::report_bugs();
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(error) => return exit::of_usage(&error).into(),
    };
    let global = &arguments.global;
    let done = output::ready(global).and_then(|()| match &arguments.command {
        Command::Parse(asked) => commands::parse::run(asked, global),
        Command::Check(asked) => commands::check::run(asked, global),
        Command::Rank(asked) => commands::rank::run(asked, global),
        Command::Report(asked) => commands::report::run(asked, global),
        Command::Lint(asked) => commands::lint::run(asked, global),
        Command::Explain(asked) => commands::explain::run(asked, global),
        Command::Schema(asked) => commands::schema::run(asked, global),
    });
    done.unwrap_or_else(exit::Failure::say).into()
}

/// So that every command ends in the same way.
type Done = Result<Exit, exit::Failure>;
