//! A saved page to plain text: one line a block, whose mark-up is remembered beside it.
//!
//! The tokenizer follows the HTML standard, so broken pages are read as browsers read them. Only
//! the order of the text and a few elements matter here, so no tree is built.

use super::{Document, Mark, MarkKind, Run};
use crate::advert::Importance;
use crate::vocabulary::tail;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::borrow::Cow;

/// How much of a text is looked at to tell whether it is a page (bytes).
const HEAD: usize = 64 * 1024;

/// Whether `source` is a saved page, or a part of one.
pub(crate) fn looks_like_html(source: &str) -> bool {
    const STARTS: [&str; 7] = [
        "<!doctype html",
        "<html",
        "<body",
        "<head",
        "<main",
        "<div",
        "<article",
    ];
    const CLOSED: [&str; 7] = [
        "</p>", "</li>", "</h2>", "</h3>", "</div>", "</ul>", "</td>",
    ];
    let begins = |text: &str, tag: &str| {
        let head = text.as_bytes().get(..tag.len());
        head.is_some_and(|head| head.eq_ignore_ascii_case(tag.as_bytes()))
    };
    if STARTS.iter().any(|tag| begins(source.trim_start(), tag)) {
        return true;
    }
    source
        .match_indices('<')
        .take_while(|(at, _)| *at < HEAD)
        .filter(|(at, _)| CLOSED.iter().any(|tag| begins(tail(source, *at), tag)))
        .nth(2)
        .is_some()
}

/// Whether a text holds anything that looks like a tag.
pub(crate) fn has_tags(text: &str) -> bool {
    text.match_indices('<').any(|(at, _)| {
        let next = tail(text, at + 1).bytes().next();
        next.is_some_and(|byte| byte.is_ascii_alphabetic() || byte == b'/')
    })
}

/// Reads a page.
pub(super) fn read(source: &str) -> Document<'_> {
    let mut emitter = DefaultEmitter::<usize>::new_with_span();
    emitter.naively_switch_states(true);
    let mut page = Page::default();
    for token in Tokenizer::new_with_emitter(source, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => page.open(&tag),
            Token::EndTag(tag) => page.close(&String::from_utf8_lossy(&tag.name)),
            Token::String(text) => {
                let value = String::from_utf8_lossy(&text.value);
                page.text(&value, source, text.span.start, text.span.end);
            }
            _ => {}
        }
    }
    page.end_line();
    Document {
        source,
        plain: Cow::Owned(page.plain),
        runs: page.runs,
        marks: Cow::Owned(page.marks),
        body: 0,
    }
}

#[derive(Default)]
struct Page {
    plain: String,
    runs: Vec<Run>,
    marks: Vec<Mark>,
    /// The element whose content is no part of the advert, while inside it, and how many of that name
    /// are open.
    hidden: Option<(String, usize)>,
    line: Option<MarkKind>,
    level: Option<Importance>,
    /// White space is owed before the next word.
    blank: bool,
    /// Whether the line has text yet.
    started: bool,
    in_row: bool,
    /// What parts the next word of a cell from those before it, where that is more than a blank.
    part: Option<char>,
}

impl Page {
    fn open(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name);
        let name = name.as_ref();
        if let Some((hidden, open)) = &mut self.hidden {
            *open += usize::from(hidden == name && !tag.self_closing);
            return;
        }
        match name {
            _ if !tag.self_closing && is_furniture(name, tag) => {
                self.end_line();
                self.hidden = Some((name.to_owned(), 1));
            }
            "br" | "hr" if !self.in_row => self.end_line(),
            "br" => self.part_cell(LINE),
            "dt" => self.begin(MarkKind::Heading(0)),
            _ if heading_depth(name).is_some() => {
                self.begin(MarkKind::Heading(heading_depth(name).unwrap_or(0)));
            }
            "li" if self.in_row => self.part_cell('•'),
            "li" => {
                self.begin(MarkKind::Item);
                let id = tag.attributes.get(b"id".as_slice());
                self.level = id.and_then(|id| level_of_id(&String::from_utf8_lossy(id)));
            }
            "tr" => {
                self.begin(MarkKind::Row);
                self.in_row = true;
            }
            "td" | "th" => {
                if self.started {
                    self.plain.push('\t');
                }
                self.blank = false;
                self.part = None;
            }
            _ if self.in_row && is_block(name) => self.part_cell(LINE),
            _ if self.in_row => {}
            // A paragraph inside an item that has no text yet is that item's text.
            "p" | "div" | "span" if self.line == Some(MarkKind::Item) && !self.started => {}
            _ if is_block(name) => self.begin(MarkKind::Text),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some((hidden, open)) = &mut self.hidden {
            *open -= usize::from(hidden == name);
            if *open == 0 {
                self.hidden = None;
            }
            return;
        }
        if name == "tr" || name == "table" {
            self.in_row = false;
        }
        if self.in_row {
            if is_block(name) {
                self.part_cell(LINE);
            }
        } else if is_block(name)
            || matches!(name, "li" | "tr" | "dt")
            || heading_depth(name).is_some()
        {
            self.end_line();
        }
    }

