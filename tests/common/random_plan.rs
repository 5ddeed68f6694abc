//! Random variations of the starter plan, for the properties of the analysis.
#![allow(dead_code)] // each test file uses some of it

use std::sync::LazyLock;

use muster::base::{Day, Decimal, Quantity};
use muster::model::{Assignment, Contribution, Plan, Scenario, Status};
use proptest::prelude::*;

/// The starter plan.
pub static PLAN: LazyLock<Plan> =
    LazyLock::new(|| serde_json::from_str(include_str!("../cases/starter-plan.muster")).unwrap());

/// A change of one contribution.
#[derive(Clone, Debug)]
pub struct Twist {
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
pub struct Given {
    contribution: prop::sample::Index,
    line: prop::sample::Index,
    fills: bool,
    quantity: u64,
    from: Option<i32>,
    to: Option<i32>,
}

/// Changes of contributions, some of which exclude partners if asked.
pub fn twists(excluding: bool) -> impl Strategy<Value = Vec<Twist>> {
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

/// Assignments to lines of the first set.
pub fn givens() -> impl Strategy<Value = Vec<Given>> {
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

/// The starter plan with changed contributions and one scenario of these assignments.
pub fn varied(twists: &[Twist], givens: &[Given]) -> Plan {
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
