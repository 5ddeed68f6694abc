//! Values that are missing or outside their range in requirement sets: tasks and lines.

use super::concern::Concern;
use super::finding::Finding;
use super::values::Values;
use crate::base::CapabilityId;
use crate::model::{Index, Plan, Requirement};

pub(super) fn find(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    for (at, set) in plan.requirement_sets.iter().enumerate() {
        let concern = Concern::Set(at);
        let id = set.id.as_str();
        let mut values = Values { found, list: "requirement_sets", id, at: Some(at), concern: concern.clone() };
        values.required(&set.extra, &[("id", set.id.is_empty()), ("name", set.name.is_empty())]);
        for (task_at, task) in set.tasks.iter().enumerate() {
            let (id, at) = (task.id.as_str(), Some(task_at));
            let mut values = Values { found, list: "tasks", id, at, concern: concern.clone() };
            values.required(
                &task.extra,
                &[("id", task.id.is_empty()), ("name", task.name.is_empty()), ("area", task.area.is_empty())],
            );
            for (line_at, requirement) in task.requirements.iter().enumerate() {
                let (id, at) = (requirement.id.as_str(), Some(line_at));
                let mut values = Values { found, list: "requirements", id, at, concern: concern.clone() };
                line(plan, index, requirement, &mut values);
            }
        }
    }
}

fn line(plan: &Plan, index: &Index, line: &Requirement, values: &mut Values<'_>) {
    values.required(
        &line.extra,
        &[
            ("id", line.id.is_empty()),
            ("capability", line.capability.is_empty()),
            ("priority", line.priority.word().is_empty()),
        ],
    );
    let kept = |key: &str| line.extra.not_understood().any(|(name, _)| name == key);
    if line.quantity.0 == 0 && !kept("quantity") {
        values.bad("quantity is missing or 0", "Give how much is asked for, 1 or more");
    }
    if line.minimum.is_some_and(|minimum| minimum.0 == 0) && !kept("minimum") {
        values.bad("minimum is 0", "Give the least that is of use, 1 or more");
    }
    if line.minimum() > line.quantity {
        let text = format!("the minimum {} is above the quantity {}", line.minimum(), line.quantity);
        values.bad(&text, "Lower the minimum or raise the quantity");
    }
    values.days("from_day", line.from_day);
    if let Some(to) = line.to_day.filter(|to| *to < line.from_day) {
        values.bad(&format!("it ends on C+{to}, before it starts on C+{}", line.from_day), "Give a later end");
    }
    let unit = |id: &CapabilityId| index.capability(plan, id).map(|capability| capability.unit.as_str());
    for substitute in &line.substitutes {
        if let (Some(own), Some(other)) = (unit(&line.capability), unit(substitute))
            && own != other
        {
            let text = format!("the substitute {substitute} is counted in {other}, {} in {own}", line.capability);
            values.bad(&text, "Name a substitute of the same unit");
        }
    }
}
