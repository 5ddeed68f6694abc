//! A scenario file gives the figures that the plan gives, and goes back into a plan without a trace.

use muster::analysis::{Withdrawal, analyse};
use muster::model::{Index, Plan};
use muster::store::{FileKind, check_schema, parse, split, take, to_bytes};
use serde_json::{Value, json};

use crate::small_plan::small;

fn starter() -> Plan {
    parse(include_bytes!("../cases/starter-plan.muster")).unwrap().plan
}

fn plan(value: &Value) -> Plan {
    parse(value.to_string().as_bytes()).unwrap().plan
}

fn ids(plan: &Plan, list: &str) -> Vec<String> {
    let value = serde_json::to_value(plan).unwrap();
    let records = value.get(list).and_then(Value::as_array).cloned().unwrap_or_default();
    records.iter().map(|record| record["id"].as_str().unwrap_or_default().to_owned()).collect()
}

#[test]
fn each_figure_is_the_same_when_a_scenario_is_opened_alone() {
    let whole = starter();
    let index = Index::new(&whole);
    for scenario in &whole.scenarios {
        let part = split(&whole, &scenario.id).unwrap();
        let alone = parse(&to_bytes(FileKind::Scenario, &part)).unwrap();
        assert_eq!(alone.kind, FileKind::Scenario);
        assert_eq!(alone.problems, []);
        let part = alone.plan;
        assert_eq!(part.scenarios.len(), 1);
        let part_index = Index::new(&part);
        let mut cases = vec![Withdrawal::default()];
        cases.extend(whole.what_ifs.iter().map(|what_if| Withdrawal::from(what_if.as_ref())));
        for case in cases {
            let in_plan = analyse(&whole, &index, scenario, &case);
            let in_part = analyse(&part, &part_index, &part.scenarios[0], &case);
            assert_eq!(in_plan, in_part, "{} {case:?}", scenario.id);
        }
    }
}

#[test]
fn a_scenario_file_holds_what_its_scenario_uses_and_no_more() {
    let mut value = small();
    let push = |value: &mut Value, list: &str, record: Value| value[list].as_array_mut().unwrap().push(record);
    push(&mut value, "areas", json!({ "id": "far", "name": "Far", "kind": "sea" }));
    push(&mut value, "nations", json!({ "id": "USA", "name": "United States", "role": "requested" }));
    push(&mut value, "nations", json!({ "id": "FRA", "name": "France", "role": "lead" }));
    push(
        &mut value,
        "capabilities",
        json!({ "id": "med", "name": "M", "domain": "support", "unit": "team",
        "requires": ["log"] }),
    );
    push(&mut value, "capabilities", json!({ "id": "log", "name": "L", "domain": "support", "unit": "team" }));
    push(&mut value, "capabilities", json!({ "id": "air", "name": "A", "domain": "air", "unit": "aircraft" }));
    push(&mut value, "conditions", json!({ "id": "mandate", "name": "Mandate", "kind": "mandate", "state": "open" }));
    push(&mut value, "positions", json!({ "nation": "FRA", "question": "troops_in_host", "answer": "yes" }));
    push(&mut value, "requirement_sets", json!({ "id": "other", "name": "Other" }));
    push(&mut value, "scenarios", json!({ "id": "b", "name": "B", "requirement_set": "other", "status": "draft" }));
    push(
        &mut value,
        "log",
        json!({ "id": "l2", "at": "2025-03-14T12:00:00Z", "author": "P", "role": "planner",
        "scenario": "a", "kind": "comment", "text": "On a" }),
    );
    value["criteria_locked"] = json!({ "at": "2025-03-14T12:00:00Z", "by": "P" });
    value["contributions"][0]["requires"] = json!(["med"]);
    value["contributions"][0]["excludes"] = json!(["FRA", "XXX"]);
    value["criteria"][0]["scores"]["b"] = json!({ "value": "10" });
    value["what_ifs"][0]["withdrawn"] = json!(["GBR", "FRA"]);
    let whole = plan(&value);
    assert_eq!(check_schema(&whole), []);

    let part = split(&whole, &"a".into()).unwrap();
    assert_eq!(ids(&part, "areas"), ["host"]);
    assert_eq!(ids(&part, "nations"), ["GBR", "USA"], "its own and those asked for a backstop");
    assert_eq!(ids(&part, "capabilities"), ["land.inf", "med", "log"], "what those lean on included");
    assert_eq!(ids(&part, "conditions"), [""; 0]);
    assert_eq!(part.positions.len(), 1);
    assert_eq!(ids(&part, "red_lines"), ["army"]);
    assert_eq!(ids(&part, "meetings"), [""; 0]);
    assert_eq!(ids(&part, "requirement_sets"), ["set"]);
    assert_eq!(ids(&part, "scenarios"), ["a"]);
    assert_eq!(ids(&part, "log"), ["l2"]);
    assert_eq!(part.properties.criteria_locked, None);
    assert_eq!(part.properties.rates, whole.properties.rates);
    let excluded: Vec<&str> = part.contributions[0].excludes.iter().map(AsRef::as_ref).collect();
    assert_eq!(excluded, ["XXX"], "a nation left behind is no longer named; one that never was still is");
    assert_eq!(part.criteria[0].scores.len(), 1);
    assert_eq!(part.what_ifs[0].withdrawn.len(), 1);

    let back = take(&whole, &part);
    assert_eq!(back.differing, []);
    assert_eq!(back.plan, whole);
    assert!(split(&whole, &"none".into()).is_none());
}

#[test]
fn taking_a_scenario_back_restores_the_plan() {
    let whole = starter();
    for scenario in &whole.scenarios {
        let part = split(&whole, &scenario.id).unwrap();
        let taken = take(&whole, &part);
        assert_eq!(taken.differing, []);
        assert_eq!(taken.plan, whole);

        let mut without = whole.clone();
        without.scenarios = whole.scenarios.iter().filter(|other| other.id != scenario.id).cloned().collect();
        let taken = take(&without, &part);
        assert_eq!(taken.differing, []);
        assert_eq!(taken.plan.scenarios.last().unwrap(), scenario);
    }
}

#[test]
fn a_record_that_differs_is_listed_and_the_plans_own_stands() {
    let whole = plan(&small());
    let mut value =
        serde_json::from_slice::<Value>(&to_bytes(FileKind::Scenario, &split(&whole, &"a".into()).unwrap())).unwrap();
    value["contributions"][0]["quantity"] = json!(7);
    value["rates"]["GBP"] = json!("1.3");
    value["criteria"][0]["scores"]["z"] = json!({ "value": "1" });
    let taken = take(&whole, &plan(&value));
    let listed: Vec<_> = taken.differing.iter().map(|d| (d.list, d.id.as_str())).collect();
    assert_eq!(listed, [("plan", "rates"), ("contributions", "GBR-01")]);
    assert_eq!(taken.differing[1].ours["quantity"], 2);
    assert_eq!(taken.differing[1].theirs["quantity"], 7);
    assert_eq!(taken.plan.contributions, whole.contributions);
    assert_eq!(taken.plan.criteria[0].scores.len(), 2, "a score of a scenario that only the file has is taken");
}
