//! XLSX: values, dates and merged cells; and workbooks that are not what they seem.

use std::io::{Cursor, Write};

use muster::exchange::pledges::{Map, Note, Outcome};
use muster::exchange::sheet::SheetError;
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Workbook};
use serde_json::json;
use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use super::{import_by, import_into, outcomes, plan, pledge, read, taken};

pub fn simple() -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    for (column, head) in ["Nation", "Title", "Capability", "Quantity"].iter().enumerate() {
        sheet.write(0, column as u16, *head).unwrap();
    }
    for (column, text) in ["France", "New", "land.inf"].iter().enumerate() {
        sheet.write(1, column as u16, *text).unwrap();
    }
    sheet.write(1, 3, 2).unwrap();
    book.save_to_buffer().unwrap()
}

/// The workbook with a part put in, in place of one of its name if there is one.
pub fn with_part(bytes: &[u8], name: &str, content: &[u8]) -> Vec<u8> {
    let mut from = ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut to = ZipWriter::new(Cursor::new(Vec::new()));
    for index in 0..from.len() {
        let part = from.by_index_raw(index).unwrap();
        if part.name().unwrap() != name {
            to.raw_copy_file(part).unwrap();
        }
    }
    to.start_file(name, SimpleFileOptions::default()).unwrap();
    to.write_all(content).unwrap();
    to.finish().unwrap().into_inner()
}

pub fn sheet_part(rows: &str) -> Vec<u8> {
    format!("<?xml version=\"1.0\"?><worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><sheetData>{rows}</sheetData></worksheet>").into_bytes()
}

#[test]
fn values_dates_formulas_and_blank_rows_are_read_as_they_show() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("dd/mm/yyyy");
    sheet.write(0, 0, "Spring returns").unwrap();
    let heads =
        ["Country", "Title", "Kind", "Qty", "People", "Notice (days)", "Valid until", "Likelihood", "Illustrative"];
    for (column, head) in heads.iter().enumerate() {
        sheet.write(2, column as u16, *head).unwrap();
    }
    sheet.write(4, 0, "FR").unwrap();
    sheet.write(4, 1, "Dated").unwrap();
    sheet.write(4, 2, "Fighter aircraft").unwrap();
    sheet.write_formula(4, 3, Formula::new("=2*6").set_result("12")).unwrap();
    sheet.write(4, 4, 250.0).unwrap();
    sheet.write(4, 5, 10).unwrap();
    sheet.write_with_format(4, 6, ExcelDateTime::from_ymd(2025, 12, 31).unwrap(), &date).unwrap();
    sheet.write(4, 7, 0.1 + 0.2).unwrap();
    sheet.write(4, 8, true).unwrap();
    let import = import_into(&plan(), &book.save_to_buffer().unwrap());
    assert_eq!(outcomes(&import), [(5, Outcome::Added)], "{:?}", import.rows);
    let made = pledge(&taken(&plan(), &import), "FRA-02");
    let expected = [
        ("quantity", json!(12)),
        ("personnel", json!(250)),
        ("notice_days", json!(10)),
        ("valid_until", json!("2025-12-31")),
        ("likelihood", json!("0.3")),
        ("illustrative", json!(true)),
    ];
    for (field, value) in expected {
        assert_eq!(made[field], value, "{field}");
    }
    assert_eq!(import.rows[0].notes, [Note::NoStatus]);
}

