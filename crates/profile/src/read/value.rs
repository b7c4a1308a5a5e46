//! Single values: text, lists of texts, words, numbers and dates.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use personspec_text::fold;

use super::date;
use super::reader::Reader;
use super::source::{Fault, quoted};
use super::tree::{Node, Value};
use crate::model::{End, YearMonth};

/// Columns: set, word, value.
const WORDS: &str = include_str!("../../data/words.tsv");

/// Every set's words with their values.
static SETS: LazyLock<BTreeMap<&str, BTreeMap<&str, &str>>> = LazyLock::new(|| {
    let mut sets: BTreeMap<&str, BTreeMap<&str, &str>> = BTreeMap::new();
    for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
        if let Some((set, rest)) = line.split_once('\t')
            && let Some((word, value)) = rest.split_once('\t')
        {
            sets.entry(set).or_default().insert(word, value);
        }
    }
    sets
});

/// The word of `set` that a status begins with, where only a date or a remark after a comma or in
/// brackets follows: "lapsed 2021-07", "completed, by distance"; not "completed two units".
fn begins(set: &str, written: &str) -> Option<(&'static str, String)> {
    let at = written.find(|c: char| c.is_ascii_digit() || matches!(c, ',' | ';' | '(' | ':'))?;
    let (first, rest) = written.split_at_checked(at)?;
    let mut first = fold(first).replace(['_', '-'], " ");
    for joint in [" in", " since", " until", " on", " from"] {
        first = first.trim_end().trim_end_matches(joint).to_owned();
    }
    let value = lookup(set, first.trim())?;
    let rest = rest.trim_matches(|c: char| !c.is_alphanumeric());
    Some((value, rest.to_owned()))
}

/// The value of a folded `word` in a `set` of `words.tsv`.
pub(super) fn lookup(set: &str, word: &str) -> Option<&'static str> {
    SETS.get(set)?.get(word).copied()
}

/// The longest number of hours a week that is believed.
const MOST_HOURS: f64 = 100.0;

/// The highest pay, in pounds a year, that is believed.
const MOST_PAY: f64 = 1_000_000.0;

