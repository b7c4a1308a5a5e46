//! Word documents: every form of table that job descriptions have, and files made to harm.

use crate::check::{criteria, headings, read, unread};
use crate::docx_file::{Docx, archive, paragraph, run, table};

const SPAN_ALL: &str = "<w:gridSpan w:val=\"3\"/>";
const MERGE: &str = "<w:vMerge w:val=\"restart\"/>";
const MERGED: &str = "<w:vMerge/>";

fn job() -> Docx {
    Docx::default()
        .lines("# JOB DESCRIPTION")
        .table(&[
            &["Job title:", "Senior Occupational Therapist"],
            &["Band:", "6"],
            &["Employer:", "Harrow Fen Community NHS Trust"],
            &["Salary:", "£38,682 to £46,580 a year"],
            &["Reference:", "HF-OT-6-11"],
        ])
        .lines("# Main duties\n* Carry a caseload\n* Teach students\n")
}

#[test]
fn essential_and_desirable_columns_with_several_items_in_a_cell() {
    let bytes = job()
        .lines("# PERSON SPECIFICATION")
        .table(&[
            &["Factor", "Essential", "Desirable", "Assessed by"],
            &[
                "Qualifications",
                "* Degree in OT\n* HCPC registration",
                "* Masters",
                "A, I",
            ],
            &["Experience", "• Acute wards\n• Audit", "", "A/I"],
            &["", "", "Research", "A"],
            &[
                "Skills",
                "Good IT skills\nand report writing\n- Risk assessment (A/I)",
                "None",
                "T",
            ],
        ])
        .lines("Signature of post holder:\n")
        .table(&[
            &["Signed", "Date"],
            &["Manager's name and signature here", ""],
        ])
        .bytes();
    let parsed = read(&bytes);
    let want = [
        "E Degree in OT",
        "E HCPC registration",
        "D Masters",
        "E Acute wards",
        "E Audit",
        "D Research",
        "E Good IT skills and report writing",
        "E Risk assessment",
    ];
    assert_eq!(criteria(&parsed), want);
    assert_eq!(
        headings(&parsed)[2..6],
        ["Qualifications", "Experience", "Experience", "Experience"]
    );
    let fields = &parsed.advert.fields;
    let title = fields.title.as_ref().unwrap();
    assert_eq!(title.value, "Senior Occupational Therapist");
    assert_eq!(title.span.of(&parsed.advert.text), title.value);
    assert_eq!(
        fields.employer.as_ref().unwrap().value,
        "Harrow Fen Community NHS Trust"
    );
    assert_eq!(fields.band.as_ref().unwrap().value, "6");
    assert_eq!(fields.salary.as_ref().unwrap().value.max, 4_658_000);
    assert_eq!(fields.reference.as_ref().unwrap().value, "HF-OT-6-11");
}

#[test]
fn a_letter_column_and_letters_one_a_paragraph() {
    let bytes = job()
        .lines("Person Specification – Senior OT, Band 6")
        .table(&[
            &["Requirements", "Essential (E) or\nDesirable (D)", "Method"],
            &["Qualifications", "", ""],
            &["Degree in OT", "E", "A"],
            &["Practice educator course", "D", "A"],
            &["Experience", "", ""],
            &[
                "Acute wards\nCommunity teams\nLeading audit",
                "E\nD\nD",
                "A/I",
            ],
        ])
        .bytes();
    let parsed = read(&bytes);
    let want = [
        "E Degree in OT",
        "D Practice educator course",
        "E Acute wards",
        "D Community teams",
        "D Leading audit",
    ];
    assert_eq!(criteria(&parsed), want);
    assert_eq!(headings(&parsed)[1..3], ["Qualifications", "Experience"]);
}

#[test]
fn crosses_ticks_and_symbols_under_the_levels() {
    let tick = "<w:p><w:r><w:sym w:font=\"Wingdings\" w:char=\"F0FC\"/></w:r></w:p>";
    let row = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc><w:tc>{tick}</w:tc></w:tr></w:tbl>",
        paragraph("Welsh"),
        paragraph("")
    );
    let bytes = job()
        .lines("Person specification")
        .table(&[
            &["Criteria", "Essential", "Desirable"],
            &["Skills", "", ""],
            &["Audit", "X", ""],
            &["RiO", "", "✓"],
            &["BSL", "☐", "☒"],
        ])
        .raw(&row)
        .bytes();
    assert_eq!(
        criteria(&read(&bytes)),
        ["E Audit", "D RiO", "D BSL", "D Welsh"]
    );
}

