//! Reads real adverts in bulk and prints what was found and how fast; then how many of the labelled
//! criteria were read, by the way they are printed.
//!
//! usage: `jobpostings CORPUS_FOLDER [--misses]`
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and its files"
)]

use personspec_benches::postings::{
    Found, Speed, descriptions, labelled, read_all, recall, stripped, unzipped,
};
use std::path::PathBuf;

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let misses = arguments.iter().any(|word| word == "--misses");
    let folder = arguments.iter().find(|word| !word.starts_with("--"));
    let folder = PathBuf::from(folder.ok_or("usage: jobpostings CORPUS_FOLDER [--misses]")?);
    let records = unzipped(&folder.join("jobposting.ndjson.gz"))?;
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
