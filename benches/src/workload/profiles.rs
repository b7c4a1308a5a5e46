//! Profiles: what candidates of one profession say, partly in the words of adverts, partly in their own.

use super::noise;
use super::phrase::Wording;
use super::tables::{Profession, Said, Tables};
use crate::chance::Chance;
use std::fmt::Write as _;

/// The year in which the candidates write.
const YEAR: u64 = 2026;

/// A candidate being written.
struct Writer<'t, 'c> {
    tables: &'t Tables,
    profession: &'t Profession,
    chance: &'c mut Chance,
    /// Criteria of adverts for the profession, for those who copy.
    asked: &'t [String],
    /// What was said: nobody says a thing twice.
    said: Vec<String>,
}

/// The YAML of a candidate. `asked` are criteria of adverts for the profession.
pub fn profile(
    tables: &Tables,
    profession: &Profession,
    number: usize,
    asked: &[String],
    chance: &mut Chance,
) -> String {
    let claims = tables.shape.between("claims_least", "claims_most", chance);
    let mut writer = Writer {
        tables,
        profession,
        chance,
        asked,
        said: Vec::new(),
    };
    writer.write(number, claims)
}

impl Writer<'_, '_> {
    fn write(&mut self, number: usize, claims: usize) -> String {
        let shape = &self.tables.shape;
        let mut text = String::from("# Invented: no such person, trust or university exists.\n");
        let _ = writeln!(text, "candidate: C-{number:04}");
        let posts = 2 + self.chance.place(4);
        let begun = YEAR - 1 - self.chance.below(20) - u64::try_from(posts).unwrap_or(0);
        let title = self.value("title");
        let _ = writeln!(
            text,
            "headline: {}",
            quoted(&format!("{title}, {}", self.value("setting")))
        );
        // Headline and practical conditions are claims as well.
        let mut left = claims.saturating_sub(posts + 5);
        if let Some(register) = &self.profession.register {
            let (applied, lapsed) = (shape.number("applied"), shape.number("lapsed"));
            let (status, until) = match self.chance.below(100) {
                part if part < applied => ("applied", String::new()),
                part if part < applied + lapsed => ("lapsed", format!(", until: {}-06", YEAR - 1)),
                _ => ("current", String::new()),
            };
            let since = if status == "applied" {
                String::new()
            } else {
                format!(", since: {begun}-09")
            };
            let _ = writeln!(
                text,
                "registrations:\n  - {{body: {register}, profession: {}, status: {status}{since}{until}}}",
                quoted(&self.profession.name)
            );
            left = left.saturating_sub(1);
        }
        let body = self.value("body");
        if !body.is_empty() && self.chance.in_100(50) {
            let _ = writeln!(text, "memberships:\n  - {{body: {}}}", quoted(&body));
            left = left.saturating_sub(1);
        }
        left = left.saturating_sub(self.qualifications(&mut text, begun));
        let training = 2 + self.chance.place(6);
        text.push_str("training:\n");
        for _ in 0..training {
            let title = self.say("training");
            let year = begun + self.chance.below(YEAR - begun);
            let _ = writeln!(text, "  - {{title: {}, year: {year}}}", quoted(&title));
        }
        left = left.saturating_sub(training);
        let skills = (left / 4).max(2);
        let statements = (left / 4).max(2);
        let duties = left.saturating_sub(skills + statements).max(posts);
        self.posts(&mut text, posts, duties, begun);
        for (key, kind, count) in [
            ("skills", "skill", skills),
            ("statements", "statement", statements),
        ] {
            let _ = writeln!(text, "{key}:");
            for _ in 0..count {
                let line = self.say(kind);
                let _ = writeln!(text, "  - {}", quoted(&line));
            }
        }
        let licence = if self.chance.in_100(75) {
            "full"
        } else {
            "none"
        };
        let vehicle = licence == "full" && self.chance.in_100(80);
        let _ = writeln!(
            text,
            "practical: {{driving_licence: {licence}, vehicle: {vehicle}, right_to_work: true, dbs: enhanced}}"
        );
        text
    }

