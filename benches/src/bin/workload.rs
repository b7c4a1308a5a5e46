//! Writes a workload: profiles and adverts in any number, in our own words, with the statistics of real
//! ones (`benches/speed/workload.md`). The same seed gives the same files.
//!
//! usage: `workload PROFILES ADVERTS FOLDER [--seed N]`. Profiles are `FOLDER/profiles/c0001.yaml` …, adverts
//! `FOLDER/adverts/00/a00001.txt` …, at most 5,000 in a folder.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and writes its files"
)]

use personspec_benches::workload::{Workload, tables::Tables};
use std::path::{Path, PathBuf};

/// As the command line has it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Files in a folder, at most.
const FOLDER: usize = 5000;

fn main() -> Result<(), String> {
    let usage = "usage: workload PROFILES ADVERTS FOLDER [--seed N]";
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [profiles, adverts, folder, options @ ..] = &arguments[..] else {
        return Err(usage.to_owned());
    };
    let number = |word: &String| {
        word.parse::<usize>()
            .map_err(|error| format!("{word}: {error}"))
    };
    let seed = match options {
        [] => 1,
        [name, seed] if name == "--seed" => number(seed)?,
        _ => return Err(usage.to_owned()),
    };
    let tables = Tables::read()?;
    let mut workload = Workload::new(&tables, u64::try_from(seed).unwrap_or(1));
    let folder = PathBuf::from(folder);
    let (mut bytes, mut criteria) = (0, 0);
    let count = number(adverts)?;
    for at in 0..count {
        let one = workload.advert();
        let place = folder.join(format!("adverts/{:02}", at / FOLDER));
        write(
            &place,
            at.is_multiple_of(FOLDER),
            &format!("{}.txt", one.id),
            &one.text,
        )?;
        bytes += one.text.len();
        criteria += one.asked.len();
    }
    let people = number(profiles)?;
    let place = folder.join("profiles");
    for at in 0..people {
        let one = workload.profile();
        write(&place, at == 0, &format!("{}.yaml", one.id), &one.text)?;
        bytes += one.text.len();
    }
    let distinct = workload.distinct();
    println!(
        "{people} profiles, {count} adverts, {bytes} bytes; {criteria} criteria, {distinct} distinct ({} in 100)",
        distinct * 100 / criteria.max(1)
    );
    Ok(())
}

fn write(folder: &Path, new: bool, name: &str, text: &str) -> Result<(), String> {
    let fault = |error: std::io::Error| format!("{}: {error}", folder.display());
    if new {
        std::fs::create_dir_all(folder).map_err(fault)?;
    }
    std::fs::write(folder.join(name), text).map_err(fault)
}
