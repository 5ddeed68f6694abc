//! Each finding's condition, on variations of the fixture: what it adds, and that the sound plan is free of it.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value, json};

use crate::analysis::fixture::{all_findings, found, plan_with};

const G1: &str = "/contributions/0";
const L1: &str = "/requirement_sets/0/tasks/0/requirements/0";
const A1: &str = "/scenarios/0/assignments/0";

/// Asserts that a change brings a finding that the plan does not have without it, and returns its text.
fn brings(finding: &str, changes: &[(&str, Value)]) -> String {
    assert!(!found(&plan_with(&[])).contains(&finding.to_owned()), "{finding} is there without the change");
    let plan = plan_with(changes);
    let all = found(&plan);
    let at = all.iter().position(|one| one == finding);
    let at = at.unwrap_or_else(|| panic!("no {finding} among {all:#?}"));
    all_findings(&plan)[at].text.clone()
}

fn at(base: &str, key: &str, value: Value) -> (String, Value) {
    (format!("{base}/{key}"), value)
}

fn one(base: &str, key: &str, value: Value, finding: &str) -> String {
    let (pointer, value) = at(base, key, value);
    brings(finding, &[(&pointer, value)])
}

#[test]
fn the_fixture_has_just_its_own_findings() {
    assert_eq!(
        found(&plan_with(&[])),
        [
            "error essential_unmet a requirements/L-1",
            "warning missing_enabler a assignments/a-1",
            "warning requirement_unmet a requirements/L-2",
            "warning late a assignments/a-2",
            "info condition_open a conditions/settlement",
        ]
    );
}

#[test]
fn names_that_lead_nowhere_are_told_where_they_stand() {
    one(G1, "nation", json!("XYZ"), "error unknown_id a contributions/GBR-01");
    one(G1, "nation", json!("XYZ"), "error unknown_id a assignments/a-1");
    one(L1, "substitutes", json!(["none"]), "error unknown_id a requirements/L-1");
    one(A1, "task", json!("east"), "error unknown_id a assignments/a-1");
    one("/scenarios/0", "assumes", json!(["settlement", "peace"]), "error unknown_id a scenarios/a");
    let what_if = json!([{ "id": "w", "name": "W", "withdrawn": ["XYZ"] }]);
    one("", "what_ifs", what_if, "error unknown_id plan what_ifs/w");
    // A contribution that no scenario uses is the plan's.
    let unused = json!({ "id": "USA-01", "nation": "XYZ", "capability": "fund", "title": "T", "quantity": 1,
        "status": "offered", "currency": "EUR" });
    one("/contributions", "-", unused, "error unknown_id plan contributions/USA-01");
}

#[test]
fn ids_that_stand_twice_are_told() {
    one("/nations", "-", json!({ "id": "GBR", "name": "B", "role": "lead" }), "error duplicate_id a nations/GBR");
    one("/nations", "-", json!({ "id": "USA", "name": "B", "role": "lead" }), "error duplicate_id plan nations/USA");
    one("/scenarios/0/assignments/1", "id", json!("a-1"), "error duplicate_id a assignments/a-1");
    one("/requirement_sets/0/tasks/0/requirements/1", "id", json!("L-1"), "error duplicate_id a requirements/L-1");
}

#[test]
fn values_outside_their_range_are_told() {
    let g1 = "error bad_value a contributions/GBR-01";
    one(G1, "quantity", json!(0), g1);
    one(G1, "increment", json!(0), g1);
    one(G1, "title", Value::Null, g1);
    one(G1, "status", Value::Null, g1);
    one(G1, "likelihood", json!("1.01"), g1);
    one(G1, "notice_days", json!(-1), g1);
    one("/contributions/2", "currency", Value::Null, "error bad_value a contributions/FRA-02");
    let l1 = "error bad_value a requirements/L-1";
    one(L1, "minimum", json!(3), l1);
    one(L1, "to_day", json!(59), l1);
    one(L1, "from_day", json!(360), l1);
    one(L1, "substitutes", json!(["med.r2"]), l1);
    one(A1, "quantity", json!(0), "error bad_value a assignments/a-1");
    one(A1, "from_day", json!(360), "error bad_value a assignments/a-1");
    // A rate of 0 is that of the scenarios that use it.
    one("", "rates", json!({ "GBP": "0" }), "error bad_value a plan/p");
    one("", "rates", json!({ "GBP": "1.19", "USD": "0" }), "error bad_value plan plan/p");
    one("", "title", Value::Null, "error bad_value plan plan/p");
    one("", "duration_days", json!(3651), "error bad_value a plan/p");
    let criterion = |best: &str, worst: &str, measure: &str| json!([{ "id": "c", "name": "C", "measure": measure, "direction": "max", "weight": "1", "best": best, "worst": worst }]);
    one("", "criteria", criterion("0", "1", "all_fill"), "error bad_value plan criteria/c");
    one("", "criteria", criterion("1", "0", "beauty"), "error bad_value plan criteria/c");
    assert!(
        !found(&plan_with(&[("/criteria", criterion("1", "0", "all_fill"))])).iter().any(|f| f.contains("criteria"))
    );
}

