//! How near a phrase is to what a wording asks, whatever the order of the words and whatever the
//! form they take: by stems, by the letters of words (typos, other endings: "manager" and
//! "management"), by words written apart or together ("work load"), and by the letters of the whole.
//!
//! The rare words weigh more; how rare a word is comes from outside ([`Rarity`]), so that the
//! nearness of two phrases never depends on what else is compared. All in whole numbers: the same on
//! every machine.

use crate::gists::is_small;
use crate::similarity::Permille;
use crate::words::{Word, stem, words};

/// The nearness of a phrase to itself.
pub const SAME: u32 = 1_000_000;

/// Two words whose letters agree less than this are strangers. "manag" and "manageri" pass, "audit"
/// and "adult" do not.
const CLOSE: Permille = 600;
/// What a word that frames a wording ("experience of …") weighs, of what it would.
const FRAME: u64 = 300;
/// How much it costs, in 1,000, that the phrase says more than is asked, and that it leaves out some
/// of what is asked (Tversky 1977).
const MORE: u64 = 500;
const LESS: u64 = 150;
/// A long wording asks many things: a phrase that says one of them is not the worse for leaving out
/// more than this weight, three rare words' worth.
const MOST_LESS: u64 = 150;
/// Words shorter than this are compared by their stems only.
const SHORTEST: usize = 3;
/// The longest and shortest runs of letters by which two words, and two phrases, are compared.
const OF_WORDS: (usize, usize) = (2, 3);
const OF_PHRASES: (usize, usize) = (3, 4);

/// How much words and runs of letters weigh: ten times the natural logarithm of all by those with it
/// (Spärck Jones 1972).
pub trait Rarity {
    /// The weight of a stem.
    fn of_stem(&self, stem: &str) -> u32;
    /// The weight of a run of letters, by its key.
    fn of_letters(&self, run: u64) -> u32;
}

/// A phrase, read for comparing.
#[derive(Debug, Clone)]
pub struct Phrase {
    words: Vec<Part>,
    /// The stems of two neighbours written as one, each with the place of the first.
    joined: Vec<(String, usize)>,
    /// Runs of letters of the whole, sorted, with their weights.
    letters: Vec<(u64, u32)>,
    /// The length of that vector.
    length: u64,
}

#[derive(Debug, Clone)]
struct Part {
    stem: String,
    weight: u64,
    /// How much of it counts, in 1,000.
    share: u64,
    /// Runs of letters of the stem, sorted.
    letters: Vec<u64>,
    /// The same as a set of 64: two words without a common one there are strangers.
    mark: u64,
}

impl Phrase {
    /// Reads what is asked. `frames` tells the words that frame it and ask little by themselves;
    /// what follows "except" in its sentence is not asked.
    pub fn asked(text: &str, rarity: &impl Rarity, frames: impl Fn(&Word) -> bool) -> Self {
        let kept = without_exceptions(text);
        Self::read(
            &kept,
            rarity,
            |word| if frames(word) { FRAME } else { 1000 },
        )
    }

    /// Reads what is held against it.
    pub fn said(text: &str, rarity: &impl Rarity) -> Self {
        Self::read(text, rarity, |_| 1000)
    }

    fn read(text: &str, rarity: &impl Rarity, share: impl Fn(&Word) -> u64) -> Self {
        let all = words(text);
        let whole: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
        let runs = letters(&whole.join(" "), OF_PHRASES);
        let weighed: Vec<(u64, u32)> = runs
            .into_iter()
            .map(|run| (run, rarity.of_letters(run)))
            .collect();
        let kept: Vec<&Word> = all.iter().filter(|word| !is_small(word)).collect();
        let joined = kept.windows(2).enumerate().map(|(at, pair)| {
            let together: String = pair.iter().map(|word| word.text.as_str()).collect();
            (stem(&together), at)
        });
        Self {
            joined: joined.collect(),
            length: squares(&weighed).isqrt(),
            letters: weighed,
            words: kept
                .into_iter()
                .map(|word| {
                    let letters = letters(&word.stem, OF_WORDS);
                    Part {
                        weight: u64::from(rarity.of_stem(&word.stem)),
                        share: share(word),
                        mark: letters
                            .iter()
                            .fold(0, |mark, run| mark | 1 << (spread(*run) >> 58)),
                        letters,
                        stem: word.stem.clone(),
                    }
                })
                .collect(),
        }
    }
}

