//! Writes a caseload to try the batch on: invented profiles and adverts, varied from the examples of
//! this repository. The same seed gives the same files.
//!
//! usage: `caseload PROFILES ADVERTS FOLDER [--seed N] [--criteria N]`, at the root of the repository.
//! `--criteria` makes every advert ask that many.
#![expect(
    clippy::disallowed_methods,
    reason = "a program reads its arguments and writes its files"
)]

use jiff::civil::{Date, date};
use personspec_benches::chance::Chance;
use personspec_parser::{Advert, Criterion, Importance, Options};
use serde_yaml::Value;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};

/// The day that closing dates lie around.
const TODAY: Date = date(2026, 7, 1);
/// Days that an advert has been closed, and that it is still open, at most.
const SPREAD: (u64, u64) = (10, 60);

const TOWNS: [&str; 12] = [
    "Aldermere",
    "Oxmere",
    "Sallowby",
    "Kelderwick",
    "Hexmoor",
    "Marchgate",
    "Lowerfield",
    "Tarrowby",
    "Pellowmoor",
    "Ashlode",
    "Dunmarsh",
    "Wenbridge",
];
const KINDS: [&str; 5] = [
    "Hospitals NHS Trust",
    "Community Health NHS Trust",
    "University Hospitals NHS Foundation Trust",
    "Mental Health NHS Foundation Trust",
    "Integrated Care NHS Trust",
];
const PATTERNS: [&str; 4] = [
    "Full-time",
    "Part-time",
    "Full-time, Flexible working",
    "Full-time, Part-time",
];

fn main() -> Result<(), String> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let usage = "usage: caseload PROFILES ADVERTS FOLDER [--seed N] [--criteria N]";
    let [profiles, adverts, folder, ..] = &arguments[..] else {
        return Err(usage.to_owned());
    };
    let number = |word: &String| {
        word.parse::<u64>()
            .map_err(|error| format!("{word}: {error}"))
    };
    let option = |name: &str| {
        let at = arguments.iter().position(|word| word == name)?;
        arguments.get(at + 1)?.parse::<u64>().ok()
    };
    let mut chance = Chance::new(option("--seed").unwrap_or(1));
    let folder = PathBuf::from(folder);
    for part in ["profiles", "adverts"] {
        std::fs::create_dir_all(folder.join(part)).map_err(|error| error.to_string())?;
    }
    let bases = read_profiles()?;
    for at in 0..number(profiles)? {
        let text = profile(&bases, at, &mut chance)?;
        write(
            &folder.join(format!("profiles/client-{:03}.yaml", at + 1)),
            &text,
        )?;
    }
    let bases = read_adverts()?;
    for at in 0..number(adverts)? {
        let text = advert(&bases, at, option("--criteria"), &mut chance)?;
        write(
            &folder.join(format!("adverts/post-{:03}.txt", at + 1)),
            &text,
        )?;
    }
    Ok(())
}

fn write(path: &Path, text: &str) -> Result<(), String> {
    std::fs::write(path, text).map_err(|error| format!("{}: {error}", path.display()))
}

/// The files of a folder with one of these endings, sorted.
fn files(folder: &str, ending: &str) -> Result<Vec<PathBuf>, String> {
    let entries = std::fs::read_dir(folder).map_err(|error| format!("{folder}: {error}"))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(|entry| Some(entry.ok()?.path()))
        .collect();
    paths.retain(|path| path.extension().is_some_and(|own| own == ending));
    paths.retain(|path| !path.to_string_lossy().ends_with(".truth.yaml"));
    paths.sort();
    Ok(paths)
}

fn read_profiles() -> Result<Vec<Value>, String> {
    let mut all = Vec::new();
    for folder in [
        "profiles",
        "benches/quality/dev/profiles",
        "benches/quality/dev2/profiles",
    ] {
        for path in files(folder, "yaml")? {
            let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
            all.push(serde_yaml::from_str(&text).map_err(|error| error.to_string())?);
        }
    }
    Ok(all)
}

