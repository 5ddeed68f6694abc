//! One sheet in every encoding and with every separator gives the same rows.

use encoding_rs::Encoding;
use muster::exchange::pledges::{Map, Outcome, read_sheet};
use muster::exchange::sheet::SheetError;

use super::{import_into, outcomes, plan, pledge, read, taken};

const ROWS: [[&str; 6]; 4] = [
    ["Land", "Titel", "Capability", "Anzahl", "Personnel", "Bemerkungen"],
    ["Türkiye", "Kompanie „Ağrı“", "land.inf", "2", "1.200", "wörtlich, „so“; und | mehr"],
    ["France", "Bataillon d’infanterie", "land.inf", "1", "600", "à l’été, naïf — prêt"],
    ["Nowhere", "X", "land.inf", "1", "600", "é"],
];

fn text(separator: char, end: &str, rows: &[[&str; 6]; 4]) -> String {
    let cell = |cell: &str| format!("\"{cell}\"");
    let row = |row: &[&str; 6]| row.iter().map(|text| cell(text)).collect::<Vec<_>>().join(&separator.to_string());
    rows.iter().map(|one| row(one).replace("Titel", "Title") + end).collect()
}

fn check(bytes: &[u8], what: &str) {
    let import = import_into(&plan(), bytes);
    let expected = [(2, Outcome::Added), (3, Outcome::Added), (4, Outcome::Unreadable)];
    assert_eq!(outcomes(&import), expected, "{what}: {:?}", import.rows);
    let after = taken(&plan(), &import);
    assert_eq!(pledge(&after, "FRA-02")["title"], ROWS[2][1], "{what}");
    assert_eq!(pledge(&after, "FRA-02")["note"], ROWS[2][5], "{what}");
    assert_eq!(pledge(&after, "TUR-01")["personnel"], 1200, "{what}");
}

fn utf16(text: &str, big: bool, mark: bool) -> Vec<u8> {
    let units = mark.then_some(0xfeff).into_iter().chain(text.encode_utf16());
    units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
}

#[test]
fn separators_and_line_ends_are_told_from_the_sheet() {
    for separator in [',', ';', '\t', '|'] {
        for end in ["\n", "\r\n", "\r"] {
            check(text(separator, end, &ROWS).as_bytes(), &format!("{separator:?} {end:?}"));
        }
    }
}

#[test]
fn unicode_is_read_with_and_without_its_mark() {
    let text = text(';', "\r\n", &ROWS);
    check(format!("\u{feff}{text}").as_bytes(), "UTF-8 with its mark");
    for big in [true, false] {
        for mark in [true, false] {
            check(&utf16(&text, big, mark), &format!("UTF-16, big {big}, mark {mark}"));
        }
    }
}

#[test]
fn the_encodings_of_windows_are_guessed_and_said() {
    // Turkish needs 1254; the western rows are the same in 1252.
    let mut rows = ROWS;
    rows[1][1] = "Kompanie Köln";
    let western = text(';', "\r\n", &rows);
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&western);
    assert!(!lost);
    check(&bytes, "windows-1252");
    let sheet = read(&bytes).unwrap();
    assert!(sheet.read_as.starts_with("windows-1252"), "{}", sheet.read_as);
    let polish = "nation;title;capability;quantity\nFrance;Żółta łódź podwodna i gęśla jaźń wśród źdźbeł;land.inf;1\n";
    let encoding: &Encoding = encoding_rs::WINDOWS_1250;
    let import = import_into(&plan(), &encoding.encode(polish).0);
    assert_eq!(pledge(&taken(&plan(), &import), "FRA-02")["title"], "Żółta łódź podwodna i gęśla jaźń wśród źdźbeł");
}

#[test]
fn names_are_one_in_either_unicode_form() {
    let text = "nation,title,capability,quantity\nTu\u{308}rkiye,Cafe\u{301},land.inf,1\n";
    let after = taken(&plan(), &import_into(&plan(), text.as_bytes()));
    assert_eq!(pledge(&after, "TUR-01")["title"], "Café");
}

#[test]
fn what_is_no_sheet_is_refused_in_one_line() {
    let refused = |bytes: &[u8]| read(bytes).unwrap_err().to_string();
    assert!(refused(b"").contains("no rows"));
    assert!(refused(b"\n\n , ,\n").contains("no rows"));
    assert!(refused(b"nation,title\nFrance,\"open\nmore\n").starts_with("row 2: a quotation mark"));
    assert!(refused(b"%PDF-1.7").contains("PDF"));
    assert!(refused(&[0xd0, 0xcf, 0x11, 0xe0, 0, 0]).contains(".xls"));
    let wide = "nation".to_owned() + &",".repeat(2000);
    assert!(refused(wide.as_bytes()).contains("columns"));
}

#[test]
fn heads_in_words_that_are_not_known_are_left_to_the_map() {
    let text = b"Zestawienie\n\nKraj;Wk\xc5\x82ad;Typ;Ile\nFrance;New;land.inf;2\n";
    let sheet = read(text).unwrap();
    assert_eq!((sheet.head_row, sheet.rows.len()), (3, 1));
    assert!(sheet.notes[0].to_string().contains("row 3 is taken as the head"), "{:?}", sheet.notes);
    let none = muster::exchange::pledges::plan_import(&plan(), &sheet, &Map::default(), &|_| true).unwrap_err();
    assert!(none.to_string().contains("row 3 has: Kraj, Wkład, Typ, Ile"), "{none}");
    let map = Map::read(
        br#"{ "columns": { "Kraj": "nation", "Wk\u0142ad": "title", "Typ": "capability", "Ile": "quantity" } }"#,
    );
    assert_eq!(outcomes(&super::import_by(&plan(), text, &map.unwrap())), [(4, Outcome::Added)]);
}

#[test]
fn a_sheet_without_a_head_is_read_by_the_number_of_its_columns() {
    let map = Map::read(
        br#"{ "head_row": 0, "columns": { "Column 1": "nation", "Column 2": "title", "Column 3": "capability", "Column 4": "quantity" } }"#,
    );
    let map = map.unwrap();
    assert_eq!(outcomes(&super::import_by(&plan(), b"France,New,land.inf,2\n", &map)), [(1, Outcome::Added)]);
    let missing = Map { head_row: Some(9), ..Map::default() };
    let none = read_sheet(b"nation,title\n", "s", &missing, &|_| true).unwrap_err();
    assert!(none.to_string().contains("row 9 holds nothing"), "{none}");
}

#[test]
fn reading_stops_when_asked_to() {
    let many = "nation,title,capability,quantity\n".to_owned() + &"France,X,land.inf,1\n".repeat(10_000);
    let stopped = read_sheet(many.as_bytes(), "s", &Map::default(), &|_| false);
    assert_eq!(stopped, Err(SheetError::Cancelled));
}
