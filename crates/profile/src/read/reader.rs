//! A tree to a profile, collecting every fault on the way.

use super::keys::{
    self, Key, Level, MEMBERSHIP, POST, PRACTICAL, PREFERENCES, PROFILE, QUALIFICATION,
    REGISTRATION, TRAINING,
};
use super::source::{Fault, Place, Source, quoted};
use super::tree::{Node, Value};
use super::value::lookup;
use crate::lint::Rule;
use crate::model::{
    Employment, End, Membership, Practical, Preferences, Profile, Qualification,
    QualificationStatus, Registration, RegistrationStatus, Training, YearMonth,
};

/// How many faults, and how many remarks, are kept. A file with more is no profile, and nobody
/// reads on.
const MOST_FAULTS: usize = 100;

/// Faults and places found while a tree is read.
pub(super) struct Reader<'s> {
    pub source: &'s Source<'s>,
    /// In no order.
    pub faults: Vec<Fault>,
    /// How many faults more there were.
    pub more: usize,
    /// Claim path and first character.
    pub places: Vec<(String, usize)>,
}

/// The entries of one mapping whose keys are known, and where it stands.
pub(super) struct Fields<'n> {
    at: Place,
    entries: Vec<(&'static str, &'n Node, &'n Node)>,
}

impl<'n> Fields<'n> {
    fn get(&self, key: &str) -> Option<&'n Node> {
        self.entry(key).map(|(_, value)| value)
    }

    /// Whether `key` is not there, or nothing stands behind it.
    fn lacks(&self, key: &str) -> bool {
        self.get(key).is_none_or(|node| node.value == Value::Empty)
    }

    fn entry(&self, key: &str) -> Option<(&'n Node, &'n Node)> {
        self.entries
            .iter()
            .find(|(known, ..)| *known == key)
            .map(|&(_, name, value)| (name, value))
    }
}

impl<'s> Reader<'s> {
    /// A reader that has found nothing yet.
    pub(super) fn new(source: &'s Source<'s>) -> Self {
        Self {
            source,
            faults: Vec::new(),
            more: 0,
            places: Vec::new(),
        }
    }

    /// Reads the whole file.
    pub(super) fn profile(&mut self, id: &str, root: &Node) -> Profile {
        let Some(f) = self.fields(root, &PROFILE) else {
            return Profile::default();
        };
        if let Some(headline) = f.get("headline") {
            self.place("headline".into(), headline);
        }
        Profile {
            id: id.to_owned(),
            candidate: self.text(f.get("candidate")),
            headline: self.text(f.get("headline")),
            registrations: self.items(&f, "registrations", &REGISTRATION, None, Self::registration),
            memberships: self.items(
                &f,
                "memberships",
                &MEMBERSHIP,
                Some("body"),
                Self::membership,
            ),
            qualifications: self.items(
                &f,
                "qualifications",
                &QUALIFICATION,
                None,
                Self::qualification,
            ),
            training: self.items(&f, "training", &TRAINING, Some("title"), Self::training),
            employment: self.items(&f, "employment", &POST, None, Self::post),
            skills: self.texts(f.get("skills"), "skills"),
            statements: self.texts(f.get("statements"), "statements"),
            practical: self.practical(f.get("practical")),
            preferences: self.preferences(f.get("preferences")),
        }
    }

    fn registration(&mut self, f: &Fields, _path: &str) -> Option<Registration> {
        let status = self.word(
            f.get("status"),
            "registration",
            "`current`, `applied` or `lapsed`",
        );
        let (since, until) = (self.date(f.get("since")), self.date(f.get("until")));
        self.in_order(f, ("since", since), ("until", until));
        let profession = self.text(f.get("profession"));
        let body = self.required(f, "body", &REGISTRATION)?;
        let status = status.or_else(|| told("registration", [Some(&body), profession.as_ref()]));
        Some(Registration {
            profession,
            status: match status {
                Some("applied") => RegistrationStatus::Applied,
                Some("lapsed") => RegistrationStatus::Lapsed,
                _ => RegistrationStatus::Current,
            },
            since,
            until,
            body,
        })
    }

    fn membership(&mut self, f: &Fields, _path: &str) -> Option<Membership> {
        Some(Membership {
            section: self.text(f.get("section")),
            since: self.date(f.get("since")),
            body: self.required(f, "body", &MEMBERSHIP)?,
        })
    }

    fn qualification(&mut self, f: &Fields, _path: &str) -> Option<Qualification> {
        let status = self.word(
            f.get("status"),
            "qualification",
            "`completed` or `in progress`",
        );
        let (subject, year) = (self.text(f.get("subject")), self.year(f.get("year")));
        let institution = self.text(f.get("institution"));
        let award = self.required(f, "award", &QUALIFICATION)?;
        let status = status.or_else(|| told("qualification", [Some(&award), subject.as_ref()]));
        Some(Qualification {
            award,
            subject,
            institution,
            year,
            status: match status {
                Some("in progress") => QualificationStatus::InProgress,
                _ => QualificationStatus::Completed,
            },
        })
    }

