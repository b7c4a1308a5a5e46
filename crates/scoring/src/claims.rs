//! Claims, read: their words and concepts, and what turns them (denied, wished for, watched,
//! received).

use crate::figures;
use crate::held::Held;
use crate::keys;
use crate::lexicon::{self, Concept};
use crate::methods::deeds::told::{Deed, told};
use crate::rarity;
use personspec_parser::lexicon::Profession;
use personspec_profile::{Claim, ClaimKind, Profile};
use personspec_text::phrases::{Form, Phrases};
use personspec_text::words::{Word, words};
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A profile, ready to be judged against any number of adverts.
#[derive(Debug, Clone)]
pub struct Candidate<'a> {
    /// As it was read.
    pub profile: &'a Profile,
    /// Every leaf of it.
    pub claims: Vec<ReadClaim>,
    /// What each claim tells of deeds, in the same order.
    pub(crate) deeds: Vec<Vec<Deed>>,
    /// What the structured part of the profile says is held.
    pub(crate) held: Held,
}

/// A claim with what it says, in a form to compare.
#[derive(Debug, Clone)]
pub struct ReadClaim {
    /// The claim.
    pub claim: Claim,
    /// Words that count: those of denied and wished-for clauses are left out.
    pub words: Vec<Word>,
    /// The stems of [`ReadClaim::words`], sorted.
    pub stems: Vec<String>,
    /// The concepts they name, sorted.
    pub concepts: Vec<Concept>,
    /// The same with what is wished for, where the claim wishes for something: it counts where a
    /// criterion takes willingness ("or willing to train").
    pub willing: Option<Willing>,
    /// Every stem of the claim in order, denied clauses too: to tell a pasted criterion.
    pub all_stems: Vec<String>,
    /// Their keys: stems are compared by the million.
    pub(crate) all_keys: Vec<u64>,
    /// Index of the claim of the post that this duty belongs to.
    pub context: Option<usize>,
    /// Seen or helped with rather than done: half shows it.
    pub watched: bool,
    /// Was given to the person: never shows giving it.
    pub received: bool,
}

/// What a claim says when its wishes are counted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Willing {
    /// In order.
    pub words: Vec<Word>,
    /// Stems, sorted.
    pub stems: Vec<String>,
    /// Concepts, sorted.
    pub concepts: Vec<Concept>,
}

impl ReadClaim {
    /// Whether it is an instance: something done, held or dated, and done by the person.
    ///
    /// A sentence that holds a figure or tells what happened (a past tense and some length) is an
    /// instance even where it stands among the statements.
    pub fn is_instance(&self) -> bool {
        match self.claim.kind {
            ClaimKind::Statement => tells(&self.words),
            kind => kind.is_instance(),
        }
    }
}

/// Whether a statement tells of something that happened rather than praising its writer: it holds a
/// figure, or it is long enough and not "I am …".
fn tells(words: &[Word]) -> bool {
    let figure = words
        .iter()
        .any(|word| word.text.chars().any(|c| c.is_ascii_digit()));
    let first = |n: usize| words.get(n).map_or("", |word| word.text.as_str());
    let praise = matches!(
        (first(0), first(1)),
        (
            "i",
            "am" | "have" | "enjoy" | "believe" | "value" | "understand" | "know" | "like"
        ) | (
            "im" | "excellent" | "good" | "strong" | "very" | "highly" | "passionate",
            _
        )
    );
    (figure && words.len() >= 5) || (words.len() >= 7 && !praise)
}

/// Reads every claim of `profile` once.
pub fn read(profile: &Profile) -> Candidate<'_> {
    let claims = personspec_profile::claims(profile);
    let posts: BTreeMap<usize, usize> = claims
        .iter()
        .enumerate()
        .filter(|(_, claim)| claim.kind == ClaimKind::Post)
        .filter_map(|(at, claim)| claim.post.map(|post| (post, at)))
        .collect();
    let read: Vec<ReadClaim> = claims
        .into_iter()
        .map(|claim| {
            let context = match claim.kind {
                ClaimKind::Duty => claim.post.and_then(|post| posts.get(&post).copied()),
                _ => None,
            };
            read_claim(claim, context)
        })
        .collect();
    let deeds: Vec<Vec<Deed>> = read.iter().map(told).collect();
    let mut read = read;
    for (claim, deeds) in read.iter_mut().zip(&deeds) {
        claim
            .concepts
            .extend(deeds.iter().filter_map(lexicon::deeds::told));
        claim.concepts.sort_unstable();
        claim.concepts.dedup();
    }
    let kinds = read
        .iter()
        .map(|read| (read.claim.kind, read.claim.path.as_str()));
    Candidate {
        profile,
        held: Held::new(profile, kinds),
        deeds,
        claims: read,
    }
}

