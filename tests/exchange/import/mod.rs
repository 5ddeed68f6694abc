//! Pledges out of sheets: what comes of every row, through the library and through the command.

mod command;
mod data;
mod edges;
mod encodings;
mod memory;
mod properties;
mod rows;
mod workbooks;

use muster::edit;
use muster::exchange::pledges::{Import, Map, Outcome, plan_import, read_sheet, report};
use muster::exchange::sheet::{Sheet, SheetError};
use muster::model::Plan;
use muster::store;
use serde_json::{Value, json};

/// A plan with two pledges, of which a scenario uses one.
pub fn plan() -> Plan {
    let text = json!({
        "format": "muster", "kind": "plan", "version": 1, "id": "p", "title": "Test", "as_of": "2025-03-14",
        "currency": "EUR", "rates": { "GBP": "1.19", "USD": "0.9" },
        "areas": [
            { "id": "host", "name": "Ukraine, west", "kind": "host", "nation": "UKR" },
            { "id": "pol", "name": "Eastern Poland", "kind": "neighbour" },
            { "id": "bs", "name": "Western Black Sea", "kind": "sea" }],
        "nations": [
            { "id": "GBR", "name": "United Kingdom", "role": "lead" }, { "id": "FRA", "name": "France", "role": "lead" },
            { "id": "TUR", "name": "Türkiye", "role": "participant" }, { "id": "UKR", "name": "Ukraine", "role": "host" }],
        "capabilities": [
            { "id": "land.inf", "name": "Light infantry battalion", "domain": "land", "unit": "battalion" },
            { "id": "air.ftr", "name": "Fighter aircraft", "domain": "air", "unit": "aircraft" },
            { "id": "fund", "name": "Funding", "domain": "finance", "unit": "money" }],
        "conditions": [{ "id": "peace", "name": "Peace settlement", "kind": "settlement", "state": "open" }],
        "contributions": [
            { "id": "GBR-01", "nation": "GBR", "capability": "land.inf", "title": "Light battalions", "quantity": 3,
              "personnel": 1800, "notice_days": 30, "status": "confirmed" },
            { "id": "FRA-01", "nation": "FRA", "capability": "air.ftr", "title": "Rafale detachment", "quantity": 6,
              "increment": 6, "status": "offered" }],
        "requirement_sets": [{ "id": "set", "name": "Set", "tasks": [{ "id": "west", "name": "West", "area": "host",
            "requirements": [{ "id": "L-1", "capability": "land.inf", "quantity": 3, "from_day": 60, "priority": "essential" }] }] }],
        "scenarios": [{ "id": "a", "name": "A: First", "requirement_set": "set", "status": "draft",
            "assignments": [{ "id": "a-1", "contribution": "GBR-01", "task": "west", "requirement": "L-1", "quantity": 2 }] }]
    });
    store::parse(text.to_string().as_bytes()).unwrap().plan
}

pub fn read(bytes: &[u8]) -> Result<Sheet, SheetError> {
    read_sheet(bytes, "sheet.csv", &Map::default(), &|_| true)
}

pub fn import_into(plan: &Plan, bytes: &[u8]) -> Import {
    import_by(plan, bytes, &Map::default())
}

pub fn import_by(plan: &Plan, bytes: &[u8], map: &Map) -> Import {
    let sheet = read_sheet(bytes, "sheet.csv", map, &|_| true).unwrap();
    plan_import(plan, &sheet, map, &|_| true).unwrap()
}

/// The plan with all readable rows taken.
pub fn taken(plan: &Plan, import: &Import) -> Plan {
    let mut after = plan.clone();
    if let Some(command) = import.command(|_| true) {
        edit::apply(plan, &command).unwrap().apply(&mut after);
    }
    after
}

/// One row under these heads, as the report has it.
pub fn one(heads: &str, row: &str) -> Value {
    let import = import_into(&plan(), format!("{heads}\n{row}\n").as_bytes());
    let report: Value = serde_json::from_str(&report(&import, "s")).unwrap();
    report["rows"][0].clone()
}

pub fn pledge(plan: &Plan, id: &str) -> Value {
    serde_json::to_value(plan.contributions.find(id).unwrap_or_else(|| panic!("{id} is there"))).unwrap()
}

pub fn outcomes(import: &Import) -> Vec<(u32, Outcome)> {
    import.rows.iter().map(|row| (row.row, row.outcome)).collect()
}