    fn training(&mut self, f: &Fields, _path: &str) -> Option<Training> {
        Some(Training {
            year: self.year(f.get("year")),
            expires: self.year(f.get("expires")),
            title: self.required(f, "title", &TRAINING)?,
        })
    }

    fn post(&mut self, f: &Fields, path: &str) -> Option<Employment> {
        let (from, to) = (self.date(f.get("from")), self.end(f.get("to")));
        match (from, to) {
            (Some(_), Some(End::On(end))) => self.in_order(f, ("from", from), ("to", Some(end))),
            (None, _) if f.lacks("from") => self.undated(f, "from"),
            (_, None) if f.lacks("to") => self.undated(f, "to"),
            _ => {}
        }
        Some(Employment {
            employer: self.text(f.get("employer")),
            band: self.band(f.get("band")),
            setting: self.text(f.get("setting")),
            from,
            to,
            hours: self.hours(f.get("hours")),
            duties: self.texts(f.get("duties"), &format!("{path}.duties")),
            post: self.required(f, "post", &POST)?,
        })
    }

    fn practical(&mut self, node: Option<&Node>) -> Practical {
        let Some(f) = node.and_then(|node| self.fields(node, &PRACTICAL)) else {
            return Practical::default();
        };
        for &(key, _, value) in &f.entries {
            self.place(format!("practical.{key}"), value);
        }
        Practical {
            driving_licence: self.licence(f.get("driving_licence")),
            vehicle: self.yes(f.get("vehicle")),
            right_to_work: self.yes(f.get("right_to_work")),
            dbs: self.text(f.get("dbs")).map(|dbs| match dbs.as_str() {
                "true" => "yes".to_owned(),
                "false" => "no".to_owned(),
                _ => dbs,
            }),
        }
    }

    /// The licence as written. "No" can only mean none; a bare "yes" may be a provisional one.
    fn licence(&mut self, node: Option<&Node>) -> Option<String> {
        let (written, node) = (self.text(node)?, node?);
        match lookup("boolean", &personspec_text::fold(&written)) {
            Some("no") => Some("none".to_owned()),
            Some(_) => {
                self.fault(
                    Fault::new(
                        &node.at,
                        format!("{} read, the kind of licence expected", quoted(&written)),
                    )
                    .help("write `full`, `provisional` or `none`"),
                );
                None
            }
            None => Some(written),
        }
    }

    fn preferences(&mut self, node: Option<&Node>) -> Preferences {
        let Some(f) = node.and_then(|node| self.fields(node, &PREFERENCES)) else {
            return Preferences::default();
        };
        let bands = match f.get("bands") {
            Some(Node {
                value: Value::List(items),
                ..
            }) => items
                .iter()
                .filter_map(|item| self.band(Some(item)))
                .collect(),
            one => self.band(one).into_iter().collect(),
        };
        Preferences {
            bands,
            places: self.texts(f.get("places"), "preferences.places"),
            patterns: self.texts(f.get("patterns"), "preferences.patterns"),
            min_salary: self.pay(f.get("min_salary")),
        }
    }

    /// The list of mappings under `key`; a single mapping counts as a list of one. An item that is
    /// a bare text stands for the key `short`, where that loses nothing.
    fn items<T>(
        &mut self,
        f: &Fields,
        key: &str,
        level: &Level,
        short: Option<&'static str>,
        read: fn(&mut Self, &Fields, &str) -> Option<T>,
    ) -> Vec<T> {
        let Some(node) = f.get(key) else {
            return Vec::new();
        };
        let items = match &node.value {
            Value::Empty => return Vec::new(),
            Value::List(items) => items.as_slice(),
            Value::Scalar(_) | Value::Map(..) => std::slice::from_ref(node),
        };
        let mut list = Vec::new();
        for item in items {
            let fields = match (&item.value, short) {
                (Value::Empty, _) => {
                    self.fault(Fault::note(&item.at, "an empty item is skipped"));
                    continue;
                }
                (Value::Scalar(text), _)
                    if lookup("nothing", &personspec_text::fold(text)).is_some() =>
                {
                    continue;
                }
                (Value::Scalar(_), Some(short)) => Some(Fields {
                    at: item.at.clone(),
                    entries: vec![(short, item, item)],
                }),
                _ => self.fields(item, level),
            };
            let path = format!("{key}[{}]", list.len());
            if let Some(fields) = fields
                && let Some(value) = read(self, &fields, &path)
            {
                self.place(path, item);
                list.push(value);
            }
        }
        list
    }

