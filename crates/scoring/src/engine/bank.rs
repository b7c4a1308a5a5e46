//! The criteria of a batch, each distinct one read once, and the vacancies as lists of them.

use super::Ready;
use super::asks::Asks;
use super::atoms::{Atoms, number};
use super::hash;
use crate::criteria::{self, ReadCriterion, read_criterion};
use crate::features::{self, EVIDENCE};
use crate::gate;
use crate::methods::checks::Check;
use crate::methods::course;
use crate::model::{self, Pass};
use crate::policy::{Policy, wording as policy};
use jiff::civil::Date;
use personspec_parser::lexicon::Profession;
use personspec_parser::requirement::Ask;
use personspec_parser::{Advert, Criterion, Group, Importance, Stage};
use rustc_hash::FxHashMap;

/// What stands for "none" among numbers.
pub(super) const NONE: u32 = u32::MAX;

/// One of the ways to say a part of a criterion.
#[derive(Debug, Clone, Copy)]
pub(super) struct Alternative {
    /// Which part of the criterion.
    pub(super) part: u32,
    /// The weight of its terms.
    pub(super) weight: u32,
    /// Its terms, as a range of [`Bank::positions`].
    pub(super) start: u32,
    pub(super) end: u32,
}

/// A criterion of the batch, however many adverts print it.
#[derive(Debug, Clone, Default)]
pub(super) struct Distinct {
    /// Its terms, as a range of [`Bank::terms`].
    pub(super) terms: (u32, u32),
    /// The weight of its terms.
    pub(super) weight: u32,
    /// The weight of the rarest of them.
    pub(super) heaviest: u32,
    /// How many parts it has.
    pub(super) parts: u32,
    /// Their alternatives, as a range of [`Bank::alternatives`].
    pub(super) alternatives: (u32, u32),
    /// The sums of what only its form says, less the thresholds, in both passes.
    pub(super) form: [[i32; 2]; 2],
    /// The professions its words name.
    pub(super) professions: u32,
    /// Its facts, else [`NONE`].
    pub(super) facts: u32,
    /// Its check, else [`NONE`].
    pub(super) check: u32,
    /// Its time, else [`NONE`].
    pub(super) tenure: u32,
    /// Its course, else [`NONE`].
    pub(super) course: u32,
    pub(super) giving: bool,
    pub(super) willing: bool,
    pub(super) after_registration: bool,
    pub(super) qualifications: bool,
    /// Whether one of its terms is a name that a skill may list.
    pub(super) names: bool,
    /// Whether being on the way to a course is enough.
    pub(super) in_progress: bool,
}

/// Time that is asked.
#[derive(Debug, Clone)]
pub(super) struct Time {
    pub(super) needed: u32,
    pub(super) registered: bool,
    /// The terms that say where or with whom, by their place in the criterion, and their weight.
    pub(super) context: Vec<u32>,
    pub(super) weight: u32,
    /// Where nothing else is asked: the advertised professions.
    pub(super) alone: Option<u32>,
}

/// A course that is asked: for each part its alternatives, and the stems a title must have.
#[derive(Debug, Clone)]
pub(super) struct Course {
    pub(super) parts: Vec<Vec<(Vec<u32>, u32)>>,
    pub(super) agents: Vec<u32>,
}

/// A check, with what else of a criterion a check may look at but for its words. That a claim repeats
/// those is told apart (`pasted`).
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
struct CheckKey {
    check: Check,
    group: Group,
    stage: Stage,
    ways: [bool; 3],
}

/// A criterion that stands for all that ask the same check.
#[derive(Debug, Clone)]
pub(super) struct Sample {
    pub(super) criterion: Criterion,
    pub(super) id: u32,
}

/// One advert.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Vacancy {
    /// Its criteria, as a range of [`Bank::listed`]: essentials of the fit count first (with those of
    /// unstated importance), then desirables, then what does not count.
    pub(super) start: u32,
    pub(super) essentials: u32,
    pub(super) desirables: u32,
    pub(super) end: u32,
    /// The facts whose gate may be missed, as a range of [`Bank::gates`].
    pub(super) gates: (u32, u32),
    pub(super) professions: u32,
}

