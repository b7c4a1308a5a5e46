//! A page's instructions, carried out as far as text and ruling lines go.

use super::font::{self, Font};
use super::matrix::Matrix;
use super::token::{Token, Tokens};
use super::word::{Word, Words};
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
/// A rule is at most so thick (points); what is thicker is a coloured ground.
const THICKEST: f32 = 3.5;
/// A rule is at least so long (points).
const SHORTEST: f32 = 4.0;
/// Rules of a page, at most: a drawing has more, and no table.
const MOST_RULES: usize = 5_000;

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

/// What an instruction draws with.
#[derive(Clone)]
struct State {
    place: Matrix,
    font: Option<Rc<Font>>,
    size: f32,
    letter: f32,
    word: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// One page while it is drawn.
struct Canvas {
    page: Page,
    words: Words,
    /// Text: the place of the next character, and of the line.
    next: Matrix,
    line: Matrix,
    /// The path: the last point, the first of its part, and the lines so far.
    pen: (f32, f32),
    start: (f32, f32),
    path: Vec<[f32; 4]>,
    boxes: Vec<[f32; 4]>,
    /// Marked contents that are open: whether each is the page's head or foot.
    marked: Vec<bool>,
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
    pub(super) fn page(&mut self, id: ObjectId, _index: usize) -> Result<Page, Note> {
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
                    let font = Rc::new(Font::read(font, document));
                    self.fonts.insert(*id, Rc::clone(&font));
                    font
                }),
            },
            Some(Object::Dictionary(font)) => Some(Rc::new(Font::read(font, document))),
            _ => None,
        };
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

impl State {
    fn new(place: Matrix) -> Self {
        Self {
            place,
            font: None,
            size: 0.0,
            letter: 0.0,
            word: 0.0,
            scale: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }
}

impl Canvas {
    fn new(height: f32) -> Self {
        Self {
            page: Page {
                height,
                ..Page::default()
            },
            words: Words::default(),
            next: Matrix::SAME,
            line: Matrix::SAME,
            pen: (0.0, 0.0),
            start: (0.0, 0.0),
            path: Vec::new(),
            boxes: Vec::new(),
            marked: Vec::new(),
        }
    }

