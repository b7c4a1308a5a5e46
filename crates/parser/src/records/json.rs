//! JSON cut into values without being read: where the records of a file begin and end, and which of
//! them are vacancies. A record that is broken harms no other.

use crate::vocabulary::tail;
use std::ops::Range;

/// Containers inside containers that are looked into: list, graph, list entry, item.
const DEEPEST: usize = 5;
/// Lines from which it is told whether a file holds one value a line.
const HEAD_LINES: usize = 20;

/// Whether a text is JSON: an object with a key, or a list of objects.
pub(super) fn is_json(text: &str) -> bool {
    let text = text.trim_start_matches(['\u{feff}', ' ', '\n', '\r', '\t']);
    let mut signs = text.chars().filter(|c| !c.is_ascii_whitespace());
    matches!(
        (signs.next(), signs.next()),
        (Some('{'), Some('"')) | (Some('['), Some('{'))
    )
}

/// The lines of a file that holds one value a line (NDJSON, or a list written so), with the number
/// of each; `None` for a file of another form.
pub(super) fn lines(text: &str) -> Option<Vec<(usize, Range<usize>)>> {
    let whole = |line: &str| {
        let line = line.trim_end_matches(',');
        line.starts_with('{') && line.ends_with('}')
    };
    let full = || text.lines().map(str::trim).filter(|line| !line.is_empty());
    let head: Vec<bool> = full().take(HEAD_LINES).map(whole).collect();
    let whole_lines = head.iter().filter(|whole| **whole).count();
    if whole_lines < 2 || whole_lines * 2 < head.len() {
        return None;
    }
    let base = text.as_ptr() as usize;
    Some(
        text.lines()
            .zip(1..)
            .filter_map(|(line, number)| {
                let line = line.trim().trim_end_matches(',');
                let bracket = matches!(line, "[" | "]" | "");
                let start = line.as_ptr() as usize - base;
                (!bracket).then_some((number, start..start + line.len()))
            })
            .collect(),
    )
}

/// A value of a JSON text, and what it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Value {
    /// A vacancy.
    Posting(Range<usize>),
    /// Something else that stands where a vacancy could: what it says it is.
    Other(Range<usize>, String),
}

/// The values of a text: of a list or of values one after another each one; of a container (a graph,
/// a list of a search page) the vacancies in it.
pub(super) fn values(text: &str) -> Vec<Value> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let Some(value) = value(text, at) else {
            // A bracket too many, or the end.
            let skipped = tail(text, at).trim_start_matches([' ', '\n', '\r', '\t', ',', ':']);
            at = text.len() - skipped.len() + 1;
            continue;
        };
        at = value.end.max(at + 1);
        for one in items(text, value.clone()).unwrap_or(vec![value]) {
            let mut postings = Vec::new();
            look(text, one.clone(), true, DEEPEST, &mut postings);
            if postings.is_empty() {
                let reason = kind(text, one.clone());
                match found.last_mut() {
                    // The shreds of a broken value are one.
                    Some(Value::Other(last, same)) if reason == *same && reason == NO_OBJECT => {
                        last.end = one.end;
                    }
                    _ => found.push(Value::Other(one, reason)),
                }
            }
            found.extend(postings.into_iter().map(Value::Posting));
        }
    }
    found
}

/// Adds the vacancies in `value`: itself, or those inside. With `plain`, an object without a type
/// that has a title and a description is one too.
fn look(text: &str, value: Range<usize>, plain: bool, depth: usize, found: &mut Vec<Range<usize>>) {
    if is_posting(text, value.clone(), plain) {
        found.push(value);
        return;
    }
    if depth == 0 {
        return;
    }
    let inner = items(text, value.clone()).unwrap_or_else(|| {
        let members = members(text, value.clone()).into_iter();
        members.map(|(_, value)| value).collect()
    });
    for one in inner {
        let plain = plain && text.get(value.clone()).is_some_and(|v| v.starts_with('['));
        look(text, one, plain, depth - 1, found);
    }
}

/// Whether an object is a vacancy.
fn is_posting(text: &str, value: Range<usize>, plain: bool) -> bool {
    let members = members(text, value);
    let named = |name: &str| members.iter().find(|(key, _)| *key == name);
    match named("@type") {
        Some((_, of)) => text.get(of.clone()).is_some_and(|of| {
            of.split('"')
                .any(|name| name.rsplit(['/', ':']).next() == Some("JobPosting"))
        }),
        None => plain && named("description").is_some() && named("title").is_some(),
    }
}

