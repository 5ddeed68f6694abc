//! Rows of cells with all their text in one place: a cell takes eight bytes beside its text, a row eight, so that what a
//! sheet may hold is bounded by what is counted here and not by how it is cut into cells.

use super::error::{Bound, SheetError};

/// The most rows that hold something.
const MOST_ROWS: usize = 150_000;
/// The most columns.
const MOST_COLUMNS: usize = 1_000;
/// The most cells that are kept.
const MOST_CELLS: usize = 2_500_000;
/// The most bytes of text, each cell counted as often as it stands there.
const MOST_TEXT: usize = 64 * 1024 * 1024;
/// The most bytes of one cell: what a workbook's 32,767 characters can take.
const LONGEST_CELL: usize = 128 * 1024;

/// Where a cell's text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Span {
    from: u32,
    length: u32,
}

/// A row that is not blank: its number in the sheet and where its cells end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    number: u32,
    end: u32,
}

/// Rows that are not blank.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rows {
    text: String,
    cells: Vec<Span>,
    lines: Vec<Line>,
    /// How many rows at the beginning are passed over: those up to the head.
    passed: usize,
}

/// A row.
#[derive(Clone, Copy, Debug)]
pub struct Row<'a> {
    /// Its number in the sheet, from 1.
    pub number: u32,
    text: &'a str,
    cells: &'a [Span],
}

impl<'a> Row<'a> {
    /// A cell's text; empty where there is none.
    pub fn cell(self, column: usize) -> &'a str {
        self.cells.get(column).map_or("", |span| of(self.text, *span))
    }

    /// Its cells, trimmed; trailing empty ones are left out.
    pub fn cells(self) -> impl ExactSizeIterator<Item = &'a str> + use<'a> {
        self.cells.iter().map(move |span| of(self.text, *span))
    }

    /// How many cells it has.
    pub fn width(self) -> usize {
        self.cells.len()
    }
}

fn of(text: &str, span: Span) -> &str {
    let from = span.from as usize;
    text.get(from..from + span.length as usize).unwrap_or_default()
}

