//! Rows of the user's own beside the lexicon that ships: a trust's abbreviations, a service's names.
//!
//! They are taken once, before anything is judged, and hold for the whole run: the tables are built on
//! first use, so that a pair's verdict is the same for every thread.

use super::RELATIONS;
use personspec_text::{Diagnostic, Level, Position};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

static OWN: OnceLock<&'static str> = OnceLock::new();
static BUILT: AtomicBool = AtomicBool::new(false);

/// The rows that were taken; none can be taken from now on.
pub(super) fn taken() -> &'static str {
    BUILT.store(true, Ordering::SeqCst);
    OWN.get().copied().unwrap_or_default()
}

/// Takes the rows of `text`, the content of `file`: three columns parted by tabs (what is asked, the
/// relation, what is shown), comment lines begin with "#". Gives how many rows there are.
///
/// # Errors
/// Every line that is no row, with its place and what was expected; or one fault where rows were taken
/// before, or where something was judged before.
///
/// ```
/// use personspec_scoring::lexicon::own;
/// let faults = own::take("terms.tsv", "falls clinic\tsimilar\tFRAX\n").unwrap_err();
/// assert!(faults[0].message.contains("similar"));
/// ```
pub fn take(file: &str, text: &str) -> Result<usize, Vec<Diagnostic>> {
    let (rows, faults) = checked(file, text);
    if !faults.is_empty() {
        return Err(faults);
    }
    let count = rows.lines().count() - 1;
    let late = BUILT.load(Ordering::SeqCst) || OWN.set(Box::leak(rows.into_boxed_str())).is_err();
    if late {
        let message = "the lexicon is in use; further rows can only be taken before".to_owned();
        return Err(vec![fault(file, "", (1, 1, 1), message, None)]);
    }
    Ok(count)
}

/// The rows of `text` in the form of the tables, and every fault.
fn checked(file: &str, text: &str) -> (String, Vec<Diagnostic>) {
    let mut rows = String::from("asked\trelation\tshown\n");
    let mut faults = Vec::new();
    for (at, line) in text.trim_start_matches('\u{feff}').lines().enumerate() {
        let line = line.trim_end_matches('\r');
        let cells: Vec<&str> = line.split('\t').map(str::trim).collect();
        if line.trim().is_empty()
            || line.starts_with('#')
            || cells == ["asked", "relation", "shown"]
        {
            continue;
        }
        let [asked, relation, shown] = cells[..] else {
            let message = format!(
                "three columns parted by tabs are expected, this line has {}",
                cells.len()
            );
            let help = "write: what is asked, TAB, the relation, TAB, what shows it";
            faults.push(fault(
                file,
                line,
                (at + 1, 1, line.chars().count()),
                message,
                Some(help.to_owned()),
            ));
            continue;
        };
        let column = 1
            + line
                .split('\t')
                .next()
                .map_or(0, |cell| cell.chars().count())
            + 1;
        if !RELATIONS.contains(&relation) {
            let message = format!("\u{2018}{relation}\u{2019} is no relation");
            let help = format!("one of {}", RELATIONS.join(", "));
            faults.push(fault(
                file,
                line,
                (at + 1, column, relation.chars().count()),
                message,
                Some(help),
            ));
        } else if asked.is_empty()
            || shown.is_empty()
            || asked.to_lowercase() == shown.to_lowercase()
        {
            let message = "two different phrases are expected".to_owned();
            faults.push(fault(
                file,
                line,
                (at + 1, 1, line.chars().count()),
                message,
                None,
            ));
        } else {
            rows.push_str(&format!("{asked}\t{relation}\t{shown}\n"));
        }
    }
    (rows, faults)
}

fn fault(
    file: &str,
    line: &str,
    (number, column, width): (usize, usize, usize),
    message: String,
    help: Option<String>,
) -> Diagnostic {
    Diagnostic {
        file: file.to_owned(),
        at: Position {
            line: number,
            column,
        },
        width: width.max(1),
        line: line.chars().take(200).collect(),
        line_from: 1,
        message,
        help,
        level: Level::Error,
        code: None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_and_faults_are_told_apart() {
        let text = "# ours\nasked\trelation\tshown\r\nfalls clinic\tnarrower\tFRAX\nno tabs here\na\tlike\tb\nx\tsame\tX\n";
        let (rows, faults) = checked("own.tsv", text);
        assert_eq!(
            rows,
            "asked\trelation\tshown\nfalls clinic\tnarrower\tFRAX\n"
        );
        let places: Vec<_> = faults
            .iter()
            .map(|fault| (fault.at.line, fault.at.column))
            .collect();
        assert_eq!(places, [(4, 1), (5, 3), (6, 1)]);
        assert!(
            faults[1]
                .help
                .as_deref()
                .is_some_and(|help| help.contains("narrower"))
        );
    }
}
