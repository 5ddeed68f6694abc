//! What several test files use: a small plan with every nesting of the format, and the paths into it.
#![allow(dead_code, clippy::unwrap_used)] // each test file uses its part

use serde_json::{Value, json};

/// A small plan with every nesting that the format has.
pub fn small() -> Value {
    json!({
        "format": "muster", "kind": "plan", "version": 1,
        "id": "p", "title": "Small", "as_of": "2025-03-14", "currency": "EUR", "rates": { "GBP": "1.19", "USD": "0.9" },
        "duration_days": 360, "thresholds": {
            "expected_minimum": "0.5", "largest_share": "0.5", "similarity": "0.85", "unlikely": "0.4",
            "stale_days": 60, "stale_rate_days": 30
        },
        "areas": [{ "id": "host", "name": "Host", "kind": "host", "transit_days": 14 }],
        "nations": [{ "id": "GBR", "name": "United Kingdom", "groups": ["Europe", "NATO"], "role": "lead",
            "capital": { "name": "London", "lat": 51.5085, "lon": -0.1257 },
            "approval": { "body": "Parliament", "lead_days": 5, "state": "pending" } }],
        "capabilities": [{ "id": "land.inf", "name": "Infantry", "domain": "land", "unit": "battalion" }],
        "conditions": [{ "id": "peace", "name": "Peace", "kind": "settlement", "state": "open" }],
        "positions": [{ "nation": "GBR", "question": "troops_in_host", "answer": "yes" }],
        "contributions": [{ "id": "GBR-01", "nation": "GBR", "capability": "land.inf", "title": "Battlegroup",
            "quantity": 2, "increment": 1, "areas": ["host"], "status": "offered",
            "status_history": [{ "status": "offered", "date": "2025-03-01" }],
            "caveats": [{ "kind": "area", "strength": "limitation", "text": "West only" }],
            "costs": [{ "amount": "14000000", "currency": "GBP", "basis": "per_month", "borne_by": "nation" }] }],
        "red_lines": [{ "id": "army", "name": "No limit on the army" }],
        "meetings": [{ "id": "m", "date": "2025-03-11", "title": "Chiefs" }],
        "requirement_sets": [{ "id": "set", "name": "Set", "tasks": [{ "id": "west", "name": "West", "area": "host",
            "requirements": [{ "id": "L-1", "capability": "land.inf", "quantity": 3, "from_day": 60,
                "priority": "essential" }] }] }],
        "scenarios": [{ "id": "a", "name": "A", "requirement_set": "set", "status": "draft",
            "assignments": [{ "id": "a-1", "contribution": "GBR-01", "task": "west", "requirement": "L-1",
                "quantity": 2 }],
            "red_lines": { "army": { "stance": "kept" } },
            "screening": { "feasible": { "pass": true, "reason": "seen" } } }],
        "criteria": [{ "id": "c", "name": "C", "measure": "manual", "direction": "max", "weight": "1",
            "scores": { "a": { "value": "50" } } }],
        "what_ifs": [{ "id": "w", "name": "W", "withdrawn": ["GBR"] }],
        "log": [{ "id": "l", "at": "2025-03-14T12:00:00Z", "author": "P", "role": "planner", "kind": "comment",
            "text": "T" }]
    })
}

fn paths(value: &Value, here: &str, all: &mut Vec<String>) {
    let mut children = Vec::new();
    match value {
        Value::Object(map) => children.extend(map.iter().map(|(key, child)| (key.clone(), child))),
        Value::Array(items) => children.extend(items.iter().enumerate().map(|(at, child)| (at.to_string(), child))),
        _ => {}
    }
    for (key, child) in children {
        let path = format!("{here}/{}", key.replace('~', "~0").replace('/', "~1"));
        all.push(path.clone());
        paths(child, &path, all);
    }
}

/// Every path to a value in a JSON value, the value itself left out.
pub fn all_paths(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    paths(value, "", &mut all);
    all
}
