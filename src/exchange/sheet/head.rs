//! The head of a sheet: the row that names the columns, with a row of sub-heads below merged ones, and the cells of
//! merged areas filled.

use std::collections::BTreeSet;

use super::error::{SheetError, SheetNote};
use super::grid::{Grid, Merged};
use super::layout::{Heads, Layout};
use super::rows::{Row, Rows};
use super::table::Sheet;

/// The rows among which the head is looked for.
pub(super) const SEARCHED: usize = 25;
/// The most cells that are filled from merged areas.
const MOST_FILLED: usize = 200_000;
/// The most characters of a head; the rest of it is left out.
const LONGEST_HEAD: usize = 60;

/// How many columns the heads in a row name.
pub(super) fn recognised(row: Row, heads: &dyn Heads) -> usize {
    let known = row.cells().filter(|cell| !cell.is_empty()).filter_map(|cell| heads.column(cell));
    known.collect::<BTreeSet<_>>().len()
}

/// True for a row that names columns and holds no values: most of its cells are heads that are recognised.
pub(super) fn names_columns(row: Row, heads: &dyn Heads) -> bool {
    let filled = row.cells().filter(|cell| !cell.is_empty()).count();
    recognised(row, heads) * 2 > filled
}

/// The sheet of a file's rows. Where no head is recognised, the first row with two cells or more is taken as one, and a
/// note says so: a person may know better what the columns are.
pub(super) fn split(name: &str, mut grid: Grid, layout: &Layout, known: &dyn Heads) -> Result<Sheet, SheetError> {
    if grid.rows.is_empty() {
        return Err(SheetError::Empty);
    }
    let rows = &grid.rows;
    let mut head_known = true;
    let found = match layout.head_row {
        Some(0) => None,
        Some(wanted) => {
            let at = rows.position(wanted);
            let there = rows.get(at).is_some_and(|row| row.number == wanted);
            Some(there.then_some(at).ok_or(SheetError::NoHeadRow(wanted))?)
        }
        None => {
            let scored = rows.iter().take(SEARCHED).enumerate().map(|(at, row)| (recognised(row, known), at)).rev();
            match scored.max_by_key(|(score, _)| *score).filter(|(score, _)| *score > 0) {
                Some((_, at)) => Some(at),
                None => {
                    let at = rows.iter().take(SEARCHED).position(|row| row.width() > 1).unwrap_or(0);
                    let number = rows.get(at).map_or(1, |row| row.number);
                    head_known = false;
                    grid.notes.push(SheetNote::HeadNotKnown(number));
                    Some(at)
                }
            }
        }
    };
    let (mut heads, mut head_row) = (Vec::new(), 0);
    if let Some(at) = found {
        let guessed = layout.head_row.is_none();
        let at = if guessed && below_groups(&grid, at, known) { at - 1 } else { at };
        head_row = grid.rows.get(at).map_or(0, |row| row.number);
        let below;
        (heads, below) = with_sub_heads(&grid, at, known);
        grid.rows.pass(at + 1);
        if let Some(sub) = grid.rows.get(0).filter(|_| below) {
            head_row = sub.number;
            grid.rows.pass(1);
        }
    }
    let merged = fill(&mut grid.rows, &grid.merged, head_row, &mut grid.notes);
    let width = grid.rows.iter().map(Row::width).chain([heads.len()]).max().unwrap_or(0);
    Ok(Sheet {
        name: name.to_owned(),
        worksheet: grid.worksheet,
        worksheets: grid.worksheets,
        read_as: grid.read_as,
        head_row,
        columns: distinct(&heads, width),
        rows: grid.rows,
        head_known,
        merged,
        notes: grid.notes,
    })
}

/// True where the row above names groups of the columns that this one names.
fn below_groups(grid: &Grid, at: usize, known: &dyn Heads) -> bool {
    let Some(above) = at.checked_sub(1) else { return false };
    let named = grid.rows.get(above).map_or(0, |row| row.cells().filter(|cell| !cell.is_empty()).count());
    named > 1 && with_sub_heads(grid, above, known).1
}

