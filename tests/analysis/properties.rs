//! Properties of the analysis that hold for every plan, tried on random variations of the starter plan.

use crate::random_plan::{givens, twists, varied};
use muster::analysis::{Figures, LineFigures, Metric, Withdrawal, analyse, confidence, linchpins};
use muster::base::Exact;
use muster::model::{Index, Plan, Scenario};
use proptest::prelude::*;

fn figures(plan: &Plan, what_if: &Withdrawal) -> Figures {
    analyse(plan, &Index::new(plan), &plan.scenarios[0], what_if)
}

fn funnel(line: &LineFigures) -> [&Exact; 6] {
    [&line.assigned, &line.usable, &line.on_time, &line.supported, &line.sustained, &line.confirmed]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn each_step_of_the_funnel_is_at_most_the_one_before(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        for line in &figures(&plan, &Withdrawal::default()).lines {
            let steps = funnel(line);
            for pair in steps.windows(2) {
                prop_assert!(pair[1] <= pair[0], "{}: {:?}", line.id, steps);
            }
        }
    }

    #[test]
    fn withdrawing_a_nation_raises_nothing_usable_where_nobody_excludes(
        twists in twists(false), givens in givens(), nation in any::<prop::sample::Index>(),
    ) {
        let plan = varied(&twists, &givens);
        let withdrawn = plan.nations[nation.index(plan.nations.len())].id.clone();
        let with = figures(&plan, &Withdrawal::default());
        let without = figures(&plan, &Withdrawal { withdrawn: [withdrawn].into(), ..Withdrawal::default() });
        for (with, without) in with.lines.iter().zip(&without.lines) {
            prop_assert_eq!(&with.assigned, &without.assigned);
            for (with, without) in funnel(with).iter().zip(funnel(without)) {
                prop_assert!(without <= *with);
            }
        }
        prop_assert!(without.metrics.get(Metric::Personnel) <= with.metrics.get(Metric::Personnel));
    }

    #[test]
    fn what_a_scenario_does_not_use_does_not_change_its_figures(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let scenario = &plan.scenarios[0];
        let mut less = plan.clone();
        less.contributions = plan
            .contributions
            .iter()
            .filter(|pledge| scenario.used(&pledge.id).0 > 0)
            .cloned()
            .collect();
        let other = Scenario { id: "y".into(), archived: true, ..(**scenario).clone() };
        less.scenarios = [scenario.clone(), other.into()].into_iter().collect();
        prop_assert_eq!(figures(&plan, &Withdrawal::default()), figures(&less, &Withdrawal::default()));
    }

    #[test]
    fn the_order_of_assignments_does_not_matter(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let mut turned = plan.clone();
        let mut scenario = (*plan.scenarios[0]).clone();
        scenario.assignments.reverse();
        turned.scenarios = [scenario].into_iter().collect();
        let none = Withdrawal::default();
        let (one, mut other) = (figures(&plan, &none), figures(&turned, &none));
        other.assignments.reverse();
        prop_assert_eq!(one, other);
        let index = Index::new(&plan);
        prop_assert_eq!(
            confidence(&plan, &index, &plan.scenarios[0], &none),
            confidence(&turned, &index, &turned.scenarios[0], &none)
        );
    }

    #[test]
    fn a_line_is_as_sure_to_reach_its_minimum_and_certain_of_nothing_unmet(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let (index, none) = (Index::new(&plan), Withdrawal::default());
        let sure = confidence(&plan, &index, &plan.scenarios[0], &none);
        for (line, sure) in figures(&plan, &none).lines.iter().zip(&sure.lines) {
            prop_assert!(sure.met <= sure.minimum && sure.minimum <= Exact::one());
            prop_assert!(line.met() || sure.met.is_zero(), "{}", line.id);
        }
    }

    #[test]
    fn a_linchpin_loses_what_the_figures_without_it_say(twists in twists(true), givens in givens()) {
        let plan = varied(&twists, &givens);
        let (index, none) = (Index::new(&plan), Withdrawal::default());
        let found = linchpins(&plan, &index, &plan.scenarios[0], &none);
        let with = figures(&plan, &none);
        for loss in found.alone.iter().chain(&found.pairs) {
            let mut without = Withdrawal::default();
            for member in &loss.members {
                match member {
                    muster::analysis::Member::Nation(id) => without.withdrawn.insert(id.clone()),
                    muster::analysis::Member::Condition(id) => without.failed.insert(id.clone()),
                };
            }
            let without = figures(&plan, &without);
            let lost: Vec<_> = with.lines.iter().zip(&without.lines)
                .filter(|(with, without)| with.essential() && with.met() && !without.met())
                .map(|(line, _)| line.id.clone())
                .collect();
            prop_assert_eq!(&loss.essential_lost, &lost);
            let people = |figures: &Figures| figures.metrics.get(Metric::Personnel).unwrap();
            prop_assert_eq!(&loss.personnel_lost, &(&people(&with) - &people(&without)));
        }
    }
}
