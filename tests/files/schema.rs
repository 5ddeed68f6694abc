//! The kept JSON Schema is the one that the types give, and sound files are valid by it.

use muster::store::{FileKind, check_schema, parse, schema, split, to_bytes};
use serde_json::{Value, json};

use crate::small_plan::{all_paths, small};

const KEPT: &str = "assets/muster-1.schema.json";

fn valid(value: &Value) -> bool {
    jsonschema::draft202012::new(&schema()).unwrap().is_valid(value)
}

/// Rewrite the kept one with `UPDATE_SCHEMA=1 cargo test --test files schema`.
#[test]
fn the_kept_schema_is_current() {
    let text = serde_json::to_string_pretty(&schema()).unwrap() + "\n";
    if std::env::var_os("UPDATE_SCHEMA").is_some() {
        std::fs::write(KEPT, &text).unwrap();
    }
    assert!(std::fs::read_to_string(KEPT).unwrap() == text, "run with UPDATE_SCHEMA=1");
}

#[test]
fn the_schema_is_a_schema() {
    assert!(jsonschema::draft202012::meta::is_valid(&schema()));
}

#[test]
fn plans_and_their_scenarios_are_valid_by_it() {
    assert!(valid(&small()));
    let starter = parse(include_bytes!("../cases/starter-plan.muster")).unwrap().plan;
    assert_eq!(check_schema(&starter), []);
    assert!(valid(&serde_json::from_slice(&to_bytes(FileKind::Plan, &starter)).unwrap()));
    for scenario in &starter.scenarios {
        let part = split(&starter, &scenario.id).unwrap();
        assert_eq!(check_schema(&part), []);
        assert!(valid(&serde_json::from_slice(&to_bytes(FileKind::Scenario, &part)).unwrap()));
    }
}

#[test]
fn a_wrong_type_anywhere_is_invalid_by_it_and_named_when_read() {
    let plan = small();
    for path in all_paths(&plan) {
        let mut broken = plan.clone();
        *broken.pointer_mut(&path).unwrap() = json!([[]]);
        assert!(!valid(&broken), "{path}");
        let Ok(document) = parse(broken.to_string().as_bytes()) else { continue };
        assert!(!document.problems.is_empty(), "{path}");
    }
}

/// The schema's own word on what is required, and the check's, are one.
#[test]
fn a_missing_key_is_invalid_by_it_just_where_the_check_names_it() {
    let plan = small();
    let mut missing = 0;
    for path in all_paths(&plan) {
        let (parent, key) = path.rsplit_once('/').unwrap();
        let mut broken = plan.clone();
        let Some(map) = broken.pointer_mut(parent).unwrap().as_object_mut() else { continue };
        map.shift_remove(key);
        let Ok(document) = parse(broken.to_string().as_bytes()) else { continue };
        // A quantity, an amount, a flag and a place have a value of their own when the file leaves them out.
        let always_there = ["quantity", "amount", "weight", "value", "pass", "lat", "lon"].contains(&key);
        if !always_there {
            assert_eq!(valid(&broken), check_schema(&document.plan).is_empty(), "{path}");
        }
        missing += usize::from(!valid(&broken));
    }
    assert!(missing > 50);
}
