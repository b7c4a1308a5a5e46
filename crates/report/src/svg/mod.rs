//! SVG: a result as one picture, for a slide, a letter or a page of somebody else's. It needs no script,
//! no other file and no colour: what a fill says stands beside it in words.
//!
//! Templates escape what they print; what a reader would reorder or hide, and what no XML may hold, is
//! taken out before (`inert::all`).

mod strip;
mod check;
mod rank;

pub use check::check;
pub use rank::rank;
pub(crate) use strip::Strip;

use crate::data::Envelope;
use crate::text::wrap;
use crate::words;

/// Space left free at each side, in pixels.
const MARGIN: usize = 20;
/// Characters of a name or of a fact that are drawn: a picture has an end.
const NAME: usize = 40;
const LONG: usize = 300;

/// How a line of text looks: its class in the template's style, its height, and the usual width of a
/// character in tenths of a pixel.
#[derive(Debug, Clone, Copy)]
struct Look(&'static str, usize, usize);

const KIND: Look = Look("k", 18, 68);
const TITLE: Look = Look("t", 28, 120);
const PLAIN: Look = Look("p", 19, 70);
const BOLD: Look = Look("b", 22, 78);
const SMALL: Look = Look("s", 17, 62);

/// A line of text at its place.
#[derive(Debug)]
struct Line {
    y: usize,
    class: &'static str,
    text: String,
}

/// Lines from the top down, wrapped to a width: SVG wraps nothing by itself.
#[derive(Debug)]
struct Lines {
    /// Where the next thing begins.
    y: usize,
    width: usize,
    placed: Vec<Line>,
}

impl Lines {
    /// From the top of a picture of that width.
    fn new(width: usize) -> Self {
        Self {
            y: MARGIN,
            width: width - 2 * MARGIN,
            placed: Vec::new(),
        }
    }

    /// Adds a text; nothing where it is empty.
    fn add(&mut self, look: Look, text: &str) {
        let Look(class, height, character) = look;
        let text = words::shortened(text, LONG);
        for line in wrap(&text, self.width * 10 / character, "").lines() {
            self.y += height;
            self.placed.push(Line {
                // Letters stand on a line a little above the end of their own.
                y: self.y - height / 4,
                class,
                text: line.to_owned(),
            });
        }
    }

    /// Adds how the result was made, and by whom it was not.
    fn made<T>(&mut self, result: &Envelope<T>) {
        let made = words::made(result);
        self.add(
            SMALL,
            &format!("{made} Independent tool, not an NHS service."),
        );
    }
}

/// How wide a text of that look is, about, in pixels.
fn drawn(text: &str, look: Look) -> usize {
    text.chars().count() * look.2 / 10
}
