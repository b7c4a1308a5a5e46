//! `personspec man`: the manual pages, made from the command line's own description.

use crate::args::{Arguments, Global, Man};
use crate::exit::{Exit, Failure};
use crate::{Done, output};
use clap::{Command, CommandFactory};

/// Prints a page, or writes all of them into a folder.
pub(crate) fn run(asked: &Man, global: &Global) -> Done {
    let mut program = Arguments::command();
    program.build();
    if let Some(folder) = &asked.all {
        let cannot = |error: std::io::Error| {
            Failure::unread(format!("{}: cannot be written: {error}", folder.display()))
        };
        std::fs::create_dir_all(folder).map_err(cannot)?;
        std::fs::write(folder.join("personspec.1"), page(&program)?).map_err(cannot)?;
        for command in shown(&program) {
            let name = format!("personspec-{}.1", command.get_name());
            std::fs::write(folder.join(name), page(command)?).map_err(cannot)?;
        }
        return Ok(Exit::Ran);
    }
    let written = match &asked.command {
        None => page(&program)?,
        Some(name) => {
            let Some(command) = shown(&program).find(|command| command.get_name() == name) else {
                let known: Vec<&str> = shown(&program).map(Command::get_name).collect();
                return Err(Failure {
                    exit: Exit::Usage,
                    message: format!(
                        "'{name}' is no command; the commands are {}",
                        known.join(", ")
                    ),
                });
            };
            page(command)?
        }
    };
    output::print_bytes(&written, global)?;
    Ok(Exit::Ran)
}

/// The commands that have a page.
fn shown(program: &Command) -> impl Iterator<Item = &Command> {
    let commands = program.get_subcommands();
    commands.filter(|command| !command.is_hide_set() && command.get_name() != "help")
}

fn page(command: &Command) -> Result<Vec<u8>, Failure> {
    let mut written = Vec::new();
    let name = command
        .get_bin_name()
        .unwrap_or("personspec")
        .replace(' ', "-");
    let command = command
        .clone()
        .name(name)
        .version(env!("CARGO_PKG_VERSION"));
    clap_mangen::Man::new(command)
        .render(&mut written)
        .map_err(|error| Failure::unread(error.to_string()))?;
    Ok(written)
}
