//! Properties of the analysis that hold for every plan, tried on random variations of the starter plan.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::sync::LazyLock;

use muster::analysis::{Figures, LineFigures, Metric, Withdrawal, analyse, confidence, linchpins};
use muster::base::{Day, Decimal, Exact, Quantity};
use muster::model::{Assignment, Contribution, Index, Plan, Scenario, Status};
use proptest::prelude::*;

static PLAN: LazyLock<Plan> =
    LazyLock::new(|| serde_json::from_str(include_str!("cases/starter-plan.muster")).unwrap());

/// A change of one contribution.
#[derive(Clone, Debug)]
struct Twist {
    contribution: prop::sample::Index,
    status: Status,
    notice: Option<i32>,
    tour: Option<(i32, u32)>,
    likelihood: Option<i64>,
    requires: Option<prop::sample::Index>,
    excludes: Option<prop::sample::Index>,
}

/// An assignment to some line.
#[derive(Clone, Debug)]
struct Given {
    contribution: prop::sample::Index,
    line: prop::sample::Index,
    fills: bool,
    quantity: u64,
    from: Option<i32>,
    to: Option<i32>,
}

fn twists(excluding: bool) -> impl Strategy<Value = Vec<Twist>> {
    let excludes = prop::option::weighted(0.2, any::<prop::sample::Index>());
    let one = (
        any::<prop::sample::Index>(),
        prop::sample::select(Status::ALL),
        prop::option::of(0..120i32),
        prop::option::of((1..200i32, 1..3u32)),
        prop::option::of(0..=100i64),
        prop::option::weighted(0.3, any::<prop::sample::Index>()),
        excludes,
    );
    let twist = one.prop_map(move |(contribution, status, notice, tour, likelihood, requires, excludes)| Twist {
        contribution,
        status,
        notice,
        tour,
        likelihood,
        requires,
        excludes: excludes.filter(|_| excluding),
    });
    prop::collection::vec(twist, 0..30)
}

fn givens() -> impl Strategy<Value = Vec<Given>> {
    let one = (
        any::<prop::sample::Index>(),
        any::<prop::sample::Index>(),
        prop::bool::weighted(0.9),
        1..12u64,
        prop::option::weighted(0.3, 0..200i32),
        prop::option::weighted(0.3, 100..360i32),
    );
    let given = one.prop_map(|(contribution, line, fills, quantity, from, to)| Given {
        contribution,
        line,
        fills,
        quantity,
        from,
        to,
    });
    prop::collection::vec(given, 0..40)
}

fn varied(twists: &[Twist], givens: &[Given]) -> Plan {
    let mut plan = PLAN.clone();
    let mut pledges: Vec<Contribution> = plan.contributions.iter().map(|c| (**c).clone()).collect();
    for twist in twists {
        let at = twist.contribution.index(pledges.len());
        let pledge = &mut pledges[at];
        pledge.status = twist.status;
        pledge.notice_days = twist.notice.map(Day);
        pledge.tour_days = twist.tour.map(|(days, _)| Day(days));
        pledge.tours = twist.tour.map(|(_, tours)| tours);
        pledge.likelihood = twist.likelihood.map(|percent| Decimal::new(percent, 2));
        let capability = |at: &prop::sample::Index| plan.capabilities[at.index(plan.capabilities.len())].id.clone();
        pledge.requires = twist.requires.iter().map(capability).collect();
        let nation = |at: &prop::sample::Index| plan.nations[at.index(plan.nations.len())].id.clone();
        pledge.excludes = twist.excludes.iter().map(nation).collect();
    }
    let set = &plan.requirement_sets[0];
    let lines: Vec<_> = set.lines().map(|(task, line)| (task.clone(), line.clone())).collect();
    let assignments = givens.iter().enumerate().map(|(n, given)| {
        let (task, line) = &lines[given.line.index(lines.len())];
        let fitting: Vec<&Contribution> = pledges.iter().filter(|pledge| line.names(&pledge.capability)).collect();
        let any: Vec<&Contribution> = pledges.iter().collect();
        let choice = if fitting.is_empty() { any } else { fitting };
        Assignment {
            id: format!("x-{n}").into(),
            contribution: choice[given.contribution.index(choice.len())].id.clone(),
            task: task.id.clone(),
            requirement: given.fills.then(|| line.id.clone()),
            quantity: Quantity(given.quantity),
            from_day: given.from.map(Day),
            to_day: given.to.map(Day),
            ..Assignment::default()
        }
    });
    let scenario = Scenario {
        id: "x".into(),
        name: "X".to_owned(),
        requirement_set: set.id.clone(),
        assumes: plan.conditions.iter().map(|condition| condition.id.clone()).collect(),
        assignments: assignments.collect(),
        ..Scenario::default()
    };
    plan.scenarios = [scenario].into_iter().collect();
    plan.contributions = pledges.into_iter().collect();
    plan
}

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
        for loss in found.alone.iter().chain(&found.worst_pair) {
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
