//! Learns how rare each word is in adverts: `crates/scoring/data/rarity.tsv`.
//!
//! Reads schema.org `JobPosting` records, one JSON object a line, on standard input; counts in how
//! many distinct descriptions each stem stands (document frequency, Spärck Jones 1972) and prints
//! stems with their weight, ten times the natural logarithm of records by frequency, rounded. Only
//! stems lighter than the cap are printed: every other word weighs the cap.
//!
//! ```console
//! $ zcat jobposting.ndjson.gz | cargo run --release -p personspec-benches --bin learn_rarity \
//!     > crates/scoring/data/rarity.tsv
//! ```
#![expect(clippy::print_stdout, reason = "a program prints its result")]

use personspec_text::words::words;
use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::BufRead;

/// Weight of a word in fewer than one record in 245: a third of a thousand records say it at most.
const CAP: f64 = 55.0;

fn main() {
    let mut counts: BTreeMap<String, u32> = BTreeMap::new();
    let mut seen = HashSet::new();
    for line in std::io::stdin().lock().lines().map_while(Result::ok) {
        let Ok(record) = serde_json::from_str::<serde_json::Value>(&line) else {
            continue;
        };
        let text = plain(
            record
                .get("description")
                .and_then(|value| value.as_str())
                .unwrap_or(""),
        );
        let stems: BTreeSet<String> = words(&text).into_iter().map(|word| word.stem).collect();
        // Agencies repost the same advert by the hundred: count each vocabulary once.
        if stems.len() >= 20 && seen.insert(stems.clone()) {
            for stem in stems {
                *counts.entry(stem).or_default() += 1;
            }
        }
    }
    let records = f64::from(u32::try_from(seen.len()).unwrap_or(u32::MAX));
    println!(
        "# stem\tweight: ten times ln(records / records with it); learned from {records} adverts by learn_rarity"
    );
    println!("# every stem not listed weighs {CAP}");
    for (stem, count) in counts {
        let weight = (10.0 * (records / f64::from(count)).ln()).round();
        let wordy = stem.chars().all(|c| c.is_ascii_alphabetic() || c == '&');
        if weight < CAP && wordy {
            println!("{stem}\t{weight}");
        }
    }
}

/// The text of a description: entities decoded (they are escaped twice), tags taken out.
fn plain(html: &str) -> String {
    let mut text = html.to_owned();
    for _ in 0..2 {
        for (entity, c) in [
            ("&lt;", "<"),
            ("&gt;", ">"),
            ("&nbsp;", " "),
            ("&quot;", "\""),
            ("&#39;", "'"),
            ("&rsquo;", "'"),
            ("&amp;", "&"),
        ] {
            text = text.replace(entity, c);
        }
    }
    let mut inside = false;
    text.chars()
        .map(|c| {
            inside = (inside || c == '<') && c != '>';
            if inside || c == '>' { ' ' } else { c }
        })
        .collect()
}
