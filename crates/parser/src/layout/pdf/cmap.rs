//! A font's own table from codes to text (`ToUnicode`).

use super::token::{Token, Tokens};
use std::collections::HashMap;

/// Codes that one range may name: all of two bytes.
const LARGEST_RANGE: u32 = 0xffff;
/// Codes of one table, at most.
const MOST: usize = 200_000;

/// Codes with their text.
#[derive(Debug, Default)]
pub(super) struct CMap {
    pub texts: HashMap<u32, String>,
    /// Bytes of a code, where the table says so.
    pub bytes: Option<usize>,
}

/// Reads a table; what is broken in it is left out.
pub(super) fn read(data: &[u8]) -> CMap {
    let mut map = CMap::default();
    // The operands of the section that is being read.
    let mut held: Vec<Held> = Vec::new();
    let mut list: Option<Vec<Vec<u8>>> = None;
    for token in Tokens::new(data) {
        match token {
            Token::Open => list = Some(Vec::new()),
            Token::Close => held.extend(list.take().map(Held::List)),
            Token::Text(text) => match &mut list {
                Some(list) => list.push(text),
                None => held.push(Held::Text(text)),
            },
            Token::Word(b"endbfchar") => characters(&held, &mut map),
            Token::Word(b"endbfrange") => ranges(&held, &mut map),
            Token::Word(b"endcodespacerange") => {
                let lengths = held.iter().filter_map(|held| match held {
                    Held::Text(text) => Some(text.len()),
                    Held::List(_) => None,
                });
                map.bytes = lengths.max().or(map.bytes);
            }
            Token::Word(word) if word.starts_with(b"begin") => held.clear(),
            _ => {}
        }
        if held.len() > MOST || map.texts.len() > MOST {
            break;
        }
    }
    map
}

enum Held {
    Text(Vec<u8>),
    List(Vec<Vec<u8>>),
}

fn code(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |code, byte| code << 8 | u32::from(*byte))
}

fn text(bytes: &[u8]) -> String {
    let units = bytes.chunks(2).map(|pair| match pair {
        [high, low] => u16::from_be_bytes([*high, *low]),
        [only] => u16::from(*only),
        _ => 0,
    });
    char::decode_utf16(units)
        .map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}

fn characters(held: &[Held], map: &mut CMap) {
    for pair in held.chunks(2) {
        if let [Held::Text(from), Held::Text(to)] = pair {
            map.texts.insert(code(from), text(to));
        }
    }
}

fn ranges(held: &[Held], map: &mut CMap) {
    for three in held.chunks(3) {
        let [Held::Text(first), Held::Text(last), to] = three else {
            continue;
        };
        let (first, last) = (code(first), code(last));
        let last = last.min(first.saturating_add(LARGEST_RANGE));
        match to {
            Held::List(texts) => {
                let codes = first..=last;
                map.texts.extend(codes.zip(texts.iter().map(|to| text(to))));
            }
            Held::Text(to) => {
                let start = text(to);
                let mut chars: Vec<char> = start.chars().collect();
                let Some(end) = chars.pop() else { continue };
                let front: String = chars.into_iter().collect();
                for code in first..=last {
                    if map.texts.len() > MOST {
                        break;
                    }
                    if let Some(end) = char::from_u32(end as u32 + (code - first)) {
                        map.texts.insert(code, format!("{front}{end}"));
                    }
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_ranges() {
        let map = read(
            b"1 begincodespacerange <0000> <FFFF> endcodespacerange
              2 beginbfchar <0001> <0041> <0002> <00660069> endbfchar
              2 beginbfrange <0010> <0012> <0061> <0020> <0021> [<0078> <D83DDE00>] endbfrange",
        );
        assert_eq!(map.bytes, Some(2));
        let text = |code: u32| map.texts.get(&code).map(String::as_str);
        assert_eq!(text(2), Some("fi"));
        assert_eq!(text(0x12), Some("c"));
        assert_eq!(text(0x21), Some("😀"));
        assert_eq!(text(0x13), None);
    }

    #[test]
    fn a_range_without_end_is_cut() {
        let map = read(b"beginbfrange <00000000> <FFFFFFFF> <0041> endbfrange");
        assert!(map.texts.len() <= 65_536);
    }
}
