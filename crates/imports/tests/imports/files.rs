//! The samples as files: those kept as text, and those that are packed here, so that no binary file
//! stands in the repository.

use std::io::Write;
use zip::write::SimpleFileOptions;

/// Every kind of CV.
pub(crate) const SAMPLES: [&str; 8] = [
    "cv-ot.txt",
    "resume.json",
    "europass-old.xml",
    "europass-new.xml",
    "europass.pdf",
    "linkedin.zip",
    "cv.docx",
    "cv.pdf",
];

const CV: &str = include_str!("../../../../profiles/cvs/cv-ot.txt");
const OLD: &str = include_str!("../../../../profiles/cvs/europass-old.xml");
const NEW: &str = include_str!("../../../../profiles/cvs/europass-new.xml");
const JSON: &str = include_str!("../../../../profiles/cvs/resume.json");

/// The tables of a LinkedIn export.
pub(crate) const TABLES: [(&str, &str); 7] = [
    (
        "Profile.csv",
        "First Name,Last Name,Maiden Name,Address,Birth Date,Headline,Summary,Industry,Zip Code,Geo Location,Twitter Handles,Websites,Instant Messengers\nMaribel,Testwick,,12 Larkspur Close,Mar 12 1990,Community mental health nurse,\"I run a depot clinic. NMC registered mental health nurse, current.\",Hospital & Health Care,EW4 7QX,Eastwold,,,\n",
    ),
    (
        "Positions.csv",
        "Company Name,Title,Description,Location,Started On,Finished On\nHarrowgate Lane Trust,Community Psychiatric Nurse,\"• Caseload of 25 adults.\n• Care plans and risk assessments on RiO.\",Eastwold,Mar 2021,\nFennimore Community Trust,Staff Nurse,,Fennimore,Sep 2018,Feb 2021\n",
    ),
    (
        "Education.csv",
        "School Name,Start Date,End Date,Notes,Degree Name,Activities\nKestrel Moor University,2015,2018,,BSc (Hons) Mental Health Nursing,\n",
    ),
    (
        "Certifications.csv",
        "Name,Url,Authority,Started On,Finished On,License Number\nMental Health First Aid,,MHFA,May 2022,May 2028,19A1234E\n",
    ),
    ("Skills.csv", "Name\nRisk assessment\nRiO\n"),
    (
        "Connections.csv",
        "First Name,Last Name\nSomebody Else,Person\n",
    ),
    (
        "messages.csv",
        "FROM,CONTENT\nSomebody Else,Ring 07700 900999\n",
    ),
];

/// The bytes of a sample.
pub(crate) fn sample(name: &str) -> Vec<u8> {
    match name {
        "cv-ot.txt" => CV.into(),
        "resume.json" => JSON.into(),
        "europass-old.xml" => OLD.into(),
        "europass-new.xml" => NEW.into(),
        "europass.pdf" => pdf(
            &["Curriculum vitae", "see the attachment for all of it"],
            Some(NEW),
        ),
        "linkedin.zip" => archive(&TABLES.map(|(name, text)| (name, text.to_owned()))),
        "cv.docx" => docx(CV),
        "cv.pdf" => pdf(&CV.lines().collect::<Vec<_>>(), None),
        other => panic!("no sample {other}"),
    }
}

/// The words of a sample's source, blanks squeezed.
pub(crate) fn words_of(name: &str) -> String {
    let text = match name {
        "resume.json" => JSON.to_owned(),
        "europass-old.xml" => format!("{} {OLD}", plain(OLD)),
        "europass-new.xml" | "europass.pdf" => plain(NEW),
        "linkedin.zip" => TABLES.map(|(_, text)| text).concat(),
        _ => CV.to_owned(),
    };
    squeezed(&text)
}

/// Blanks, and the dash that a PDF writes otherwise, as one.
pub(crate) fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn plain(xml: &str) -> String {
    let xml = xml
        .replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&amp;amp;", "&");
    xml.split('<')
        .map(|part| part.split_once('>').map_or(part, |(_, text)| text))
        .collect::<Vec<_>>()
        .join(" ")
}

/// An archive of these files.
pub(crate) fn archive(files: &[(&str, String)]) -> Vec<u8> {
    let mut writer = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("a file can be begun");
        writer
            .write_all(text.as_bytes())
            .expect("a file can be written");
    }
    writer
        .finish()
        .expect("an archive can be closed")
        .into_inner()
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;")
}

/// A Word document of these lines; a line with a bullet is an item of a list.
pub(crate) fn docx(text: &str) -> Vec<u8> {
    let paragraphs: String = text
        .lines()
        .map(|line| {
            let item = line.strip_prefix("• ").or_else(|| line.strip_prefix("- "));
            let list = if item.is_some() {
                "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"1\"/></w:numPr></w:pPr>"
            } else {
                ""
            };
            let cells = escaped(item.unwrap_or(line))
                .replace('\t', "</w:t><w:tab/><w:t xml:space=\"preserve\">");
            format!("<w:p>{list}<w:r><w:t xml:space=\"preserve\">{cells}</w:t></w:r></w:p>")
        })
        .collect();
    let document = format!(
        "<?xml version=\"1.0\"?><w:document xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"><w:body>{paragraphs}</w:body></w:document>"
    );
    archive(&[("word/document.xml", document)])
}

/// A PDF of one page with these lines, and a file that it carries with it.
pub(crate) fn pdf(lines: &[&str], attached: Option<&str>) -> Vec<u8> {
    let mut content = "BT /F1 9 Tf 40 800 Td 11 TL\n".to_owned();
    for line in lines {
        let ascii = line.replace(['–', '•'], "-").replace('\t', "     ");
        let safe = ascii
            .replace('\\', "\\\\")
            .replace('(', "\\(")
            .replace(')', "\\)");
        content.push_str(&format!("({safe}) Tj T*\n"));
    }
    content.push_str("ET");
    let mut objects = vec![
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>".to_owned(),
    ];
    if let Some(file) = attached {
        objects.push(format!(
            "<< /Type /EmbeddedFile /Length {} >>\nstream\n{file}\nendstream",
            file.len()
        ));
    }
    let mut out = "%PDF-1.7\n".to_owned();
    let mut places = Vec::new();
    for (at, object) in objects.iter().enumerate() {
        places.push(out.len());
        out.push_str(&format!("{} 0 obj\n{object}\nendobj\n", at + 1));
    }
    let table = out.len();
    out.push_str(&format!(
        "xref\n0 {}\n0000000000 65535 f \n",
        objects.len() + 1
    ));
    for place in &places {
        out.push_str(&format!("{place:010} 00000 n \n"));
    }
    out.push_str(&format!(
        "trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n",
        objects.len() + 1
    ));
    out.into_bytes()
}
