//! The keys of a profile, level by level, and what to say of any other.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::sync::LazyLock;

use personspec_text::fold;

use super::source::{Fault, Place, quoted};

/// One kind of mapping: how it is called and which keys it has.
#[derive(Debug)]
pub(crate) struct Level {
    /// The name in `key_hints.tsv`.
    pub(crate) name: &'static str,
    /// As a sentence speaks of it.
    pub called: &'static str,
    /// Where it stands: a key of the file.
    pub(crate) under: &'static str,
    pub keys: &'static [&'static str],
    /// One in full, for advice.
    pub example: &'static str,
}

pub(crate) const PROFILE: Level = Level {
    name: "profile",
    called: "a profile",
    under: "",
    keys: &[
        "candidate",
        "headline",
        "registrations",
        "memberships",
        "qualifications",
        "training",
        "employment",
        "skills",
        "statements",
        "practical",
        "preferences",
    ],
    example: "headline: Band 5 occupational therapist",
};

pub(super) const REGISTRATION: Level = Level {
    name: "registration",
    called: "a registration",
    under: "registrations",
    keys: &["body", "profession", "status", "since", "until"],
    example: "{body: HCPC, profession: dietitian, status: current, since: 2019-08}",
};

pub(super) const MEMBERSHIP: Level = Level {
    name: "membership",
    called: "a membership",
    under: "memberships",
    keys: &["body", "section", "since"],
    example: "{body: RCOT, section: Mental Health}",
};

pub(super) const QUALIFICATION: Level = Level {
    name: "qualification",
    called: "a qualification",
    under: "qualifications",
    keys: &["award", "subject", "institution", "year", "status"],
    example: "{award: BSc (Hons), subject: Physiotherapy, year: 2019, status: completed}",
};

pub(super) const TRAINING: Level = Level {
    name: "training",
    called: "a training entry",
    under: "training",
    keys: &["title", "year", "expires"],
    example: "{title: Care Certificate, year: 2018}",
};

pub(super) const POST: Level = Level {
    name: "post",
    called: "a post",
    under: "employment",
    keys: &[
        "post", "employer", "band", "setting", "from", "to", "hours", "duties",
    ],
    example: "{post: Staff Nurse, band: 5, from: 2019-09, to: present, duties: [...]}",
};

pub(super) const PRACTICAL: Level = Level {
    name: "practical",
    called: "`practical`",
    under: "practical",
    keys: &["driving_licence", "vehicle", "right_to_work", "dbs"],
    example: "{driving_licence: full, vehicle: true, right_to_work: true}",
};

pub(super) const PREFERENCES: Level = Level {
    name: "preferences",
    called: "`preferences`",
    under: "preferences",
    keys: &["bands", "places", "patterns", "min_salary"],
    example: "{bands: [6, 7], places: [Leeds]}",
};

pub(crate) const LEVELS: [&Level; 8] = [
    &PROFILE,
    &REGISTRATION,
    &MEMBERSHIP,
    &QUALIFICATION,
    &TRAINING,
    &POST,
    &PRACTICAL,
    &PREFERENCES,
];

/// Key and what it would tell.
static MASKED: LazyLock<BTreeMap<&str, &str>> =
    LazyLock::new(|| rows(include_str!("../../data/masked_keys.tsv")).collect());

/// Level and word, and the key that was meant.
static HINTS: LazyLock<BTreeMap<(&str, &str), &str>> = LazyLock::new(|| {
    rows(include_str!("../../data/key_hints.tsv"))
        .filter_map(|(level, rest)| {
            let (word, key) = rest.split_once('\t')?;
            Some(((level, word), key))
        })
        .collect()
});

/// The longest word that is compared with the keys; nobody mistypes one into more.
const LONGEST: usize = 40;

