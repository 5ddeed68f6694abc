//! XLSX: the first worksheet that is shown, or the one that the map names, read cell by cell within bounds.
//!
//! Cells are read one at a time and not as a range: a range of two cells in far corners takes gigabytes. Of formulas the
//! value that the workbook holds is read; nothing is computed, no link is followed.

use std::borrow::Cow;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader, SheetType, SheetVisible, Xlsx};

use super::error::{Damage, SheetError, SheetNote};
use super::grid::{Grid, Merged, Progress};
use super::layout::Layout;
use super::limits;
use super::tidy::tidy;

/// The most merged areas that are heeded.
const MOST_MERGED: usize = 20_000;
/// The share of the work that the look through the workbook takes.
const READ: f32 = 0.4;

/// Reads the bytes.
pub(super) fn read(bytes: &[u8], layout: &Layout, progress: Progress) -> Result<Grid, SheetError> {
    let looked = limits::look(bytes, &|share| progress(share * READ))?;
    // The reader is another's: should it stumble over a damaged workbook, the line says so and nothing is lost.
    let read = catch_unwind(AssertUnwindSafe(|| cells(&looked.bytes, layout, progress)));
    let mut grid = read.map_err(|_panic| SheetError::Damaged(Damage::PartsDoNotFit))??;
    if looked.external_links {
        grid.notes.push(SheetNote::ExternalLinks);
    }
    Ok(grid)
}

fn damaged(error: impl std::fmt::Display) -> SheetError {
    SheetError::Damaged(Damage::Reader(error.to_string()))
}

fn cells(bytes: &[u8], layout: &Layout, progress: Progress) -> Result<Grid, SheetError> {
    let mut book: Xlsx<Cursor<&[u8]>> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    let mut grid = Grid::default();
    let name = choose(&book, layout, &mut grid)?;
    let merged = book.merge_cells_by_sheet_name(&name).map_err(damaged)?;
    if merged.len() > MOST_MERGED {
        grid.notes.push(SheetNote::MergedAreas(MOST_MERGED));
    }
    grid.merged = merged.iter().take(MOST_MERGED).map(merge).collect();
    let mut reader = book.worksheet_cells_reader(&name).map_err(damaged)?;
    let last = reader.dimensions().end.0.max(1);
    let mut number = 0;
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let (at, column) = cell.get_position();
        let (at, column) = (at.saturating_add(1), column as usize);
        if at != number {
            if at < number {
                return Err(SheetError::Damaged(Damage::RowOrder { row: at, behind: number }));
            }
            grid.rows.end(number)?;
            number = at;
            let share = READ + (1.0 - READ) * (at as f32 / last as f32);
            if grid.rows.len().is_multiple_of(256) && !progress(share.min(1.0)) {
                return Err(SheetError::Cancelled);
            }
        }
        let text = text(cell.get_value());
        if text.is_empty() {
            continue;
        }
        if column < grid.rows.begun() {
            return Err(SheetError::Damaged(Damage::TwoCells { row: at }));
        }
        grid.rows.put(at, column, &text)?;
    }
    grid.rows.end(number)?;
    "XLSX".clone_into(&mut grid.read_as);
    grid.worksheet = Some(name);
    Ok(grid)
}

/// The worksheet to read.
fn choose(book: &Xlsx<Cursor<&[u8]>>, layout: &Layout, grid: &mut Grid) -> Result<String, SheetError> {
    let sheets: Vec<_> = book.sheets_metadata().iter().filter(|sheet| sheet.typ == SheetType::WorkSheet).collect();
    grid.worksheets = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    let known = || {
        let names = sheets.iter().take(20).map(|sheet| sheet.name.chars().take(40).collect::<String>());
        names.collect::<Vec<_>>()
    };
    if let Some(name) = &layout.worksheet {
        let found = sheets.iter().find(|sheet| sheet.name == *name);
        let missing = || SheetError::NoWorksheet { name: name.clone(), known: known() };
        return found.map(|sheet| sheet.name.clone()).ok_or_else(missing);
    }
    let shown = sheets.iter().find(|sheet| sheet.visible == SheetVisible::Visible).or(sheets.first());
    let name = shown.ok_or(SheetError::Empty)?.name.clone();
    if sheets.len() > 1 {
        grid.notes.push(SheetNote::FirstWorksheet { known: known(), read: name.clone() });
    }
    Ok(name)
}

fn merge(area: &Dimensions) -> Merged {
    Merged {
        rows: (area.start.0.saturating_add(1), area.end.0.saturating_add(1)),
        columns: (area.start.1 as usize, area.end.1 as usize),
    }
}

/// A cell's value as text.
fn text<'t>(value: &'t DataRef) -> Cow<'t, str> {
    match value {
        DataRef::Empty => Cow::Borrowed(""),
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => tidy(text),
        DataRef::SharedString(text) => tidy(text),
        DataRef::Int(number) => number.to_string().into(),
        DataRef::Float(number) => plain(*number).into(),
        DataRef::Bool(yes) => (if *yes { "yes" } else { "no" }).into(),
        DataRef::DateTime(moment) => date(moment).into(),
        DataRef::Error(error) => Data::Error(error.clone()).to_string().into(),
    }
}

/// A number in the 15 digits that Excel holds.
fn plain(number: f64) -> String {
    let rounded = format!("{number:.14e}").parse().unwrap_or(number);
    format!("{rounded}")
}

fn date(moment: &ExcelDateTime) -> String {
    if moment.is_duration() {
        return plain(moment.as_f64());
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    if (hour, minute, second) == (0, 0, 0) {
        format!("{year:04}-{month:02}-{day:02}")
    } else {
        format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}")
    }
}