impl Rows {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.lines.len().saturating_sub(self.passed)
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// A row by its position.
    pub fn get(&self, at: usize) -> Option<Row<'_>> {
        let at = at + self.passed;
        let line = self.lines.get(at)?;
        let from = at.checked_sub(1).and_then(|before| self.lines.get(before)).map_or(0, |line| line.end);
        let cells = self.cells.get(from as usize..line.end as usize)?;
        Some(Row { number: line.number, text: &self.text, cells })
    }

    /// All of them, in order.
    pub fn iter(&self) -> impl DoubleEndedIterator<Item = Row<'_>> + ExactSizeIterator {
        (0..self.len()).map(|at| self.get(at).unwrap_or(Row { number: 0, text: "", cells: &[] }))
    }

    /// Passes over so many rows at the beginning.
    pub(super) fn pass(&mut self, count: usize) {
        self.passed = (self.passed + count).min(self.lines.len());
    }

    /// The first row whose number is not below this one.
    pub(super) fn position(&self, number: u32) -> usize {
        self.lines.get(self.passed..).unwrap_or_default().partition_point(|line| line.number < number)
    }

    /// Adds a cell to the row that is being read.
    pub(super) fn push(&mut self, number: u32, text: &str) -> Result<(), SheetError> {
        let row = number;
        let too_much = |of, most| Err(SheetError::TooMuch { of, most });
        if text.len() > LONGEST_CELL {
            return too_much(Bound::LengthOfCell { row }, LONGEST_CELL);
        }
        if self.begun() == MOST_COLUMNS {
            return too_much(Bound::Columns { row }, MOST_COLUMNS);
        }
        if self.cells.len() >= MOST_CELLS {
            return too_much(Bound::Cells { row }, MOST_CELLS);
        }
        if self.text.len() + text.len() > MOST_TEXT {
            return too_much(Bound::LengthOfTexts { row }, MOST_TEXT);
        }
        self.cells.push(Span { from: self.text.len() as u32, length: text.len() as u32 });
        self.text.push_str(text);
        Ok(())
    }

    /// Adds a cell of the row that is being read in its column; none may stand there or behind it yet.
    pub(super) fn put(&mut self, number: u32, column: usize, text: &str) -> Result<(), SheetError> {
        while self.begun() < column {
            self.push(number, "")?;
        }
        self.push(number, text)
    }

    /// How many cells the row that is being read has.
    pub(super) fn begun(&self) -> usize {
        self.cells.len() - self.lines.last().map_or(0, |line| line.end as usize)
    }

    /// Forgets the row that is being read.
    pub(super) fn forget(&mut self) {
        self.cells.truncate(self.lines.last().map_or(0, |line| line.end as usize));
    }

    /// Ends the row that is being read: it is kept where anything but empty cells is in it.
    pub(super) fn end(&mut self, number: u32) -> Result<(), SheetError> {
        while self.begun() > 0 && self.cells.last().is_some_and(|cell| cell.length == 0) {
            self.cells.pop();
        }
        if self.begun() == 0 {
            return Ok(());
        }
        if self.lines.len() == MOST_ROWS {
            return Err(SheetError::TooMuch { of: Bound::Rows { row: number }, most: MOST_ROWS });
        }
        self.lines.push(Line { number, end: self.cells.len() as u32 });
        Ok(())
    }

    /// Gives empty cells the text of others above them: row and column by position, and the row to take it from; in the
    /// order of rows and columns. What a bound leaves no room for stays empty; the answer is how many were filled.
    pub(super) fn fill(&mut self, wanted: &[(usize, usize, usize)]) -> usize {
        let span = |row: usize, column: usize| self.get(row).and_then(|row| row.cells.get(column).copied());
        let spans: Vec<Span> =
            wanted.iter().map(|(_, column, source)| span(*source, *column).unwrap_or_default()).collect();
        let mut cells: Vec<Span> = Vec::with_capacity(self.cells.len() + wanted.len());
        let (mut from, mut done, mut text) = (0, 0, self.text.len());
        for (at, line) in self.lines.iter_mut().enumerate() {
            let (begins, end) = (cells.len(), line.end as usize);
            cells.extend_from_slice(self.cells.get(from..end).unwrap_or_default());
            while let Some((row, column, _)) = wanted.get(done)
                && row + self.passed == at
                && let Some(span) = spans.get(done)
            {
                text += span.length as usize;
                let place = begins + column;
                let rest = self.cells.len() - end;
                if text > MOST_TEXT || cells.len().max(place + 1) + rest > MOST_CELLS {
                    break;
                }
                if cells.len() <= place {
                    cells.resize(place + 1, Span::default());
                }
                if let Some(cell) = cells.get_mut(place) {
                    *cell = *span;
                }
                done += 1;
            }
            (from, line.end) = (end, cells.len() as u32);
        }
        self.cells = cells;
        done
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn rows(all: &[&[&str]]) -> Rows {
        let mut rows = Rows::default();
        for (at, cells) in all.iter().enumerate() {
            for cell in *cells {
                rows.push(at as u32 + 1, cell).unwrap();
            }
            rows.end(at as u32 + 1).unwrap();
        }
        rows
    }

    fn told(rows: &Rows) -> Vec<(u32, Vec<&str>)> {
        rows.iter().map(|row| (row.number, row.cells().collect())).collect()
    }

    #[test]
    fn blank_rows_and_trailing_empty_cells_are_left_out() {
        let mut rows = rows(&[&["a", "", "b", ""], &["", ""], &[], &["é"]]);
        assert_eq!(told(&rows), [(1, vec!["a", "", "b"]), (4, vec!["é"])]);
        assert_eq!((rows.position(2), rows.get(1).unwrap().cell(7)), (1, ""));
        rows.pass(1);
        assert_eq!(told(&rows), [(4, vec!["é"])]);
    }

    #[test]
    fn cells_are_filled_from_above() {
        let mut rows = rows(&[&["head"], &["a", "x"], &["", "y"], &["z"], &["b"]]);
        rows.pass(1);
        assert_eq!(rows.fill(&[(1, 0, 0), (2, 3, 0), (3, 1, 0)]), 3);
        assert_eq!(
            told(&rows),
            [(2, vec!["a", "x"]), (3, vec!["a", "y"]), (4, vec!["z", "", "", ""]), (5, vec!["b", "x"])]
        );
    }

    #[test]
    fn what_is_too_much_is_told_with_its_row() {
        let mut rows = Rows::default();
        let long = "x".repeat(LONGEST_CELL);
        let refused = (0..).find_map(|_| rows.push(7, &long).and_then(|()| rows.end(7)).err()).unwrap();
        assert!(refused.to_string().starts_with("row 7: the length of all texts is more than the"), "{refused}");
        let mut rows = Rows::default();
        let refused = (1..).find_map(|number| rows.push(number, "x").and_then(|()| rows.end(number)).err());
        assert_eq!(refused, Some(SheetError::TooMuch { of: Bound::Rows { row: 150_001 }, most: MOST_ROWS }));
        assert!(rows.push(7, &"x".repeat(LONGEST_CELL + 1)).unwrap_err().to_string().contains("quotation mark"));
    }
}
