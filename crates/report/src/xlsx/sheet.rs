//! A sheet with a frozen head, a filter, and cells of text or numbers.

use rust_xlsxwriter::{Color, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// Characters of a cell at most, by the format; what is longer is cut and says so.
const MOST_CHARACTERS: usize = 32_000;

/// What a cell holds.
#[derive(Debug, Clone)]
pub(super) enum Cell {
    Text(String),
    Number(u32),
    /// Text on a fill of one of five steps.
    Step(String, u8),
}

impl Cell {
    pub(super) fn text(text: &str) -> Self {
        Self::Text(cut(text))
    }

    pub(super) fn number(number: u32) -> Self {
        Self::Number(number)
    }
}

fn cut(text: &str) -> String {
    let length = text.chars().count();
    if length <= MOST_CHARACTERS {
        return text.to_owned();
    }
    let kept: String = text.chars().take(MOST_CHARACTERS).collect();
    format!(
        "{kept}… ({} more characters in the JSON)",
        length - MOST_CHARACTERS
    )
}

/// Fills of the matrix, lightest first, each with black or white words on it.
const FILLS: [(u32, u32); 5] = [
    (0x00FF_FFFF, 0),
    (0x00DC_ECEF, 0),
    (0x00A8_CFD6, 0),
    (0x002F_7683, 0x00FF_FFFF),
    (0x000B_4A55, 0x00FF_FFFF),
];

/// A sheet that is being written.
pub(super) struct Sheet<'a> {
    inner: &'a mut Worksheet,
    next: u32,
    columns: u16,
    wrapped: Format,
}

impl<'a> Sheet<'a> {
    /// A sheet with its head: names and widths of the columns; `frozen` rows and columns stay.
    pub(super) fn new(
        workbook: &'a mut Workbook,
        name: &str,
        columns: &[(&str, f64)],
        frozen: (u32, u16),
    ) -> Result<Self, XlsxError> {
        let sheet = workbook.add_worksheet();
        sheet.set_name(name)?;
        let head = Format::new()
            .set_bold()
            .set_text_wrap()
            .set_align(FormatAlign::Top)
            .set_background_color(Color::RGB(0x00DC_ECEF));
        let mut next = 0;
        for (column, width) in columns {
            sheet.write_string_with_format(0, next, cut(column), &head)?;
            sheet.set_column_width(next, *width)?;
            next += 1;
        }
        sheet.set_freeze_panes(frozen.0, frozen.1)?;
        Ok(Self {
            inner: sheet,
            next: 1,
            columns: next,
            wrapped: Format::new().set_text_wrap().set_align(FormatAlign::Top),
        })
    }

    /// One more row.
    pub(super) fn row(&mut self, cells: &[Cell]) -> Result<(), XlsxError> {
        for (column, cell) in (0..).zip(cells) {
            match cell {
                Cell::Text(text) => {
                    self.inner
                        .write_string_with_format(self.next, column, text, &self.wrapped)?;
                }
                Cell::Number(number) => {
                    self.inner.write_number_with_format(
                        self.next,
                        column,
                        *number,
                        &self.wrapped,
                    )?;
                }
                Cell::Step(text, step) => {
                    let step = FILLS.get(usize::from(*step)).unwrap_or(&FILLS[0]);
                    let fill = Format::new()
                        .set_background_color(Color::RGB(step.0))
                        .set_font_color(Color::RGB(step.1));
                    self.inner
                        .write_string_with_format(self.next, column, text, &fill)?;
                }
            }
        }
        self.next += 1;
        Ok(())
    }

    /// Puts the filter on the head.
    pub(super) fn end(self) -> Result<(), XlsxError> {
        if self.next > 1 && self.columns > 0 {
            self.inner
                .autofilter(0, 0, self.next - 1, self.columns - 1)?;
        }
        Ok(())
    }
}
