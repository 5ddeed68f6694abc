//! The file format: what is read is what is written, and nothing that a file holds is lost.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use muster::store::{Document, FileKind, parse, read, save, to_bytes};
use serde_json::{Value, json};

const STARTER: &[u8] = include_bytes!("cases/starter-plan.muster");

fn parsed(value: &Value) -> Document {
    parse(value.to_string().as_bytes()).unwrap()
}

fn written(document: &Document) -> Value {
    serde_json::from_slice(&to_bytes(document.kind, &document.plan)).unwrap()
}

/// A small plan with every nesting that the format has.
fn small() -> Value {
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

/// Every path to a value of a JSON value, the value itself left out.
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

fn all_paths(value: &Value) -> Vec<String> {
    let mut all = Vec::new();
    paths(value, "", &mut all);
    all
}

/// The value without empty lists, which the canonical form leaves out.
fn without_empty_lists(value: &Value) -> Value {
    let empty = |value: &Value| value.as_array().is_some_and(Vec::is_empty);
    match value {
        Value::Object(map) => map
            .iter()
            .filter(|(_, child)| !empty(child))
            .map(|(key, child)| (key.clone(), without_empty_lists(child)))
            .collect(),
        Value::Array(items) => items.iter().map(without_empty_lists).collect(),
        _ => value.clone(),
    }
}

#[test]
fn the_starter_plan_keeps_every_value() {
    let document = parse(STARTER).unwrap();
    assert_eq!(document.problems, []);
    assert_eq!(document.read_only, None);
    assert_eq!(document.plan.contributions.len(), 47);
    let before: Value = serde_json::from_slice(STARTER).unwrap();
    assert_eq!(without_empty_lists(&written(&document)), without_empty_lists(&before));
}

#[test]
fn a_canonical_file_is_rewritten_byte_for_byte() {
    let canonical = to_bytes(FileKind::Plan, &parse(STARTER).unwrap().plan);
    let again = parse(&canonical).unwrap();
    assert_eq!(again, parse(STARTER).unwrap());
    assert!(to_bytes(FileKind::Plan, &again.plan) == canonical);
    assert!(canonical.ends_with(b"}\n"));
}

#[test]
fn the_small_plan_comes_back_as_it_was() {
    let document = parsed(&small());
    assert_eq!(document.problems, []);
    assert_eq!(written(&document).to_string(), small().to_string(), "the order of keys included");
}

#[test]
fn unknown_keys_are_kept_at_every_level() {
    let mut plan = small();
    let mut objects: Vec<String> = vec![String::new()];
    // A map from ids to values has no level of its own.
    let maps = ["/rates", "/red_lines", "/screening", "/scores"];
    let map = |path: &str| maps.iter().any(|name| path.ends_with(name)) && plan.pointer(path).unwrap().is_object();
    objects.extend(all_paths(&plan).into_iter().filter(|path| plan.pointer(path).unwrap().is_object() && !map(path)));
    for path in &objects {
        let object = plan.pointer_mut(path).unwrap().as_object_mut().unwrap();
        object.insert("x_new".into(), json!({ "from": "a newer version", "n": [1, 2.5, null] }));
    }
    assert!(objects.len() > 20);
    let document = parsed(&plan);
    assert_eq!(document.problems, []);
    assert_eq!(written(&document), plan);
}

#[test]
fn a_value_of_the_wrong_type_anywhere_is_named_kept_and_written_back() {
    let plan = small();
    for path in all_paths(&plan) {
        if ["/format", "/kind", "/version"].contains(&path.as_str()) {
            continue;
        }
        for wrong in [json!(true), json!("nonsense"), json!(-7.5), json!([[]]), json!({ "k": [] })] {
            let mut broken = plan.clone();
            let slot = broken.pointer_mut(&path).unwrap();
            if *slot == wrong {
                continue;
            }
            *slot = wrong.clone();
            let document = parsed(&broken);
            let again = to_bytes(document.kind, &document.plan);
            let back: Value = serde_json::from_slice(&again).unwrap();
            // A wrong value that reads as a right one (text where text is wanted) may be written in another form, and
            // where it is an empty record its defaults appear; then no problem is named.
            if document.problems.is_empty() {
                assert!(parse(&again).unwrap().plan == document.plan, "{path} {wrong}");
            } else {
                assert_eq!(back.to_string(), broken.to_string(), "{path} {wrong}");
                assert_eq!(parse(&again).unwrap(), document, "{path} {wrong}");
            }
        }
    }
}

#[test]
fn a_problem_names_the_place_and_the_mend() {
    let mut plan = small();
    *plan.pointer_mut("/contributions/0/quantity").unwrap() = json!(-3);
    *plan.pointer_mut("/contributions/0/caveats/0/strength").unwrap() = json!("weak");
    *plan.pointer_mut("/rates/GBP").unwrap() = json!("c. 1.2");
    let lines: Vec<String> = parsed(&plan).problems.iter().map(ToString::to_string).collect();
    let kept = "until then it is kept as it stands and counts as not given";
    assert_eq!(
        lines,
        [
            format!(
                "contributions GBR-01, caveats #1, strength: \"weak\" is not understood; \
                 write \"limitation\" or \"prohibition\"; {kept}"
            ),
            format!("contributions GBR-01, quantity: -3 is not understood; write a whole number, 0 or more; {kept}"),
            format!(
                "rates, GBP: \"c. 1.2\" is not understood; \
                 \"c. 1.2\" is no decimal number; write digits with a point, such as 0.85; {kept}"
            ),
        ]
    );
}

#[test]
fn a_saved_file_reads_back_equal() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.muster");
    let document = parse(STARTER).unwrap();
    let saved = save(&path, &to_bytes(document.kind, &document.plan), None).unwrap();
    let opened = read(&path).unwrap();
    assert_eq!(opened.fingerprint, saved.fingerprint);
    assert_eq!(opened.document, document);
}
