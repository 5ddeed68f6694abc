//! What rows of a reply sheet come to, on the starter plan.
#![allow(clippy::unwrap_used)]
use super::{Incoming, ReplyKind, Resurvey, read_replies, reply_table};
use crate::analysis::LineState;
use crate::edit;
use crate::exchange::pledges::Map;
use crate::exchange::sheet::{Layout, Sheet};
use crate::session::{FileId, OpenFile};
use crate::store;

fn file() -> OpenFile {
    let document = store::parse(include_bytes!("../../../tests/cases/starter-plan.muster")).unwrap();
    OpenFile::new(FileId(0), document, None, None)
}

fn review(file: &OpenFile, text: &str) -> Resurvey {
    review_bytes(file, text.as_bytes())
}

fn sheet(file: &OpenFile, nation: &str) -> String {
    reply_table(file.plan(), file.index(), &[nation.into()], "EXERCISE")
}

#[test]
fn a_sheet_that_comes_back_as_it_went_changes_nothing() {
    let file = self::file();
    for nation in &file.plan().nations {
        let read = review(&file, &sheet(&file, nation.id.as_str()));
        assert!(read.command().is_none(), "{}: {:?}", nation.id, read.rows);
        assert_eq!(read.count(ReplyKind::Unchanged), read.rows.len());
    }
}

#[test]
fn rows_that_cannot_be_taken_say_why() {
    let head = "nation,question,answer,date,pledge,quantity,capability,status\n";
    for (row, why) in [
        ("XYZ,troops_in_host,yes,2026-01-01", "There is no nation \"XYZ\" in this plan."),
        (",troops_in_host,yes,", "The row names no nation."),
        ("ITA,lunch,yes,", "The question is none of the survey’s."),
        ("ITA,troops_in_host,perhaps,", "\"perhaps\" is none of yes, no, conditional, undecided, not stated."),
        ("ITA,troops_in_host,,2026-01-01", "No answer is given: yes, no, conditional, undecided or not stated."),
        (
            "ITA,troops_in_host,yes,01/02/2026",
            "“01/02/2026” reads in two ways; write it as 2026-02-01, or as 2026-01-02.",
        ),
        ("ITA,contribution,yes,,ITA-99", "There is no pledge \"ITA-99\"."),
        ("ITA,contribution,yes,,GBR-08", "GBR-08 is a pledge of GBR."),
        ("ITA,contribution,,,,2", "A new pledge needs its capability; name one."),
        ("ITA,contribution,,,,many,fund", "“many” is no number (quantity)."),
        ("ITA,contribution,,,,1,lasers", "There is no capability \"lasers\"."),
        ("ITA,contribution,,,ITA-01,,,lost", "\"lost\" is no status of a pledge."),
    ] {
        let read = review(&file(), &format!("{head}{row}\n"));
        assert_eq!((read.rows[0].kind, read.rows[0].after.as_str()), (ReplyKind::Unreadable, why));
        assert!(read.command().is_none());
    }
}

#[test]
fn answers_are_new_changed_older_or_as_they_stand() {
    let file = self::file();
    let text = "nation;question;answer;date\nBulgaria;troops_in_neighbour;c;05.01.2026\nFRA;troops in host;n;\n\
                FRA;troops_in_host;undecided;2024-01-01\n";
    let read = review(&file, text);
    let kinds: Vec<ReplyKind> = read.rows.iter().map(|row| row.kind).collect();
    assert_eq!(kinds, [ReplyKind::Changed, ReplyKind::New, ReplyKind::Older]);
    assert_eq!(read.rows.iter().map(|row| row.line).collect::<Vec<_>>(), [3, 2, 4]);
    assert_eq!(read.rows[0].after, "no, 2026-01-05", "an answer without a date is of today");
    let mut plan = file.plan().clone();
    edit::apply(&plan, &read.command().unwrap()).unwrap().apply(&mut plan);
    assert_eq!(plan.positions.len(), file.plan().positions.len() + 3);
}