    /// The next word begins another line or item of the same cell.
    fn part_cell(&mut self, sign: char) {
        self.blank = true;
        if self.part != Some('•') {
            self.part = Some(sign);
        }
    }

    fn begin(&mut self, kind: MarkKind) {
        self.end_line();
        self.line = Some(kind);
    }

    /// Ends the line; the next begins with no mark-up known.
    fn end_line(&mut self) {
        if self.started {
            self.plain.push('\n');
        }
        self.line = None;
        self.level = None;
        self.started = false;
        self.blank = false;
        self.part = None;
    }

    fn text(&mut self, value: &str, source: &str, start: usize, end: usize) {
        if self.hidden.is_some() {
            return;
        }
        let raw = source.get(start..end).unwrap_or_default();
        self.words(value, raw, start);
    }

    /// Adds the words of `value`, which `raw` at `start` of the source was decoded to.
    fn words(&mut self, value: &str, raw: &str, start: usize) {
        for (text, at, len) in aligned(value, raw) {
            let verbatim = text.len() == len;
            let mut offset = 0;
            for part in text.split_inclusive(|c: char| c.is_ascii_whitespace()) {
                let word = part.trim_end_matches(|c: char| c.is_ascii_whitespace());
                if !word.is_empty() {
                    self.word(
                        word,
                        Run {
                            plain: 0,
                            source: start + at + if verbatim { offset } else { 0 },
                            len: if verbatim { word.len() } else { len },
                            verbatim,
                        },
                    );
                }
                if word.len() < part.len() {
                    self.blank = true;
                }
                offset += part.len();
            }
        }
    }

    fn word(&mut self, word: &str, mut run: Run) {
        if !self.started {
            self.marks.push(Mark {
                at: self.plain.len(),
                kind: self.line.unwrap_or(MarkKind::Text),
                level: self.level,
                table: 0,
            });
            self.started = true;
        } else if self.blank && !self.plain.ends_with('\t') {
            self.plain.push(' ');
            if let Some(sign) = self.part {
                self.plain.push(sign);
                self.plain.push(' ');
            }
        } else if self.part == Some('•') && self.plain.ends_with('\t') {
            self.plain.push_str("• ");
        }
        self.blank = false;
        self.part = None;
        run.plain = self.plain.len();
        self.plain.push_str(word);
        self.runs.push(run);
    }
}

/// Parts the lines of one cell of a table: a blank to everything but the table's reader.
pub(crate) const LINE: char = '\u{1e}';

/// Whether an element holds what is shown on every page of a site, or is not shown at all.
fn is_furniture(name: &str, tag: &StartTag<usize>) -> bool {
    match name {
        "script" | "style" | "head" | "template" | "noscript" | "svg" | "select" | "nav"
        | "footer" | "button" | "dialog" | "iframe" => true,
        // Elements whose end must be written, so that nothing after them is lost.
        "div" | "section" | "aside" | "header" | "ul" | "span" => {
            let says = |attribute: &[u8], words: &[&str]| {
                tag.attributes.get(attribute).is_some_and(|value| {
                    let value = String::from_utf8_lossy(value).to_ascii_lowercase();
                    words.iter().any(|word| value.contains(word))
                })
            };
            let banners = [
                "cookie",
                "consent",
                "gdpr",
                "onetrust",
                "breadcrumb",
                "share-",
            ];
            says(b"id", &banners)
                || says(b"class", &banners)
                || says(b"role", &["navigation", "contentinfo", "dialog", "search"])
        }
        _ => false,
    }
}

/// The depth of a heading's tag.
fn heading_depth(name: &str) -> Option<u8> {
    let depth = name.strip_prefix('h')?.parse().ok()?;
    (1..=6).contains(&depth).then_some(depth)
}

