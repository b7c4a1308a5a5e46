//! Where the time of a batch goes: each stage of ranking a workload on one thread, in seconds that it
//! worked, and what it comes to a thing.
//!
//! usage: `stages FOLDER [PROFILES]`, FOLDER written by `workload`; only the first PROFILES of its profiles.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its files and measures"
)]

use jiff::civil::date;
use personspec_benches::processes::{files_in, worked};
use personspec_parser::Options;
use personspec_scoring::engine::{Bank, Fresh, Marker, Near};
use personspec_scoring::{Policy, assess_read, claims, criteria};
use std::path::Path;
use std::time::Duration;

/// As the command line has it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let folder = arguments.first().ok_or("usage: stages FOLDER [PROFILES]")?;
    let most = arguments.get(1).and_then(|n| n.parse().ok());
    let today = date(2026, 7, 1);
    let options = Options {
        today: Some(today),
        ..Options::default()
    };
    let adverts = files_in(&Path::new(folder).join("adverts"))?;
    let mut profiles = files_in(&Path::new(folder).join("profiles"))?;
    profiles.truncate(most.unwrap_or(usize::MAX));
    let mut stages = Stages::default();
    let mut bank = Bank::default();
    for block in adverts.chunks(512) {
        let bytes: Vec<Vec<u8>> = stages.time("files", block.len(), || {
            block
                .iter()
                .filter_map(|path| std::fs::read(path).ok())
                .collect()
        });
        let parsed: Vec<_> = stages.time("parse", block.len(), || {
            let each = bytes.iter();
            each.map(|bytes| personspec_parser::parse("advert", bytes, &options).advert)
                .collect()
        });
        for advert in &parsed {
            let fresh = stages.time("intern", advert.criteria.len(), || bank.list(advert));
            let read: Vec<_> = stages.time("read criteria", fresh.len(), || {
                fresh.into_iter().map(Fresh::read).collect()
            });
            stages.time("settle", read.len(), || {
                for (fresh, read) in &read {
                    bank.settle(*fresh, read);
                }
            });
        }
    }
    let ready = stages.time("make ready", 1, || bank.ready(today, &Policy::default()));
    let ids: Vec<u32> = (0..).take(bank.vacancies()).collect();
    let mut near = Near::default();
    let mut marks = 0;
    for path in &profiles {
        let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
        let profile = stages.time("profile", 1, || personspec_profile::read("c", "c", &text));
        let Ok(loaded) = profile else { continue };
        let who = stages.time("claims", 1, || claims::read(&loaded.profile));
        stages.time("near words", 1, || {
            for word in who.claims.iter().flat_map(|claim| &claim.words) {
                if !near.contains_key(&word.text) {
                    near.insert(word.text.clone(), ready.near_word(&word.text));
                }
            }
        });
        let mut marker = Marker::new(&ready);
        stages.time("prepare", 1, || marker.take(&who, &near));
        stages.time("missed", bank.vacancies(), || {
            (0..bank.vacancies())
                .filter(|at| marker.missed(*at))
                .count()
        });
        let (places, _) = stages.time("mark and fit", bank.vacancies(), || {
            marker.top(10, &ids, None, |_| true)
        });
        stages.time("fit again", bank.vacancies(), || {
            marker.top(10, &ids, None, |_| true)
        });
        marks += marker.marked();
        for place in places {
            let Some(path) = adverts.get(place.vacancy) else {
                continue;
            };
            let bytes = std::fs::read(path).map_err(|error| error.to_string())?;
            let advert = stages.time("parse again", 1, || {
                personspec_parser::parse("advert", &bytes, &options).advert
            });
            let post = stages.time("read again", 1, || criteria::read(&advert));
            stages.time("judge", 1, || {
                assess_read(&post, &who, today, &Policy::default())
            });
        }
    }
    println!(
        "{} adverts, {} criteria, {} distinct; {} profiles; {} marks a profile",
        bank.vacancies(),
        bank.printed(),
        bank.distinct(),
        profiles.len(),
        marks / (profiles.len() as u64).max(1)
    );
    stages.print();
    Ok(())
}

#[derive(Default)]
struct Stages(Vec<(&'static str, Duration, usize)>);

impl Stages {
    fn time<T>(&mut self, name: &'static str, things: usize, work: impl FnOnce() -> T) -> T {
        let since = worked();
        let done = work();
        let took = worked().saturating_sub(since);
        match self.0.iter_mut().find(|stage| stage.0 == name) {
            Some(stage) => {
                stage.1 += took;
                stage.2 += things;
            }
            None => self.0.push((name, took, things)),
        }
        done
    }

    fn print(&self) {
        println!("| stage | seconds | things | ns a thing |\n|---|--:|--:|--:|");
        for (name, took, things) in &self.0 {
            let each = took.as_nanos() / (*things as u128).max(1);
            println!("| {name} | {:.3} | {things} | {each} |", took.as_secs_f64());
        }
    }
}