/// The heads in a row, each with its sub-head (or that alone, where it says enough) where the row below is one: below
/// heads that are merged sideways every cell is a word and no number, and below the others is nothing.
fn with_sub_heads(grid: &Grid, at: usize, known: &dyn Heads) -> (Vec<String>, bool) {
    let Some(head) = grid.rows.get(at) else { return (Vec::new(), false) };
    let mut heads: Vec<String> = head.cells().map(str::to_owned).collect();
    let across = |column: usize| {
        let merged = &grid.merged;
        let area = merged.iter().find(|m| m.rows.0 == head.number && (m.columns.0..=m.columns.1).contains(&column));
        area.filter(|m| m.columns.1 > m.columns.0)
    };
    let Some(sub) = grid.rows.get(at + 1).filter(|row| row.number == head.number + 1) else { return (heads, false) };
    let below_merged: Vec<usize> = (0..sub.width()).filter(|column| across(*column).is_some()).collect();
    let words = below_merged.iter().filter(|column| !sub.cell(**column).is_empty());
    let only_words = words.clone().all(|column| !sub.cell(*column).starts_with(|c: char| c.is_ascii_digit()));
    let others_empty = (0..sub.width()).all(|column| across(column).is_some() || sub.cell(column).is_empty());
    if words.count() < 2 || !only_words || !others_empty {
        return (heads, false);
    }
    for column in below_merged {
        let group = across(column).map_or("", |area| head.cell(area.columns.0));
        let alone = sub.cell(column);
        let text = if known.is_usual(alone) { alone.to_owned() } else { format!("{group} {alone}").trim().to_owned() };
        if heads.len() <= column {
            heads.resize(column + 1, String::new());
        }
        if let Some(place) = heads.get_mut(column) {
            *place = text;
        }
    }
    (heads, true)
}

/// Fills the cells of areas that are merged downwards with the value of the topmost, and says which they are.
fn fill(rows: &mut Rows, merged: &[Merged], head_row: u32, notes: &mut Vec<SheetNote>) -> BTreeSet<(u32, usize)> {
    let mut wanted = Vec::new();
    let mut all = true;
    for area in merged.iter().filter(|area| area.rows.0 > head_row && area.rows.1 > area.rows.0) {
        let (column, start) = (area.columns.0, rows.position(area.rows.0));
        let Some(first) = rows.get(start).filter(|row| row.number == area.rows.0) else { continue };
        if first.cell(column).is_empty() {
            continue;
        }
        let end = rows.position(area.rows.1.saturating_add(1));
        let room = MOST_FILLED - wanted.len();
        all &= end - start <= room;
        wanted.extend((start + 1..end).take(room).map(|at| (at, column, start)));
    }
    wanted.sort_unstable();
    wanted.dedup_by_key(|(row, column, _)| (*row, *column));
    let filled = rows.fill(&wanted);
    if filled < wanted.len() || !all {
        notes.push(SheetNote::MergedCells);
    }
    let cells = wanted.iter().take(filled);
    cells.filter_map(|(at, column, _)| rows.get(*at).map(|row| (row.number, *column))).collect()
}

/// The name of a column that has no head.
pub fn column_name(at: usize) -> String {
    format!("Column {}", at + 1)
}

/// A name for each column: its head, with a number where it is not the first of that head.
fn distinct(heads: &[String], width: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    (0..width)
        .map(|column| {
            let words = |head: &String| head.split_whitespace().collect::<Vec<_>>().join(" ");
            let head = heads.get(column).map(|head| words(head).chars().take(LONGEST_HEAD).collect::<String>());
            let head = head.filter(|head| !head.is_empty()).unwrap_or_else(|| column_name(column));
            let mut name = head.clone();
            let mut count = 1;
            while !seen.insert(name.clone()) {
                count += 1;
                name = format!("{head} ({count})");
            }
            name
        })
        .collect()
}
