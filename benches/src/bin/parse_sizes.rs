//! How long reading takes and how much memory it needs as a text grows: both should grow as the text does.
//!
//! usage: `parse_sizes [LARGEST_MB]` (64 where it is not said). Each form of text is read at 1 MB,
//! twice that, and so on. The last column is the time a megabyte takes against that of the first size:
//! about 1 where time is linear. Memory is what reading adds to the text at its peak (Linux only).
#![expect(clippy::print_stdout, reason = "a program prints its result")]
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments, and what the system says of its memory"
)]

use personspec_benches::postings::timed;
use personspec_parser::{Options, parse_all};

/// As the command line has it.
#[global_allocator]
static MEMORY: mimalloc::MiMalloc = mimalloc::MiMalloc;

const MB: usize = 1_000_000;

/// A form of text: its name, how it begins, and what is said again and again with another number.
type Form = (&'static str, &'static str, fn(usize) -> String);

const FORMS: [Form; 7] = [
    (
        "one list",
        "Nurse\nPerson Specification\nExperience\nEssential\n",
        |at| format!("* Experience number {at} of audit on wards and in clinics, or of research\n"),
    ),
    ("paragraphs", "Nurse\nJob overview\n", |at| {
        format!(
            "Our team number {at} looks after people on two wards. You must hold a driving licence. \
             We meet on Mondays, and a car is desirable.\n\n"
        )
    }),
    ("one line", "Nurse. Person specification: ", |at| {
        format!("experience of audit {at}, ")
    }),
    ("bullets only", "Person Specification\n", |_| {
        String::from("•\n")
    }),
    (
        "saved page",
        "<html><body><h1>Nurse</h1><h2>Person specification</h2><h3>Essential</h3><ul>",
        |at| {
            format!(
                "<li id=\"essential_skill_1_criteria_{at}\">Experience of audit {at} &amp; research</li>\n"
            )
        },
    ),
    ("open elements", "<html><body>", |at| {
        format!("<div><span title=\"{at}\">Audit")
    }),
    ("records, one a line", "", |at| {
        format!(
            "{{\"@type\": \"JobPosting\", \"title\": \"Nurse {at}\", \"description\": \
             \"&lt;h3&gt;Essential&lt;/h3&gt;&lt;ul&gt;&lt;li&gt;Audit {at}&lt;/li&gt;&lt;/ul&gt;\"}}\n"
        )
    }),
];

fn main() {
    let largest = std::env::args().nth(1);
    let largest: usize = largest.and_then(|word| word.parse().ok()).unwrap_or(64);
    println!("| form | MB | seconds | MB/s | memory, times the text | time a MB, against 1 MB |");
    println!("|---|---:|---:|---:|---:|---:|");
    for (name, begin, piece) in FORMS {
        let mut first = None;
        let sizes = std::iter::successors(Some(1), |size| Some(size * 2));
        for size in sizes.take_while(|size| *size <= largest) {
            let mut text = String::from(begin);
            for at in 0.. {
                if text.len() >= size * MB {
                    break;
                }
                text.push_str(&piece(at));
            }
            forget_peak();
            let before = memory("VmRSS");
            let (adverts, speed) = timed(text.len(), || {
                parse_all("sized", text.as_bytes(), &Options::default()).len()
            });
            let peak = memory("VmHWM")
                .zip(before)
                .map(|(peak, before)| peak.saturating_sub(before));
            assert!(adverts > 0, "a text has an advert");
            let slow = 1.0 / speed.rate();
            let first = *first.get_or_insert(slow);
            println!(
                "| {name} | {size} | {:.3} | {:.1} | {} | {:.2} |",
                speed.time.as_secs_f64(),
                speed.rate(),
                peak.map_or_else(
                    || String::from("–"),
                    |peak| format!("{:.1}", ratio(peak, text.len()))
                ),
                slow / first
            );
        }
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    let float = |number: usize| f64::from(u32::try_from(number / 1024).unwrap_or(u32::MAX));
    float(part) / float(whole).max(1.0)
}

/// The highest use of memory is counted anew from here.
fn forget_peak() {
    // Where the system does not know it, the column stays empty or too high.
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

/// What the system says of our memory, in bytes: `VmRSS` is now, `VmHWM` the peak.
fn memory(what: &str) -> Option<usize> {
    let status = std::fs::read_to_string("/proc/self/status").ok()?;
    let line = status.lines().find(|line| line.starts_with(what))?;
    let kilobytes: usize = line.split_whitespace().nth(1)?.parse().ok()?;
    Some(kilobytes * 1024)
}