#[test]
fn northern_ireland() {
    let announce = |level: &str| {
        format!(
            "SECTION 1: The following are {level} criteria which will initially be measured at shortlisting stage. You should make it clear on your form whether you meet these criteria."
        )
    };
    let bytes = Docx::default()
        .lines("PERSONNEL SPECIFICATION\nJOB TITLE AND BAND: Physiotherapist, Band 6")
        .lines(&announce("ESSENTIAL"))
        .table(&[
            &["Factor", "Criteria", "Method of Assessment"],
            &[
                "Experience/ Qualifications/ Registration",
                "1. Degree in physiotherapy\n2. HCPC registration",
                "Shortlisting by Application Form",
            ],
        ])
        .lines(&announce("DESIRABLE"))
        .table(&[
            &["Factor", "Criteria", "Method of Assessment"],
            &["Experience", "Paediatrics", "Interview"],
        ])
        .bytes();
    let want = [
        "E! Degree in physiotherapy",
        "E! HCPC registration",
        "D! Paediatrics",
    ];
    assert_eq!(criteria(&read(&bytes)), want);
    let columns = Docx::default()
        .lines("PERSONNEL SPECIFICATION")
        .table(&[
            &[
                "FACTOR",
                "ESSENTIAL",
                "METHOD OF ASSESSMENT",
                "DESIRABLE",
                "METHOD OF ASSESSMENT",
            ],
            &[
                "Qualifications",
                "Degree in physiotherapy",
                "Form",
                "Masters",
                "Form",
            ],
            &["Other", "Full licence", "Form", "", ""],
        ])
        .bytes();
    assert_eq!(
        criteria(&read(&columns)),
        ["E Degree in physiotherapy", "D Masters", "E Full licence"]
    );
}

#[test]
fn merged_cells_headings_across_and_a_repeated_head() {
    let head: &[(&str, &str)] = &[("", "Area"), ("", "Essential"), ("", "Desirable")];
    let bytes = job()
        .lines("# Person specification")
        .cells(&[
            &[(SPAN_ALL, "POST: Senior OT")],
            head,
            &[(MERGE, "Knowledge"), ("", "MOHO"), ("", "AMPS")],
            &[(MERGED, ""), ("", "Housing law"), ("", "")],
            &[(SPAN_ALL, "Additional information")],
            head,
            &[("", ""), ("", "Rota"), ("", "")],
            &[(SPAN_ALL, "Values")],
            &[("", ""), ("", ""), ("", "Welsh speaker")],
        ])
        .lines("# Terms and conditions\n* All posts need a check")
        .bytes();
    let parsed = read(&bytes);
    let want = [
        "E MOHO",
        "D AMPS",
        "E Housing law",
        "E Rota",
        "D Welsh speaker",
    ];
    assert_eq!(criteria(&parsed), want);
    let want = [
        "Knowledge",
        "Knowledge",
        "Knowledge",
        "Additional information",
        "Values",
    ];
    assert_eq!(headings(&parsed), want);
}

#[test]
fn a_head_of_two_rows_and_a_table_that_goes_on_without_it() {
    let bytes = job()
        .lines("Person specification")
        .cells(&[
            &[
                ("", "Factor"),
                ("<w:gridSpan w:val=\"2\"/>", "Criteria"),
                ("", "Assessment"),
            ],
            &[("", ""), ("", "Essential"), ("", "Desirable"), ("", "")],
            &[("", "Skills"), ("", "Audit"), ("", "RiO"), ("", "A")],
        ])
        .lines("")
        .table(&[&["Experience", "Wards", "Clinics", "I"]])
        .bytes();
    assert_eq!(
        criteria(&read(&bytes)),
        ["E Audit", "D RiO", "E Wards", "D Clinics"]
    );
}

#[test]
fn a_table_without_a_heading_above_and_a_nested_one() {
    let inner = table(&[
        &[("", "Essential"), ("", "Desirable")],
        &[("", "Audit\nRiO"), ("", "Welsh")],
    ]);
    let outer = format!("<w:tbl><w:tr><w:tc><w:p/>{inner}<w:p/></w:tc></w:tr></w:tbl>");
    assert_eq!(
        criteria(&read(&job().raw(&outer).bytes())),
        ["E Audit", "E RiO", "D Welsh"]
    );
    let beside = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{inner}<w:p/></w:tc></w:tr></w:tbl>",
        paragraph("Person specification of the post")
    );
    assert_eq!(
        criteria(&read(&job().raw(&beside).bytes())),
        ["E Audit", "E RiO", "D Welsh"]
    );
}

