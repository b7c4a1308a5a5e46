//! The example profiles of this repository are read without a remark, and say what they should.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    reason = "tests read the sample files"
)]

use std::path::Path;

use personspec_profile::{ClaimKind, Profile, RegistrationStatus, claims, months_of, read};

/// Every sample by its file name without the ending, in order.
fn samples() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../profiles");
    let mut samples: Vec<(String, String)> = std::fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|ending| ending == "yaml"))
        .map(|path| {
            let id = path.file_stem().unwrap().to_str().unwrap().to_owned();
            (id, std::fs::read_to_string(&path).unwrap())
        })
        .collect();
    samples.sort();
    samples
}

fn profile(id: &str, text: &str) -> Profile {
    let loaded = read(id, &format!("{id}.yaml"), text).unwrap_or_else(|faults| {
        let shown: String = faults
            .iter()
            .map(personspec_profile::Diagnostic::render)
            .collect();
        panic!("{shown}")
    });
    assert_eq!(loaded.notes, [], "{id}");
    for claim in claims(&loaded.profile) {
        let line = loaded.places[&claim.path].line;
        let line = text.lines().nth(line - 1).unwrap();
        if matches!(claim.kind, ClaimKind::Duty | ClaimKind::Statement) {
            assert!(line.contains(&claim.text), "{id} {}: {line}", claim.path);
        }
    }
    loaded.profile
}

#[test]
fn every_sample_reads_clean_and_says_that_it_is_invented() {
    let samples = samples();
    assert!(samples.len() >= 10);
    for (id, text) in &samples {
        assert!(text.starts_with("# Invented"), "{id}");
        let profile = profile(id, text);
        let label = profile.candidate.unwrap().to_lowercase();
        assert!(id.starts_with(&label), "{id} is called {label}");
    }
}

/// Id, claims, months in work up to February 2026, registrations in force.
const EXPECTED: [(&str, usize, u32, usize); 10] = [
    ("c-01-ot-stroke", 35, 100, 1),
    ("c-02-ot-newly-qualified", 31, 108, 0),
    ("c-03-physio-community", 37, 137, 1),
    ("c-04-rmn-community", 37, 100, 1),
    ("c-05-staff-nurse-surgical", 33, 134, 1),
    ("c-06-dietitian", 34, 78, 1),
    ("c-07-healthcare-assistant", 35, 122, 0),
    ("c-08-therapy-assistant-apprentice", 34, 91, 0),
    ("c-09-radiographer", 33, 113, 1),
    ("c-10-ward-sister", 44, 226, 1),
];

#[test]
fn the_first_ten_say_what_they_said() {
    let today = jiff::civil::date(2026, 2, 1);
    let samples = samples();
    for (id, claimed, months, registered) in EXPECTED {
        let (_, text) = samples.iter().find(|(sample, _)| sample == id).unwrap();
        let profile = profile(id, text);
        let current = profile
            .registrations
            .iter()
            .filter(|held| held.status == RegistrationStatus::Current)
            .count();
        let worked = months_of(
            profile
                .employment
                .iter()
                .filter_map(|post| post.months(today)),
        );
        assert_eq!(
            (claims(&profile).len(), worked, current),
            (claimed, months, registered),
            "{id}"
        );
    }
}
