//! The files that a PDF carries with it.

use super::{guard, looks_like_pdf};
use crate::limits::Limits;
use lopdf::{Document, LoadOptions, Object};

/// Files of one PDF that are looked at.
const MOST: usize = 32;

/// Every file that is embedded, unpacked.
pub(crate) fn attached(bytes: &[u8], limits: &Limits) -> Vec<Vec<u8>> {
    let Some(bytes) = looks_like_pdf(bytes).filter(|bytes| bytes.len() < limits.bytes) else {
        return Vec::new();
    };
    if guard::check(bytes, limits).is_err() {
        return Vec::new();
    }
    let options = LoadOptions {
        max_decompressed_size: Some(limits.unpacked),
        ..LoadOptions::default()
    };
    let Ok(document) = Document::load_mem_with_options(bytes, options) else {
        return Vec::new();
    };
    let embedded = |object: &Object| {
        let stream = object.as_stream().ok()?;
        let kind = stream.dict.get(b"Type").ok()?.as_name().ok()?;
        if kind != b"EmbeddedFile" {
            return None;
        }
        if stream.dict.has(b"Filter") {
            stream.decompressed_content().ok()
        } else {
            Some(stream.content.clone())
        }
    };
    document
        .objects
        .values()
        .filter_map(embedded)
        .take(MOST)
        .collect()
}
