//! Everything that is computed of one scenario in the fast path: its assignments, its lines, its metrics, its build-up
//! and its burden. Each figure can be explained by the assignments that made it and the reasons of those that did not.

use super::Withdrawal;
use super::burden::{Burden, burden};
use super::case::{Broken, Case};
use super::funnel::{LineFigures, by_line, line_figures};
use super::metrics::{Metrics, metrics};
use super::steps::{Series, Spans, Steps};
use super::support::supported;
use super::usable::{Reason, reasons};
use crate::base::{
    AreaId, AssignmentId, CapabilityId, ContributionId, Day, Exact, NationId, Quantity, RequirementId, ScenarioId,
    TaskId,
};
use crate::model::{Index, Plan, Scenario};

/// The figures of one assignment.
#[derive(Clone, Debug, PartialEq)]
pub struct AssignmentFigures {
    /// The assignment.
    pub id: AssignmentId,
    /// Its contribution.
    pub contribution: ContributionId,
    /// The contribution's nation; empty for an assignment that counts nowhere, as all that follows from records.
    pub nation: NationId,
    /// The contribution's capability.
    pub capability: CapabilityId,
    /// Its task.
    pub task: TaskId,
    /// The task's area.
    pub area: AreaId,
    /// The line it is for, if any.
    pub requirement: Option<RequirementId>,
    /// How much of the contribution.
    pub quantity: Quantity,
    /// Its part of the contribution; can exceed 1 in a broken plan.
    pub fraction: Exact,
    /// In the capability's unit, base currency when that is money.
    pub units: Exact,
    /// People.
    pub personnel: Exact,
    /// First day present.
    pub arrival: Day,
    /// First day no longer present.
    pub departure: Day,
    /// The stretches of days on which it is usable, present and supported: first day, and the day after the last.
    pub supported: Vec<(Day, Day)>,
    /// Why it is not usable; empty when it is.
    pub reasons: Vec<Reason>,
}

impl AssignmentFigures {
    /// True when it counts.
    pub fn usable(&self) -> bool {
        self.reasons.is_empty()
    }

    /// True when all records that it names are there, so that it counts at least on paper.
    pub fn known(&self) -> bool {
        !self.reasons.iter().any(|r| matches!(r, Reason::UnknownId { .. } | Reason::DuplicateId))
    }
}

/// The figures of one scenario under one what-if.
#[derive(Clone, Debug, PartialEq)]
pub struct Figures {
    /// The scenario.
    pub scenario: ScenarioId,
    /// Its length in days.
    pub end: Day,
    /// Its assignments, in its order.
    pub assignments: Vec<AssignmentFigures>,
    /// The lines of its requirement set, in the set's order.
    pub lines: Vec<LineFigures>,
    /// Its metrics.
    pub metrics: Metrics,
    /// People present over time.
    pub build_up: Steps<Exact>,
    /// What each nation bears.
    pub burden: Vec<Burden>,
}

impl Figures {
    /// The figures of a line.
    pub fn line(&self, id: &RequirementId) -> Option<&LineFigures> {
        self.lines.iter().find(|line| line.id == *id)
    }
}

/// What the analyses of a scenario share: which items are usable and when they are supported.
pub(crate) struct Found {
    pub reasons: Vec<Vec<Reason>>,
    pub usable: Vec<bool>,
    /// Each line's items.
    pub own: Vec<Vec<usize>>,
    pub supported: Vec<Spans>,
}

impl Found {
    pub fn new(case: &Case<'_>, what_if: &Withdrawal) -> Self {
        let reasons = reasons(case, what_if);
        let usable: Vec<bool> = reasons.iter().map(Vec::is_empty).collect();
        let supported = supported(case, &usable);
        Self { reasons, usable, own: by_line(case), supported }
    }

    /// The supported days when only those usable items count that `counts` accepts.
    pub fn supported_by(&self, case: &Case<'_>, counts: impl Fn(usize) -> bool) -> Vec<Spans> {
        let counted: Vec<bool> = self.usable.iter().enumerate().map(|(at, usable)| *usable && counts(at)).collect();
        supported(case, &counted)
    }
}

/// Analyses one scenario under a what-if: everything but findings and the heavier analyses.
pub fn analyse(plan: &Plan, index: &Index, scenario: &Scenario, what_if: &Withdrawal) -> Figures {
    let case = Case::new(plan, index, scenario);
    let found = Found::new(&case, what_if);
    figures(&case, found)
}

fn figures(case: &Case<'_>, found: Found) -> Figures {
    let confirmed = found.supported_by(case, |at| case.items[at].contribution.status.confirmed());
    let lines: Vec<LineFigures> = case
        .lines
        .iter()
        .zip(&found.own)
        .map(|(line, own)| line_figures(case, line, own, &found.usable, &found.supported, &confirmed))
        .collect();
    let spans: Vec<([(i32, i32); 1], &Exact)> = case
        .items
        .iter()
        .zip(&found.usable)
        .filter(|(_, usable)| **usable)
        .map(|(item, _)| ([(item.arrival, item.departure)], &item.personnel))
        .collect();
    let present = Series::sum(spans.iter().map(|(span, people)| (*people, &span[..])));
    Figures {
        scenario: case.scenario.id.clone(),
        end: Day(case.end),
        metrics: metrics(case, &found.usable, &lines, &present),
        build_up: present.steps(case.end),
        burden: burden(case, &found.usable),
        assignments: assignments(case, found),
        lines,
    }
}

fn assignments(case: &Case<'_>, found: Found) -> Vec<AssignmentFigures> {
    let mut all: Vec<AssignmentFigures> = case
        .scenario
        .assignments
        .iter()
        .map(|assignment| AssignmentFigures {
            id: assignment.id.clone(),
            contribution: assignment.contribution.clone(),
            nation: NationId::default(),
            capability: CapabilityId::default(),
            task: assignment.task.clone(),
            area: AreaId::default(),
            requirement: assignment.requirement.clone(),
            quantity: assignment.quantity,
            fraction: Exact::zero(),
            units: Exact::zero(),
            personnel: Exact::zero(),
            arrival: Day::ZERO,
            departure: Day::ZERO,
            supported: Vec::new(),
            reasons: Vec::new(),
        })
        .collect();
    for (at, broken) in &case.broken {
        all[*at].reasons.push(match broken {
            Broken::Duplicate => Reason::DuplicateId,
            Broken::Unknown(list, id) => Reason::UnknownId { list, id: id.clone() },
        });
    }
    for ((item, reasons), spans) in case.items.iter().zip(found.reasons).zip(found.supported) {
        let figures = &mut all[item.at];
        figures.nation = item.nation.id.clone();
        figures.capability = item.capability.id.clone();
        figures.area = item.area.id.clone();
        figures.fraction = item.fraction.clone();
        figures.units = item.units.clone();
        figures.personnel = item.personnel.clone();
        figures.arrival = Day(item.arrival);
        figures.departure = Day(item.departure);
        figures.supported = spans.0.into_iter().map(|(from, to)| (Day(from), Day(to))).collect();
        figures.reasons = reasons;
    }
    all
}
