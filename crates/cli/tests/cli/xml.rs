//! Reads XML that the program wrote, as strictly as a viewer does. Guards nothing itself.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// A tag's name and its attributes.
pub(crate) type Tag = (String, Vec<(String, String)>);

/// The tags of a text that is one well-formed document.
#[track_caller]
pub(crate) fn well_formed(text: &str) -> Vec<Tag> {
    // What no XML 1.0 may hold, which quick-xml lets pass.
    let no_xml =
        |c: char| (c < ' ' && !"\t\n\r".contains(c)) || matches!(c, '\u{fffe}' | '\u{ffff}');
    assert!(!text.contains(no_xml), "{text}");
    let mut reader = Reader::from_str(text);
    let (mut depth, mut roots) = (0, 0);
    let mut tags = Vec::new();
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(tag) => {
                roots += usize::from(depth == 0);
                depth += 1;
                tags.push(read(&tag));
            }
            Event::Empty(tag) => tags.push(read(&tag)),
            Event::End(_) => depth -= 1,
            Event::Text(words) => {
                assert!(depth > 0 || words.trim().is_empty(), "{words:?}");
            }
            Event::GeneralRef(name) => {
                let known =
                    name.is_char_ref() || ["lt", "gt", "amp", "quot", "apos"].contains(&&*name);
                assert!(known, "{name:?}");
            }
            Event::Eof => break,
            _ => {}
        }
    }
    assert_eq!((depth, roots), (0, 1), "one root that ends");
    tags
}

fn read(tag: &BytesStart<'_>) -> Tag {
    let attributes = tag.attributes().map(|one| {
        let one = one.expect("an attribute has a value, and is there once");
        (one.key.as_ref().to_owned(), one.value.into_owned())
    });
    (tag.name().as_ref().to_owned(), attributes.collect())
}
