//! What happens to words when people type: slips, other signs, and names that nobody else uses.

use crate::chance::Chance;

const BEGINNINGS: [&str; 20] = [
    "Vel", "Nor", "Cas", "Ter", "Mid", "Har", "Lum", "Ost", "Pra", "Quen", "Ral", "Sten", "Tor",
    "Ul", "Wyn", "Yar", "Zel", "Bro", "Cre", "Dun",
];
const MIDDLES: [&str; 16] = [
    "mo", "ta", "di", "lo", "ve", "ri", "sa", "ne", "bu", "ka", "pe", "go", "fi", "mi", "za", "tho",
];
const ENDINGS: [&str; 12] = [
    "ra", "ton", "dex", "line", "ley", "ford", "nix", "port", "well", "trix", "sen", "by",
];

/// A name that no table holds: a service, a product, a place.
pub fn invented(chance: &mut Chance) -> String {
    let mut name = String::new();
    name.push_str(chance.of(&BEGINNINGS).unwrap_or(&""));
    for _ in 0..chance.below(3) {
        name.push_str(chance.of(&MIDDLES).unwrap_or(&""));
    }
    name.push_str(chance.of(&ENDINGS).unwrap_or(&""));
    name
}

/// The text with one slip in a longer word: letters changed places, one is missing, one is double.
pub fn slip(text: &str, chance: &mut Chance) -> String {
    let mut words: Vec<String> = text.split(' ').map(str::to_owned).collect();
    let long = |word: &&mut String| word.len() > 5 && word.bytes().all(|b| b.is_ascii_lowercase());
    let mut candidates: Vec<&mut String> = words.iter_mut().filter(long).collect();
    let at = chance.place(candidates.len());
    if let Some(word) = candidates.get_mut(at) {
        let mut letters: Vec<char> = word.chars().collect();
        let at = 1 + chance.place(letters.len() - 2);
        match chance.below(3) {
            0 => letters.swap(at, at + 1),
            1 => {
                letters.remove(at);
            }
            _ => letters.insert(at, letters.get(at).copied().unwrap_or('e')),
        }
        **word = letters.into_iter().collect();
    }
    words.join(" ")
}

/// The same words typed by somebody else: a full stop, an ampersand, a small first letter, capitals.
pub fn retyped(text: &str, chance: &mut Chance) -> String {
    match chance.below(8) {
        0..=2 => format!("{text}."),
        3 => text.replace(" and ", " & "),
        4 => text.replace(' ', "  "),
        5 => text.replace('-', " "),
        6 => {
            let mut own = text.to_owned();
            if let Some(first) = own.get_mut(..1) {
                first.make_ascii_lowercase();
            }
            own
        }
        _ => format!("{text};"),
    }
}
