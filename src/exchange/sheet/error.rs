//! Why a file cannot be read as a sheet, and what a person should know of the reading: data, of which `words` makes the
//! sentences.

/// Why a file is no sheet that can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetError {
    /// Nothing in it.
    Empty,
    /// No row of this number.
    NoHeadRow(u32),
    /// Too much of something.
    TooMuch {
        /// What there is too much of, and where.
        of: Bound,
        /// The most that is read.
        most: usize,
    },
    /// A quotation in this row that has no end.
    OpenQuote(u32),
    /// A part of a workbook that is refused.
    Refused {
        /// The part.
        part: String,
        /// Why.
        why: PartFault,
    },
    /// No workbook at all, or one that is damaged.
    Damaged(Damage),
    /// Another kind of file.
    OtherKind(OtherKind),
    /// No worksheet of this name.
    NoWorksheet {
        /// The name.
        name: String,
        /// The beginnings of those that there are.
        known: Vec<String>,
    },
    /// The person had enough.
    Cancelled,
}

/// What may not be more than a bound; what is counted row by row with the row in which there was too much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each variant is what it counts
pub enum Bound {
    Bytes(usize),
    Parts(usize),
    LengthOfCell { row: u32 },
    Columns { row: u32 },
    Cells { row: u32 },
    LengthOfTexts { row: u32 },
    Rows { row: u32 },
}

/// Why a part of a workbook is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartFault {
    /// Its name leads out of the workbook.
    LeadsOut,
    /// It holds macros.
    Macros,
    /// It unpacks to far more than its packed self.
    ZipBomb,
    /// It holds zeros, as UTF-16 does.
    Zeros,
    /// It declares a document type or entities.
    Entities,
    /// It holds more than a sheet of pledges.
    TooLarge,
}

/// What is wrong with a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Damage {
    /// What the reader of workbooks says.
    Reader(String),
    /// The reader stumbled.
    PartsDoNotFit,
    /// A row stands behind one with a higher number.
    RowOrder {
        /// The row.
        row: u32,
        /// The one before it.
        behind: u32,
    },
    /// A row has two cells in one place.
    TwoCells {
        /// The row.
        row: u32,
    },
}

/// Kinds of file that are no sheets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs)] // each variant is the kind of its name
pub enum OtherKind {
    OldWorkbook,
    Pdf,
    BinaryWorkbook,
    OpenDocument,
    Zip,
}

/// What a person should know of how a sheet was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SheetNote {
    /// Some characters are none of this encoding.
    Broken(&'static str),
    /// The workbook links to others.
    ExternalLinks,
    /// Only so many merged areas are heeded.
    MergedAreas(usize),
    /// The last merged cells are not filled.
    MergedCells,
    /// Of these worksheets the first that is shown was read.
    FirstWorksheet {
        /// The beginnings of the names.
        known: Vec<String>,
        /// The one that was read.
        read: String,
    },
    /// No head is recognised; this row is taken as one.
    HeadNotKnown(u32),
}
