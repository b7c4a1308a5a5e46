//! PDFs: tables with ruling lines and without, over two pages, in several fonts; scans; files made
//! to harm.

use crate::check::{criteria, headings, read, unread};
use crate::pdf_file::{Pdf, Sheet, file, stream};
use lopdf::{Document, EncryptionState, EncryptionVersion, Permissions};

const FOUR: [f32; 5] = [50.0, 140.0, 320.0, 480.0, 545.0];

fn job() -> Sheet {
    Sheet::default()
        .title(50.0, 800.0, "Job Description")
        .text(50.0, 775.0, "Job title:")
        .text(200.0, 775.0, "Senior Dietitian")
        .text(50.0, 760.0, "Band:")
        .text(200.0, 760.0, "6")
        .text(50.0, 745.0, "Employer:")
        .text(200.0, 745.0, "Harrow Fen Community NHS Trust")
        .text(50.0, 730.0, "Salary:")
        .text(200.0, 730.0, "£38,682 to £46,580 a year")
}

fn one(sheet: Sheet) -> Vec<u8> {
    Pdf::of(&[sheet]).bytes()
}

#[test]
fn ruled_columns_never_mix() {
    let (sheet, _) = job().title(50.0, 690.0, "PERSON SPECIFICATION").table(
        &FOUR,
        670.0,
        &[
            &["Factor", "Essential", "Desirable", "Method"],
            &["Qualifications and training", "• Degree in dietetics\n• Registered with the HCPC as a dietitian, without conditions on prac-\ntice", "• Masters modules or work towards them in a field that is close", "A"],
            &["Experience", "Work on acute wards with people who are fed by tube\nAudit", "", "A/I"],
            &["", "", "Research", "A, I"],
            &["Skills", "Evidence-\nbased practice", "None", "I"],
        ],
    );
    let parsed = read(&one(sheet));
    let want = [
        "E Degree in dietetics",
        "E Registered with the HCPC as a dietitian, without conditions on practice",
        "D Masters modules or work towards them in a field that is close",
        "E Work on acute wards with people who are fed by tube",
        "E Audit",
        "D Research",
        "E Evidence-based practice",
    ];
    assert_eq!(criteria(&parsed), want);
    assert_eq!(headings(&parsed)[0], "Qualifications and training");
    assert_eq!(headings(&parsed)[5], "Experience");
    let fields = &parsed.advert.fields;
    assert_eq!(fields.title.as_ref().unwrap().value, "Senior Dietitian");
    assert_eq!(
        fields.employer.as_ref().unwrap().value,
        "Harrow Fen Community NHS Trust"
    );
    assert_eq!(fields.band.as_ref().unwrap().value, "6");
    assert_eq!(fields.salary.as_ref().unwrap().value.min, 3_868_200);
}

fn unruled() -> Sheet {
    job()
        .title(50.0, 690.0, "Person specification")
        .text(50.0, 660.0, "Criteria")
        .text(150.0, 660.0, "Essential")
        .text(350.0, 660.0, "Desirable")
        .text(50.0, 640.0, "Qualifications")
        .wrapped(
            150.0,
            640.0,
            180.0,
            "• Degree in dietetics\n• Registered with the HCPC as a dietitian at the start",
        )
        .wrapped(
            350.0,
            640.0,
            180.0,
            "• Masters modules in a field that is close to this one",
        )
        .text(50.0, 590.0, "Experience")
        .wrapped(150.0, 590.0, 180.0, "• Acute wards\n• Audit")
        .wrapped(350.0, 590.0, 180.0, "• Research")
}

const UNRULED: [&str; 6] = [
    "E Degree in dietetics",
    "E Registered with the HCPC as a dietitian at the start",
    "D Masters modules in a field that is close to this one",
    "E Acute wards",
    "E Audit",
    "D Research",
];

