//! What the bytes of a simple font mean.

use crate::vocabulary::rows;
use std::collections::HashMap;
use std::sync::LazyLock;

static GLYPHS: LazyLock<HashMap<&str, char>> = LazyLock::new(|| {
    rows(include_str!("../../../data/glyphs.tsv"))
        .filter_map(|(name, code)| {
            let code = u32::from_str_radix(code, 16).ok()?;
            Some((name, char::from_u32(code)?))
        })
        .collect()
});

/// The bytes' meaning where a font says no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Base {
    /// Adobe's own; that of Type 1 fonts.
    Standard,
    /// Windows-1252.
    WinAnsi,
    MacRoman,
    /// Symbol fonts have pictures: only bullets, ticks and crosses are told.
    Symbol,
    Wingdings,
    Dingbats,
}

impl Base {
    /// The encoding of a symbol font, by the font's name.
    pub(super) fn of_symbol_font(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        if name.contains("wingdings") {
            Some(Self::Wingdings)
        } else if name.contains("dingbats") {
            Some(Self::Dingbats)
        } else {
            (name.contains("symbol") && !name.contains("segoe")).then_some(Self::Symbol)
        }
    }

    /// The text of `byte`; empty for what has none.
    pub(super) fn text(self, byte: u8) -> String {
        match self {
            Self::WinAnsi => {
                // Windows leaves five bytes open; PDF takes them for bullets.
                let bullets = [0x7f, 0x81, 0x8d, 0x8f, 0x90, 0x9d];
                if bullets.contains(&byte) {
                    return "•".to_owned();
                }
                encoding_rs::WINDOWS_1252
                    .decode_without_bom_handling(&[byte])
                    .0
                    .into_owned()
            }
            Self::MacRoman => encoding_rs::MACINTOSH
                .decode_without_bom_handling(&[byte])
                .0
                .into_owned(),
            Self::Standard => standard(byte).map(String::from).unwrap_or_default(),
            Self::Symbol => match byte {
                0xb7 => "•".to_owned(),
                0x20..=0x7e => char::from(byte).to_string(),
                0xd6 => "√".to_owned(),
                _ => String::new(),
            },
            Self::Wingdings => match byte {
                0x20 => " ",
                0xfc => "✓",
                0xfb => "✗",
                0xfd => "☒",
                0xfe => "☑",
                0xa8 | 0x6f | 0x71 | 0x72 => "☐",
                _ => "•",
            }
            .to_owned(),
            Self::Dingbats => match byte {
                0x20 => " ",
                0x33 | 0x34 => "✓",
                0x35..=0x38 => "✗",
                _ => "•",
            }
            .to_owned(),
        }
    }
}

/// Adobe's standard encoding: ASCII but for two quotes, and some names above.
fn standard(byte: u8) -> Option<char> {
    let name = match byte {
        0x27 => "quoteright",
        0x60 => "quoteleft",
        0x20..=0x7e => return Some(char::from(byte)),
        0xa1 => "exclamdown",
        0xa2 => "cent",
        0xa3 => "sterling",
        0xa4 => "fraction",
        0xa5 => "yen",
        0xa7 => "section",
        0xa9 => "quotesingle",
        0xaa => "quotedblleft",
        0xab => "guillemotleft",
        0xae => "fi",
        0xaf => "fl",
        0xb1 => "endash",
        0xb2 => "dagger",
        0xb4 => "periodcentered",
        0xb7 => "bullet",
        0xb9 => "quotedblbase",
        0xba => "quotedblright",
        0xbb => "guillemotright",
        0xbc => "ellipsis",
        0xd0 => "emdash",
        0xe1 => "AE",
        0xf1 => "ae",
        0xfb => "germandbls",
        _ => return None,
    };
    GLYPHS.get(name).copied()
}

/// The text of a glyph by its name: "eacute", "uni00E9", "A".
pub(super) fn of_name(name: &str) -> Option<String> {
    let base = name.split('.').next()?;
    if let Some(known) = GLYPHS.get(base) {
        return Some(known.to_string());
    }
    let mut chars = base.chars();
    if let (Some(only), None) = (chars.next(), chars.next()) {
        return Some(only.to_string());
    }
    let code = base
        .strip_prefix("uni")
        .or_else(|| base.strip_prefix('u'))?;
    let code = code
        .get(..code.len().min(6))
        .filter(|code| code.len() >= 4)?;
    let code = u32::from_str_radix(
        code.get(..4)
            .filter(|_| base.starts_with("uni"))
            .unwrap_or(code),
        16,
    );
    code.ok().and_then(char::from_u32).map(String::from)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_and_names() {
        assert_eq!(Base::WinAnsi.text(0x96), "–");
        assert_eq!(Base::WinAnsi.text(0xa3), "£");
        assert_eq!(Base::Standard.text(0xb7), "•");
        assert_eq!(Base::Wingdings.text(0xfc), "✓");
        assert_eq!(of_name("sterling").as_deref(), Some("£"));
        assert_eq!(of_name("uni00E9").as_deref(), Some("é"));
        assert_eq!(of_name("A").as_deref(), Some("A"));
        assert_eq!(of_name("g12"), None);
        assert_eq!(Base::of_symbol_font("ABCDEF+SymbolMT"), Some(Base::Symbol));
    }
}