#[test]
fn broken_amounts_are_told() {
    one(A1, "quantity", json!(3), "error over_assigned a contributions/GBR-01");
    one(G1, "increment", json!(3), "error increment a assignments/a-1");
    let group = [at(G1, "either_or", json!("g")), at("/contributions/1", "either_or", json!("g"))];
    let group: Vec<(&str, Value)> = group.iter().map(|(pointer, value)| (pointer.as_str(), value.clone())).collect();
    brings("error either_or a contributions/GBR-01", &group);
}

#[test]
fn one_unit_cannot_back_two_pledges() {
    let second = |more: Value| {
        let mut pledge = json!({ "id": "GBR-02", "nation": "GBR", "capability": "land.inf", "title": "Second",
            "quantity": 1, "notice_days": 0, "personnel": 1, "status": "offered", "elements": ["1st Battalion"] });
        pledge.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        pledge
    };
    let elements = ("/contributions/0/elements", json!(["1st Battalion"]));
    let assigned =
        ("/scenarios/0/assignments/-", json!({ "id": "a-4", "contribution": "GBR-02", "task": "west", "quantity": 1 }));
    let added = |more: Value| ("/contributions/-", second(more));
    // The plan's while no scenario assigns both, then the scenario's.
    brings("error double_pledged plan contributions/GBR-02", &[elements.clone(), added(json!({}))]);
    let both = [elements.clone(), added(json!({})), assigned.clone()];
    brings("error double_pledged a contributions/GBR-02", &both);
    assert!(!found(&plan_with(&both)).iter().any(|f| f.contains("double_pledged plan")));
    // None where one has ended, or is of another nation.
    for more in [json!({ "status": "withdrawn" }), json!({ "nation": "FRA" })] {
        let plan = plan_with(&[elements.clone(), added(more), assigned.clone()]);
        assert!(!found(&plan).iter().any(|f| f.contains("double_pledged")));
    }
}

#[test]
fn each_reason_is_a_finding_of_its_severity() {
    one(G1, "status", json!("declined"), "error ended_pledge a assignments/a-1");
    one(G1, "status", json!("requested"), "error not_offered a assignments/a-1");
    one(G1, "areas", json!(["home"]), "error area_not_allowed a assignments/a-1");
    one(G1, "excludes", json!(["FRA"]), "error excluded_partner a assignments/a-1");
    one(G1, "capability", json!("c2.hq"), "error wrong_capability a assignments/a-1");
    one(G1, "notice_days", json!(339), "error never_present a assignments/a-1");
    one(G1, "conditions", json!(["backstop"]), "warning condition_not_assumed a assignments/a-1");
    one("/conditions/0", "state", json!("failed"), "warning condition_failed a assignments/a-1");
    let refused = json!({ "body": "Parliament", "state": "refused" });
    one("/nations/0", "approval", refused, "error approval_refused a assignments/a-1");
}

#[test]
fn lines_say_how_far_they_are_met() {
    let late = one(G1, "notice_days", json!(70), "warning late a assignments/a-1");
    // 70 + 21 = 91.
    assert_eq!(late, "GBR-01 arrives C+91, 31 days after L-1 needs it");
    // From C+61 on both lines are met; L-1 rests on one nation, and a minimum of 1 of 2 is met in part.
    let from = (format!("{L1}/from_day"), json!(61));
    let met = brings("warning single_source a requirements/L-1", &[(&from.0, from.1.clone())]);
    assert_eq!(met, "L-1 rests on GBR alone");
    let half = (A1.to_owned() + "/quantity", json!(1));
    let partial =
        brings("warning essential_partial a requirements/L-1", &[(&from.0, from.1.clone()), (&half.0, half.1)]);
    assert_eq!(partial, "Essential line L-1 below its quantity: 1 of 2");
    // The battalions leave after one tour, on C+51+180 = C+231.
    let tours = (format!("{G1}/tours"), json!(1));
    let gap = brings("warning gap_in_time a requirements/L-1", &[(&from.0, from.1.clone()), (&tours.0, tours.1)]);
    assert_eq!(gap, "L-1 falls to 0 of 2 on C+231 for 129 days");
    let one_wanted = (format!("{L1}/quantity"), json!(1));
    brings("info over_supply a requirements/L-1", &[(&from.0, from.1.clone()), (&one_wanted.0, one_wanted.1)]);
    // Met only by what has been asked for.
    let asked = [
        (from.0.as_str(), from.1),
        ("/contributions/1/status", json!("requested")),
        ("/contributions/1/conditions", json!(["backstop"])),
        ("/contributions/1/notice_days", json!(0)),
        ("/scenarios/0/assumes", json!(["settlement", "backstop"])),
    ];
    // Both the supply of L-2 and the support of L-1 are asked for only.
    brings("warning requested_only a requirements/L-2", &asked);
    brings("warning requested_only a requirements/L-1", &asked);
}