#[test]
fn unruled_columns_never_mix() {
    let sheet = unruled()
        .title(50.0, 540.0, "Terms and conditions")
        .wrapped(50.0, 515.0, 480.0, "All posts have a probation of six months, and each of them is paid on the last day of the month in which the work was done.");
    let parsed = read(&one(sheet));
    assert_eq!(criteria(&parsed), UNRULED);
    assert_eq!(
        headings(&parsed)[..4],
        [
            "Qualifications",
            "Qualifications",
            "Qualifications",
            "Experience"
        ]
    );
}

#[test]
fn merged_cells_and_headings_across() {
    let (sheet, _) = job().title(50.0, 690.0, "Person specification").table(
        &FOUR,
        670.0,
        &[
            &["Area", "Essential", "Desirable", "How assessed"],
            &["Knowledge", "MUST scores", "Welsh", "A"],
            &["^", "Housing law", "", "I"],
            &["Other", "<", "<", "<"],
            &["", "A full licence", "Own car", "A"],
        ],
    );
    let parsed = read(&one(sheet));
    let want = [
        "E MUST scores",
        "D Welsh",
        "E Housing law",
        "E A full licence",
        "D Own car",
    ];
    assert_eq!(criteria(&parsed), want);
    assert_eq!(
        headings(&parsed),
        ["Knowledge", "Knowledge", "Knowledge", "Other", "Other"]
    );
}

fn margins(sheet: Sheet, page: usize) -> Sheet {
    sheet
        .text(50.0, 825.0, "Harrow Fen Community NHS Trust")
        .text(50.0, 30.0, "JD 2214 version 3")
        .text(280.0, 18.0, &format!("Page {page} of 2"))
}

#[test]
fn a_ruled_table_over_two_pages() {
    let (first, _) = job().title(50.0, 200.0, "Person specification").table(
        &FOUR,
        180.0,
        &[
            &["Factor", "Essential", "Desirable", "Method"],
            &["Skills", "Counselling", "Welsh", "A"],
            &[
                "Experience",
                "Setting up and running a clinic in which people with",
                "",
                "A",
            ],
        ],
    );
    let (again, _) = Sheet::default().table(
        &FOUR,
        800.0,
        &[
            &["Factor", "Essential", "Desirable", "Method"],
            &["", "diabetes are seen", "", ""],
            &["", "Audit", "Research", "A"],
        ],
    );
    let want = [
        "E Counselling",
        "D Welsh",
        "E Setting up and running a clinic in which people with diabetes are seen",
        "E Audit",
        "D Research",
    ];
    let pages = [margins(first.clone(), 1), margins(again, 2)];
    let parsed = read(&Pdf::of(&pages).bytes());
    assert_eq!(criteria(&parsed), want);
    assert_eq!(headings(&parsed)[4], "Experience");
    assert_eq!(
        parsed.advert.text.matches("Harrow Fen Community").count(),
        2
    );
    assert!(!parsed.advert.text.contains("Page 2") && !parsed.advert.text.contains("JD 2214"));
    let (headless, _) = Sheet::default().table(&FOUR, 800.0, &[&["", "Audit", "Research", "A"]]);
    let parsed = read(&Pdf::of(&[margins(first, 1), margins(headless, 2)]).bytes());
    assert_eq!(criteria(&parsed)[3..], ["E Audit", "D Research"]);
}

#[test]
fn an_unruled_table_over_two_pages() {
    let second = Sheet::default()
        .wrapped(
            150.0,
            790.0,
            180.0,
            "• Rota at weekends in both of the hospitals of the trust",
        )
        .wrapped(350.0, 790.0, 180.0, "• Own car");
    let parsed = read(&Pdf::of(&[margins(unruled(), 1), margins(second, 2)]).bytes());
    let mut want = UNRULED.to_vec();
    want.extend([
        "E Rota at weekends in both of the hospitals of the trust",
        "D Own car",
    ]);
    assert_eq!(criteria(&parsed), want);
}

