//! A small plan with round figures for the unit tests, and ways to vary it.
#![allow(clippy::unwrap_used)]

use serde_json::{Value, json};

use super::{Figures, Finding, Scope, Withdrawal, analyse, findings};
use crate::base::Exact;
use crate::model::{Index, Plan};

/// GBR-01: two battalions, arrival 0 + 30 + 14 + 7 = 51; FRA-01: one medical team, confirmed, arrival 40 + 21 = 61;
/// FRA-02: a million pounds, at 1.19.
pub(crate) fn json_plan() -> Value {
    json!({
        "id": "p", "title": "Fixture", "as_of": "2025-03-14", "currency": "EUR", "rates": { "GBP": "1.19" },
        "duration_days": 360,
        "areas": [
            { "id": "host", "name": "Host", "kind": "host", "transit_days": 14, "reception_days": 7 },
            { "id": "home", "name": "Home", "kind": "reach_back" }
        ],
        "nations": [
            { "id": "GBR", "name": "United Kingdom", "role": "lead", "population": 69_000_000 },
            { "id": "FRA", "name": "France", "role": "participant" },
            { "id": "USA", "name": "United States", "role": "requested" }
        ],
        "capabilities": [
            { "id": "land.inf", "name": "Battalion", "domain": "land", "unit": "battalion", "requires": ["med.r2"] },
            { "id": "med.r2", "name": "Role 2", "domain": "support", "unit": "team" },
            { "id": "c2.hq", "name": "Headquarters", "domain": "c2_intelligence", "unit": "headquarters" },
            { "id": "fund", "name": "Funds", "domain": "finance", "unit": "money" }
        ],
        "conditions": [
            { "id": "settlement", "name": "Settlement", "kind": "settlement", "state": "open" },
            { "id": "backstop", "name": "Backstop", "kind": "backstop", "state": "open" }
        ],
        "positions": [
            { "nation": "GBR", "question": "troops_in_host", "answer": "yes" },
            { "nation": "FRA", "question": "troops_in_host", "answer": "yes" }
        ],
        "contributions": [
            { "id": "GBR-01", "nation": "GBR", "capability": "land.inf", "title": "Battlegroup", "quantity": 2,
              "personnel": 1800, "notice_days": 30, "tour_days": 180, "tours": 2, "status": "offered",
              "conditions": ["settlement"],
              "costs": [ { "amount": "14000000", "currency": "GBP", "basis": "per_month", "borne_by": "nation" },
                         { "amount": "3000000", "currency": "EUR", "basis": "once", "borne_by": "common" } ] },
            { "id": "FRA-01", "nation": "FRA", "capability": "med.r2", "title": "Role 2", "quantity": 1,
              "personnel": 100, "decision_days": 10, "notice_days": 40, "status": "confirmed" },
            { "id": "FRA-02", "nation": "FRA", "capability": "fund", "title": "Funds", "quantity": 1_000_000,
              "currency": "GBP", "notice_days": 0, "status": "confirmed" }
        ],
        "requirement_sets": [ { "id": "set", "name": "Set", "tasks": [ { "id": "west", "name": "West", "area": "host",
            "requirements": [
                { "id": "L-1", "capability": "land.inf", "quantity": 2, "minimum": 1, "from_day": 60, "priority": "essential" },
                { "id": "L-2", "capability": "med.r2", "quantity": 1, "from_day": 60, "priority": "important" }
            ] } ] } ],
        "scenarios": [ { "id": "a", "name": "A", "requirement_set": "set", "assumes": ["settlement"], "assignments": [
            { "id": "a-1", "contribution": "GBR-01", "task": "west", "requirement": "L-1", "quantity": 2 },
            { "id": "a-2", "contribution": "FRA-01", "task": "west", "requirement": "L-2", "quantity": 1 },
            { "id": "a-3", "contribution": "FRA-02", "task": "west", "quantity": 1_000_000 }
        ] } ]
    })
}

/// The plan with some values set: JSON pointer and value; `null` takes the value away.
pub(crate) fn plan_with(changes: &[(&str, Value)]) -> Plan {
    let mut plan = json_plan();
    for (pointer, value) in changes {
        let (parent, key) = pointer.rsplit_once('/').unwrap();
        match plan.pointer_mut(parent).unwrap() {
            Value::Object(object) if value.is_null() => {
                object.shift_remove(key);
            }
            Value::Object(object) => {
                object.insert(key.to_owned(), value.clone());
            }
            Value::Array(list) if key == "-" => list.push(value.clone()),
            list => list[key.parse::<usize>().unwrap()] = value.clone(),
        }
    }
    serde_json::from_value(plan).unwrap()
}

/// The figures of the plan's first scenario.
pub(super) fn figures(plan: &Plan) -> Figures {
    figures_under(plan, &Withdrawal::default())
}

/// The same under a what-if.
pub(super) fn figures_under(plan: &Plan, what_if: &Withdrawal) -> Figures {
    analyse(plan, &Index::new(plan), &plan.scenarios[0], what_if)
}

/// Severity, code, scenario and place of all findings, as text.
pub(super) fn found(plan: &Plan) -> Vec<String> {
    all_findings(plan)
        .iter()
        .map(|f| {
            let scenario = f.scenario.as_ref().map_or("plan", |id| id.as_str());
            format!("{} {} {scenario} {}", f.severity.word(), f.code, f.place)
        })
        .collect()
}

/// All findings.
pub(super) fn all_findings(plan: &Plan) -> Vec<Finding> {
    let index = Index::new(plan);
    let figures: Vec<Figures> =
        plan.scenarios.iter().map(|scenario| analyse(plan, &index, scenario, &Withdrawal::default())).collect();
    findings(plan, &index, Scope::Plan, &figures)
}

pub(super) fn ratio(part: u64, of: u64) -> Exact {
    Exact::ratio(part, of).unwrap()
}
