//! Which criteria are new and which are shared: a pool that grows by the law measured on real adverts.
//!
//! A draw is new with probability (θ + d·V) / (θ + n), where n draws gave V texts so far; else it is an
//! earlier text, the likelier the oftener it was drawn (a Pitman–Yor process). Then V grows as n to the
//! power of d (Heaps), and the popularity of the texts falls as Zipf's law has it.

use crate::chance::Chance;
use rustc_hash::FxHashSet;

/// The law of a pool.
#[derive(Debug, Clone, Copy)]
pub struct Law {
    /// d: how steadily new texts keep coming, from 0 to below 1.
    pub discount: f64,
    /// θ: how many texts there are before repetition sets in.
    pub strength: f64,
}

/// Something that adverts ask, in its words.
#[derive(Debug, Clone)]
pub struct Line {
    /// Its words.
    pub text: String,
    /// Whether adverts usually want rather than need it.
    pub desirable: bool,
}

/// A pool of lines.
#[derive(Debug, Default)]
pub struct Pool {
    lines: Vec<Line>,
    /// How often each was drawn.
    counts: Vec<u32>,
    /// Every draw.
    drawn: Vec<u32>,
    known: FxHashSet<String>,
}

impl Pool {
    /// How many different lines were drawn.
    pub fn distinct(&self) -> usize {
        self.lines.len()
    }

    /// The line at a place that [`Pool::draw`] gave.
    pub fn line(&self, at: u32) -> Option<&Line> {
        self.lines.get(usize::try_from(at).ok()?)
    }

    /// Draws a line: an earlier one, or a new one from `compose`.
    pub fn draw(
        &mut self,
        law: Law,
        chance: &mut Chance,
        mut compose: impl FnMut(&mut Chance) -> Line,
    ) -> u32 {
        let (texts, draws) = (float(self.lines.len()), float(self.drawn.len()));
        let new = (law.strength + law.discount * texts) / (law.strength + draws);
        let at = if self.drawn.is_empty() || chance.share() < new {
            let mut line = compose(chance);
            // What composing repeats is not new: it is tried again, then typed with a slip.
            for attempt in 0..30 {
                if !self.known.contains(&line.text) {
                    break;
                }
                line = compose(chance);
                if attempt > 15 {
                    line.text = super::noise::slip(&line.text, chance);
                }
            }
            self.known.insert(line.text.clone());
            self.lines.push(line);
            self.counts.push(0);
            self.lines.len() - 1
        } else {
            self.earlier(law, chance)
        };
        if let Some(count) = self.counts.get_mut(at) {
            *count += 1;
        }
        let at = u32::try_from(at).unwrap_or(u32::MAX);
        self.drawn.push(at);
        at
    }

    /// An earlier line: one of all draws, taken with (count − d) / count.
    fn earlier(&self, law: Law, chance: &mut Chance) -> usize {
        loop {
            let at = chance.of(&self.drawn).copied().unwrap_or(0);
            let at = usize::try_from(at).unwrap_or(0);
            let count = self.counts.get(at).copied().map_or(1.0, f64::from);
            if chance.share() * count >= law.discount {
                return at;
            }
        }
    }
}

fn float(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}
