//! The head of a sheet: the row that names the columns, with a row of sub-heads below merged ones, and the cells of
//! merged areas filled.

use std::collections::BTreeSet;

use super::field::Field;
use super::map::Map;
use super::sheet::{Grid, Merged, Row, Sheet, SheetError};
use crate::base::visible;

/// The rows among which the head is looked for.
pub(super) const SEARCHED: usize = 25;
/// The most cells that are filled from merged areas.
const MOST_FILLED: usize = 1_000_000;

/// How many cells of a row are heads that the map names or that are recognised.
pub(super) fn recognised(row: &Row, map: &Map) -> usize {
    let cells = row.cells.iter().filter(|cell| !cell.is_empty());
    let known = cells.filter_map(|cell| match map.columns.get(cell.as_ref()) {
        Some(column) => Some(column.word()),
        None => Field::exactly(cell).map(Field::word),
    });
    known.collect::<BTreeSet<_>>().len()
}

/// The sheet of a file's rows.
pub(super) fn split(name: &str, mut grid: Grid, map: &Map) -> Result<Sheet, SheetError> {
    let first = grid.rows.first().ok_or(SheetError::Empty)?;
    let at = match map.head_row {
        Some(wanted) => grid.rows.iter().position(|row| row.number == wanted),
        None => {
            let scored = grid.rows.iter().take(SEARCHED).enumerate().rev();
            let best = scored.map(|(at, row)| (recognised(row, map), at)).max_by_key(|(score, _)| *score);
            best.filter(|(score, _)| *score > 0).map(|(_, at)| at)
        }
    };
    let Some(at) = at else {
        let heads = first.cells.iter().filter(|cell| !cell.is_empty()).take(12).map(|cell| short(cell));
        return Err(SheetError::NoHeads { row: first.number, heads: visible(&heads.collect::<Vec<_>>().join(", ")) });
    };
    let at = if below_groups(&grid, at) { at - 1 } else { at };
    let body = grid.rows.split_off(at + 1);
    let head = grid.rows.pop().unwrap_or_default();
    let (heads, below) = with_sub_heads(&head, &body, &grid.merged);
    let head_row = if below { body.first().map_or(head.number, |row| row.number) } else { head.number };
    let mut rows: Vec<Row> = body.into_iter().skip(usize::from(below)).collect();
    let merged = fill(&mut rows, &grid.merged, head_row, &mut grid.notes);
    let width = rows.iter().map(|row| row.cells.len()).chain([heads.len()]).max().unwrap_or(0);
    Ok(Sheet {
        name: name.to_owned(),
        worksheet: grid.worksheet,
        read_as: grid.read_as,
        head_row,
        columns: distinct(&heads, width),
        rows,
        merged,
        notes: grid.notes,
    })
}

fn short(text: &str) -> String {
    const LONGEST: usize = 40;
    if text.chars().count() <= LONGEST { text.to_owned() } else { text.chars().take(LONGEST).chain(['…']).collect() }
}

/// True where the row above names groups of the columns that this one names.
fn below_groups(grid: &Grid, at: usize) -> bool {
    let (Some(above), Some(sub)) = (at.checked_sub(1).and_then(|above| grid.rows.get(above)), grid.rows.get(at)) else {
        return false;
    };
    let named = above.cells.iter().filter(|cell| !cell.is_empty()).count();
    named > 1 && with_sub_heads(above, std::slice::from_ref(sub), &grid.merged).1
}

/// The heads, each with its sub-head (or that alone, where it says enough) where the row below is one: below heads that are merged sideways every cell is a word
/// and no number, and below the others is nothing.
fn with_sub_heads(head: &Row, body: &[Row], merged: &[Merged]) -> (Vec<String>, bool) {
    let mut heads: Vec<String> = head.cells.iter().map(ToString::to_string).collect();
    let across = |column: usize| {
        let area = merged.iter().find(|m| m.rows.0 == head.number && (m.columns.0..=m.columns.1).contains(&column));
        area.filter(|m| m.columns.1 > m.columns.0)
    };
    let Some(sub) = body.first().filter(|row| row.number == head.number + 1) else { return (heads, false) };
    let below_merged: Vec<usize> = (0..sub.cells.len()).filter(|column| across(*column).is_some()).collect();
    let words = below_merged.iter().filter(|column| !sub.cell(**column).is_empty());
    let only_words = words.clone().all(|column| !sub.cell(*column).starts_with(|c: char| c.is_ascii_digit()));
    let others_empty = (0..sub.cells.len()).all(|column| across(column).is_some() || sub.cell(column).is_empty());
    if words.count() < 2 || !only_words || !others_empty {
        return (heads, false);
    }
    for column in below_merged {
        let group = across(column).map_or("", |area| head.cell(area.columns.0));
        let alone = sub.cell(column);
        let text = if Field::exactly(alone).is_some() {
            alone.to_owned()
        } else {
            format!("{group} {alone}").trim().to_owned()
        };
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
fn fill(rows: &mut [Row], merged: &[Merged], head_row: u32, notes: &mut Vec<String>) -> BTreeSet<(u32, usize)> {
    let (mut filled, mut steps) = (BTreeSet::new(), 0);
    for area in merged.iter().filter(|area| area.rows.0 > head_row && area.rows.1 > area.rows.0) {
        let column = area.columns.0;
        let start = rows.partition_point(|row| row.number < area.rows.0);
        let Some(value) = rows.get(start).filter(|row| row.number == area.rows.0).map(|row| row.cell(column)) else {
            continue;
        };
        let value: Box<str> = value.into();
        if value.is_empty() {
            continue;
        }
        for row in rows.iter_mut().skip(start + 1).take_while(|row| row.number <= area.rows.1) {
            steps += column + 1;
            if steps > MOST_FILLED {
                notes.push("too many merged cells: the last of them are not filled".to_owned());
                return filled;
            }
            if row.cells.len() <= column {
                row.cells.resize(column + 1, Box::default());
            }
            if let Some(place) = row.cells.get_mut(column) {
                place.clone_from(&value);
                filled.insert((row.number, column));
            }
        }
    }
    filled
}

/// A name for each column: its head, with a number where it is not the first of that head.
fn distinct(heads: &[String], width: usize) -> Vec<String> {
    let mut seen = BTreeSet::new();
    (0..width)
        .map(|column| {
            let head = heads.get(column).map(|head| head.split_whitespace().collect::<Vec<_>>().join(" "));
            let head = head.filter(|head| !head.is_empty()).unwrap_or_else(|| format!("Column {}", column + 1));
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
