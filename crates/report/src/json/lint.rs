//! What is odd in files: kind "lint"; SARIF 2.1.0 and GitHub's workflow commands for the tools that
//! read those.

use super::{kind_line, pretty, summary_line};
use crate::codes;
use crate::data::{Envelope, Lint, LintedFile};
use crate::lint::Linted;
use crate::result::{Input, Skipped};
use personspec_text::Level;
use serde_json::{Value, json};

/// The result of looking through files.
pub fn lint(files: &[Linted], inputs: &[Input], skipped: &[Skipped]) -> Envelope<Lint> {
    Envelope::new("lint", inputs, Lint::new(files), skipped)
}

/// The same as NDJSON: one file a line, a summary line last.
pub fn lint_lines(files: &[Linted], skipped: &[Skipped]) -> String {
    let mut lines: String = files
        .iter()
        .map(|one| kind_line("file", &LintedFile::from(one)))
        .collect();
    let findings = files.iter().map(|file| file.findings.len()).sum();
    lines.push_str(&summary_line(
        &[("files", files.len()), ("findings", findings)],
        skipped,
    ));
    lines
}

/// SARIF 2.1.0 (OASIS), the form that code hosts and editors show beside the lines.
pub fn sarif(files: &[Linted]) -> String {
    let rules: Vec<Value> = codes::all()
        .map(|one| json!({ "id": one.code, "fullDescription": { "text": one.page.trim_end() } }))
        .collect();
    let results: Vec<Value> = files
        .iter()
        .flat_map(|file| &file.findings)
        .map(|finding| {
            json!({
                "ruleId": finding.code.unwrap_or("profile"),
                "level": finding.level.as_str(),
                "message": { "text": finding.message },
                "locations": [{
                    "physicalLocation": {
                        "artifactLocation": { "uri": finding.file.replace('\\', "/") },
                        "region": {
                            "startLine": finding.at.line,
                            "startColumn": finding.at.column,
                            "endColumn": finding.at.column + finding.width,
                        },
                    },
                }],
            })
        })
        .collect();
    pretty(&json!({
        "version": "2.1.0",
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "runs": [{
            "tool": { "driver": {
                "name": "personspec",
                "version": env!("CARGO_PKG_VERSION"),
                "rules": rules,
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    }))
}

/// GitHub's workflow commands: `::warning file=…,line=…,col=…,title=…::message`.
pub fn github(files: &[Linted]) -> String {
    let mut text = String::new();
    for finding in files.iter().flat_map(|file| &file.findings) {
        let level = match finding.level {
            Level::Note => "notice",
            level => level.as_str(),
        };
        text.push_str(&format!(
            "::{level} file={},line={},col={},title={}::{}\n",
            property(&finding.file),
            finding.at.line,
            finding.at.column,
            finding.code.unwrap_or("profile"),
            data(&finding.message),
        ));
    }
    text
}

/// What ends a command's line is written out, as the runner asks.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// A property may not hold what parts properties either.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;
    use personspec_text::{Diagnostic, LineIndex};

    fn hostile() -> Vec<Linted> {
        let mut finding = Diagnostic::at_span("a,b.txt", "x", &LineIndex::new("x"), None);
        finding.message = "one\n::error::two 100%".to_owned();
        vec![Linted {
            file: "a,b.txt".to_owned(),
            findings: vec![finding],
        }]
    }

    #[test]
    fn a_message_cannot_begin_a_command() {
        let said = github(&hostile());
        assert_eq!(said.lines().count(), 1);
        assert!(said.contains("file=a%2Cb.txt,") && said.contains("100%25"));
    }

    #[test]
    fn sarif_names_a_rule_for_every_code() {
        let value: Value = serde_json::from_str(&sarif(&hostile())).unwrap();
        let rules = value["runs"][0]["tool"]["driver"]["rules"]
            .as_array()
            .unwrap();
        assert_eq!(rules.len(), codes::all().count());
        assert_eq!(value["runs"][0]["results"][0]["level"], "note");
    }
}
