//! A ranking too large to be held as a whole: adverts come as a stream, the batch engine ranks them, the
//! rows that are shown are judged in full, and lines are written as they are done.

use super::partial::{Done, Lines};
use super::{is_left, settings};
use crate::args::{FailOn, Global, Rank};
use crate::exit::{Exit, Failure};
use crate::input::{self, stream};
use crate::progress::Progress;
use crate::{Done as Ended, commands};
use jiff::civil::Date;
use personspec_profile::Profile;
use personspec_report::caseload::{Offer, Sieve, alone};
use personspec_report::data::{Counts, LeftOut};
use personspec_report::{ReadAdvert, Skipped, json};
use personspec_scoring::engine::{Bank, Fresh, Marker, Near, Place, Ready};
use personspec_scoring::{Policy, assess_read, claims, criteria};
use rayon::prelude::*;
use rustc_hash::FxHashMap;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, Ordering};

/// Candidates that are in work at a time: between two blocks rows are written and a Ctrl-C is heard.
const BLOCK: usize = 32;

/// The vacancies of a batch: their criteria in the bank, and where each advert is to be had again.
#[derive(Debug, Default)]
struct Vacancies {
    bank: Bank,
    offers: Vec<Offer>,
    ids: Vec<String>,
    sources: Vec<Source>,
}

/// Where an advert is to be had again when its rows are written.
#[derive(Debug)]
enum Source {
    /// The only advert of a file, which is read again.
    File(PathBuf, usize),
    /// One of many in a file: taking them apart again would take longer than the memory is worth.
    Kept(Box<ReadAdvert>),
}

/// Ranks the vacancies for each candidate and prints a line a row.
pub(super) fn run(asked: &Rank, global: &Global, today: Date) -> Ended {
    let profiles = input::profiles(&asked.profiles, global)?;
    let mut skipped = profiles.skipped;
    commands::on_threads(global, || {
        let mut vacancies = Vacancies::default();
        let mut empty = Vec::new();
        let streamed = stream::adverts(&asked.adverts, today, global, |block| {
            empty.extend(vacancies.add(block));
            Ok(())
        })?;
        personspec_parser::tell_apart(vacancies.ids.iter_mut());
        skipped.extend(streamed.skipped);
        skipped.extend(empty);
        super::something(vacancies.ids.len(), profiles.read.len(), &skipped)?;
        let mut names: Vec<_> = streamed.files;
        let adverts = names.len();
        names.extend(profiles.files);
        let lines = Lines::open(asked, global, &names, today)?;
        names.truncate(adverts);
        let run = Run {
            vacancies: &vacancies,
            hashes: names.into_iter().map(|file| file.sha256).collect(),
            asked,
            global,
            today,
        };
        run.all(&profiles.read, lines, &skipped)
    })
}

impl Vacancies {
    /// Takes in the adverts of some files; those without a criterion are given back as left out.
    fn add(&mut self, block: Vec<stream::OfFile>) -> Vec<Skipped> {
        let mut left_out = Vec::new();
        let mut kept: Vec<(ReadAdvert, Option<(PathBuf, usize)>)> = Vec::new();
        for mut file in block {
            left_out.extend(input::leave_out_empty(&mut file.adverts));
            for read in file.adverts {
                let again = file.single.then(|| (file.path.clone(), file.file));
                kept.push((read, again));
            }
        }
        let fresh: Vec<_> = kept
            .iter()
            .flat_map(|(read, _)| self.bank.list(&read.advert))
            .collect();
        let read: Vec<_> = fresh.into_par_iter().map(Fresh::read).collect();
        for (fresh, read) in read {
            self.bank.settle(fresh, &read);
        }
        for (read, again) in kept {
            self.offers.push(Offer::new(&read.advert.fields));
            self.ids.push(read.advert.id.clone());
            self.sources.push(match again {
                Some((path, file)) => Source::File(path, file),
                None => Source::Kept(Box::new(read)),
            });
        }
        left_out
    }

    /// The place of each id among all, in their order.
    fn order(&self) -> Vec<u32> {
        let mut order: Vec<usize> = (0..self.ids.len()).collect();
        order.par_sort_unstable_by_key(|at| &self.ids[*at]);
        let mut places = vec![0; order.len()];
        for (place, at) in (0..).zip(order) {
            places[at] = place;
        }
        places
    }
}

struct Run<'a> {
    vacancies: &'a Vacancies,
    /// Of every advert file.
    hashes: Vec<String>,
    asked: &'a Rank,
    global: &'a Global,
    today: Date,
}

