//! Makes text from adverts and profiles harmless to print.

use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use std::borrow::Cow;

/// `text` without what a terminal would act on: control characters (escape sequences begin with one),
/// and the marks that reorder or hide text. A tab or a line break becomes a blank.
///
/// ```
/// use personspec_report::inert;
/// assert_eq!(inert("Band 6\u{1b}[31m\u{202e}txt"), "Band 6[31mtxt");
/// assert_eq!(inert("one\ttwo\nthree"), "one two three");
/// ```
pub fn inert(text: &str) -> Cow<'_, str> {
    if !text.chars().any(acts) {
        return Cow::Borrowed(text);
    }
    let kept = text.chars().filter_map(|c| match c {
        '\t' | '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => Some(' '),
        c if acts(c) => None,
        c => Some(c),
    });
    Cow::Owned(kept.collect())
}

/// The name of a file as a shell takes it for one word: a command that we print is made to be copied, and a
/// name may hold anything.
///
/// ```
/// use personspec_report::inert::word;
/// assert_eq!(word("adverts/ot b6.txt"), "'adverts/ot b6.txt'");
/// assert_eq!(word("x$(y)'z"), r"'x$(y)'\''z'");
/// assert_eq!(word("-n.txt"), "./-n.txt");
/// assert_eq!(word("adverts/ot.txt"), "adverts/ot.txt");
/// ```
pub fn word(name: &str) -> String {
    let plain = |c: char| c.is_alphanumeric() || "_./,@%+=:-".contains(c);
    // Else it would be taken for an option.
    let name = if name.starts_with('-') && name != "-" {
        Cow::Owned(format!("./{name}"))
    } else {
        Cow::Borrowed(name)
    };
    if !name.is_empty() && name.chars().all(plain) {
        name.into_owned()
    } else {
        format!("'{}'", name.replace('\'', r"'\''"))
    }
}

/// [`inert`] for a text of several lines, whose line breaks stay.
pub fn lines(text: &str) -> String {
    text.split_inclusive('\n')
        .map(|line| match line.strip_suffix('\n') {
            Some(line) => format!("{}\n", inert(line)),
            None => inert(line).into_owned(),
        })
        .collect()
}

/// A whole result with every text made harmless: what a renderer of pages, tables and workbooks takes.
///
/// # Panics
/// Where a value does not come back from its own JSON, which every result does: `report` reads them.
pub(crate) fn all<T: Serialize + DeserializeOwned>(value: &T) -> T {
    let mut json = serde_json::to_value(value).expect("a result is JSON");
    walk(&mut json);
    serde_json::from_value(json).expect("a result comes back from its own JSON")
}

fn walk(value: &mut Value) {
    match value {
        Value::String(text) => {
            if let Cow::Owned(harmless) = inert(text) {
                *text = harmless;
            }
        }
        Value::Array(list) => list.iter_mut().for_each(walk),
        Value::Object(fields) => fields.values_mut().for_each(walk),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}

/// Whether a terminal acts on `c`, or `c` reorders or hides text.
pub(crate) fn acts(c: char) -> bool {
    c.is_control()
        || matches!(
            c,
            '\u{ad}'
                | '\u{61c}'
                | '\u{180e}'
                | '\u{200b}'..='\u{200f}'
                | '\u{2028}'..='\u{202e}'
                | '\u{2060}'..='\u{206f}'
                | '\u{feff}'
                | '\u{fff9}'..='\u{fffb}'
                // No XML may hold these.
                | '\u{fffe}'
                | '\u{ffff}'
                | '\u{e0000}'..='\u{e007f}'
        )
}
