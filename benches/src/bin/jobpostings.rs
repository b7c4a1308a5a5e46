//! Reads real adverts in bulk and prints what was found and how fast; then how many of the labelled
//! criteria were read, by the way they are printed.
//!
//! usage: `jobpostings CORPUS_FOLDER [--misses] [--sample N]`. `--misses` prints each labelled criterion
//! that was not read, `--sample N` what was found in one record of N, to be looked at by eye.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and its files"
)]

use personspec_benches::postings::{
    Found, Speed, descriptions, labelled, read_all, read_records, recall, stripped, unzipped,
};
use personspec_parser::Parsed;
use std::path::PathBuf;

/// As the command line has it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let misses = arguments.iter().any(|word| word == "--misses");
    let folder = arguments.first().filter(|word| !word.starts_with("--"));
    let folder = PathBuf::from(folder.ok_or("usage: jobpostings CORPUS_FOLDER [--misses]")?);
    let sample = arguments
        .iter()
        .position(|word| word == "--sample")
        .and_then(|at| arguments.get(at + 1)?.parse().ok())
        .unwrap_or(0);
    let records = unzipped(&folder.join("jobposting.ndjson.gz"))?;
    let (found, speed) = read_records(&records, |parsed| {
        if sample > 0 && mixed(&parsed.advert.id).is_multiple_of(sample) {
            show(parsed);
        }
    });
    tell("records", found, speed);
    let pages = descriptions(&records)?;
    let texts: Vec<String> = pages.iter().map(|page| stripped(page)).collect();
    let (found, speed) = read_all(&pages);
    tell("descriptions as pages", found, speed);
    let (found, speed) = read_all(&texts);
    tell("descriptions as text", found, speed);
    let adverts = labelled(&folder)?;
    let by_form = recall(&adverts, |advert, wanted| {
        if misses {
            println!("missed {} [{}] {}", advert.id, wanted.form, wanted.text);
        }
    });
    println!(
        "{:<30} {:>6} {:>7} {:>7}",
        "form", "labels", "read", "level"
    );
    for (form, recall) in by_form {
        println!(
            "{form:<30} {:>6} {:>7.3} {:>7.3}",
            recall.found.all,
            recall.found.share(),
            recall.level.share()
        );
    }
    Ok(())
}

/// Whether an id is one of the sample: its bytes, mixed.
fn mixed(id: &str) -> u64 {
    id.bytes().fold(0xcbf2_9ce4_8422_2325, |mixed, byte| {
        (mixed ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    }) >> 20
}

/// Every criterion of an advert, a line each.
fn show(parsed: &Parsed) {
    let advert = &parsed.advert;
    let title = advert.fields.title.as_ref();
    println!("{} {}", advert.id, title.map_or("", |title| &title.value));
    for one in &advert.criteria {
        println!(
            "  {} {} {} {}: {}",
            one.origin,
            one.heading.as_deref().unwrap_or("-"),
            one.importance,
            one.basis,
            one.text
        );
    }
}

fn tell(what: &str, found: Found, speed: Speed) {
    println!(
        "{what}: {} adverts, {:.1} MB in {:.2} s, {:.1} MB/s a core",
        found.adverts,
        f64::from(u32::try_from(speed.bytes).unwrap_or(u32::MAX)) / 1e6,
        speed.time.as_secs_f64(),
        speed.rate()
    );
    println!(
        "  person specification in {}, prose only in {}, none in {}; {} listed criteria, {} in prose",
        found.with_list, found.prose_only, found.none, found.listed, found.said
    );
}