fn is_block(name: &str) -> bool {
    matches!(
        name,
        "p" | "div"
            | "ul"
            | "ol"
            | "dl"
            | "dd"
            | "table"
            | "thead"
            | "tbody"
            | "section"
            | "article"
            | "header"
            | "footer"
            | "main"
            | "aside"
            | "blockquote"
            | "pre"
            | "form"
            | "fieldset"
            | "address"
            | "body"
            | "figure"
            | "details"
            | "summary"
            | "hr"
    )
}

/// NHS Jobs names the items of a specification `essential_skill_1_criteria_2`.
fn level_of_id(id: &str) -> Option<Importance> {
    if !id.contains("_criteria_") {
        return None;
    }
    if id.starts_with("essential_") {
        Some(Importance::Essential)
    } else if id.starts_with("desirable_") {
        Some(Importance::Desirable)
    } else {
        None
    }
}

/// Cuts a decoded text into runs: (text, place in `raw`, bytes of `raw`). Where an entity stands,
/// the two lengths differ; all else is verbatim.
fn aligned<'a>(value: &'a str, raw: &str) -> Vec<(&'a str, usize, usize)> {
    if value == raw {
        return vec![(value, 0, raw.len())];
    }
    let mut runs = Vec::new();
    let (mut v, mut r) = (0, 0);
    while v < value.len() {
        let rest = value.get(v..).unwrap_or_default();
        let raw_rest = raw.get(r..).unwrap_or_default();
        let same = rest
            .bytes()
            .zip(raw_rest.bytes())
            .take_while(|(a, b)| a == b && *b != b'&')
            .count();
        let same = (0..=same)
            .rev()
            .find(|&at| rest.is_char_boundary(at) && raw_rest.is_char_boundary(at))
            .unwrap_or(0);
        if same > 0 {
            runs.push((rest.get(..same).unwrap_or_default(), r, same));
            (v, r) = (v + same, r + same);
            continue;
        }
        let Some(c) = rest.chars().next() else { break };
        let len = entity_len(raw_rest, c);
        let text = rest.get(..c.len_utf8()).unwrap_or_default();
        if raw_rest.is_empty() {
            // Nothing is left to stand for: an entity of two characters at the very end.
            runs.push((rest, r, 0));
            break;
        }
        runs.push((text, r, len));
        (v, r) = (v + c.len_utf8(), r + len);
    }
    runs
}

/// Bytes of `raw` that stand for the character `c`.
fn entity_len(raw: &str, c: char) -> usize {
    if raw.starts_with("\r\n") && c == '\n' {
        return 2;
    }
    let body = raw.get(1..).unwrap_or_default();
    let name = body
        .bytes()
        .take(32)
        .take_while(|byte| byte.is_ascii_alphanumeric() || *byte == b'#')
        .count();
    let literal = raw.starts_with('&')
        && c == '&'
        && !["amp", "AMP", "#38", "#x26", "#X26"]
            .iter()
            .any(|known| body.starts_with(known));
    if !raw.starts_with('&') || literal || name == 0 {
        return raw.chars().next().map_or(0, char::len_utf8);
    }
    1 + name + usize::from(body.as_bytes().get(name) == Some(&b';'))
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Form};

    #[test]
    fn a_page_becomes_blocks_whose_spans_cover_the_source() {
        let source = "<!DOCTYPE html><html><head><title>x</title></head><body>\
            <h3>Qualifications</h3><ul><li id=\"desirable_skill_1_criteria_2\">People&rsquo;s \
            <b>R&amp;D</b>\n  award</li></ul><p>Pay &#163;10</p></body></html>";
        let document = Document::read(source);
        let blocks = document.blocks();
        let texts: Vec<_> = blocks.iter().map(|block| block.text).collect();
        assert_eq!(texts, ["Qualifications", "People’s R&D award", "Pay £10"]);
        assert_eq!(blocks[1].form, Form::Item);
        assert!(blocks[1].level.is_some());
        assert_eq!(
            document.span(blocks[1].text).of(source),
            "People&rsquo;s <b>R&amp;D</b>\n  award"
        );
        assert_eq!(document.span(blocks[2].text).of(source), "Pay &#163;10");
    }

    #[test]
    fn a_table_row_is_a_line_of_cells() {
        let source = "<table><tr><td>Degree</td><td><p>E</p></td></tr></table><p>a</p><p>b</p>";
        let document = Document::read(source);
        assert_eq!(document.blocks()[0].text, "Degree\tE");
        assert_eq!(document.blocks()[0].form, Form::Row);
    }
}