impl Reader<'_> {
    /// A text, trimmed. Numbers and the like are taken as written; nothing written is `None`.
    pub(super) fn text(&mut self, node: Option<&Node>) -> Option<String> {
        let node = node?;
        match &node.value {
            Value::Empty => None,
            Value::Scalar(written) => {
                if let Some(line) = self.source.joined_item(&node.at) {
                    let what = "this line is read as part of the text before it";
                    self.fault(
                        Fault::note(&line, what)
                            .help("a list item begins in the same column as the item before it"),
                    );
                }
                let trimmed = written.trim();
                (!trimmed.is_empty()).then(|| trimmed.to_owned())
            }
            Value::List(_) => {
                self.fault(
                    Fault::new(&node.at, "a list, where one text is expected").help(
                        "write it as one text; put a text that begins with `[` in double quotes",
                    ),
                );
                None
            }
            Value::Map(_, flow) => {
                self.fault(colon(node, *flow));
                None
            }
        }
    }

    /// A list of texts; one text alone counts as a list of one.
    pub(super) fn texts(&mut self, node: Option<&Node>, path: &str) -> Vec<String> {
        let Some(node) = node else {
            return Vec::new();
        };
        let mut texts = Vec::new();
        match &node.value {
            Value::Empty => {}
            Value::Scalar(written) => {
                if let Some(dash) = written.trim().chars().next().filter(|&c| is_bullet(c)) {
                    let what =
                        format!("one text that begins with `{dash}`, where a list is expected");
                    self.fault(
                        Fault::new(&node.at, what)
                            .help("begin every item on a line of its own with a dash and a blank"),
                    );
                } else if let Some(text) = self.text(Some(node)) {
                    self.place(format!("{path}[0]"), node);
                    texts.push(text);
                }
            }
            Value::Map(..) => {
                let what = "keys, where a list of texts is expected";
                self.fault(
                    Fault::new(&node.at, what)
                        .help("begin every item on a line of its own with a dash and a blank"),
                );
            }
            Value::List(items) => {
                for item in items {
                    if let Some(text) = self.text(Some(item)) {
                        self.place(format!("{path}[{}]", texts.len()), item);
                        texts.push(text);
                    } else if item.value == Value::Empty {
                        self.fault(Fault::note(&item.at, "an empty item is skipped"));
                    }
                }
            }
        }
        texts
    }

    /// Yes or no.
    pub(super) fn yes(&mut self, node: Option<&Node>) -> Option<bool> {
        let (written, node) = (self.text(node)?, node?);
        let yes = lookup("boolean", &fold(&written));
        if yes.is_none() {
            self.fault(
                Fault::new(
                    &node.at,
                    format!("{} read, true or false expected", quoted(&written)),
                )
                .help("write `true` or `false`; more words about it fit under `statements`"),
            );
        }
        yes.map(|yes| yes == "yes")
    }

    /// One of a few words, by its set in `words.tsv`; `shown` lists the values.
    pub(super) fn word(
        &mut self,
        node: Option<&Node>,
        set: &str,
        shown: &str,
    ) -> Option<&'static str> {
        let (written, node) = (self.text(node)?, node?);
        let folded = fold(&written).replace(['_', '-'], " ");
        let value = lookup(set, &folded);
        if value.is_none()
            && let Some((value, rest)) = begins(set, &written)
        {
            self.fault(
                Fault::note(
                    &node.at,
                    format!("the status {} is read as `{value}`", quoted(&written)),
                )
                .help(format!(
                    "`{rest}` is not read: a year or date has a key of its own, other words fit under `statements`"
                )),
            );
            return Some(value);
        }
        if value.is_none() {
            let known = SETS
                .get(set)
                .into_iter()
                .flatten()
                .filter(|_| folded.len() <= 40)
                .map(|(word, value)| (strsim::osa_distance(word, &folded), value))
                .min_by_key(|&(edits, _)| edits)
                .filter(|&(edits, _)| edits <= 2.min(folded.len() / 3));
            let fault = Fault::new(
                &node.at,
                format!("{} is no status: {shown} expected", quoted(&written)),
            );
            self.fault(match known {
                Some((_, value)) => fault.help(format!("did you mean `{value}`?")),
                None => fault.help(format!("write one of {shown}")),
            });
        }
        value
    }

    /// A pay band: "6", "8a", "Band 6". Other words are kept as written; a number that is no band
    /// is a fault.
    pub(super) fn band(&mut self, node: Option<&Node>) -> Option<String> {
        let (written, node) = (self.text(node)?, node?);
        let folded = fold(&written);
        let bare = folded.strip_prefix("band").unwrap_or(&folded).trim();
        if let "1" | "2" | "3" | "4" | "5" | "6" | "7" | "8" | "8a" | "8b" | "8c" | "8d" | "9" =
            bare
        {
            return Some(bare.to_owned());
        }
        let mut chars = bare.chars();
        if chars.next().is_some_and(|c| c.is_ascii_digit())
            && bare.chars().all(char::is_alphanumeric)
            && bare.len() <= 3
        {
            self.fault(
                Fault::new(&node.at, format!("{} is no pay band", quoted(&written)))
                    .help("bands are 1 to 9, with 8a, 8b, 8c and 8d"),
            );
            return None;
        }
        Some(written)
    }

    /// A month, or a year alone.
    pub(super) fn date(&mut self, node: Option<&Node>) -> Option<YearMonth> {
        let (written, node) = (self.text(node)?, node?);
        match date::parse(&written) {
            Ok(date) => Some(date),
            Err(why) => {
                let mut help = "write a year and month, `2019-08`, or a year, `2019`";
                if lookup("present", &fold(&written)).is_some() {
                    help = "`present` only fits as the end of a post; leave the key out";
                }
                self.fault(
                    Fault::new(
                        &node.at,
                        format!("{} read, a date expected: {why}", quoted(&written)),
                    )
                    .help(help),
                );
                None
            }
        }
    }

    /// The end of a post.
    pub(super) fn end(&mut self, node: Option<&Node>) -> Option<End> {
        let (written, node) = (self.text(node)?, node?);
        if lookup("present", &fold(&written)).is_some() {
            return Some(End::Present);
        }
        match date::parse(&written) {
            Ok(date) => Some(End::On(date)),
            Err(why) => {
                self.fault(
                    Fault::new(
                        &node.at,
                        format!(
                            "{} read, a date or `present` expected: {why}",
                            quoted(&written)
                        ),
                    )
                    .help("write `2021-03`, `2021` or `present`"),
                );
                None
            }
        }
    }

    /// A year; a month with it is dropped.
    pub(super) fn year(&mut self, node: Option<&Node>) -> Option<i16> {
        let (written, node) = (self.text(node)?, node?);
        match date::parse(&written) {
            Ok(date) => Some(date.year),
            Err(why) => {
                self.fault(
                    Fault::new(
                        &node.at,
                        format!("{} read, a year expected: {why}", quoted(&written)),
                    )
                    .help("write a year of four digits, `2019`"),
                );
                None
            }
        }
    }

    /// Hours a week: `22.5`, `22.5 hours`, `30 hrs a week`.
    pub(super) fn hours(&mut self, node: Option<&Node>) -> Option<f32> {
        let hours = self.number(node, MOST_HOURS, "hours a week", "`22.5`")?;
        #[expect(
            clippy::cast_possible_truncation,
            reason = "at most 100, to a quarter of an hour"
        )]
        Some(hours as f32)
    }

    /// Pounds a year: `38000`, `£38,000`, `38k`.
    pub(super) fn pay(&mut self, node: Option<&Node>) -> Option<f64> {
        self.number(node, MOST_PAY, "pounds a year", "`38000`")
    }

    fn number(&mut self, node: Option<&Node>, most: f64, unit: &str, example: &str) -> Option<f64> {
        let (written, node) = (self.text(node)?, node?);
        let number = plain_number(&written).filter(|&number| number > 0.0 && number <= most);
        if number.is_none() {
            self.fault(
                Fault::new(
                    &node.at,
                    format!("{} read, {unit} expected", quoted(&written)),
                )
                .help(format!("write a number, such as {example}")),
            );
        }
        number
    }
}