#[test]
fn headings_by_style_and_lists_without_a_table() {
    let numbered = |text: &str| {
        format!(
            "<w:p><w:pPr><w:numPr><w:numId w:val=\"1\"/></w:numPr></w:pPr><w:r><w:rPr><w:b/></w:rPr><w:t>{text}</w:t></w:r></w:p>"
        )
    };
    let bytes = job()
        .raw("<w:p><w:pPr><w:pStyle w:val=\"Verzeichnis1\"/></w:pPr><w:r><w:t>Person specification</w:t><w:tab/><w:t>4</w:t></w:r></w:p>")
        .raw(&numbered("Person Specification"))
        .raw("<w:p><w:pPr><w:pStyle w:val=\"Trust\"/></w:pPr><w:r><w:t>Getting about</w:t></w:r></w:p>")
        .lines("Essential")
        .raw("<w:p><w:pPr><w:pStyle w:val=\"Bullets\"/></w:pPr><w:r><w:t>A full</w:t></w:r><w:r><w:t> licence</w:t></w:r></w:p>")
        .lines("Desirable\n* Own car")
        .bytes();
    let parsed = read(&bytes);
    assert_eq!(criteria(&parsed), ["E! A full licence", "D! Own car"]);
    assert_eq!(headings(&parsed), ["Getting about", "Getting about"]);
}

#[test]
fn what_is_deleted_hidden_or_a_copy_is_not_read() {
    let cell = format!(
        "<w:p>{}<w:del><w:r><w:delText>old</w:delText></w:r></w:del><w:moveFrom>{}</w:moveFrom><w:ins>{}</w:ins>\
         <w:hyperlink>{}</w:hyperlink><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r>\
         <w:r><w:footnoteReference w:id=\"1\"/></w:r><w:r><w:fldChar/><w:instrText>PAGE</w:instrText></w:r></w:p>",
        run("Audit &"),
        run("gone"),
        run(" new"),
        run(" link")
    );
    let boxed = format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><wps:txbx><w:txbxContent>{0}</w:txbxContent></wps:txbx></w:drawing></mc:Choice>\
         <mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>",
        paragraph("Closing date: 3 March 2027")
    );
    let rows = format!(
        "<w:tbl><w:tr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>\
         <w:tr><w:trPr><w:del w:id=\"9\"/></w:trPr><w:tc>{}</w:tc><w:tc>{}</w:tc></w:tr>\
         <w:tr><w:tc>{cell}</w:tc><w:tc>{}</w:tc></w:tr></w:tbl>",
        paragraph("Essential"),
        paragraph("Desirable"),
        paragraph("struck"),
        paragraph("out"),
        paragraph("RiO")
    );
    let parsed = read(
        &job()
            .raw(&boxed)
            .lines("Person specification")
            .raw(&rows)
            .bytes(),
    );
    assert_eq!(criteria(&parsed), ["E Audit & new link", "D RiO"]);
    assert!(parsed.advert.fields.closing_date.is_some());
    assert_eq!(parsed.advert.text.matches("Closing date").count(), 1);
}

#[test]
fn prose_before_the_table_is_read_as_prose() {
    let bytes = Docx::default()
        .lines("# Staff Nurse\nOakmere NHS Trust\n# About the role\nWe are a busy ward. A full driving licence is essential. Tea is free.\n# Person specification")
        .table(&[&["Essential", "Desirable"], &["NMC registration", "Mentorship"]])
        .bytes();
    let parsed = read(&bytes);
    let want = [
        "E! A full driving licence is essential.",
        "E NMC registration",
        "D Mentorship",
    ];
    assert_eq!(criteria(&parsed), want);
    assert_eq!(
        parsed.advert.fields.employer.as_ref().unwrap().value,
        "Oakmere NHS Trust"
    );
}

#[test]
fn other_archives_and_damaged_ones_are_named() {
    let (code, message) = unread(&archive(&[("xl/workbook.xml", "<x/>")]));
    assert_eq!(code, "not-text");
    assert!(message.contains("a spreadsheet"), "{message}");
    let whole = job().bytes();
    for cut in [4, 40, whole.len() / 2, whole.len() - 30] {
        assert_eq!(unread(&whole[..cut]).0, "refused", "{cut}");
    }
    let broken = archive(&[("word/document.xml", "<w:document><w:body><w:p></w:body>")]);
    assert_eq!(unread(&broken).0, "refused");
}

#[test]
fn bombs_are_refused_at_once() {
    let deep = "<w:sdt>".repeat(300_000);
    let (code, message) = unread(&archive(&[("word/document.xml", &deep)]));
    assert_eq!(code, "refused");
    assert!(message.contains("256 elements"), "{message}");
    let big = "<w:p><w:r><w:t>a</w:t></w:r></w:p>".repeat(2_100_000);
    let bomb = archive(&[("word/document.xml", &big)]);
    // How small depends on who packs it.
    assert!(bomb.len() < 1_000_000);
    let (code, message) = unread(&bomb);
    assert_eq!(code, "refused");
    assert!(message.contains("64 MB"), "{message}");
    let wide = table(&[&[("<w:gridSpan w:val=\"4000000000\"/>", "a"), ("", "b")]]);
    assert!(read(&Docx::default().raw(&wide).bytes()).advert.text.len() < 100);
}
