//! A page's instructions, carried out as far as text and ruling lines go.

use super::canvas::{Canvas, State};
use super::font::{self, Font};
use super::matrix::Matrix;
use super::token::{Token, Tokens};
use super::word::Word;
use super::{damaged, too_large};
use crate::layout::source::refused;
use crate::limits::Limits;
use crate::note::Note;
use lopdf::{Dictionary, Document, Object, ObjectId};
use std::collections::HashMap;
use std::rc::Rc;

/// Forms inside one another, and states kept, at most.
const DEEPEST_FORM: usize = 12;
const MOST_STATES: usize = 256;
/// What reading a font counts for, in instructions.
const FONT_STEPS: usize = 1_000;

/// What stands on a page.
#[derive(Debug, Default)]
pub(super) struct Page {
    pub words: Vec<Word>,
    pub rules: Vec<Rule>,
    pub height: f32,
    pub has_image: bool,
    /// Characters whose meaning the font does not tell.
    pub unknown: usize,
}

impl Page {
    /// How many characters its words have.
    pub(super) fn letters(&self) -> usize {
        self.words
            .iter()
            .map(|word| word.text.chars().count())
            .sum()
    }
}

/// A ruling line: upright at `at` = x from y `from` to `to`, or level at `at` = y from x to x.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub upright: bool,
    pub at: f32,
    pub from: f32,
    pub to: f32,
}

/// Reads the pages of one document.
pub(super) struct Reader<'d> {
    document: &'d Document,
    limits: Limits,
    fonts: HashMap<ObjectId, Rc<Font>>,
    steps: usize,
    bytes: usize,
}

impl<'d> Reader<'d> {
    pub(super) fn new(document: &'d Document, limits: Limits) -> Self {
        Self {
            document,
            limits,
            fonts: HashMap::new(),
            steps: 0,
            bytes: 0,
        }
    }

    /// Reads one page.
    ///
    /// # Errors
    /// The limit that is passed.
    pub(super) fn page(&mut self, id: ObjectId) -> Result<Page, Note> {
        let document = self.document;
        let page = document.get_dictionary(id).map_err(|_| damaged())?;
        let (place, width, height) = shown_as(page, document);
        let mut canvas = Canvas::new(height);
        let resources = inherited(page, b"Resources", document);
        let resources = resources.and_then(|found| found.as_dict().ok());
        let content = self.content(page)?;
        let state = State::new(place);
        self.run(&content, resources, state, 0, &mut canvas)?;
        let mut page = canvas.page;
        page.words = canvas.words.finish();
        page.words.retain(|word| {
            word.x1 > -2.0 && word.x0 < width + 2.0 && word.y > -2.0 && word.y < height + 2.0
        });
        Ok(page)
    }

    /// The instructions of a page: one stream or several.
    fn content(&mut self, page: &Dictionary) -> Result<Vec<u8>, Note> {
        let mut content = Vec::new();
        let Ok(contents) = page.get_deref(b"Contents", self.document) else {
            return Ok(content);
        };
        let parts = match contents {
            Object::Array(parts) => parts.as_slice(),
            single => std::slice::from_ref(single),
        };
        for part in parts {
            if let Ok((_, Object::Stream(stream))) = self.document.dereference(part) {
                content.extend(self.unpacked(stream)?);
                content.push(b'\n');
            }
        }
        Ok(content)
    }

