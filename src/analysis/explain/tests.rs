//! Explanations of the small plan, worked by hand.
#![allow(clippy::unwrap_used, clippy::panic)]

use serde_json::{Value, json};

use super::{Explained, LineExplained, LineStanding, Note, PartOf, Rule, Step, explain, explain_line};
use crate::analysis::fixture::{plan_with, ratio};
use crate::analysis::{LineState, Metric, Withdrawal, analyse, confidence, linchpins};
use crate::base::{Day, Exact, Quantity, RequirementId};
use crate::model::{Basis, Index, Status};

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

fn parts(made: &Explained) -> Vec<(String, Exact, Option<Note>)> {
    let name = |of: &PartOf| match of {
        PartOf::Assignment(id) => id.to_string(),
        PartOf::Cost(id, basis) => format!("{id} {}", basis.word()),
        PartOf::Contribution(id) => id.to_string(),
        PartOf::Nation(id) => id.to_string(),
        PartOf::Line(id) => id.to_string(),
        PartOf::Condition(id) => id.to_string(),
    };
    made.parts.iter().map(|part| (name(&part.of), part.value.clone(), part.note.clone())).collect()
}

#[test]
fn the_peak_falls_on_the_first_day_on_which_all_are_there() {
    let made = of(&[], Metric::PersonnelPeak);
    assert_eq!(made.rule, Rule::OnDay(Some(Day(61))));
    let whole = |n: u64| Exact::whole(n);
    let present = |from| Some(Note::Present { from: Day(from), until: Day(360) });
    assert_eq!(
        parts(&made),
        [
            ("a-1".into(), whole(1800), present(51)),
            ("a-2".into(), whole(100), present(61)),
            ("a-3".into(), whole(0), present(21)),
        ]
    );
    // When the battalions leave before the team comes, the peak is theirs and the team is still to come.
    let early = of(&[("/scenarios/0/assignments/0/to_day", json!(61))], Metric::PersonnelPeak);
    assert_eq!((early.rule.clone(), early.value), (Rule::OnDay(Some(Day(51))), Some(whole(1800))));
    let left = &early.left_out[0];
    assert_eq!((&left.note, &left.value, left.reasons.len()), (&Some(Note::Arrives(Day(61))), &Some(whole(100)), 0));
}

#[test]
fn costs_come_by_assignment_and_basis_and_unknown_ones_are_left_out() {
    let made = of(&[], Metric::TotalCost);
    assert_eq!(
        parts(&made),
        [
            ("a-1 per_month".into(), Exact::whole(171_598_000), Some(Note::AMonth(309))),
            ("a-1 once".into(), Exact::whole(3_000_000), Some(Note::Once)),
        ]
    );
    let left: Vec<Option<Note>> = made.left_out.iter().map(|left| left.note.clone()).collect();
    assert_eq!(left, [Some(Note::NoCostKnown), Some(Note::NoCostKnown)]);
    // Without a rate the monthly part falls out; the part due once, in base currency, stays.
    let made = of(&[("/rates", json!({}))], Metric::TotalCost);
    assert_eq!(made.value, Some(Exact::whole(3_000_000)));
    assert_eq!(made.left_out[0].note, Some(Note::NoRate(vec!["GBP".into()])));
    assert!(matches!(&made.left_out[0].of, PartOf::Cost(_, Basis::PerMonth)) && made.left_out[0].value.is_none());
    assert_eq!(of(&[], Metric::CommonCost).parts.len(), 1);
}

#[test]
fn shares_are_made_of_person_days() {
    let made = of(&[], Metric::Concentration);
    assert_eq!(made.rule, Rule::SumOfSquares { of: Exact::whole(586_100) });
    assert_eq!(parts(&made), [("GBR".into(), Exact::whole(556_200), None), ("FRA".into(), Exact::whole(29_900), None)]);
    let confirmed = of(&[], Metric::ConfirmedShare);
    // The medical team and the money, which has no people; the offer is left out with what it would add.
    assert_eq!(confirmed.parts.len(), 2);
    assert_eq!(
        (&confirmed.left_out[0].note, &confirmed.left_out[0].value),
        (&Some(Note::OnlyStatus(Status::Offered)), &Some(Exact::whole(556_200)))
    );
}

#[test]
fn a_line_that_is_never_full_leaves_no_latest_day() {
    let made = of(&[("/scenarios/0/assignments/0/quantity", json!(1))], Metric::DaysToFull);
    assert_eq!((made.value, made.parts.len()), (None, 0));
    let stands = LineStanding { sustained: Exact::zero(), quantity: Quantity(2), state: LineState::Unmet };
    assert_eq!(made.left_out[0].note, Some(Note::NeverFull(stands)));
    assert_eq!(parts(&of(&[], Metric::DaysToFull)), [("L-1".into(), Exact::whole(61), Some(Note::FullFrom(Day(61))))]);
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
    assert!(matches!(made.rule, Rule::Whole(_)));
    assert!(of(&changes, Metric::ExpectedMet).bounds().is_none());
}

#[test]
fn each_step_of_a_line_says_who_falls_out_and_why() {
    let made = line(&[]);
    let told = |step: Step| {
        let explained = made.step(step).unwrap();
        let left: Vec<Note> = explained.left_out.iter().filter_map(|left| left.note.clone()).collect();
        (explained.parts.len(), explained.day.map(|day| day.0), left)
    };
    let no_enabler = Note::NoEnabler { on: Day(60), missing: vec!["med.r2".into()], confirmed: false };
    assert_eq!(told(Step::Assigned), (1, None, vec![]));
    assert_eq!(told(Step::OnTime), (1, Some(60), vec![]));
    assert_eq!(told(Step::Supported), (0, Some(60), vec![no_enabler.clone()]));
    assert_eq!(told(Step::Sustained), (0, Some(60), vec![no_enabler]));
    assert_eq!(told(Step::Confirmed), (0, Some(60), vec![Note::NotConfirmed(Status::Offered)]));
    let stretches: Vec<(i32, i32, usize)> =
        made.build_up.iter().map(|stretch| (stretch.from.0, stretch.to.0, stretch.there.len())).collect();
    assert_eq!(stretches, [(0, 61, 0), (61, 360, 1)]);
    let late = line(&[("/contributions/0/notice_days", json!(45))]);
    let late = &late.step(Step::OnTime).unwrap().left_out[0];
    assert_eq!(late.note, Some(Note::ArrivesAfter { arrives: Day(66), needed: Day(60) }));
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
    assert_eq!(made.parts[0].note, Some(Note::NotMetWithout(vec!["L-1".into()])));
    let backed =
        [from, ("/contributions/0/conditions", json!(["backstop"])), ("/scenarios/0/assumes", json!(["backstop"]))];
    let made = of(&backed, Metric::BackstopDependence);
    assert_eq!(parts(&made), [("L-1".into(), Exact::one(), Some(Note::LeansOnBackstop))]);
}