fn read_claim(claim: Claim, context: Option<usize>) -> ReadClaim {
    let all = words(&claim.text);
    let all_stems = all.iter().map(|word| word.stem.clone()).collect();
    let all_keys = all.iter().map(|word| keys::of_stem(&word.stem)).collect();
    let mut kept = Vec::with_capacity(all.len());
    let mut with_wishes = Vec::new();
    let (mut watched, mut received, mut wishes) = (false, false, false);
    // A structured leaf is no sentence: "no" in a course's title denies nothing.
    let sentence = matches!(
        claim.kind,
        ClaimKind::Duty | ClaimKind::Statement | ClaimKind::Skill | ClaimKind::Headline
    );
    let ahead = !sentence && Cues::of(&all).ahead;
    let mut before = 0;
    for clause in clauses(&claim.text, all) {
        let cues = Cues::of(&clause);
        // A day of information is a glimpse, wherever it stands.
        watched |= cues.glimpse;
        let mut cues = if sentence { cues } else { Cues::default() };
        // A title with a date ahead is a plan as a whole.
        cues.wished |= ahead;
        if cues.denied {
            // "Budget: I know what it costs but I don't hold one" denies what stands before it.
            let own = clause
                .iter()
                .filter(|word| rarity::weight(word) > 0)
                .count();
            if own <= MOST_OF_A_REMARK && clause.first().is_some_and(|word| word.text == "but") {
                kept.truncate(before);
            }
            continue;
        }
        before = kept.len();
        with_wishes.extend(clause.iter().cloned());
        if cues.wished {
            wishes = true;
            continue;
        }
        // "Ran the clinic; sat in on the board" ran the clinic, and what was sat in on adds nothing.
        if cues.watched && !watched && kept.iter().any(|word| rarity::weight(word) > 0) {
            continue;
        }
        watched |= cues.watched;
        received |= cues.received;
        kept.extend(clause);
    }
    // "2019-03 to present" has presented nothing.
    if claim.kind == ClaimKind::Post {
        let dates = claim.text.rfind(',').unwrap_or(claim.text.len());
        kept.retain(|word| word.span.start() < dates);
    }
    // The title of a post names a profession, and so does a degree: the register tells it better, and
    // its words say nothing of "activity and occupation".
    if matches!(
        claim.kind,
        ClaimKind::Post | ClaimKind::Headline | ClaimKind::Qualification
    ) {
        let mut names = Profession::words_of_names(&kept);
        // A support worker has supported no juniors by the title.
        let pairs = kept.windows(2).enumerate();
        names.extend(pairs.filter_map(|(at, pair)| match pair {
            [first, second] => (first.stem == "support" && second.stem == "worker").then_some(at),
            _ => None,
        }));
        let mut at = 0;
        kept.retain(|_| {
            at += 1;
            !names.contains(&(at - 1))
        });
    }
    let willing = wishes.then(|| Willing {
        stems: stems(&with_wishes),
        concepts: concepts(&with_wishes, claim.kind),
        words: with_wishes,
    });
    ReadClaim {
        stems: stems(&kept),
        concepts: concepts(&kept, claim.kind),
        claim,
        words: kept,
        willing,
        all_stems,
        all_keys,
        context,
        watched,
        received,
    }
}

/// A denial with so few words of its own speaks of what stands before it.
const MOST_OF_A_REMARK: usize = 2;

/// The stems of `words`, each once, sorted; a figure with each of its neighbours
/// ([`figures`]), never alone.
fn stems(words: &[Word]) -> Vec<String> {
    let mut stems: Vec<String> = words
        .iter()
        .filter(|word| !figures::is_figure(word))
        .map(|word| word.stem.clone())
        .chain(figures::with_neighbours(words))
        .collect();
    stems.sort_unstable();
    stems.dedup();
    stems
}

/// The concepts that `words` name, each once, sorted; every course is some development.
fn concepts(words: &[Word], kind: ClaimKind) -> Vec<Concept> {
    let mut concepts: Vec<Concept> = lexicon::named(words)
        .into_iter()
        .map(|n| n.concept)
        .collect();
    if kind == ClaimKind::Training {
        concepts.extend(lexicon::development());
    }
    concepts.sort_unstable();
    concepts.dedup();
    concepts
}

/// The clauses of a text: parted by full stops, semicolons, colons, dashes between blanks, and the
/// words "but" and "although".
fn clauses(text: &str, words: Vec<Word>) -> Vec<Vec<Word>> {
    let mut clauses: Vec<Vec<Word>> = vec![Vec::new()];
    let mut end = 0;
    for word in words {
        let gap = text.get(end..word.span.start()).unwrap_or_default();
        let part = gap.contains(['.', ';', '!', '?'])
            || gap.contains(" - ")
            || gap.contains('–')
            || matches!(word.text.as_str(), "but" | "although" | "though");
        if part && clauses.last().is_some_and(|clause| !clause.is_empty()) {
            clauses.push(Vec::new());
        }
        end = word.span.end();
        if let Some(clause) = clauses.last_mut() {
            clause.push(word);
        }
    }
    clauses
}

