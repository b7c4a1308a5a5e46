//! What was read of adverts: kind "parse".

use super::{kind_line, summary_line};
use crate::data::{Envelope, Parse, ReadPost};
use crate::result::{Found, Input, ReadAdvert, Skipped};

/// The result of reading adverts.
pub fn parse(adverts: &[ReadAdvert], inputs: &[Input], skipped: &[Skipped]) -> Envelope<Parse> {
    Envelope::new("parse", inputs, Parse::new(adverts), skipped)
}

/// The same as NDJSON: one advert a line, a summary line last.
pub fn parse_lines(adverts: &[ReadAdvert], skipped: &[Skipped]) -> String {
    let mut lines: String = adverts
        .iter()
        .map(|read| kind_line("advert", &ReadPost::from(read)))
        .collect();
    lines.push_str(&summary_line(&Found::count(adverts).named(), skipped));
    lines
}
