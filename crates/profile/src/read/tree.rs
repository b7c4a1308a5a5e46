//! YAML text to a tree whose every key and value knows its place.
//!
//! `serde_yaml` decides what the file says; it tells a place only for the error it stops at. So the
//! events of `saphyr-parser` (linear, safe, nesting limited) are read first for the places, and the
//! two trees are laid on each other. Both must accept the file.

use std::fmt;

use saphyr_parser::{Event, Parser};
use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};

use super::source::{Fault, Place, Source};
use super::syntax;

/// A value and its place.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub at: Place,
    pub value: Value,
}

/// What a node holds.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    /// Nothing written, `~` or `null`.
    Empty,
    /// Text, a number, true or false: as written, without quotes.
    Scalar(String),
    List(Vec<Node>),
    /// Every entry in the order of the file, a key given twice too; whether it stands in `{ }`.
    Map(Vec<(Node, Node)>, bool),
}

/// How deep lists and keys may be nested. A profile needs five; the limit keeps recursion short.
const DEEPEST: usize = 32;

/// The tree of the only document of `source`; `None` where there is none.
pub(super) fn tree(source: &Source) -> Result<Option<Node>, Fault> {
    let Some(placed) = places(source)? else {
        return Ok(None);
    };
    let mut documents = serde_yaml::Deserializer::from_str(source.clean());
    let Some(document) = documents.next() else {
        return Ok(None);
    };
    let fault = |error: serde_yaml::Error| {
        let at = error.location().map_or(0, |at| at.index());
        syntax::fault(source, &error.to_string(), at)
    };
    let datum = Datum::deserialize(document).map_err(fault)?;
    // Should the parsers disagree on where the document ends, nothing may be dropped in silence.
    for more in documents {
        if !matches!(Datum::deserialize(more).map_err(fault)?, Datum::Null) {
            return Err(syntax::second_document(&(placed.at.end..placed.at.end)));
        }
    }
    Ok(Some(join(placed, datum)))
}

/// Lays the values over the places. Where the shapes differ (no file has made the parsers disagree
/// below the root) the values win and take the place of the whole.
fn join(placed: Placed, datum: Datum) -> Node {
    let at = placed.at;
    let value = match (placed.shape, datum) {
        (_, Datum::Null) => Value::Empty,
        // As written: `6`, `007` and `1.10` are labels, not sums.
        (Shape::Scalar(written), Datum::Other(_)) => Value::Scalar(written),
        (_, Datum::Text(text) | Datum::Other(text)) => Value::Scalar(text),
        (Shape::List(slots), Datum::List(items)) if slots.len() == items.len() => Value::List(
            slots
                .into_iter()
                .zip(items)
                .map(|(p, d)| join(p, d))
                .collect(),
        ),
        (Shape::Map(slots, flow), Datum::Map(entries)) if slots.len() == entries.len() => {
            let entries = slots.into_iter().zip(entries);
            Value::Map(
                entries
                    .map(|((pk, pv), (dk, dv))| (join(pk, dk), join(pv, dv)))
                    .collect(),
                flow,
            )
        }
        (_, Datum::List(items)) => Value::List(
            items
                .into_iter()
                .map(|d| join(Placed::at(&at), d))
                .collect(),
        ),
        (_, Datum::Map(entries)) => Value::Map(
            entries
                .into_iter()
                .map(|(k, v)| (join(Placed::at(&at), k), join(Placed::at(&at), v)))
                .collect(),
            false,
        ),
    };
    Node { at, value }
}

/// A node's place and what stands there.
struct Placed {
    at: Place,
    shape: Shape,
}

enum Shape {
    Scalar(String),
    List(Vec<Placed>),
    Map(Vec<(Placed, Placed)>, bool),
}

impl Placed {
    /// A place without anything known about what stands there.
    fn at(at: &Place) -> Self {
        Self {
            at: at.clone(),
            shape: Shape::List(Vec::new()),
        }
    }
}

/// A list or mapping whose end was not read yet.
struct Open {
    start: usize,
    flow: bool,
    map: bool,
    children: Vec<Placed>,
}

impl Open {
    fn close(self, end: usize) -> Placed {
        // A block's end is only noticed on a later line: it ends with its last child.
        let end = if self.flow {
            end
        } else {
            self.children.last().map_or(end, |child| child.at.end)
        };
        let shape = if self.map {
            let mut entries = Vec::with_capacity(self.children.len() / 2);
            let mut children = self.children.into_iter();
            while let (Some(key), Some(value)) = (children.next(), children.next()) {
                entries.push((key, value));
            }
            Shape::Map(entries, self.flow)
        } else {
            Shape::List(self.children)
        };
        Placed {
            at: self.start..end.max(self.start),
            shape,
        }
    }
}

