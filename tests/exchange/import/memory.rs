//! Sheets made to exhaust the memory: the whole command stays within a bound, or says in one line why it does not read
//! the sheet.
#![cfg(target_os = "linux")]

use std::fmt::Write;
use std::fs;
use std::process::{Command, Output, Stdio};

use muster::store::{FileKind, to_bytes};

use super::plan;
use super::workbooks::{sheet_part, simple, with_part};

/// The most that the command may take, in KiB of address space: 640 MiB, of which 512 MiB are the promise for memory that
/// is used, and the rest is room that is asked for and not touched.
const MOST: u32 = 640 * 1024;

/// The command under the bound; an allocation beyond it would end it with another status than those of the program.
fn import(bytes: &[u8], name: &str) -> Output {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    fs::write(at(name), bytes).unwrap();
    fs::write(at("plan.muster"), to_bytes(FileKind::Plan, &plan())).unwrap();
    let script = format!("ulimit -v {MOST}; exec \"$0\" import \"$1\" --into \"$2\" -o \"$3\" --report \"$4\"");
    let arguments = [at(name), at("plan.muster"), at("out.muster"), at("report.json")];
    let program = env!("CARGO_BIN_EXE_muster");
    Command::new("sh").args(["-c", &script, program]).args(arguments).stdin(Stdio::null()).output().unwrap()
}

fn refused(bytes: &[u8], name: &str, why: &str) {
    let output = import(bytes, name);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert_eq!(output.status.code(), Some(3), "{errors}");
    assert!(errors.lines().count() == 1 && errors.contains(why), "{errors}");
}

const SHEET: &str = "xl/worksheets/sheet1.xml";
const STRINGS: &str = "xl/sharedStrings.xml";
const HEADS: &str = "<row r=\"1\"><c t=\"str\"><v>Nation</v></c><c t=\"str\"><v>Title</v></c></row>";

fn rows(count: usize, row: &str) -> Vec<u8> {
    let rows: String = (2..count + 2).fold(HEADS.to_owned(), |mut all, number| {
        write!(all, "<row r=\"{number}\">{row}</row>").unwrap();
        all
    });
    sheet_part(&rows)
}

#[test]
fn a_long_shared_string_counts_as_often_as_it_is_used() {
    let text = "L".repeat(32_000);
    let strings = format!("<sst><si><t>{text}</t></si></sst>");
    let book = with_part(&simple(), SHEET, &rows(60_000, "<c t=\"s\"><v>0</v></c><c t=\"s\"><v>0</v></c>"));
    let book = with_part(&book, STRINGS, strings.as_bytes());
    assert!(book.len() < 400_000, "{}", book.len());
    refused(&book, "s.xlsx", "the length of all texts");
}

#[test]
fn a_million_rows_of_one_cell_are_not_read() {
    let book = with_part(&simple(), SHEET, &rows(400_000, "<c><v>1</v></c>"));
    refused(&book, "s.xlsx", "row 150001: the count of rows is more than the 150000");
    let mut text = "nation,title\n".to_owned();
    text.push_str(&"x\n".repeat(1_000_000));
    refused(text.as_bytes(), "s.csv", "row 150001: the count of rows");
}

#[test]
fn a_long_merged_cell_is_filled_as_far_as_there_is_room() {
    let text = "M".repeat(30_000);
    let heads =
        "<row r=\"1\"><c t=\"str\"><v>Nation</v></c><c t=\"str\"><v>Title</v></c><c t=\"str\"><v>Note</v></c></row>";
    let first = format!(
        "<row r=\"2\"><c t=\"str\"><v>FRA</v></c><c t=\"str\"><v>A</v></c><c t=\"str\"><v>{text}</v></c></row>"
    );
    let others: String = (3..50_000).fold(String::new(), |mut all, number| {
        write!(all, "<row r=\"{number}\"><c t=\"str\"><v>FRA</v></c><c t=\"str\"><v>{number}</v></c></row>").unwrap();
        all
    });
    let part = String::from_utf8(sheet_part(&format!("{heads}{first}{others}"))).unwrap();
    let part = part.replace("</worksheet>", "<mergeCells><mergeCell ref=\"C2:C50000\"/></mergeCells></worksheet>");
    let output = import(&with_part(&simple(), SHEET, part.as_bytes()), "s.xlsx");
    assert_eq!(output.status.code(), Some(1), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).contains("too many merged cells"));
}

#[test]
fn long_heads_of_many_columns_do_not_multiply() {
    let mut text = "nation,title,capability,quantity".to_owned();
    for column in 0..900 {
        write!(text, ",head {column} {}", "h".repeat(30_000)).unwrap();
    }
    for row in 0..500 {
        write!(text, "\nFRA,{row},land.inf,1{}", ",x".repeat(900)).unwrap();
    }
    let output = import(text.as_bytes(), "s.csv");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
}

#[test]
fn a_hundred_thousand_rows_of_twenty_columns_are_taken() {
    let mut text = "id,nation,title,capability,quantity,status,note".to_owned();
    for column in 0..13 {
        write!(text, ",column {column}").unwrap();
    }
    for row in 0..100_000 {
        write!(text, "\nX-{row},FRA,Pledge number {row},land.inf,2,offered,a note{}", ",value".repeat(13)).unwrap();
    }
    let output = import(text.as_bytes(), "s.csv");
    assert_eq!(output.status.code(), Some(0), "{}", String::from_utf8_lossy(&output.stderr));
    assert!(String::from_utf8_lossy(&output.stdout).starts_with("s.csv: 100000 rows: 100000 added"));
}