/// A variant of one of the profiles: some of what it says is left out.
fn profile(bases: &[Value], at: u64, chance: &mut Chance) -> Result<String, String> {
    let base = usize::try_from(at).unwrap_or(0) % bases.len().max(1);
    let mut own = bases.get(base).cloned().ok_or("no profile")?;
    let Value::Mapping(keys) = &mut own else {
        return Err("a profile is a mapping".to_owned());
    };
    keys.insert("candidate".into(), format!("C-{:03}", at + 1).into());
    for (key, value) in keys.iter_mut() {
        let kept = ["skills", "statements", "training"].contains(&key.as_str().unwrap_or(""));
        if let (true, Value::Sequence(list)) = (kept, &mut *value) {
            list.retain(|_| !chance.in_100(20));
        }
        if key.as_str() == Some("employment")
            && let Value::Sequence(posts) = value
        {
            for post in posts {
                if let Some(Value::Sequence(duties)) = post.get_mut("duties") {
                    duties.retain(|_| !chance.in_100(20));
                }
            }
        }
    }
    serde_yaml::to_string(&own).map_err(|error| error.to_string())
}

fn read_adverts() -> Result<Vec<Advert>, String> {
    let mut all = Vec::new();
    for folder in [
        "adverts",
        "benches/quality/dev/adverts",
        "benches/quality/dev2/adverts",
    ] {
        for path in files(folder, "txt")? {
            let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
            all.push(personspec_parser::parse("base", &bytes, &Options::default()).advert);
        }
    }
    Ok(all)
}

/// A variant of one of the adverts: some criteria are another's that asks the same kind of thing.
fn advert(
    bases: &[Advert],
    at: u64,
    criteria: Option<u64>,
    chance: &mut Chance,
) -> Result<String, String> {
    let base = chance.of(bases).ok_or("no advert")?;
    let mut asked: Vec<Criterion> = (base.criteria.iter())
        .filter(|one| one.duplicate_of.is_none() && !chance.in_100(15))
        .cloned()
        .collect();
    let title = base
        .fields
        .title
        .as_ref()
        .map_or("Practitioner", |title| title.value.as_str());
    // Another post of the profession lends some.
    let word = title
        .split(' ')
        .find(|word| word.len() > 7)
        .unwrap_or(title);
    let near = |one: &&Advert| {
        one.fields
            .title
            .as_ref()
            .is_some_and(|title| title.value.contains(word))
    };
    let kin: Vec<&Advert> = bases.iter().filter(near).collect();
    if let Some(other) = chance.of(&kin) {
        let lent = other.criteria.iter().filter(|_| chance.in_100(15));
        asked.extend(lent.cloned());
    }
    if let Some(wanted) = criteria {
        let wanted = usize::try_from(wanted).unwrap_or(usize::MAX);
        let mut others = bases.iter().flat_map(|one| &one.criteria);
        asked.truncate(wanted);
        while asked.len() < wanted {
            match others.next() {
                Some(one) if asked.iter().all(|known| known.text != one.text) => {
                    asked.push(one.clone());
                }
                Some(_) => {}
                None => break,
            }
        }
    }
    let town = chance.of(&TOWNS).copied().unwrap_or_default();
    let kind = chance.of(&KINDS).copied().unwrap_or_default();
    let days = i64::try_from(chance.below(SPREAD.0 + SPREAD.1)).unwrap_or(0);
    let closing = TODAY
        .checked_add(jiff::Span::new().days(days - i64::try_from(SPREAD.0).unwrap_or(0)))
        .map_err(|error| error.to_string())?;
    let mut text = format!(
        "{title}\n{town} {kind}\nClosing date: {}\n",
        closing.strftime("%d %B %Y")
    );
    if let Some(band) = &base.fields.band {
        let _ = writeln!(text, "Band {}", band.value);
    }
    let pattern = chance.of(&PATTERNS).copied().unwrap_or_default();
    let _ = writeln!(text, "Location: {town}\nWorking pattern: {pattern}");
    let _ = writeln!(
        text,
        "Reference number: 999-{at:04}\n\nPerson Specification"
    );
    let mut headings: Vec<&str> = asked.iter().map(|one| one.group.as_str()).collect();
    headings.sort_unstable();
    headings.dedup();
    for heading in headings {
        let _ = writeln!(text, "\n{heading}");
        for (level, desirable) in [("Essential", false), ("Desirable", true)] {
            let list = asked.iter().filter(|one| {
                one.group.as_str() == heading
                    && (one.importance == Importance::Desirable) == desirable
            });
            let list: Vec<&Criterion> = list.collect();
            if !list.is_empty() {
                let _ = writeln!(text, "{level}");
            }
            for one in list {
                let _ = writeln!(text, "* {}", one.text);
            }
        }
    }
    Ok(text)
}
