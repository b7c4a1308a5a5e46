//! What is looked at before a PDF is opened: lopdf reads every object at once.

use super::too_large;
use crate::layout::source::refused;
use crate::limits::Limits;
use crate::note::Note;
use flate2::read::ZlibDecoder;
use std::io::Read;

/// How far before a stream its dictionary is looked at (bytes).
const DICTIONARY: usize = 400;

/// Counts the objects, and what the streams that are no pictures unpack to.
///
/// # Errors
/// The limit that is passed.
pub(super) fn check(bytes: &[u8], limits: &Limits) -> Result<(), Note> {
    let mut objects = 0;
    let mut unpacked = 0;
    let mut at = 0;
    while let Some(found) = next(bytes, at) {
        at = match found {
            Found::Object(end) => {
                objects += 1;
                end
            }
            Found::Stream(start, end) => {
                unpacked += size(bytes, start, end, limits.unpacked.saturating_sub(unpacked));
                end
            }
        };
        if objects > limits.parts {
            return Err(refused(format!(
                "the PDF holds more than {} objects: copy its text into a .txt file",
                limits.parts
            )));
        }
        if unpacked >= limits.unpacked {
            return Err(too_large());
        }
    }
    Ok(())
}

enum Found {
    /// An object begins; where its mark ends.
    Object(usize),
    /// Where the mark of a stream begins, and where it ends.
    Stream(usize, usize),
}

fn next(bytes: &[u8], from: usize) -> Option<Found> {
    let rest = bytes.get(from..)?;
    rest.iter().enumerate().find_map(|(at, byte)| {
        let tail = rest.get(at..)?;
        match byte {
            b'o' if tail.starts_with(b"obj") => Some(Found::Object(from + at + 3)),
            b's' if tail.starts_with(b"stream") => Some(Found::Stream(from + at, from + at + 6)),
            _ => None,
        }
    })
}

/// What the stream after `end` unpacks to, up to `most`; nothing for a picture.
fn size(bytes: &[u8], start: usize, end: usize, most: usize) -> usize {
    let dictionary = bytes
        .get(start.saturating_sub(DICTIONARY)..start)
        .unwrap_or_default();
    let own = dictionary
        .windows(3)
        .rposition(|part| part == b"obj")
        .and_then(|at| dictionary.get(at..))
        .unwrap_or(dictionary);
    if own.windows(6).any(|part| part == b"/Image") {
        return 0;
    }
    let mut data = bytes.get(end..).unwrap_or_default();
    while let Some((b'\r' | b'\n', rest)) = data.split_first() {
        data = rest;
    }
    if data.first().is_none_or(|byte| byte & 0x0f != 8) {
        return 0;
    }
    let mut decoder = ZlibDecoder::new(data).take(most as u64 + 1);
    let mut buffer = [0; 16 * 1024];
    let mut size = 0;
    // What is no zlib stream ends in an error at once.
    while let Ok(read @ 1..) = decoder.read(&mut buffer) {
        size += read;
    }
    size
}
