//! The text of a Word document, read as a stream of elements.

use super::styles::{Kind, Styles};
use super::{attribute, damaged, is_on};
use crate::layout::lines::{Cell, Lines, MOST_COLUMNS, Paragraph};
use crate::layout::source::refused;
use crate::layout::{Extracted, MarkKind};
use crate::limits::Limits;
use crate::note::Note;
use crate::vocabulary;
use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

/// Reads the main part of a document.
///
/// # Errors
/// The note that says why it cannot be read.
pub(super) fn read(xml: &str, styles: &Styles, limits: &Limits) -> Result<Extracted, Note> {
    let mut body = Body::new(styles);
    let mut reader = Reader::from_str(xml);
    let mut depth = 0;
    loop {
        match reader.read_event().map_err(|_| damaged())? {
            Event::Eof => break,
            Event::Start(tag) => {
                depth += 1;
                if depth > limits.depth {
                    return Err(refused(format!(
                        "the Word document has more than {} elements inside one another: copy its text into a .txt file",
                        limits.depth
                    )));
                }
                body.open(&tag, depth);
            }
            Event::Empty(tag) => {
                body.open(&tag, depth + 1);
                body.close(tag.local_name().as_ref(), depth + 1);
            }
            Event::End(tag) => {
                body.close(tag.local_name().as_ref(), depth);
                depth = depth.saturating_sub(1);
            }
            Event::Text(text) => body.text(&text),
            Event::CData(text) => body.text(&text),
            Event::GeneralRef(entity) => body.entity(&entity),
            _ => {}
        }
    }
    if depth > 0 {
        return Err(damaged());
    }
    Ok(body.finish())
}

/// Paragraphs and tables one after another: of the document, of a cell, of a text box.
type Flow = Vec<Part>;

enum Part {
    Paragraph(Paragraph),
    Table(Vec<Vec<Cell>>),
}

/// A paragraph being read.
#[derive(Default)]
struct Open {
    text: String,
    style: Option<String>,
    numbered: Option<bool>,
    outlined: bool,
    /// Whether every word so far is bold.
    bold: bool,
    /// Text boxes that hang on it.
    boxes: Flow,
}

/// A table being read.
#[derive(Default)]
struct OpenTable {
    rows: Vec<Vec<Cell>>,
    row: Vec<Cell>,
    /// Columns that the row leaves out before its first cell.
    before: usize,
    deleted: bool,
    columns: usize,
    merged: bool,
    /// Tables of several columns inside this one's cells.
    inner: Flow,
}

struct Body<'s> {
    styles: &'s Styles,
    flows: Vec<Flow>,
    tables: Vec<OpenTable>,
    paragraphs: Vec<Open>,
    /// The depth of the element whose content is not read.
    skip: Option<usize>,
    /// The depth of a paragraph's properties, while in them; the same of a content control's.
    properties: Option<usize>,
    control: Option<usize>,
    /// Whether the content control holds a table of contents or a prompt to type.
    prompt: bool,
    /// The depth of a run's text, while in it.
    text: Option<usize>,
    bold: bool,
    hidden: bool,
}

impl<'s> Body<'s> {
    fn new(styles: &'s Styles) -> Self {
        Self {
            styles,
            flows: vec![Flow::new()],
            tables: Vec::new(),
            paragraphs: Vec::new(),
            skip: None,
            properties: None,
            control: None,
            prompt: false,
            text: None,
            bold: false,
            hidden: false,
        }
    }