#[test]
fn a_no_from_a_nation_that_is_leant_on_shows_what_it_rules_out_and_which_lines_break() {
    let file = self::file();
    let read = review(&file, "nation,question,answer,date\nGBR,troops_in_host,no,2026-01-02\n");
    assert!(!read.touched.is_empty());
    let ruled_out: usize = read.touched.iter().map(|touched| touched.ruled_out.len()).sum();
    assert!(ruled_out > 0);
    let breaks: Vec<_> = read.touched.iter().flat_map(|t| &t.lines).filter(|line| line.breaks()).collect();
    assert!(breaks.iter().any(|line| line.before.0 != LineState::Unmet), "{breaks:?}");
    let touched = read.touched.iter().find(|touched| !touched.ruled_out.is_empty()).unwrap();
    assert!(touched.ruled_out.iter().all(|c| c.nation.as_str() == "GBR"));
}

#[test]
fn pledges_are_withdrawn_corrected_and_added() {
    let mut file = self::file();
    let text = "nation,question,answer,date,text,pledge,capability,title,quantity\n\
                ITA,contribution,no,2026-01-02,Needed at home,ITA-05,,,\n\
                ITA,contribution,yes,2026-01-02,,ITA-01,,,\n\
                ITA,contribution,,2026-01-02,,,mar.mh,Two more minehunters,2\n";
    let read = review(&file, text);
    assert_eq!(read.rows.iter().filter(|r| r.kind == ReplyKind::Unreadable).count(), 0, "{:?}", read.rows);
    file.edit(&read.command().unwrap()).unwrap();
    let pledge = |file: &OpenFile, id: &str| file.plan().contributions.find(id).unwrap().as_ref().clone();
    assert_eq!(pledge(&file, "ITA-05").status.word(), "withdrawn");
    assert_eq!(pledge(&file, "ITA-05").status_history.last().unwrap().reason.as_deref(), Some("Needed at home"));
    assert_eq!(pledge(&file, "ITA-01").last_confirmed, "2026-01-02".parse().ok());
    let added = file.plan().contributions.last().unwrap();
    assert_eq!((added.title.as_str(), added.quantity.0), ("Two more minehunters", 2));
    assert_eq!(added.status.word(), "indicated", "what is said without a status is no offer yet");
    let again = review(&file, text);
    assert!(again.command().is_none(), "the same sheet twice changes nothing more: {:?}", again.rows);
    file.undo();
    assert_eq!(file.plan(), self::file().plan());
}

/// The cells of a sheet that was written, without its mark.
fn cells(text: &str) -> Vec<Vec<String>> {
    let (layout, heads) = (Layout { head_row: Some(0), ..Layout::default() }, Map::default());
    let sheet = Sheet::read(text.as_bytes(), "s", &layout, &heads, &|_| true);
    sheet.unwrap().rows.iter().map(|row| row.cells().map(str::to_owned).collect()).collect()
}

/// As Excel saves on the continent: semicolons, Windows-1252, dates with points.
fn continental(text: &str) -> Vec<u8> {
    let cell = |cell: &String| match cell.parse::<crate::base::Date>() {
        Ok(date) => {
            let date = date.to_string();
            format!("{}.{}.{}", &date[8..], &date[5..7], &date[..4])
        }
        Err(_) => format!("\"{}\"", cell.replace('"', "\"\"")),
    };
    let line = |row: &Vec<String>| row.iter().map(cell).collect::<Vec<_>>().join(";") + "\r\n";
    let text: String = cells(text).iter().map(line).collect();
    let (bytes, _, lost) = encoding_rs::WINDOWS_1252.encode(&text);
    assert!(!lost);
    bytes.into_owned()
}

/// As Excel saves a workbook: dates and numbers are values.
fn workbook(text: &str) -> Vec<u8> {
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    let date = rust_xlsxwriter::Format::new().set_num_format("dd/mm/yyyy");
    for (at, row) in cells(text).iter().enumerate() {
        for (column, cell) in row.iter().enumerate() {
            let place = (at as u32, column as u16);
            if let (Ok(day), 10) = (cell.parse::<crate::base::Date>(), cell.len()) {
                let day = rust_xlsxwriter::ExcelDateTime::parse_from_str(&day.to_string()).unwrap();
                sheet.write_with_format(place.0, place.1, day, &date).unwrap();
            } else if let Ok(number) = cell.parse::<f64>() {
                sheet.write(place.0, place.1, number).unwrap();
            } else {
                sheet.write(place.0, place.1, cell).unwrap();
            }
        }
    }
    book.save_to_buffer().unwrap()
}

