//! One file of settings, and what is wrong in it.

use super::key;
use clap::{Arg, ArgAction, Command};
use personspec_text::diagnostic::{Diagnostic, Level};
use personspec_text::{LineIndex, Span};
use std::ops::Range;
use std::path::{Path, PathBuf};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A larger file is none of settings, in bytes.
const LARGEST: u64 = 1 << 20;

/// A file of settings.
#[derive(Debug)]
pub(crate) struct File {
    /// Where it is.
    pub(crate) path: PathBuf,
    text: String,
    entries: Vec<Entry>,
    /// What is no TOML in it, and where.
    broken: Option<(Range<usize>, String)>,
}

/// One setting of a file.
#[derive(Debug)]
pub(crate) struct Entry {
    /// The command that it is for; `None`: every one that has the option.
    command: Option<String>,
    key: String,
    /// As words of the command line; paths count from the file's folder.
    pub(crate) values: Vec<String>,
    /// Where the key stands.
    at: Range<usize>,
    /// What is wrong with its value by its kind.
    fault: Option<String>,
}

impl File {
    /// Reads a file; what is wrong in it is told by [`File::check`].
    pub(super) fn read(path: &Path) -> std::io::Result<Self> {
        if std::fs::metadata(path)?.len() > LARGEST {
            return Err(std::io::Error::other("it is larger than 1 MB"));
        }
        let text = personspec_text::decode(&std::fs::read(path)?).text;
        let mut file = Self {
            path: path.to_owned(),
            entries: Vec::new(),
            broken: None,
            text,
        };
        match DeTable::parse(&file.text) {
            Ok(table) => file.entries = entries(&table, path),
            Err(error) => {
                let at = error.span().unwrap_or(0..0);
                file.broken = Some((at, error.message().to_owned()));
            }
        }
        Ok(file)
    }

    /// The setting for an option of a command; one under the command's name goes first.
    pub(super) fn get(&self, key: &str, command: Option<&str>) -> Option<&Entry> {
        let own = |entry: &&Entry| entry.key == key && entry.command.is_some();
        let named = self
            .entries
            .iter()
            .filter(own)
            .find(|entry| entry.command.as_deref() == command);
        named.or_else(|| {
            self.entries
                .iter()
                .find(|entry| entry.key == key && entry.command.is_none())
        })
    }

    /// The line of a setting.
    pub(crate) fn line(&self, entry: &Entry) -> usize {
        LineIndex::new(&self.text)
            .position(&self.text, entry.at.start)
            .line
    }

    /// What is wrong in the file, each with its place and what to write.
    ///
    /// # Errors
    /// The faults as a text.
    pub(super) fn check(&self, command: &Command) -> Result<(), String> {
        let mut faults = String::new();
        if let Some((at, message)) = &self.broken {
            faults.push_str(&self.fault(
                at,
                message,
                "see https://toml.io for the form of the file",
            ));
        }
        for entry in &self.entries {
            if let Some(fault) = &entry.fault {
                faults.push_str(&self.fault(
                    &entry.at,
                    fault,
                    "write a text, a number, true, false or a list of texts",
                ));
            } else if let Err((message, help)) = wrong(entry, command) {
                faults.push_str(&self.fault(&entry.at, &message, &help));
            }
        }
        if faults.is_empty() {
            Ok(())
        } else {
            Err(faults)
        }
    }

    fn fault(&self, at: &Range<usize>, message: &str, help: &str) -> String {
        let name = self.path.display().to_string();
        let span = Span::new(&self.text, at.start, at.end);
        let lines = LineIndex::new(&self.text);
        let mut fault = Diagnostic::at_span(&name, &self.text, &lines, span);
        fault.level = Level::Error;
        message.clone_into(&mut fault.message);
        fault.help = Some(help.to_owned());
        fault.render()
    }
}

fn entries(table: &Spanned<DeTable<'_>>, path: &Path) -> Vec<Entry> {
    let folder = path.parent().unwrap_or(Path::new("."));
    let mut list = Vec::new();
    for (name, value) in table.get_ref() {
        if let DeValue::Table(own) = value.get_ref() {
            let command = name.get_ref().to_string();
            if own.is_empty() {
                list.push(entry(Some(&command), name.span(), "", value, folder));
            }
            for (name, value) in own {
                list.push(entry(
                    Some(&command),
                    name.span(),
                    name.get_ref(),
                    value,
                    folder,
                ));
            }
        } else {
            list.push(entry(None, name.span(), name.get_ref(), value, folder));
        }
    }
    list.sort_by_key(|entry| entry.at.start);
    list
}

