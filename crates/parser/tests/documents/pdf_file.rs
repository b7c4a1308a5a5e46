//! PDFs made in code: real content streams, fonts of several kinds, ruling lines.

use flate2::Compression;
use flate2::write::ZlibEncoder;
use std::io::Write;

/// Every letter of the plain font is half its size wide.
const HALF: f32 = 0.5;

/// A page: its instructions.
#[derive(Default, Clone)]
pub(crate) struct Sheet {
    pub content: String,
}

impl Sheet {
    /// A line of text at a place, in the plain font.
    pub(crate) fn text(mut self, x: f32, y: f32, text: &str) -> Self {
        self.write("F1", 10.0, x, y, text);
        self
    }

    /// A line in a larger, bold font.
    pub(crate) fn title(mut self, x: f32, y: f32, text: &str) -> Self {
        self.write("F2", 16.0, x, y, text);
        self
    }

    /// Lines below one another, wrapped at `width`, "\n" ends one; further lines of an item stand in.
    pub(crate) fn wrapped(mut self, x: f32, y: f32, width: f32, text: &str) -> Self {
        self.flow(x, y, width, text);
        self
    }

    /// The same; gives the next free line.
    pub(crate) fn flow(&mut self, x: f32, y: f32, width: f32, text: &str) -> f32 {
        let mut y = y;
        for paragraph in text.split('\n') {
            let hang = if paragraph.starts_with("• ") {
                10.0
            } else {
                0.0
            };
            let mut line = String::new();
            let mut first = true;
            for word in paragraph.split(' ') {
                let indent = if first { 0.0 } else { hang };
                #[expect(clippy::cast_precision_loss, reason = "a line has few letters")]
                let wide = (line.len() + word.len() + 1) as f32 * 10.0 * HALF;
                if !line.is_empty() && wide > width - indent {
                    self.write("F1", 10.0, x + indent, y, &line);
                    y -= 12.0;
                    (first, line) = (false, String::new());
                }
                if !line.is_empty() {
                    line.push(' ');
                }
                line.push_str(word);
            }
            self.write("F1", 10.0, x + if first { 0.0 } else { hang }, y, &line);
            y -= 12.0;
        }
        y
    }

    pub(crate) fn write(&mut self, font: &str, size: f32, x: f32, y: f32, text: &str) {
        let string = string(text, font);
        self.content.push_str(&format!(
            "BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm {string} Tj ET\n"
        ));
    }

    /// A ruling line as Word makes it: a thin box that is filled.
    fn thin(&mut self, x0: f32, y0: f32, x1: f32, y1: f32) {
        let (width, height) = ((x1 - x0).max(0.5), (y1 - y0).max(0.5));
        self.content
            .push_str(&format!("{x0} {y0} {width} {height} re f\n"));
    }

    /// A ruled table: borders of the columns, the top, rows of cells. "^" goes on with the cell
    /// above, "<" with the one to the left. Gives where it ends.
    pub(crate) fn table(mut self, xs: &[f32], top: f32, rows: &[&[&str]]) -> (Self, f32) {
        let mut y = top;
        for (at, row) in rows.iter().enumerate() {
            let mut bottom = y - 16.0;
            for (column, text) in row.iter().enumerate() {
                let mut end = column + 1;
                while row.get(end) == Some(&"<") {
                    end += 1;
                }
                if !matches!(*text, "^" | "<" | "") {
                    let below =
                        self.flow(xs[column] + 4.0, y - 12.0, xs[end] - xs[column] - 8.0, text);
                    if rows.get(at + 1).is_none_or(|next| next[column] != "^") {
                        bottom = bottom.min(below + 6.0);
                    }
                }
                if *text != "^" {
                    self.thin(xs[column], y, xs[end], y);
                }
            }
            for (column, x) in xs.iter().enumerate() {
                if row.get(column) != Some(&"<") {
                    self.thin(*x, bottom, *x, y);
                }
            }
            y = bottom;
        }
        self.thin(xs[0], y, xs[xs.len() - 1], y);
        (self, y)
    }
}

/// A string of the font: WinAnsi in parentheses, or two bytes a letter in the composite font.
fn string(text: &str, font: &str) -> String {
    if font == "F3" {
        let codes = text.encode_utf16().map(|unit| format!("{:04X}", unit + 3));
        return format!("<{}>", codes.collect::<String>());
    }
    let mut string = "(".to_owned();
    for c in text.chars() {
        match c {
            '(' | ')' | '\\' => string.push_str(&format!("\\{c}")),
            '•' => string.push_str("\\225"),
            '–' => string.push_str("\\226"),
            '’' => string.push_str("\\222"),
            '£' => string.push_str("\\243"),
            '✓' => string.push('x'),
            c => string.push(c),
        }
    }
    string + ")"
}