const NO_OBJECT: &str = "it is no JSON object";

/// What a value that is no vacancy says it is, for a person.
fn kind(text: &str, value: Range<usize>) -> String {
    let members = members(text, value.clone());
    match members.iter().find(|(key, _)| *key == "@type") {
        Some((_, of)) => {
            let name = text.get(of.clone()).unwrap_or_default();
            format!("its @type is {}, not JobPosting", name.trim_matches('"'))
        }
        None if text.get(value).is_some_and(|value| value.starts_with('{')) => {
            "it has no \"@type\": \"JobPosting\", nor a title and a description".to_owned()
        }
        None => NO_OBJECT.to_owned(),
    }
}

/// The items of a list; `None` where the value is none.
pub(super) fn items(text: &str, list: Range<usize>) -> Option<Vec<Range<usize>>> {
    let inner = text.get(list.clone())?;
    inner.starts_with('[').then(|| {
        let mut items = Vec::new();
        let mut at = list.start + 1;
        while let Some(item) = value(text, at).filter(|item| item.end <= list.end) {
            at = item.end;
            items.push(item);
        }
        items
    })
}

/// The members of an object: key (as it is spelt) and value; none of anything else.
fn members(text: &str, object: Range<usize>) -> Vec<(&str, Range<usize>)> {
    let mut members = Vec::new();
    if !text
        .get(object.clone())
        .is_some_and(|inner| inner.starts_with('{'))
    {
        return members;
    }
    let mut at = object.start + 1;
    while let Some(key) = value(text, at).filter(|key| key.end <= object.end) {
        let Some(one) = value(text, key.end).filter(|one| one.end <= object.end) else {
            break;
        };
        at = one.end;
        let name = text.get(key).unwrap_or_default();
        members.push((name.trim_matches('"'), one));
    }
    members
}

/// The next value from byte `at` on: past white space, commas and colons, up to its closing sign.
/// `None` at the end of the text or of the list or object that it would stand in.
fn value(text: &str, at: usize) -> Option<Range<usize>> {
    let rest = tail(text, at);
    let skipped = rest.trim_start_matches([' ', '\n', '\r', '\t', ',', ':', '\u{feff}']);
    let start = text.len() - skipped.len();
    let first = skipped.bytes().next()?;
    let length = match first {
        b'}' | b']' => return None,
        b'"' => string(skipped.as_bytes()),
        b'{' | b'[' => nested(skipped.as_bytes()),
        _ => skipped
            .find([',', ']', '}', ' ', '\n', '\r', '\t'])
            .unwrap_or(skipped.len()),
    };
    Some(start..start + length)
}

/// Bytes of a string with its quotes; all that is left where it does not end.
fn string(text: &[u8]) -> usize {
    let mut at = 1;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    text.len()
}

/// Bytes of a list or object with its brackets; all that is left where it does not end.
fn nested(text: &[u8]) -> usize {
    let mut depth = 0_usize;
    let mut at = 0;
    while let Some(byte) = text.get(at) {
        match byte {
            b'"' => {
                at += string(text.get(at..).unwrap_or_default());
                continue;
            }
            b'{' | b'[' => depth += 1,
            b'}' | b']' => {
                depth -= 1;
                if depth == 0 {
                    return at + 1;
                }
            }
            _ => {}
        }
        at += 1;
    }
    text.len()
}

/// The contents of the JSON-LD scripts of a saved page.
pub(super) fn scripts(page: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(mark) = tail(page, at).find("ld+json") {
        let mark = at + mark;
        at = mark + 1;
        // The mark stands inside the opening tag, which ends before any other begins.
        let Some(open) = tail(page, mark).find(['>', '<']) else {
            break;
        };
        if !tail(page, mark + open).starts_with('>') {
            continue;
        }
        let start = mark + open + 1;
        let length = tail(page, start)
            .find("</script")
            .or_else(|| tail(page, start).find("</SCRIPT"));
        let end = length.map_or(page.len(), |length| start + length);
        let inner = page.get(start..end).unwrap_or_default();
        let inner = inner
            .split_once("<![CDATA[")
            .map_or(inner, |(_, inner)| inner);
        let inner = inner.rsplit_once("]]>").map_or(inner, |(inner, _)| inner);
        if let (Some(first), Some(last)) = (inner.find(['{', '[']), inner.rfind(['}', ']'])) {
            let start = inner.as_ptr() as usize - page.as_ptr() as usize;
            found.push(start + first..start + last + 1);
        }
        at = end;
    }
    found
}