#[test]
fn a_letter_column_ruled_and_unruled() {
    let xs = [50.0, 400.0, 460.0, 545.0];
    let (ruled, _) = job().title(50.0, 690.0, "Person Specification - Dietitian").table(
        &xs,
        670.0,
        &[
            &["Requirement", "E or D", "Assessed by"],
            &["Qualifications", "<", "<"],
            &["Degree in dietetics", "E", "A"],
            &["A course in counselling that led to a certificate of some kind, or the will to start one soon", "D", "A/I"],
            &["Experience", "", ""],
            &["Acute wards", "E", "A"],
        ],
    );
    let want = [
        "E Degree in dietetics",
        "D A course in counselling that led to a certificate of some kind, or the will to start one soon",
        "E Acute wards",
    ];
    let parsed = read(&one(ruled));
    assert_eq!(criteria(&parsed), want);
    assert_eq!(
        headings(&parsed),
        ["Qualifications", "Qualifications", "Experience"]
    );
    let unruled = job()
        .title(50.0, 690.0, "Person specification")
        .text(50.0, 660.0, "Attributes")
        .text(400.0, 660.0, "Essential (E) or")
        .text(400.0, 648.0, "Desirable (D)")
        .text(50.0, 630.0, "Degree in dietetics")
        .text(420.0, 630.0, "E")
        .wrapped(50.0, 615.0, 330.0, "A course in counselling that led to a certificate of some kind, or the will to start one soon")
        .text(420.0, 615.0, "D")
        .text(50.0, 588.0, "Acute wards")
        .text(420.0, 588.0, "E");
    assert_eq!(criteria(&read(&one(unruled))), want);
}

#[test]
fn crosses_and_ticks_under_the_levels() {
    let xs = [50.0, 400.0, 470.0, 545.0];
    let (mut sheet, bottom) = job().title(50.0, 690.0, "Person specification").table(
        &xs,
        670.0,
        &[
            &["Criteria", "Essential", "Desirable"],
            &["Skills", "<", "<"],
            &["Audit", "X", ""],
            &["Welsh", "", "X"],
            &["Counselling", "", ""],
        ],
    );
    // A tick of the symbol font in the last row.
    sheet.content.push_str(&format!(
        "BT /F4 10 Tf 430 {} Td (\\374) Tj ET\n",
        bottom + 6.0
    ));
    let parsed = read(&one(sheet));
    assert_eq!(criteria(&parsed), ["E Audit", "D Welsh", "E Counselling"]);
    assert_eq!(headings(&parsed)[0], "Skills");
}

#[test]
fn northern_ireland_and_its_methods() {
    let xs = [50.0, 160.0, 420.0, 545.0];
    let (sheet, bottom) = job().title(50.0, 690.0, "PERSONNEL SPECIFICATION").table(
        &xs,
        670.0,
        &[
            &["FACTOR", "ESSENTIAL", "METHOD OF ASSESSMENT"],
            &[
                "Experience/ Qualifications",
                "1. Degree in dietetics\n2. HCPC registration",
                "Shortlisting by Application Form",
            ],
            &[
                "Other",
                "A full current driving licence and access to a car",
                "Interview",
            ],
        ],
    );
    let (sheet, _) = sheet.table(
        &xs,
        bottom - 30.0,
        &[
            &["FACTOR", "DESIRABLE", "METHOD OF ASSESSMENT"],
            &["Experience", "Paediatrics", "Interview"],
        ],
    );
    let want = [
        "E Degree in dietetics",
        "E HCPC registration",
        "E A full current driving licence and access to a car",
        "D Paediatrics",
    ];
    assert_eq!(criteria(&read(&one(sheet))), want);
}

