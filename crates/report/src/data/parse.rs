//! What was read of adverts: kind "parse".

use super::post::{Band, Salary};
use super::words::{Basis, Confidence, Group, Importance, Origin, Severity, Stage};
use crate::result::{Found, ReadAdvert};
use personspec_parser as parser;
use personspec_text::{LineIndex, Located, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

/// The result of reading adverts.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Parse {
    /// In the order of the inputs.
    pub adverts: Vec<ReadPost>,
    /// How much was found.
    pub summary: FoundCounts,
}

/// How much was found in a batch of adverts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FoundCounts {
    /// Adverts that were read.
    pub adverts: usize,
    /// Those whose person specification was found.
    pub with_criteria: usize,
    /// Those that state requirements in sentences only.
    pub prose_only: usize,
    /// Those in which no criterion was found.
    pub without_criteria: usize,
}

/// One advert.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct ReadPost {
    /// Names the advert in results; stable over runs.
    pub id: String,
    /// The file's name as the user gave it.
    pub file: String,
    /// The line of the file that this advert begins on, from 1.
    pub line: usize,
    /// Title, employer, pay and the like.
    pub fields: Fields,
    /// In the order of the text.
    pub criteria: Vec<Criterion>,
    /// What was assumed or found odd.
    pub notes: Vec<ReadNote>,
}

/// What stands around the person specification. `null` and empty: not found.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
pub struct Fields {
    /// Title of the post.
    pub title: Option<String>,
    /// The employing organisation as printed.
    pub employer: Option<String>,
    /// The last day to apply, YYYY-MM-DD.
    pub closing_date: Option<String>,
    /// The pay as printed.
    pub salary: Option<Salary>,
    /// The pay band.
    pub band: Option<Band>,
    /// "Permanent" … as printed.
    pub contract: Option<String>,
    /// "Full-time", "Flexible working" … each as printed.
    pub working_pattern: Vec<String>,
    /// The employer's reference number.
    pub reference: Option<String>,
    /// Where the work is.
    pub location: Option<String>,
    /// Whether a Disclosure and Barring Service check is announced.
    pub dbs: Option<bool>,
    /// Where each stands.
    pub spans: FieldSpans,
}

/// Where each field stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct FieldSpans {
    /// Of the title.
    pub title: Option<Place>,
    /// Of the employer.
    pub employer: Option<Place>,
    /// Of the closing date.
    pub closing_date: Option<Place>,
    /// Of the pay.
    pub salary: Option<Place>,
    /// Of the band, or of what it was worked out from.
    pub band: Option<Place>,
    /// Of the contract.
    pub contract: Option<Place>,
    /// Of each working pattern.
    pub working_pattern: Vec<Place>,
    /// Of the reference.
    pub reference: Option<Place>,
    /// Of the location.
    pub location: Option<Place>,
    /// Of the check.
    pub dbs: Option<Place>,
}

/// Where something stands in an advert's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Place {
    /// First byte, UTF-8, from 0.
    pub start: usize,
    /// The byte after the last.
    pub end: usize,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
}

/// One thing the shortlisting panel marks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct Criterion {
    /// Stable inside the advert: "Q1", "E12".
    pub id: String,
    /// What kind of thing it asks.
    pub group: Group,
    /// The printed heading it stands under; `null` in prose.
    pub heading: Option<String>,
    /// Verbatim.
    pub text: String,
    /// Whether the panel requires it.
    pub importance: Importance,
    /// How the importance is known.
    pub basis: Basis,
    /// How sure an inferred importance is.
    pub confidence: Confidence,
    /// When the panel looks at it.
    pub stage: Stage,
    /// Where it was read.
    pub origin: Origin,
    /// The id of the criterion that says the same, where this one repeats it.
    pub duplicate_of: Option<String>,
    /// Where it stands.
    pub span: Place,
}

/// What was assumed or found odd in an advert.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct ReadNote {
    /// What kind of note: `personspec explain CODE` tells more.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// A sentence for a person.
    pub message: String,
    /// The line it is about; `null` for the advert as a whole.
    pub line: Option<usize>,
    /// Where; `null` for the advert as a whole.
    pub span: Option<Place>,
}