fn entry(
    command: Option<&str>,
    at: Range<usize>,
    key: &str,
    value: &Spanned<DeValue<'_>>,
    folder: &Path,
) -> Entry {
    let word = |value: &DeValue<'_>| match value {
        DeValue::String(text) => Some(text.to_string()),
        DeValue::Integer(number) => Some(number.as_str().to_owned()),
        DeValue::Boolean(yes) => Some(yes.to_string()),
        DeValue::Datetime(day) => Some(day.to_string()),
        _ => None,
    };
    let key = key.replace('_', "-");
    let values: Option<Vec<String>> = match value.get_ref() {
        DeValue::Array(items) => items.iter().map(|item| word(item.get_ref())).collect(),
        DeValue::Table(_) => Some(Vec::new()),
        other => word(other).map(|word| vec![word]),
    };
    let fault = values
        .is_none()
        .then(|| format!("the value of `{key}` is of a kind that no setting has"));
    let values = values.unwrap_or_default();
    let values = if key == "profile" {
        let from_here = |path: String| folder.join(path).to_string_lossy().into_owned();
        values.into_iter().map(from_here).collect()
    } else {
        values
    };
    Entry {
        command: command.map(ToOwned::to_owned),
        key,
        values,
        at,
        fault,
    }
}

/// What is wrong with a setting, and what to write.
fn wrong(entry: &Entry, command: &Command) -> Result<(), (String, String)> {
    let commands: Vec<&Command> = match &entry.command {
        None => command.get_subcommands().collect(),
        Some(name) => {
            if let Some(own) = command.find_subcommand(name) {
                vec![own]
            } else {
                let known: Vec<String> = command
                    .get_subcommands()
                    .map(|own| own.get_name().to_owned())
                    .collect();
                let help = closest(name, &known)
                    .unwrap_or_else(|| format!("the commands are {}", known.join(", ")));
                return Err((format!("`{name}` is no command"), help));
            }
        }
    };
    if entry.key.is_empty() {
        return Ok(());
    }
    let shared = command.get_arguments();
    let own = commands.iter().flat_map(|command| command.get_arguments());
    let options: Vec<&Arg> = shared.chain(own).filter(|arg| key(arg).is_some()).collect();
    let Some(option) = options
        .iter()
        .find(|arg| key(arg).as_deref() == Some(entry.key.as_str()))
    else {
        let mut known: Vec<String> = options.iter().filter_map(|arg| key(arg)).collect();
        known.sort();
        known.dedup();
        let help = closest(&entry.key, &known)
            .unwrap_or_else(|| format!("the settings are {}", known.join(", ")));
        return Err((format!("unknown setting `{}`", entry.key), help));
    };
    value(entry, option)
}

/// Whether the option takes the value, as clap would say on the command line.
fn value(entry: &Entry, option: &Arg) -> Result<(), (String, String)> {
    if matches!(option.get_action(), ArgAction::SetTrue) {
        return match entry.values.as_slice() {
            [word] if word == "true" || word == "false" => Ok(()),
            _ => Err((
                format!("the value of `{}` is neither true nor false", entry.key),
                "write true or false, without quotes".to_owned(),
            )),
        };
    }
    let long = option.get_long().unwrap_or_default().to_owned();
    let words = entry.values.iter().map(|value| format!("--{long}={value}"));
    let alone = Command::new("x").arg((*option).clone().required(false));
    let Err(error) = alone.try_get_matches_from(std::iter::once("x".to_owned()).chain(words))
    else {
        return Ok(());
    };
    let said = error.render().to_string();
    let mut lines = said.lines().map(str::trim).filter(|line| !line.is_empty());
    let message = lines.next().unwrap_or_default();
    let message = message
        .trim_start_matches("error: ")
        .replace(&format!("--{long}"), &entry.key);
    let help = lines
        .find(|line| line.starts_with("[possible values"))
        .unwrap_or("see `personspec config`");
    Err((message, help.trim_matches(['[', ']']).to_owned()))
}

fn closest(word: &str, known: &[String]) -> Option<String> {
    let near = known
        .iter()
        .map(|name| (strsim::osa_distance(word, name), name))
        .min_by_key(|(edits, _)| *edits)?;
    (near.0 <= (word.chars().count() / 3).max(1)).then(|| format!("did you mean `{}`?", near.1))
}
