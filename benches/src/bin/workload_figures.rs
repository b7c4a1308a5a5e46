//! What a batch of adverts is like, in figures: those of `speed/workload.md`.
//!
//! usage: `workload_figures FOLDER`: a corpus (`jobposting.ndjson.gz` and `labelled.jsonl.gz`), or a folder
//! of adverts as text, such as `workload` writes. The adverts are counted in an order by chance, always the
//! same, so that growth is that of a sample and not of a calendar.
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and its files"
)]

use personspec_benches::chance::Chance;
use personspec_benches::postings::{labelled, read_records, unzipped};
use personspec_benches::processes::files_in;
use personspec_benches::workload::figures::{Figures, float, quantiles};
use personspec_parser::{Advert, Options, parse};
use std::path::{Path, PathBuf};

/// As the command line has it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Adverts with criteria at which growth is noted.
const SIZES: [usize; 7] = [500, 1000, 2000, 5000, 10_000, 20_000, 40_000];
/// The batch that the law is asked about: 40,000 adverts of 25 criteria.
const ASKED: (f64, f64) = (40_000.0, 25.0);

fn main() -> Result<(), String> {
    let folder = std::env::args()
        .nth(1)
        .ok_or("usage: workload_figures FOLDER")?;
    let folder = PathBuf::from(folder);
    let corpus = folder.join("jobposting.ndjson.gz");
    let mut adverts = Vec::new();
    if corpus.exists() {
        let records = unzipped(&corpus)?;
        read_records(&records, |parsed| adverts.push(parsed.advert.clone()));
    } else {
        for path in texts(&folder)? {
            let bytes =
                std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
            adverts.push(parse("text", &bytes, &Options::default()).advert);
        }
    }
    let mut chance = Chance::new(1);
    for at in (1..adverts.len()).rev() {
        adverts.swap(at, chance.place(at + 1));
    }
    print(&figures(&adverts, 0), "all adverts");
    // Lists of the length that a person specification has.
    print(&figures(&adverts, 12), "adverts with 12 criteria or more");
    if corpus.exists() {
        let mut all = Figures::default();
        for one in labelled(&folder)? {
            all.add(
                &parse(&one.id, one.text.as_bytes(), &Options::default()).advert,
                &SIZES,
            );
        }
        all.finish();
        print(&all, "labelled adverts");
    }
    Ok(())
}

/// The figures of adverts with so many criteria.
fn figures(adverts: &[Advert], least: usize) -> Figures {
    let mut all = Figures::default();
    for advert in adverts.iter().filter(|one| one.criteria.len() >= least) {
        all.add(advert, &SIZES);
    }
    all.finish();
    all
}

/// Every text file in a folder and its folders, in the order of their names.
fn texts(folder: &Path) -> Result<Vec<PathBuf>, String> {
    let mut files = files_in(folder)?;
    files.retain(|path| path.extension().is_some_and(|ending| ending == "txt"));
    Ok(files)
}

fn print(all: &Figures, name: &str) {
    let with = all.lengths.len();
    let part = |count: usize, of: usize| 100.0 * float(count) / float(of).max(1.0);
    println!("\n## {name}\n");
    println!(
        "{} adverts, {} with criteria, {:.0} bytes of text each",
        all.adverts,
        with,
        float(all.bytes) / float(all.adverts).max(1.0)
    );
    println!("\n| of 100 | 10 | 25 | 50 | 75 | 90 |\n|---|---:|---:|---:|---:|---:|");
    for (what, list) in [
        ("criteria an advert", &all.lengths),
        ("words an essential criterion", &all.words[0]),
        ("words a desirable criterion", &all.words[1]),
    ] {
        let values = quantiles(list, [10, 25, 50, 75, 90]).map(|value| value.to_string());
        println!("| {what} | {} |", values.join(" | "));
    }
    println!("\n| adverts | criteria | distinct | folded | in 100 | distinct words |");
    println!("|---:|---:|---:|---:|---:|---:|");
    for one in &all.growth {
        println!(
            "| {} | {} | {} | {} | {:.0} | {} |",
            one.adverts,
            one.criteria,
            one.verbatim,
            one.folded,
            part(one.folded, one.criteria),
            one.words
        );
    }
    // One point has no law.
    if all.growth.len() > 1 {
        let law = all.law();
        let criteria = ASKED.0 * ASKED.1;
        println!(
            "\nfolded = {:.2} × criteria^{:.3}; at {} adverts of {} criteria: {:.0} in 100",
            law.factor,
            law.exponent,
            ASKED.0,
            ASKED.1,
            100.0 * law.at(criteria) / criteria
        );
    }
    for most in [100, 1000, 10_000] {
        let (top, once) = all.popular(most);
        println!(
            "the {most} commonest are {:.0} in 100 of all criteria; {:.0} in 100 texts are asked once",
            100.0 * top,
            100.0 * once
        );
    }
    println!("\n| levels of lists of 8 or more | of 100 |\n|---|---:|");
    for (how, count) in &all.printed {
        println!("| {how} | {:.0} |", part(*count, all.whole));
    }
    let criteria = all.growth.last().map_or(0, |last| last.criteria);
    println!("\n| asks | of 100 adverts | of 100 criteria |\n|---|---:|---:|");
    for (kind, (adverts, own)) in &all.asks {
        println!(
            "| {kind} | {:.0} | {:.1} |",
            part(*adverts, with),
            part(*own, criteria)
        );
    }
    println!("\n| profession of the title | of 100 |\n|---|---:|");
    let mut professions: Vec<_> = all.professions.iter().collect();
    professions.sort_by(|a, b| b.1.cmp(a.1));
    for (name, count) in professions.into_iter().take(30) {
        println!("| {name} | {:.1} |", part(*count, with));
    }
}
