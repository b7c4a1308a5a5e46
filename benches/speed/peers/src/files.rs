//! The batch: adverts and profiles, read once.

use personspec_parser::{Advert, Options, parse};
use personspec_profile::{Profile, claims};
use std::path::{Path, PathBuf};

/// Adverts and profiles, and their lines.
pub struct Batch {
    pub adverts: Vec<Advert>,
    pub profiles: Vec<Profile>,
    /// Criteria, an advert each.
    pub criteria: Vec<Vec<String>>,
    /// Claims, a profile each.
    pub claims: Vec<Vec<String>>,
}

impl Batch {
    /// `{"criteria": [[…], …], "claims": [[…], …]}`
    pub fn lines(&self) -> serde_json::Value {
        serde_json::json!({"criteria": self.criteria, "claims": self.claims})
    }
}

pub fn read(folder: &Path, profiles: usize, adverts: usize) -> Result<Batch, String> {
    let mut batch = Batch {
        adverts: Vec::new(),
        profiles: Vec::new(),
        criteria: Vec::new(),
        claims: Vec::new(),
    };
    for path in first(&folder.join("adverts"), adverts)? {
        let bytes = std::fs::read(&path).map_err(|error| error.to_string())?;
        let advert = parse(&name(&path), &bytes, &Options::default()).advert;
        batch
            .criteria
            .push(advert.criteria.iter().map(|one| one.text.clone()).collect());
        batch.adverts.push(advert);
    }
    for path in first(&folder.join("profiles"), profiles)? {
        let text = std::fs::read_to_string(&path).map_err(|error| error.to_string())?;
        let loaded = personspec_profile::read(&name(&path), &path.to_string_lossy(), &text);
        let profile = loaded
            .map_err(|faults| format!("{}: {faults:?}", path.display()))?
            .profile;
        batch
            .claims
            .push(claims(&profile).into_iter().map(|one| one.text).collect());
        batch.profiles.push(profile);
    }
    Ok(batch)
}

fn name(path: &Path) -> String {
    path.file_stem()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// The first files of a folder and of its folders, in the order of their paths.
fn first(folder: &Path, count: usize) -> Result<Vec<PathBuf>, String> {
    let mut all = Vec::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(folder) = folders.pop() {
        let entries =
            std::fs::read_dir(&folder).map_err(|error| format!("{}: {error}", folder.display()))?;
        let (own, files): (Vec<PathBuf>, Vec<PathBuf>) = entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .partition(|path| path.is_dir());
        folders.extend(own);
        all.extend(files);
    }
    all.sort();
    if all.len() < count {
        return Err(format!(
            "{}: {} files, not {count}",
            folder.display(),
            all.len()
        ));
    }
    all.truncate(count);
    Ok(all)
}
