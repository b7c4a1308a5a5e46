//! What must hold of any bytes, and how a fuzzer's bytes are dressed as each form of input.
#![forbid(unsafe_code)]

use personspec_parser::{Basis, Importance, Options, Origin, Parsed, parse_all};
use personspec_text::Span;
use std::collections::BTreeSet;
use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, ZipWriter};

/// Reads `bytes` as adverts and looks at what the parser promises of them.
pub fn advert(bytes: &[u8]) {
    let all = parse_all("any", bytes, &Options::default());
    assert!(!all.is_empty(), "a file has an advert");
    let names: BTreeSet<&str> = all.iter().map(|one| one.advert.id.as_str()).collect();
    assert_eq!(names.len(), all.len(), "ids differ");
    all.iter().for_each(promises);
}

fn promises(parsed: &Parsed) {
    let advert = &parsed.advert;
    let inside = |span: Span| Span::new(&advert.text, span.start(), span.end()).is_some();
    let ids: BTreeSet<&str> = advert.criteria.iter().map(|one| one.id.as_str()).collect();
    assert_eq!(ids.len(), advert.criteria.len(), "ids of criteria differ");
    for one in &advert.criteria {
        assert!(inside(one.span), "{one:?}");
        assert!(!one.text.trim().is_empty(), "{one:?}");
        let twin = one.duplicate_of.as_deref();
        assert!(
            twin.is_none_or(|id| ids.contains(id) && id != one.id),
            "{one:?}"
        );
        let known = one.importance != Importance::Unstated;
        assert_eq!(known, one.basis != Basis::None, "{one:?}");
        assert!(one.origin == Origin::Prose || known, "{one:?}");
    }
    for note in &parsed.notes {
        assert!(note.span.is_none_or(inside), "{note:?}");
    }
}

/// A Word document whose text is `xml`, unpacked as it stands.
pub fn word(xml: &[u8]) -> Vec<u8> {
    let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    archive
        .start_file("word/document.xml", stored)
        .and_then(|()| Ok(archive.write_all(xml)?))
        .and_then(|()| archive.finish())
        .map(Cursor::into_inner)
        .expect("a zip file is written into memory")
}

/// A PDF of one page with the given instructions and two plain fonts.
pub fn page(instructions: &[u8]) -> Vec<u8> {
    let font = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>";
    let objects: [Vec<u8>; 5] = [
        b"<</Type/Catalog/Pages 2 0 R>>".to_vec(),
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>".to_vec(),
        b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R/F2 5 0 R>>>>>>".to_vec(),
        [format!("<</Length {}>>stream\n", instructions.len()).as_bytes(), instructions, b"\nendstream"].concat(),
        font.as_bytes().to_vec(),
    ];
    let mut pdf = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(pdf.len());
        pdf.extend(format!("{} 0 obj\n", at + 1).bytes());
        pdf.extend(object);
        pdf.extend(b"\nendobj\n");
    }
    let table = pdf.len();
    pdf.extend(b"xref\n0 6\n0000000000 65535 f \n");
    for place in places {
        pdf.extend(format!("{place:010} 00000 n \n").bytes());
    }
    pdf.extend(format!("trailer<</Size 6/Root 1 0 R>>\nstartxref\n{table}\n%%EOF\n").bytes());
    pdf
}

/// Reads `bytes` as a profile: its claims, or faults whose places can be shown.
pub fn profile(bytes: &[u8]) {
    let Ok(text) = std::str::from_utf8(bytes) else {
        return;
    };
    let told = match personspec_profile::read("any", "any.yaml", text) {
        Ok(loaded) => {
            for claim in personspec_profile::claims(&loaded.profile) {
                assert!(!claim.path.is_empty());
            }
            loaded.notes
        }
        Err(faults) => {
            assert!(!faults.is_empty(), "a refusal has a reason");
            faults
        }
    };
    assert!(told.iter().all(|fault| !fault.render().is_empty()));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is put into the dress is read again: a target that reached nothing would find nothing.
    #[test]
    fn each_form_is_read() {
        let criteria = |bytes: &[u8]| {
            parse_all("any", bytes, &Options::default())[0]
                .advert
                .criteria
                .len()
        };
        let lines = ["Person specification", "Essential", "Audit of notes"];
        let xml: String = lines
            .iter()
            .map(|line| format!("<w:p><w:r><w:t>{line}</w:t></w:r></w:p>"))
            .collect();
        assert_eq!(
            criteria(&word(
                format!("<w:document><w:body>{xml}</w:body></w:document>").as_bytes()
            )),
            1
        );
        let shown: String = lines
            .iter()
            .map(|line| format!("({line}) Tj 0 -30 Td "))
            .collect();
        assert_eq!(
            criteria(&page(
                format!("BT /F1 12 Tf 50 800 Td {shown} ET").as_bytes()
            )),
            1
        );
    }
}
