//! The workload is what it says it is: the same for the same seed, read whole, and clean.
#![allow(
    clippy::unwrap_used,
    reason = "a test may end where its material is wrong"
)]

use jiff::civil::date;
use personspec_benches::workload::adverts::is_printed;
use personspec_benches::workload::{Workload, tables::Tables};
use personspec_parser::{Importance, Options, parse};
use personspec_profile::lint::{Days, lint};
use personspec_profile::{claims, read};

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let tables = Tables::read().unwrap();
    let texts = |seed| {
        let mut workload = Workload::new(&tables, seed);
        let adverts: Vec<String> = (0..50).map(|_| workload.advert().text).collect();
        let profiles: Vec<String> = (0..50).map(|_| workload.profile().text).collect();
        (adverts, profiles)
    };
    assert_eq!(texts(7), texts(7));
    assert_ne!(texts(7), texts(8));
}

#[test]
fn adverts_are_read_with_their_criteria_and_printed_levels() {
    let tables = Tables::read().unwrap();
    let mut workload = Workload::new(&tables, 3);
    let (mut asked, mut found, mut printed, mut right) = (0, 0, 0, 0);
    for _ in 0..300 {
        let advert = workload.advert();
        let read = parse(&advert.id, advert.text.as_bytes(), &Options::default()).advert;
        assert!(read.fields.title.is_some() && read.fields.closing_date.is_some());
        let plain = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
        for one in &advert.asked {
            asked += 1;
            let wanted = plain(&one.text);
            let wanted = wanted.trim_end_matches(['.', ';']);
            let own = (read.criteria.iter()).find(|own| plain(&own.text).starts_with(wanted));
            found += usize::from(own.is_some());
            if let (Some(own), true) = (own, is_printed(&advert.layout)) {
                printed += 1;
                right += usize::from((own.importance == Importance::Desirable) == one.desirable);
            }
        }
    }
    assert!(
        found * 100 >= asked * 98,
        "{found} of {asked} criteria are read"
    );
    assert!(
        printed > 1000 && right * 100 >= printed * 99,
        "{right} of {printed} levels are right"
    );
}

#[test]
fn criteria_are_shared_and_new_by_the_measured_law() {
    let tables = Tables::read().unwrap();
    let mut workload = Workload::new(&tables, 1);
    let criteria: usize = (0..2000).map(|_| workload.advert().asked.len()).sum();
    // Of 50,000 criteria of the corpus about 55 in 100 would be distinct (speed/workload.md).
    let share = workload.distinct() * 100 / criteria;
    assert!((45..65).contains(&share), "{share} in 100 are distinct");
}

#[test]
fn profiles_read_clean_and_have_their_claims() {
    let tables = Tables::read().unwrap();
    let mut workload = Workload::new(&tables, 5);
    for _ in 0..200 {
        workload.advert();
    }
    for _ in 0..300 {
        let one = workload.profile();
        let file = format!("{}.yaml", one.id);
        let loaded = read(&one.id, &file, &one.text).unwrap();
        let days = Days {
            today: Some(date(2026, 7, 1)),
            closing: &[],
        };
        let findings = lint(&loaded, &file, &one.text, days);
        assert!(findings.is_empty(), "{findings:?}\n{}", one.text);
        let claims = claims(&loaded.profile).len();
        assert!(
            (30..=60).contains(&claims),
            "{claims} claims:\n{}",
            one.text
        );
    }
}