#[test]
fn missing_support_names_what_is_missing_and_for_how_long() {
    // Present from C+51, supported from C+61: of the 300 days of the line, C+60 is without.
    let all = all_findings(&plan_with(&[]));
    let finding = all.iter().find(|finding| finding.code == "missing_enabler").unwrap();
    assert_eq!(finding.text, "GBR-01 on L-1 lacks med.r2 on 1 of its 300 days there");
}

#[test]
fn caveats_approvals_and_validity_are_told() {
    let caveat = |strength: &str, more: Value| {
        let mut caveat = json!({ "kind": "roe", "strength": strength, "text": "Ask first" });
        caveat.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        json!([caveat])
    };
    let leave = caveat("limitation", json!({ "approval_days": 20 }));
    let text = one(G1, "caveats", leave, "warning limitation a contributions/GBR-01");
    assert!(text.ends_with("so it arrives C+71 and not C+51"), "{text}");
    one(G1, "caveats", caveat("prohibition", json!({})), "warning prohibition a contributions/GBR-01");
    one(
        G1,
        "caveats",
        caveat("limitation", json!({ "disclosure": "verbal" })),
        "info unconfirmed_caveat a contributions/GBR-01",
    );
    let pending = json!({ "body": "Parliament", "lead_days": 25, "state": "pending" });
    let text = one("/nations/0", "approval", pending, "warning approval_pending a nations/GBR");
    assert!(text.contains("GBR-01 arrives C+76 and not C+51"), "{text}");
    // C-day on 1 April: C+51 is 22 May.
    let until = |date: &str| [("/c_day", json!("2025-04-01")), ("/contributions/0/valid_until", json!(date))];
    brings("warning lapses a assignments/a-1", &until("2025-05-21"));
    assert!(!found(&plan_with(&until("2025-05-22"))).iter().any(|f| f.contains("lapses")));
}

#[test]
fn judgements_and_assumptions_are_told() {
    let red_line = ("/red_lines", json!([{ "id": "r", "name": "No retreat" }]));
    let stance = |stance: &str| ("/scenarios/0/red_lines", json!({ "r": { "stance": stance } }));
    brings("info red_line a red_lines/r", std::slice::from_ref(&red_line));
    brings("warning red_line a red_lines/r", &[red_line.clone(), stance("at_risk")]);
    brings("error red_line a red_lines/r", &[red_line.clone(), stance("breached")]);
    assert!(!found(&plan_with(&[red_line, stance("kept")])).iter().any(|f| f.contains("red_line")));
    one(G1, "illustrative", json!(true), "info illustrative a scenarios/a");
    one(G1, "lift", json!("needed"), "info lift_needed a contributions/GBR-01");
    one(G1, "notice_days", Value::Null, "info unknown_notice a contributions/GBR-01");
    one(G1, "personnel", Value::Null, "info unknown_personnel a contributions/GBR-01");
    // 2025-03-14 less 61 days is 2025-01-12.
    one(G1, "last_confirmed", json!("2025-01-12"), "info stale a contributions/GBR-01");
    assert!(
        !found(&plan_with(&[("/contributions/0/last_confirmed", json!("2025-01-13"))]))
            .iter()
            .any(|f| f.contains(" stale "))
    );
}

#[test]
fn the_survey_is_followed_up() {
    let say = |nation: &str, question: &str, answer: &str, date: &str| json!({ "nation": nation, "question": question, "answer": answer, "date": date });
    let no = ("/positions/-", say("GBR", "troops_in_host", "no", "2025-02-01"));
    // The latest answer counts; it is against what is assigned, and calls for two more questions.
    brings("warning position_conflict a assignments/a-1", std::slice::from_ref(&no));
    brings("info unanswered a nations/GBR", std::slice::from_ref(&no));
    let yes = ("/positions/-", say("GBR", "troops_in_host", "yes", "2025-03-01"));
    assert!(!found(&plan_with(&[no, yes])).iter().any(|f| f.contains("GBR") || f.contains("position_conflict")));
    one("/positions/0", "answer", json!("not_stated"), "info unanswered a nations/GBR");
}

#[test]
fn money_without_a_rate_and_old_rates_are_told() {
    one("", "rates", json!({ "USD": "0.9" }), "warning no_rate a rates/GBP");
    // 31 days before 2025-03-14.
    one("", "rates_as_of", json!("2025-02-11"), "warning stale_rate a plan/p");
    assert!(!found(&plan_with(&[("/rates_as_of", json!("2025-02-12"))])).iter().any(|f| f.contains("stale_rate")));
}

#[test]
fn a_line_that_nobody_offers_anything_for_is_told() {
    one(L1, "capability", json!("c2.hq"), "info nobody_offers a requirements/L-1");
}
