//! Properties of the difference of two scenarios that hold for every pair, tried on random variations of the starter
//! plan and on the built-in sample.

use crate::random_plan::{Given, givens, twists, varied};
use muster::analysis::{
    Change, Holdings, Metric, Withdrawal, analyse, apply, changes, confidence, difference, effects, record_differences,
};
use muster::base::{ContributionId, Day, Quantity, RequirementId, TaskId};
use muster::model::{Index, Plan, Scenario};
use muster::words::{Names, PairNames, scenario_change};
use proptest::prelude::*;

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
    fn an_effect_is_what_the_figures_of_the_scenario_with_the_change_say((plan, a, b) in pairs(), gone in any::<bool>()) {
        let index = Index::new(&plan);
        let withdrawn = gone.then(|| plan.nations[0].id.clone()).into_iter().collect();
        let what_if = Withdrawal { withdrawn, ..Withdrawal::default() };
        let all = between(&plan, &a, &b);
        for (change, effect) in all.iter().zip(effects(&plan, &index, &a, &what_if, &all)).take(6) {
            let effect = effect.unwrap();
            let made = apply(&a, std::slice::from_ref(change));
            for (scenario, metrics) in [(&a, &effect.metrics.before), (&made, &effect.metrics.after)] {
                let mut figures = analyse(&plan, &index, scenario, &what_if);
                let sure = confidence(&plan, &index, scenario, &what_if);
                figures.metrics.set(Metric::ExpectedMet, sure.expected_met.clone());
                figures.metrics.set(Metric::ExpectedMinimum, sure.expected_minimum.clone());
                prop_assert_eq!(&figures.metrics, metrics);
                for line in &effect.lines {
                    let after = std::ptr::eq(scenario, &raw const made);
                    let figures = figures.line(&line.requirement).unwrap();
                    let sure = sure.line(&line.requirement).unwrap();
                    let of = if after { (&line.sustained.after, line.state.after, &line.confidence.after) }
                        else { (&line.sustained.before, line.state.before, &line.confidence.before) };
                    prop_assert_eq!((&figures.sustained, figures.state, &sure.met), of);
                }
            }
        }
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
    let plan: Plan = serde_json::from_str(include_str!("../../assets/sample.muster")).unwrap();
    for a in &plan.scenarios {
        for b in &plan.scenarios {
            let all = between(&plan, a, b);
            assert_eq!(rows(&apply(a, &all)), rows(b), "{} > {}", a.id, b.id);
            assert_eq!(all.is_empty(), a.id == b.id, "{} > {}", a.id, b.id);
        }
    }
}

#[test]
fn the_effects_of_a_pair_of_the_sample_are_told_or_the_reason_why_not() {
    let plan: Plan = serde_json::from_str(include_str!("../../assets/sample.muster")).unwrap();
    let index = Index::new(&plan);
    let (mut told, mut not) = (0, 0);
    let mut sentences = Vec::new();
    for a in &plan.scenarios {
        for b in &plan.scenarios {
            let all = between(&plan, a, b);
            let names = PairNames { a: Names::new(&plan, &index, a), b: Names::new(&plan, &index, b) };
            for (change, effect) in all.iter().zip(effects(&plan, &index, a, &Withdrawal::default(), &all)) {
                let said = scenario_change(names, change, &effect);
                let sentence = said.sentence.clone();
                assert!(!said.effects.is_empty() && sentence.ends_with('.') && !sentence.contains("  "), "{sentence}");
                sentences.push(format!("{} > {}: {sentence}", a.id, b.id));
                if effect.is_ok() {
                    told += 1;
                } else {
                    not += 1;
                    // Only where the other scenario is measured against a larger set.
                    assert_ne!(a.requirement_set, b.requirement_set, "{sentence}");
                    assert!(sentence.contains("is not in this scenario's requirement set"), "{sentence}");
                }
            }
        }
    }
    assert!(told > 100 && not > 0, "{told} told, {not} not");
    for expected in [
        "a > b: Adds ROU-01 Support base to L-027: 0 → 1 of 1, unmet → met.",
        "b > c: Swaps FRA-02 (3) for CAN-02 on L-004: CAN-02 leaves C+261, needed until C+360; L-004 6 → 3 of 18; \
         3,200 fewer people; € 24.0 m less a month; € 281.0 m less in all.",
        "b > d: Raises UKR-02 on L-008 from 8 to 10: L-008 8 → 10 of 10, at minimum → met; 24 more people; \
         € 0.2 m more a month; € 2.1 m more in all.",
        "a > b: Adds USA-02 Satellite and signals intelligence to L-033: USA-02 does not count: it has only been asked for.",
        "b > c: Adds DEU-02 Funding (€ 3,000 m) to L-035: € 0 → € 3,000 m of € 5,000 m, unmet → at minimum.",
    ] {
        assert!(sentences.iter().any(|sentence| sentence == expected), "{expected}\n{}", sentences.join("\n"));
    }
}

#[test]
fn a_scenario_file_holds_the_same_records_as_the_plan_that_it_is_from() {
    let plan: Plan = serde_json::from_str(include_str!("../../assets/sample.muster")).unwrap();
    let index = Index::new(&plan);
    for scenario in &plan.scenarios {
        let mut file = muster::store::split(&plan, &scenario.id).unwrap();
        let alone = Index::new(&file);
        let differing = |file: &Plan| record_differences((&plan, &index, scenario), (file, &alone, &file.scenarios[0]));
        assert_eq!(differing(&file), [], "{}", scenario.id);
        // With another status of one pledge, that and nothing else.
        let mut pledges: Vec<_> = file.contributions.iter().map(|pledge| (**pledge).clone()).collect();
        pledges[0].status = muster::model::Status::Superseded;
        file.contributions = pledges.into_iter().collect();
        let found = differing(&file);
        assert_eq!((found.len(), found[0].list, found[0].fields.len()), (1, "contributions", 1), "{found:?}");
        assert!(found[0].moves_figures() && found[0].fields[0].path == "status");
    }
}
