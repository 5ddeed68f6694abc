//! Assigning: giving parts of contributions to tasks and lines, moving, resizing and taking them out. Keeps invariants 2
//! to 5 of the model: never more than the contribution has, whole increments, one of an either-or group, a fitting line.

use crate::base::{AssignmentId, CapabilityId, ContributionId, Day, Quantity, RequirementId, ScenarioId, TaskId};
use crate::edit::bad_value::BadValue;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::Refusal;
use crate::model::{Assignment, Contribution, Plan, Requirement, Scenario, Task};

/// Where an assignment goes: scenario, task, and the line when one is named.
type Target<'a> = (&'a ScenarioId, &'a TaskId, Option<&'a RequirementId>);

pub(in crate::edit) fn assign(
    draft: &mut Draft,
    scenario: &ScenarioId,
    contribution: &ContributionId,
    task: &TaskId,
    requirement: Option<&RequirementId>,
    quantity: Quantity,
) -> Result<Label, Refusal> {
    let (_, pledge) = draft.contribution(contribution)?;
    put(draft, &pledge, (scenario, task, requirement), quantity, None)?;
    let place = requirement.map_or_else(|| task.to_string(), ToString::to_string);
    Ok(Label::Assign { quantity, title: pledge.title, nation: pledge.nation.to_string(), to: place })
}

pub(in crate::edit) fn transfer(
    draft: &mut Draft,
    (from, assignment): (&ScenarioId, &AssignmentId),
    (to, task, requirement): Target<'_>,
    quantity: Quantity,
    copy: bool,
) -> Result<Label, Refusal> {
    let (at, mut source) = draft.scenario(from)?;
    let old = find(&source, assignment)?.clone();
    let (_, pledge) = draft.contribution(&old.contribution)?;
    let quantity = quantity.min(old.quantity);
    if from == to && !copy && old.task == *task && old.requirement.as_ref() == requirement {
        return Err(BadValue::ThereAlready(old.contribution).into());
    }
    if !copy {
        reduce(&mut source, assignment, quantity);
        draft.replace(at, source);
    }
    put(draft, &pledge, (to, task, requirement), quantity, Some(&old))?;
    let place = requirement.map_or_else(|| task.to_string(), ToString::to_string);
    let scenario = if from == to { None } else { Some(draft.scenario(to)?.1.short_name().to_owned()) };
    let (title, nation) = (pledge.title, pledge.nation.to_string());
    Ok(Label::Transfer { copy, quantity, title, nation, to: place, scenario })
}

pub(in crate::edit) fn take_out(
    draft: &mut Draft,
    scenario: &ScenarioId,
    assignments: &[AssignmentId],
) -> Result<Label, Refusal> {
    let (at, mut record) = draft.scenario(scenario)?;
    let Some(first) = assignments.first() else { return Err(Refusal::Nothing) };
    let named = find(&record, first)?.contribution.clone();
    for id in assignments {
        find(&record, id)?;
    }
    let before = record.assignments.len();
    record.assignments.retain(|a| !assignments.contains(&a.id));
    let taken = before - record.assignments.len();
    let scenario = record.short_name().to_owned();
    draft.replace(at, record);
    Ok(if taken == 1 {
        Label::TakeOut { contribution: named, scenario }
    } else {
        Label::TakeOutMany { count: taken, scenario }
    })
}

pub(in crate::edit) fn resize(
    draft: &mut Draft,
    scenario: &ScenarioId,
    assignment: &AssignmentId,
    quantity: Quantity,
) -> Result<Label, Refusal> {
    let (at, mut record) = draft.scenario(scenario)?;
    let old = find(&record, assignment)?.clone();
    let (_, pledge) = draft.contribution(&old.contribution)?;
    let others = record.used(&pledge.id).minus(old.quantity);
    check_amount(&pledge, record.short_name(), pledge.quantity.minus(others), quantity)?;
    if let Some(found) = record.assignments.iter_mut().find(|a| a.id == *assignment) {
        found.quantity = quantity;
        found.extra.forget("quantity");
    }
    let label = Label::Resize { contribution: pledge.id, quantity, scenario: record.short_name().to_owned() };
    draft.replace(at, record);
    Ok(label)
}

pub(in crate::edit) fn schedule(
    draft: &mut Draft,
    scenario: &ScenarioId,
    assignment: &AssignmentId,
    from_day: Option<Day>,
    to_day: Option<Day>,
) -> Result<Label, Refusal> {
    let (at, mut record) = draft.scenario(scenario)?;
    let pledge = find(&record, assignment)?.contribution.clone();
    if let (Some(from), Some(to)) = (from_day, to_day)
        && to <= from
    {
        return Err(BadValue::EndsBeforeItBegins { from, to }.into());
    }
    if from_day.is_some_and(|day| day < Day::ZERO) || to_day.is_some_and(|day| day < Day::ZERO) {
        return Err(BadValue::BeforeCDay.into());
    }
    if let Some(found) = record.assignments.iter_mut().find(|a| a.id == *assignment) {
        (found.from_day, found.to_day) = (from_day, to_day);
        found.extra.forget("from_day");
        found.extra.forget("to_day");
    }
    let label = Label::Schedule { contribution: pledge, scenario: record.short_name().to_owned() };
    draft.replace(at, record);
    Ok(label)
}

