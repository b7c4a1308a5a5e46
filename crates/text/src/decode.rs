//! Bytes to text, whatever the encoding.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::Encoding;

/// Text that was decoded from bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without a byte order mark.
    pub text: String,
    /// Name of the encoding it was read with, as the WHATWG Encoding Standard spells it.
    pub encoding: &'static str,
    /// Whether some bytes could not be read and became U+FFFD.
    pub lossy: bool,
}

/// Decodes `bytes`: a byte order mark wins, then UTF-8 if it is valid, then UTF-16 without a mark
/// (seen by its zero bytes), then the legacy encoding that `chardetng` thinks likeliest.
///
/// Never fails; see [`Decoded::lossy`]. Valid UTF-8 is borrowed once and copied once.
///
/// ```
/// let advert = personspec_text::decode(b"Pay \xA339,959 \x96 Band 6"); // Windows-1252
/// assert_eq!(advert.text, "Pay £39,959 – Band 6");
/// ```
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Ok(text) = std::str::from_utf8(bytes)
        && !bytes.starts_with(b"\xef\xbb\xbf")
        && !looks_like_utf16(bytes, 0)
        && !looks_like_utf16(bytes, 1)
    {
        return Decoded {
            text: text.to_owned(),
            encoding: encoding_rs::UTF_8.name(),
            lossy: false,
        };
    }
    let encoding = Encoding::for_bom(bytes).map_or_else(|| guess(bytes), |(encoding, _)| encoding);
    let (text, used, lossy) = encoding.decode(bytes);
    Decoded {
        text: text.into_owned(),
        encoding: used.name(),
        lossy,
    }
}

/// How many bytes the guess reads at most: enough for any advert's accented letters to show up.
const GUESS_BYTES: usize = 64 * 1024;

fn guess(bytes: &[u8]) -> &'static Encoding {
    if looks_like_utf16(bytes, 1) {
        return encoding_rs::UTF_16LE;
    }
    if looks_like_utf16(bytes, 0) {
        return encoding_rs::UTF_16BE;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes.get(..GUESS_BYTES).unwrap_or(bytes), true);
    detector.guess(Some(b"uk"), Utf8Detection::Allow)
}

/// Latin text in UTF-16 has a zero in nearly every second byte: at odd places for little endian.
fn looks_like_utf16(bytes: &[u8], parity: usize) -> bool {
    let head = bytes.get(..512).unwrap_or(bytes);
    let pairs = head.len() / 2;
    let zeros = head
        .iter()
        .skip(parity)
        .step_by(2)
        .filter(|&&byte| byte == 0)
        .count();
    let others = head
        .iter()
        .skip(1 - parity)
        .step_by(2)
        .filter(|&&byte| byte == 0)
        .count();
    pairs >= 4 && zeros * 10 >= pairs * 8 && others * 10 <= pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_encoding_an_advert_comes_in_is_read() {
        let advert = "Band 6 – £39,959 “Essential” café";
        let utf16: Vec<u8> = advert.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let utf16_be: Vec<u8> = advert.encode_utf16().flat_map(u16::to_be_bytes).collect();
        let (windows, _, _) = encoding_rs::WINDOWS_1252.encode(advert);
        let mut marked = vec![0xEF, 0xBB, 0xBF];
        marked.extend_from_slice(advert.as_bytes());
        for bytes in [advert.as_bytes(), &utf16, &utf16_be, &windows, &marked] {
            let decoded = decode(bytes);
            assert_eq!(decoded.text, advert, "{}", decoded.encoding);
            assert!(!decoded.lossy);
        }
    }

    #[test]
    fn nothing_and_noise_decode_too() {
        assert_eq!(decode(b"").text, "");
        let noise: Vec<u8> = (0..=255).collect();
        assert!(!decode(&noise).text.is_empty());
    }
}
