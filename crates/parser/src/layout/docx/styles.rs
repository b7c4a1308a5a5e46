//! Which styles of a Word document are headings, and which are lists.

use super::attribute;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};
use std::collections::HashMap;

/// What a paragraph's style makes of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// A heading or the title.
    Heading,
    /// An item of a list.
    Item,
    /// A line of the table of contents.
    Contents,
}

/// The styles of one document, by their ids.
#[derive(Debug, Default)]
pub(super) struct Styles {
    known: HashMap<String, Style>,
}

#[derive(Debug, Default)]
struct Style {
    kind: Option<Kind>,
    based_on: Option<String>,
}

/// A style is based on another at most so many times over.
const MOST_BASES: usize = 12;

impl Styles {
    /// What the style called `id` makes of its paragraphs.
    pub(super) fn kind(&self, id: &str) -> Option<Kind> {
        let mut id = id;
        for _ in 0..MOST_BASES {
            let Some(style) = self.known.get(id) else {
                return kind_of_name(id);
            };
            if style.kind.is_some() {
                return style.kind;
            }
            id = style.based_on.as_deref()?;
        }
        None
    }
}

/// What the name of a style says. The names of Word's own styles are English in every language.
fn kind_of_name(name: &str) -> Option<Kind> {
    let name = name.to_lowercase().replace(' ', "");
    if name.starts_with("heading") || name == "title" {
        Some(Kind::Heading)
    } else if name.starts_with("listbullet") || name.starts_with("listnumber") {
        Some(Kind::Item)
    } else if name.starts_with("toc") {
        Some(Kind::Contents)
    } else {
        None
    }
}

/// Reads `styles.xml`; what is broken in it is left out.
pub(super) fn read(xml: &str) -> Styles {
    let mut styles = Styles::default();
    let mut open: Option<(String, Style)> = None;
    let mut reader = Reader::from_str(xml);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Eof => break,
            Event::Start(tag) | Event::Empty(tag) => {
                if tag.local_name().as_ref() == "style" {
                    open = attribute(&tag, "styleId").map(|id| (id, Style::default()));
                } else if let Some((_, style)) = &mut open {
                    property(&tag, style);
                }
            }
            Event::End(tag) if tag.local_name().as_ref() == "style" => {
                styles.known.extend(open.take());
            }
            _ => {}
        }
    }
    styles
}

fn property(tag: &BytesStart<'_>, style: &mut Style) {
    let value = || attribute(tag, "val");
    match tag.local_name().as_ref() {
        "name" => style.kind = style.kind.or(value().and_then(|name| kind_of_name(&name))),
        "basedOn" => style.based_on = value(),
        // Level 9 is body text.
        "outlineLvl" if value().is_some_and(|level| level != "9") => {
            style.kind = Some(Kind::Heading);
        }
        "numId" if value().is_some_and(|id| id != "0") => {
            style.kind = style.kind.or(Some(Kind::Item));
        }
        _ => {}
    }
}
