//! What is worked out: check, analyse, compare.

use std::fs;

use serde_json::{Value, json};

use super::small_plan::small;
use super::{Folder, STARTER, data, has_keys, is_case, refusal, said};

#[test]
fn check_lists_findings_and_errors_give_status_1() {
    let findings = data(&["check", STARTER, "--json"], 1);
    let findings = findings["findings"].as_array().unwrap();
    assert!(findings.len() > 20);
    for finding in findings {
        has_keys(finding, &["severity", "code", "place", "text"]);
        has_keys(&finding["place"], &["list", "id"]);
        assert!(["error", "warning", "info"].contains(&finding["severity"].as_str().unwrap()));
    }
    let folder = Folder::new();
    is_case("check.txt", &said(&["check", &folder.with("small.muster", small().to_string())], 1));
    let mut sound = small();
    sound["scenarios"] = json!([]);
    sound["requirement_sets"] = json!([]);
    sound["criteria"] = json!([]);
    let sound_findings = data(&["check", &folder.with("sound.muster", sound.to_string()), "--json"], 0);
    assert!(sound_findings["findings"].as_array().unwrap().iter().all(|f| f["severity"] != "error"));

    sound["contributions"][0]["quantity"] = json!(-2);
    let bad = data(&["check", &folder.with("bad.muster", sound.to_string()), "--json"], 1);
    let named = bad["findings"].as_array().unwrap().iter().filter(|f| f["code"] == "bad_value").count();
    assert!(named >= 1, "{bad}");

    let cut = &fs::read(STARTER).unwrap()[..60_000];
    let cut = data(&["check", &folder.with("cut.muster", cut), "--json"], 1);
    assert!(cut["findings"][0]["text"].as_str().unwrap().contains("ends too early"));
}

