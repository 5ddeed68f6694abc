//! Whatever a sheet holds: every row that is not blank comes out once, and what was taken is unchanged the next time.

use std::collections::BTreeSet;

use muster::exchange::pledges::{Field, Map, Outcome, Writer, plan_import, read_sheet};
use muster::exchange::sheet::line as sheet_line;
use muster::model::Contribution;
use proptest::prelude::*;
use serde_json::json;

use super::{plan, taken};

const HEADS: [&str; 14] = [
    "id",
    "nation",
    "title",
    "capability",
    "quantity",
    "unit",
    "personnel",
    "areas",
    "notice",
    "status",
    "caveat",
    "note",
    "last confirmed",
    "odd",
];

fn cell() -> impl Strategy<Value = String> {
    let likely = prop::sample::select(vec![
        "",
        "",
        "FRA",
        "France",
        "UK",
        "land.inf",
        "Fighter aircraft",
        "ground_troops",
        "Funding",
        "2",
        "1,000",
        "c. 1,000",
        "800–1,000",
        "12 aircraft",
        "€ 3m",
        "EUR",
        "battalions",
        "personnel",
        "offered",
        "reported",
        "illustrative",
        "host",
        "neighbour",
        "any",
        "14/03/2025",
        "03/04/2025",
        "TBC",
        "-",
        "GBR-01",
        "FRA-01",
        "X-7",
        "#REF!",
        "=1+1",
        "'=1+1",
        "Light battalions",
        "two\nlines",
        "a, b; c",
        "say \"x\"",
        "\u{202e}abc",
        "9999999999999999999999",
    ]);
    prop_oneof![4 => likely.prop_map(str::to_owned), 1 => "\\PC{0,12}"]
}