    fn unpacked(&mut self, stream: &lopdf::Stream) -> Result<Vec<u8>, Note> {
        let left = self.limits.unpacked.saturating_sub(self.bytes);
        let data = match stream.get_plain_content_with_limit(left) {
            Ok(data) => data,
            Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded {
                ..
            })) => {
                return Err(too_large());
            }
            // A stream that is packed in no way we know says nothing.
            Err(_) => Vec::new(),
        };
        self.bytes += data.len();
        Ok(data)
    }

    fn run(
        &mut self,
        content: &[u8],
        resources: Option<&'d Dictionary>,
        state: State,
        depth: usize,
        canvas: &mut Canvas,
    ) -> Result<(), Note> {
        let mut state = state;
        let mut kept: Vec<State> = Vec::new();
        let mut operands: Vec<Token<'_>> = Vec::new();
        let mut tokens = Tokens::new(content);
        while let Some(token) = tokens.next() {
            let Token::Word(word) = token else {
                if operands.len() < self.limits.steps {
                    operands.push(token);
                }
                continue;
            };
            self.steps += 1 + operands.len() / 4;
            if self.steps > self.limits.steps {
                return Err(refused(format!(
                    "the pages of the PDF take more than {} instructions: copy its text into a .txt file",
                    self.limits.steps
                )));
            }
            match word {
                b"q" if kept.len() < MOST_STATES => kept.push(state.clone()),
                b"Q" => state = kept.pop().unwrap_or(state),
                b"Tf" => self.choose_font(&operands, resources, &mut state),
                b"Do" => self.draw(&operands, resources, &state, depth, canvas)?,
                b"ID" => {
                    tokens.skip_picture();
                    canvas.page.has_image = true;
                }
                word => canvas.carry_out(word, &operands, &mut state),
            }
            operands.clear();
        }
        Ok(())
    }

    fn choose_font(
        &mut self,
        operands: &[Token<'_>],
        resources: Option<&'d Dictionary>,
        state: &mut State,
    ) {
        let [.., Token::Name(name), Token::Number(size)] = operands else {
            return;
        };
        state.size = *size;
        let document = self.document;
        let entry = resources
            .and_then(|resources| document.get_dict_in_dict(resources, b"Font").ok())
            .and_then(|fonts| fonts.get(name).ok());
        state.font = match entry {
            Some(Object::Reference(id)) => match self.fonts.get(id) {
                Some(known) => Some(Rc::clone(known)),
                None => document.get_dictionary(*id).ok().map(|font| {
                    let font = self.font(font);
                    self.fonts.insert(*id, Rc::clone(&font));
                    font
                }),
            },
            Some(Object::Dictionary(font)) => Some(self.font(font)),
            _ => None,
        };
    }

    /// Reads a font; what it holds counts as instructions, so that there is an end to it.
    fn font(&mut self, font: &Dictionary) -> Rc<Font> {
        let font = Font::read(font, self.document);
        self.steps += FONT_STEPS + font.entries();
        Rc::new(font)
    }

    /// A picture, or instructions of their own.
    fn draw(
        &mut self,
        operands: &[Token<'_>],
        resources: Option<&'d Dictionary>,
        state: &State,
        depth: usize,
        canvas: &mut Canvas,
    ) -> Result<(), Note> {
        let [.., Token::Name(name)] = operands else {
            return Ok(());
        };
        let document = self.document;
        let form = resources
            .and_then(|resources| document.get_dict_in_dict(resources, b"XObject").ok())
            .and_then(|forms| forms.get_deref(name, document).ok())
            .and_then(|form| form.as_stream().ok());
        let Some(form) = form else { return Ok(()) };
        match form
            .dict
            .get_deref(b"Subtype", document)
            .and_then(Object::as_name)
        {
            Ok(b"Image") => canvas.page.has_image = true,
            Ok(b"Form") if depth < DEEPEST_FORM => {
                let content = self.unpacked(form)?;
                let own = form
                    .dict
                    .get_deref(b"Resources", document)
                    .and_then(Object::as_dict);
                let mut state = state.clone();
                if let Some(matrix) = matrix(&form.dict, document) {
                    state.place = matrix.then(state.place);
                }
                self.run(&content, own.ok().or(resources), state, depth + 1, canvas)?;
            }
            _ => {}
        }
        Ok(())
    }
}

/// How a page's own places become those of the page as it is shown; its width and height.
fn shown_as(page: &Dictionary, document: &Document) -> (Matrix, f32, f32) {
    let edges = |key: &[u8]| -> Option<[f32; 4]> {
        let edges = inherited(page, key, document)?.as_array().ok()?;
        let edges: Vec<f32> = edges
            .iter()
            .filter_map(|edge| font::number(edge, document))
            .collect();
        let [x0, y0, x1, y1] = edges.try_into().ok()?;
        let wide = (x1 - x0).abs() > 1.0 && (y1 - y0).abs() > 1.0;
        wide.then(|| [x0.min(x1), y0.min(y1), x0.max(x1), y0.max(y1)])
    };
    let [x0, y0, x1, y1] = edges(b"CropBox")
        .or_else(|| edges(b"MediaBox"))
        .unwrap_or([0.0, 0.0, 595.0, 842.0]);
    let (width, height) = (x1 - x0, y1 - y0);
    let turned = inherited(page, b"Rotate", document).and_then(|turn| turn.as_i64().ok());
    let base = Matrix::shift(-x0, -y0);
    match turned.unwrap_or(0).rem_euclid(360) {
        90 => (
            base.then(Matrix([0.0, -1.0, 1.0, 0.0, 0.0, width])),
            height,
            width,
        ),
        180 => (
            base.then(Matrix([-1.0, 0.0, 0.0, -1.0, width, height])),
            width,
            height,
        ),
        270 => (
            base.then(Matrix([0.0, 1.0, -1.0, 0.0, height, 0.0])),
            height,
            width,
        ),
        _ => (base, width, height),
    }
}

fn matrix(form: &Dictionary, document: &Document) -> Option<Matrix> {
    let values = form.get_deref(b"Matrix", document).ok()?.as_array().ok()?;
    let values: Vec<f32> = values
        .iter()
        .filter_map(|value| font::number(value, document))
        .collect();
    values.try_into().ok().map(Matrix)
}

/// A page's entry, or that of the pages it belongs to.
fn inherited<'d>(page: &'d Dictionary, key: &[u8], document: &'d Document) -> Option<&'d Object> {
    let mut node = page;
    for _ in 0..32 {
        if let Ok(found) = node.get_deref(key, document) {
            return Some(found);
        }
        node = node.get_deref(b"Parent", document).ok()?.as_dict().ok()?;
    }
    None
}
