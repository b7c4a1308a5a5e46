//! What is set aside before a ranking: filters, never points. An advert that does not say is never
//! set aside, and what was is counted with its reason.

use super::near::alone;
use super::posts::Prepared;
use crate::data::Reason;
use jiff::civil::Date;
use personspec_parser::{Period, Salary};
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
        let days_left = post.days_left(today);
        if self.open_only && days_left.is_some_and(|days| days < 0) {
            return Some(Reason::Closed);
        }
        if self.preferences
            && let Some(reason) = wants.rule_out(post)
        {
            return Some(reason);
        }
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
            wants.places = preferences
                .places
                .iter()
                .map(|place| plain(place))
                .collect();
        } else {
            // "Aldermere, within 20 miles": nothing here knows distances.
            wants.not_applied.extend(preferences.places.iter().cloned());
        }
        wants.pay = preferences.min_salary.map(pence);
        wants
    }

    /// Why these preferences rule out a post.
    fn rule_out(&self, post: &Prepared<'_>) -> Option<Reason> {
        let fields = &post.read.advert.fields;
        if let Some(band) = &fields.band {
            let asked = bands(&band.value);
            let either = !asked.is_empty() && !self.bands.is_empty();
            if either && !asked.iter().any(|band| self.bands.contains(band)) {
                return Some(Reason::Band);
            }
        }
        if let Some(location) = &fields.location
            && !self.places.is_empty()
        {
            let said = format!(" {} ", plain(&location.value));
            if !self
                .places
                .iter()
                .any(|place| said.contains(&format!(" {place} ")))
            {
                return Some(Reason::Place);
            }
        }
        let said: Vec<String> = (fields.working_pattern.iter())
            .map(|field| plain(&field.value))
            .collect();
        let known = |said: &String| PATTERNS.iter().any(|known| said.contains(known));
        let open = said.iter().any(|said| said.contains("flexible"));
        if !self.patterns.is_empty() && said.iter().any(known) && !open {
            let mut asked = self.patterns.iter();
            if !asked.any(|asked| said.iter().any(|said| said.contains(asked))) {
                return Some(Reason::Pattern);
            }
        }
        let pays = fields.salary.as_ref().map(|field| field.value);
        match (self.pay, pays) {
            (
                Some(least),
                Some(Salary {
                    max,
                    period: Period::Year,
                    ..
                }),
            ) if max < least => Some(Reason::Pay),
            _ => None,
        }
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
