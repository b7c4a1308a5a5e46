//! Compares every criterion of a batch with every claim, in the ways that others would.
//!
//! usage: `personspec-peers PEER FOLDER PROFILES ADVERTS`, FOLDER as `workload` writes it; the first files are
//! read. Prints one JSON line: pairs (profile × advert), seconds of CPU and wall, and a sum over the ranking that
//! keeps the work from being left out. Reading files and preparing is not counted; the ranking is. PEER `lines`
//! prints the criteria and claims instead, for scorers in other languages.
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments, its files and the clock"
)]

mod files;
mod peers;

use std::time::Instant;

/// As the command line has it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), String> {
    let usage = "usage: personspec-peers PEER FOLDER PROFILES ADVERTS";
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [peer, folder, profiles, adverts] = &arguments[..] else {
        return Err(usage.to_owned());
    };
    let count = |word: &String| word.parse::<usize>().map_err(|_| usage.to_owned());
    let (profiles, adverts) = (count(profiles)?, count(adverts)?);
    let batch = files::read(folder.as_ref(), profiles, adverts)?;
    if peer == "lines" {
        println!("{}", batch.lines());
        return Ok(());
    }
    let work = peers::prepare(peer, &batch)?;
    let (since, before) = (Instant::now(), core_seconds()?);
    let check = work();
    let (wall, cpu) = (since.elapsed().as_secs_f64(), core_seconds()? - before);
    println!(
        "{}",
        serde_json::json!({"pairs": profiles * adverts, "cpu": cpu, "wall": wall, "check": check})
    );
    Ok(())
}

/// How long a core has worked for this thread, which does all the work (Linux).
fn core_seconds() -> Result<f64, String> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat")
        .map_err(|error| error.to_string())?;
    let worked = told
        .split_whitespace()
        .next()
        .and_then(|word| word.parse::<f64>().ok());
    worked
        .map(|nanoseconds| nanoseconds / 1e9)
        .ok_or_else(|| "no time of the core".to_owned())
}