    /// The known entries of a mapping. Unknown and repeated keys are faults, masked ones are not
    /// looked into.
    fn fields<'n>(&mut self, node: &'n Node, level: &Level) -> Option<Fields<'n>> {
        let (entries, flow) = match &node.value {
            Value::Map(entries, flow) => (entries, *flow),
            Value::Empty => return None,
            other => {
                let read = match other {
                    Value::List(_) => "a list".to_owned(),
                    Value::Scalar(text) => quoted(text),
                    _ => String::new(),
                };
                let what = format!("{read} read, the keys of {} expected", level.called);
                self.fault(
                    Fault::new(&node.at, what)
                        .help(format!("for example {}", quoted_example(level))),
                );
                return None;
            }
        };
        let mut fields = Fields {
            at: node.at.clone(),
            entries: Vec::new(),
        };
        for (name, value) in entries {
            let Value::Scalar(written) = &name.value else {
                let what = "a list or nothing, where a key is expected";
                self.fault(Fault::new(&name.at, what).help("a key is a word and a colon"));
                continue;
            };
            match keys::recognise(written, level) {
                Key::Known(key) => match fields.entry(key) {
                    None => fields.entries.push((key, name, value)),
                    Some((first, _)) => {
                        let first = first.at.start;
                        self.fault(repeated(written, &name.at, first));
                    }
                },
                Key::Masked(why) => {
                    let mut remark = Fault::note(
                        &name.at,
                        format!("{} is never read ({why})", quoted(written)),
                    )
                    .help("it can be left out")
                    .of(Rule::MaskedKey);
                    remark.hide_rest = true;
                    self.fault(remark);
                }
                // Looking for the key that was meant takes time; nobody would see it.
                Key::Unknown if self.more > 0 => self.more += 1,
                Key::Unknown => {
                    let lone = flow && value.value == Value::Empty;
                    self.fault(keys::unknown(written, &name.at, level, lone));
                }
            }
        }
        Some(fields)
    }

    /// A text that must be there.
    fn required(&mut self, f: &Fields, key: &'static str, level: &Level) -> Option<String> {
        let before = self.faults.len() + self.more;
        let text = self.text(f.get(key));
        if text.is_none() && self.faults.len() + self.more == before {
            let at = f
                .entry(key)
                .or_else(|| f.entries.first().map(|e| (e.1, e.2)));
            let at = at.map_or(&f.at, |(name, _)| &name.at);
            self.fault(
                Fault::new(at, format!("{} without `{key}`", level.called))
                    .help(format!("for example {}", quoted_example(level))),
            );
        }
        text
    }

    fn in_order(
        &mut self,
        f: &Fields,
        (first, from): (&str, Option<YearMonth>),
        (last, to): (&str, Option<YearMonth>),
    ) {
        let (Some(from), Some(to)) = (from, to) else {
            return;
        };
        let known_months = from.month.zip(to.month).is_some_and(|(from, to)| from > to);
        if from.year > to.year || (from.year == to.year && known_months) {
            let at = f.get(last).map_or(&f.at, |node| &node.at);
            self.fault(
                Fault::new(at, format!("`{last}` ({to}) is before `{first}` ({from})"))
                    .help("check both dates"),
            );
        }
    }

    fn undated(&mut self, f: &Fields, key: &str) {
        let at = f.entry("post").map_or(&f.at, |(_, value)| &value.at);
        self.fault(
            Fault::note(
                at,
                format!("a post without `{key}`: its time cannot be counted"),
            )
            .help("write `from: 2019-09` and `to: 2021-03` or `to: present`")
            .of(Rule::Undated),
        );
    }

    /// Keeps a fault.
    pub(super) fn fault(&mut self, fault: Fault) {
        let same = |kept: &&Fault| kept.fatal == fault.fatal;
        if self.faults.iter().filter(same).count() < MOST_FAULTS {
            self.faults.push(fault);
        } else {
            self.more += usize::from(fault.fatal);
        }
    }

    /// Remembers where a claim stands.
    pub(super) fn place(&mut self, path: String, node: &Node) {
        self.places.push((path, node.at.start));
    }
}

/// A status written into the name itself, in brackets or after a comma: "Diploma (in progress)".
fn told(set: &str, texts: [Option<&String>; 2]) -> Option<&'static str> {
    texts.into_iter().flatten().find_map(|text| {
        let folded = personspec_text::fold(text).replace('-', " ");
        folded
            .split(['(', ')', ','])
            .skip(1)
            .find_map(|part| lookup(set, part.trim()))
    })
}

fn repeated(written: &str, at: &Place, first: usize) -> Fault {
    let mut fault = Fault::new(at, format!("the key {} is given twice", quoted(written)))
        .help("join the two, or remove one");
    fault.first = Some(first);
    fault
}

fn quoted_example(level: &Level) -> String {
    format!("`{}`", level.example)
}
