//! A sheet: named columns and rows of text, from CSV or XLSX.

use std::collections::BTreeSet;

use super::map::{ColumnUse, Map};
use super::rows::Rows;
use super::{csv, head, xlsx};

/// Told how far the work is, from 0 to 1; answers whether to go on.
pub type Progress<'a> = &'a dyn Fn(f32) -> bool;

/// The most bytes of a file that is read as a sheet.
pub const MOST_BYTES: usize = 64 * 1024 * 1024;

/// Why a file is no sheet that can be read: what is wrong, where, and what mends it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SheetError {
    /// Nothing in it.
    #[error("the sheet holds no rows; save it again with its rows")]
    Empty,
    /// No head is recognised.
    #[error("no head names a nation, a contribution or an id (row {row} has: {heads}); name the columns in a map")]
    NoHeads {
        /// The row looked at.
        row: u32,
        /// What it holds.
        heads: String,
    },
    /// No row of this number.
    #[error("row {0} holds nothing, so it is no head; name the row of the head, or 0 where there is none")]
    NoHeadRow(u32),
    /// Too much of something.
    #[error("{what} is more than the {most} that are read; split the sheet")]
    TooMuch {
        /// What there is too much of, and where.
        what: String,
        /// The most that is read.
        most: usize,
    },
    /// A quotation that has no end.
    #[error("row {0}: a quotation mark opens a cell and is never closed; close it, or take it out")]
    OpenQuote(u32),
    /// A part of a workbook that is refused.
    #[error("{part}: {why}")]
    Refused {
        /// The part.
        part: String,
        /// Why, and the mend.
        why: &'static str,
    },
    /// No workbook at all, or one that is damaged.
    #[error("the workbook cannot be read ({0}); save it again as .xlsx or as CSV")]
    Damaged(String),
    /// Another kind of file.
    #[error("{0}; save it as .xlsx or as CSV")]
    OtherKind(&'static str),
    /// No worksheet of this name.
    #[error("there is no worksheet \"{name}\"; there is: {known}")]
    NoWorksheet {
        /// The name.
        name: String,
        /// What there is.
        known: String,
    },
    /// The person had enough.
    #[error("cancelled")]
    Cancelled,
}

/// Cells that are one: the first and the last row and column, rows from 1 and columns from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merged {
    pub rows: (u32, u32),
    pub columns: (usize, usize),
}

/// All rows of a file before its head is found.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    pub rows: Rows,
    pub merged: Vec<Merged>,
    pub worksheet: Option<String>,
    pub worksheets: Vec<String>,
    pub read_as: String,
    pub notes: Vec<String>,
}

/// A sheet that was read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Sheet {
    /// The file's name.
    pub name: String,
    /// The worksheet's name, of a workbook.
    pub worksheet: Option<String>,
    /// All worksheets of the workbook that hold cells, by name.
    pub worksheets: Vec<String>,
    /// How it was read: encoding and separator.
    pub read_as: String,
    /// The number of the last row of its head; 0 where it has none.
    pub head_row: u32,
    /// The heads of its columns, no two the same.
    pub columns: Vec<String>,
    /// The rows below the head that are not blank.
    pub rows: Rows,
    /// True where the row of the head was recognised or is named.
    pub(super) head_known: bool,
    /// Cells whose value stands in a cell above that they are merged with: row and column.
    pub(super) merged: BTreeSet<(u32, usize)>,
    /// What a person should know of the reading.
    pub notes: Vec<String>,
}

impl Sheet {
    /// Reads the bytes of a CSV or XLSX file. The map may name the worksheet, the separator, the row of the head and the
    /// columns by which the head is recognised.
    ///
    /// # Errors
    /// The reason in one line with the place and the mend.
    pub fn read(bytes: &[u8], name: &str, map: &Map, progress: Progress) -> Result<Self, SheetError> {
        if bytes.len() > MOST_BYTES {
            return Err(SheetError::TooMuch { what: format!("{} bytes", bytes.len()), most: MOST_BYTES });
        }
        let grid = if bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06") {
            xlsx::read(bytes, map, progress)?
        } else if bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0]) {
            return Err(SheetError::OtherKind("this is an old .xls workbook, or one locked with a password"));
        } else if bytes.starts_with(b"%PDF") {
            return Err(SheetError::OtherKind("this is a PDF"));
        } else {
            csv::read(bytes, map, progress)?
        };
        head::split(name, grid, map)
    }

    /// Reads rows as a spreadsheet puts them on the clipboard: cells parted by tabs. Where the first row is no heads, the
    /// columns are these fields; the map that comes with the sheet says so.
    ///
    /// # Errors
    /// The reason in one line with the place and the mend.
    pub fn pasted(
        text: &str,
        name: &str,
        columns: &[ColumnUse],
        progress: Progress,
    ) -> Result<(Self, Map), SheetError> {
        let mut map = Map { separator: text.contains('\t').then_some('\t'), ..Map::default() };
        let grid = csv::read(text.as_bytes(), &map, progress)?;
        map.head_row = grid.rows.get(0).map(|first| if head::names_columns(first) { first.number } else { 0 });
        if map.head_row == Some(0) {
            let named = columns.iter().enumerate();
            map.columns = named.map(|(at, used)| (head::column_name(at), *used)).collect();
        }
        Ok((head::split(name, grid, &map)?, map))
    }

    /// True where the row of the head was recognised or is named.
    pub fn head_is_known(&self) -> bool {
        self.head_known
    }
}
