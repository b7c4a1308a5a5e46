//! What is drawn on a page: the places of characters, and the lines that rule tables.

use super::font::Font;
use super::matrix::Matrix;
use super::page::{Page, Rule};
use super::token::Token;
use super::word::Words;
use std::rc::Rc;

/// A rule is at most so thick (points); what is thicker is a coloured ground.
const THICKEST: f32 = 3.5;
/// A rule is at least so long (points).
const SHORTEST: f32 = 4.0;
/// Rules of a page, at most: a drawing has more, and no table.
const MOST_RULES: usize = 5_000;

/// What an instruction draws with.
#[derive(Clone)]
pub(super) struct State {
    pub place: Matrix,
    pub font: Option<Rc<Font>>,
    pub size: f32,
    letter: f32,
    word: f32,
    scale: f32,
    leading: f32,
    rise: f32,
}

/// One page while it is drawn.
pub(super) struct Canvas {
    pub page: Page,
    pub words: Words,
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

impl State {
    pub(super) fn new(place: Matrix) -> Self {
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
    pub(super) fn new(height: f32) -> Self {
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

    pub(super) fn carry_out(&mut self, word: &[u8], operands: &[Token<'_>], state: &mut State) {
        let numbers: Vec<f32> = operands
            .iter()
            .filter_map(|token| match token {
                Token::Number(number) => Some(*number),
                _ => None,
            })
            .take(8)
            .collect();
        match (word, numbers.as_slice()) {
            (b"cm", numbers) => {
                if let Some(matrix) = Matrix::of(numbers) {
                    state.place = matrix.then(state.place);
                }
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
            (b"Tm", numbers) => {
                self.line = Matrix::of(numbers).unwrap_or(self.line);
                self.next = self.line;
            }
            (b"T*", _) => self.next_line(0.0, -state.leading),
            (b"Tj" | b"TJ", _) => self.show(operands, state),
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
                let names = |wanted: &[u8]| operands.contains(&Token::Name(wanted));
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
            (b"c" | b"v" | b"y", [.., x, y]) => self.pen = state.place.point(*x, *y),
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
