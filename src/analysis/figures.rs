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
    /// What falls due a month over time, in base currency.
    pub cost_over_time: Steps<Exact>,
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

/// The figures of a case, from what has been found of it.
pub(crate) fn figures(case: &Case<'_>, found: Found) -> Figures {
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
    let due: Vec<([(i32, i32); 1], &Exact)> = case
        .items
        .iter()
        .zip(&found.usable)
        .filter(|(item, usable)| **usable && !item.costs.monthly.is_zero())
        .map(|(item, _)| ([(item.arrival, item.departure)], &item.costs.monthly))
        .collect();
    let due = Series::sum(due.iter().map(|(span, amount)| (*amount, &span[..])));
    let present = Series::sum(spans.iter().map(|(span, people)| (*people, &span[..])));
    Figures {
        scenario: case.scenario.id.clone(),
        end: Day(case.end),
        metrics: metrics(case, &found.usable, &lines, &present),
        build_up: present.steps(case.end),
        cost_over_time: due.steps(case.end),
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

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use crate::analysis::fixture::{figures, plan_with, ratio};
    use crate::analysis::{LineState, Metric};
    use crate::base::{Day, Exact};

    #[test]
    fn the_funnel_of_a_line_that_its_support_reaches_a_day_late() {
        let figures = figures(&plan_with(&[]));
        let line = &figures.lines[0];
        // Two battalions are there from C+51, the medical team that they lean on from C+61, the line from C+60.
        let whole = |n: u64| Exact::whole(n);
        assert_eq!([&line.assigned, &line.usable, &line.on_time], [&whole(2), &whole(2), &whole(2)]);
        assert_eq!([&line.supported, &line.sustained, &line.confirmed], [&whole(0), &whole(0), &whole(0)]);
        assert_eq!((line.state, &line.gap), (LineState::Unmet, &whole(2)));
        // 299 of the 300 days from C+60 to C+359.
        assert_eq!(line.covered, ratio(299, 300));
        assert_eq!(line.full_from, Some(Day(61)));
        assert_eq!(line.build_up.0, [(Day(0), whole(0)), (Day(61), whole(2))]);
        assert_eq!(figures.assignments[0].supported, [(Day(61), Day(360))]);
    }

    #[test]
    fn a_line_from_day_61_is_met_and_confirmed_once_both_are() {
        let later = ("/requirement_sets/0/tasks/0/requirements/0/from_day", json!(61));
        let line = figures(&plan_with(std::slice::from_ref(&later))).lines[0].clone();
        assert_eq!((line.state, line.sustained, line.confirmed), (LineState::Met, Exact::whole(2), Exact::zero()));
        assert_eq!(line.full_from, Some(Day(61)));
        let confirmed = ("/contributions/0/status", json!("confirmed"));
        assert_eq!(figures(&plan_with(&[later, confirmed])).lines[0].confirmed, Exact::whole(2));
    }

    #[test]
    fn an_empty_window_is_its_first_day_alone() {
        let plan = plan_with(&[("/requirement_sets/0/tasks/0/requirements/0/to_day", json!(60))]);
        let line = figures(&plan).lines[0].clone();
        assert_eq!((line.from, line.to), (Day(60), Day(61)));
        assert_eq!((line.covered, line.full_from), (Exact::zero(), None));
    }

    #[test]
    fn metrics_follow_their_definitions() {
        let figures = figures(&plan_with(&[]));
        let get = |metric| figures.metrics.get(metric);
        let whole = |n: u64| Some(Exact::whole(n));
        assert_eq!(get(Metric::Personnel), whole(1900));
        assert_eq!(get(Metric::PersonnelPeak), whole(1900));
        assert_eq!(get(Metric::PersonnelHost), whole(1900));
        assert_eq!((get(Metric::Nations), get(Metric::Contributions)), (whole(2), whole(3)));
        assert_eq!((get(Metric::Requirements), get(Metric::EssentialMet)), (whole(2), whole(0)));
        // Fills sustained: 0 of 2, and 0 of 1 (the team is a day late); assigned: 1 and 1.
        assert_eq!((get(Metric::AllFill), get(Metric::PledgedFill)), (whole(0), whole(1)));
        assert_eq!(get(Metric::DaysToFull), whole(61));
        // 14 million pounds at 1.19 a month over 360 - 51 = 309 days: 16,660,000 · 309 / 30 = 171,598,000, and 3 million once.
        assert_eq!(get(Metric::MonthlyCost), whole(16_660_000));
        assert_eq!(get(Metric::StartupCost), whole(3_000_000));
        assert_eq!(get(Metric::TotalCost), whole(174_598_000));
        assert_eq!(get(Metric::CommonCost), whole(3_000_000));
        // A million pounds at 1.19.
        assert_eq!(get(Metric::Funding), whole(1_190_000));
        // Person-days: 1,800 · 309 = 556,200 and 100 · 299 = 29,900; together 586,100.
        assert_eq!(get(Metric::LargestShare), Some(ratio(556_200, 586_100)));
        assert_eq!(get(Metric::ConfirmedShare), Some(ratio(29_900, 586_100)));
        let (a, b) = (ratio(556_200, 586_100), ratio(29_900, 586_100));
        assert_eq!(get(Metric::Concentration), Some(&(&a * &a) + &(&b * &b)));
        assert_eq!(get(Metric::ConditionsAssumed), whole(1));
        assert!(!figures.metrics.computed(Metric::Confidence));
    }

    #[test]
    fn a_share_of_nothing_is_absent() {
        let figures = figures(&plan_with(&[("/scenarios/0/assignments", json!([]))]));
        let get = |metric| figures.metrics.get(metric);
        assert_eq!(
            (get(Metric::LargestShare), get(Metric::Concentration), get(Metric::ConfirmedShare)),
            (None, None, None)
        );
        assert_eq!((get(Metric::Personnel), get(Metric::PersonnelPeak)), (Some(Exact::zero()), Some(Exact::zero())));
        assert_eq!(get(Metric::DaysToFull), None);
    }

    #[test]
    fn the_burden_of_a_nation() {
        let figures = figures(&plan_with(&[]));
        let british = &figures.burden[0];
        assert_eq!(british.nation.as_str(), "GBR");
        // 556,200 / 360 days = 1,545 on average, of 69 million: 1,545 / 690 per 100,000.
        assert_eq!(british.per_100k, Some(ratio(1545, 690)));
        assert_eq!(british.own_cost, Exact::whole(171_598_000));
        assert_eq!(figures.burden[1].per_100k, None);
        assert_eq!(figures.burden[1].funding, Exact::whole(1_190_000));
    }

    #[test]
    fn people_are_taken_pro_rata_and_present_in_steps() {
        let half = ("/scenarios/0/assignments/0/quantity", json!(1));
        let figures = figures(&plan_with(&[half]));
        assert_eq!(figures.assignments[0].fraction, ratio(1, 2));
        let steps = [(Day(0), Exact::zero()), (Day(51), Exact::whole(900)), (Day(61), Exact::whole(1000))];
        assert_eq!(figures.build_up.0, steps);
        assert_eq!(figures.build_up.at(Day(60)), Some(&Exact::whole(900)));
    }
}
