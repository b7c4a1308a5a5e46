//! XML as a small tree. Entities of the document's own are not expanded, so that none can grow; depth
//! and size have limits.

use crate::Refusal;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Elements inside one another.
const DEEPEST: usize = 64;
/// Elements of one CV; a long one has a few thousand.
const MOST: usize = 100_000;

/// An element.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Node {
    /// Its name without a prefix.
    pub(super) name: String,
    attributes: Vec<(String, String)>,
    /// Its own text.
    text: String,
    children: Vec<Node>,
}

impl Node {
    /// The children of that name.
    pub(super) fn all<'n>(&'n self, name: &'n str) -> impl Iterator<Item = &'n Self> {
        self.children.iter().filter(move |child| child.name == name)
    }

    /// The first descendant along a path of names ("Period/From").
    pub(super) fn at(&self, path: &str) -> Option<&Self> {
        let mut node = self;
        for name in path.split('/') {
            node = node.children.iter().find(|child| child.name == name)?;
        }
        Some(node)
    }

    /// The text of the first descendant along a path, unless it is empty.
    pub(super) fn text_at(&self, path: &str) -> Option<String> {
        let text = self.at(path)?.text.trim();
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// The text of an attribute.
    pub(super) fn attribute(&self, name: &str) -> Option<&str> {
        let found = self.attributes.iter().find(|(own, _)| own == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The children, in order.
    pub(super) fn children(&self) -> &[Self] {
        &self.children
    }

    /// Every descendant of that name.
    pub(super) fn deep<'n>(&'n self, name: &str, found: &mut Vec<&'n Self>) {
        for child in &self.children {
            if child.name == name {
                found.push(child);
            }
            child.deep(name, found);
        }
    }
}

/// Reads a text of XML.
pub(super) fn read(xml: &str) -> Result<Node, Refusal> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    let mut open: Vec<Node> = vec![Node::default()];
    let mut count = 0;
    loop {
        let event = reader.read_event().map_err(|error| {
            Refusal::new(format!("the XML is broken: {error}; export the CV anew"))
        })?;
        match event {
            Event::Eof => break,
            Event::Start(tag) => open.push(node(&tag)),
            Event::Empty(tag) => attach(&mut open, node(&tag)),
            Event::End(_) => {
                if open.len() > 1
                    && let Some(done) = open.pop()
                {
                    attach(&mut open, done);
                }
                continue;
            }
            Event::Text(text) => {
                add(&mut open, &text);
                continue;
            }
            Event::CData(text) => {
                add(&mut open, &text);
                continue;
            }
            Event::GeneralRef(name) => {
                add(&mut open, entity(&name));
                continue;
            }
            _ => continue,
        }
        count += 1;
        if open.len() > DEEPEST || count > MOST {
            return Err(Refusal::new(
                "the XML holds more than any CV does: it is damaged, or made to harm",
            ));
        }
    }
    while open.len() > 1
        && let Some(done) = open.pop()
    {
        attach(&mut open, done);
    }
    let root = open.pop().and_then(|top| top.children.into_iter().next());
    root.ok_or_else(|| Refusal::new("the XML holds no element"))
}

fn node(tag: &BytesStart<'_>) -> Node {
    let mut attributes = tag.attributes();
    let attributes = attributes.with_checks(false).flatten();
    Node {
        name: tag.local_name().as_ref().to_owned(),
        attributes: attributes
            .map(|one| {
                (
                    one.key.local_name().as_ref().to_owned(),
                    one.value.clone().into_owned(),
                )
            })
            .collect(),
        ..Node::default()
    }
}

fn attach(open: &mut [Node], done: Node) {
    if let Some(parent) = open.last_mut() {
        parent.children.push(done);
    }
}

fn add(open: &mut [Node], text: &str) {
    if let Some(node) = open.last_mut() {
        node.text.push_str(text);
    }
}

/// What XML itself names; an entity of the document's own says nothing here.
fn entity(name: &str) -> &'static str {
    match name {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" | "#39" => "'",
        _ => " ",
    }
}

/// The lines of a text that holds HTML, as both editors write it: a line an item or paragraph.
pub(super) fn lines(html: &str) -> Vec<String> {
    let mut text = String::with_capacity(html.len());
    let mut rest = html;
    while let Some((before, tail)) = rest.split_once('<') {
        text.push_str(before);
        let Some((tag, after)) = tail.split_once('>') else {
            rest = tail;
            break;
        };
        let name: String = tag
            .trim_start_matches('/')
            .chars()
            .take_while(char::is_ascii_alphanumeric)
            .collect();
        if matches!(
            name.to_ascii_lowercase().as_str(),
            "p" | "li" | "br" | "div" | "ul" | "ol"
        ) {
            text.push('\n');
        }
        rest = after;
    }
    text.push_str(rest);
    let text = text.replace("&nbsp;", " ").replace("&amp;", "&");
    text.lines()
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .filter(|line| !line.is_empty())
        .collect()
}
