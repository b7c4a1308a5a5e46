//! A draft as YAML: every value with a comment that says where it came from.

use crate::draft::Draft;
use crate::said::{Entry, Said};
use personspec_profile::lint::MARK;

/// The draft as a profile.
pub(crate) fn write(draft: &Draft) -> String {
    let mut out = head(draft);
    line(
        &mut out,
        "candidate: C-01",
        &Said::new("", "").check("a label of your choice, not your name"),
    );
    if let Some(headline) = &draft.headline {
        line(
            &mut out,
            &format!("headline: {}", scalar(&headline.text)),
            headline,
        );
    }
    entries(&mut out, "registrations", &draft.registrations);
    entries(&mut out, "memberships", &draft.memberships);
    entries(&mut out, "qualifications", &draft.qualifications);
    entries(&mut out, "training", &draft.training);
    entries(&mut out, "employment", &draft.employment);
    texts(&mut out, "", "skills", &draft.skills);
    texts(&mut out, "", "statements", &draft.statements);
    if !draft.practical.fields.is_empty() {
        out.push_str("practical:\n");
        for (key, said) in &draft.practical.fields {
            line(&mut out, &format!("  {key}: {}", bare(&said.text)), said);
        }
    }
    if !draft.unplaced.is_empty() {
        out.push_str("\n# These lines found no place. Use what helps, then remove them.\n");
        for said in &draft.unplaced {
            out.push_str(&format!(
                "#   {}: {}\n",
                one_line(&said.origin),
                one_line(&said.text)
            ));
        }
    }
    out
}

fn head(draft: &Draft) -> String {
    let mut out = "# yaml-language-server: $schema=./schema/profile.json\n".to_owned();
    out.push_str(&format!(
        "# A draft out of {} ({}), to be confirmed by the person it is about. Nothing was added to it.\n",
        one_line(&draft.file),
        draft.kind
    ));
    out.push_str(
        "# Behind each line stands where it came from. Where \"check\" stands, it was not sure: put the\n\
         # line right, then remove the mark. `personspec lint` lists what is left.\n",
    );
    let dropped: Vec<String> = draft
        .dropped
        .iter()
        .map(|(tells, times)| format!("{tells} ({times})"))
        .collect();
    if !dropped.is_empty() {
        out.push_str(&format!(
            "# Left out, as no verdict needs it: {}.\n",
            dropped.join(", ")
        ));
    }
    out
}

fn entries(out: &mut String, key: &str, entries: &[Entry]) {
    if entries.is_empty() {
        return;
    }
    out.push_str(&format!("{key}:\n"));
    for entry in entries {
        for (nth, (key, said)) in entry.fields.iter().enumerate() {
            let lead = if nth == 0 { "  - " } else { "    " };
            let value = match *key {
                "year" | "expires" | "from" | "to" | "since" | "until" | "status" | "band" => {
                    bare(&said.text)
                }
                _ => scalar(&said.text),
            };
            line(out, &format!("{lead}{key}: {value}"), said);
        }
        texts(out, "    ", "duties", &entry.duties);
    }
}

fn texts(out: &mut String, indent: &str, key: &str, texts: &[Said]) {
    if texts.is_empty() {
        return;
    }
    out.push_str(&format!("{indent}{key}:\n"));
    for said in texts {
        line(out, &format!("{indent}  - {}", scalar(&said.text)), said);
    }
}

/// A line with its comment.
fn line(out: &mut String, text: &str, said: &Said) {
    out.push_str(text);
    let origin = one_line(&said.origin);
    match (&said.check, origin.is_empty()) {
        (Some(check), true) => out.push_str(&format!("  {MARK}: {}", one_line(check))),
        (Some(check), false) => {
            out.push_str(&format!("  {MARK}: {} ({origin})", one_line(check)));
        }
        (None, true) => {}
        (None, false) => out.push_str(&format!("  # {origin}")),
    }
    out.push('\n');
}

/// A text on one line, without what a terminal or a YAML parser would act on.
fn one_line(text: &str) -> String {
    let blank = |c: char| {
        if c.is_control() || c.is_whitespace() {
            ' '
        } else {
            c
        }
    };
    let line: String = text.chars().map(blank).collect();
    // What hides or reorders text goes; in a comment or a value nobody could see it.
    let shown = |c: &char| {
        personspec_text::diagnostic::harmless(c.encode_utf8(&mut [0; 4])).starts_with(*c)
    };
    let line: String = line.chars().filter(shown).collect();
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A value that the importers wrote themselves: a month, a fixed word.
fn bare(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == ' ' || c == '.';
    if text.chars().all(plain) {
        text.to_owned()
    } else {
        scalar(text)
    }
}

/// A text as a YAML scalar: plain where it can be no other thing, else in double quotes.
fn scalar(text: &str) -> String {
    let text = one_line(text);
    let starts = text.chars().next().is_some_and(|c| c.is_ascii_alphabetic());
    let safe = |c: char| c.is_alphanumeric() || " ,.;()/'’&+–%£".contains(c) || c == '-';
    let reserved = [
        "true", "false", "yes", "no", "on", "off", "null", "y", "n", "none",
    ];
    let plain =
        starts && text.chars().all(safe) && !reserved.contains(&text.to_lowercase().as_str());
    if plain {
        return text;
    }
    let mut quoted = "\"".to_owned();
    for c in text.chars() {
        if c == '"' || c == '\\' {
            quoted.push('\\');
        }
        quoted.push(c);
    }
    quoted.push('"');
    quoted
}

#[cfg(test)]
mod tests {
    use super::scalar;

    #[test]
    fn a_text_reads_as_it_was() {
        for text in [
            "plain words",
            "yes",
            "a: b # c",
            "\"quoted\" \\ back",
            "- dash",
            "12",
            "*star",
            "naïve – 50 %",
            "{braces}, [and] brackets",
        ] {
            let yaml = format!("skills:\n  - {}\n", scalar(text));
            let read = personspec_profile::read("p", "p.yaml", &yaml).expect(&yaml);
            assert_eq!(read.profile.skills, [text], "{yaml}");
        }
    }
}
