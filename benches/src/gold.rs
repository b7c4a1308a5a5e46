//! A judged set: adverts with what is right to read in them, profiles, and a verdict for each
//! criterion of each judged pair.

use jiff::civil::Date;
use personspec_parser as parser;
use personspec_parser::{
    Advert, Basis, Confidence, Criterion, Group, Importance, Origin, Parsed, Stage,
};
use personspec_profile::Profile;
use personspec_text::{Located, Span};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

/// The day the judged sets are read on: years are counted up to it.
pub const TODAY: Date = jiff::civil::date(2026, 7, 1);

/// A judged set.
#[derive(Debug)]
pub struct Gold {
    /// By slug.
    pub adverts: BTreeMap<String, GoldAdvert>,
    /// By slug.
    pub profiles: BTreeMap<String, Profile>,
    /// In the order of the file.
    pub verdicts: Vec<GoldVerdict>,
}

/// An advert with its truth.
#[derive(Debug)]
pub struct GoldAdvert {
    /// What is right to read.
    pub truth: Truth,
    /// What the parser reads.
    pub parsed: Parsed,
}

/// What is right to read in an advert.
#[derive(Debug, Deserialize)]
pub struct Truth {
    /// Its layout, as a word.
    pub layout: String,
    /// Title, employer and the like.
    pub fields: BTreeMap<String, serde_yaml::Value>,
    /// In the order of the truth file.
    pub criteria: Vec<TruthCriterion>,
}

/// What is right to read of a criterion.
#[derive(Debug, Deserialize)]
pub struct TruthCriterion {
    /// Its id in the verdicts.
    pub id: String,
    /// Its group, as a word.
    pub group: String,
    /// The heading above it.
    #[serde(default)]
    pub heading: Option<String>,
    /// Verbatim.
    pub text: String,
    /// "essential" or "desirable".
    pub level: String,
    /// "stated" or "lost".
    #[serde(default = "stated")]
    pub level_printed: String,
    /// "list" or "prose".
    pub from: String,
    /// "application" or "interview".
    #[serde(default = "application")]
    pub stage: String,
    /// The id it repeats.
    #[serde(default)]
    pub duplicate_of: Option<String>,
}

fn stated() -> String {
    "stated".to_owned()
}

fn application() -> String {
    "application".to_owned()
}

/// One judged verdict.
#[derive(Debug, Clone)]
pub struct GoldVerdict {
    /// Slug of the advert.
    pub advert: String,
    /// Slug of the profile.
    pub profile: String,
    /// Id of the criterion.
    pub criterion: String,
    /// "met", "partly" or "none".
    pub verdict: String,
    /// Paths of the evidence.
    pub evidence: Vec<String>,
}

impl Gold {
    /// Reads the set in `folder` (`adverts/`, `profiles/`, `verdicts.tsv`).
    ///
    /// # Errors
    /// The file that could not be read and why.
    pub fn read(folder: &Path) -> Result<Self, String> {
        let mut adverts = BTreeMap::new();
        for path in files(&folder.join("adverts"), ".truth.yaml")? {
            let slug = name(&path).trim_end_matches(".truth.yaml").to_owned();
            let truth: Truth = serde_yaml::from_str(&text(&path)?)
                .map_err(|error| format!("{}: {error}", path.display()))?;
            let advert = ["txt", "html"]
                .iter()
                .map(|ending| folder.join("adverts").join(format!("{slug}.{ending}")))
                .find(|path| path.exists())
                .ok_or_else(|| format!("{slug}: no advert beside its truth"))?;
            let bytes =
                std::fs::read(&advert).map_err(|error| format!("{}: {error}", advert.display()))?;
            let parsed = parser::parse(&slug, &bytes, &parser::Options::default());
            adverts.insert(slug, GoldAdvert { truth, parsed });
        }
        let mut profiles = BTreeMap::new();
        for path in files(&folder.join("profiles"), ".yaml")? {
            let slug = name(&path).trim_end_matches(".yaml").to_owned();
            let loaded =
                personspec_profile::read(&slug, &path.display().to_string(), &text(&path)?)
                    .map_err(|faults| {
                        faults.first().map(ToString::to_string).unwrap_or_default()
                    })?;
            profiles.insert(slug, loaded.profile);
        }
        let verdicts = text(&folder.join("verdicts.tsv"))?
            .lines()
            .skip(1)
            .filter(|line| !line.trim().is_empty())
            .map(|line| {
                let cells: Vec<&str> = line.split('\t').collect();
                let cell = |at: usize| cells.get(at).copied().unwrap_or_default().to_owned();
                GoldVerdict {
                    advert: cell(0),
                    profile: cell(1),
                    criterion: cell(2),
                    verdict: cell(3),
                    evidence: cell(4)
                        .split(';')
                        .map(|path| path.trim().to_owned())
                        .filter(|path| !path.is_empty())
                        .collect(),
                }
            })
            .collect();
        Ok(Self {
            adverts,
            profiles,
            verdicts,
        })
    }
}

impl GoldAdvert {
    /// The advert as it would be read without a fault: the truth's criteria, for judging verdicts
    /// apart from reading.
    pub fn true_advert(&self, slug: &str) -> Advert {
        let nowhere = Span::new("", 0, 0);
        let mut advert = Advert::empty(slug, String::new());
        let Some(nowhere) = nowhere else {
            return advert;
        };
        advert.fields.title = self
            .truth
            .fields
            .get("title")
            .and_then(|title| title.as_str())
            .map(|title| Located::new(title.to_owned(), nowhere));
        advert.criteria = self
            .truth
            .criteria
            .iter()
            .map(|truth| {
                let group = group(&truth.group);
                Criterion {
                    id: truth.id.clone(),
                    group,
                    heading: truth.heading.clone(),
                    text: truth.text.clone(),
                    importance: if truth.level == "essential" {
                        Importance::Essential
                    } else {
                        Importance::Desirable
                    },
                    basis: if truth.level_printed == "stated" {
                        Basis::Heading
                    } else {
                        Basis::Inferred
                    },
                    confidence: Confidence::High,
                    stage: if truth.stage == "interview" {
                        Stage::Interview
                    } else {
                        Stage::Application
                    },
                    origin: if truth.from == "prose" {
                        Origin::Prose
                    } else {
                        Origin::List
                    },
                    duplicate_of: truth.duplicate_of.clone(),
                    span: nowhere,
                    requirement: parser::requirement::understand(&truth.text, group),
                }
            })
            .collect();
        advert
    }
}

/// The group that a word of the truth names.
pub(crate) fn group(name: &str) -> Group {
    match name {
        "Qualifications" => Group::Qualifications,
        "Experience" => Group::Experience,
        "Skills" => Group::Skills,
        "Knowledge" => Group::Knowledge,
        "Personal" => Group::Personal,
        _ => Group::Other,
    }
}

fn files(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, String> {
    let entries =
        std::fs::read_dir(folder).map_err(|error| format!("{}: {error}", folder.display()))?;
    let mut paths: Vec<PathBuf> = entries
        .filter_map(Result::ok)
        .map(|entry| entry.path())
        .filter(|path| name(path).ends_with(ending))
        .collect();
    paths.sort();
    Ok(paths)
}

fn name(path: &Path) -> &str {
    path.file_name()
        .and_then(|name| name.to_str())
        .unwrap_or_default()
}

fn text(path: &Path) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
}
