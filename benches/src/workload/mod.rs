//! Writes a batch to measure with: profiles and adverts in any number, in our own words, with the
//! statistics of real ones.
//!
//! [`tables`] (what is spoken of, by profession) → [`phrase`] (sentences with slots) → [`pool`] (which
//! criteria are new and which are shared, by the measured law) → [`adverts`], [`profiles`] (files). The
//! tables and the figures are in `benches/speed/workload/`; no sentence of a real advert is among them.

pub mod tables;
pub mod phrase;
pub mod noise;
pub mod pool;
pub mod specification;
pub mod adverts;
pub mod profiles;
pub mod figures;

use crate::chance::Chance;
use specification::{Asked, Specifications};
use std::collections::VecDeque;
use tables::{Profession, Tables};

/// How many criteria of a profession are kept for candidates who copy.
const KEPT: usize = 400;

/// An advert of the workload.
#[derive(Debug, Clone)]
pub struct Advert {
    /// Its id, the name of its file.
    pub id: String,
    /// Its text.
    pub text: String,
    /// How its list is printed: a name of `shape.tsv`.
    pub layout: String,
    /// What it asks.
    pub asked: Vec<Asked>,
}

/// A profile of the workload.
#[derive(Debug, Clone)]
pub struct Candidate {
    /// Its id, the name of its file.
    pub id: String,
    /// Its YAML.
    pub text: String,
}

/// Writes one advert or profile after the other.
pub struct Workload<'t> {
    tables: &'t Tables,
    specifications: Specifications<'t>,
    chance: Chance,
    /// Adverts and profiles so far.
    written: (usize, usize),
    /// Criteria of late, by profession.
    late: Vec<VecDeque<String>>,
}

impl<'t> Workload<'t> {
    /// The workload of a seed.
    pub fn new(tables: &'t Tables, seed: u64) -> Self {
        Self {
            tables,
            specifications: Specifications::new(tables),
            chance: Chance::new(seed),
            written: (0, 0),
            late: vec![VecDeque::new(); tables.professions.len()],
        }
    }

    /// How many different criteria the adverts so far ask.
    pub fn distinct(&self) -> usize {
        self.specifications.distinct()
    }

    /// The next advert.
    pub fn advert(&mut self) -> Advert {
        self.written.0 += 1;
        let (at, profession) = self.profession();
        let shape = &self.tables.shape;
        let count = shape.between("criteria_least", "criteria_most", &mut self.chance);
        let asked = self
            .specifications
            .draw(profession, count, &mut self.chance);
        if let Some(late) = self.late.get_mut(at) {
            late.extend(asked.iter().map(|one| one.text.clone()));
            let over = late.len().saturating_sub(KEPT);
            late.drain(..over);
        }
        let layout = shape.one_of("layout", &mut self.chance);
        let number = self.written.0;
        Advert {
            id: format!("a{number:05}"),
            text: adverts::advert(
                self.tables,
                profession,
                layout,
                &asked,
                number,
                &mut self.chance,
            ),
            layout: layout.to_owned(),
            asked,
        }
    }

    /// The next profile.
    pub fn profile(&mut self) -> Candidate {
        self.written.1 += 1;
        let (at, profession) = self.profession();
        let number = self.written.1;
        let asked = self.late.get_mut(at).map(VecDeque::make_contiguous);
        let asked = asked.map_or(&[][..], |asked| &*asked);
        Candidate {
            id: format!("c{number:04}"),
            text: profiles::profile(self.tables, profession, number, asked, &mut self.chance),
        }
    }

    fn profession(&mut self) -> (usize, &'t Profession) {
        let list = &self.tables.professions;
        let at = (self.chance).weighed(list.iter().map(|profession| profession.share));
        (at, list.get(at).unwrap_or(&list[0]))
    }
}