#[test]
fn merged_heads_and_merged_cells_stand_for_each_of_theirs() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    sheet.merge_range(0, 0, 1, 0, "Nation", &plain).unwrap();
    sheet.merge_range(0, 1, 0, 2, "Contribution", &plain).unwrap();
    sheet.write(1, 1, "Title").unwrap();
    sheet.write(1, 2, "Capability").unwrap();
    sheet.merge_range(0, 3, 0, 4, "Size", &plain).unwrap();
    sheet.write(1, 3, "Quantity").unwrap();
    sheet.write(1, 4, "Personnel").unwrap();
    sheet.merge_range(2, 0, 4, 0, "France", &plain).unwrap();
    for (row, title) in [(2, "One"), (3, "Two"), (4, "Three")] {
        sheet.write(row, 1, title).unwrap();
        sheet.write(row, 2, "land.inf").unwrap();
    }
    sheet.write(2, 3, 1).unwrap();
    sheet.merge_range(3, 3, 4, 3, "", &plain).unwrap();
    sheet.write(3, 3, 2).unwrap();
    sheet.merge_range(2, 4, 3, 4, "", &plain).unwrap();
    sheet.write(2, 4, 900).unwrap();
    let import = import_into(&plan(), &book.save_to_buffer().unwrap());
    let heads: Vec<&str> = import.columns.iter().map(|(head, _)| head.as_str()).collect();
    assert_eq!(heads, ["Nation", "Title", "Capability", "Quantity", "Personnel"]);
    assert_eq!(
        outcomes(&import),
        [(3, Outcome::Added), (4, Outcome::Added), (5, Outcome::Unreadable)],
        "{:?}",
        import.rows
    );
    let after = taken(&plan(), &import);
    assert_eq!(pledge(&after, "FRA-02")["personnel"], 900);
    // A figure of two rows is not counted twice.
    assert_eq!(pledge(&after, "FRA-03")["personnel"], json!(null));
    assert!(import.rows[2].reason.as_ref().unwrap().to_string().contains("one with a cell above"));
}

#[test]
fn the_first_sheet_that_is_shown_is_read_or_the_one_that_the_map_names() {
    let mut book = Workbook::new();
    book.add_worksheet().set_name("Old").unwrap().set_hidden(true).write(0, 0, "x").unwrap();
    for (name, title) in [("Pledges", "A"), ("More", "B")] {
        let sheet = book.add_worksheet().set_name(name).unwrap();
        for (column, (head, text)) in
            [("Nation", "FRA"), ("Title", title), ("Capability", "land.inf"), ("Quantity", "1")].iter().enumerate()
        {
            sheet.write(0, column as u16, *head).unwrap().write(1, column as u16, *text).unwrap();
        }
        if name == "Pledges" {
            sheet.set_active(true);
        }
    }
    let bytes = book.save_to_buffer().unwrap();
    let first = import_into(&plan(), &bytes);
    assert_eq!(first.rows[0].pledge().unwrap().title, "A");
    assert!(first.notes[0].to_string().contains("Pledges"), "{:?}", first.notes);
    let map = |name: &str| Map { worksheet: Some(name.to_owned()), ..Map::default() };
    assert_eq!(import_by(&plan(), &bytes, &map("More")).rows[0].pledge().unwrap().title, "B");
    let missing = muster::exchange::pledges::read_sheet(&bytes, "s", &map("None"), &|_| true).unwrap_err();
    assert_eq!(missing.to_string(), "there is no worksheet \"None\"; there is: Old, Pledges, More");
}

fn refused(bytes: &[u8]) -> String {
    read(bytes).unwrap_err().to_string()
}

#[test]
fn a_zip_bomb_is_refused_before_it_is_unpacked() {
    let bomb = with_part(
        &simple(),
        "xl/worksheets/sheet1.xml",
        format!("<row>{}</row>", " ".repeat(400_000)).repeat(100).as_bytes(),
    );
    assert!(bomb.len() < 200_000, "{}", bomb.len());
    assert!(refused(&bomb).contains("zip bomb"), "{}", refused(&bomb));
    let text = format!("<a>{}</a>", "x".repeat(1024 * 1024));
    assert!(refused(&with_part(&simple(), "xl/sharedStrings.xml", text.as_bytes())).contains("longer texts"));
    let strings = format!("<sst>{}</sst>", "<si/>".repeat(5_000_000));
    assert!(refused(&with_part(&simple(), "xl/sharedStrings.xml", strings.as_bytes())).contains("sharedStrings"));
}

#[test]
fn macros_document_types_and_entities_are_refused() {
    assert!(refused(&with_part(&simple(), "xl/vbaProject.bin", b"x")).contains("macros"));
    let entity = b"<?xml version=\"1.0\"?><!DOCTYPE x [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;\">]><worksheet/>";
    assert!(refused(&with_part(&simple(), "xl/worksheets/sheet1.xml", entity)).contains("entities"));
    let external = b"<!DOCTYPE x SYSTEM \"file:///etc/passwd\"><sst/>";
    assert!(refused(&with_part(&simple(), "xl/sharedStrings.xml", external)).contains("document type"));
    let wide = format!("<sst uniqueCount=\"{}\"><si/></sst>", u64::MAX);
    assert!(refused(&with_part(&simple(), "xl/sharedStrings.xml", wide.as_bytes())).contains("sharedStrings"));
    let bare: Vec<u8> = "<?xml version='1.0'?><!DOCTYPE x>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&with_part(&simple(), "xl/worksheets/sheet1.xml", &bare)).contains("UTF-16"));
    let utf16: Vec<u8> = "\u{feff}<!DOCTYPE x>".encode_utf16().flat_map(u16::to_le_bytes).collect();
    assert!(refused(&with_part(&simple(), "xl/styles.xml", &utf16)).contains("UTF-16"));
    assert!(refused(&with_part(&simple(), "../evil.xml", b"<a/>")).contains("leads out"));
}

