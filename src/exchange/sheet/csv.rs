//! CSV: bytes to text in whatever encoding, the separator, and the records between them.
//!
//! Records are taken apart here and not by the `csv` crate, for two things that it does not tell: the number that a
//! spreadsheet gives a row (it counts neither blank lines nor lines within quotes), and a quotation mark that is never
//! closed, which would swallow the rest of the sheet into one cell without a word.

use std::borrow::Cow;

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use super::error::{SheetError, SheetNote};
use super::grid::{Grid, Progress};
use super::head;
use super::layout::{Heads, Layout};
use super::rows::Rows;
use super::tidy::tidy;

/// What may stand between cells.
const SEPARATORS: [(u8, &str); 4] = [(b',', "commas"), (b';', "semicolons"), (b'\t', "tabs"), (b'|', "bars")];
/// How much of the text the separator is told from.
const SAMPLE: usize = 64 * 1024;

/// Reads the bytes.
pub(super) fn read(bytes: &[u8], layout: &Layout, heads: &dyn Heads, progress: Progress) -> Result<Grid, SheetError> {
    let (text, encoding, broken) = decode(bytes);
    let mut grid = Grid::default();
    if broken {
        grid.notes.push(SheetNote::Broken(encoding.name()));
    }
    let text = &*text;
    let stated = text.strip_prefix("sep=").and_then(|rest| rest.bytes().next());
    let separator = layout.separator().or(stated.filter(u8::is_ascii)).unwrap_or_else(|| separator(text, heads));
    records(text, separator, &mut grid.rows, &mut |rows, number, at| {
        if number % 4096 == 0 && !progress(at as f32 / text.len().max(1) as f32) {
            return Err(SheetError::Cancelled);
        }
        if number == 1 && stated.is_some() {
            rows.forget();
            return Ok(());
        }
        rows.end(number)
    })?;
    let named = SEPARATORS.iter().find(|(byte, _)| *byte == separator);
    grid.read_as =
        format!("{}, separated by {}", encoding.name(), named.map_or("the map's separator", |(_, name)| name));
    Ok(grid)
}

/// The text, its encoding, and whether some of it is none.
fn decode(bytes: &[u8]) -> (Cow<'_, str>, &'static Encoding, bool) {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None => guessed(bytes),
    };
    let (text, broken) = encoding.decode_with_bom_removal(bytes);
    (text, encoding, broken)
}

fn guessed(bytes: &[u8]) -> &'static Encoding {
    let sample = bytes.get(..SAMPLE).unwrap_or(bytes);
    let zeros = |from: usize| sample.iter().skip(from).step_by(2).filter(|byte| **byte == 0).count();
    // Latin letters in UTF-16 have a zero for every second byte.
    if zeros(1) * 4 > sample.len() {
        return UTF_16LE;
    }
    if zeros(0) * 4 > sample.len() {
        return UTF_16BE;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(bytes, true);
    detector.guess(None, Utf8Detection::Deny)
}

