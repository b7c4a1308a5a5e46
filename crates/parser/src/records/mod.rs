//! A file to its adverts: a text or a saved page is one, a file of JSON-LD as many as it has
//! vacancies. Cutting is cheap, so that faces can read the parts on several threads.

mod json;
mod posting;
mod several;

pub(crate) use posting::Fact;

use crate::advert::{Advert, Fields, Origin};
use crate::fields::given;
use crate::layout::{self, Document, Mark, looks_like_html};
use crate::note::{Code, Note};
use crate::{Limits, Options, Parsed, advert_of};
use posting::Posting;
use serde_json::Value;
use std::collections::HashMap;
use std::ops::Range;

/// A file cut into records, each of which holds an advert or, seldom, several.
///
/// ```
/// use personspec_parser::{Limits, Options, split};
/// let file = br#"{"@type": "JobPosting", "title": "Nurse", "description": "A degree is essential."}
/// {"@type": "JobPosting", "title": "Midwife", "description": "A degree is essential."}"#;
/// let records = split(file, &Limits::default());
/// assert_eq!(records.len(), 2);
/// let second = records.read(1, "trust", &Options::default());
/// assert_eq!(second[0].advert.id, "trust-2");
/// ```
#[derive(Debug)]
pub struct Records {
    text: String,
    /// What was wrong with the bytes.
    notes: Vec<Note>,
    list: Vec<Record>,
}

#[derive(Debug)]
struct Record {
    /// The line of the file that it begins on.
    line: usize,
    form: Form,
}

#[derive(Debug)]
enum Form {
    /// Plain text, or a page without data.
    Text,
    /// A document (Word, PDF), with what its form says of its lines.
    Document(Vec<Mark>),
    /// One of several adverts in a text or page.
    Part { range: Range<usize>, page: bool },
    /// A page, with the vacancies of its JSON-LD.
    Page(Vec<Range<usize>>),
    /// A vacancy.
    Posting(Range<usize>),
    /// A line that holds one JSON value.
    Line(Range<usize>),
    /// What stands where a vacancy could, and why it is none.
    Other(Range<usize>, String),
}

/// Cuts a file into records. It is told by its content what it is: plain text, a saved page (with or
/// without JSON-LD), or JSON (one vacancy, a list, a graph, one value a line).
///
/// Takes linear time and reads no record. There is at least one.
pub fn split(bytes: &[u8], limits: &Limits) -> Records {
    let mut notes = Vec::new();
    if let Some(opened) = layout::document(bytes, limits) {
        return of_document(opened);
    }
    let head = String::from_utf8_lossy(bytes.get(..256).unwrap_or(bytes)).replace('\0', "");
    // One advert is never so large; a file of thousands is.
    let most = if json::is_json(head.trim_start_matches('\u{fffd}')) {
        usize::MAX
    } else {
        limits.bytes
    };
    let text = layout::readable(bytes, most, &mut notes);
    let records = if json::is_json(&text) {
        of_json(&text)
    } else {
        let form = if text.contains("ld+json") && looks_like_html(&text) {
            Form::Page(in_scripts(&text))
        } else {
            Form::Text
        };
        match several::parts(&text) {
            Some(parts) if matches!(form, Form::Text) => parts_of(&text, parts),
            _ => vec![Record { line: 1, form }],
        }
    };
    Records {
        text,
        notes,
        list: records,
    }
}

/// A document is one advert; one that was refused is an empty one, and says why.
fn of_document(opened: Result<layout::Extracted, Note>) -> Records {
    let (text, marks, notes) = match opened {
        Ok(extracted) if extracted.text.trim().is_empty() => {
            let message = "the document holds no words";
            let note = Note::new(Code::NotText, None, message);
            (extracted.text, Vec::new(), vec![note])
        }
        Ok(extracted) => (extracted.text, extracted.marks, Vec::new()),
        Err(note) => (String::new(), Vec::new(), vec![note]),
    };
    let form = Form::Document(marks);
    Records {
        text,
        notes,
        list: vec![Record { line: 1, form }],
    }
}

fn parts_of(text: &str, parts: Vec<Range<usize>>) -> Vec<Record> {
    let page = looks_like_html(text);
    let (mut line, mut counted) = (1, 0);
    parts
        .into_iter()
        .map(|range| {
            let before = text.get(counted..range.start).unwrap_or_default();
            line += before.matches('\n').count();
            counted = range.start;
            let form = Form::Part { range, page };
            Record { line, form }
        })
        .collect()
}

