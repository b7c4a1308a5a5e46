//! Registrations and memberships named in a line of a CV. Of the line only the body, the profession and
//! the status are kept: the rest is often the person's number.

use crate::said::{Entry, Said};
use personspec_parser::lexicon::{Body, Profession, Register};
use personspec_text::fold;

/// Whether one of the phrases of `set` stands in `text` as whole words.
pub(crate) fn says(set: &str, text: &str) -> bool {
    let folded = fold(text);
    let spaced = format!(
        " {} ",
        folded
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !word.is_empty())
            .collect::<Vec<_>>()
            .join(" ")
    );
    include_str!("../data/phrases.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .any(|(own, phrase)| own == set && spaced.contains(&format!(" {phrase} ")))
}

/// The registrations that a line states. `sure`: the source names it as one (a section of its own).
pub(crate) fn registrations(text: &str, origin: &str, sure: bool) -> Vec<Entry> {
    if !sure && !says("register", text) {
        return Vec::new();
    }
    let mut list = Vec::new();
    for register in Register::named_in(text) {
        let mut entry = Entry::new();
        let status = ["applied", "lapsed", "current"]
            .into_iter()
            .find(|set| says(set, text));
        let body = Said::new(register.abbr(), origin);
        entry.put(
            "body",
            Some(match status {
                Some(_) => body,
                None => body
                    .check("is it in force? if not, write `status: applied` or `status: lapsed`"),
            }),
        );
        let own = |profession: &Profession| profession.register() == Some(register.abbr());
        if let Some(profession) = Profession::named_in(text).into_iter().find(own) {
            entry.put("profession", Some(Said::new(profession.name(), "")));
        }
        entry.put("status", status.map(|status| Said::new(status, "")));
        list.push(entry);
    }
    list
}

/// The memberships that a line states.
pub(crate) fn memberships(text: &str, origin: &str, sure: bool) -> Vec<Entry> {
    if !sure && !says("member", text) {
        return Vec::new();
    }
    let named = Body::named_in(text).into_iter().map(|body| {
        let mut entry = Entry::new();
        entry.put("body", Some(Said::new(body.abbr(), origin)));
        entry
    });
    named.collect()
}

/// Adds entries whose body is not there yet.
pub(crate) fn add(list: &mut Vec<Entry>, entries: Vec<Entry>) {
    for entry in entries {
        let body = |entry: &Entry| entry.get("body").map(|said| said.text.clone());
        if !list.iter().any(|one| body(one) == body(&entry)) {
            list.push(entry);
        }
    }
}