fn review_bytes(file: &OpenFile, bytes: &[u8]) -> Resurvey {
    let incoming: Vec<Incoming> = read_replies(bytes, "a").unwrap().into_iter().map(Incoming::Reply).collect();
    file.snapshot().review("a".into(), &incoming, "2026-01-05".parse().ok())
}

#[test]
fn a_sheet_is_read_back_from_whatever_a_spreadsheet_makes_of_it() {
    let file = self::file();
    for nation in ["ITA", "FRA", "TUR", "GBR"] {
        let text = sheet(&file, nation);
        let count = review(&file, &text).rows.len();
        assert!(count > 3);
        for bytes in [continental(&text), workbook(&text)] {
            let read = review_bytes(&file, &bytes);
            assert!(read.command().is_none(), "{nation}: {:?}", read.rows);
            assert_eq!(read.rows.len(), count, "{nation}");
        }
    }
    let text = "nation,question,answer,date,pledge,quantity\nITA,troops_in_host,no,2026-01-02,,\n";
    for bytes in [continental(text), workbook(text)] {
        let read = review_bytes(&file, &bytes);
        assert_eq!((read.rows.len(), read.rows[0].after.as_str()), (1, "no, 2026-01-02"));
    }
}

#[test]
fn dates_with_strokes_are_read_where_the_sheet_tells_their_order() {
    let file = self::file();
    let head = "nation,question,answer,date\n";
    let read = review(&file, &format!("{head}ITA,troops_in_host,no,01/13/2026\nFRA,troops_in_host,no,01/02/2026\n"));
    let after: Vec<&str> = read.rows.iter().map(|row| row.after.as_str()).collect();
    assert_eq!(after, ["no, 2026-01-13", "no, 2026-01-02"]);
}

#[test]
fn numbers_that_could_be_others_are_told_and_not_guessed() {
    let file = self::file();
    for text in ["1,5", "1.000", "c. 2", "2-3", "12 aircraft"] {
        let sheet = format!("nation,question,answer,pledge,quantity\nITA,contribution,,ITA-01,\"{text}\"\n");
        let read = review(&file, &sheet);
        assert_eq!(read.rows[0].kind, ReplyKind::Unreadable, "{text}: {:?}", read.rows);
        assert!(read.rows[0].after.contains("(quantity)"), "{:?}", read.rows);
    }
}

#[test]
fn a_pledge_made_smaller_than_scenarios_use_shows_what_breaks_and_can_be_taken() {
    let mut file = self::file();
    let uses = |id: &str| {
        file.plan()
            .scenarios
            .iter()
            .any(|s| s.assignments.iter().any(|a| a.contribution.as_str() == id && a.quantity.0 > 1))
    };
    let pledge = file.plan().contributions.iter().find(|p| p.quantity.0 > 1 && uses(p.id.as_str())).unwrap().clone();
    let text = format!("nation,question,answer,pledge,quantity\n{},contribution,,{},1\n", pledge.nation, pledge.id);
    let read = review(&file, &text);
    assert_eq!(read.rows[0].kind, ReplyKind::Changed, "{:?}", read.rows);
    assert!(read.rows[0].after.starts_with("1 ("), "{:?}", read.rows);
    let touched = read.touched.iter().find(|touched| touched.cut.contains(&pledge.id)).unwrap();
    assert!(touched.lines.iter().any(|line| line.after.1 < line.before.1), "{:?}", touched.lines);
    let before = file.plan().clone();
    file.edit(&read.command().unwrap()).unwrap();
    assert_eq!(file.plan().contributions.find(pledge.id.as_str()).unwrap().quantity.0, 1);
    let findings = file.board().entries.iter().flat_map(|entry| entry.findings.iter());
    assert!(findings.into_iter().any(|finding| finding.code == "over_assigned"));
    file.undo();
    assert_eq!(file.plan(), &before);
}
