//! A font: what the codes of its strings mean, and how wide they are.

use super::cmap::{self, CMap};
use super::encoding::{self, Base};
use lopdf::{Dictionary, Document, Object};
use std::collections::HashMap;

/// Bytes that a font's table may unpack to.
const LARGEST_TABLE: usize = 4 * 1024 * 1024;
/// Widths that one range may name: all codes of two bytes.
const WIDEST_RANGE: u32 = 0xffff;

/// A font of a page.
#[derive(Debug)]
pub(super) struct Font {
    /// Bytes of a code.
    bytes: usize,
    map: CMap,
    /// The meaning of single bytes, where the table has none.
    texts: Vec<String>,
    widths: HashMap<u32, f32>,
    /// Width of a code that has none of its own; in thousandths of the size.
    width: f32,
    /// One of the fonts that every reader has, whose widths need not be told.
    usual: bool,
    /// Units of a width in one size: a thousand, but for fonts that are drawn.
    unit: f32,
}

/// One character of a string.
#[derive(Debug)]
pub(super) struct Shown<'f> {
    /// What it says; `None` where the font does not tell.
    pub text: Option<&'f str>,
    /// How wide it is, in sizes of the font.
    pub width: f32,
    /// Whether it is the one-byte space that words are set apart with.
    pub is_space: bool,
}

impl Font {
    /// Reads a font's dictionary; what is broken in it is taken for the usual.
    pub(super) fn read(font: &Dictionary, document: &Document) -> Self {
        let kind = name(font, b"Subtype", document);
        let base_name = name(font, b"BaseFont", document);
        let mut map = font
            .get_deref(b"ToUnicode", document)
            .and_then(Object::as_stream)
            .and_then(|stream| stream.get_plain_content_with_limit(LARGEST_TABLE))
            .map(|data| cmap::read(&data))
            .unwrap_or_default();
        let mut read = if kind == "Type0" {
            Self::composite(font, document)
        } else {
            Self::simple(font, &kind, &base_name, document)
        };
        if kind == "Type0" {
            read.bytes = map.bytes.unwrap_or(2).clamp(1, 2);
        }
        // Letters in a private area are a symbol font's: its bytes say more.
        if let Some(base) = Base::of_symbol_font(&base_name) {
            map.texts
                .retain(|_, text| !text.chars().any(|c| matches!(c, '\u{e000}'..='\u{f8ff}')));
            if kind == "Type0" {
                read.texts = (0..=255).map(|byte| base.text(byte)).collect();
            }
        }
        read.map = map;
        read
    }

    fn empty() -> Self {
        Self {
            bytes: 1,
            map: CMap::default(),
            texts: Vec::new(),
            widths: HashMap::new(),
            width: 500.0,
            usual: false,
            unit: 1000.0,
        }
    }

    fn simple(font: &Dictionary, kind: &str, base_name: &str, document: &Document) -> Self {
        let mut read = Self::empty();
        read.texts = texts(font, kind, base_name, document);
        let first = integer(font, b"FirstChar", document).unwrap_or(0);
        if let Ok(widths) = font
            .get_deref(b"Widths", document)
            .and_then(Object::as_array)
        {
            let codes = (first..).take(256);
            let values = widths
                .iter()
                .map(|width| number(width, document).unwrap_or(0.0));
            read.widths = codes.zip(values).collect();
            let described = font
                .get_deref(b"FontDescriptor", document)
                .and_then(Object::as_dict);
            let missing = described
                .ok()
                .and_then(|described| described.get(b"MissingWidth").ok());
            read.width = missing
                .and_then(|width| number(width, document))
                .unwrap_or(0.0);
        } else {
            read.usual = true;
            read.width = if base_name.contains("Courier") {
                600.0
            } else {
                0.0
            };
        }
        if kind == "Type3" {
            let matrix = font
                .get_deref(b"FontMatrix", document)
                .and_then(Object::as_array);
            let scale = matrix
                .ok()
                .and_then(|matrix| number(matrix.first()?, document));
            let scale = scale.filter(|scale| *scale > 0.0).unwrap_or(0.001);
            read.unit = 1.0 / scale;
        }
        read
    }

    fn composite(font: &Dictionary, document: &Document) -> Self {
        let mut read = Self::empty();
        let inner = font
            .get_deref(b"DescendantFonts", document)
            .and_then(Object::as_array)
            .ok()
            .and_then(|fonts| fonts.first())
            .and_then(|first| document.dereference(first).ok())
            .and_then(|(_, font)| font.as_dict().ok());
        let Some(inner) = inner else { return read };
        read.width = inner
            .get(b"DW")
            .ok()
            .and_then(|width| number(width, document))
            .unwrap_or(1000.0);
        if let Ok(widths) = inner.get_deref(b"W", document).and_then(Object::as_array) {
            read.widths = cid_widths(widths, document);
        }
        read
    }

    /// How many entries its tables hold.
    pub(super) fn entries(&self) -> usize {
        self.map.texts.len() + self.widths.len()
    }

