//! Real adverts in bulk: what is found in each of them, how fast, and how many of the criteria that
//! are labelled in some of them.
//!
//! Material: `jobposting.ndjson.gz` (schema.org JobPosting records) and `labelled.jsonl.gz`. Neither
//! is a part of this repository, and no sentence of them may become one.

use crate::reading::{Count, same_text};
use flate2::read::GzDecoder;
use personspec_parser::{self as parser, Importance, Options, Origin, Parsed};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::time::{Duration, Instant};

/// What was found in a batch of adverts.
#[derive(Debug, Clone, Copy, Default)]
pub struct Found {
    /// Adverts.
    pub adverts: usize,
    /// Those whose person specification was found.
    pub with_list: usize,
    /// Those that state requirements in sentences only.
    pub prose_only: usize,
    /// Those in which no criterion was found.
    pub none: usize,
    /// Criteria of the lists.
    pub listed: usize,
    /// Criteria of the prose.
    pub said: usize,
}

impl Found {
    /// Counts one advert.
    pub fn add(&mut self, parsed: &Parsed) {
        let criteria = &parsed.advert.criteria;
        let listed = criteria
            .iter()
            .filter(|one| one.origin == Origin::List)
            .count();
        self.adverts += 1;
        self.listed += listed;
        self.said += criteria.len() - listed;
        match (listed, criteria.len()) {
            (1.., _) => self.with_list += 1,
            (0, 1..) => self.prose_only += 1,
            (0, 0) => self.none += 1,
        }
    }
}

/// How much was read and how long it took.
#[derive(Debug, Clone, Copy, Default)]
pub struct Speed {
    /// Bytes read.
    pub bytes: usize,
    /// Time that one core worked.
    pub time: Duration,
}

impl Speed {
    /// Megabytes (10^6 bytes) a second.
    pub fn rate(self) -> f64 {
        let bytes = f64::from(u32::try_from(self.bytes).unwrap_or(u32::MAX));
        bytes / 1e6 / self.time.as_secs_f64().max(1e-9)
    }
}

/// Runs `work`, which reads so many `bytes`.
pub fn timed<T>(bytes: usize, work: impl FnOnce() -> T) -> (T, Speed) {
    let (since, worked) = (Instant::now(), core_time());
    let done = work();
    let time = match (worked, core_time()) {
        (Some(before), Some(after)) => after.saturating_sub(before),
        _ => since.elapsed(),
    };
    (done, Speed { bytes, time })
}

/// How long a core has worked for this thread, where the system tells (Linux, in nanoseconds): other
/// work on the machine does not count.
fn core_time() -> Option<Duration> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    let worked = told.split_whitespace().next()?.parse().ok()?;
    Some(Duration::from_nanos(worked))
}

/// Reads each text as an advert of its own.
pub fn read_all(texts: &[String]) -> (Found, Speed) {
    let bytes = texts.iter().map(String::len).sum();
    timed(bytes, || {
        let mut found = Found::default();
        for text in texts {
            found.add(&parser::parse("x", text.as_bytes(), &Options::default()));
        }
        found
    })
}

/// Reads a file of records; `each` is told every advert.
pub fn read_records(file: &str, mut each: impl FnMut(&Parsed)) -> (Found, Speed) {
    timed(file.len(), || {
        let mut found = Found::default();
        let records = parser::split(file.as_bytes(), &parser::Limits::default());
        for index in 0..records.len() {
            for parsed in records.read(index, "record", &Options::default()) {
                found.add(&parsed);
                each(&parsed);
            }
        }
        found
    })
}

/// The text of a gzip file.
///
/// # Errors
/// The file that could not be read and why.
pub fn unzipped(path: &Path) -> Result<String, String> {
    let fault = |error: std::io::Error| format!("{}: {error}", path.display());
    let file = std::fs::File::open(path).map_err(fault)?;
    let mut text = String::new();
    GzDecoder::new(file)
        .read_to_string(&mut text)
        .map_err(fault)?;
    Ok(text)
}

#[derive(Deserialize)]
struct Posting {
    description: String,
}

/// The descriptions of the records as pages: their HTML, no longer escaped.
///
/// # Errors
/// Why the first bad record is none.
pub fn descriptions(records: &str) -> Result<Vec<String>, String> {
    let one = |line: &str| {
        let posting: Posting = serde_json::from_str(line).map_err(|error| error.to_string())?;
        let html = posting.description;
        Ok(html
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&#39;", "'")
            .replace("&amp;", "&"))
    };
    records.lines().map(one).collect()
}

/// A page's words as plain text, a line a block: for measuring how fast text is read.
pub fn stripped(page: &str) -> String {
    let mut text = String::with_capacity(page.len());
    for (at, piece) in page.split('<').enumerate() {
        let (tag, words) = match piece.split_once('>') {
            Some((tag, words)) if at > 0 => (tag, words),
            _ => ("", piece),
        };
        match tag.trim_start_matches('/') {
            "p" | "br" | "br /" | "ul" | "div" | "tr" => text.push('\n'),
            "li" if !tag.starts_with('/') => text.push_str("\n• "),
            _ => {}
        }
        text.push_str(words.trim_matches('\n'));
    }
    text.replace("&amp;", "&").replace("&nbsp;", " ")
}

/// An advert whose criteria were labelled by hand or by its own mark-up.
#[derive(Debug, Deserialize)]
pub struct Labelled {
    /// Its id.
    pub id: String,
    /// The advert's text.
    pub text: String,
    /// The criteria that were labelled: not all that there are.
    pub criteria: Vec<LabelledCriterion>,
}

/// A labelled criterion.
#[derive(Debug, Deserialize)]
pub struct LabelledCriterion {
    /// Its text.
    pub text: String,
    /// "essential" or "desirable".
    pub level: String,
    /// How it is printed: "heading-list", "heading-plain", "suffix" …
    pub form: String,
}

/// The labelled adverts in `folder`.
///
/// # Errors
/// The file that could not be read and why.
pub fn labelled(folder: &Path) -> Result<Vec<Labelled>, String> {
    let path = folder.join("labelled.jsonl.gz");
    unzipped(&path)?
        .lines()
        .map(|line| serde_json::from_str(line).map_err(|e| format!("{}: {e}", path.display())))
        .collect()
}

/// How many labelled criteria of one form were read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Recall {
    /// Found, word for word.
    pub found: Count,
    /// Of the found ones, those whose level is the labelled one.
    pub level: Count,
}

/// Holds what is read of `adverts` against their labels, by form; `miss` is told each miss.
pub fn recall(
    adverts: &[Labelled],
    mut miss: impl FnMut(&Labelled, &LabelledCriterion),
) -> BTreeMap<String, Recall> {
    let mut by_form: BTreeMap<String, Recall> = BTreeMap::new();
    for advert in adverts {
        let parsed = parser::parse(&advert.id, advert.text.as_bytes(), &Options::default());
        let mut read: BTreeMap<String, Vec<Importance>> = BTreeMap::new();
        for one in &parsed.advert.criteria {
            read.entry(same_text(&one.text))
                .or_default()
                .push(one.importance);
        }
        for wanted in &advert.criteria {
            let recall = by_form.entry(wanted.form.clone()).or_default();
            let found = read
                .get_mut(&same_text(&wanted.text))
                .filter(|levels| !levels.is_empty())
                .map(|levels| levels.remove(0));
            recall.found.add(found.is_some());
            match found {
                Some(level) => recall.level.add(level.as_str() == wanted.level),
                None => miss(advert, wanted),
            }
        }
    }
    by_form
}
