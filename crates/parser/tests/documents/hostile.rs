//! Documents whose bytes were changed: whatever is in them, reading ends, and every span lies on
//! its words (which `check::read` looks at).

use crate::docx_file::{self, Docx, archive};
use crate::{check, pdf_file};
use proptest::collection::vec;
use proptest::prelude::*;

fn word_xml() -> String {
    let table = docx_file::table(&[
        &[("", "Factor"), ("", "Essential"), ("", "Desirable")],
        &[
            ("<w:vMerge w:val=\"restart\"/>", "Skills"),
            ("", "* Audit\n* RiO"),
            ("", "Welsh"),
        ],
        &[("<w:vMerge/>", ""), ("<w:gridSpan w:val=\"2\"/>", "Rota")],
    ]);
    format!(
        "<w:document><w:body>{}{table}</w:body></w:document>",
        docx_file::paragraph("# Person specification")
    )
}

fn pages() -> Vec<u8> {
    let (sheet, _) = pdf_file::Sheet::default()
        .title(50.0, 790.0, "Person specification")
        .table(
            &[50.0, 150.0, 350.0, 545.0],
            770.0,
            &[
                &["Factor", "Essential", "Desirable"],
                &["Skills", "• Audit\n• RiO", "Welsh"],
            ],
        );
    let sheet = sheet
        .text(50.0, 500.0, "Criteria")
        .text(300.0, 500.0, "E or D")
        .text(50.0, 480.0, "Audit")
        .text(300.0, 480.0, "E");
    pdf_file::Pdf::of(&[sheet.clone(), sheet]).bytes()
}

/// Puts bytes at places, or takes some out.
fn changed(bytes: &[u8], changes: &[(prop::sample::Index, Vec<u8>, usize)]) -> Vec<u8> {
    let mut bytes = bytes.to_vec();
    for (place, put, taken) in changes {
        let at = place.index(bytes.len().max(1)).min(bytes.len());
        let end = (at + taken).min(bytes.len());
        bytes.splice(at..end, put.iter().copied());
    }
    bytes
}

fn changes() -> impl Strategy<Value = Vec<(prop::sample::Index, Vec<u8>, usize)>> {
    let put = prop_oneof![
        vec(any::<u8>(), 0..4),
        Just(b"<w:tc>".to_vec()),
        Just(b"</w:p>".to_vec()),
        Just(b"-99999999999".to_vec()),
        Just(b" 1 0 R ".to_vec()),
        Just(b"[<<".to_vec()),
        Just(b"\n1e30 0 0 1e30 0 0 cm\n".to_vec()),
        Just(b"0 Tf".to_vec()),
    ];
    vec((any::<prop::sample::Index>(), put, 0_usize..9), 1..8)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn a_changed_pdf_ends(changes in changes()) {
        check::read(&changed(&pages(), &changes));
    }

    #[test]
    fn a_changed_text_of_word_ends(changes in changes()) {
        let xml = changed(word_xml().as_bytes(), &changes);
        check::read(&archive(&[("word/document.xml", &String::from_utf8_lossy(&xml))]));
    }

    #[test]
    fn a_changed_word_file_ends(changes in changes()) {
        check::read(&changed(&Docx::default().lines("Person specification\n* Audit").bytes(), &changes));
    }
}
