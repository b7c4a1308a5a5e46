//! The peers: each compares every criterion with every claim, takes the best for a criterion, adds up the
//! criteria of an advert, and keeps the ten best adverts of a profile.

use crate::files::Batch;
use nucleo_matcher::{Config, Matcher, Utf32String};
use personspec_scoring::{Policy, assess_read, claims, criteria};

/// Adverts kept for a profile.
const TOP: usize = 10;

/// Work that is ready to be measured. It gives a sum over the rankings.
pub type Work<'b> = Box<dyn FnOnce() -> f64 + 'b>;

/// What `peer` has to prepare is done here, outside the measured time.
pub fn prepare<'b>(peer: &str, batch: &'b Batch) -> Result<Work<'b>, String> {
    Ok(match peer {
        "rapidfuzz-ratio" => {
            let comparators = |lines: &[String]| {
                let one = |line: &String| rapidfuzz::fuzz::RatioBatchComparator::new(line.chars());
                lines.iter().map(one).collect::<Vec<_>>()
            };
            let claims: Vec<_> = batch
                .claims
                .iter()
                .map(|lines| comparators(lines))
                .collect();
            let score = |claim: &rapidfuzz::fuzz::RatioBatchComparator<char>, line: &String| {
                claim.similarity(line.chars())
            };
            Box::new(move || best(&claims, &batch.criteria, score))
        }
        "strsim-token-sort" => {
            let (claims, criteria) = (sorted(&batch.claims), sorted(&batch.criteria));
            let score = |claim: &String, line: &String| strsim::normalized_levenshtein(claim, line);
            Box::new(move || best(&claims, &criteria, score))
        }
        "strsim-levenshtein" => {
            let score = |claim: &String, line: &String| strsim::normalized_levenshtein(claim, line);
            Box::new(move || best(&batch.claims, &batch.criteria, score))
        }
        "strsim-jaro-winkler" => {
            let score = |claim: &String, line: &String| strsim::jaro_winkler(claim, line);
            Box::new(move || best(&batch.claims, &batch.criteria, score))
        }
        "nucleo" => {
            let wide = |all: &[Vec<String>]| -> Vec<Vec<Utf32String>> {
                let lines = |list: &Vec<String>| {
                    list.iter().map(|line| line.to_lowercase().into()).collect()
                };
                all.iter().map(lines).collect()
            };
            let (claims, criteria) = (wide(&batch.claims), wide(&batch.criteria));
            Box::new(move || {
                let mut matcher = Matcher::new(Config::DEFAULT);
                best(&claims, &criteria, |claim, line| {
                    // The shorter is sought in the longer: what is longer than its text is in no text.
                    let (short, long) = if claim.len() < line.len() {
                        (claim, line)
                    } else {
                        (line, claim)
                    };
                    f64::from(
                        matcher
                            .fuzzy_match(long.slice(..), short.slice(..))
                            .unwrap_or(0),
                    )
                })
            })
        }
        "tantivy" => tantivy_search(batch)?,
        "judge" => judge(batch),
        _ => return Err(format!("no such peer: {peer}")),
    })
}

/// The sum of the ten best adverts of every profile.
fn best<C, L>(claims: &[Vec<C>], criteria: &[Vec<L>], mut score: impl FnMut(&C, &L) -> f64) -> f64 {
    let mut sum = 0.0;
    for claims in claims {
        let totals = criteria.iter().map(|lines| {
            let best = |line| {
                claims
                    .iter()
                    .map(|claim| score(claim, line))
                    .fold(0.0, f64::max)
            };
            lines.iter().map(best).sum::<f64>()
        });
        sum += top(totals.collect());
    }
    sum
}

fn top(mut totals: Vec<f64>) -> f64 {
    totals.sort_unstable_by(|a, b| b.total_cmp(a));
    totals.iter().take(TOP).sum()
}

/// Lines with their words in alphabetical order.
fn sorted(all: &[Vec<String>]) -> Vec<Vec<String>> {
    let line = |line: &String| {
        let mut words: Vec<&str> = line.split_whitespace().collect();
        words.sort_unstable();
        words.join(" ")
    };
    all.iter()
        .map(|lines| lines.iter().map(line).collect())
        .collect()
}

/// BM25: an advert is a document, all words of a profile are the query.
fn tantivy_search(batch: &Batch) -> Result<Work<'_>, String> {
    use tantivy::collector::TopDocs;
    use tantivy::query::QueryParser;
    use tantivy::schema::{Schema, TEXT};
    let fault = |error: tantivy::TantivyError| error.to_string();
    let mut schema = Schema::builder();
    let text = schema.add_text_field("text", TEXT);
    let index = tantivy::Index::create_in_ram(schema.build());
    let mut writer = index
        .writer_with_num_threads(1, 50_000_000)
        .map_err(fault)?;
    for lines in &batch.criteria {
        writer
            .add_document(tantivy::doc!(text => lines.join("\n")))
            .map_err(fault)?;
    }
    writer.commit().map_err(fault)?;
    let searcher = index.reader().map_err(fault)?.searcher();
    let parser = QueryParser::for_index(&index, vec![text]);
    Ok(Box::new(move || {
        let mut sum = 0.0;
        for lines in &batch.claims {
            let words = lines.join(" ");
            let plain: String = words
                .chars()
                .map(|c| if c.is_alphanumeric() { c } else { ' ' })
                .collect();
            let (query, _) = parser.parse_query_lenient(&plain.to_lowercase());
            let found = searcher
                .search(&query, &TopDocs::with_limit(TOP))
                .unwrap_or_default();
            sum += found
                .iter()
                .map(|(score, _)| f64::from(*score))
                .sum::<f64>();
        }
        sum
    }))
}

/// Our readable judge: every verdict with its evidence, words and next step.
fn judge(batch: &Batch) -> Work<'_> {
    let people: Vec<_> = batch.profiles.iter().map(claims::read).collect();
    let posts: Vec<_> = batch.adverts.iter().map(criteria::read).collect();
    Box::new(move || {
        let (today, policy) = (jiff::civil::date(2026, 7, 1), Policy::default());
        let mut sum = 0.0;
        for who in &people {
            let points = |post| {
                let one = assess_read(post, who, today, &policy);
                f64::from(one.essential.points) + f64::from(one.desirable.points)
            };
            sum += top(posts.iter().map(points).collect());
        }
        sum
    })
}
