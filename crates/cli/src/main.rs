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
mod settings;

use args::Command;
use exit::{Exit, complain};
use std::ffi::OsString;
use std::process::ExitCode;

/// Reading adverts makes many small texts.
#[cfg(not(target_env = "musl"))]
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    exit::report_bugs();
    let words: Vec<OsString> = std::env::args_os().collect();
    let understood = match settings::understand(&words) {
        Ok(understood) => understood,
        Err(exit) => return exit.into(),
    };
    #[cfg(debug_assertions)]
    assert!(
        std::env::var_os("PERSONSPEC_BUG").is_none(),
        "a bug, asked for by a test"
    );
    let global = &understood.arguments.global;
    if global.verbose {
        for file in &understood.files {
            complain(&format!("settings: {}\n", file.path.display()));
        }
    }
    let command = &understood.arguments.command;
    let ready = commands::printed(command, global)
        .and_then(|()| output::ready(global))
        .and_then(|()| input::lexicon::take(global));
    let done = ready.and_then(|()| match command {
        Command::Init(asked) => commands::init::run(asked, global),
        Command::Parse(asked) => commands::parse::run(asked, global),
        Command::Check(asked) => commands::check::run(asked, global),
        Command::Rank(asked) => commands::rank::run(asked, global),
        Command::Report(asked) => commands::report::run(asked, global, &understood),
        Command::Lint(asked) => commands::lint::run(asked, global),
        Command::Explain(asked) => commands::explain::run(asked, global),
        Command::Plan(asked) => commands::plan::run(asked, global),
        Command::Diff(asked) => commands::diff::run(asked, global),
        Command::Config(asked) => commands::config::run(asked, global, &understood),
        Command::Completions(asked) => commands::completions::run(asked, global),
        Command::Man(asked) => commands::man::run(asked, global),
        Command::Schema(asked) => commands::schema::run(asked, global),
    });
    done.unwrap_or_else(exit::Failure::say).into()
}

/// So that every command ends in the same way.
type Done = Result<Exit, exit::Failure>;