fn of_json(text: &str) -> Vec<Record> {
    if let Some(lines) = json::lines(text) {
        let of = |(line, range)| Record {
            line,
            form: Form::Line(range),
        };
        return lines.into_iter().map(of).collect();
    }
    let (mut line, mut counted) = (1, 0);
    json::values(text)
        .into_iter()
        .map(|value| {
            let form = match value {
                json::Value::Posting(range) => Form::Posting(range),
                json::Value::Other(range, reason) => Form::Other(range, reason),
            };
            if let Form::Posting(range) | Form::Other(range, _) = &form {
                let before = text.get(counted..range.start).unwrap_or_default();
                line += before.matches('\n').count();
                counted = range.start;
            }
            Record { line, form }
        })
        .collect()
}

/// The vacancies in the scripts of a page.
fn in_scripts(page: &str) -> Vec<Range<usize>> {
    json::scripts(page)
        .into_iter()
        .flat_map(|script| {
            let values = json::values(page.get(script.clone()).unwrap_or_default());
            values.into_iter().filter_map(move |value| match value {
                json::Value::Posting(range) => {
                    Some(range.start + script.start..range.end + script.start)
                }
                json::Value::Other(..) => None,
            })
        })
        .collect()
}

impl Records {
    /// How many there are; at least 1.
    #[expect(clippy::len_without_is_empty, reason = "there is at least one")]
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// The line of the file on which record `index` begins, from 1.
    pub fn line(&self, index: usize) -> usize {
        self.list.get(index).map_or(1, |record| record.line)
    }

    /// Reads record `index`. `id` names the file: its only advert takes it; of several adverts each
    /// takes its own identifier where its record has one, else `<id>-<number>`. Use [`tell_apart`]
    /// on all of them: two records may have one identifier.
    ///
    /// A record that holds no advert gives an empty one with a note: [`Code::NotAdvert`].
    pub fn read(&self, index: usize, id: &str, options: &Options) -> Vec<Parsed> {
        let notes = if index == 0 {
            self.notes.clone()
        } else {
            Vec::new()
        };
        let Some(record) = self.list.get(index) else {
            return Vec::new();
        };
        let name = if self.len() == 1 {
            id.to_owned()
        } else {
            format!("{id}-{}", index + 1)
        };
        let mut read = match &record.form {
            Form::Text => vec![text(&name, &self.text, notes, options)],
            Form::Document(marks) => {
                let document = Document::of(&self.text, marks);
                vec![advert_of(
                    &name,
                    &document,
                    Fields::default(),
                    notes,
                    options,
                )]
            }
            Form::Part { range, page } => {
                let part = self.text.get(range.clone()).unwrap_or_default();
                let document = several::document(part, *page);
                vec![advert_of(
                    &name,
                    &document,
                    Fields::default(),
                    notes,
                    options,
                )]
            }
            Form::Page(postings) => self.page(&name, postings, notes, options),
            Form::Posting(range) => vec![self.posting(&name, range.clone(), notes, options)],
            Form::Line(range) => self.line_of_json(&name, range.clone(), &notes, options),
            Form::Other(range, reason) => vec![self.none(&name, range.clone(), reason, notes)],
        };
        for one in &mut read {
            one.advert.line = record.line;
        }
        read
    }

    /// A page and its data: the page's words are the advert, unless only the data hold it.
    fn page(
        &self,
        id: &str,
        postings: &[Range<usize>],
        notes: Vec<Note>,
        options: &Options,
    ) -> Vec<Parsed> {
        let mut page = text(id, &self.text, notes.clone(), options);
        let listed = |parsed: &Parsed| {
            let criteria = parsed.advert.criteria.iter();
            let listed = criteria.clone().filter(|one| one.origin == Origin::List);
            (listed.count(), criteria.count())
        };
        match postings {
            [] => {}
            [one] => {
                let record = self.posting(id, one.clone(), notes, options);
                if listed(&record) > listed(&page) {
                    return vec![record];
                }
                self.overlay(&mut page.advert, &record.advert, one);
            }
            // A page that holds a specification is one vacancy, whatever else its data name.
            several if listed(&page).0 == 0 => {
                let read = several.iter().zip(1..).map(|(range, number)| {
                    let name = format!("{id}-{number}");
                    self.posting(&name, range.clone(), notes.clone(), options)
                });
                return read.collect();
            }
            _ => {}
        }
        vec![page]
    }

