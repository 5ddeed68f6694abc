//! Where a record is used: what stands in the way of taking it out, place by place, to be named and to go to.

use crate::base::{
    AreaId, AssignmentId, CapabilityId, ContributionId, MeetingId, RequirementId, RequirementSetId, ScenarioId, TaskId,
};
use crate::model::{Assignment, Plan, Requirement, RequirementSet, Scenario, Task};

/// What names a record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A pledge.
    Pledge(ContributionId),
    /// An assignment of a scenario.
    Assignment(ScenarioId, AssignmentId),
    /// A scenario.
    Scenario(ScenarioId),
    /// A task of a requirement set.
    Task(RequirementSetId, TaskId),
    /// A line of a requirement set.
    Line(RequirementSetId, RequirementId),
    /// An area.
    Area(AreaId),
    /// Another capability.
    Capability(CapabilityId),
    /// A saved what-if.
    WhatIf,
    /// A meeting.
    Meeting(MeetingId),
    /// The log.
    Log,
    /// The answers of the survey.
    Survey,
}

/// A place where a record is used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Use {
    /// What names it.
    pub place: Place,
    /// The name of that, as people know it: the id of a pledge or line, the title of a meeting.
    pub name: String,
    /// What that is in: the short name of a scenario, the name of a requirement set; empty where it stands by itself.
    pub within: String,
}

impl Use {
    pub(super) fn assignment(scenario: &Scenario, assignment: &Assignment) -> Self {
        Self {
            place: Place::Assignment(scenario.id.clone(), assignment.id.clone()),
            name: assignment.contribution.to_string(),
            within: scenario.short_name().to_owned(),
        }
    }

    pub(super) fn task(set: &RequirementSet, task: &Task) -> Self {
        Self { place: Place::Task(set.id.clone(), task.id.clone()), name: task.name.clone(), within: set.name.clone() }
    }

    pub(super) fn line(set: &RequirementSet, line: &Requirement) -> Self {
        let place = Place::Line(set.id.clone(), line.id.clone());
        Self { place, name: line.id.to_string(), within: set.name.clone() }
    }

    pub(super) fn scenario(scenario: &Scenario) -> Self {
        Self::of(Place::Scenario(scenario.id.clone()), scenario.short_name())
    }

    pub(super) fn pledge(id: &ContributionId) -> Self {
        Self::of(Place::Pledge(id.clone()), id.as_str())
    }

    fn of(place: Place, name: &str) -> Self {
        Self { place, name: name.to_owned(), within: String::new() }
    }
}

fn meetings<'p>(plan: &'p Plan, of: impl Fn(&crate::model::Meeting) -> bool + 'p) -> impl Iterator<Item = Use> + 'p {
    let meetings = plan.meetings.iter().filter(move |meeting| of(meeting));
    meetings.map(|meeting| Use::of(Place::Meeting(meeting.id.clone()), &meeting.title))
}

fn what_ifs<'p>(plan: &'p Plan, of: impl Fn(&crate::model::WhatIf) -> bool + 'p) -> impl Iterator<Item = Use> + 'p {
    plan.what_ifs.iter().filter(move |saved| of(saved)).map(|saved| Use::of(Place::WhatIf, &saved.name))
}

/// Where a nation is used.
pub(super) fn of_nation(plan: &Plan, id: &str) -> Vec<Use> {
    let pledges = plan
        .contributions
        .iter()
        .filter(|c| c.nation.as_str() == id || c.excludes.iter().any(|nation| nation.as_str() == id));
    let areas = plan.areas.iter().filter(|area| area.nation.as_ref().is_some_and(|nation| nation.as_str() == id));
    let areas = areas.map(|area| Use::of(Place::Area(area.id.clone()), &area.name));
    let answered = plan.positions.iter().any(|position| position.nation.as_str() == id);
    let survey = answered.then(|| Use::of(Place::Survey, ""));
    pledges
        .map(|pledge| Use::pledge(&pledge.id))
        .chain(areas)
        .chain(survey)
        .chain(meetings(plan, |meeting| meeting.nations.iter().any(|nation| nation.as_str() == id)))
        .chain(what_ifs(plan, |saved| saved.withdrawn.iter().any(|nation| nation.as_str() == id)))
        .collect()
}

