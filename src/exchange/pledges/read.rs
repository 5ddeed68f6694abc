//! Sheets read by a map: files, and rows copied in a spreadsheet, whose columns are those of the table that they are pasted
//! into unless they bring heads.

use super::map::{ColumnUse, Map};
use crate::exchange::sheet::{Progress, Sheet, SheetError, column_name};

/// Reads the bytes of a CSV or XLSX file as a map says.
///
/// # Errors
/// What is wrong, and where.
pub fn read_sheet(bytes: &[u8], name: &str, map: &Map, progress: Progress) -> Result<Sheet, SheetError> {
    Sheet::read(bytes, name, &map.layout(), map, progress)
}

/// Reads rows as a spreadsheet puts them on the clipboard. Where the first row is no head, the columns are these; the map
/// that comes with the sheet says so.
///
/// # Errors
/// What is wrong, and where.
pub fn pasted(text: &str, name: &str, columns: &[ColumnUse], progress: Progress) -> Result<(Sheet, Map), SheetError> {
    let (sheet, layout) = Sheet::pasted(text, name, &Map::default(), progress)?;
    let mut map = Map { separator: layout.separator, head_row: layout.head_row, ..Map::default() };
    if map.head_row == Some(0) {
        map.columns = columns.iter().enumerate().map(|(at, used)| (column_name(at), *used)).collect();
    }
    Ok((sheet, map))
}