    /// Puts the fields of a page's record before those read of its words. Their place is that of
    /// the value inside the record, or the whole record where it is spelt otherwise there.
    fn overlay(&self, page: &mut Advert, record: &Advert, range: &Range<usize>) {
        let json = self.text.get(range.clone()).unwrap_or_default();
        let place = |printed: &str| {
            let found = json.find(printed).filter(|_| !printed.is_empty());
            let part = found.and_then(|at| json.get(at..at + printed.len()));
            personspec_text::Span::within(&self.text, part.unwrap_or(json))
        };
        given::overlay(&mut page.fields, &record.fields, |span| {
            place(span.of(&record.text))
        });
    }

    fn line_of_json(
        &self,
        id: &str,
        range: Range<usize>,
        notes: &[Note],
        options: &Options,
    ) -> Vec<Parsed> {
        let line = self.text.get(range.clone()).unwrap_or_default();
        let values = json::values(line);
        let several = values.len() > 1;
        values
            .into_iter()
            .zip(1..)
            .map(|(value, number)| {
                let id = if several {
                    format!("{id}-{number}")
                } else {
                    id.to_owned()
                };
                let at = |inner: Range<usize>| inner.start + range.start..inner.end + range.start;
                match value {
                    json::Value::Posting(inner) => {
                        self.posting(&id, at(inner), notes.to_vec(), options)
                    }
                    json::Value::Other(inner, reason) => {
                        // A line that cannot be read at all is told so first.
                        let json = self.text.get(at(inner.clone())).unwrap_or_default();
                        let fault = parsed(json).err();
                        self.none(&id, at(inner), &fault.unwrap_or(reason), notes.to_vec())
                    }
                }
            })
            .collect()
    }

    /// Reads a vacancy.
    fn posting(
        &self,
        id: &str,
        range: Range<usize>,
        notes: Vec<Note>,
        options: &Options,
    ) -> Parsed {
        let json = self.text.get(range.clone()).unwrap_or_default();
        let record = match parsed(json) {
            Ok(record) => record,
            Err(reason) => return self.none(id, range, &reason, notes),
        };
        let posting = posting::write(&record);
        let given = given::fields(&posting.text, &posting.facts);
        let own = posting.id.as_deref().filter(|_| self.len() > 1);
        let id = own.unwrap_or(id).to_owned();
        let Posting {
            text, marks, body, ..
        } = posting;
        let document = Document::marked(&text, marks, body);
        advert_of(&id, &document, given, notes, options)
    }

    /// What holds no advert.
    fn none(&self, id: &str, range: Range<usize>, reason: &str, mut notes: Vec<Note>) -> Parsed {
        notes.push(Note::new(Code::NotAdvert, None, reason));
        let text = self.text.get(range).unwrap_or_default().to_owned();
        Parsed {
            advert: Advert::empty(id, text),
            notes,
            inferences: Vec::new(),
        }
    }
}

fn text(id: &str, text: &str, notes: Vec<Note>, options: &Options) -> Parsed {
    let document = Document::read(text);
    advert_of(id, &document, Fields::default(), notes, options)
}

/// Reads JSON, mended where it is broken in a usual way.
fn parsed(json: &str) -> Result<Value, String> {
    serde_json::from_str(json).or_else(|error: serde_json::Error| {
        serde_json::from_str(&json::mended(json)).map_err(|_| {
            let words = error.to_string();
            let words = words.split(" at line").next().unwrap_or_default();
            format!("broken JSON at its character {}: {words}", error.column())
        })
    })
}

/// Makes ids that are the same different: the second "a" becomes "a-2".
///
/// ```
/// let mut ids = ["a", "b", "a"].map(str::to_owned);
/// personspec_parser::tell_apart(&mut ids);
/// assert_eq!(ids, ["a", "b", "a-2"]);
/// ```
pub fn tell_apart<'a>(ids: impl IntoIterator<Item = &'a mut String>) {
    let mut used: HashMap<String, usize> = HashMap::new();
    for id in ids {
        let count = used.entry(id.clone()).or_insert(0);
        *count += 1;
        if *count > 1 {
            let mut number = *count;
            let mut own = format!("{id}-{number}");
            while used.contains_key(&own) {
                number += 1;
                own = format!("{id}-{number}");
            }
            used.insert(own.clone(), 1);
            *id = own;
        }
    }
}
