//! The coverage strip: a box a criterion, filled, hatched or empty, so that it survives grey printing.

use crate::data::{Outcome, Tally};

/// Width of a box and of the step to the next, in CSS pixels.
const BOX: u32 = 15;
const STEP: u32 = 19;

/// A strip of boxes with the same in words.
#[derive(Debug)]
pub(super) struct Bar {
    pub(super) name: &'static str,
    pub(super) id: String,
    pub(super) width: u32,
    pub(super) said: String,
    pub(super) paths: Vec<Boxes>,
}

/// The boxes of one outcome.
#[derive(Debug)]
pub(super) struct Boxes {
    pub(super) class: &'static str,
    pub(super) d: String,
}

impl Bar {
    /// `None` where nothing is counted.
    pub(super) fn new(name: &'static str, id: String, tally: &Tally) -> Option<Self> {
        let parts = [
            (Outcome::Met, tally.met, "f", "met"),
            (Outcome::Partly, tally.partly, "h", "partly"),
            (
                Outcome::NotEvidenced,
                tally.not_evidenced,
                "e",
                "not evidenced",
            ),
            (Outcome::Unclear, tally.unclear, "q", "unclear"),
        ];
        let mut at = 1;
        let mut paths = Vec::new();
        let mut said = Vec::new();
        for (_, count, class, word) in parts {
            if count == 0 {
                continue;
            }
            let boxes: Vec<String> = (0..count)
                .map(|_| format!("h{BOX}v{BOX}h-{BOX}z"))
                .collect();
            let d = format!("M{at} 1{}", boxes.join(&format!("m{STEP} 0")));
            at += STEP * count;
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