/// The separator by which the most heads are recognised and the most rows have one width.
fn separator(text: &str, known: &dyn Heads) -> u8 {
    let end = (0..=SAMPLE.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or(0);
    let sample = text.get(..end).unwrap_or(text);
    let score = |separator: u8| {
        let mut rows = Rows::default();
        // The sample may end within quotes, and it may not fit at all with this separator.
        let enough = records(sample, separator, &mut rows, &mut |rows, number, _| {
            rows.end(number)?;
            if rows.len() < 50 { Ok(()) } else { Err(SheetError::Cancelled) }
        });
        drop(enough);
        let best = rows.iter().take(head::SEARCHED).map(|row| (head::recognised(row, known), row.width())).max();
        let (heads, width) = best.unwrap_or((0, 0));
        let wide = rows.iter().filter(|row| row.width() > 1 && row.width() == width).count();
        (heads, wide, if wide > 0 { width } else { 0 })
    };
    // Of equals the first: a comma.
    let scored = SEPARATORS.iter().rev().map(|(byte, _)| (score(*byte), *byte));
    scored.max_by_key(|(score, _)| *score).map_or(b',', |(_, byte)| byte)
}

/// Called when a record is read: its number from 1, and where the text goes on.
type Each<'a> = &'a mut dyn FnMut(&mut Rows, u32, usize) -> Result<(), SheetError>;

/// Takes records apart into rows. A record that is blank is counted, too.
fn records(text: &str, separator: u8, rows: &mut Rows, each: Each) -> Result<(), SheetError> {
    let bytes = text.as_bytes();
    let (mut at, mut number) = (0, 0u32);
    while at < bytes.len() {
        number = number.saturating_add(1);
        loop {
            let (cell, end) = cell(text, at, separator).ok_or(SheetError::OpenQuote(number))?;
            rows.push(number, &tidy(&cell))?;
            at = end + 1;
            match bytes.get(end) {
                Some(byte) if *byte == separator => {}
                Some(b'\r') if bytes.get(at) == Some(&b'\n') => {
                    at += 1;
                    break;
                }
                _ => break,
            }
        }
        each(rows, number, at)?;
    }
    Ok(())
}

/// The cell that begins here and the place behind it; nothing when its quotation has no end.
fn cell(text: &str, at: usize, separator: u8) -> Option<(Cow<'_, str>, usize)> {
    let rest = text.get(at..).unwrap_or_default();
    let plain_end = |from: usize| {
        let after = rest.as_bytes().get(from..).unwrap_or_default();
        memchr::memchr3(separator, b'\n', b'\r', after).map_or(rest.len(), |found| from + found)
    };
    let lead = rest.len() - rest.trim_start_matches(' ').len();
    let Some(quoted) = rest.get(lead..).and_then(|rest| rest.strip_prefix('"')) else {
        let end = plain_end(0);
        return Some((Cow::Borrowed(rest.get(..end).unwrap_or_default()), at + end));
    };
    let mut value = String::new();
    let (mut from, mut found) = (0, memchr::memchr_iter(b'"', quoted.as_bytes()));
    loop {
        let quote = found.next()?;
        value.push_str(quoted.get(from..quote).unwrap_or_default());
        if quoted.as_bytes().get(quote + 1) == Some(&b'"') {
            value.push('"');
            from = found.next()? + 1;
            continue;
        }
        // What stands between the closing mark and the separator belongs to the cell.
        let behind = lead + 1 + quote + 1;
        let end = plain_end(behind);
        value.push_str(rest.get(behind..end).unwrap_or_default());
        return Some((Cow::Owned(value), at + end));
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn rows(text: &str, separator: u8) -> Vec<(u32, Vec<String>)> {
        let mut rows = Rows::default();
        records(text, separator, &mut rows, &mut |rows, number, _| rows.end(number)).unwrap();
        rows.iter().map(|row| (row.number, row.cells().map(str::to_owned).collect())).collect()
    }

    #[test]
    fn records_are_counted_as_a_spreadsheet_counts_rows() {
        let text = "a,b\r\n\r\n\"line\nbreak\",\"say \"\"x\"\"\"\n c , 5\" gun\r\"q\" r,";
        let expected =
            [(1, vec!["a", "b"]), (3, vec!["line\nbreak", "say \"x\""]), (4, vec!["c", "5\" gun"]), (5, vec!["q r"])];
        let found = rows(text, b',');
        assert_eq!(found.len(), expected.len());
        for ((number, cells), (wanted, texts)) in found.iter().zip(expected) {
            assert_eq!((number, cells.iter().map(String::as_str).collect::<Vec<_>>()), (&wanted, texts));
        }
    }

    #[test]
    fn a_quotation_without_an_end_is_told_with_its_row() {
        let all = records("a,b\nc,\"d\ne,f\n", b',', &mut Rows::default(), &mut |_, _, _| Ok(()));
        assert_eq!(all, Err(SheetError::OpenQuote(2)));
    }
}
