//! What a block may speak of, told by one pass over the whole text: the rules that read sentences
//! and values look only where a word of theirs stands.
//!
//! A hint never decides. It is set wherever a rule could find something, and mostly where not.

use super::Block;
use crate::vocabulary::rows;
use aho_corasick::{AhoCorasick, AhoCorasickBuilder};
use std::sync::LazyLock;

/// What a block may speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Hints(u8);

impl Hints {
    /// A level: "essential", "an advantage", "must".
    pub(crate) const LEVEL: Self = Self(1);
    /// The last day to apply.
    pub(crate) const CLOSING: Self = Self(2);
    /// The Disclosure and Barring Service.
    pub(crate) const DBS: Self = Self(4);
    /// A pay band.
    pub(crate) const BAND: Self = Self(8);
    /// Pay.
    pub(crate) const POUNDS: Self = Self(16);
    /// A kind of contract.
    pub(crate) const CONTRACT: Self = Self(32);
    /// Where the post is based.
    pub(crate) const PLACE: Self = Self(64);
    /// A bullet, perhaps inside the line.
    pub(crate) const BULLET: Self = Self(128);
    /// Anything: a mark of no width stands there, and may stand inside a word.
    const ANY: Self = Self(u8::MAX);

    /// Whether one of `wanted` is set.
    pub(crate) fn any(self, wanted: Self) -> bool {
        self.0 & wanted.0 != 0
    }

    /// Both.
    pub(crate) const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

/// Words that hint at something, beside those of the tables.
const WORDS: [(&str, Hints); 31] = [
    ("closing", Hints::CLOSING),
    ("closes", Hints::CLOSING),
    ("close", Hints::CLOSING),
    ("deadline", Hints::CLOSING),
    ("apply b", Hints::CLOSING),
    ("dbs", Hints::DBS),
    ("disclosure", Hints::DBS),
    ("accessni", Hints::DBS),
    ("band", Hints::BAND),
    ("£", Hints::POUNDS),
    ("based at", Hints::PLACE),
    ("•", Hints::BULLET),
    ("▪", Hints::BULLET),
    ("●", Hints::BULLET),
    ("➢", Hints::BULLET),
    ("\u{f0b7}", Hints::BULLET),
    ("\u{f0a7}", Hints::BULLET),
    ("\u{f0d8}", Hints::BULLET),
    ("\u{ad}", Hints::ANY),
    ("\u{200b}", Hints::ANY),
    ("\u{200c}", Hints::ANY),
    ("\u{200d}", Hints::ANY),
    ("\u{200e}", Hints::ANY),
    ("\u{200f}", Hints::ANY),
    ("\u{202a}", Hints::ANY),
    ("\u{202b}", Hints::ANY),
    ("\u{202c}", Hints::ANY),
    ("\u{202d}", Hints::ANY),
    ("\u{202e}", Hints::ANY),
    ("\u{2060}", Hints::ANY),
    ("\u{feff}", Hints::ANY),
];

struct Scanner {
    words: AhoCorasick,
    /// By the number of the word.
    hints: Vec<Hints>,
}

/// `None` where the words make no automaton, which no table of ours does: every hint is set then.
static SCANNER: LazyLock<Option<Scanner>> = LazyLock::new(|| {
    let cues = rows(include_str!("../../data/prose_cues.tsv"));
    let levels = cues.filter(|(kind, _)| matches!(*kind, "essential" | "desirable"));
    let levels = telling(levels.map(|(_, phrase)| phrase).collect());
    let contracts = include_str!("../../data/contracts.tsv").lines();
    let contracts = contracts
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split([' ', '-']).next())
        .collect();
    let of = |words: Vec<&'static str>, hint| words.into_iter().map(move |word| (word, hint));
    let (words, hints): (Vec<_>, Vec<_>) = WORDS
        .into_iter()
        .chain(of(levels, Hints::LEVEL))
        .chain(of(telling(contracts), Hints::CONTRACT))
        .unzip();
    let words = AhoCorasickBuilder::new()
        .ascii_case_insensitive(true)
        .kind(Some(aho_corasick::AhoCorasickKind::DFA))
        // The words begin with too many letters for skipping ahead to pay.
        .prefilter(false)
        .build(words)
        .ok()?;
    Some(Scanner { words, hints })
});

/// As few words as tell that one of `phrases` may stand in a text: each phrase holds one of them.
fn telling(mut phrases: Vec<&'static str>) -> Vec<&'static str> {
    phrases.sort_by_key(|phrase| phrase.split(' ').count());
    let mut chosen: Vec<&str> = Vec::new();
    for phrase in phrases {
        if !phrase.split(' ').any(|word| chosen.contains(&word)) {
            chosen.extend(phrase.split(' ').max_by_key(|word| word.len()));
        }
    }
    chosen
}

/// Sets the hints of all `blocks`, slices of `plain` in its order.
pub(super) fn give(plain: &str, blocks: &mut [Block<'_>]) {
    let Some(scanner) = SCANNER.as_ref() else {
        for block in blocks {
            block.hints = Hints::ANY;
        }
        return;
    };
    let base = plain.as_ptr() as usize;
    let mut blocks = blocks.iter_mut().peekable();
    for found in scanner.words.find_iter(plain) {
        let ends = |block: &Block<'_>| block.text.as_ptr() as usize - base + block.text.len();
        while blocks
            .next_if(|block| ends(block) <= found.start())
            .is_some()
        {}
        let Some(block) = blocks.peek_mut() else {
            return;
        };
        if found.start() < block.text.as_ptr() as usize - base {
            continue; // before it: its bullet
        }
        let hint = scanner.hints.get(found.pattern().as_usize());
        block.hints = block.hints.or(hint.copied().unwrap_or(Hints::ANY));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::layout::Document;

    #[test]
    fn a_hint_stands_where_its_word_does() {
        let document = Document::read("Ward nurse\n• ESSENTIAL: a degree\n\nPay £1 on Band 5");
        let blocks = document.blocks();
        let hints: Vec<_> = blocks.iter().map(|block| block.hints).collect();
        let last = Hints::POUNDS.or(Hints::BAND);
        assert_eq!(hints, [Hints::default(), Hints::LEVEL, last]);
        let hidden = Document::read("de\u{ad}sirable");
        assert_eq!(hidden.blocks()[0].hints, Hints::ANY);
    }

    #[test]
    fn few_words_tell_many_phrases() {
        let phrases = vec!["you must hold a", "is a must", "must have", "be essential"];
        assert_eq!(telling(phrases), ["have", "essential", "must"]);
    }
}