/// The places of the only document.
fn places(source: &Source) -> Result<Option<Placed>, Fault> {
    let mut root = None;
    let mut documents = 0;
    let mut open: Vec<Open> = Vec::new();
    for event in Parser::new_from_str(source.clean()) {
        let (event, span) = event.map_err(|error| {
            let bracket = open.last().filter(|open| open.flow).map(|open| open.start);
            syntax::fault_within(source, error.info(), error.marker().index(), bracket)
        })?;
        let at = span.start.index()..span.end.index();
        let done = match event {
            Event::Nothing | Event::StreamStart | Event::StreamEnd | Event::DocumentEnd => continue,
            Event::DocumentStart(_) => {
                documents += 1;
                continue;
            }
            Event::Alias(_) => return Err(syntax::reserved(source, &at)),
            Event::Scalar(_, _, anchor, ref tag)
            | Event::SequenceStart(anchor, ref tag)
            | Event::MappingStart(anchor, ref tag)
                if anchor != 0 || tag.is_some() =>
            {
                return Err(syntax::reserved(source, &at));
            }
            Event::Scalar(text, ..) => {
                // An empty line after the last document is no second profile.
                if documents > 1 && text.is_empty() {
                    continue;
                }
                Placed {
                    at,
                    shape: Shape::Scalar(text.into_owned()),
                }
            }
            Event::SequenceStart(..) | Event::MappingStart(..) => {
                if open.len() == DEEPEST {
                    return Err(syntax::fault(source, "recursion limit", at.start));
                }
                if documents > 1 {
                    return Err(syntax::second_document(&at));
                }
                open.push(Open {
                    start: at.start,
                    flow: !at.is_empty(),
                    map: matches!(event, Event::MappingStart(..)),
                    children: Vec::new(),
                });
                continue;
            }
            Event::SequenceEnd | Event::MappingEnd => match open.pop() {
                Some(ended) => ended.close(at.end),
                None => continue,
            },
        };
        if documents > 1 {
            return Err(syntax::second_document(&done.at));
        }
        match open.last_mut() {
            Some(parent) => parent.children.push(done),
            None => root = Some(done),
        }
    }
    Ok(root)
}

/// What `serde_yaml` reads: unlike `serde_yaml::Value` it keeps a key that is given twice, so that
/// every one can be shown.
#[derive(Debug)]
enum Datum {
    Null,
    Text(String),
    /// A number, true or false, as Rust writes it.
    Other(String),
    List(Vec<Datum>),
    Map(Vec<(Datum, Datum)>),
}

impl<'de> Deserialize<'de> for Datum {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(DatumVisitor)
    }
}

struct DatumVisitor;

impl<'de> Visitor<'de> for DatumVisitor {
    type Value = Datum;

    fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str("text, a list or keys")
    }

    fn visit_unit<E>(self) -> Result<Datum, E> {
        Ok(Datum::Null)
    }

    fn visit_none<E>(self) -> Result<Datum, E> {
        Ok(Datum::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Datum, E> {
        Ok(Datum::Other(value.to_string()))
    }

    fn visit_i64<E>(self, value: i64) -> Result<Datum, E> {
        Ok(Datum::Other(value.to_string()))
    }

    fn visit_u64<E>(self, value: u64) -> Result<Datum, E> {
        Ok(Datum::Other(value.to_string()))
    }

    fn visit_i128<E>(self, value: i128) -> Result<Datum, E> {
        Ok(Datum::Other(value.to_string()))
    }

    fn visit_u128<E>(self, value: u128) -> Result<Datum, E> {
        Ok(Datum::Other(value.to_string()))
    }

    fn visit_f64<E>(self, value: f64) -> Result<Datum, E> {
        Ok(Datum::Other(value.to_string()))
    }

    fn visit_str<E>(self, value: &str) -> Result<Datum, E> {
        Ok(Datum::Text(value.to_owned()))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Datum, A::Error> {
        let mut list = Vec::new();
        while let Some(item) = items.next_element()? {
            list.push(item);
        }
        Ok(Datum::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Datum, A::Error> {
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry()? {
            map.push(entry);
        }
        Ok(Datum::Map(map))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Whether two trees have the same shape and texts; a line break at the very end is let pass.
    fn same(placed: &Placed, datum: &Datum) -> bool {
        match (&placed.shape, datum) {
            (Shape::Scalar(_), Datum::Null | Datum::Other(_)) => true,
            (Shape::Scalar(a), Datum::Text(b)) => a.trim_end() == b.trim_end(),
            (Shape::List(a), Datum::List(b)) => {
                a.len() == b.len() && a.iter().zip(b).all(|(a, b)| same(a, b))
            }
            (Shape::Map(a, _), Datum::Map(b)) => {
                a.len() == b.len()
                    && a.iter()
                        .zip(b)
                        .all(|(a, b)| same(&a.0, &b.0) && same(&a.1, &b.1))
            }
            _ => false,
        }
    }

    /// Whether the parsers agree on `text`; they do where either refuses it.
    fn agree(text: &str) -> bool {
        let source = Source::new("f", text);
        let (Ok(Some(placed)), Ok(Some(_))) = (places(&source), tree(&source)) else {
            return true;
        };
        let mut documents = serde_yaml::Deserializer::from_str(source.clean());
        let datum = documents.next().map(Datum::deserialize);
        matches!(datum, Some(Ok(datum)) if same(&placed, &datum))
    }

    #[test]
    fn the_two_parsers_see_the_same_tree() {
        for text in [
            "a: [b, {c: d, e}, 'f''g', \"h\\ti\"]\nj:\n- k\n- l: m\n  n: |\n    o\n    p\n",
            "a: >-\n  b\n  c\nd: 007\ne: ~\nf:\n",
            "# only this\n---\na:\tb # c\nd:\n  -\te\n...\n",
            "a: b\r\nc:\r\n  - d\r\n\u{a0} - e\r\n",
            "a: one\n  two\n\n  three\nb: [x,\n  y]\n",
        ] {
            assert!(agree(text), "{text}");
            assert!(
                tree(&Source::new("f", text)).is_ok_and(|tree| tree.is_some()),
                "{text}"
            );
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn or_else_one_of_them_refuses_it(text in "k:([a-c]|: |- |\n|  |\\[|\\]|\\{|\\}|, |\"|'|#|>|\\|){0,40}") {
            prop_assert!(agree(&text));
        }
    }
}
