//! The right command for a wrong word, by intent: spelling alone leads nobody from "match" to "check".

use clap::error::{ContextKind, ContextValue};

/// Words people try, and the command that does what they mean.
const INTENTS: [(&str, &str); 22] = [
    ("match", "check"),
    ("compare", "check"),
    ("score", "check"),
    ("fit", "check"),
    ("judge", "check"),
    ("assess", "check"),
    ("batch", "rank"),
    ("sort", "rank"),
    ("top", "rank"),
    ("order", "rank"),
    ("list", "rank"),
    ("read", "parse"),
    ("extract", "parse"),
    ("show", "parse"),
    ("criteria", "parse"),
    ("scan", "parse"),
    ("validate", "lint"),
    ("verify", "lint"),
    ("faults", "lint"),
    ("why", "explain"),
    ("what", "explain"),
    ("code", "explain"),
];

/// A hint for an unknown command, where its intent is known.
pub(crate) fn of(error: &clap::Error) -> Option<String> {
    let Some(ContextValue::String(word)) = error.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let word = word.to_lowercase();
    let (_, command) = INTENTS.iter().find(|(intent, _)| *intent == word)?;
    Some(format!(
        "hint: '{word}' is 'personspec {command}' here; see 'personspec {command} --help'"
    ))
}
