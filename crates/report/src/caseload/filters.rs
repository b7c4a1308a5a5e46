//! What is set aside before a ranking: filters, never points. An advert that does not say is never
//! set aside, and what was is counted with its reason.

use super::near::alone;
use super::posts::Prepared;
use crate::data::Reason;
use jiff::civil::Date;
use personspec_parser::{Fields, Period, Salary};
use personspec_profile::model::Preferences;
use personspec_scoring::Assessment;
use personspec_text::words;

/// What is set aside.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filters {
    /// Posts whose closing date is past.
    pub open_only: bool,
    /// Posts that the candidate's `preferences` rule out.
    pub preferences: bool,
    /// Posts of which fewer essentials are evidenced, in full or in part.
    pub min_evidenced: Option<u32>,
    /// All but near misses.
    pub near_miss: bool,
}

impl Filters {
    /// Why a pair is set aside; the first reason of several.
    pub(super) fn aside(
        self,
        post: &Prepared<'_>,
        wants: &Wants,
        assessment: &Assessment,
        today: Date,
    ) -> Option<Reason> {
        if let Some(reason) = self.before(&post.offer, wants, today) {
            return Some(reason);
        }
        let days_left = post.offer.days_left(today);
        let essential = &assessment.essential;
        if self
            .min_evidenced
            .is_some_and(|least| essential.met + essential.partly < least)
        {
            return Some(Reason::Evidenced);
        }
        let near = || alone(post, assessment).is_some() && days_left.is_none_or(|days| days >= 0);
        (self.near_miss && !near()).then_some(Reason::NotNear)
    }

    /// Why a post is set aside before anybody is judged; the first reason of several.
    pub(super) fn before(self, offer: &Offer, wants: &Wants, today: Date) -> Option<Reason> {
        if self.open_only && offer.days_left(today).is_some_and(|days| days < 0) {
            return Some(Reason::Closed);
        }
        self.preferences.then(|| wants.rule_out(offer)).flatten()
    }

    /// Preferences that could not be applied, where they are asked for.
    pub(super) fn not_applied(self, wants: &Wants) -> Vec<String> {
        if self.preferences {
            wants.not_applied.clone()
        } else {
            Vec::new()
        }
    }
}

/// A candidate's preferences, understood.
#[derive(Debug, Default)]
pub(super) struct Wants {
    bands: Vec<usize>,
    /// Each between blanks.
    places: Vec<String>,
    patterns: Vec<&'static str>,
    /// Pence a year.
    pay: Option<u64>,
    not_applied: Vec<String>,
}

/// The pay bands of Agenda for Change, lowest first.
const BANDS: [&str; 12] = [
    "1", "2", "3", "4", "5", "6", "7", "8a", "8b", "8c", "8d", "9",
];

/// Patterns that rule one another out. Others ("nights", "compressed hours") are seldom printed, so
/// that an advert without them says nothing.
const PATTERNS: [&str; 2] = ["full time", "part time"];

/// Words by which a place is no name: it asks for a distance or takes any.
const NO_NAMES: [&str; 8] = [
    "within",
    "miles",
    "mile",
    "anywhere",
    "commutable",
    "near",
    "around",
    "any",
];

impl Wants {
    pub(super) fn new(preferences: &Preferences) -> Self {
        let mut wants = Self::default();
        for written in &preferences.bands {
            let bands = bands(written);
            if bands.is_empty() {
                wants.not_applied.push(written.clone());
            }
            wants.bands.extend(bands);
        }
        // With one band that is not understood, no other may rule a post out.
        if !wants.not_applied.is_empty() {
            wants.bands.clear();
        }
        for written in &preferences.patterns {
            let plain = plain(written);
            match PATTERNS.iter().find(|known| plain.contains(**known)) {
                Some(pattern) => wants.patterns.push(pattern),
                None => wants.not_applied.push(written.clone()),
            }
        }
        let places = preferences.places.iter();
        let unclear: Vec<&String> = places
            .filter(|place| plain(place).split(' ').any(|word| NO_NAMES.contains(&word)))
            .collect();
        if unclear.is_empty() {
            let places = preferences.places.iter();
            wants.places = places.map(|place| format!(" {} ", plain(place))).collect();
        } else {
            // "Aldermere, within 20 miles": nothing here knows distances.
            wants.not_applied.extend(preferences.places.iter().cloned());
        }
        wants.pay = preferences.min_salary.map(pence);
        wants
    }

