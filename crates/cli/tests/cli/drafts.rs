//! Guards the way from a CV to a verdict: what `init --from` drafts out of every kind of CV is a profile
//! that `check` holds against an advert.

use crate::cvs::{SAMPLES, sample};
use crate::run::{folder, repository, run};

#[test]
fn a_draft_of_every_kind_is_checked_against_the_sample_advert() {
    let files: Vec<(&str, Vec<u8>)> = SAMPLES.iter().map(|name| (*name, sample(name))).collect();
    let files: Vec<(&str, &[u8])> = (files.iter())
        .map(|(name, bytes)| (*name, bytes.as_slice()))
        .collect();
    let place = folder(&files);
    run(place.path(), "init new").quietly();
    let adverts = repository().join("adverts").display().to_string();
    for name in SAMPLES {
        let drafted = run(place.path(), &format!("init of-{name} --from {name}"));
        drafted.quietly();
        assert!(drafted.out.contains("A draft out of your "), "{drafted:#?}");
        let profile = format!("of-{name}/profile.yaml");
        let line = format!("check new/advert.txt -p {profile} --format json");
        let done = run(place.path(), &line);
        let done = done.quietly().json();
        let pair = &done["result"]["pairs"][0];
        let verdicts = pair["verdicts"].as_array().expect("verdicts");
        assert!(verdicts.len() >= 5, "{name}: {pair:#}");
        // Among the sample vacancies is one of each profession: something of the CV bears on one.
        let done = run(
            place.path(),
            &format!("check {adverts} -p {profile} --format json"),
        );
        let done = done.quietly().json();
        let pairs = done["result"]["pairs"].as_array().expect("pairs");
        let shown = pairs.iter().map(|pair| {
            let essential = &pair["summary"]["essential"];
            let count = |name: &str| essential[name].as_u64().unwrap_or(0);
            count("met") + count("partly")
        });
        assert!(shown.max() >= Some(2), "{name}: {done:#}");
        run(place.path(), &format!("check new/advert.txt -p {profile}")).quietly();
    }
}