/// The words of `text` with what follows "except" or "excluding" left out, up to the end of the
/// clause.
fn without_exceptions(text: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut end = 0;
    let mut excepted = false;
    for word in words(text) {
        let gap = text.get(end..word.span.start()).unwrap_or_default();
        excepted &= !gap.contains(['.', ';', '(', ')', '\n']);
        excepted |= matches!(word.text.as_str(), "except" | "excluding");
        end = word.span.end();
        if !excepted {
            kept.push_str(gap);
            kept.push_str(word.span.of(text));
        }
    }
    kept
}

/// How near `said` comes to what is `asked`, 0 to [`SAME`]: half by words, half by the letters of the
/// whole.
///
/// ```
/// use personspec_text::nearness::{Phrase, Rarity, nearness};
/// struct Alike;
/// impl Rarity for Alike {
///     fn of_stem(&self, _: &str) -> u32 { 50 }
///     fn of_letters(&self, _: u64) -> u32 { 50 }
/// }
/// let asked = Phrase::asked("Managing a work load", &Alike, |_| false);
/// let near = |said: &str| nearness(&asked, &Phrase::said(said, &Alike));
/// assert!(near("workload management") > near("loading work vans"));
/// assert_eq!(near("phlebotomy"), 0);
/// ```
pub fn nearness(asked: &Phrase, said: &Phrase) -> u32 {
    let both = by_letters(asked, said);
    // Words that share no run of letters are no nearer.
    if both == 0 {
        return 0;
    }
    let half = u64::midpoint(by_words(asked, said), both);
    u32::try_from(half).unwrap_or(SAME).min(SAME)
}

/// The closeness of two words, in 1,000: the same stem, or the share of their letters' runs that
/// they have in common (Dice 1945), if at least [`CLOSE`].
fn closeness(a: &Part, b: &Part) -> u64 {
    if a.stem == b.stem {
        return 1000;
    }
    let (long, short) = (
        a.stem.len().max(b.stem.len()),
        a.stem.len().min(b.stem.len()),
    );
    if a.mark & b.mark == 0 || short < SHORTEST || short * 3 < long {
        return 0;
    }
    let common = common(&a.letters, &b.letters);
    let dice = 2000 * common / size(a.letters.len() + b.letters.len()).max(1);
    if dice < u64::from(CLOSE) { 0 } else { dice }
}

/// What the phrase says of what is asked, and what of it is asked, by weight.
fn by_words(asked: &Phrase, said: &Phrase) -> u64 {
    let mut covered = vec![0_u64; asked.words.len()];
    let mut reached = vec![0_u64; said.words.len()];
    for (said, reached) in said.words.iter().zip(&mut reached) {
        for (asked, covered) in asked.words.iter().zip(&mut covered) {
            let close = closeness(asked, said);
            *covered = (*covered).max(close);
            *reached = (*reached).max(close * asked.share / 1000);
        }
    }
    join(asked, said, &mut covered, &mut reached);
    join(said, asked, &mut reached, &mut covered);
    let weigh = |parts: &[Part], shares: &[u64]| -> (u64, u64) {
        let (mut found, mut all) = (0, 0);
        for (part, share) in parts.iter().zip(shares) {
            found += part.weight * part.share * share / 1000;
            all += part.weight * part.share;
        }
        (found, all)
    };
    let (found, all) = weigh(&said.words, &reached);
    let (answered, wanted) = weigh(&asked.words, &covered);
    let more = (all - found.min(all)) * MORE / 1000;
    let less = (wanted - answered.min(wanted)).min(MOST_LESS * 1000) * LESS / 1000;
    (found * u64::from(SAME))
        .checked_div(found + more + less)
        .unwrap_or(0)
}

/// Counts two neighbours of one phrase that stand as one word in the other ("work load").
fn join(apart: &Phrase, together: &Phrase, pairs: &mut [u64], wholes: &mut [u64]) {
    for (stem, at) in &apart.joined {
        for (part, whole) in together.words.iter().zip(wholes.iter_mut()) {
            if part.stem == *stem {
                *whole = 1000;
                for word in pairs.iter_mut().skip(*at).take(2) {
                    *word = 1000;
                }
            }
        }
    }
}

/// The cosine of the runs of letters, each weighed by its rarity.
fn by_letters(asked: &Phrase, said: &Phrase) -> u64 {
    let (mut a, mut b) = (
        asked.letters.iter().peekable(),
        said.letters.iter().peekable(),
    );
    let mut dot = 0;
    while let (Some((x, weight)), Some((y, _))) = (a.peek(), b.peek()) {
        if x == y {
            dot += u64::from(*weight) * u64::from(*weight);
        }
        let (first, second) = (x <= y, y <= x);
        if first {
            a.next();
        }
        if second {
            b.next();
        }
    }
    (dot * u64::from(SAME))
        .checked_div(asked.length * said.length)
        .unwrap_or(0)
}