/// Where an area is used.
pub(super) fn of_area(plan: &Plan, id: &str) -> Vec<Use> {
    let mut uses = Vec::new();
    for set in &plan.requirement_sets {
        uses.extend(set.tasks.iter().filter(|task| task.area.as_str() == id).map(|task| Use::task(set, task)));
    }
    let names = |c: &crate::model::Contribution| {
        c.areas.iter().chain(c.caveats.iter().flat_map(|caveat| &caveat.areas)).any(|area| area.as_str() == id)
    };
    uses.extend(plan.contributions.iter().filter(|c| names(c)).map(|c| Use::pledge(&c.id)));
    uses
}

/// Where a capability is used.
pub(super) fn of_capability(plan: &Plan, id: &str) -> Vec<Use> {
    let among = |list: &[CapabilityId]| list.iter().any(|capability| capability.as_str() == id);
    let pledges = plan.contributions.iter().filter(|c| c.capability.as_str() == id || among(&c.requires));
    let mut uses: Vec<Use> = pledges.map(|pledge| Use::pledge(&pledge.id)).collect();
    for set in &plan.requirement_sets {
        let lines = set.lines().map(|(_, line)| line);
        let lines = lines.filter(|line| line.capability.as_str() == id || among(&line.substitutes));
        uses.extend(lines.map(|line| Use::line(set, line)));
    }
    let leaning = plan.capabilities.iter().filter(|c| c.id.as_str() != id && among(&c.requires));
    uses.extend(leaning.map(|c| Use::of(Place::Capability(c.id.clone()), &c.name)));
    uses
}

/// Where a condition is used.
pub(super) fn of_condition(plan: &Plan, id: &str) -> Vec<Use> {
    let pledges = plan.contributions.iter().filter(|c| c.conditions.iter().any(|x| x.as_str() == id));
    let scenarios = plan.scenarios.iter().filter(|s| s.assumes.iter().any(|x| x.as_str() == id));
    pledges
        .map(|pledge| Use::pledge(&pledge.id))
        .chain(scenarios.map(|scenario| Use::scenario(scenario)))
        .chain(what_ifs(plan, |saved| saved.failed.iter().any(|condition| condition.as_str() == id)))
        .collect()
}

/// Where a red line is used.
pub(super) fn of_red_line(plan: &Plan, id: &str) -> Vec<Use> {
    let judged = plan.scenarios.iter().filter(|scenario| scenario.red_lines.contains_key(id));
    judged.map(|scenario| Use::scenario(scenario)).collect()
}

/// Which scenarios are measured against a requirement set.
pub(super) fn of_set(plan: &Plan, id: &str) -> Vec<Use> {
    measured(plan, id).map(Use::scenario).collect()
}

/// Where a scenario is used.
pub fn of_scenario(plan: &Plan, id: &ScenarioId) -> Vec<Use> {
    let logged = plan.log.iter().any(|entry| entry.scenario.as_ref() == Some(id));
    let log = logged.then(|| Use::of(Place::Log, ""));
    meetings(plan, |meeting| meeting.scenarios.contains(id)).chain(log).collect()
}

/// The assignments on a task, with those on its lines.
pub fn of_task(plan: &Plan, set: &RequirementSetId, task: &TaskId) -> Vec<Use> {
    assigned(plan, set, |assignment| assignment.task == *task)
}

/// The assignments on a line.
pub fn of_line(plan: &Plan, set: &RequirementSetId, line: &RequirementId) -> Vec<Use> {
    assigned(plan, set, |assignment| assignment.requirement.as_ref() == Some(line))
}

/// The scenarios that are measured against a set.
pub(super) fn measured<'p>(plan: &'p Plan, set: &str) -> impl Iterator<Item = &'p Scenario> {
    plan.scenarios.iter().map(AsRef::as_ref).filter(move |scenario| scenario.requirement_set.as_str() == set)
}

fn assigned(plan: &Plan, set: &RequirementSetId, of: impl Fn(&Assignment) -> bool) -> Vec<Use> {
    let mut uses = Vec::new();
    for scenario in measured(plan, set.as_str()) {
        let on = scenario.assignments.iter().filter(|assignment| of(assignment));
        uses.extend(on.map(|assignment| Use::assignment(scenario, assignment)));
    }
    uses
}