#[test]
fn composite_fonts_and_packed_streams() {
    let mut sheet = job();
    for (at, (x, text)) in [
        (50.0, "Person specification"),
        (50.0, "Essential"),
        (300.0, "Desirable"),
        (50.0, "Degree – in the trust’s own words"),
        (300.0, "Pay of £30,000"),
    ]
    .into_iter()
    .enumerate()
    {
        let y = [690.0, 660.0, 660.0, 640.0, 640.0][at];
        sheet.write("F3", 10.0, x, y, text);
    }
    let mut pdf = Pdf::of(&[sheet]);
    pdf.packed = true;
    let want = ["E Degree – in the trust’s own words", "D Pay of £30,000"];
    assert_eq!(criteria(&read(&pdf.bytes())), want);
}

#[test]
fn words_set_apart_by_moves_and_a_page_on_its_side() {
    let mut sheet = Sheet::default();
    sheet.content.push_str(
        "BT /F2 16 Tf 14 TL 50 500 Td (Person) Tj ( specification) Tj /F1 10 Tf T* T*
         [(Essen) 20 (tial)] TJ 200 0 Td [(Desir) -10 (able)] TJ -200 -14 Td
         [(Work) -300 (on) -300 (wards)] TJ 200 0 Td (Welsh) Tj ET\n",
    );
    let want = ["E Work on wards", "D Welsh"];
    let mut pdf = Pdf::of(&[sheet.clone()]);
    assert_eq!(criteria(&read(&pdf.bytes())), want);
    // Turned by a quarter, with instructions that turn it back.
    sheet.content = format!("q 0 1 -1 0 595 0 cm\n{} Q", sheet.content);
    pdf = Pdf::of(&[sheet]);
    pdf.page = "/Rotate 90".to_owned();
    assert_eq!(criteria(&read(&pdf.bytes())), want);
}

#[test]
fn two_columns_of_prose_before_the_table() {
    let left = "We are a team of forty people who work on six wards of a large hospital by the sea, and we look for one more of us who likes to teach others.";
    let right = "A full driving licence is essential. The hospital lies between two towns, and there is a bus every hour of the day, but none of them in the night or early.";
    let sheet = Sheet::default()
        .title(50.0, 800.0, "Staff Dietitian")
        .title(50.0, 770.0, "About the role")
        .wrapped(50.0, 740.0, 150.0, left)
        .wrapped(300.0, 740.0, 150.0, right)
        .title(50.0, 560.0, "Person specification")
        .text(50.0, 540.0, "Essential")
        .text(300.0, 540.0, "Desirable")
        .text(50.0, 520.0, "Audit")
        .text(300.0, 520.0, "Research");
    let parsed = read(&one(sheet));
    assert_eq!(
        criteria(&parsed),
        [
            "E! A full driving licence is essential.",
            "E Audit",
            "D Research"
        ]
    );
    assert!(parsed.advert.text.contains(left) && parsed.advert.text.contains(right));
}

#[test]
fn lists_under_headings_without_a_table() {
    let sheet = job()
        .title(50.0, 690.0, "Person specification")
        .title(50.0, 660.0, "Experience")
        .text(50.0, 640.0, "Essential")
        .wrapped(
            50.0,
            625.0,
            200.0,
            "• Work on acute wards with people of all ages\n• Audit",
        )
        .text(50.0, 580.0, "Desirable")
        .wrapped(50.0, 565.0, 200.0, "• Research");
    let parsed = read(&one(sheet));
    assert_eq!(
        criteria(&parsed),
        [
            "E! Work on acute wards with people of all ages",
            "E! Audit",
            "D! Research"
        ]
    );
    assert_eq!(headings(&parsed)[0], "Experience");
}

#[test]
fn scanned_pages_say_what_to_do() {
    let mut sheet = Sheet::default();
    sheet.content.push_str("q 595 0 0 842 0 0 cm /X Do Q");
    let mut pdf = Pdf::of(&[sheet.clone(), sheet]);
    pdf.drawn = "/X 20 0 R".to_owned();
    let image = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8";
    pdf.objects = vec![stream(image, &[0], false)];
    let (code, message) = unread(&pdf.bytes());
    assert_eq!(code, "image-only");
    assert!(
        message.contains("OCR") && message.contains("web page"),
        "{message}"
    );
}

