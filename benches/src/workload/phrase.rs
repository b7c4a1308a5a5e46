//! Sentences with slots: `{slot}` stands for a value, `<a|b>` for one of them, `[x]` is there or not.

use super::noise;
use super::tables::{Profession, Tables};
use crate::chance::Chance;

/// A piece of a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Piece {
    Text(String),
    /// A slot, and whether its value begins with a capital.
    Slot(String, bool),
    OneOf(Vec<Sentence>),
    Perhaps(Sentence),
}

/// A sentence with slots.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sentence(Vec<Piece>);

/// How words are chosen: in how many of 100 cases a value is said by another name for it.
#[derive(Debug, Clone, Copy)]
pub struct Wording {
    /// Another name of the value: an abbreviation or a synonym.
    pub other_name: u64,
}

impl Sentence {
    /// Reads a sentence as the tables write it.
    ///
    /// ```
    /// use personspec_benches::workload::phrase::Sentence;
    /// assert!(Sentence::read("<Able|Ability> to teach {work}[ well]").is_ok());
    /// assert!(Sentence::read("<Able|Ability to teach").is_err());
    /// ```
    ///
    /// # Errors
    /// The sentence, where a bracket has no other half.
    pub fn read(text: &str) -> Result<Self, String> {
        let mut rest = text;
        let (mut alternatives, end) = read_until(&mut rest);
        match (end, alternatives.pop()) {
            (None, Some(sentence)) if alternatives.is_empty() => Ok(sentence),
            _ => Err(format!("brackets do not match: {text}")),
        }
    }

    /// Says it for a profession.
    pub fn say(
        &self,
        tables: &Tables,
        profession: &Profession,
        wording: Wording,
        chance: &mut Chance,
    ) -> String {
        let mut text = String::new();
        self.append(&mut text, tables, profession, wording, chance);
        let mut said = text.split_whitespace().collect::<Vec<_>>().join(" ");
        capitalise(&mut said);
        said
    }

    fn append(
        &self,
        text: &mut String,
        tables: &Tables,
        profession: &Profession,
        wording: Wording,
        chance: &mut Chance,
    ) {
        for piece in &self.0 {
            match piece {
                Piece::Text(own) => text.push_str(own),
                Piece::Slot(slot, capital) => {
                    let mut value = value(slot, text, tables, profession, wording, chance);
                    if *capital {
                        capitalise(&mut value);
                    }
                    if text.ends_with(" a ") && value.starts_with(['a', 'e', 'i', 'o', 'u']) {
                        text.truncate(text.len() - 1);
                        text.push_str("n ");
                    }
                    text.push_str(&value);
                }
                Piece::OneOf(list) => {
                    if let Some(one) = chance.of(list) {
                        one.append(text, tables, profession, wording, chance);
                    }
                }
                Piece::Perhaps(own) => {
                    if chance.in_100(50) {
                        own.append(text, tables, profession, wording, chance);
                    }
                }
            }
        }
    }
}

/// What fills a slot: something that the sentence does not say yet.
fn value(
    slot: &str,
    said: &str,
    tables: &Tables,
    profession: &Profession,
    wording: Wording,
    chance: &mut Chance,
) -> String {
    match slot {
        "count" => return (chance.below(28) + 2).to_string(),
        "year" => return (2015 + chance.below(11)).to_string(),
        "novel" => return noise::invented(chance),
        "register" => return profession.register.clone().unwrap_or_default(),
        _ => {}
    }
    let values = profession
        .slots
        .get(slot)
        .or_else(|| tables.slots.get(slot));
    let values = values.map_or(&[][..], Vec::as_slice);
    for _ in 0..4 {
        // The first values of a table are the common ones.
        let at = chance.place(values.len()).min(chance.place(values.len()));
        if let Some(value) = values.get(at)
            && !said.contains(&value.name)
        {
            return match chance.of(&value.others) {
                Some(other) if chance.in_100(wording.other_name) => other.clone(),
                _ => value.name.clone(),
            };
        }
    }
    noise::invented(chance)
}

fn capitalise(text: &mut str) {
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
}

/// Alternatives up to a closing bracket, which is given too, or the end.
fn read_until(rest: &mut &str) -> (Vec<Sentence>, Option<char>) {
    let mut all = vec![Sentence::default()];
    let push = |all: &mut Vec<Sentence>, piece| {
        if let Some(last) = all.last_mut() {
            last.0.push(piece);
        }
    };
    loop {
        let at = rest.find(['{', '<', '[', '|', '>', ']']);
        let Some((text, after)) = at.and_then(|at| rest.split_at_checked(at)) else {
            push(&mut all, Piece::Text((*rest).to_owned()));
            *rest = "";
            return (all, None);
        };
        push(&mut all, Piece::Text(text.to_owned()));
        let mut signs = after.chars();
        let sign = signs.next();
        *rest = signs.as_str();
        match sign {
            Some('{') => {
                let (slot, after) = rest.split_once('}').unwrap_or((rest, ""));
                let capital = slot.starts_with(|c: char| c.is_ascii_uppercase());
                push(&mut all, Piece::Slot(slot.to_ascii_lowercase(), capital));
                *rest = after;
            }
            Some('<') => match read_until(rest) {
                (list, Some('>')) => push(&mut all, Piece::OneOf(list)),
                _ => return (all, Some('<')),
            },
            Some('[') => match read_until(rest) {
                (mut list, Some(']')) if list.len() == 1 => {
                    push(&mut all, Piece::Perhaps(list.pop().unwrap_or_default()));
                }
                _ => return (all, Some('[')),
            },
            Some('|') => all.push(Sentence::default()),
            end => return (all, end),
        }
    }
}