#[derive(Debug, Default, Clone, Copy)]
struct Cues {
    denied: bool,
    wished: bool,
    watched: bool,
    received: bool,
    glimpse: bool,
    ahead: bool,
}

static CUES: LazyLock<(Phrases, Vec<&'static str>)> = LazyLock::new(|| {
    let rows: Vec<(&str, &str)> = include_str!("../data/cues.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .skip(1)
        .filter_map(|line| line.split_once('\t'))
        .collect();
    let phrases = Phrases::new(Form::Word, rows.iter().map(|row| row.1).zip(0..));
    (phrases, rows.iter().map(|row| row.0).collect())
});

impl Cues {
    fn of(clause: &[Word]) -> Self {
        let mut cues = Self {
            denied: tells_age(clause),
            ..Self::default()
        };
        // Students on placement are guided, a student on placement watches.
        let guides = clause
            .iter()
            .any(|word| matches!(word.text.as_str(), "students" | "learners" | "trainees"));
        for found in CUES.0.find_all(clause) {
            let placement = || clause.get(found.words.clone()).unwrap_or_default();
            let placed = guides && placement().iter().any(|word| word.stem == "placement");
            match CUES.1.get(found.id).copied().filter(|_| !placed) {
                Some("not" | "person") => cues.denied = true,
                Some("not_first") => cues.denied |= found.words.start == 0,
                Some("wish") => cues.wished = true,
                Some("watched") => cues.watched = true,
                Some("received") => cues.received = true,
                Some("glimpse") => cues.glimpse = true,
                Some("ahead") => cues.ahead = true,
                _ => {}
            }
        }
        cues
    }
}

/// Whether the clause tells the writer's age: "I am 52 years old".
fn tells_age(clause: &[Word]) -> bool {
    clause.windows(4).any(|four| {
        let said: Vec<&str> = four.iter().map(|word| word.text.as_str()).collect();
        matches!(said.as_slice(), ["am" | "im", age, "years", "old"]
            if age.bytes().all(|byte| byte.is_ascii_digit()))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_profile::ClaimKind;

    fn one(kind: ClaimKind, text: &str) -> ReadClaim {
        let path = "statements[0]".to_owned();
        read_claim(
            Claim {
                path,
                kind,
                text: text.to_owned(),
                post: None,
            },
            None,
        )
    }

    #[test]
    fn denied_and_wished_clauses_are_not_read() {
        let claim = one(
            ClaimKind::Statement,
            "Ran two falls groups. No experience of dysphagia.",
        );
        assert!(claim.stems.contains(&"fall".to_owned()));
        assert!(!claim.stems.iter().any(|stem| stem.starts_with("dysphag")));
        assert!(
            one(
                ClaimKind::Statement,
                "I would like to train as a prescriber"
            )
            .words
            .is_empty()
        );
        assert!(
            !one(ClaimKind::Duty, "Audited notes with no issues")
                .words
                .is_empty()
        );
    }

    #[test]
    fn who_somebody_is_is_not_read() {
        for told in [
            "I am 52 years old and Irish",
            "I live at 24 Band Street",
            "I took two years out in 2019",
        ] {
            assert!(one(ClaimKind::Statement, told).words.is_empty(), "{told}");
        }
        let worked = "Ran play groups for children of 4 to 15 years old";
        assert!(!one(ClaimKind::Duty, worked).words.is_empty());
    }

    #[test]
    fn a_day_of_information_is_a_glimpse() {
        assert!(one(ClaimKind::Training, "Prescribing information day, 2024").watched);
        assert!(!one(ClaimKind::Training, "Prescribing (V300), 2024").watched);
    }

    #[test]
    fn direction() {
        assert!(one(ClaimKind::Duty, "I received supervision every month").received);
        assert!(one(ClaimKind::Duty, "Shadowed the dietitian").watched);
        let given = one(ClaimKind::Duty, "I supervise two band 5s");
        assert!(!given.received && !given.watched);
        assert!(!one(ClaimKind::Duty, "Two students on placement a year").watched);
        assert!(one(ClaimKind::Duty, "On placement I saw a hip clinic").watched);
        let done = one(ClaimKind::Duty, "Ran the falls clinic; sat in on the board");
        assert!(!done.watched && !done.stems.contains(&"board".to_owned()));
    }

    #[test]
    fn praise_is_bare_and_a_story_is_not() {
        assert!(!one(ClaimKind::Statement, "I am resilient and flexible").is_instance());
        assert!(
            one(
                ClaimKind::Statement,
                "Chaired the falls meeting for 18 months"
            )
            .is_instance()
        );
        assert!(!one(ClaimKind::Skill, "SystmOne").is_instance());
    }
}