fn csv(rows: &[Vec<String>], separator: char) -> String {
    let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
    let line = |row: &Vec<String>| row.iter().map(quoted).collect::<Vec<_>>().join(&separator.to_string()) + "\n";
    let head = HEADS.map(str::to_owned).to_vec();
    [line(&head)].into_iter().chain(rows.iter().map(line)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn rows_in_are_rows_taken_and_rows_listed(
        rows in prop::collection::vec(prop::collection::vec(cell(), HEADS.len()), 0..12),
        separator in prop::sample::select(vec![',', ';', '\t', '|']),
    ) {
        let text = csv(&rows, separator);
        let map = Map::default();
        let sheet = read_sheet(text.as_bytes(), "s.csv", &map, &|_| true).unwrap();
        let before = plan();
        let import = plan_import(&before, &sheet, &map, &|_| true).unwrap();
        // Rows that hold something, by the number that a spreadsheet shows.
        let numbers: Vec<u32> = rows.iter().zip(2..).filter(|(row, _)| row.iter().any(|cell| !cell.trim().is_empty())).map(|(_, number)| number).collect();
        prop_assert_eq!(import.rows.iter().map(|row| row.row).collect::<Vec<_>>(), numbers);
        for row in &import.rows {
            prop_assert_eq!(row.reason.is_some(), row.outcome == Outcome::Unreadable);
            prop_assert_eq!(row.pledge().is_some(), row.outcome != Outcome::Unreadable);
            prop_assert_eq!(!row.changes.is_empty(), row.outcome == Outcome::Changed);
        }
        let after = taken(&before, &import);
        let ids: BTreeSet<_> = after.contributions.iter().map(|pledge| pledge.id.clone()).collect();
        prop_assert_eq!(ids.len(), after.contributions.len());
        prop_assert_eq!(after.contributions.len(), before.contributions.len() + import.count(Outcome::Added));
        let again = plan_import(&after, &sheet, &map, &|_| true).unwrap();
        for (first, second) in import.rows.iter().zip(&again.rows) {
            if first.outcome != Outcome::Unreadable {
                prop_assert_eq!(second.outcome, Outcome::Unchanged, "{:?} then {:?}", first, second);
            }
        }
    }

    #[test]
    fn no_bytes_cause_a_panic(bytes in prop::collection::vec(any::<u8>(), 0..400), zip in any::<bool>()) {
        let bytes = if zip { [b"PK\x03\x04".as_slice(), &bytes].concat() } else { bytes };
        if let Ok(sheet) = read_sheet(&bytes, "s", &Map::default(), &|_| true) {
            drop(plan_import(&plan(), &sheet, &Map::default(), &|_| true));
        }
    }

    #[test]
    fn records_are_taken_apart_as_the_csv_format_says(
        rows in prop::collection::vec(prop::collection::vec("[a-z ,;\"\n]{0,6}", 3), 1..6),
    ) {
        let mut all = vec![vec!["nation".to_owned(), "title".to_owned(), "id".to_owned()]];
        all.extend(rows.clone());
        let quoted = |cell: &String| format!("\"{}\"", cell.replace('"', "\"\""));
        let text: String = all.iter().map(|row| row.iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect();
        let sheet = read_sheet(text.as_bytes(), "s", &Map { separator: Some(','), head_row: Some(1), ..Map::default() }, &|_| true).unwrap();
        let found: Vec<Vec<&str>> = sheet.rows.iter().map(|row| (0..3).map(|column| row.cell(column)).collect()).collect();
        let wanted = rows.iter().map(|row| row.iter().map(|cell| cell.trim()).collect::<Vec<_>>());
        let wanted: Vec<Vec<&str>> = wanted.filter(|row| row.iter().any(|cell| !cell.is_empty())).collect();
        prop_assert_eq!(found, wanted);
    }
}

/// A pledge with something in every field that a sheet can hold.
fn pledge_of_all_fields() -> Contribution {
    serde_json::from_value(json!({
        "id": "FRA-09", "nation": "FRA", "capability": "fund", "title": "=A fund, \"so\"\twritten", "quantity": 1_000_000,
        "currency": "GBP", "increment": 1000, "personnel": 0, "elements": ["13e, BLE", "say; so"], "either_or": "-one",
        "areas": ["host", "bs"], "decision_days": 7, "notice_days": 30, "tour_days": 180, "tours": 3,
        "status": "offered", "last_confirmed": "2025-01-31", "valid_until": "2026-01-31", "likelihood": "0.35",
        "conditions": ["peace"], "requires": ["land.inf", "air.ftr"], "excludes": ["TUR"], "command": "tacon",
        "lift": "needed", "source": "+ a source", "note": "@two\nlines; and \"more\"", "illustrative": true,
        "caveats": [
            { "kind": "area", "strength": "prohibition", "text": "Not there", "areas": ["pol"] },
            { "kind": "time", "strength": "limitation", "text": "first\nand second", "approval_days": 5, "disclosure": "verbal" }],
        "costs": [
            { "amount": "1200.50", "currency": "EUR", "basis": "per_month", "borne_by": "common" },
            { "amount": "7", "currency": "GBP", "basis": "once", "borne_by": "nation" }]
    }))
    .unwrap()
}

#[test]
fn what_is_written_for_a_spreadsheet_is_read_back_as_it_is() {
    let sample = muster::store::parse(include_bytes!("../../../assets/sample.muster")).unwrap().plan;
    let mut own = plan();
    own.contributions =
        own.contributions.iter().map(|one| one.as_ref().clone()).chain([pledge_of_all_fields()]).collect();
    for before in [own, sample] {
        for separator in ['\t', ','] {
            let mut writer = Writer::new(&before);
            let fields: Vec<Field> = Field::ALL
                .iter()
                .copied()
                .filter(|field| !matches!(field, Field::StatusReason | Field::Currency))
                .collect();
            let mut text = sheet_line(separator, fields.iter().map(|field| field.name()));
            for pledge in &before.contributions {
                let cells: Vec<String> = fields.iter().map(|field| writer.cell(pledge, *field)).collect();
                text += &sheet_line(separator, cells.iter().map(String::as_str));
            }
            // Into a plan that has none of them, as after a cut, and then over themselves.
            let mut empty = before.clone();
            empty.contributions = std::iter::empty::<Contribution>().collect();
            let sheet = |plan: &muster::model::Plan, text: &str| {
                let sheet = read_sheet(text.as_bytes(), "s", &Map::default(), &|_| true).unwrap();
                plan_import(plan, &sheet, &Map::default(), &|_| true).unwrap()
            };
            let import = sheet(&empty, &text);
            let after = taken(&empty, &import);
            assert_eq!(after.contributions.len(), before.contributions.len(), "{:?}", import.rows);
            for (old, new) in before.contributions.iter().zip(&after.contributions) {
                let mut old = old.as_ref().clone();
                old.status_history = new.status_history.clone(); // it is no column
                old.marking.clone_from(&new.marking);
                assert_eq!(&old, new.as_ref());
            }
            let again = sheet(&before, &text);
            let changed: Vec<_> = again.rows.iter().filter(|row| row.outcome != Outcome::Unchanged).collect();
            assert!(changed.is_empty(), "{changed:?}");
        }
    }
}