    /// Why these preferences rule out a post.
    fn rule_out(&self, offer: &Offer) -> Option<Reason> {
        let either = !offer.bands.is_empty() && !self.bands.is_empty();
        if either && !offer.bands.iter().any(|band| self.bands.contains(band)) {
            return Some(Reason::Band);
        }
        if let Some(said) = &offer.place
            && !self.places.is_empty()
            && !self.places.iter().any(|place| said.contains(place))
        {
            return Some(Reason::Place);
        }
        if !self.patterns.is_empty() && !offer.patterns.is_empty() {
            let mut asked = self.patterns.iter();
            if !asked.any(|asked| offer.patterns.contains(asked)) {
                return Some(Reason::Pattern);
            }
        }
        match (self.pay, offer.pay) {
            (Some(least), Some(most)) if most < least => Some(Reason::Pay),
            _ => None,
        }
    }
}

/// What a post offers, in the form that preferences are held against.
#[derive(Debug, Clone, Default)]
pub struct Offer {
    /// The last day to apply.
    closing: Option<Date>,
    /// By their place in [`BANDS`]; empty where the advert does not say.
    bands: Vec<usize>,
    /// Its words between blanks.
    place: Option<String>,
    /// Those that rule one another out; empty where any is open.
    patterns: Vec<&'static str>,
    /// The most it pays, in pence a year.
    pay: Option<u64>,
}

impl Offer {
    /// What the fields of an advert offer.
    pub fn new(fields: &Fields) -> Self {
        let band = fields.band.as_ref();
        let said: Vec<String> = (fields.working_pattern.iter())
            .map(|field| plain(&field.value))
            .collect();
        let open = said.iter().any(|said| said.contains("flexible"));
        let patterns = PATTERNS
            .into_iter()
            .filter(|known| !open && said.iter().any(|said| said.contains(*known)));
        let pay = fields.salary.as_ref().map(|field| field.value);
        Self {
            closing: fields.closing_date.as_ref().map(|field| field.value),
            bands: band.map(|band| bands(&band.value)).unwrap_or_default(),
            place: fields
                .location
                .as_ref()
                .map(|place| format!(" {} ", plain(&place.value))),
            patterns: patterns.collect(),
            pay: pay
                .filter(|pay: &Salary| pay.period == Period::Year)
                .map(|pay| pay.max),
        }
    }

    /// Days from `today` to the closing date.
    pub(super) fn days_left(&self, today: Date) -> Option<i32> {
        Some(today.until(self.closing?).ok()?.get_days())
    }
}

/// What one candidate keeps of the posts, before anybody is judged.
#[derive(Debug)]
pub struct Sieve {
    filters: Filters,
    wants: Wants,
    today: Date,
}

impl Sieve {
    /// For the candidate with these preferences.
    pub fn new(filters: Filters, preferences: &Preferences, today: Date) -> Self {
        Self {
            filters,
            wants: Wants::new(preferences),
            today,
        }
    }

    /// Whether a post is kept.
    pub fn keeps(&self, offer: &Offer) -> bool {
        self.filters
            .before(offer, &self.wants, self.today)
            .is_none()
    }
}

/// The bands of "6", "Band 8a" or "5-6", by their place in [`BANDS`].
fn bands(written: &str) -> Vec<usize> {
    let words = words(written);
    let named: Vec<usize> = words
        .iter()
        .filter_map(|word| BANDS.iter().position(|band| *band == word.text))
        .collect();
    match named[..] {
        [low, high] if low < high => (low..=high).collect(),
        _ => named,
    }
}

/// Words in lower case, parted by blanks.
fn plain(text: &str) -> String {
    let words = words(text);
    words
        .iter()
        .map(|word| word.text.as_str())
        .collect::<Vec<_>>()
        .join(" ")
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a pay of pounds below 2^53; negative ones are cut to none"
)]
fn pence(pounds: f64) -> u64 {
    (pounds.max(0.0) * 100.0).round() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bands_are_read_as_ranges() {
        assert_eq!(bands("Band 6"), [5]);
        assert_eq!(bands("5-6"), [4, 5]);
        assert_eq!(bands("8a"), [7]);
        assert_eq!(bands("very senior manager"), [0_usize; 0]);
    }

    #[test]
    fn a_distance_is_no_place_and_is_said() {
        let wants = Wants::new(&Preferences {
            places: vec!["Aldermere".to_owned(), "within 20 miles".to_owned()],
            patterns: vec!["full-time".to_owned(), "nights".to_owned()],
            ..Preferences::default()
        });
        assert!(wants.places.is_empty());
        assert_eq!(wants.patterns, ["full time"]);
        assert_eq!(
            wants.not_applied,
            ["nights", "Aldermere", "within 20 miles"]
        );
    }
}