#[test]
fn locked_files() {
    let lock = |user: &str| {
        let mut document = Document::load_mem(&one(unruled())).unwrap();
        document.trailer.set(
            "ID",
            lopdf::Object::Array(vec![
                lopdf::Object::string_literal("0123456789abcdef"),
                lopdf::Object::string_literal("0123456789abcdef"),
            ]),
        );
        let version = EncryptionVersion::V2 {
            document: &document,
            owner_password: "owner",
            user_password: user,
            key_length: 128,
            permissions: Permissions::all(),
        };
        let state = EncryptionState::try_from(version).unwrap();
        document.encrypt(&state).unwrap();
        let mut bytes = Vec::new();
        document.save_to(&mut bytes).unwrap();
        bytes
    };
    // Locked against changes only: everybody may read it.
    assert_eq!(criteria(&read(&lock(""))), UNRULED);
    let (code, message) = unread(&lock("secret"));
    assert_eq!(code, "refused");
    assert!(message.contains("password"), "{message}");
}

#[test]
fn damaged_files() {
    let whole = one(unruled());
    let text = String::from_utf8_lossy(&whole).into_owned();
    let start = whole
        .windows(9)
        .rposition(|part| part == b"startxref")
        .unwrap();
    let mut wrong = whole[..start].to_vec();
    wrong.extend(b"startxref\n7\n%%EOF\n");
    assert_eq!(criteria(&read(&wrong)), UNRULED);
    let mut junk = b"HTTP/1.1 200 OK\r\n\r\n".to_vec();
    junk.extend(&whole);
    assert_eq!(criteria(&read(&junk)), UNRULED);
    assert!(text.contains("trailer"));
    for cut in [9, 60, 400] {
        let (code, message) = unread(&whole[..cut]);
        assert_eq!(code, "refused", "{cut}");
        assert!(message.contains("damaged"), "{message}");
    }
}

#[test]
fn files_made_to_harm_end_at_once() {
    // A form that draws itself twice, and a page tree that leads back to its root.
    let mut sheet = unruled();
    sheet.content.push_str("/X Do");
    let mut pdf = Pdf::of(&[sheet]);
    pdf.drawn = "/X 20 0 R".to_owned();
    let form =
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 20 0 R >> >>";
    pdf.objects = vec![stream(form, b"/X Do /X Do", false)];
    assert_eq!(criteria(&read(&pdf.bytes())), UNRULED);
    let mut looped = vec![
        (1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()),
        (
            2,
            b"<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 >>".to_vec(),
        ),
    ];
    assert_eq!(unread(&file(&mut looped)).0, "refused");
    // Deep nesting, a million objects, streams that unpack to far more than they are.
    let mut deep = vec![(1, [b"[".repeat(100_000), b"]".repeat(100_000)].concat())];
    assert_eq!(unread(&file(&mut deep)).0, "refused");
    let mut many = b"%PDF-1.7\n".to_vec();
    for number in 0..1_000_000 {
        many.extend(format!("{number} 0 obj 1 endobj\n").into_bytes());
    }
    let (code, message) = unread(&many);
    assert_eq!(code, "refused");
    assert!(message.contains("200000 objects"), "{message}");
    let mut bomb = Pdf::of(&[unruled()]);
    bomb.objects = vec![stream(
        "/Type /ObjStm /N 1 /First 4",
        &b" ".repeat(70_000_000),
        true,
    )];
    assert_eq!(unread(&bomb.bytes()).0, "refused");
    let steps = Sheet {
        content: "q ".repeat(6_000_000),
    };
    let mut long = Pdf::of(&[steps]);
    long.packed = true;
    let (code, message) = unread(&long.bytes());
    assert_eq!(code, "refused");
    assert!(message.contains("instructions"), "{message}");
}
