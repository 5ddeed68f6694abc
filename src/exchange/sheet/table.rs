//! A sheet that was read: named columns and rows of text.

use std::collections::BTreeSet;

use super::error::SheetNote;
use super::rows::Rows;

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
    pub notes: Vec<SheetNote>,
}

impl Sheet {
    /// True where the row of the head was recognised or is named.
    pub fn head_is_known(&self) -> bool {
        self.head_known
    }

    /// True where a cell's value stands in a cell above that it is merged with.
    pub fn is_merged(&self, row: u32, column: usize) -> bool {
        !self.merged.is_empty() && self.merged.contains(&(row, column))
    }
}