/// The criteria of a batch, each distinct one once, and its vacancies.
///
/// ```
/// use personspec_scoring::engine::{Bank, Marker};
/// use personspec_scoring::{Policy, claims};
/// let text = "Title: Occupational Therapist\nPerson Specification\nExperience\nEssential\n* Audit\n";
/// let today = jiff::civil::date(2026, 7, 1);
/// let advert = personspec_parser::parse("post", text.as_bytes(), &Default::default()).advert;
/// let profile = personspec_profile::read("c", "c.yaml", "statements: [I led two audits of falls in 2024]");
/// let profile = profile.unwrap().profile;
/// let mut bank = Bank::default();
/// bank.add(&advert);
/// let ready = bank.ready(today, &Policy::default());
/// let who = claims::read(&profile);
/// let mut marker = Marker::new(&ready);
/// marker.take(&who, &ready.near(&who));
/// assert_eq!(marker.fit(0).essential.met, 1);
/// ```
#[derive(Debug, Clone, Default)]
pub struct Bank {
    pub(super) atoms: Atoms,
    keys: FxHashMap<u128, u32>,
    pub(super) distinct: Vec<Distinct>,
    pub(super) terms: Vec<u32>,
    pub(super) weights: Vec<u32>,
    pub(super) alternatives: Vec<Alternative>,
    pub(super) positions: Vec<u32>,
    /// Runs of stems that tell a pasted criterion, with the criterion.
    pub(super) runs: Vec<(u64, u32)>,
    /// Places of the first term of each stem that a skill may list as a name.
    pub(super) names: FxHashMap<u32, Vec<u32>>,
    profession_ids: FxHashMap<Vec<Profession>, u32>,
    pub(super) professions: Vec<Vec<Profession>>,
    pub(super) asks: Asks,
    check_ids: FxHashMap<CheckKey, u32>,
    pub(super) checks: Vec<Sample>,
    /// Every criterion with a check, by what it is read from.
    pub(super) checked: FxHashMap<u32, (String, Group, Stage)>,
    pub(super) times: Vec<Time>,
    pub(super) courses: Vec<Course>,
    pub(super) vacancies: Vec<Vacancy>,
    pub(super) listed: Vec<u32>,
    pub(super) gates: Vec<u32>,
}

/// A criterion that no advert of the batch printed before: to be read, on any thread, and handed back.
#[derive(Debug, Clone, Copy)]
pub struct Fresh<'a> {
    id: u32,
    criterion: &'a Criterion,
    advertised: u32,
}

impl<'a> Fresh<'a> {
    /// Reads it; this is where the time goes.
    pub fn read(self) -> (Self, ReadCriterion<'a>) {
        (self, read_criterion(self.criterion))
    }
}

impl Bank {
    /// Adds an advert and reads what is new in it.
    pub fn add(&mut self, advert: &Advert) {
        for fresh in self.list(advert) {
            let (fresh, read) = fresh.read();
            self.settle(fresh, &read);
        }
    }

    /// How many vacancies there are.
    pub fn vacancies(&self) -> usize {
        self.vacancies.len()
    }

    /// How many distinct criteria they have.
    pub fn distinct(&self) -> usize {
        self.distinct.len()
    }

    /// How many criteria they print.
    pub fn printed(&self) -> usize {
        self.listed.len()
    }

