//! What is known of a file before it is read: where its rows and its head are, and which texts are heads.

/// Where the rows of a file are. All of it may be left out: then it is told from the file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Layout {
    /// The worksheet to read, of a workbook.
    pub worksheet: Option<String>,
    /// What stands between the cells of CSV.
    pub separator: Option<char>,
    /// The row of the head, from 1; 0 where there is none, and the columns are `Column 1` and so on.
    pub head_row: Option<u32>,
}

impl Layout {
    /// The separator, where it is given and is one byte.
    pub(super) fn separator(&self) -> Option<u8> {
        self.separator.and_then(|separator| u8::try_from(separator).ok()).filter(u8::is_ascii)
    }
}

/// Tells the heads of columns from other cells. What a head stands for is the business of who reads the sheet.
pub trait Heads {
    /// What a cell stands for if it is a head: two heads of the same column have the same answer.
    fn column<'a>(&'a self, cell: &'a str) -> Option<&'a str>;

    /// True for a head that everybody uses, so that it says enough without the group of columns above it.
    fn is_usual(&self, cell: &str) -> bool;
}
