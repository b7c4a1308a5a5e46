//! Where results go: standard output, quiet on a closed pipe, or a file that appears whole or not at
//! all.

use crate::args::{FormatFrom, Global, When};
use crate::exit::{Exit, Failure};
use std::io::{ErrorKind, IsTerminal, Write};
use std::path::Path;

/// Prints a result.
///
/// # Errors
/// Where the file cannot be written. A closed pipe (`| head -1`) is no error: the reader has enough.
pub(crate) fn print(result: &str, global: &Global) -> Result<(), Failure> {
    print_bytes(result.as_bytes(), global)
}

/// Prints a result that need not be text.
///
/// # Errors
/// As [`print()`].
pub(crate) fn print_bytes(result: &[u8], global: &Global) -> Result<(), Failure> {
    match &global.output {
        Some(path) => to_file(result, path),
        None => to_screen(result),
    }
}

/// Writes a result that is no text.
///
/// # Errors
/// Where it would go to a terminal, or the file cannot be written.
pub(crate) fn bytes(result: &[u8], global: &Global) -> Result<(), Failure> {
    match &global.output {
        Some(path) => to_file(result, path),
        None if std::io::stdout().is_terminal() => Err(Failure {
            exit: Exit::Usage,
            message: "this format is nothing for a screen; give --output FILE".to_owned(),
        }),
        None => to_screen(result),
    }
}

fn to_screen(result: &[u8]) -> Result<(), Failure> {
    let mut out = std::io::stdout().lock();
    match out.write_all(result).and_then(|()| out.flush()) {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure {
            exit: Exit::Unread,
            message: format!("standard output: {error}"),
        }),
        _ => Ok(()),
    }
}

/// Endings of files that programs open, and that no format here is: a text in them would open nowhere.
const FOREIGN: [&str; 9] = [
    "pdf", "doc", "odt", "rtf", "xls", "ods", "png", "jpg", "jpeg",
];

/// That the result can go where it is wanted, asked before the work is done rather than after.
///
/// # Errors
/// Where the place is a folder, or its folder is not there.
pub(crate) fn ready(global: &Global) -> Result<(), Failure> {
    let Some(path) = &global.output else {
        return Ok(());
    };
    let folder = folder(path);
    let ending = path.extension().unwrap_or_default().to_string_lossy();
    if global.format_from == FormatFrom::Settings
        && FOREIGN.contains(&ending.to_lowercase().as_str())
    {
        return Err(Failure {
            exit: Exit::Usage,
            message: format!(
                "{}: nothing here writes {ending}; -o with .html, .docx, .xlsx, .svg, .md or .csv says the format, and a \
                 browser prints a page to PDF",
                path.display()
            ),
        });
    }
    if path.is_dir() {
        return Err(Failure::unread(format!(
            "{}: this is a folder; give --output the name of a file in it",
            path.display()
        )));
    }
    if !folder.is_dir() {
        return Err(Failure::unread(format!(
            "{}: cannot be written: there is no folder {}",
            path.display(),
            folder.display()
        )));
    }
    Ok(())
}

fn folder(path: &Path) -> &Path {
    path.parent()
        .filter(|folder| !folder.as_os_str().is_empty())
        .unwrap_or(Path::new("."))
}

/// Written beside its place and moved there whole: a run that is cut off leaves the old file. A
/// device or a named pipe (/dev/null) is written to and stays what it is.
fn to_file(result: &[u8], path: &Path) -> Result<(), Failure> {
    let write = || -> std::io::Result<()> {
        if std::fs::metadata(path).is_ok_and(|what| !what.is_file()) {
            let mut file = std::fs::OpenOptions::new().write(true).open(path)?;
            return file.write_all(result);
        }
        // A link stays; the file that it names is replaced.
        let place = std::fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let mut file = beside(&place)?;
        file.write_all(result)?;
        file.persist(place).map_err(|error| error.error)?;
        Ok(())
    };
    match write() {
        Err(error) if error.kind() != ErrorKind::BrokenPipe => Err(Failure::unread(format!(
            "{}: cannot be written: {error}",
            path.display()
        ))),
        _ => Ok(()),
    }
}

/// A file to write in the place's folder. It may be read by whom the place's file could be, or else by whom
/// any new file can be (the umask): by itself it would be the user's alone.
fn beside(place: &Path) -> std::io::Result<tempfile::NamedTempFile> {
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    let file = builder.tempfile_in(folder(place))?;
    if let Ok(old) = std::fs::metadata(place) {
        file.as_file().set_permissions(old.permissions())?;
    }
    Ok(file)
}

/// How the screen is to be written.
pub(crate) fn style(global: &Global) -> personspec_report::text::Style {
    let terminal = global.output.is_none() && std::io::stdout().is_terminal();
    // NO_COLOR holds whatever its value, CLICOLOR_FORCE unless that is 0, as those who wrote them say.
    let value = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty());
    let (none, forced) = (
        value("NO_COLOR").is_some(),
        value("CLICOLOR_FORCE").is_some_and(|value| value != "0"),
    );
    let colour = match global.color {
        When::Always => true,
        When::Never => false,
        When::Auto => forced || (terminal && !none),
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