impl Parse {
    /// From what was read.
    pub fn new(adverts: &[ReadAdvert]) -> Self {
        Self {
            adverts: adverts.iter().map(ReadPost::from).collect(),
            summary: Found::count(adverts).into(),
        }
    }
}

impl From<Found> for FoundCounts {
    fn from(found: Found) -> Self {
        Self {
            adverts: found.adverts,
            with_criteria: found.with_criteria,
            prose_only: found.prose_only,
            without_criteria: found.without_criteria,
        }
    }
}

impl From<&ReadAdvert> for ReadPost {
    fn from(read: &ReadAdvert) -> Self {
        let places = Places::new(&read.advert.text);
        Self {
            id: read.advert.id.clone(),
            file: read.file.clone(),
            line: read.advert.line,
            fields: fields(&read.advert.fields, &places),
            criteria: (read.advert.criteria.iter())
                .map(|one| criterion(one, &places))
                .collect(),
            notes: notes(read, &places),
        }
    }
}

/// Spans of one text to places.
#[derive(Debug)]
pub(crate) struct Places<'a> {
    text: &'a str,
    lines: LineIndex,
}

impl<'a> Places<'a> {
    pub(crate) fn new(text: &'a str) -> Self {
        Self {
            text,
            lines: LineIndex::new(text),
        }
    }

    pub(crate) fn of(&self, span: Span) -> Place {
        let at = self.lines.position(self.text, span.start());
        Place {
            start: span.start(),
            end: span.end(),
            line: at.line,
            column: at.column,
        }
    }
}

fn fields(fields: &parser::Fields, places: &Places<'_>) -> Fields {
    let text = |field: &Option<Located<String>>| field.as_ref().map(|field| field.value.clone());
    let at = |field: &Option<Located<String>>| field.as_ref().map(|field| places.of(field.span));
    Fields {
        title: text(&fields.title),
        employer: text(&fields.employer),
        closing_date: fields.closing_date.as_ref().map(|f| f.value.to_string()),
        salary: fields.salary.as_ref().map(|f| Salary::from(&f.value)),
        band: fields.band.as_ref().map(Band::from),
        contract: text(&fields.contract),
        working_pattern: (fields.working_pattern.iter())
            .map(|field| field.value.clone())
            .collect(),
        reference: text(&fields.reference),
        location: text(&fields.location),
        dbs: fields.dbs.as_ref().map(|field| field.value),
        spans: FieldSpans {
            title: at(&fields.title),
            employer: at(&fields.employer),
            closing_date: fields.closing_date.as_ref().map(|f| places.of(f.span)),
            salary: fields.salary.as_ref().map(|f| places.of(f.span)),
            band: fields.band.as_ref().map(|f| places.of(f.span)),
            contract: at(&fields.contract),
            working_pattern: (fields.working_pattern.iter())
                .map(|field| places.of(field.span))
                .collect(),
            reference: at(&fields.reference),
            location: at(&fields.location),
            dbs: fields.dbs.as_ref().map(|f| places.of(f.span)),
        },
    }
}

fn criterion(criterion: &parser::Criterion, places: &Places<'_>) -> Criterion {
    Criterion {
        id: criterion.id.clone(),
        group: criterion.group.into(),
        heading: criterion.heading.clone(),
        text: criterion.text.clone(),
        importance: criterion.importance.into(),
        basis: criterion.basis.into(),
        confidence: criterion.confidence.into(),
        stage: criterion.stage.into(),
        origin: criterion.origin.into(),
        duplicate_of: criterion.duplicate_of.clone(),
        span: places.of(criterion.span),
    }
}

/// The notes of an advert with their places.
pub(crate) fn notes(read: &ReadAdvert, places: &Places<'_>) -> Vec<ReadNote> {
    let of = |note: &parser::Note| {
        let span = note.span.map(|span| places.of(span));
        ReadNote {
            code: note.code.as_str().to_owned(),
            severity: note.severity.into(),
            message: note.message.clone(),
            line: span.map(|span| span.line),
            span,
        }
    };
    read.notes.iter().map(of).collect()
}
