//! The facts that a batch asks, each distinct one once: adverts ask the same few thousand in many
//! wordings, and what one comes to hangs on nothing but the ask.

use super::atoms::{Lists, number};
use super::bank::NONE;
use crate::criteria;
use crate::held::Subject;
use crate::judge;
use personspec_parser::Requirement;
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::Ask;
use rustc_hash::FxHashMap;

/// One fact.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub(super) struct Asked {
    pub(super) ask: Ask,
    /// Whether being on the way to it is enough; of qualifications only.
    pub(super) in_progress: bool,
    /// The professions of the post, where they stand for those that the ask leaves open.
    pub(super) advertised: Vec<Profession>,
}

/// Facts that are asked together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Together {
    /// Whether one is enough.
    pub(super) any: bool,
    /// Whether the wording may show more.
    pub(super) open: bool,
}

/// The facts that a batch asks.
#[derive(Debug, Clone, Default)]
pub(super) struct Asks {
    ask_ids: FxHashMap<Asked, u32>,
    pub(super) each: Vec<Asked>,
    ids: FxHashMap<(Vec<u32>, Together), u32>,
    /// Of each set of facts, which they are.
    pub(super) members: Lists,
    pub(super) together: Vec<Together>,
}

impl Asks {
    /// The set of the facts that `asked` asks of a post of the `advertised` professions, else [`NONE`].
    pub(super) fn of(&mut self, asked: &Requirement, advertised: &[Profession]) -> u32 {
        let facts = asked.asks.iter();
        let facts = facts.filter(|ask| !matches!(ask, Ask::Tenure(_)));
        let members: Vec<u32> = facts
            .map(|ask| self.ask(ask, asked.or_in_progress, advertised))
            .collect();
        if members.is_empty() {
            return NONE;
        }
        let together = Together {
            any: asked.any_ask,
            open: judge::is_open(&asked.asks),
        };
        let next = number(self.together.len());
        let id = *self.ids.entry((members.clone(), together)).or_insert(next);
        if id == next {
            self.members.push(members);
            self.together.push(together);
        }
        id
    }

    fn ask(&mut self, ask: &Ask, in_progress: bool, advertised: &[Profession]) -> u32 {
        let of_post = match ask {
            Ask::Registration(asked) => asked.professions.is_empty(),
            Ask::Membership(asked) => asked.bodies.is_empty(),
            _ => false,
        };
        let asked = Asked {
            ask: ask.clone(),
            in_progress: in_progress && matches!(ask, Ask::Qualification(_)),
            advertised: if of_post { advertised } else { &[] }.to_vec(),
        };
        if let Some(id) = self.ask_ids.get(&asked) {
            return *id;
        }
        let id = number(self.each.len());
        self.ask_ids.insert(asked.clone(), id);
        self.each.push(asked);
        id
    }

    /// The words of the subject that each ask names.
    pub(super) fn subjects(&self) -> Vec<Subject> {
        let each = self.each.iter();
        each.map(|asked| criteria::subject(std::slice::from_ref(&asked.ask)))
            .collect()
    }
}
