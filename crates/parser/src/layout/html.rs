//! A saved page to plain text: one line a block, whose mark-up is remembered beside it.
//!
//! The tokenizer follows the HTML standard, so broken pages are read as browsers read them. Only
//! the order of the text and a few elements matter here, so no tree is built.

use super::{Document, Mark, MarkKind, Run};
use crate::advert::Importance;
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};
use std::borrow::Cow;

/// How much of a text is looked at to tell whether it is a page (bytes).
const HEAD: usize = 64 * 1024;

/// Whether `source` is a saved page, or a part of one.
pub(super) fn looks_like_html(source: &str) -> bool {
    let end = (0..=HEAD.min(source.len()))
        .rev()
        .find(|&at| source.is_char_boundary(at))
        .unwrap_or(0);
    let head = source.get(..end).unwrap_or(source).to_ascii_lowercase();
    let starts = [
        "<!doctype html",
        "<html",
        "<body",
        "<head",
        "<main",
        "<div",
        "<article",
    ];
    let start = head.trim_start();
    if starts.iter().any(|tag| start.starts_with(tag)) {
        return true;
    }
    let closed = [
        "</p>", "</li>", "</h2>", "</h3>", "</div>", "</ul>", "</td>",
    ];
    closed
        .iter()
        .map(|tag| head.matches(tag).count())
        .sum::<usize>()
        >= 3
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
                let value = String::from_utf8_lossy(&text.value).into_owned();
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
        marked: true,
    }
}

#[derive(Default)]
struct Page {
    plain: String,
    runs: Vec<Run>,
    marks: Vec<Mark>,
    /// The element whose content is not shown, while inside it.
    hidden: Option<String>,
    line: Option<MarkKind>,
    level: Option<Importance>,
    /// White space is owed before the next word.
    blank: bool,
    /// Whether the line has text yet.
    started: bool,
    in_row: bool,
}

impl Page {
    fn open(&mut self, tag: &StartTag<usize>) {
        let name = String::from_utf8_lossy(&tag.name).into_owned();
        if self.hidden.is_some() {
            return;
        }
        match name.as_str() {
            "script" | "style" | "head" | "template" | "noscript" | "svg" | "select" | "nav"
                if !tag.self_closing =>
            {
                self.hidden = Some(name);
            }
            "br" | "hr" if !self.in_row => self.end_line(),
            "br" => self.blank = true,
            "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" => self.begin(MarkKind::Heading),
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
            }
            _ if self.in_row => self.blank |= is_block(&name),
            // A paragraph inside an item that has no text yet is that item's text.
            "p" | "div" | "span" if self.line == Some(MarkKind::Item) && !self.started => {}
            _ if is_block(&name) => self.begin(MarkKind::Text),
            _ => {}
        }
    }

    fn close(&mut self, name: &str) {
        if let Some(hidden) = &self.hidden {
            if hidden == name {
                self.hidden = None;
            }
            return;
        }
        if name == "tr" || name == "table" {
            self.in_row = false;
        }
        if self.in_row {
            self.blank |= is_block(name);
        } else if is_block(name) || matches!(name, "li" | "tr" | "dt") || heading_tag(name) {
            self.end_line();
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
        }
        self.blank = false;
        run.plain = self.plain.len();
        self.plain.push_str(word);
        self.runs.push(run);
    }
}

fn heading_tag(name: &str) -> bool {
    matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6")
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
