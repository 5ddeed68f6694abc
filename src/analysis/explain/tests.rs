//! Explanations of the small plan, worked by hand.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value, json};

use super::{Explained, LineExplained, PartOf, Rule, Step, explain, explain_line};
use crate::analysis::fixture::{plan_with, ratio};
use crate::analysis::{Metric, Withdrawal, analyse, confidence, linchpins};
use crate::base::{Day, Exact, RequirementId};
use crate::model::{Basis, Index};

fn of(changes: &[(&str, Value)], metric: Metric) -> Explained {
    let plan = plan_with(changes);
    let (index, none, scenario) = (Index::new(&plan), Withdrawal::default(), &plan.scenarios[0]);
    let figures = analyse(&plan, &index, scenario, &none);
    let sure = confidence(&plan, &index, scenario, &none);
    let lost = linchpins(&plan, &index, scenario, &none);
    let made = explain(&plan, &index, scenario, &none, &figures, (Some(&sure), Some(&lost)), metric);
    assert_eq!(made.total(), made.value);
    made
}

fn line(changes: &[(&str, Value)]) -> LineExplained {
    let plan = plan_with(changes);
    let (index, none, scenario) = (Index::new(&plan), Withdrawal::default(), &plan.scenarios[0]);
    let figures = analyse(&plan, &index, scenario, &none);
    explain_line(&plan, &index, scenario, &none, &figures, &RequirementId::from("L-1")).unwrap()
}

fn parts(made: &Explained) -> Vec<(String, Exact, &str)> {
    let name = |of: &PartOf| match of {
        PartOf::Assignment(id) => id.to_string(),
        PartOf::Cost(id, basis) => format!("{id} {}", basis.word()),
        PartOf::Contribution(id) => id.to_string(),
        PartOf::Nation(id) => id.to_string(),
        PartOf::Line(id) => id.to_string(),
        PartOf::Condition(id) => id.to_string(),
    };
    made.parts.iter().map(|part| (name(&part.of), part.value.clone(), part.note.as_str())).collect()
}

#[test]
fn the_peak_falls_on_the_first_day_on_which_all_are_there() {
    let made = of(&[], Metric::PersonnelPeak);
    assert_eq!(made.rule, Rule::OnDay(Some(Day(61))));
    assert_eq!(
        made.rule.in_words(|_| String::new()),
        "The sum of what is present on C+61, the first day with the most."
    );
    let whole = |n: u64| Exact::whole(n);
    assert_eq!(
        parts(&made),
        [
            ("a-1".into(), whole(1800), "present from C+51 until C+360"),
            ("a-2".into(), whole(100), "present from C+61 until C+360"),
            ("a-3".into(), whole(0), "present from C+21 until C+360"),
        ]
    );
    // When the battalions leave before the team comes, the peak is theirs and the team is still to come.
    let early = of(&[("/scenarios/0/assignments/0/to_day", json!(61))], Metric::PersonnelPeak);
    assert_eq!((early.rule.clone(), early.value), (Rule::OnDay(Some(Day(51))), Some(whole(1800))));
    let left = &early.left_out[0];
    assert_eq!((left.note.as_str(), &left.value, left.reasons.len()), ("arrives C+61", &Some(whole(100)), 0));
}

#[test]
fn costs_come_by_assignment_and_basis_and_unknown_ones_are_left_out() {
    let made = of(&[], Metric::TotalCost);
    assert_eq!(
        parts(&made),
        [
            ("a-1 per_month".into(), Exact::whole(171_598_000), "a month, 309 days present"),
            ("a-1 once".into(), Exact::whole(3_000_000), "once"),
        ]
    );
    let left: Vec<&str> = made.left_out.iter().map(|left| left.note.as_str()).collect();
    assert_eq!(left, ["no cost known", "no cost known"]);
    // Without a rate the monthly part falls out; the part due once, in base currency, stays.
    let made = of(&[("/rates", json!({}))], Metric::TotalCost);
    assert_eq!(made.value, Some(Exact::whole(3_000_000)));
    assert_eq!(made.left_out[0].note, "no rate for GBP");
    assert!(matches!(&made.left_out[0].of, PartOf::Cost(_, Basis::PerMonth)) && made.left_out[0].value.is_none());
    assert_eq!(of(&[], Metric::CommonCost).parts.len(), 1);
}