#[test]
fn a_sheet_that_hides_as_a_picture_is_not_opened() {
    let hidden = with_part(&simple(), "xl/media/a.png", &sheet_part("<row><c t=\"str\"><v>Nation</v></c></row>"));
    assert_eq!(read(&hidden).unwrap().rows.len(), 1);
    let links = b"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"><Relationship Id=\"rId1\" \
        Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet\" Target=\"media/a.png\"/></Relationships>";
    assert!(refused(&with_part(&hidden, "xl/_rels/workbook.xml.rels", links)).contains("cannot be read"));
}

#[test]
fn external_links_are_not_followed_and_that_is_said() {
    let linked = with_part(&simple(), "xl/externalLinks/externalLink1.xml", b"<externalLink/>");
    let import = import_into(&plan(), &linked);
    assert_eq!(outcomes(&import), [(2, Outcome::Added)]);
    assert!(import.notes[0].to_string().contains("no link is followed"));
}

#[test]
fn cells_in_far_corners_take_no_memory_and_damage_is_told() {
    let far = sheet_part(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Nation</v></c></row><row r=\"1048576\"><c r=\"XFD1048576\"><v>1</v></c></row>",
    );
    assert!(matches!(read(&with_part(&simple(), "xl/worksheets/sheet1.xml", &far)), Err(SheetError::TooMuch { .. })));
    let sparse = sheet_part(
        "<row r=\"1\"><c r=\"A1\" t=\"str\"><v>Nation</v></c></row><row r=\"1048576\"><c r=\"A1048576\" t=\"str\"><v>FRA</v></c></row>",
    );
    let sheet = read(&with_part(&simple(), "xl/worksheets/sheet1.xml", &sparse)).unwrap();
    assert_eq!(sheet.rows.get(0).unwrap().number, 1_048_576);
    for damaged in [
        &b"<worksheet><sheetData><row><c"[..],
        b"",
        b"<worksheet><sheetData><row><c r=\"ZZZZZZ9\"/></row></sheetData></worksheet>",
    ] {
        assert!(read(&with_part(&simple(), "xl/worksheets/sheet1.xml", damaged)).is_err());
    }
    let whole = simple();
    for cut in (0..whole.len()).step_by(whole.len() / 40) {
        assert!(read(&whole[..cut]).is_err(), "{cut}");
    }
    let mut other = ZipWriter::new(Cursor::new(Vec::new()));
    other.start_file("a.txt", SimpleFileOptions::default()).unwrap();
    assert!(refused(&other.finish().unwrap().into_inner()).contains("without a workbook"));
}

#[test]
fn a_flipped_byte_is_told_or_harmless_and_never_a_panic() {
    let whole = simple();
    for at in (0..whole.len()).step_by(3) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        drop(read(&flipped));
    }
}

#[test]
fn other_kinds_of_workbooks_are_told_by_their_names() {
    let archive = |parts: &[(&str, &[u8])]| {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        for (name, content) in parts {
            zip.start_file(*name, SimpleFileOptions::default()).unwrap();
            zip.write_all(content).unwrap();
        }
        zip.finish().unwrap().into_inner()
    };
    assert!(refused(&archive(&[("mimetype", b"application/vnd.oasis")])).contains(".ods"));
    assert!(refused(&archive(&[("_rels/.rels", b"<a/>"), ("xl/workbook.bin", b"\0")])).contains(".xlsb"));
    assert!(refused(&archive(&[("inner.xlsx", &simple())])).contains("without a workbook"));
    assert!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]).contains("locked with a password"));
}