    /// Adds an advert as a list of its criteria. Those that are new must be read and settled before
    /// anybody is held against them.
    pub fn list<'a>(&mut self, advert: &'a Advert) -> Vec<Fresh<'a>> {
        let advertised = criteria::professions(advert);
        let professions = self.professions_id(&advertised);
        let mut fresh = Vec::new();
        let (mut essentials, mut desirables, mut others) = (Vec::new(), Vec::new(), Vec::new());
        let mut gates = Vec::new();
        for criterion in &advert.criteria {
            let asks = &criterion.requirement.asks;
            let of_post = asks.iter().any(|ask| {
                matches!(
                    ask,
                    Ask::Registration(_) | Ask::Membership(_) | Ask::Tenure(_)
                )
            });
            let key = hash::of_criterion(criterion, of_post.then_some(advertised.as_slice()));
            let next = number(self.distinct.len());
            let id = *self.keys.entry(key).or_insert(next);
            if id == next {
                let facts = self.asks.of(&criterion.requirement, &advertised);
                self.distinct.push(Distinct {
                    facts,
                    ..Distinct::default()
                });
                fresh.push(Fresh {
                    id,
                    criterion,
                    advertised: professions,
                });
            }
            let counts = criterion.stage == Stage::Application && criterion.duplicate_of.is_none();
            let list = match (counts, criterion.importance) {
                (false, _) => &mut others,
                (true, Importance::Desirable) => &mut desirables,
                (true, _) => &mut essentials,
            };
            list.push(id);
            if gate::kind(criterion).is_some() && gate::may_miss(criterion) {
                gates.push(self.distinct[id as usize].facts);
            }
        }
        let start = number(self.listed.len());
        let gates_start = number(self.gates.len());
        let vacancy = Vacancy {
            start,
            essentials: start + number(essentials.len()),
            desirables: start + number(essentials.len() + desirables.len()),
            end: start + number(advert.criteria.len()),
            gates: (gates_start, gates_start + number(gates.len())),
            professions,
        };
        for list in [essentials, desirables, others] {
            self.listed.extend(list);
        }
        self.gates.extend(gates);
        self.vacancies.push(vacancy);
        fresh
    }

    /// Takes in a criterion that was read.
    pub fn settle(&mut self, fresh: Fresh<'_>, read: &ReadCriterion<'_>) {
        let terms_start = number(self.terms.len());
        let atoms = self.atoms.of(read);
        self.terms.extend(atoms);
        self.weights
            .extend(read.terms.iter().map(|term| term.weight));
        let weight = |terms: &[usize]| terms.iter().map(|at| read.terms[*at].weight).sum::<u32>();
        let alternatives_start = number(self.alternatives.len());
        for (part, alternatives) in read.parts.iter().enumerate() {
            for terms in alternatives {
                let start = number(self.positions.len());
                self.positions.extend(terms.iter().map(|at| number(*at)));
                self.alternatives.push(Alternative {
                    part: number(part),
                    weight: weight(terms),
                    start,
                    end: number(self.positions.len()),
                });
            }
        }
        let form = features::asked(read);
        let sums = [Pass::Alone, Pass::Paired].map(|pass| {
            let mut sums = model::thresholds(pass).map(|threshold| -threshold);
            for (at, value) in form.into_iter().enumerate() {
                let heights = model::heights_at(pass, EVIDENCE + at, value);
                sums = [sums[0] + heights[0], sums[1] + heights[1]];
            }
            sums
        });
        let professions = self.professions_id(&read.professions);
        let names = self.names_of(fresh.id, read);
        self.runs_of(fresh.id, read);
        let check = self.check_of(fresh.id, read);
        let tenure = self.time_of(fresh.advertised, read);
        let course = self.course_of(read);
        let distinct = &mut self.distinct[fresh.id as usize];
        *distinct = Distinct {
            terms: (terms_start, number(self.terms.len())),
            weight: read.terms.iter().map(|term| term.weight).sum(),
            heaviest: read.terms.iter().map(|term| term.weight).max().unwrap_or(0),
            parts: number(read.parts.len()),
            alternatives: (alternatives_start, number(self.alternatives.len())),
            form: sums,
            professions,
            facts: distinct.facts,
            check,
            tenure,
            course,
            giving: read.giving,
            willing: read.criterion.requirement.or_willing,
            after_registration: read.after_registration,
            qualifications: read.criterion.group == Group::Qualifications,
            names,
            in_progress: read.criterion.requirement.or_in_progress,
        };
    }

    fn professions_id(&mut self, named: &[Profession]) -> u32 {
        if let Some(id) = self.profession_ids.get(named) {
            return *id;
        }
        let id = number(self.professions.len());
        self.profession_ids.insert(named.to_vec(), id);
        self.professions.push(named.to_vec());
        id
    }

    fn check_of(&mut self, id: u32, read: &ReadCriterion<'_>) -> u32 {
        let Some(check) = &read.check else {
            return NONE;
        };
        let criterion = read.criterion;
        self.checked.insert(
            id,
            (criterion.text.clone(), criterion.group, criterion.stage),
        );
        let next = number(self.checks.len());
        let asked = &criterion.requirement;
        let key = CheckKey {
            check: check.clone(),
            group: criterion.group,
            stage: criterion.stage,
            ways: [asked.or_equivalent, asked.or_in_progress, asked.or_willing],
        };
        let check = *self.check_ids.entry(key).or_insert(next);
        if check == next {
            self.checks.push(Sample {
                criterion: criterion.clone(),
                id,
            });
        }
        check
    }

    fn time_of(&mut self, advertised: u32, read: &ReadCriterion<'_>) -> u32 {
        let asks = &read.criterion.requirement.asks;
        let Some(asked) = asks.iter().find_map(|ask| match ask {
            Ask::Tenure(asked) => Some(asked),
            _ => None,
        }) else {
            return NONE;
        };
        let terms = read.terms.iter().enumerate();
        let context: Vec<u32> = terms
            .filter(|(_, term)| asked.context.contains(&term.text))
            .map(|(at, _)| number(at))
            .collect();
        let weight = context.iter().map(|at| read.terms[*at as usize].weight);
        self.times.push(Time {
            needed: asked.needed(),
            registered: asked.registered,
            weight: weight.sum(),
            context,
            alone: (asked.context.is_empty() && asks.len() == 1).then_some(advertised),
        });
        number(self.times.len() - 1)
    }

    fn course_of(&mut self, read: &ReadCriterion<'_>) -> u32 {
        let Some(asked) = course::asked(read) else {
            return NONE;
        };
        let weight = |terms: &[usize]| terms.iter().map(|at| read.terms[*at].weight).sum::<u32>();
        let numbers = |terms: &[usize]| terms.iter().map(|at| number(*at)).collect();
        let parts = asked.parts.iter().map(|alternatives| {
            let each = alternatives.iter();
            each.map(|terms| (numbers(terms), weight(terms))).collect()
        });
        let course = Course {
            parts: parts.collect(),
            agents: asked
                .agents
                .iter()
                .map(|stem| self.atoms.stem(stem))
                .collect(),
        };
        self.courses.push(course);
        number(self.courses.len() - 1)
    }

    /// Notes the stems by which a skill may be a name that the criterion asks for.
    fn names_of(&mut self, id: u32, read: &ReadCriterion<'_>) -> bool {
        let mut seen: Vec<u32> = Vec::new();
        let mut stems: Vec<u32> = Vec::new();
        for term in &read.terms {
            let stem = self.atoms.stem(&term.stem);
            // Only the first term of a stem is looked at.
            if !seen.contains(&stem) {
                seen.push(stem);
                if crate::methods::wording::is_name(term) {
                    stems.push(stem);
                }
            }
        }
        let any = !stems.is_empty();
        if any {
            self.names.insert(id, stems);
        }
        any
    }

    /// Notes the runs of stems by which a claim repeats the criterion.
    fn runs_of(&mut self, id: u32, read: &ReadCriterion<'_>) {
        let run = policy::PASTED_RUN.min(read.stems.len());
        if run < policy::SHORTEST_PASTE {
            return;
        }
        let mut keys: Vec<u64> = read.keys.windows(run).map(hash::of_run).collect();
        keys.sort_unstable();
        keys.dedup();
        self.runs.extend(keys.into_iter().map(|key| (key, id)));
    }

    /// Makes it ready to hold candidates against. `today` is the day that "present" means.
    pub fn ready(&self, today: Date, policy: &Policy) -> Ready<'_> {
        Ready::new(self, today, policy)
    }
}