/// Puts a part of a contribution into a task or line, joining what is there already under the same terms.
fn put(
    draft: &mut Draft,
    pledge: &Contribution,
    (scenario, task, requirement): Target<'_>,
    quantity: Quantity,
    terms: Option<&Assignment>,
) -> Result<(), Refusal> {
    let (at, mut record) = draft.scenario(scenario)?;
    let (_, set) = draft.requirement_set(&record.requirement_set)?;
    let found = set.task(task).ok_or_else(|| Refusal::NoSuch { what: RecordKind::Task, id: task.to_string() })?;
    check_place(draft.plan(), pledge, found, requirement)?;
    check_either_or(draft.plan(), pledge, &record)?;
    check_amount(pledge, record.short_name(), pledge.quantity.minus(record.used(&pledge.id)), quantity)?;
    let mut terms = terms.cloned().unwrap_or_default();
    for key in ["id", "contribution", "task", "requirement", "quantity"] {
        terms.extra.forget(key);
    }
    let same = record.assignments.iter_mut().find(|a| {
        a.contribution == pledge.id
            && a.task == *task
            && a.requirement.as_ref() == requirement
            && (a.from_day, a.to_day, &a.note) == (terms.from_day, terms.to_day, &terms.note)
            && (terms.extra.is_empty() || a.extra == terms.extra)
    });
    if let Some(same) = same {
        same.quantity = same.quantity.plus(quantity);
        same.extra.forget("quantity");
    } else {
        record.assignments.push(Assignment {
            id: free_id(&record),
            contribution: pledge.id.clone(),
            task: task.clone(),
            requirement: requirement.cloned(),
            quantity,
            ..terms
        });
    }
    draft.replace(at, record);
    Ok(())
}

/// True when a line asks for what a contribution is, or names it as a substitute of the same unit.
pub(super) fn takes(plan: &Plan, line: &Requirement, pledge: &Contribution) -> bool {
    let unit = |id: &CapabilityId| plan.capabilities.find(id.as_str()).map(|capability| &capability.unit);
    let one_unit = || match (unit(&line.capability), unit(&pledge.capability)) {
        (Some(asked), Some(offered)) => asked == offered,
        _ => true,
    };
    line.names(&pledge.capability) && (line.capability == pledge.capability || one_unit())
}

fn check_place(
    plan: &Plan,
    pledge: &Contribution,
    task: &Task,
    requirement: Option<&RequirementId>,
) -> Result<(), Refusal> {
    if pledge.status.ended() {
        return Err(Refusal::Ended { contribution: pledge.id.clone(), status: pledge.status });
    }
    if let Some(id) = requirement {
        let line = task
            .requirements
            .iter()
            .find(|line| line.id == *id)
            .ok_or_else(|| Refusal::NoSuch { what: RecordKind::Requirement, id: id.to_string() })?;
        if !takes(plan, line, pledge) {
            let asked = plan.capabilities.find(line.capability.as_str());
            let asked = asked.map_or_else(|| line.capability.to_string(), |c| c.name.clone());
            return Err(Refusal::OtherKind { asked });
        }
    }
    if pledge.allows_area(&task.area) {
        return Ok(());
    }
    let name_of = |id: &crate::base::AreaId| {
        plan.areas.find(id.as_str()).map_or_else(|| id.to_string(), |area| area.name.clone())
    };
    if pledge.prohibition_of(&task.area).is_some() {
        let nation =
            plan.nations.find(pledge.nation.as_str()).map_or_else(|| pledge.nation.to_string(), |n| n.name.clone());
        return Err(Refusal::AreaRuledOut { nation, area: name_of(&task.area) });
    }
    Err(Refusal::AreaNotAllowed { allowed: pledge.areas.iter().map(name_of).collect() })
}

/// Refuses a contribution of whose either-or group the scenario uses another.
pub(super) fn check_either_or(plan: &Plan, pledge: &Contribution, scenario: &Scenario) -> Result<(), Refusal> {
    let Some(group) = &pledge.either_or else { return Ok(()) };
    let other = scenario.assignments.iter().find(|a| {
        a.contribution != pledge.id
            && plan.contributions.find(a.contribution.as_str()).is_some_and(|c| c.either_or.as_ref() == Some(group))
    });
    match other {
        None => Ok(()),
        Some(other) => Err(Refusal::EitherOr {
            contribution: pledge.id.clone(),
            other: other.contribution.clone(),
            scenario: scenario.short_name().to_owned(),
        }),
    }
}

fn check_amount(pledge: &Contribution, scenario: &str, left: Quantity, quantity: Quantity) -> Result<(), Refusal> {
    if quantity == Quantity::ZERO {
        return Err(Refusal::Nothing);
    }
    if quantity > left {
        return Err(Refusal::NotEnough { scenario: scenario.to_owned(), left, quantity: pledge.quantity });
    }
    if quantity.floor_to(pledge.increment) != quantity {
        return Err(Refusal::Increment { contribution: pledge.id.clone(), increment: pledge.increment });
    }
    Ok(())
}

fn find<'a>(scenario: &'a Scenario, id: &AssignmentId) -> Result<&'a Assignment, Refusal> {
    scenario.assignment(id).ok_or_else(|| Refusal::NoSuch { what: RecordKind::Assignment, id: id.to_string() })
}

fn reduce(scenario: &mut Scenario, id: &AssignmentId, by: Quantity) {
    if let Some(found) = scenario.assignments.iter_mut().find(|a| a.id == *id) {
        found.quantity = found.quantity.minus(by);
        found.extra.forget("quantity");
    }
    scenario.assignments.retain(|a| a.id != *id || a.quantity > Quantity::ZERO);
}

/// The first free id of the form `c-14`, past the highest in use.
fn free_id(scenario: &Scenario) -> AssignmentId {
    let highest = scenario
        .assignments
        .iter()
        .filter_map(|a| a.id.as_str().rsplit_once('-')?.1.parse::<u64>().ok())
        .max()
        .unwrap_or(0);
    AssignmentId::from(format!("{}-{}", scenario.id, highest.saturating_add(1)))
}