/// A JSON text with what writers most often break mended: raw line breaks and other control
/// characters inside strings, and backslashes before characters that need none.
pub(super) fn mended(json: &str) -> String {
    let mut mended = String::with_capacity(json.len() + 64);
    let mut inside = false;
    let mut chars = json.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '"' => {
                inside = !inside;
                mended.push(c);
            }
            '\\' if inside => {
                let next = chars.next().unwrap_or(' ');
                if matches!(next, '"' | '\\' | '/' | 'b' | 'f' | 'n' | 'r' | 't' | 'u') {
                    mended.push('\\');
                }
                mended.push(next);
            }
            '\n' if inside => mended.push_str("\\n"),
            '\t' if inside => mended.push_str("\\t"),
            c if c.is_control() => mended.push(' '),
            c => mended.push(c),
        }
    }
    mended
}

#[cfg(test)]
mod tests {
    use super::*;

    const POST: &str = r#"{"@type": "JobPosting", "title": "A [b] \" }", "description": "c"}"#;

    fn postings(text: &str) -> usize {
        let postings = |value: &Value| matches!(value, Value::Posting(_));
        values(text).iter().filter(|value| postings(value)).count()
    }

    #[test]
    fn vacancies_are_found_wherever_they_stand() {
        assert_eq!(postings(POST), 1);
        assert_eq!(postings(&format!("[{POST}, {POST}]")), 2);
        assert_eq!(postings(&format!("{POST}\n\n{POST}")), 2);
        let graph = format!(r#"{{"@graph": [{{"@type": "WebSite", "name": "x"}}, {POST}]}}"#);
        assert_eq!((postings(&graph), values(&graph).len()), (1, 1));
        let list = format!(
            r#"{{"@type": "ItemList", "itemListElement": [{{"position": 1, "item": {POST}}}]}}"#
        );
        assert_eq!(postings(&list), 1);
        let typed = r#"{"@type": ["Thing", "https://schema.org/JobPosting"], "title": "x"}"#;
        assert_eq!(postings(typed), 1);
        assert_eq!(postings(r#"[{"title": "x", "description": "y"}]"#), 1);
    }

    #[test]
    fn what_is_none_says_what_it_is() {
        let text = r#"[{"@type": "Event", "name": "x"}, 5, {"name": "y"}]"#;
        let reasons: Vec<String> = values(text)
            .into_iter()
            .map(|value| match value {
                Value::Other(_, reason) => reason,
                Value::Posting(_) => String::new(),
            })
            .collect();
        assert!(reasons[0].contains("Event") && reasons[1].contains("no JSON object"));
        assert!(reasons[2].contains("@type"));
        // Never ends; is one broken value.
        assert_eq!(values(r#"{"@type": "JobPosting", "title": "x"#).len(), 1);
    }

    #[test]
    fn one_value_a_line() {
        let text = format!("{POST}\n{{broken\n\n{POST}\r\n");
        let numbers: Vec<usize> = lines(&text).unwrap().iter().map(|line| line.0).collect();
        assert_eq!(numbers, [1, 2, 4]);
        assert_eq!(lines(&format!("[\n{POST},\n{POST}\n]")).unwrap().len(), 2);
        assert_eq!(lines("{\n\"a\": {},\n\"b\": 1\n}"), None);
        assert!(is_json(" [ {}]") && is_json("{\n \"a\": 1}") && !is_json("[Draft] Nurse"));
    }

    #[test]
    fn broken_strings_are_mended() {
        let mended = mended("{\"a\": \"b\nc\\'d\"\n}");
        assert_eq!(mended, "{\"a\": \"b\\nc'd\" }");
        let page = "<script type='application/ld+json'>//<![CDATA[\n{\"a\":1}\n//]]></script>";
        assert_eq!(page.get(scripts(page)[0].clone()), Some("{\"a\":1}"));
    }
}
