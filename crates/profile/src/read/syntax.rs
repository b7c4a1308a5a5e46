//! What a YAML parser says, in the words of a person who writes a profile.

use super::source::{Fault, Place, Source, quoted};

/// Columns: part of the parser's message, what is wrong, what to do.
const MESSAGES: &str = include_str!("../../data/yaml_errors.tsv");

/// What the two parsers say of a line that should have a key and has none.
const NO_COLON: [&str; 2] = ["simple key expect", "could not find expected ':'"];

/// The fault behind a parser's `message` about the character `at`.
pub(super) fn fault(source: &Source, message: &str, at: usize) -> Fault {
    if NO_COLON.iter().any(|part| message.contains(part)) {
        return keyless(source, at);
    }
    let known = MESSAGES
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| {
            let mut columns = line.split('\t');
            Some((columns.next()?, columns.next()?, columns.next()?))
        })
        .find(|(part, ..)| message.contains(part));
    let Some((part, what, help)) = known else {
        return Fault::new(&word(source, at), format!("this is not YAML: {message}"))
            .help("put a text with signs in double quotes");
    };
    if part.starts_with("mapping values")
        && let Some(fault) = key_inside(source, at)
    {
        return fault;
    }
    Fault::new(&word(source, at), what).help(help)
}

/// A colon that is the first of its line: the line is a key and was joined to the text before.
fn key_inside(source: &Source, colon: usize) -> Option<Fault> {
    let (place, content) = source.content(colon);
    let key: String = content.chars().take(colon - place.start).collect();
    if key.is_empty() || key.contains(['"', '\'', ':', ' ']) {
        return None;
    }
    let (before_at, before) = source.content_before(colon)?;
    if before.contains(": ") || before.ends_with(':') || before.starts_with("- ") {
        let what = format!(
            "the key {} is read as part of the text before it",
            quoted(&key)
        );
        return Some(
            Fault::new(&(place.start..colon), what)
                .help("begin it in the same column as the keys it stands beside"),
        );
    }
    Some(no_key(&before_at, before))
}

/// The same while the bracket at `open` was not closed: where the parser only stumbled on a later
/// line, the bracket is what is wrong.
pub(super) fn fault_within(
    source: &Source,
    message: &str,
    at: usize,
    open: Option<usize>,
) -> Fault {
    match open {
        Some(open) if source.position(open).line < source.position(at).line => Fault::new(
            &(open..open + 1),
            format!(
                "a bracket that is not closed before line {}",
                source.position(at).line
            ),
        )
        .help("add the closing bracket, or put a text that holds one in double quotes"),
        _ => fault(source, message, at),
    }
}

/// A line without a key: the parsers only notice on a later line.
fn keyless(source: &Source, at: usize) -> Fault {
    let here = source.content(at);
    let (place, content) = match source.content_before(at) {
        Some(before) if at <= here.0.start => before,
        _ => here,
    };
    no_key(&place, content)
}

fn no_key(place: &Place, content: &str) -> Fault {
    let item = content.trim_start_matches(['-', ' ']);
    if let Some((key, value)) = item.split_once(':')
        && !key.is_empty()
        && !key.contains(' ')
        && !value.is_empty()
    {
        let key_at = place.start + content.chars().count() - item.chars().count();
        let key_end = key_at + key.chars().count();
        return Fault::new(
            &(key_at..key_end),
            format!("no blank after {}", quoted(&format!("{key}:"))),
        )
        .help(format!("write {}", quoted(&format!("{key}: {value}"))));
    }
    Fault::new(
        place,
        "this line is neither `key: value` nor a list item that begins with a dash",
    )
    .help("give it a key, or indent it further than the text it belongs to")
}

/// The rest of the word that begins at `at`.
fn word(source: &Source, at: usize) -> Place {
    let (place, content) = source.content(at);
    let skip = at.saturating_sub(place.start);
    let length = content
        .chars()
        .skip(skip)
        .take_while(|c| !c.is_whitespace())
        .count();
    at..at + length.max(1)
}

/// An anchor, an alias or a tag. A profile needs none; refusing them also ends the files that grow
/// a thousandfold when their aliases are written out.
pub(super) fn reserved(source: &Source, at: &Place) -> Fault {
    let place = word(source, at.start);
    let (line, content) = source.content(at.start);
    let read: String = content
        .chars()
        .skip(at.start.saturating_sub(line.start))
        .take(place.len())
        .collect();
    Fault::new(
        &place,
        format!(
            "{} is a YAML anchor, alias or tag: a profile has none",
            quoted(&read)
        ),
    )
    .help("put a text that begins with `*`, `&` or `!` in double quotes")
}

/// A second `---` with something after it.
pub(super) fn second_document(at: &Place) -> Fault {
    Fault::new(
        &(at.start..at.start + 1),
        "a second document begins here: one file holds one candidate",
    )
    .help("remove the line `---`, or make two files")
}

/// A character that YAML does not allow, and a tab that indents: the first of each.
pub(super) fn forbidden(source: &Source) -> Vec<Fault> {
    let control = source
        .clean()
        .chars()
        .enumerate()
        .find(|&(_, c)| {
            (c.is_control() && c != '\n' && c != '\r') || matches!(c, '\u{fffe}' | '\u{ffff}')
        })
        .map(|(at, c)| {
            Fault::new(
                &(at..at + 1),
                format!(
                    "the control character U+{:04X}: this may not be a text file",
                    u32::from(c)
                ),
            )
            .help("save the file as plain text (UTF-8)")
        });
    let tab = source
        .lines()
        .find_map(|(start, line)| {
            let content = line.trim_start();
            let indent = line.strip_suffix(content)?;
            let before = indent.chars().take_while(|&c| c != '\t').count();
            (indent.contains('\t') && !content.is_empty() && !content.starts_with('#'))
                .then_some(start + before)
        })
        .map(|at| {
            Fault::new(
                &(at..at + 1),
                "a tab at the beginning of a line: YAML is indented with blanks",
            )
            .help("replace every tab at a line's beginning with two blanks")
        });
    control.into_iter().chain(tab).collect()
}