#[test]
fn what_is_not_needed_for_the_cells_is_not_unpacked_however_large() {
    let pivot = format!("<a>{}</a>", "<b/>".repeat(10_000_000));
    let book = with_part(&simple(), "xl/pivotCache/pivotCacheRecords1.xml", pivot.as_bytes());
    assert_eq!(read(&book).unwrap().rows.len(), 1);
}

#[test]
fn dates_of_the_1904_system_errors_and_numbers_as_text_are_read_as_they_show() {
    let book = b"<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\" \
        xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><workbookPr date1904=\"1\"/>\
        <sheets><sheet name=\"S\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>";
    let styles =
        b"<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\"><cellXfs count=\"2\">\
        <xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>";
    let text = |text: &str| format!("<c t=\"str\"><v>{text}</v></c>");
    let row = |number: u32, cells: &[String]| format!("<row r=\"{number}\">{}</row>", cells.concat());
    let heads = ["Nation", "Title", "Capability", "Quantity", "Valid until"].map(text);
    let start = |title: &str| [text("FRA"), text(title), text("land.inf")];
    let with = |title: &str, rest: [&str; 2]| [start(title).to_vec(), rest.map(str::to_owned).to_vec()].concat();
    let rows = [
        row(1, &heads),
        row(2, &with("Dated", ["<c><v>2</v></c>", "<c s=\"1\"><v>43463</v></c>"])),
        row(3, &with("Error", ["<c t=\"e\"><v>#REF!</v></c>", ""])),
        row(4, &with("Text", ["<c t=\"str\"><v>2</v></c>", ""])),
        row(5, &with("Serial", ["<c><v>2</v></c>", "<c><v>43463</v></c>"])),
    ];
    let bytes = with_part(&simple(), "xl/worksheets/sheet1.xml", &sheet_part(&rows.concat()));
    let bytes = with_part(&with_part(&bytes, "xl/workbook.xml", book), "xl/styles.xml", styles);
    let import = import_into(&plan(), &bytes);
    let outcomes: Vec<Outcome> = import.rows.iter().map(|row| row.outcome).collect();
    assert_eq!(
        outcomes,
        [Outcome::Added, Outcome::Unreadable, Outcome::Added, Outcome::Unreadable],
        "{:?}",
        import.rows
    );
    assert_eq!(pledge(&taken(&plan(), &import), "FRA-02")["valid_until"], "2022-12-30");
    assert!(import.rows[1].reason.as_ref().unwrap().to_string().contains("#REF!"));
}

#[test]
fn words_below_merged_heads_are_a_row_where_the_other_columns_hold_something() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let plain = Format::new();
    for (column, head) in ["Nation", "Title", "Capability"].iter().enumerate() {
        sheet.write(0, column as u16, *head).unwrap();
    }
    sheet.merge_range(0, 3, 0, 4, "Size", &plain).unwrap();
    for (column, text) in ["France", "New", "land.inf", "two", "many"].iter().enumerate() {
        sheet.write(1, column as u16, *text).unwrap();
    }
    let sheet = read(&book.save_to_buffer().unwrap()).unwrap();
    assert_eq!((sheet.head_row, sheet.rows.len()), (1, 1));
}

#[test]
fn a_cell_formatted_as_a_duration_is_its_number() {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let hours = Format::new().set_num_format("[h]:mm");
    for (column, head) in ["Nation", "Title", "Capability", "Quantity"].iter().enumerate() {
        sheet.write(0, column as u16, *head).unwrap();
    }
    for (column, text) in ["France", "New", "land.inf"].iter().enumerate() {
        sheet.write(1, column as u16, *text).unwrap();
    }
    sheet.write_with_format(1, 3, 2, &hours).unwrap();
    let import = import_into(&plan(), &book.save_to_buffer().unwrap());
    assert_eq!(import.rows[0].pledge().map(|pledge| pledge.quantity.0), Some(2), "{:?}", import.rows);
}

#[test]
fn two_cells_in_one_place_are_damage() {
    let cell = "<c r=\"A1\" t=\"inlineStr\"><is><t>Nation</t></is></c>";
    let twice = sheet_part(&format!("<row r=\"1\">{cell}{cell}</row>"));
    let told = refused(&with_part(&simple(), "xl/worksheets/sheet1.xml", &twice));
    assert!(told.contains("row 1 has two cells in one place"), "{told}");
}
