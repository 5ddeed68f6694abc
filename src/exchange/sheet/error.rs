//! Why a file cannot be read as a sheet.

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
