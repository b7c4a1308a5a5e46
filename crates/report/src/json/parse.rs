//! What was read of adverts: kind "parse".

use super::{envelope, kind_line, summary_line};
use crate::result::{Found, Input, ReadAdvert, Skipped};
use personspec_parser::{Band, BandBasis, Criterion, Fields, Note, Salary};
use personspec_text::{LineIndex, Located, Span};
use serde_json::{Value, json};

/// The result of reading adverts.
pub fn parse(adverts: &[ReadAdvert], inputs: &[Input], skipped: &[Skipped]) -> Value {
    let found: serde_json::Map<String, Value> = Found::count(adverts)
        .named()
        .into_iter()
        .map(|(name, count)| (name.to_owned(), json!(count)))
        .collect();
    let adverts: Vec<Value> = adverts.iter().map(advert).collect();
    let result = json!({ "adverts": adverts, "summary": found });
    envelope("parse", inputs, &result, skipped)
}

/// The same as NDJSON: one advert a line, a summary line last.
pub fn parse_lines(adverts: &[ReadAdvert], skipped: &[Skipped]) -> String {
    let mut lines: String = adverts
        .iter()
        .map(|read| kind_line("advert", advert(read)))
        .collect();
    lines.push_str(&summary_line(&Found::count(adverts).named(), skipped));
    lines
}

/// One advert, as it stands in `result.adverts`.
pub(crate) fn advert(read: &ReadAdvert) -> Value {
    let text = read.advert.text.as_str();
    let lines = LineIndex::new(text);
    let place = |span: Span| {
        let at = lines.position(text, span.start());
        json!({ "start": span.start(), "end": span.end(), "line": at.line, "column": at.column })
    };
    json!({
        "id": read.advert.id,
        "file": read.file,
        "line": read.advert.line,
        "fields": fields(&read.advert.fields, &place),
        "criteria": read.advert.criteria.iter().map(|one| criterion(one, &place)).collect::<Vec<_>>(),
        "notes": read.notes.iter().map(|one| note(one, &place)).collect::<Vec<_>>(),
    })
}

fn fields(fields: &Fields, place: &dyn Fn(Span) -> Value) -> Value {
    let text = |field: &Option<Located<String>>| field.as_ref().map(|field| field.value.clone());
    let span = |span: Option<Span>| span.map(place);
    json!({
        "title": text(&fields.title),
        "employer": text(&fields.employer),
        "closing_date": fields.closing_date.as_ref().map(|date| date.value.to_string()),
        "salary": fields.salary.as_ref().map(|field| salary(&field.value)),
        "band": fields.band.as_ref().map(band),
        "contract": text(&fields.contract),
        "working_pattern": fields.working_pattern.iter().map(|field| field.value.clone()).collect::<Vec<_>>(),
        "reference": text(&fields.reference),
        "location": text(&fields.location),
        "dbs": fields.dbs.as_ref().map(|field| field.value),
        "spans": {
            "title": span(fields.title.as_ref().map(|f| f.span)),
            "employer": span(fields.employer.as_ref().map(|f| f.span)),
            "closing_date": span(fields.closing_date.as_ref().map(|f| f.span)),
            "salary": span(fields.salary.as_ref().map(|f| f.span)),
            "band": span(fields.band.as_ref().map(|f| f.span)),
            "contract": span(fields.contract.as_ref().map(|f| f.span)),
            "working_pattern": fields.working_pattern.iter().map(|f| place(f.span)).collect::<Vec<_>>(),
            "reference": span(fields.reference.as_ref().map(|f| f.span)),
            "location": span(fields.location.as_ref().map(|f| f.span)),
            "dbs": span(fields.dbs.as_ref().map(|f| f.span)),
        },
    })
}

/// Pay in pounds: whole pounds as an integer, pence as two decimals.
pub(crate) fn salary(salary: &Salary) -> Value {
    json!({
        "min": pounds(salary.min),
        "max": pounds(salary.max),
        "period": salary.period.as_str(),
        "pro_rata": salary.pro_rata,
        "hcas": salary.hcas,
    })
}

fn pounds(pence: u64) -> Value {
    if pence.is_multiple_of(100) {
        json!(pence / 100)
    } else {
        json!(f64::from(u32::try_from(pence).unwrap_or(u32::MAX)) / 100.0)
    }
}

pub(crate) fn band(band: &Band) -> Value {
    match &band.basis {
        BandBasis::Stated => json!({ "value": band.value, "basis": "stated" }),
        BandBasis::Reference => json!({ "value": band.value, "basis": "reference" }),
        BandBasis::PayTable { year, zone } => {
            json!({ "value": band.value, "basis": "pay_table", "year": year, "hcas_zone": zone })
        }
    }
}

fn criterion(criterion: &Criterion, place: &dyn Fn(Span) -> Value) -> Value {
    json!({
        "id": criterion.id,
        "group": criterion.group.as_str(),
        "heading": criterion.heading,
        "text": criterion.text,
        "importance": criterion.importance.as_str(),
        "basis": criterion.basis.as_str(),
        "confidence": criterion.confidence.as_str(),
        "stage": criterion.stage.as_str(),
        "origin": criterion.origin.as_str(),
        "duplicate_of": criterion.duplicate_of,
        "span": place(criterion.span),
    })
}

fn note(note: &Note, place: &dyn Fn(Span) -> Value) -> Value {
    let span = note.span.map(place);
    json!({
        "code": note.code.as_str(),
        "severity": note.severity.as_str(),
        "message": note.message,
        "line": span.as_ref().and_then(|span| span.get("line").cloned()),
        "span": span,
    })
}
