//! Word documents made in code: the parts that Word itself cannot do without, and no more.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const HEAD: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" xmlns:v="urn:schemas-microsoft-com:vml"><w:body>"#;

const STYLES: &str = r#"<w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style>
<w:style w:type="paragraph" w:styleId="Trust"><w:name w:val="Trust Header"/><w:basedOn w:val="berschrift1"/></w:style>
<w:style w:type="paragraph" w:styleId="Bullets"><w:name w:val="Trust Bullets"/><w:pPr><w:numPr><w:numId w:val="4"/></w:numPr></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="Verzeichnis1"><w:name w:val="toc 1"/></w:style>
</w:styles>"#;

const RELATIONSHIPS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>"#;

/// A document being written.
#[derive(Default)]
pub(crate) struct Docx {
    body: String,
}

impl Docx {
    /// XML as it is.
    pub(crate) fn raw(mut self, xml: &str) -> Self {
        self.body.push_str(xml);
        self
    }

    /// Paragraphs, one a line; see [`paragraph`].
    pub(crate) fn lines(self, lines: &str) -> Self {
        let body: String = lines.lines().map(paragraph).collect();
        self.raw(&body)
    }

    /// A table: rows of cells, each with its properties (XML) and its lines.
    pub(crate) fn cells(self, rows: &[&[(&str, &str)]]) -> Self {
        self.raw(&table(rows))
    }

    /// A table of plain cells.
    pub(crate) fn table(self, rows: &[&[&str]]) -> Self {
        let rows: Vec<Vec<(&str, &str)>> = rows
            .iter()
            .map(|row| row.iter().map(|cell| ("", *cell)).collect())
            .collect();
        let rows: Vec<&[(&str, &str)]> = rows.iter().map(Vec::as_slice).collect();
        self.cells(&rows)
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let document = format!("{HEAD}{}<w:sectPr/></w:body></w:document>", self.body);
        archive(&[
            ("_rels/.rels", RELATIONSHIPS),
            ("word/document.xml", &document),
            ("word/styles.xml", STYLES),
        ])
    }
}

/// A table as XML.
pub(crate) fn table(rows: &[&[(&str, &str)]]) -> String {
    let mut xml = "<w:tbl><w:tblPr><w:tblW w:w=\"0\"/></w:tblPr><w:tblGrid/>".to_owned();
    for row in rows {
        xml.push_str("<w:tr><w:trPr><w:cantSplit/></w:trPr>");
        for (properties, text) in *row {
            let lines: String = text.split('\n').map(paragraph).collect();
            xml.push_str(&format!(
                "<w:tc><w:tcPr>{properties}</w:tcPr>{lines}</w:tc>"
            ));
        }
        xml.push_str("</w:tr>");
    }
    xml + "</w:tbl>"
}

/// One paragraph: "# …" is a heading, "* …" an item of a list, all else text.
pub(crate) fn paragraph(line: &str) -> String {
    let (style, text) = if let Some(text) = line.strip_prefix("# ") {
        ("<w:pPr><w:pStyle w:val=\"berschrift1\"/></w:pPr>", text)
    } else if let Some(text) = line.strip_prefix("* ") {
        let numbered =
            "<w:pPr><w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"2\"/></w:numPr></w:pPr>";
        (numbered, text)
    } else {
        ("", line)
    };
    format!("<w:p>{style}{}</w:p>", run(text))
}

/// A run of text.
pub(crate) fn run(text: &str) -> String {
    let text = text.replace('&', "&amp;").replace('<', "&lt;");
    format!("<w:r><w:rPr/><w:t xml:space=\"preserve\">{text}</w:t></w:r>")
}

/// A ZIP archive of these files.
pub(crate) fn archive(files: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in files {
        writer
            .start_file(*name, SimpleFileOptions::default())
            .expect("memory takes all");
        writer.write_all(text.as_bytes()).expect("memory takes all");
    }
    writer.finish().expect("memory takes all").into_inner()
}
