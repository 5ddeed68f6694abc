//! The rows of a file before the head among them is found.

use super::error::SheetNote;
use super::rows::Rows;

/// Told how far the work is, from 0 to 1; answers whether to go on.
pub type Progress<'a> = &'a dyn Fn(f32) -> bool;

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
    pub notes: Vec<SheetNote>,
}
