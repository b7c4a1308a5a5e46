//! The user's own rows of the lexicon, a tab-separated file.

use super::files::bytes;
use crate::args::Global;
use crate::exit::{Failure, complain};
use personspec_report::Input;
use personspec_scoring::lexicon::own;
use std::sync::OnceLock;

static TAKEN: OnceLock<Input> = OnceLock::new();

/// Takes the rows of `--lexicon`, before anything is judged.
///
/// # Errors
/// Where the file cannot be read, or a line is no row: all faults, with their places.
pub(crate) fn take(global: &Global) -> Result<(), Failure> {
    let Some(path) = &global.lexicon else {
        return Ok(());
    };
    let (bytes, file) = bytes(path)
        .map_err(|skipped| Failure::unread(format!("{}: {}", skipped.name, skipped.reason)))?;
    let text = personspec_text::decode(&bytes).text;
    own::take(&file.name, &text).map_err(|faults| {
        for fault in &faults {
            complain(&format!("{}\n", fault.render()));
        }
        let lines = if faults.len() == 1 {
            "one line is"
        } else {
            "some lines are"
        };
        Failure::unread(format!("{}: {lines} no row of a lexicon", file.name))
    })?;
    // Nothing else sets it: a run reads its arguments once.
    let _ = TAKEN.set(file);
    Ok(())
}

/// The file that the rows were in, for the list of what went in.
pub(super) fn file() -> Option<Input> {
    TAKEN.get().cloned()
}