/// What a key of the file turned out to be.
pub(super) enum Key {
    /// One of the level's.
    Known(&'static str),
    /// One that is never read: what it would tell.
    Masked(&'static str),
    /// Neither.
    Unknown,
}

/// Recognises a key; case, blanks and dashes instead of underscores do not matter.
pub(super) fn recognise(written: &str, level: &Level) -> Key {
    let word = normal(written);
    if let Some(key) = level.keys.iter().find(|&&key| key == word) {
        return Key::Known(key);
    }
    // `name` in a training entry is its title, not the candidate's.
    match (hint(&word, level), MASKED.get(word.as_str())) {
        (None, Some(why)) => Key::Masked(why),
        _ => Key::Unknown,
    }
}

/// What a key or a label ("Date of birth") would tell, where it is one that is never read.
pub(crate) fn masked(written: &str) -> Option<&'static str> {
    MASKED.get(normal(written).as_str()).copied()
}

/// The fault of a key that is none of the level's. `lone`: it has no value and stands in `{ }`,
/// which a comma inside a text brings about.
pub(super) fn unknown(written: &str, at: &Place, level: &Level, lone: bool) -> Fault {
    let fault = Fault::new(at, format!("unknown key {}", quoted(written)));
    let word = normal(written);
    if lone && suggestion(&word, level).is_none() {
        return fault.help("a comma inside `{ }` ends the text: put the text in double quotes");
    }
    match suggestion(&word, level) {
        Some(help) => fault.help(help),
        None => fault.help(format!(
            "the keys of {} are {}",
            level.called,
            level.keys.join(", ")
        )),
    }
}

/// Advice on what was meant by `word`, if that can be told.
fn suggestion(word: &str, level: &Level) -> Option<String> {
    if let Some(key) = hint(word, level) {
        return Some(format!("did you mean `{key}`?"));
    }
    let homes: Vec<&Level> = LEVELS
        .into_iter()
        .filter(|other| other.name != level.name && other.keys.contains(&word))
        .collect();
    if let Some(first) = homes.first() {
        let mut help = format!("`{word}` ");
        if first.under.is_empty() {
            help.push_str("stands at the left edge of the file, not indented");
        } else {
            help.push_str("belongs under");
            for (nth, home) in homes.iter().enumerate() {
                // Writing to a string cannot fail.
                let _ = write!(
                    help,
                    "{} `{}`",
                    if nth > 0 { " or" } else { "" },
                    home.under
                );
            }
        }
        return Some(help);
    }
    if let Some(key) = closest(word, level.keys.iter().copied()) {
        return Some(format!("did you mean `{key}`?"));
    }
    closest(word, MASKED.keys().copied())
        .map(|key| format!("if it means `{key}`, leave it out: that is never read"))
}

/// The key that is fewest edits from `word`, at most a third of its letters; else one of which
/// `word` is a whole part (`licence`).
fn closest<'k>(word: &str, keys: impl Iterator<Item = &'k str> + Clone) -> Option<&'k str> {
    let letters = word.chars().count();
    if !(3..=LONGEST).contains(&letters) {
        return None;
    }
    let (edits, nearest) = keys
        .clone()
        .map(|key| (strsim::osa_distance(word, key), key))
        .min_by_key(|&(edits, _)| edits)?;
    if edits <= (letters / 3).max(1) {
        return Some(nearest);
    }
    keys.into_iter()
        .find(|key| key.split('_').any(|part| part.len() > 3 && part == word))
}

fn hint(word: &str, level: &Level) -> Option<&'static str> {
    HINTS.get(&(level.name, word)).copied()
}

/// First column and rest of every row.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
}

fn normal(written: &str) -> String {
    fold(written).replace([' ', '-', '.', '/'], "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn help(word: &str, level: &Level) -> String {
        unknown(word, &(0..1), level, false).help.unwrap()
    }

    #[test]
    fn the_key_that_was_meant_is_found() {
        for (word, level, key) in [
            ("registratons", &PROFILE, "registrations"),
            ("registration", &PROFILE, "registrations"),
            ("skils", &PROFILE, "skills"),
            ("job_title", &POST, "post"),
            ("drivers-license", &PRACTICAL, "driving_licence"),
            ("driving_license", &PRACTICAL, "driving_licence"),
            ("Licence", &PRACTICAL, "driving_licence"),
            ("stauts", &REGISTRATION, "status"),
            ("name", &TRAINING, "title"),
        ] {
            assert_eq!(
                help(word, level),
                format!("did you mean `{key}`?"),
                "{word}"
            );
        }
        assert_eq!(help("dbs", &PROFILE), "`dbs` belongs under `practical`");
        assert_eq!(
            help("since", &PROFILE),
            "`since` belongs under `registrations` or `memberships`"
        );
        assert!(help("natonality", &PROFILE).contains("never read"));
        assert!(help("zzzz", &MEMBERSHIP).contains("body, section, since"));
    }

    #[test]
    fn hints_lead_to_keys_and_masks_hide_none() {
        for ((level, word), key) in HINTS.iter() {
            let level = LEVELS.iter().find(|l| l.name == *level).unwrap();
            assert!(level.keys.contains(key), "{word} {key}");
            assert!(!level.keys.contains(word), "{word}");
            assert_eq!(normal(word), *word);
        }
        for key in MASKED.keys() {
            assert!(
                LEVELS.iter().all(|level| !level.keys.contains(key)),
                "{key}"
            );
            assert_eq!(normal(key), *key);
        }
    }
}
