//! The large plan that benchmarks measure with.
#![allow(clippy::unwrap_used)]

use muster::base::{CapabilityId, Day, Decimal, Quantity};
use muster::model::{
    Area, AreaKind, Assignment, Basis, Bearer, Capability, Condition, ConditionKind, ConditionState, Contribution,
    Cost, Domain, Nation, NationRole, Plan, Priority, Properties, Requirement, RequirementSet, Scenario, Status, Task,
};

/// A plan of 40 nations, 30 capabilities, so many contributions (10,000 or more), 24 lines, and scenarios of 200 assignments.
pub fn plan(contributions: usize, scenarios: usize) -> Plan {
    let capability_id = |n: usize| CapabilityId::from(format!("cap.{}", n % 30));
    let areas = ["ukr", "pol", "sea"].map(|id| Area {
        id: id.into(),
        name: id.to_owned(),
        kind: if id == "ukr" { AreaKind::Host } else { AreaKind::Neighbour },
        transit_days: Day(10),
        ..Area::default()
    });
    let nations = (0..40).map(|n| Nation {
        id: format!("N{n:02}").into(),
        name: format!("Nation {n}"),
        role: if n == 0 { NationRole::Lead } else { NationRole::Participant },
        population: Some(10_000_000 + n),
        ..Nation::default()
    });
    let capabilities = (0..30).map(|n| Capability {
        id: capability_id(n),
        name: format!("Capability {n}"),
        domain: Domain::Land,
        unit: "battalion".to_owned(),
        requires: if n % 3 == 0 { vec![capability_id(n + 1)] } else { Vec::new() },
        ..Capability::default()
    });
    let contributions = (0..contributions).map(|n| Contribution {
        id: format!("P-{n:05}").into(),
        nation: format!("N{:02}", n % 40).into(),
        capability: capability_id(n / 7),
        title: format!("Pledge {n}"),
        quantity: Quantity(3 + (n % 5) as u64),
        personnel: Some(500 + (n as u64 * 37) % 700),
        notice_days: Some(Day((n % 60) as i32)),
        tour_days: (n % 4 == 0).then_some(Day(180)),
        tours: (n % 4 == 0).then_some(1),
        status: [Status::Indicated, Status::Offered, Status::Confirmed, Status::Transferred][n % 4],
        conditions: vec!["settlement".into()],
        costs: vec![Cost {
            amount: Decimal::new(1_000_000 + n as i64, 0),
            currency: if n % 2 == 0 { "GBP" } else { "EUR" }.into(),
            basis: Basis::PerMonth,
            borne_by: Bearer::Nation,
            ..Cost::default()
        }],
        ..Contribution::default()
    });
    let tasks = (0..3).map(|t| Task {
        id: format!("task-{t}").into(),
        name: format!("Task {t}"),
        area: ["ukr", "pol", "sea"][t].into(),
        requirements: (0..8)
            .map(|r| Requirement {
                id: format!("L-{:03}", t * 8 + r).into(),
                capability: capability_id(t * 8 + r),
                quantity: Quantity(12),
                minimum: Some(Quantity(6)),
                from_day: Day(60),
                priority: if r % 2 == 0 { Priority::Essential } else { Priority::Important },
                ..Requirement::default()
            })
            .collect(),
        ..Task::default()
    });
    let set = RequirementSet {
        id: "set".into(),
        name: "Set".to_owned(),
        tasks: tasks.collect(),
        ..RequirementSet::default()
    };
    let scenario = |s: usize| Scenario {
        id: format!("s{s}").into(),
        name: format!("Scenario {s}"),
        requirement_set: "set".into(),
        assumes: vec!["settlement".into()],
        assignments: (0..200usize)
            .map(|a| {
                let line = a % 24;
                // A contribution of the line's capability: positions n with n / 7 % 30 == line.
                let n = line * 7 + a % 7 + 210 * ((a / 24 + s * 3) % 47);
                Assignment {
                    id: format!("a-{a}").into(),
                    contribution: format!("P-{n:05}").into(),
                    task: format!("task-{}", line / 8).into(),
                    requirement: Some(format!("L-{line:03}").into()),
                    quantity: Quantity(1 + (a % 3) as u64),
                    ..Assignment::default()
                }
            })
            .collect(),
        ..Scenario::default()
    };
    Plan {
        properties: std::sync::Arc::new(Properties {
            id: "bench".to_owned(),
            title: "Bench".to_owned(),
            as_of: "2025-12-31".parse().ok(),
            currency: "EUR".into(),
            rates: [("GBP".into(), "1.185199".parse().unwrap())].into_iter().collect(),
            ..Properties::default()
        }),
        areas: areas.into_iter().collect(),
        nations: nations.collect(),
        capabilities: capabilities.collect(),
        conditions: [Condition {
            id: "settlement".into(),
            name: "Settlement".to_owned(),
            kind: ConditionKind::Settlement,
            state: ConditionState::Open,
            ..Condition::default()
        }]
        .into_iter()
        .collect(),
        contributions: contributions.collect(),
        requirement_sets: [set].into_iter().collect(),
        scenarios: (0..scenarios).map(scenario).collect(),
        ..Plan::default()
    }
}