#[test]
fn shares_are_made_of_person_days() {
    let made = of(&[], Metric::Concentration);
    assert_eq!(made.rule, Rule::SumOfSquares { of: Exact::whole(586_100) });
    assert_eq!(parts(&made), [("GBR".into(), Exact::whole(556_200), ""), ("FRA".into(), Exact::whole(29_900), "")]);
    let confirmed = of(&[], Metric::ConfirmedShare);
    // The medical team and the money, which has no people; the offer is left out with what it would add.
    assert_eq!(confirmed.parts.len(), 2);
    assert_eq!(
        (confirmed.left_out[0].note.as_str(), &confirmed.left_out[0].value),
        ("offered", &Some(Exact::whole(556_200)))
    );
}

#[test]
fn a_line_that_is_never_full_leaves_no_latest_day() {
    let made = of(&[("/scenarios/0/assignments/0/quantity", json!(1))], Metric::DaysToFull);
    assert_eq!((made.value, made.parts.len()), (None, 0));
    assert_eq!(made.left_out[0].note, "never full: 0 of 2, unmet");
    assert_eq!(parts(&of(&[], Metric::DaysToFull)), [("L-1".into(), Exact::whole(61), "full from C+61")]);
}

#[test]
fn the_joint_confidence_lies_between_the_product_and_the_least() {
    let from = |line: usize| format!("/requirement_sets/0/tasks/0/requirements/{line}/from_day");
    let essential = ("/requirement_sets/0/tasks/0/requirements/1/priority", json!("essential"));
    let one_nation = ("/contributions/1/nation", json!("GBR"));
    let changes = [(&*from(0), json!(61)), (&*from(1), json!(61)), essential, one_nation];
    let made = of(&changes, Metric::Confidence);
    // .5 and .85 of one nation, which holds or falls together: .5, between .425 and .5.
    assert_eq!((made.value.clone(), made.bounds()), (Some(ratio(1, 2)), Some((ratio(425, 1000), ratio(1, 2)))));
    assert!(made.rule.in_words(|_| String::new()).contains("as a whole"));
    assert!(of(&changes, Metric::ExpectedMet).bounds().is_none());
}

#[test]
fn each_step_of_a_line_says_who_falls_out_and_why() {
    let made = line(&[]);
    let said = |step: Step| {
        let explained = made.step(step).unwrap();
        let left: Vec<&str> = explained.left_out.iter().map(|left| left.note.as_str()).collect();
        (explained.parts.len(), explained.day.map(|day| day.0), left.join(" | "))
    };
    assert_eq!(said(Step::Assigned), (1, None, String::new()));
    assert_eq!(said(Step::OnTime), (1, Some(60), String::new()));
    assert_eq!(said(Step::Supported), (0, Some(60), "no enabler on C+60: Role 2".into()));
    assert_eq!(said(Step::Sustained), (0, Some(60), "no enabler on C+60: Role 2".into()));
    assert_eq!(said(Step::Confirmed), (0, Some(60), "not confirmed: offered".into()));
    let stretches: Vec<(i32, i32, usize)> =
        made.build_up.iter().map(|stretch| (stretch.from.0, stretch.to.0, stretch.there.len())).collect();
    assert_eq!(stretches, [(0, 61, 0), (61, 360, 1)]);
    let late = line(&[("/contributions/0/notice_days", json!(45))]);
    assert_eq!(late.step(Step::OnTime).unwrap().left_out[0].note, "late by 6 days: arrives C+66, needed by C+60");
    let gone = line(&[("/scenarios/0/assumes", json!([]))]);
    let left = &gone.step(Step::Usable).unwrap().left_out[0];
    assert_eq!((left.reasons[0].code(), &left.value), ("condition_not_assumed", &Some(Exact::whole(2))));
}

#[test]
fn linchpins_and_backstop_name_their_lines() {
    let from = ("/requirement_sets/0/tasks/0/requirements/0/from_day", json!(61));
    let made = of(std::slice::from_ref(&from), Metric::Linchpins);
    let nations: Vec<String> = parts(&made).into_iter().map(|(name, ..)| name).collect();
    // Without the battalions, and without the team that they lean on.
    assert_eq!(nations, ["GBR", "FRA"]);
    assert_eq!(made.parts[0].note, "without it L-1 is not met");
    let backed =
        [from, ("/contributions/0/conditions", json!(["backstop"])), ("/scenarios/0/assumes", json!(["backstop"]))];
    let made = of(&backed, Metric::BackstopDependence);
    assert_eq!(parts(&made), [("L-1".into(), Exact::one(), "not met without the backstop")]);
}