    fn open(&mut self, tag: &BytesStart<'_>, depth: usize) {
        if self.skip.is_some() {
            return;
        }
        let value = || attribute(tag, "val").unwrap_or_default();
        let name = tag.local_name();
        match name.as_ref() {
            // Deleted text, the copy for old programs, and fields' instructions are not read.
            "del" | "moveFrom" if self.properties.is_none() && !self.in_row_head() => {
                self.skip = Some(depth);
            }
            "del" if self.in_row_head() => {
                if let Some(table) = self.tables.last_mut() {
                    table.deleted = true;
                }
            }
            "Fallback" | "instrText" | "delText" => self.skip = Some(depth),
            "sdtPr" => {
                self.control = Some(depth);
                self.prompt = false;
            }
            "showingPlcHdr" if self.control.is_some() => self.prompt = is_on(tag),
            "docPartGallery" if value() == "Table of Contents" => self.prompt = true,
            "sdtContent" if std::mem::take(&mut self.prompt) => self.skip = Some(depth),
            _ if self.control.is_some() => {}
            "p" => self.paragraphs.push(Open {
                bold: true,
                ..Open::default()
            }),
            "tbl" => self.tables.push(OpenTable::default()),
            "tr" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.before, table.deleted) = (0, false);
                }
            }
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    (table.columns, table.merged) = (1, false);
                }
                self.flows.push(Flow::new());
            }
            "txbxContent" => self.flows.push(Flow::new()),
            "gridBefore" => {
                if let Some(table) = self.tables.last_mut() {
                    table.before = value().parse().unwrap_or(0);
                }
            }
            "gridSpan" => {
                if let Some(table) = self.tables.last_mut() {
                    table.columns = value().parse().unwrap_or(1);
                }
            }
            "vMerge" | "hMerge" => {
                if let Some(table) = self.tables.last_mut() {
                    table.merged |= value() != "restart";
                }
            }
            other => self.in_paragraph(other, tag, depth),
        }
    }

    /// Whether only a row, none of its cells, is open.
    fn in_row_head(&self) -> bool {
        self.flows.len() <= self.tables.len()
    }

    fn in_paragraph(&mut self, name: &str, tag: &BytesStart<'_>, depth: usize) {
        let Some(open) = self.paragraphs.last_mut() else {
            return;
        };
        let value = || attribute(tag, "val").unwrap_or_default();
        if self.properties.is_some() {
            match name {
                "pStyle" => open.style = Some(value()),
                "numId" => open.numbered = Some(value() != "0"),
                "outlineLvl" => open.outlined = value() != "9",
                _ => {}
            }
            return;
        }
        match name {
            "pPr" => self.properties = Some(depth),
            "r" => (self.bold, self.hidden) = (false, false),
            "b" => self.bold = is_on(tag),
            "vanish" => self.hidden = is_on(tag),
            "t" => self.text = Some(depth),
            "tab" | "ptab" => self.add("\t"),
            "br" | "cr" => self.add("\n"),
            "noBreakHyphen" => self.add("-"),
            "sym" => {
                let code = attribute(tag, "char").unwrap_or_default();
                self.add(symbol(&code));
            }
            _ => {}
        }
    }

    fn close(&mut self, name: &str, depth: usize) {
        if let Some(skip) = self.skip {
            if skip == depth {
                self.skip = None;
            }
            return;
        }
        for held in [&mut self.properties, &mut self.control, &mut self.text] {
            if *held == Some(depth) {
                *held = None;
                return;
            }
        }
        if self.control.is_some() {
            return;
        }
        match name {
            "p" => self.close_paragraph(),
            "txbxContent" => {
                if let (Some(flow), Some(open)) = (self.flows.pop(), self.paragraphs.last_mut()) {
                    open.boxes.extend(flow);
                }
            }
            "tc" => self.close_cell(),
            "tr" => self.close_row(),
            "tbl" => {
                if let Some(table) = self.tables.pop() {
                    self.add_part(Part::Table(table.rows));
                    for inner in table.inner {
                        self.add_part(inner);
                    }
                }
            }
            _ => {}
        }
    }

    fn add_part(&mut self, part: Part) {
        if let Some(flow) = self.flows.last_mut() {
            flow.push(part);
        }
    }

    fn close_paragraph(&mut self) {
        let Some(open) = self.paragraphs.pop() else {
            return;
        };
        let style = open.style.as_deref().and_then(|id| self.styles.kind(id));
        let listed = open.numbered.unwrap_or(style == Some(Kind::Item));
        let kind = if style == Some(Kind::Heading) || open.outlined {
            MarkKind::Heading(0)
        } else if listed && !is_numbered_heading(&open) {
            MarkKind::Item
        } else {
            MarkKind::Text
        };
        if style != Some(Kind::Contents) {
            self.add_part(Part::Paragraph(Paragraph {
                kind,
                text: open.text,
            }));
        }
        for part in open.boxes {
            self.add_part(part);
        }
    }

    fn close_cell(&mut self) {
        if self.flows.len() < 2 {
            return;
        }
        let (Some(flow), Some(table)) = (self.flows.pop(), self.tables.last_mut()) else {
            return;
        };
        let mut cell = Cell {
            paragraphs: Vec::new(),
            columns: table.columns,
        };
        for part in flow {
            match part {
                Part::Paragraph(paragraph) => cell.paragraphs.push(paragraph),
                // Columns inside a column: only a table by itself keeps them apart.
                Part::Table(rows) if rows.iter().any(|row| row.len() > 1) => {
                    table.inner.push(Part::Table(rows));
                }
                Part::Table(rows) => {
                    let cells = rows.into_iter().flatten();
                    cell.paragraphs
                        .extend(cells.flat_map(|cell| cell.paragraphs));
                }
            }
        }
        if table.merged {
            cell.paragraphs.clear();
        }
        table.row.push(cell);
    }

    fn close_row(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let mut row = std::mem::take(&mut table.row);
        if table.before > 0 {
            let blank = Cell {
                columns: table.before.min(MOST_COLUMNS),
                ..Cell::default()
            };
            row.insert(0, blank);
        }
        if !table.deleted {
            table.rows.push(row);
        }
    }

    fn text(&mut self, text: &str) {
        if self.text.is_some() {
            self.add(text);
        }
    }

    fn entity(&mut self, entity: &quick_xml::events::BytesRef<'_>) {
        if let Ok(Some(character)) = entity.resolve_char_ref() {
            self.text(character.encode_utf8(&mut [0; 4]));
            return;
        }
        let known = quick_xml::escape::resolve_predefined_entity(entity);
        self.text(known.unwrap_or_default());
    }

    fn add(&mut self, text: &str) {
        if self.skip.is_some() || self.hidden {
            return;
        }
        if let Some(open) = self.paragraphs.last_mut() {
            open.text.push_str(text);
            open.bold &= self.bold || text.trim().is_empty();
        }
    }

    fn finish(mut self) -> Extracted {
        let mut lines = Lines::default();
        for part in self.flows.drain(..).flatten() {
            match part {
                Part::Paragraph(paragraph) if paragraph.text.trim().is_empty() => lines.gap(),
                Part::Paragraph(paragraph) => lines.paragraph(&paragraph),
                Part::Table(rows) => lines.table(&rows),
            }
        }
        lines.finish()
    }
}

/// Whether a numbered paragraph heads a section: "1. JOB SUMMARY", bold or in capitals.
fn is_numbered_heading(open: &Open) -> bool {
    let shouts = !open.text.chars().any(char::is_lowercase);
    (open.bold || shouts) && vocabulary::heading(open.text.trim()).is_some()
}

/// A character of Word's symbol fonts, by its code: ticks and crosses; all else is a bullet.
fn symbol(code: &str) -> &'static str {
    match code.to_ascii_uppercase().trim_start_matches("F0") {
        "FC" | "FE" | "50" | "52" => "✓",
        "FB" | "FD" | "4F" | "51" | "53" | "54" | "78" => "x",
        _ => "•",
    }
}
