//! A Word document to lines: the archive is opened here, `styles` tells headings and lists, `body`
//! reads the text.

mod body;
mod styles;

use super::Extracted;
use super::source::refused;
use crate::limits::Limits;
use crate::note::{Code, Note};
use quick_xml::events::BytesStart;
use quick_xml::events::attributes::Attribute;
use quick_xml::{Reader, events::Event};
use std::io::{Cursor, Read};
use zip::ZipArchive;
use zip::result::ZipError;

/// Files of an archive, at most: a Word document has a few dozen and one for each picture.
const MOST_FILES: u64 = 20_000;

type Archive<'b> = ZipArchive<Cursor<&'b [u8]>>;

/// Reads a Word document.
///
/// # Errors
/// The note that says why it cannot be read.
pub(super) fn read(bytes: &[u8], limits: &Limits) -> Result<Extracted, Note> {
    // The list of files is read whole when the archive is opened.
    let most = MOST_FILES.min(limits.parts as u64);
    if files(bytes).is_some_and(|files| files > most) {
        return Err(refused(format!(
            "the Word document holds more than {most} files: it is damaged, or none"
        )));
    }
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| damaged())?;
    let part = main_part(&mut archive, limits)?;
    if archive.index_for_name(&part).is_none() {
        let message = format!(
            "this is {}, not a text: copy the advert's text into a .txt file, or save it as .docx",
            other_archive(&archive)
        );
        return Err(Note::new(Code::NotText, None, message));
    }
    let folder = part.rsplit_once('/').map_or("", |(folder, _)| folder);
    let styles = format!("{folder}/styles.xml");
    let styles = match part_text(&mut archive, styles.trim_start_matches('/'), limits)? {
        Some(xml) => styles::read(&xml),
        None => styles::Styles::default(),
    };
    let xml = part_text(&mut archive, &part, limits)?.ok_or_else(damaged)?;
    body::read(&xml, &styles, limits)
}

/// How many files the end of an archive says that it holds.
fn files(bytes: &[u8]) -> Option<u64> {
    let from = bytes.len().saturating_sub(22 + usize::from(u16::MAX));
    let tail = bytes.get(from..)?;
    let end = tail.windows(4).rposition(|part| part == b"PK\x05\x06")?;
    let count = tail.get(end + 10..end + 12)?;
    // 0xFFFF: more than two bytes count, which no document needs.
    Some(u64::from(u16::from_le_bytes([
        *count.first()?,
        *count.last()?,
    ])))
}

/// The name of the part that holds the text.
fn main_part(archive: &mut Archive<'_>, limits: &Limits) -> Result<String, Note> {
    let usual = "word/document.xml".to_owned();
    let Some(xml) = part_text(archive, "_rels/.rels", limits)? else {
        return Ok(usual);
    };
    let mut reader = Reader::from_str(&xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag)
                if tag.local_name().as_ref() == "Relationship" =>
            {
                let kind = attribute(&tag, "Type").unwrap_or_default();
                let target = attribute(&tag, "Target").unwrap_or_default();
                if kind.ends_with("/officeDocument") {
                    return Ok(target.trim_start_matches('/').to_owned());
                }
            }
            _ => {}
        }
    }
    Ok(usual)
}

/// The text of one file of the archive; `None` where there is none of that name.
fn part_text(
    archive: &mut Archive<'_>,
    name: &str,
    limits: &Limits,
) -> Result<Option<String>, Note> {
    let file = match archive.by_name(name) {
        Ok(file) => file,
        Err(ZipError::FileNotFound) => return Ok(None),
        Err(ZipError::UnsupportedArchive(_)) => {
            let message = "this archive is locked or packed in a way that is not read: save a copy without a password";
            return Err(refused(message));
        }
        Err(_) => return Err(damaged()),
    };
    let mut bytes = Vec::new();
    let most = limits.unpacked as u64;
    file.take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|_| damaged())?;
    if bytes.len() as u64 > most {
        return Err(refused(format!(
            "the Word document unpacks to more than {} MB: copy the advert's text into a .txt file",
            most / 1024 / 1024
        )));
    }
    Ok(Some(personspec_text::decode(&bytes).text))
}

/// What an archive without a Word text is.
fn other_archive(archive: &Archive<'_>) -> &'static str {
    let named = |start: &str, name: &str| name.starts_with(start);
    let has = |start: &str| {
        archive
            .file_names()
            .flatten()
            .any(|name| named(start, &name))
    };
    if has("xl/") {
        "a spreadsheet"
    } else if has("ppt/") {
        "a presentation"
    } else if has("content.xml") {
        "an OpenDocument file"
    } else {
        "a ZIP archive"
    }
}

fn damaged() -> Note {
    refused(
        "the Word document is damaged or was cut: open it in Word and save it anew, or copy its text into a .txt file",
    )
}

/// The value of an attribute, whatever its prefix.
fn attribute(tag: &BytesStart<'_>, name: &str) -> Option<String> {
    let own = |found: &Attribute<'_>| found.key.local_name().as_ref() == name;
    let found = tag.attributes().with_checks(false).flatten().find(own)?;
    Some(match quick_xml::escape::unescape(&found.value) {
        Ok(plain) => plain.into_owned(),
        Err(_) => found.value.into_owned(),
    })
}

/// Whether a property that is only named, or has `val`, is on.
fn is_on(tag: &BytesStart<'_>) -> bool {
    !matches!(
        attribute(tag, "val").as_deref(),
        Some("0" | "false" | "off" | "none")
    )
}
