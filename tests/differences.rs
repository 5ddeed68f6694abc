//! Properties of the difference of two scenarios that hold for every pair, tried on random variations of the starter
//! plan and on the built-in sample.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[path = "common/random_plan.rs"]
mod random_plan;

use muster::analysis::{Change, Holdings, apply, changes, difference};
use muster::base::{ContributionId, Day, Quantity, RequirementId, TaskId};
use muster::model::{Index, Plan, Scenario};
use proptest::prelude::*;
use random_plan::{Given, givens, twists, varied};

type Row = (ContributionId, TaskId, Option<RequirementId>, Quantity, Option<Day>, Option<Day>);

fn rows(scenario: &Scenario) -> Vec<Row> {
    let one = |a: &muster::model::Assignment| {
        (a.contribution.clone(), a.task.clone(), a.requirement.clone(), a.quantity, a.from_day, a.to_day)
    };
    let mut rows: Vec<Row> = scenario.assignments.iter().map(one).collect();
    rows.sort();
    rows
}

fn between(plan: &Plan, a: &Scenario, b: &Scenario) -> Vec<Change> {
    let index = Index::new(plan);
    changes(&Holdings::of(plan, &index, a), &Holdings::of(plan, &index, b))
}

/// A plan with two scenarios: random ones, or one and a variation of it that keeps some of its assignments as they are.
fn pairs() -> impl Strategy<Value = (Plan, Scenario, Scenario)> {
    let twist = (0..5u8, 1..12u64, prop::option::of(0..200i32), any::<prop::sample::Index>());
    let variation = prop::collection::vec(twist, 40);
    (twists(true), givens(), givens(), prop::bool::ANY, variation).prop_map(|(twists, one, other, apart, variation)| {
        let mut plan = varied(&twists, &one);
        let second: Vec<Given> = if apart { other } else { one.into_iter().chain(other.into_iter().take(5)).collect() };
        let a = (*plan.scenarios[0]).clone();
        let mut b = Scenario { id: "y".into(), ..(*varied(&twists, &second).scenarios[0]).clone() };
        let lines: Vec<_> =
            plan.requirement_sets[0].lines().map(|(task, line)| (task.id.clone(), line.id.clone())).collect();
        if !apart {
            for (assignment, (what, quantity, day, line)) in b.assignments.iter_mut().zip(variation) {
                match what {
                    0 => assignment.quantity = Quantity(quantity),
                    1 => assignment.from_day = day.map(Day),
                    2 => {
                        let (task, line) = &lines[line.index(lines.len())];
                        (assignment.task, assignment.requirement) = (task.clone(), Some(line.clone()));
                    }
                    3 => {
                        assignment.quantity = Quantity(quantity);
                        assignment.requirement = None;
                    }
                    _ => {}
                }
            }
            b.assignments.reverse();
        }
        plan.scenarios = [a.clone(), b.clone()].into_iter().collect();
        (plan, a, b)
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(128))]

    #[test]
    fn all_changes_taken_over_make_the_second_scenario_of_the_first((plan, a, b) in pairs()) {
        let all = between(&plan, &a, &b);
        let made = apply(&a, &all);
        prop_assert_eq!(rows(&made), rows(&b));
        prop_assert!(between(&plan, &made, &b).is_empty());
        let mut ids: Vec<_> = made.assignments.iter().map(|assignment| &assignment.id).collect();
        ids.sort();
        ids.dedup();
        prop_assert_eq!(ids.len(), made.assignments.len());
        // And one after the other, from the last.
        let one_by_one = all.iter().rev().fold(a, |made, change| apply(&made, std::slice::from_ref(change)));
        prop_assert_eq!(rows(&one_by_one), rows(&b));
    }

    #[test]
    fn one_change_taken_over_is_gone_and_the_others_stay_as_they_are((plan, a, b) in pairs()) {
        let all = between(&plan, &a, &b);
        for (at, change) in all.iter().enumerate() {
            let made = apply(&a, std::slice::from_ref(change));
            let mut rest = all.clone();
            rest.remove(at);
            prop_assert_eq!(between(&plan, &made, &b), rest);
        }
    }

    #[test]
    fn what_changes_is_what_the_difference_lists((plan, a, b) in pairs()) {
        let index = Index::new(&plan);
        let (held_a, held_b) = (Holdings::of(&plan, &index, &a), Holdings::of(&plan, &index, &b));
        let listed = difference(&held_a, &held_b);
        let all = changes(&held_a, &held_b);
        let named = |id: &ContributionId| all.iter().any(|change| change.contributions().contains(&id));
        prop_assert!(listed.same.iter().all(|id| !named(id)));
        let other = listed.only_a.iter().chain(&listed.only_b);
        prop_assert!(other.chain(listed.changed.iter().map(|changed| &changed.contribution)).all(named));
    }

    #[test]
    fn the_order_of_assignments_does_not_matter((plan, a, b) in pairs()) {
        let mut turned = a.clone();
        turned.assignments.reverse();
        prop_assert_eq!(between(&plan, &a, &b), between(&plan, &turned, &b));
    }
}

#[test]
fn every_two_scenarios_of_the_sample_become_each_other() {
    let plan: Plan = serde_json::from_str(include_str!("../assets/sample.muster")).unwrap();
    for a in &plan.scenarios {
        for b in &plan.scenarios {
            let all = between(&plan, a, b);
            assert_eq!(rows(&apply(a, &all)), rows(b), "{} > {}", a.id, b.id);
            assert_eq!(all.is_empty(), a.id == b.id, "{} > {}", a.id, b.id);
        }
    }
}