    fn carry_out(&mut self, word: &[u8], operands: &[Token<'_>], state: &mut State) {
        let numbers: Vec<f32> = operands
            .iter()
            .filter_map(|token| match token {
                Token::Number(number) => Some(*number),
                _ => None,
            })
            .take(8)
            .collect();
        match (word, numbers.as_slice()) {
            (b"cm", [a, b, c, d, e, f]) => {
                state.place = Matrix([*a, *b, *c, *d, *e, *f]).then(state.place);
            }
            (b"BT", _) => (self.next, self.line) = (Matrix::SAME, Matrix::SAME),
            (b"ET", _) => self.words.end(),
            (b"Tc", [value]) => state.letter = *value,
            (b"Tw", [value]) => state.word = *value,
            (b"Tz", [value]) => state.scale = value / 100.0,
            (b"TL", [value]) => state.leading = *value,
            (b"Ts", [value]) => state.rise = *value,
            (b"Td", [x, y]) => self.next_line(*x, *y),
            (b"TD", [x, y]) => {
                state.leading = -y;
                self.next_line(*x, *y);
            }
            (b"Tm", [a, b, c, d, e, f]) => {
                self.line = Matrix([*a, *b, *c, *d, *e, *f]);
                self.next = self.line;
            }
            (b"T*", _) => self.next_line(0.0, -state.leading),
            (b"Tj", _) => self.show(operands, state),
            (b"TJ", _) => self.show(operands, state),
            (b"'", _) => {
                self.next_line(0.0, -state.leading);
                self.show(operands, state);
            }
            (b"\"", [word, letter, ..]) => {
                (state.word, state.letter) = (*word, *letter);
                self.next_line(0.0, -state.leading);
                let texts = operands.get(2..).unwrap_or_default();
                self.show(texts, state);
            }
            (b"BMC" | b"BDC", _) => {
                let names =
                    |wanted: &[u8]| operands.iter().any(|token| *token == Token::Name(wanted));
                self.marked.push(names(b"Artifact") && names(b"Pagination"));
            }
            (b"EMC", _) => {
                self.marked.pop();
            }
            (other, numbers) => self.trace(other, numbers, state),
        }
    }

    fn next_line(&mut self, x: f32, y: f32) {
        self.line = Matrix::shift(x, y).then(self.line);
        self.next = self.line;
    }

    fn show(&mut self, operands: &[Token<'_>], state: &State) {
        for token in operands {
            match token {
                Token::Text(string) => self.string(string, state),
                Token::Number(back) => {
                    let x = -back / 1000.0 * state.size * state.scale;
                    self.next = Matrix::shift(x, 0.0).then(self.next);
                }
                _ => {}
            }
        }
    }

    fn string(&mut self, string: &[u8], state: &State) {
        let Some(font) = &state.font else { return };
        let margin = self.marked.contains(&true);
        for shown in font.shown(string) {
            let place = self.next.then(state.place);
            let spaced = if shown.is_space { state.word } else { 0.0 };
            let width = shown.width * state.size * state.scale;
            let step = width + (state.letter + spaced) * state.scale;
            let (x0, y) = place.point(0.0, state.rise);
            let (x1, y1) = place.point(width, state.rise);
            let (_, top) = place.point(0.0, state.rise + state.size);
            let size = (top - y).abs();
            // Upright and slanting text is a stamp or a label of a picture.
            let level = (y1 - y).abs() <= (x1 - x0).abs() * 0.1 && x1 >= x0 && size > 1.0;
            match shown.text {
                Some(text) if level => self.words.add(text, (x0, x1, y), size, margin),
                None if level => {
                    self.page.unknown += 1;
                    self.words.add("\u{fffd}", (x0, x1, y), size, margin);
                }
                _ => {}
            }
            self.next = Matrix::shift(step, 0.0).then(self.next);
        }
    }

    /// Paths: what is a thin line or a thin box, level or upright, is a rule.
    fn trace(&mut self, word: &[u8], numbers: &[f32], state: &State) {
        match (word, numbers) {
            (b"m", [x, y]) => {
                self.pen = state.place.point(*x, *y);
                self.start = self.pen;
            }
            (b"l", [x, y]) => self.line_to(state.place.point(*x, *y)),
            (b"c", [.., x, y]) | (b"v" | b"y", [.., x, y]) => self.pen = state.place.point(*x, *y),
            (b"h", _) => self.line_to(self.start),
            (b"re", [x, y, width, height]) => {
                let (x0, y0) = state.place.point(*x, *y);
                let (x1, y1) = state.place.point(x + width, y + height);
                self.boxes.push([x0, y0, x1, y1]);
            }
            (b"S" | b"B" | b"B*", _) => self.painted(true),
            (b"s" | b"b" | b"b*", _) => {
                self.line_to(self.start);
                self.painted(true);
            }
            (b"f" | b"F" | b"f*", _) => self.painted(false),
            (b"n", _) => {
                self.path.clear();
                self.boxes.clear();
            }
            _ => {}
        }
    }

    fn line_to(&mut self, to: (f32, f32)) {
        if self.path.len() < MOST_RULES {
            self.path.push([self.pen.0, self.pen.1, to.0, to.1]);
        }
        self.pen = to;
    }

    fn painted(&mut self, stroked: bool) {
        let path = std::mem::take(&mut self.path);
        let boxes = std::mem::take(&mut self.boxes);
        if stroked {
            for line in path {
                self.rule(line);
            }
        } else if let Some(around) = around(&path) {
            self.thin(around);
        }
        for [x0, y0, x1, y1] in boxes {
            if !self.thin([x0, y0, x1, y1]) && stroked {
                for side in [
                    [x0, y0, x1, y0],
                    [x0, y1, x1, y1],
                    [x0, y0, x0, y1],
                    [x1, y0, x1, y1],
                ] {
                    self.rule(side);
                }
            }
        }
    }

    /// A box that is a line; whether it is one.
    fn thin(&mut self, [x0, y0, x1, y1]: [f32; 4]) -> bool {
        let (width, height) = ((x1 - x0).abs(), (y1 - y0).abs());
        if height <= THICKEST && width > height {
            let y = f32::midpoint(y0, y1);
            self.rule([x0, y, x1, y]);
        } else if width <= THICKEST {
            let x = f32::midpoint(x0, x1);
            self.rule([x, y0, x, y1]);
        } else {
            return false;
        }
        true
    }

    fn rule(&mut self, [x0, y0, x1, y1]: [f32; 4]) {
        let (width, height) = ((x1 - x0).abs(), (y1 - y0).abs());
        let rule = if height < 1.0 && width >= SHORTEST {
            Rule {
                upright: false,
                at: y0,
                from: x0.min(x1),
                to: x0.max(x1),
            }
        } else if width < 1.0 && height >= SHORTEST {
            Rule {
                upright: true,
                at: x0,
                from: y0.min(y1),
                to: y0.max(y1),
            }
        } else {
            return;
        };
        if self.page.rules.len() < MOST_RULES {
            self.page.rules.push(rule);
        }
    }
}

/// The box around lines.
fn around(path: &[[f32; 4]]) -> Option<[f32; 4]> {
    let first = path.first()?;
    Some(path.iter().fold(*first, |[a, b, c, d], [x0, y0, x1, y1]| {
        [
            a.min(*x0).min(*x1),
            b.min(*y0).min(*y1),
            c.max(*x0).max(*x1),
            d.max(*y0).max(*y1),
        ]
    }))
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
