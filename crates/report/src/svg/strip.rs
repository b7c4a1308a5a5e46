//! The coverage strip: a box a criterion, filled, hatched or empty, so that it survives grey printing.

use crate::data::{Outcome, Tally};

/// Width of a box and of the step to the next, in pixels.
const BOX: u32 = 15;
const STEP: u32 = 19;
/// Boxes of one kind at most: no advert has more criteria, but a saved result may say that it has.
const MOST: u32 = 500;

/// A strip of boxes with the same in words.
#[derive(Debug)]
pub(crate) struct Strip {
    /// What it counts.
    pub(crate) name: &'static str,
    /// Its id on the page.
    pub(crate) id: String,
    /// In pixels.
    pub(crate) width: u32,
    /// "8 met, 2 partly".
    pub(crate) said: String,
    /// One an outcome that occurs.
    pub(crate) paths: Vec<Boxes>,
}

/// The boxes of one outcome.
#[derive(Debug)]
pub(crate) struct Boxes {
    /// How they are filled.
    pub(crate) class: &'static str,
    /// Their path.
    pub(crate) d: String,
}

impl Strip {
    /// Each outcome with the class of its fill and its word, in the order of the strip.
    pub(crate) const FILLS: [(Outcome, &'static str, &'static str); 4] = [
        (Outcome::Met, "f", "met"),
        (Outcome::Partly, "h", "partly"),
        (Outcome::NotEvidenced, "e", "not evidenced"),
        (Outcome::Unclear, "q", "unclear"),
    ];

    /// `None` where nothing is counted.
    pub(crate) fn new(name: &'static str, id: String, tally: &Tally) -> Option<Self> {
        let mut at = 1;
        let mut paths = Vec::new();
        let mut said = Vec::new();
        for (outcome, class, word) in Self::FILLS {
            let count = tally.of(outcome);
            if count == 0 {
                continue;
            }
            let drawn = count.min(MOST);
            let boxes: Vec<String> = (0..drawn)
                .map(|_| format!("h{BOX}v{BOX}h-{BOX}z"))
                .collect();
            let d = format!("M{at} 1{}", boxes.join(&format!("m{STEP} 0")));
            at += STEP * drawn;
            paths.push(Boxes { class, d });
            said.push(format!("{count} {word}"));
        }
        (tally.total > 0).then(|| Self {
            name,
            id,
            width: at + BOX - STEP + 1,
            said: said.join(", "),
            paths,
        })
    }
}
