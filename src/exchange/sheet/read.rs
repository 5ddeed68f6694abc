//! The bytes of a file, or of the clipboard, to a sheet: the kind of file is told from how it begins.

use super::error::{Bound, OtherKind, SheetError};
use super::grid::Progress;
use super::layout::{Heads, Layout};
use super::table::Sheet;
use super::{csv, head, xlsx};

/// The most bytes of a file that is read as a sheet.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

impl Sheet {
    /// Reads the bytes of a CSV or XLSX file. The layout may name the worksheet, the separator and the row of the head; the
    /// heads tell the row of the head from the others.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn read(
        bytes: &[u8],
        name: &str,
        layout: &Layout,
        heads: &dyn Heads,
        progress: Progress,
    ) -> Result<Self, SheetError> {
        if bytes.len() > MOST_BYTES {
            return Err(SheetError::TooMuch { of: Bound::Bytes(bytes.len()), most: MOST_BYTES });
        }
        let grid = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            xlsx::read(bytes, layout, progress)?
        } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(SheetError::OtherKind(OtherKind::OldWorkbook));
        } else if bytes.starts_with(b"%PDF") {
            return Err(SheetError::OtherKind(OtherKind::Pdf));
        } else {
            csv::read(bytes, layout, heads, progress)?
        };
        head::split(name, grid, layout, heads)
    }

    /// Reads rows as a spreadsheet puts them on the clipboard: cells separated by tabs. The layout that comes with the sheet
    /// says whether the first row is a head.
    ///
    /// # Errors
    /// What is wrong, and where.
    pub fn pasted(text: &str, name: &str, heads: &dyn Heads, progress: Progress) -> Result<(Self, Layout), SheetError> {
        let mut layout = Layout { separator: text.contains('\t').then_some('\t'), ..Layout::default() };
        let grid = csv::read(text.as_bytes(), &layout, heads, progress)?;
        let first = grid.rows.get(0);
        layout.head_row = first.map(|first| if head::names_columns(first, heads) { first.number } else { 0 });
        Ok((head::split(name, grid, &layout, heads)?, layout))
    }
}