impl Run<'_> {
    fn all(&self, profiles: &[Profile], mut lines: Lines, skipped: &[Skipped]) -> Ended {
        let vacancies = self.vacancies;
        let policy = Policy::default();
        let ready = vacancies.bank.ready(self.today, &policy);
        let order = vacancies.order();
        let interrupted = on_interrupt();
        let progress = Progress::new("ranking", profiles.len(), self.global);
        let mut near = Near::default();
        let left_out: Vec<LeftOut> = skipped.iter().map(LeftOut::from).collect();
        let counts = |done: &Done| Counts {
            adverts: vacancies.ids.len(),
            profiles: profiles.len(),
            pairs: vacancies.ids.len() * profiles.len(),
            set_aside: done.set_aside,
            rows: done.rows,
            ..Counts::default()
        };
        for block in profiles[lines.done.profiles.min(profiles.len())..].chunks(BLOCK) {
            if interrupted.load(Ordering::Relaxed) {
                drop(progress);
                let counts = counts(&lines.done);
                return lines.interrupted(counts, &left_out, profiles.len());
            }
            let read: Vec<_> = block.par_iter().map(claims::read).collect();
            learn(&mut near, &ready, &read);
            let places: Vec<(Vec<Place>, usize)> = block
                .par_iter()
                .zip(&read)
                .map_init(
                    || Marker::new(&ready),
                    |marker, (profile, who)| {
                        marker.take(who, &near);
                        progress.step();
                        self.places(marker, profile, &order)
                    },
                )
                .collect();
            let rows = self.rows(block, &read, &places, &policy)?;
            for (rows, (_, kept)) in rows.iter().zip(&places) {
                lines.add(rows, vacancies.ids.len() - kept)?;
            }
            lines.flush()?;
            if lines.closed() {
                break;
            }
        }
        drop(progress);
        let counts = counts(&lines.done);
        lines.complete(counts, &left_out)?;
        let exit = commands::ended(skipped, self.asked.strict);
        let bare = lines.done.standing < lines.done.profiles;
        let trips = exit == Exit::Ran && self.asked.fail_on != FailOn::Never && bare;
        Ok(if trips { Exit::Tripped } else { exit })
    }

    /// The first vacancies for one candidate, and how many of all are kept.
    fn places(
        &self,
        marker: &mut Marker<'_, '_, '_, '_>,
        profile: &Profile,
        order: &[u32],
    ) -> (Vec<Place>, usize) {
        let settings = settings(self.asked, self.global, (1, self.vacancies.ids.len()));
        let sieve = Sieve::new(settings.filters, &profile.preferences, self.today);
        let most = settings.top.unwrap_or(usize::MAX);
        let offers = &self.vacancies.offers;
        let keeps = |vacancy: usize| offers.get(vacancy).is_some_and(|one| sieve.keeps(one));
        marker.top(most, order, self.asked.min_evidenced, keeps)
    }

    /// The rows of some candidates as lines, each with whether `--fail-on` lets it stand.
    fn rows(
        &self,
        profiles: &[Profile],
        read: &[claims::Candidate<'_>],
        places: &[(Vec<Place>, usize)],
        policy: &Policy,
    ) -> Result<Vec<Vec<(String, bool)>>, Failure> {
        let mut shown: Vec<usize> = places
            .iter()
            .flat_map(|(places, _)| places.iter().map(|place| place.vacancy))
            .collect();
        shown.sort_unstable();
        shown.dedup();
        let adverts: Vec<(usize, ReadAdvert)> = shown
            .into_par_iter()
            .map(|vacancy| Ok((vacancy, self.again(vacancy)?)))
            .collect::<Result<_, Failure>>()?;
        let posts: FxHashMap<usize, _> = adverts
            .par_iter()
            .map(|(vacancy, read)| (*vacancy, (read, criteria::read(&read.advert))))
            .collect();
        let one = |((profile, who), (places, _)): (
            (&Profile, &claims::Candidate<'_>),
            &(Vec<Place>, usize),
        )| {
            let rows = places.iter().filter_map(|place| {
                let (read, post) = posts.get(&place.vacancy)?;
                let own = assess_read(post, who, self.today, policy);
                let row = alone(read, profile, &own, place.rank, self.asked.criteria);
                Some((json::rank_row(&row), is_left(&row, self.asked.fail_on)))
            });
            rows.collect()
        };
        Ok(profiles.par_iter().zip(read).zip(places).map(one).collect())
    }

    fn again(&self, vacancy: usize) -> Result<ReadAdvert, Failure> {
        let vacancies = self.vacancies;
        let mut read = match &vacancies.sources[vacancy] {
            Source::Kept(read) => ReadAdvert::clone(read),
            Source::File(path, file) => {
                let id = &vacancies.ids[vacancy];
                let sha256 = self.hashes.get(*file).map_or("", String::as_str);
                stream::again(path, id, sha256, self.today, self.global)?
            }
        };
        read.advert.id.clone_from(&vacancies.ids[vacancy]);
        Ok(read)
    }
}

/// Looks up the words of some candidates that no earlier one used.
fn learn(near: &mut Near, ready: &Ready<'_>, read: &[claims::Candidate<'_>]) {
    let words = read
        .iter()
        .flat_map(|who| &who.claims)
        .flat_map(|claim| &claim.words);
    let mut fresh: Vec<&str> = words
        .map(|word| word.text.as_str())
        .filter(|word| !near.contains_key(*word))
        .collect();
    fresh.sort_unstable();
    fresh.dedup();
    let found: Vec<_> = fresh
        .into_par_iter()
        .map(|word| (word.to_owned(), ready.near_word(word)))
        .collect();
    near.extend(found);
}

/// Hears Ctrl-C from here on: rows that are done are kept.
fn on_interrupt() -> &'static AtomicBool {
    static INTERRUPTED: AtomicBool = AtomicBool::new(false);
    // Where it cannot be heard, an interrupt ends the program as ever.
    let _ = ctrlc::set_handler(|| INTERRUPTED.store(true, Ordering::Relaxed));
    #[cfg(debug_assertions)]
    if std::env::var_os("PERSONSPEC_INTERRUPT").is_some() {
        // Asked for by a test: no signal of another process comes at the same row twice.
        INTERRUPTED.store(true, Ordering::Relaxed);
    }
    &INTERRUPTED
}
