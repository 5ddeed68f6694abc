//! The analysis against worked figures: every case of `starter-plan.expected.json`, which an independent method made.

use muster::analysis::{Confidence, Figures, Linchpins, Metric, Withdrawal, analyse, confidence, linchpins};
use muster::base::{Exact, RequirementId};
use muster::model::{Index, Plan};
use serde_json::Value;

fn plan() -> Plan {
    serde_json::from_str(include_str!("../cases/starter-plan.muster")).unwrap()
}

fn cases() -> Vec<Value> {
    let expected: Value = serde_json::from_str(include_str!("../cases/starter-plan.expected.json")).unwrap();
    expected["cases"].as_array().unwrap().clone()
}

fn what_if(case: &Value) -> Withdrawal {
    let names = |key: &str| case[key].as_array().unwrap().iter().map(|id| id.as_str().unwrap().to_owned()).collect();
    let (withdrawn, failed): (Vec<String>, Vec<String>) = (names("withdrawn"), names("failed"));
    Withdrawal {
        withdrawn: withdrawn.into_iter().map(Into::into).collect(),
        failed: failed.into_iter().map(Into::into).collect(),
    }
}

/// Equal for whole numbers, within 1e-9 of the figure for others.
fn assert_same(found: Option<Exact>, expected: &Value, what: &str) {
    match (found, expected) {
        (None, Value::Null) => {}
        (Some(found), Value::Number(n)) if n.is_i64() => {
            assert_eq!(found, Exact::whole(n.as_i64().unwrap()), "{what}");
        }
        (Some(found), Value::Number(n)) => {
            let (found, n) = (found.to_f64(), n.as_f64().unwrap());
            assert!((found - n).abs() <= 1e-9 * n.abs().max(1e-9), "{what}: {found} for {n}");
        }
        (found, expected) => panic!("{what}: {found:?} for {expected}"),
    }
}

fn assert_case(figures: &Figures, confidence: &Confidence, linchpins: &Linchpins, case: &Value, name: &str) -> usize {
    let mut compared = 0;
    let losses = case["linchpins"].as_array().unwrap();
    assert_eq!(linchpins.alone.len(), losses.len(), "{name}");
    for (loss, expected) in linchpins.alone.iter().zip(losses) {
        let member = &loss.members[0];
        assert_eq!(
            (member.kind(), member.id()),
            (expected["kind"].as_str().unwrap(), expected["id"].as_str().unwrap())
        );
        let lost: Vec<&str> = loss.essential_lost.iter().map(RequirementId::as_str).collect();
        assert_eq!(serde_json::json!(lost), expected["essential_lost"], "{name} {}", member.id());
        assert_same(Some(loss.personnel_lost.clone()), &expected["personnel_lost"], member.id());
        compared += 3;
    }
    for (key, expected) in case["metrics"].as_object().unwrap() {
        let metric = Metric::from_key(key).unwrap();
        assert!(figures.metrics.computed(metric), "{key}");
        assert_same(figures.metrics.get(metric), expected, &format!("{name} {key}"));
        compared += 1;
    }
    let lines = case["requirements"].as_array().unwrap();
    assert_eq!(figures.lines.len(), lines.len());
    for (line, expected) in figures.lines.iter().zip(lines) {
        let what = |key: &str| format!("{name} {} {key}", line.id);
        assert_eq!(line.id.as_str(), expected["id"].as_str().unwrap());
        for (key, found) in [
            ("assigned", &line.assigned),
            ("usable", &line.usable),
            ("on_time", &line.on_time),
            ("supported", &line.supported),
            ("sustained", &line.sustained),
            ("confirmed", &line.confirmed),
            ("gap", &line.gap),
            ("covered", &line.covered),
        ] {
            assert_same(Some(found.clone()), &expected[key], &what(key));
            compared += 1;
        }
        let sure = confidence.line(&line.id).unwrap();
        assert_same(Some(sure.met.clone()), &expected["confidence"], &what("confidence"));
        assert_same(Some(sure.minimum.clone()), &expected["confidence_minimum"], &what("confidence_minimum"));
        assert_same(line.full_from.map(Exact::from), &expected["full_from"], &what("full_from"));
        assert_eq!(line.state.word(), expected["state"].as_str().unwrap(), "{}", what("state"));
        compared += 4;
    }
    compared
}

#[test]
fn the_starter_plan_has_the_figures_of_the_independent_method() {
    let plan = plan();
    let index = Index::new(&plan);
    let mut compared = 0;
    for case in cases() {
        let scenario = plan.scenarios.find(case["scenario"].as_str().unwrap()).unwrap();
        let what_if = what_if(&case);
        let mut figures = analyse(&plan, &index, scenario, &what_if);
        let confidence = confidence(&plan, &index, scenario, &what_if);
        let linchpins = linchpins(&plan, &index, scenario, &what_if);
        confidence.enter(&mut figures.metrics);
        linchpins.enter(&mut figures.metrics);
        let name = format!("{} {}", case["what_if"], scenario.id);
        compared += assert_case(&figures, &confidence, &linchpins, &case, &name);
    }
    assert!(compared > 2_000, "only {compared} figures were compared");
}
