//! Names that lead nowhere: `unknown_id`. The names that each kind of record holds are listed here once; the same lists
//! tell which records a scenario uses.

use super::concern::Concern;
use super::finding::{Finding, Severity};
use super::text::id_or_place;
use super::view::View;
use crate::analysis::case::Broken;
use crate::base::{
    AreaId, CapabilityId, ConditionId, ContributionId, NationId, RedLineId, RequirementSetId, ScenarioId,
};
use crate::model::{Area, Capability, Contribution, Index, Plan, RequirementSet};

/// An id that a record names.
#[derive(Clone, Copy, Debug)]
pub(super) enum Name<'p> {
    Area(&'p AreaId),
    Nation(&'p NationId),
    Capability(&'p CapabilityId),
    Condition(&'p ConditionId),
    Contribution(&'p ContributionId),
    RedLine(&'p RedLineId),
    Set(&'p RequirementSetId),
    Scenario(&'p ScenarioId),
}

impl<'p> Name<'p> {
    fn list_and_id(self) -> (&'static str, &'p str) {
        match self {
            Self::Area(id) => ("areas", id.as_str()),
            Self::Nation(id) => ("nations", id.as_str()),
            Self::Capability(id) => ("capabilities", id.as_str()),
            Self::Condition(id) => ("conditions", id.as_str()),
            Self::Contribution(id) => ("contributions", id.as_str()),
            Self::RedLine(id) => ("red_lines", id.as_str()),
            Self::Set(id) => ("requirement_sets", id.as_str()),
            Self::Scenario(id) => ("scenarios", id.as_str()),
        }
    }
}

/// The position of the record that a name leads to; an id that was left out leads nowhere.
pub(super) fn resolve(plan: &Plan, index: &Index, name: Name<'_>) -> Option<usize> {
    if name.list_and_id().1.is_empty() {
        return None;
    }
    match name {
        Name::Area(id) => index.area_at(id),
        Name::Nation(id) => index.nation_at(id),
        Name::Capability(id) => index.capability_at(id),
        Name::Condition(id) => index.condition_at(id),
        Name::Contribution(id) => index.contribution_at(id),
        Name::RedLine(id) => plan.red_lines.position(id.as_str()),
        Name::Set(id) => index.requirement_set_at(id),
        Name::Scenario(id) => plan.scenarios.position(id.as_str()),
    }
}

pub(super) fn of_area(area: &Area) -> impl Iterator<Item = Name<'_>> {
    area.nation.iter().map(Name::Nation)
}

pub(super) fn of_capability(capability: &Capability) -> impl Iterator<Item = Name<'_>> {
    capability.requires.iter().map(Name::Capability)
}

pub(super) fn of_contribution(contribution: &Contribution) -> impl Iterator<Item = Name<'_>> {
    [Name::Nation(&contribution.nation), Name::Capability(&contribution.capability)]
        .into_iter()
        .chain(contribution.areas.iter().map(Name::Area))
        .chain(contribution.conditions.iter().map(Name::Condition))
        .chain(contribution.caveats.iter().flat_map(|caveat| caveat.areas.iter().map(Name::Area)))
        .chain(contribution.requires.iter().map(Name::Capability))
        .chain(contribution.excludes.iter().map(Name::Nation))
}

pub(super) fn of_set(set: &RequirementSet) -> impl Iterator<Item = Name<'_>> {
    set.tasks.iter().flat_map(|task| {
        let lines = task.requirements.iter().flat_map(|line| {
            std::iter::once(Name::Capability(&line.capability)).chain(line.substitutes.iter().map(Name::Capability))
        });
        std::iter::once(Name::Area(&task.area)).chain(lines)
    })
}

fn unknown(list: &'static str, place: &str, named_list: &str, named: &str) -> Finding {
    let text = format!("{place} names {named}, which is not among the {}", words(named_list));
    Finding::new(Severity::Error, "unknown_id", list, place, text)
        .mend(format!("Add {named} to the {}, or name another", words(named_list)))
}

/// Looks for names of one record that lead nowhere.
fn check<'p>(
    (plan, index): (&Plan, &Index),
    (list, id, place): (&'static str, &str, usize),
    concern: &Concern,
    all: impl Iterator<Item = Name<'p>>,
    found: &mut Vec<(Concern, Finding)>,
) {
    for name in all {
        let (named_list, named) = name.list_and_id();
        if !named.is_empty() && resolve(plan, index, name).is_none() {
            found.push((concern.clone(), unknown(list, &id_or_place(id, place), named_list, named)));
        }
    }
}

/// Unknown names in the lists that stand before the contributions.
pub(super) fn before_contributions(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    let of = (plan, index);
    for (at, area) in plan.areas.iter().enumerate() {
        check(of, ("areas", area.id.as_str(), at), &Concern::Area(at), of_area(area), found);
    }
    for (at, capability) in plan.capabilities.iter().enumerate() {
        let place = ("capabilities", capability.id.as_str(), at);
        check(of, place, &Concern::Capability(at), of_capability(capability), found);
    }
    for (at, position) in plan.positions.iter().enumerate() {
        let names = std::iter::once(Name::Nation(&position.nation));
        check(of, ("positions", position.nation.as_str(), at), &Concern::Plan, names, found);
    }
}

/// Unknown names in one contribution.
pub(super) fn of_record(
    plan: &Plan,
    index: &Index,
    at: usize,
    contribution: &Contribution,
    found: &mut Vec<(Concern, Finding)>,
) {
    let place = ("contributions", contribution.id.as_str(), at);
    check((plan, index), place, &Concern::Contribution(at), of_contribution(contribution), found);
}

/// Unknown names in the lists that stand after the contributions, scenarios apart.
pub(super) fn after_contributions(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    let of = (plan, index);
    for (at, meeting) in plan.meetings.iter().enumerate() {
        let nations = meeting.nations.iter().map(Name::Nation);
        let names = nations.chain(meeting.scenarios.iter().map(Name::Scenario));
        check(of, ("meetings", meeting.id.as_str(), at), &Concern::Plan, names, found);
    }
    for (at, set) in plan.requirement_sets.iter().enumerate() {
        let concern = Concern::Set(at);
        for (task_at, task) in set.tasks.iter().enumerate() {
            let names = std::iter::once(Name::Area(&task.area));
            check(of, ("tasks", task.id.as_str(), task_at), &concern, names, found);
            for (line_at, line) in task.requirements.iter().enumerate() {
                let substitutes = line.substitutes.iter().map(Name::Capability);
                let names = std::iter::once(Name::Capability(&line.capability)).chain(substitutes);
                check(of, ("requirements", line.id.as_str(), line_at), &concern, names, found);
            }
        }
    }
    for (at, criterion) in plan.criteria.iter().enumerate() {
        let names = criterion.scores.keys().map(Name::Scenario);
        check(of, ("criteria", criterion.id.as_str(), at), &Concern::Plan, names, found);
    }
    for (at, what_if) in plan.what_ifs.iter().enumerate() {
        let nations = what_if.withdrawn.iter().map(Name::Nation);
        let names = nations.chain(what_if.failed.iter().map(Name::Condition));
        check(of, ("what_ifs", what_if.id.as_str(), at), &Concern::Plan, names, found);
    }
    for (at, entry) in plan.log.iter().enumerate() {
        let names = entry.scenario.iter().map(Name::Scenario);
        check(of, ("log", entry.id.as_str(), at), &Concern::Plan, names, found);
    }
}

/// Unknown names in one scenario.
pub(super) fn of_scenario(view: &View<'_, '_>, findings: &mut Vec<Finding>) {
    let (case, scenario) = (view.case, view.case.scenario);
    let own = std::iter::once(Name::Set(&scenario.requirement_set))
        .chain(scenario.assumes.iter().map(Name::Condition))
        .chain(scenario.red_lines.keys().map(Name::RedLine));
    for name in own {
        let (named_list, named) = name.list_and_id();
        if !named.is_empty() && resolve(case.plan, case.index, name).is_none() {
            findings.push(unknown("scenarios", scenario.id.as_str(), named_list, named));
        }
    }
    for (at, broken) in &case.broken {
        let Broken::Unknown(list, id) = broken else { continue };
        let Some(assignment) = scenario.assignments.get(*at) else { continue };
        let place = id_or_place(assignment.id.as_str(), *at);
        let text = if id.is_empty() {
            format!(
                "{place} names nothing among the {}, or a record that it names does not; it counts nowhere",
                words(list)
            )
        } else {
            format!("{place} counts nowhere, for {id} is not among the {}", words(list))
        };
        let finding = Finding::new(Severity::Error, "unknown_id", "assignments", &place, text);
        findings.push(finding.mend("Name a record that is there, or take the assignment away"));
    }
}

/// The words for a list.
fn words(list: &str) -> String {
    match list {
        "tasks" => "tasks of the requirement set".to_owned(),
        "requirements" => "requirements of its task".to_owned(),
        list => list.replace('_', " "),
    }
}
