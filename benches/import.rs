//! Reading a large sheet into a plan: `cargo bench --bench import`.
//!
//! The gates: a CSV of 100,000 rows in at most 2 s, an XLSX of 20,000 rows in at most 3 s, from the bytes to the changed
//! plan: reading, matching, and the step that takes all rows; into an empty plan, and once more into the plan that has them.
#![allow(clippy::unwrap_used, clippy::print_stdout, clippy::disallowed_methods, missing_docs)]

use std::time::Instant;

use muster::edit;
use muster::exchange::pledges::{Import, Map, Outcome, plan_import, read_sheet};
use muster::model::Plan;
use muster::store;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use long_sheet::{HEADS, csv, row};

mod long_sheet;

fn main() {
    let empty = store::parse(include_bytes!("../assets/templates/reassurance.muster")).unwrap().plan;
    report("CSV", 100_000, 2.0, &empty, &csv(100_000));
    report("XLSX", 20_000, 3.0, &empty, &xlsx(20_000));
    // What the process ever took, both sheets, their plans and all changes of five turns of each at once among it.
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    println!("{}", status.lines().find(|line| line.starts_with("VmHWM")).unwrap_or("peak memory is not told here"));
}

fn xlsx(rows: usize) -> Vec<u8> {
    let mut book = Workbook::new();
    let sheet = book.add_worksheet();
    let date = Format::new().set_num_format("yyyy-mm-dd");
    for (column, head) in HEADS.iter().enumerate() {
        sheet.write(0, column as u16, *head).unwrap();
    }
    for n in 0..rows {
        for (column, cell) in row(n).iter().enumerate() {
            let at = (n as u32 + 1, column as u16);
            match cell.parse::<f64>() {
                Ok(number) => sheet.write(at.0, at.1, number).unwrap(),
                Err(_) if column == 12 => {
                    sheet.write_with_format(at.0, at.1, ExcelDateTime::from_ymd(2025, 3, 14).unwrap(), &date).unwrap()
                }
                Err(_) => sheet.write(at.0, at.1, cell).unwrap(),
            };
        }
    }
    book.save_to_buffer().unwrap()
}

fn report(what: &str, rows: usize, gate: f64, empty: &Plan, bytes: &[u8]) {
    let (mut new, mut same) = (Vec::new(), Vec::new());
    for _ in 0..5 {
        let start = Instant::now();
        let (import, plan) = into(empty, bytes);
        new.push(start.elapsed().as_secs_f64());
        assert_eq!(import.count(Outcome::Added), rows);
        let start = Instant::now();
        let (import, _) = into(&plan, bytes);
        same.push(start.elapsed().as_secs_f64());
        assert_eq!(import.count(Outcome::Unchanged), rows);
    }
    let told = |times: &mut Vec<f64>| {
        times.sort_by(f64::total_cmp);
        format!("{:.2} s (from {:.2} to {:.2})", times[2], times[0], times[4])
    };
    let megabytes = bytes.len() as f64 / 1e6;
    println!(
        "{what}, {rows} rows, {megabytes:.1} MB: all new {}; all there {}; gate {gate} s",
        told(&mut new),
        told(&mut same)
    );
}

fn into(plan: &Plan, bytes: &[u8]) -> (Import, Plan) {
    let map = Map::default();
    let sheet = read_sheet(bytes, "sheet", &map, &|_| true).unwrap();
    let import = plan_import(plan, &sheet, &map, &|_| true).unwrap();
    let mut after = plan.clone();
    if let Some(command) = import.command(|_| true) {
        edit::apply(plan, &command).unwrap().apply(&mut after);
    }
    (import, after)
}