#[test]
fn analyse_gives_the_worked_figures_in_the_documented_shape() {
    let answer = data(&["analyse", STARTER, "--json"], 0);
    has_keys(&answer, &["plan", "what_if", "scenarios"]);
    has_keys(&answer["plan"], &["id", "title"]);
    assert_eq!(answer["what_if"], json!({ "withdrawn": [], "failed": [] }));
    let scenarios = answer["scenarios"].as_array().unwrap();
    assert_eq!(scenarios.len(), 4);
    for s in scenarios {
        has_keys(
            s,
            &[
                "id",
                "name",
                "file",
                "metrics",
                "requirements",
                "assignments",
                "linchpins",
                "worst_pair",
                "gaps",
                "build_up",
                "line_build_up",
                "burden",
                "findings",
            ],
        );
        for line in s["requirements"].as_array().unwrap() {
            has_keys(
                line,
                &[
                    "id",
                    "task",
                    "capability",
                    "priority",
                    "quantity",
                    "minimum",
                    "assigned",
                    "usable",
                    "on_time",
                    "supported",
                    "sustained",
                    "confirmed",
                    "gap",
                    "covered",
                    "state",
                    "full_from",
                    "confidence",
                    "confidence_minimum",
                    "confidence_error",
                ],
            );
        }
        for assignment in s["assignments"].as_array().unwrap() {
            has_keys(
                assignment,
                &[
                    "id",
                    "contribution",
                    "task",
                    "quantity",
                    "fraction",
                    "units",
                    "personnel",
                    "arrival",
                    "departure",
                    "usable",
                    "reasons",
                ],
            );
        }
        for nation in s["burden"].as_array().unwrap() {
            has_keys(
                nation,
                &[
                    "nation",
                    "personnel",
                    "person_days",
                    "share",
                    "per_100k",
                    "funding",
                    "own_cost",
                    "vessels",
                    "aircraft",
                ],
            );
        }
        for gap in s["gaps"].as_array().unwrap() {
            has_keys(gap, &["requirement", "gap", "could_fill", "could_fill_count", "partners"]);
        }
        for loss in s["linchpins"].as_array().unwrap() {
            has_keys(loss, &["kind", "id", "essential_lost", "personnel_lost"]);
        }
        assert_eq!(s["build_up"][0][0], 0, "a step series begins on day 0");
    }
    let expected: Value = serde_json::from_slice(&fs::read("tests/cases/starter-plan.expected.json").unwrap()).unwrap();
    let mut compared = 0;
    for case in expected["cases"].as_array().unwrap() {
        let named: Vec<&str> = case["withdrawn"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let failed: Vec<&str> = case["failed"].as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let scenario = case["scenario"].as_str().unwrap();
        let mut call = vec!["analyse", STARTER, "--json", "--scenario", scenario];
        call.extend(named.iter().flat_map(|id| ["--withdraw", id]));
        call.extend(failed.iter().flat_map(|id| ["--fail", id]));
        let answer = data(&call, 0);
        assert_eq!(answer["scenarios"].as_array().unwrap().len(), 1);
        for (key, wanted) in case["metrics"].as_object().unwrap() {
            let found = &answer["scenarios"][0]["metrics"][key];
            match (wanted.as_f64(), found.as_f64()) {
                (Some(w), Some(f)) => {
                    assert!((w - f).abs() <= 1e-9 * w.abs().max(1.0), "{scenario} {key}: {f} for {w}");
                }
                _ => assert_eq!(found, wanted, "{scenario} {key}"),
            }
            compared += 1;
        }
    }
    assert!(compared > 100);
    is_case("analyse.txt", &said(&["analyse", STARTER, "--scenario", "b"], 0));
}

#[test]
fn a_what_if_is_named_by_its_parts_or_its_id() {
    let plan: Value = serde_json::from_slice(&fs::read(STARTER).unwrap()).unwrap();
    let saved = &plan["what_ifs"][0];
    let id = saved["id"].as_str().unwrap();
    let by_id = data(&["analyse", STARTER, "--json", "--what-if", id], 0);
    let empty = Vec::new();
    let parts = |key: &str| {
        saved[key].as_array().unwrap_or(&empty).iter().map(|v| v.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    let mut call: Vec<String> = ["analyse", STARTER, "--json"].map(str::to_owned).to_vec();
    call.extend(parts("withdrawn").into_iter().flat_map(|id| ["--withdraw".to_owned(), id]));
    call.extend(parts("failed").into_iter().flat_map(|id| ["--fail".to_owned(), id]));
    let by_parts = data(&call.iter().map(String::as_str).collect::<Vec<_>>(), 0);
    assert_eq!(by_id, by_parts);
    assert_ne!(by_id["what_if"], json!({ "withdrawn": [], "failed": [] }));

    assert!(
        refusal(&["analyse", STARTER, "--withdraw", "XXX"], 2)
            .contains("there is no nation \"XXX\"; there is: GBR, FRA")
    );
    assert!(refusal(&["analyse", STARTER, "--fail", "x"], 2).contains("there is no condition \"x\""));
    assert!(refusal(&["analyse", STARTER, "--what-if", "x"], 2).contains("there is no what-if \"x\""));
    assert!(
        refusal(&["analyse", STARTER, "--scenario", "x"], 2).contains("there is no scenario \"x\"; there is: a, b")
    );
    assert!(refusal(&["compare", STARTER, "--baseline", "x"], 2).contains("there is no scenario \"x\""));
}

#[test]
fn compare_puts_scenarios_of_several_files_side_by_side() {
    let alone = data(&["compare", STARTER, "--json"], 0);
    has_keys(&alone, &["plan", "what_if", "scenarios", "differences", "screening", "decision", "notes", "sensitivity"]);
    assert_eq!(alone["differences"].as_array().unwrap().len(), 6, "each pair of four");
    has_keys(
        &alone["differences"][0],
        &["a", "b", "similarity", "similarity_personnel", "only_a", "only_b", "changed"],
    );
    for (_, tests) in alone["screening"].as_object().unwrap() {
        has_keys(tests, &["feasible", "suitable", "acceptable", "distinguishable", "complete"]);
        has_keys(&tests["feasible"], &["pass", "evidence"]);
    }

    let folder = Folder::new();
    let part = folder.at("b.muster");
    assert_eq!(said(&["split", STARTER, "--scenario", "b", "-o", &part], 0), "");
    let both = data(&["compare", STARTER, &part, "--json", "--scenario", "a", "--scenario", "b"], 0);
    let keys: Vec<&String> = both["screening"].as_object().unwrap().keys().collect();
    assert_eq!(keys, ["a", &format!("{STARTER}#b"), &format!("{part}#b")], "a key names the file where ids are in two");
    let (mut whole, mut alone) = (both["scenarios"][1].clone(), both["scenarios"][2].clone());
    for one in [&mut whole, &mut alone] {
        // What lies in the register: who could fill a gap, and the notes on it.
        for key in ["file", "gaps", "findings"] {
            one.as_object_mut().unwrap().shift_remove(key);
        }
    }
    assert_eq!(whole, alone, "a scenario file gives the plan's figures");
    let same = both["differences"].as_array().unwrap().last().unwrap();
    assert_eq!((&same["similarity"], &same["changed"]), (&json!(1), &json!([])));

    is_case("compare.txt", &said(&["compare", STARTER, "--what-if", "no-us"], 0));
}

/// The small plan with two scenarios, its criteria those given.
fn two_options(criteria: Value) -> Value {
    let mut plan = small();
    let mut other = plan["scenarios"][0].clone();
    (other["id"], other["name"]) = (json!("b"), json!("B"));
    plan["scenarios"].as_array_mut().unwrap().push(other);
    plan["criteria"] = criteria;
    plan
}

#[test]
fn compare_weighs_scenarios_by_the_criteria() {
    let folder = Folder::new();
    let score = |id: &str, weight: &str, a: &str, b: &str| {
        json!({ "id": id, "name": id, "measure": "manual", "direction": "max", "weight": weight,
            "scores": { "a": { "value": a }, "b": { "value": b } } })
    };
    // T2 of the definition, at .6 and .4.
    let plan = folder
        .with("t2.muster", two_options(json!([score("x", "3", "100", "40"), score("y", "2", "0", "80")])).to_string());
    let answer = data(&["compare", &plan, "--json"], 0);
    let decision = &answer["decision"];
    has_keys(
        decision,
        &[
            "criteria",
            "weighted_score",
            "weighted_rank",
            "plus_minus",
            "topsis",
            "promethee",
            "leader",
            "tied",
            "agree",
        ],
    );
    assert_eq!(decision["criteria"][0]["weight"], 3, "as in the file");
    assert_eq!(decision["criteria"][1]["value"], json!({ "a": 0, "b": 0.8 }));
    assert_eq!(decision["weighted_score"], json!({ "a": 0.6, "b": 0.56 }));
    assert_eq!(decision["plus_minus"], json!({ "a": 0, "b": 0 }));
    assert_eq!(decision["leader"]["weighted_score"], "a");
    assert_eq!(decision["tied"]["plus_minus"], json!(["a", "b"]));
    assert_eq!((&decision["agree"], &answer["notes"]), (&json!(false), &json!([])));
    let sensitivity = &answer["sensitivity"];
    assert_eq!(sensitivity["criteria"][0], json!({ "id": "x", "low": 4.0 / 7.0, "high": 1, "below": "b" }));
    // A leads by .04; each point from x to y costs it .6 + .8.
    assert_eq!(sensitivity["smallest_move"], json!({ "from": "x", "to": "y", "weight": 1.0 / 35.0, "scenario": "b" }));
    has_keys(&sensitivity["smaa"], &["draws", "seed", "acceptability", "central_weights", "standard_error"]);
    let words = said(&["compare", &plan], 0);
    for part in [
        "PROMETHEE II",
        "No clear winner: a shift of 2.9 points of weight puts",
        "Smallest move: 2.9 points of weight from \"x\" to \"y\" puts",
    ] {
        assert!(words.contains(part), "{part}: {words}");
    }

    // The baseline decides what plus and minus are against, and nothing else.
    let plan = folder.with("n.muster", two_options(json!([score("x", "1", "90", "10")])).to_string());
    let (first, second) =
        (data(&["compare", &plan, "--json"], 0), data(&["compare", &plan, "--json", "--baseline", "b"], 0));
    assert_eq!(first["decision"]["plus_minus"], json!({ "a": 0, "b": -1 }));
    assert_eq!(second["decision"]["plus_minus"], json!({ "a": 1, "b": 0 }));
    assert_eq!(first["scenarios"], second["scenarios"]);
    assert_eq!(first["decision"]["agree"], true);

    for (criteria, call) in
        [(json!([]), vec!["compare"]), (json!([score("x", "1", "1", "2")]), vec!["compare", "--scenario", "a"])]
    {
        let plan = folder.with("none.muster", two_options(criteria).to_string());
        let answer = data(&[&call[..], &[&plan, "--json"]].concat(), 0);
        assert_eq!((&answer["decision"], &answer["sensitivity"]), (&Value::Null, &Value::Null));
        assert_eq!(answer["notes"].as_array().unwrap().len(), 1);
        assert!(said(&[&call[..], &[&plan]].concat(), 0).contains("Notes on the decision"));
    }
}

#[test]
fn money_of_a_second_plan_is_told_at_the_first_ones_rates_or_not_at_all() {
    let folder = Folder::new();
    let with_money = |base: &str, rates: Value| {
        let mut plan = small();
        plan["currency"] = json!(base);
        plan["rates"] = rates;
        let push = |list: &mut Value, record: Value| list.as_array_mut().unwrap().push(record);
        push(&mut plan["capabilities"], json!({ "id": "fund", "name": "Fund", "domain": "finance", "unit": "money" }));
        push(
            &mut plan["contributions"],
            json!({ "id": "GBR-02", "nation": "GBR", "capability": "fund", "title": "Money",
            "quantity": 1000, "currency": "GBP", "notice_days": 10, "status": "confirmed" }),
        );
        push(
            &mut plan["requirement_sets"][0]["tasks"][0]["requirements"],
            json!({ "id": "L-2", "capability": "fund",
            "quantity": 3000, "minimum": 1000, "from_day": 60, "priority": "important" }),
        );
        push(
            &mut plan["scenarios"][0]["assignments"],
            json!({ "id": "a-2", "contribution": "GBR-02", "task": "west",
            "requirement": "L-2", "quantity": 1000 }),
        );
        plan["criteria"] = json!([{ "id": "f", "name": "F", "measure": "funding", "direction": "max", "weight": "1" }]);
        plan
    };
    // In pounds at 1.2 to the euro, and in a plan of dollars at 1.25 to the pound; the euro plan has a dollar at .9.
    let euros = folder.with("eur.muster", with_money("EUR", json!({ "GBP": "1.2", "USD": "0.9" })).to_string());
    let dollars = folder.with("usd.muster", with_money("USD", json!({ "GBP": "1.25", "EUR": "2" })).to_string());
    let answer = data(&["compare", &euros, &dollars, "--json"], 0);
    let [first, second] = [0, 1].map(|at| &answer["scenarios"][at]);
    assert_eq!((&first["metrics"]["funding"], &second["metrics"]["funding"]), (&json!(1200), &json!(1125)));
    // 14 million pounds a month.
    assert_eq!(second["metrics"]["monthly_cost"], json!(15_750_000));
    let line = &second["requirements"][1];
    let wanted = json!({ "quantity": 2700, "minimum": 900, "assigned": 1125, "usable": 1125, "on_time": 1125,
        "supported": 1125, "sustained": 1125, "confirmed": 1125, "gap": 1575, "state": "minimum" });
    for (key, value) in wanted.as_object().unwrap() {
        assert_eq!(&line[key], value, "{key}");
    }
    assert_eq!(second["line_build_up"]["L-2"], json!([[0, 0], [24, 1125]]));
    let (men, money) = (&second["assignments"][0], &second["assignments"][1]);
    assert_eq!((&money["units"], &money["quantity"], &men["units"]), (&json!(1125), &json!(1000), &json!(2)));
    let gap = second["gaps"].as_array().unwrap().iter().find(|gap| gap["requirement"] == "L-2").unwrap();
    assert_eq!(gap["gap"], 1575);
    assert_eq!(second["burden"][0]["funding"], 1125);
    assert_eq!(
        answer["decision"]["criteria"][0]["raw"],
        json!({ (format!("{euros}#a")): 1200, (format!("{dollars}#a")): 1125 })
    );
    assert!(said(&["compare", &euros, &dollars], 0).contains("1,125 of 2,700 minimum"));

    let alone = folder.with("alone.muster", with_money("CHF", json!({})).to_string());
    let answer = data(&["compare", &alone, &euros, "--json"], 0);
    let second = &answer["scenarios"][1];
    assert_eq!((&second["metrics"]["funding"], &second["metrics"]["personnel"]), (&Value::Null, &json!(0)));
    assert_eq!((&second["requirements"][1]["gap"], &second["requirements"][0]["gap"]), (&Value::Null, &json!(3)));
    assert_eq!((&second["burden"][0]["own_cost"], &second["assignments"][1]["units"]), (&Value::Null, &Value::Null));
    assert_eq!(second["line_build_up"]["L-2"], Value::Null);
}