/// What is done to a file beside its pages.
#[derive(Default, Clone)]
pub(crate) struct Pdf {
    pub sheets: Vec<Sheet>,
    /// Whether streams are packed.
    pub packed: bool,
    /// Entries of every page: "/Rotate 90".
    pub page: String,
    /// Further objects, from number 20 on.
    pub objects: Vec<Vec<u8>>,
    /// XObjects of every page: "/X 20 0 R".
    pub drawn: String,
}

impl Pdf {
    pub(crate) fn of(sheets: &[Sheet]) -> Self {
        Self {
            sheets: sheets.to_vec(),
            ..Self::default()
        }
    }

    /// The file.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut objects: Vec<(usize, Vec<u8>)> = fonts();
        let kids: Vec<String> = (0..self.sheets.len())
            .map(|at| format!("{} 0 R", 100 + at * 2))
            .collect();
        objects.push((1, b"<< /Type /Catalog /Pages 2 0 R >>".to_vec()));
        objects.push((
            2,
            format!(
                "<< /Type /Pages /Kids [{}] /Count {} /MediaBox [0 0 595 842] >>",
                kids.join(" "),
                kids.len()
            )
            .into_bytes(),
        ));
        for (at, object) in self.objects.iter().enumerate() {
            objects.push((20 + at, object.clone()));
        }
        for (at, sheet) in self.sheets.iter().enumerate() {
            let number = 100 + at * 2;
            let page = format!(
                "<< /Type /Page /Parent 2 0 R {} /Resources << /Font << /F1 3 0 R /F2 4 0 R /F3 5 0 R /F4 9 0 R >> /XObject << {} >> >> /Contents {} 0 R >>",
                self.page,
                self.drawn,
                number + 1
            );
            objects.push((number, page.into_bytes()));
            objects.push((
                number + 1,
                stream("", sheet.content.as_bytes(), self.packed),
            ));
        }
        file(&mut objects)
    }
}

/// A stream object.
pub(crate) fn stream(entries: &str, data: &[u8], packed: bool) -> Vec<u8> {
    let (data, filter) = if packed {
        let mut encoder = ZlibEncoder::new(Vec::new(), Compression::best());
        encoder.write_all(data).expect("memory takes all");
        (
            encoder.finish().expect("memory takes all"),
            "/Filter /FlateDecode",
        )
    } else {
        (data.to_vec(), "")
    };
    let mut object =
        format!("<< {entries} {filter} /Length {} >>\nstream\n", data.len()).into_bytes();
    object.extend(data);
    object.extend(b"\nendstream");
    object
}

/// A file of these objects with its table of places.
pub(crate) fn file(objects: &mut [(usize, Vec<u8>)]) -> Vec<u8> {
    objects.sort_by_key(|(number, _)| *number);
    let mut bytes = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n".to_vec();
    let mut table = String::from("xref\n0 1\n0000000000 65535 f \n");
    for (number, object) in objects.iter() {
        table.push_str(&format!("{number} 1\n{:010} 00000 n \n", bytes.len()));
        bytes.extend(format!("{number} 0 obj\n").into_bytes());
        bytes.extend(object);
        bytes.extend(b"\nendobj\n");
    }
    let size = objects.last().map_or(1, |(number, _)| number + 1);
    let start = bytes.len();
    bytes.extend(
        format!("{table}trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
            .into_bytes(),
    );
    bytes
}

/// F1: plain, WinAnsi, with widths. F2: bold, without widths. F3: composite, with its own table from
/// codes to text. F4: Wingdings.
fn fonts() -> Vec<(usize, Vec<u8>)> {
    let widths = vec!["500"; 224].join(" ");
    let map = b"/CIDInit /ProcSet findresource begin begincmap
        1 begincodespacerange <0000> <FFFF> endcodespacerange
        1 beginbfrange <0023> <0081> <0020> endbfrange
        3 beginbfchar <00A6> <00A3> <2016> <2013> <201C> <2019> endbfchar endcmap end";
    let named = |number: usize, text: String| (number, text.into_bytes());
    vec![
        named(3, format!("<< /Type /Font /Subtype /TrueType /BaseFont /AAAAAA+Arial /Encoding /WinAnsiEncoding /FirstChar 32 /LastChar 255 /Widths [{widths}] >>")),
        named(4, "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold >>".to_owned()),
        named(5, "<< /Type /Font /Subtype /Type0 /BaseFont /BBBBBB+Calibri /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>".to_owned()),
        named(6, "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /BBBBBB+Calibri /DW 500 /W [35 [250 400] 37 40 500] >>".to_owned()),
        (7, stream("", map, true)),
        named(9, "<< /Type /Font /Subtype /TrueType /BaseFont /CCCCCC+Wingdings-Regular /FirstChar 0 /Widths [500] >>".to_owned()),
    ]
}