    /// Writes what was studied and says how many claims it is.
    fn qualifications(&mut self, text: &mut String, begun: u64) -> usize {
        let subject = self.value("subject");
        let first = if self.profession.register.is_some() {
            ["BSc (Hons)", "DipHE", "MSc", "BSc (Hons)"]
        } else {
            [
                "NVQ level 2",
                "NVQ level 3 Diploma",
                "BA (Hons)",
                "GCSE English and maths",
            ]
        };
        let award = self.chance.of(&first).copied().unwrap_or_default();
        text.push_str("qualifications:\n");
        let mut row = |award: &str, subject: &str, year: u64, status: &str, university: &str| {
            let _ = writeln!(
                text,
                "  - {{award: {}, subject: {}, institution: {}, year: {year}, status: {status}}}",
                quoted(award),
                quoted(subject),
                quoted(university)
            );
        };
        row(
            award,
            &subject,
            begun,
            "completed",
            &self.value("university"),
        );
        if !self.chance.in_100(50) {
            return 1;
        }
        let further = ["PgCert", "PgDip", "MSc", "Level 7 module", "NVQ level 4"];
        let award = self.chance.of(&further).copied().unwrap_or_default();
        let (work, university) = (self.value("work"), self.value("university"));
        if self.chance.in_100(25) {
            row(award, &work, YEAR + 1, "in progress", &university);
        } else {
            row(
                award,
                &work,
                (begun + 3).min(YEAR - 1),
                "completed",
                &university,
            );
        }
        2
    }

    /// Posts, newest first, one after the other.
    fn posts(&mut self, text: &mut String, posts: usize, duties: usize, begun: u64) {
        text.push_str("employment:\n");
        let years = (YEAR - begun) / u64::try_from(posts).unwrap_or(1).max(1);
        for at in 0..posts {
            let back = u64::try_from(at).unwrap_or(0);
            let from = YEAR - years.max(1) * (back + 1);
            let to = if at == 0 {
                "present".to_owned()
            } else {
                format!("{}-08", from + years.max(1))
            };
            let title = self.value("title");
            let setting = self.value("setting");
            let band = self
                .chance
                .of(&["5", "6", "7", "4"])
                .copied()
                .unwrap_or("5");
            let _ = writeln!(
                text,
                "  - post: {}\n    employer: {} Health Trust",
                quoted(&title),
                self.value("town")
            );
            let _ = writeln!(text, "    band: {band}\n    setting: {}", quoted(&setting));
            let _ = writeln!(text, "    from: {from}-09\n    to: {to}\n    duties:");
            let share = duties / posts + usize::from(at < duties % posts);
            for _ in 0..share {
                let line = self.say("duty");
                let _ = writeln!(text, "      - {}", quoted(&line));
            }
        }
    }

    /// A value of a slot, the common ones oftener.
    fn value(&mut self, slot: &str) -> String {
        let values = (self.profession.slots.get(slot)).or_else(|| self.tables.slots.get(slot));
        let value = values.and_then(|values| self.chance.of(values));
        value.map_or(String::new(), |value| value.name.clone())
    }

    /// A sentence of a kind that was not said before.
    fn say(&mut self, kind: &str) -> String {
        let shape = &self.tables.shape;
        let wording = Wording {
            other_name: shape.number("profile_other_name"),
        };
        let own = |one: &&Said| one.kind == kind;
        let list: Vec<&Said> = self.tables.claims.iter().filter(own).collect();
        let mut line = String::new();
        for _ in 0..8 {
            let copied = matches!(kind, "skill" | "statement")
                && self.chance.in_100(shape.number("profile_copied"));
            line = match self.chance.of(self.asked) {
                Some(asked) if copied => asked.clone(),
                _ => {
                    let at = self.chance.weighed(list.iter().map(|one| one.weight));
                    let said = list.get(at).map(|one| {
                        (one.sentence).say(self.tables, self.profession, wording, self.chance)
                    });
                    said.unwrap_or_default()
                }
            };
            if self.chance.in_100(shape.number("profile_slips")) {
                line = noise::slip(&line, self.chance);
            }
            if !self.said.contains(&line) {
                break;
            }
        }
        self.said.push(line.clone());
        line
    }
}

/// A text as YAML writes it between quotes.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
