//! `personspec completions`: what a shell completes.

use crate::args::{Arguments, Completions, Global};
use crate::exit::Exit;
use crate::{Done, output};
use clap::CommandFactory;

/// Prints the completions of a shell.
pub(crate) fn run(asked: &Completions, global: &Global) -> Done {
    let mut written = Vec::new();
    let mut command = Arguments::command();
    clap_complete::generate(asked.shell, &mut command, "personspec", &mut written);
    output::print_bytes(&written, global)?;
    Ok(Exit::Ran)
}