    /// The characters of a string.
    pub(super) fn shown<'f>(&'f self, string: &'f [u8]) -> impl Iterator<Item = Shown<'f>> {
        string.chunks(self.bytes).map(move |code| {
            let single = code.len() == 1;
            let code = code
                .iter()
                .fold(0, |code, byte| code << 8 | u32::from(*byte));
            let text = self.map.texts.get(&code).map(String::as_str).or_else(|| {
                let byte = usize::try_from(code & 0xff).ok()?;
                self.texts
                    .get(byte)
                    .map(String::as_str)
                    .filter(|text| !text.is_empty())
            });
            Shown {
                text,
                width: self.width_of(code, text) / self.unit,
                is_space: single && code == 32,
            }
        })
    }

    fn width_of(&self, code: u32, text: Option<&str>) -> f32 {
        match self.widths.get(&code) {
            Some(width) => *width,
            None if self.usual && self.width == 0.0 => text
                .and_then(|text| text.chars().next())
                .map_or(500.0, usual_width),
            None => self.width,
        }
    }
}

/// What each byte of a simple font means.
fn texts(font: &Dictionary, kind: &str, base_name: &str, document: &Document) -> Vec<String> {
    let encoding = font.get_deref(b"Encoding", document).ok();
    let of_name = |name: &[u8]| match name {
        b"WinAnsiEncoding" => Some(Base::WinAnsi),
        b"MacRomanEncoding" => Some(Base::MacRoman),
        b"StandardEncoding" => Some(Base::Standard),
        _ => None,
    };
    let dictionary = encoding.and_then(|encoding| encoding.as_dict().ok());
    let named = encoding
        .and_then(|encoding| encoding.as_name().ok())
        .or_else(|| {
            dictionary?
                .get_deref(b"BaseEncoding", document)
                .ok()?
                .as_name()
                .ok()
        })
        .and_then(of_name);
    let own = if kind == "TrueType" {
        Base::WinAnsi
    } else {
        Base::Standard
    };
    let base = Base::of_symbol_font(base_name).or(named).unwrap_or(own);
    let mut texts: Vec<String> = (0..=255).map(|byte| base.text(byte)).collect();
    let differences = dictionary
        .and_then(|dictionary| dictionary.get_deref(b"Differences", document).ok())
        .and_then(|differences| differences.as_array().ok());
    let mut at = 0_usize;
    for entry in differences.into_iter().flatten() {
        if let Ok(code) = entry.as_i64() {
            at = usize::try_from(code).unwrap_or(0);
        } else if let Ok(name) = entry.as_name() {
            let text = encoding::of_name(&String::from_utf8_lossy(name));
            if let (Some(text), Some(slot)) = (text, texts.get_mut(at)) {
                *slot = text;
            }
            at = at.saturating_add(1);
        }
    }
    texts
}

/// "first [w w w]" and "first last w".
fn cid_widths(entries: &[Object], document: &Document) -> HashMap<u32, f32> {
    let mut widths = HashMap::new();
    let code = |object: &Object| {
        let value = number(object, document)?;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a float turns into the nearest code there is"
        )]
        Some(value as u32)
    };
    let mut rest = entries;
    while let [first, second, tail @ ..] = rest {
        let Some(first) = code(first) else { break };
        if let Ok((_, Object::Array(own))) = document.dereference(second) {
            let values = own
                .iter()
                .map(|width| number(width, document).unwrap_or(0.0));
            widths.extend((first..).zip(values));
            rest = tail;
        } else if let (Some(last), [width, tail @ ..]) = (code(second), tail) {
            let width = number(width, document).unwrap_or(0.0);
            let last = last.min(first.saturating_add(WIDEST_RANGE));
            widths.extend((first..=last).map(|code| (code, width)));
            rest = tail;
        } else {
            break;
        }
        if widths.len() > 200_000 {
            break;
        }
    }
    widths
}

/// The number that `object` is, or leads to.
pub(super) fn number(object: &Object, document: &Document) -> Option<f32> {
    let (_, object) = document.dereference(object).ok()?;
    object.as_float().ok().filter(|value| value.is_finite())
}

fn integer(font: &Dictionary, key: &[u8], document: &Document) -> Option<u32> {
    let value = font.get_deref(key, document).ok()?.as_i64().ok()?;
    u32::try_from(value).ok()
}

fn name(font: &Dictionary, key: &[u8], document: &Document) -> String {
    let name = font.get_deref(key, document).and_then(Object::as_name);
    name.map(|name| String::from_utf8_lossy(name).into_owned())
        .unwrap_or_default()
}

/// Width of a letter in the fonts that every reader has: Helvetica's, roughly.
fn usual_width(c: char) -> f32 {
    match c {
        'i' | 'j' | 'l' | '\'' | '‘' | '’' => 222.0,
        ' ' | '.' | ',' | ':' | ';' | '!' | '/' | '|' | 'I' | 'f' | 't' | '[' | ']' => 278.0,
        'r' | '(' | ')' | '-' | '“' | '”' => 333.0,
        '•' => 350.0,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' | 'J' => 500.0,
        'm' | 'M' => 833.0,
        'w' | 'C' | 'D' | 'H' | 'N' | 'R' | 'U' => 722.0,
        'A' | 'B' | 'E' | 'K' | 'P' | 'S' | 'V' | 'X' | 'Y' | '&' => 667.0,
        'G' | 'O' | 'Q' => 778.0,
        'W' => 944.0,
        '@' => 1015.0,
        '—' => 1000.0,
        _ => 556.0,
    }
}
