//! A PDF to lines. The syntax is lopdf's; what the pages say is read here:
//!
//! ```text
//! guard -> page (token, font, canvas: words and rules) -> margin -> grid, gutter, prose -> flow -> lines
//! ```
//!
//! Positions are in points from the lower left corner of the page as it is shown.

mod attached;
mod canvas;
mod cmap;
mod encoding;
mod flow;
mod font;
mod grid;
mod guard;
mod gutter;
mod heads;
mod margin;
mod matrix;
mod page;
mod prose;
mod token;
mod unfold;
mod word;

pub(crate) use attached::attached;

use super::Extracted;
use super::source::refused;
use crate::limits::Limits;
use crate::note::{Code, Note};
use lopdf::{Document, Error, LoadOptions};

/// Bytes in which the mark of a PDF may stand.
const HEAD: usize = 1024;
/// A page with fewer letters holds no text: a stamp or a page number on a scan.
const FEWEST_LETTERS: usize = 25;

/// The PDF in `bytes`, from its mark on: some programs write a few bytes before it.
pub(super) fn looks_like_pdf(bytes: &[u8]) -> Option<&[u8]> {
    let head = bytes.get(..HEAD).unwrap_or(bytes);
    let at = head.windows(5).position(|part| part == b"%PDF-")?;
    let has = |mark: &[u8]| bytes.windows(mark.len()).any(|part| part == mark);
    (at == 0 || has(b"endobj"))
        .then(|| bytes.get(at..))
        .flatten()
}

/// Reads a PDF.
///
/// # Errors
/// The note that says why it cannot be read.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Note> {
    guard::check(bytes, limits)?;
    let options = LoadOptions {
        max_decompressed_size: Some(limits.unpacked),
        ..LoadOptions::default()
    };
    let document =
        Document::load_mem_with_options(bytes, options).map_err(|error| fault(&error))?;
    if document.trailer.has(b"Encrypt") && !document.was_encrypted() {
        return Err(locked());
    }
    let ids: Vec<_> = document.page_iter().take(limits.pages + 1).collect();
    if ids.is_empty() {
        return Err(damaged());
    }
    if ids.len() > limits.pages {
        return Err(refused(format!(
            "the PDF has more than {} pages: save those of the person specification as a PDF of their own",
            limits.pages
        )));
    }
    let mut reader = page::Reader::new(&document, *limits);
    let mut pages = Vec::new();
    for id in ids {
        pages.push(reader.page(id)?);
    }
    let letters: usize = pages.iter().map(page::Page::letters).sum();
    if letters < FEWEST_LETTERS * pages.len() && pages.iter().any(|page| page.has_image) {
        let message = "the pages of this PDF are pictures, without text: copy the text from the advert's web page, or run text recognition (OCR) over the PDF first";
        return Err(Note::new(Code::ImageOnly, None, message));
    }
    let unknown: usize = pages.iter().map(|page| page.unknown).sum();
    if unknown > letters {
        return Err(refused(
            "the letters of this PDF have no names, so that it cannot be read as text: copy the text from the advert's web page, or run text recognition (OCR) over the PDF",
        ));
    }
    margin::strip(&mut pages);
    Ok(flow::lines(pages))
}

fn fault(error: &Error) -> Note {
    match error {
        Error::Decryption(_) | Error::InvalidPassword => locked(),
        Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded { .. }) => too_large(),
        _ => damaged(),
    }
}

fn locked() -> Note {
    refused(
        "the PDF is locked with a password: save a copy without one, or copy its text into a .txt file",
    )
}

fn damaged() -> Note {
    refused("the PDF is damaged or was cut: download it again, or copy its text into a .txt file")
}

fn too_large() -> Note {
    refused("the PDF unpacks to more than is read of one advert: copy its text into a .txt file")
}
