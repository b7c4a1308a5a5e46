//! Every invented profile with the adverts it is held against.

use jiff::civil::Date;
use personspec_parser::{Advert, Options, parse};
use serde_yaml::Value;
use std::path::{Path, PathBuf};

/// The day they are judged on.
pub(crate) const TODAY: Date = jiff::civil::date(2026, 7, 1);

/// Folders of profiles, each with the folder of adverts they are held against.
const PLACES: [(&str, &str); 3] = [
    ("../profiles", "../adverts"),
    ("quality/dev/profiles", "quality/dev/adverts"),
    ("quality/dev2/profiles", "quality/dev2/adverts"),
];

/// A profile's YAML with its name, and the adverts it is held against.
pub(crate) struct Case {
    pub(crate) name: String,
    pub(crate) yaml: Value,
    pub(crate) adverts: std::rc::Rc<Vec<Advert>>,
}

/// Every invented profile of the repository.
pub(crate) fn cases() -> Vec<Case> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut cases = Vec::new();
    for (profiles, adverts) in PLACES {
        let adverts = files(&root.join(adverts), &["txt", "html", "json", "docx", "pdf"]);
        let adverts: Vec<Advert> = adverts
            .iter()
            .map(|path| {
                let bytes = std::fs::read(path).expect("an advert can be read");
                parse(&name(path), &bytes, &Options::default()).advert
            })
            .collect();
        assert!(adverts.iter().all(|advert| !advert.criteria.is_empty()));
        let adverts = std::rc::Rc::new(adverts);
        for path in files(&root.join(profiles), &["yaml"]) {
            let text = std::fs::read_to_string(&path).expect("a profile can be read");
            cases.push(Case {
                name: name(&path),
                yaml: serde_yaml::from_str(&text).expect("a profile is YAML"),
                adverts: adverts.clone(),
            });
        }
    }
    assert!(
        cases.len() >= 28,
        "only {} profiles were found",
        cases.len()
    );
    cases
}

fn files(folder: &Path, endings: &[&str]) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).expect("the folder is there");
    let mut paths: Vec<PathBuf> = entries
        .map(|entry| entry.expect("a folder can be listed to its end").path())
        .filter(|path| {
            path.extension()
                .is_some_and(|own| endings.iter().any(|e| own == *e))
        })
        .collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}
