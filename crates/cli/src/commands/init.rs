//! `personspec init`: a profile to begin with, a sample advert, and the schema for editors.

use crate::args::{Format, Global, Init};
use crate::exit::{Exit, Failure};
use crate::{Done, hints, input, output};
use personspec_imports::Draft;
use personspec_report::inert::word;
use personspec_report::json;
use serde_json::json;
use std::io::{ErrorKind, Write};
use std::path::Path;

/// The profile to fill in, with an invented example in it.
pub(crate) const EXAMPLE: &str = include_str!("../../data/init/profile.yaml");

/// What is put into the folder beside the profile.
const BESIDE: [(&str, &str); 2] = [
    ("advert.txt", include_str!("../../data/init/advert.txt")),
    ("schema/profile.json", ""),
];

/// Writes what is not there yet, and says what was written and what was left as it was.
pub(crate) fn run(asked: &Init, global: &Global) -> Done {
    let draft = asked.from.as_deref().map(draft).transpose()?;
    let profile = match &draft {
        Some(draft) => draft.to_yaml(),
        None => EXAMPLE.to_owned(),
    };
    let place = asked.folder.join("profile.yaml");
    if draft.is_some() && place.exists() {
        return Err(Failure::unread(format!(
            "{}: this is there already and is never overwritten: name another folder",
            place.display()
        )));
    }
    let mut written = Vec::new();
    let mut kept = Vec::new();
    let files = std::iter::once(("profile.yaml", profile.as_str())).chain(BESIDE);
    for (name, text) in files {
        // A draft is of the person's own vacancies; they need no sample.
        if draft.is_some() && name == "advert.txt" {
            continue;
        }
        let text = if name == "schema/profile.json" {
            personspec_profile::schema::text()
        } else {
            text
        };
        if create(&asked.folder.join(name), text)? {
            written.push(name);
        } else {
            kept.push(name);
        }
    }
    let printed = if global.format == Format::Text {
        told(asked, &written, &kept, draft.as_ref())
    } else {
        json::pretty(&json!({
            "kind": "init",
            "folder": asked.folder.to_string_lossy(),
            "written": written,
            "kept": kept,
            "to_check": draft.as_ref().map(Draft::to_check),
            "left_out": draft.as_ref().map(|draft| draft.dropped().collect::<std::collections::BTreeMap<_, _>>()),
        }))
    };
    output::print(&printed, global)?;
    let folder = asked.folder.strip_prefix(".").unwrap_or(&asked.folder);
    let place = |name: &str| word(&folder.join(name).to_string_lossy());
    let next = if draft.is_some() {
        format!("personspec lint {}", place("profile.yaml"))
    } else {
        format!(
            "personspec check {} -p {}",
            place("advert.txt"),
            place("profile.yaml")
        )
    };
    hints::next(global, &next);
    Ok(Exit::Ran)
}

/// A draft out of a CV.
fn draft(path: &Path) -> Result<Draft, Failure> {
    let (bytes, file) = input::whole(path)?;
    let name = Path::new(&file.name).file_name();
    let name = name.map_or_else(
        || file.name.clone(),
        |name| name.to_string_lossy().into_owned(),
    );
    personspec_imports::draft(&name, &bytes)
        .map_err(|refusal| Failure::unread(format!("{}: {refusal}", file.name)))
}

/// Writes a file that is not there; `false` where one is.
fn create(path: &Path, text: &str) -> Result<bool, Failure> {
    let cannot = |error: std::io::Error| {
        Failure::unread(format!("{}: cannot be written: {error}", path.display()))
    };
    if let Some(folder) = path
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        std::fs::create_dir_all(folder).map_err(cannot)?;
    }
    let file = std::fs::OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(path);
    match file {
        Ok(mut file) => file
            .write_all(text.as_bytes())
            .map(|()| true)
            .map_err(cannot),
        Err(error) if error.kind() == ErrorKind::AlreadyExists => Ok(false),
        Err(error) => Err(cannot(error)),
    }
}

fn told(asked: &Init, written: &[&str], kept: &[&str], draft: Option<&Draft>) -> String {
    let mut text = String::new();
    let folder = asked.folder.strip_prefix(".").unwrap_or(&asked.folder);
    let shown = |name: &str| folder.join(name).display().to_string();
    for name in written {
        text.push_str(&format!("wrote {}\n", shown(name)));
    }
    for name in kept {
        text.push_str(&format!("kept {}, which was there\n", shown(name)));
    }
    if let Some(draft) = draft {
        text.push_str(&format!(
            "\nA draft out of your {}: {} to check. Nothing was added to what it says.\n",
            draft.kind(),
            match draft.to_check() {
                1 => "1 line".to_owned(),
                lines => format!("{lines} lines"),
            }
        ));
        let dropped: Vec<String> = draft
            .dropped()
            .map(|(tells, times)| format!("{tells} ({times})"))
            .collect();
        if !dropped.is_empty() {
            text.push_str(&format!(
                "Left out, as no verdict needs it: {}.\n",
                dropped.join(", ")
            ));
        }
    }
    personspec_report::inert::lines(&text)
}
