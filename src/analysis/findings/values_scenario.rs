//! Values that are missing or outside their range in a scenario: its own fields, its assignments, its judgements, and
//! lines that start when it is over.

use super::concern::Concern;
use super::finding::Finding;
use super::text::c_day;
use super::values::{Values, duration};
use super::view::View;
use crate::analysis::comparison::Test;
use crate::model::Assignment;

pub(super) fn find(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    let mut found: Vec<(Concern, Finding)> = Vec::new();
    let scenario = view.case.scenario;
    let mut values =
        Values { found: &mut found, list: "scenarios", id: scenario.id.as_str(), at: None, concern: Concern::Plan };
    values.required(
        &scenario.extra,
        &[
            ("id", scenario.id.is_empty()),
            ("name", scenario.name.is_empty()),
            ("requirement_set", scenario.requirement_set.is_empty()),
        ],
    );
    if let Some(days) = scenario.duration_days {
        duration(&mut values, days);
    }
    for (red_line, judgement) in &scenario.red_lines {
        values.required(&judgement.extra, &[]);
        if judgement.stance.word().is_empty() && !judgement.extra.not_understood().any(|(key, _)| key == "stance") {
            values.bad(&format!("the stance on {red_line} is missing"), "Judge it: kept, at risk or breached");
        }
    }
    for (test, person) in &scenario.screening {
        values.required(&person.extra, &[]);
        if Test::from_key(test).is_none() {
            values.bad(&format!("screening names {test}, which is no test"), "Name one of the five tests");
        }
        if person.reason.is_empty() && !person.extra.not_understood().any(|(key, _)| key == "reason") {
            values.bad(&format!("the judgement on {test} gives no reason"), "Say why");
        }
    }
    for (at, assignment) in scenario.assignments.iter().enumerate() {
        let (id, at) = (assignment.id.as_str(), Some(at));
        let mut values = Values { found: &mut found, list: "assignments", id, at, concern: Concern::Plan };
        check(assignment, view.case.end, &mut values);
    }
    for line in &view.case.lines {
        if line.requirement.from_day.0 >= view.case.end {
            let id = line.requirement.id.as_str();
            let mut values = Values { found: &mut found, list: "requirements", id, at: None, concern: Concern::Plan };
            let (from, end) = (c_day(line.requirement.from_day.0), c_day(view.case.end));
            values.bad(
                &format!("it starts on {from}, when the scenario is over ({end})"),
                "Start it earlier, or make the scenario longer",
            );
        }
    }
    findings.extend(found.into_iter().map(|(_, finding)| finding));
}

fn check(assignment: &Assignment, end: i32, values: &mut Values<'_>) {
    values.required(
        &assignment.extra,
        &[
            ("id", assignment.id.is_empty()),
            ("contribution", assignment.contribution.is_empty()),
            ("task", assignment.task.is_empty()),
        ],
    );
    if assignment.quantity.0 == 0 && !assignment.extra.not_understood().any(|(key, _)| key == "quantity") {
        values.bad("quantity is missing or 0", "Give how much is assigned, 1 or more");
    }
    values.days("from_day", assignment.from_day.unwrap_or_default());
    if let (Some(from), Some(to)) = (assignment.from_day, assignment.to_day)
        && to < from
    {
        values.bad(&format!("it ends on {}, before it starts on {}", c_day(to.0), c_day(from.0)), "Give a later end");
    }
    if let Some(from) = assignment.from_day.filter(|from| from.0 >= end) {
        let text = format!("it starts on {}, when the scenario is over ({})", c_day(from.0), c_day(end));
        values.bad(&text, "Start it earlier, or make the scenario longer");
    }
}
