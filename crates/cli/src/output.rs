//! Where results go: standard output, quiet on a closed pipe, or a file that appears whole or not at
//! all.

use crate::args::{Global, When};
use crate::exit::{Exit, Failure};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

/// Prints a result.
///
/// # Errors
/// Where the file cannot be written. A closed pipe (`| head -1`) is no error: the reader has enough.
pub(crate) fn print(result: &str, global: &Global) -> Result<(), Failure> {
    match &global.output {
        Some(path) => to_file(result, path),
        None => to_screen(result),
    }
}

fn to_screen(result: &str) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(result.as_bytes()).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure {
            exit: Exit::Unread,
            message: format!("standard output: {error}"),
        }),
        _ => Ok(()),
    }
}

/// Written beside its place and moved there whole: a run that is cut off leaves the old file.
fn to_file(result: &str, path: &Path) -> Result<(), Failure> {
    let folder = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty());
    let write = || -> std::io::Result<()> {
        let mut file = tempfile::NamedTempFile::new_in(folder.unwrap_or(Path::new(".")))?;
        file.write_all(result.as_bytes())?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    };
    write()
        .map_err(|error| Failure::unread(format!("{}: cannot be written: {error}", path.display())))
}

/// How the screen is to be written.
pub(crate) fn style(global: &Global) -> personspec_report::text::Style {
    let terminal = global.output.is_none() && std::io::stdout().is_terminal();
    let set =
        |name: &str| std::env::var_os(name).is_some_and(|value| !value.is_empty() && value != "0");
    let colour = match global.color {
        When::Always => true,
        When::Never => false,
        When::Auto => set("CLICOLOR_FORCE") || (terminal && !set("NO_COLOR")),
    };
    let columns = || {
        std::env::var("COLUMNS")
            .ok()
            .and_then(|columns| columns.parse().ok())
    };
    let width = global.width.or_else(columns).unwrap_or_else(|| {
        terminal_size::terminal_size().map_or(100, |(width, _)| usize::from(width.0))
    });
    personspec_report::text::Style {
        width: width.clamp(40, 400),
        colour,
        ascii: global.ascii,
    }
}