fn squares(letters: &[(u64, u32)]) -> u64 {
    letters
        .iter()
        .map(|(_, weight)| u64::from(*weight) * u64::from(*weight))
        .sum()
}

/// How many of two sorted lists are the same.
fn common(a: &[u64], b: &[u64]) -> u64 {
    let (mut at, mut count) = (0, 0);
    for x in a {
        while b.get(at).is_some_and(|y| y < x) {
            at += 1;
        }
        count += u64::from(b.get(at) == Some(x));
    }
    count
}

fn size(length: usize) -> u64 {
    u64::try_from(length).unwrap_or(u64::MAX)
}

/// The runs of letters of the whole phrase, each once, as [`Rarity::of_letters`] is asked for them.
pub fn runs(text: &str) -> Vec<u64> {
    let all = words(text);
    let whole: Vec<&str> = all.iter().map(|word| word.text.as_str()).collect();
    letters(&whole.join(" "), OF_PHRASES)
}

/// Every run of letters of a text, its ends marked by a blank, each once, sorted, as a number.
fn letters(text: &str, (shortest, longest): (usize, usize)) -> Vec<u64> {
    let marked: Vec<char> = [' '].into_iter().chain(text.chars()).chain([' ']).collect();
    let mut found: Vec<u64> = (shortest..=longest)
        .flat_map(|length| marked.windows(length))
        // At most four letters of 16 bits; letters past those are rare and may meet.
        .map(|run| {
            run.iter().fold(0, |key, c| {
                (key << 16) | (u64::from(u32::from(*c)) & 0xffff)
            })
        })
        .collect();
    found.sort_unstable();
    found.dedup();
    found
}

/// The bits of a key spread over all 64 (Knuth's multiplicative hash).
fn spread(key: u64) -> u64 {
    key.wrapping_mul(0x9e37_79b9_7f4a_7c15)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// Long words are rare.
    struct ByLength;
    impl Rarity for ByLength {
        fn of_stem(&self, stem: &str) -> u32 {
            u32::try_from(5 * stem.len()).unwrap_or(50).min(50)
        }
        fn of_letters(&self, _: u64) -> u32 {
            20
        }
    }

    fn near(asked: &str, said: &str) -> u32 {
        let frames = |word: &Word| word.text == "experience";
        nearness(
            &Phrase::asked(asked, &ByLength, frames),
            &Phrase::said(said, &ByLength),
        )
    }

    #[test]
    fn other_endings_typos_and_compounds_are_near() {
        let asked = "Experience of managing a workload";
        let far = near(asked, "musical instruments");
        for said in [
            "workload management",
            "manages work load",
            "managing a worklaod",
        ] {
            assert!(
                near(asked, said) > far + SAME / 5,
                "{said}: {}",
                near(asked, said)
            );
        }
    }

    #[test]
    fn what_frames_a_wording_asks_little() {
        let asked = "Experience of dysphagia";
        assert!(near(asked, "dysphagia") > near(asked, "experience"));
    }

    #[test]
    fn what_is_excepted_is_not_asked() {
        let asked = "Surgeons, except paediatric. Must drive";
        assert_eq!(without_exceptions(asked), "Surgeons. Must drive");
        assert!(near(asked, "surgeon") > near(asked, "paediatric surgeon"));
    }

    #[test]
    fn a_long_wording_is_not_held_against_the_phrase_that_says_one_thing_of_it() {
        let more = [
            "audit",
            "teaching",
            "leadership",
            "safeguarding",
            "research",
            "budgets",
            "rosters",
        ];
        let three = near(&format!("dysphagia {}", more[..3].join(" ")), "audit");
        let all = near(&format!("dysphagia {}", more.join(" ")), "audit");
        assert!(all * 2 > three, "{three} {all}");
    }

    proptest! {
        #[test]
        fn nearness_has_bounds_and_nothing_is_nearer_than_itself(a in "[a-z]{3,9}( [a-z]{3,9}){0,4}", b in "[a-z]{3,9}( [a-z]{3,9}){0,4}") {
            prop_assert!(near(&a, &b) <= SAME);
            prop_assert!(near(&a, &a) >= near(&a, &b));
        }

        #[test]
        fn any_text_can_be_compared(a in ".*", b in ".*") {
            prop_assert!(near(&a, &b) <= SAME);
        }
    }
}