/// A mapping where a text is wanted: most often a colon inside the text.
fn colon(node: &Node, flow: bool) -> Fault {
    if flow {
        return Fault::new(&node.at, "keys in `{ }`, where one text is expected")
            .help("put the text in double quotes");
    }
    Fault::new(
        &node.at,
        "a colon and a blank inside a text, so that it was read as a key",
    )
    .help("put the whole text in double quotes")
}

fn is_bullet(c: char) -> bool {
    matches!(
        c,
        '-' | '*'
            | '\u{2022}'
            | '\u{2023}'
            | '\u{25aa}'
            | '\u{25cf}'
            | '\u{b7}'
            | '\u{2013}'
            | '\u{2014}'
    )
}

/// A number with the signs of money and the words for a unit taken off.
fn plain_number(written: &str) -> Option<f64> {
    let folded = fold(written).replace([',', '\u{a3}'], "");
    let mut number = folded.as_str();
    let units = [
        "a year",
        "per year",
        "per annum",
        "pa",
        "p.a.",
        "a week",
        "per week",
        "/week",
        "pw",
        "weekly",
    ];
    let hours = ["hours", "hour", "hrs", "hr", "h"];
    for ending in units.iter().chain(&hours) {
        number = number.strip_suffix(ending).unwrap_or(number).trim_end();
    }
    let (number, times) = match number.strip_suffix('k') {
        Some(thousands) => (thousands, 1000.0),
        None => (number, 1.0),
    };
    if !number.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    number.parse::<f64>().ok().map(|number| number * times)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_status_may_have_a_date_or_a_remark_behind_it() {
        let read = |set, written| begins(set, written).map(|(value, _)| value);
        assert_eq!(read("registration", "lapsed 2021-07"), Some("lapsed"));
        assert_eq!(read("registration", "Lapsed in 2021"), Some("lapsed"));
        assert_eq!(
            read("qualification", "completed, by distance"),
            Some("completed")
        );
        assert_eq!(
            read("qualification", "in progress (part time)"),
            Some("in progress")
        );
        assert_eq!(read("qualification", "completed two of 6 units"), None);
        assert_eq!(read("qualification", "withdrew after 2 units"), None);
    }

    #[test]
    fn numbers_are_read_with_their_units() {
        for (written, number) in [
            ("22.5", Some(22.5)),
            ("30 hours a week", Some(30.0)),
            ("18.75 hrs/week", Some(18.75)),
            ("\u{a3}38,000", Some(38000.0)),
            ("38k pa", Some(38000.0)),
            ("1e9999", Some(f64::INFINITY)),
            ("inf", None),
            ("half", None),
            ("-3", None),
        ] {
            assert_eq!(plain_number(written), number, "{written}");
        }
    }

    #[test]
    fn every_set_is_written_folded() {
        for line in WORDS.lines().filter(|line| !line.starts_with('#')) {
            let columns: Vec<&str> = line.split('\t').collect();
            assert_eq!(columns.len(), 3, "{line}");
            assert_eq!(fold(columns[1]), columns[1]);
        }
    }
}
