//! Ids that stand twice: `duplicate_id`. The first record stands, the later ones count nowhere.

use rustc_hash::FxHashSet;

use super::concern::Concern;
use super::finding::{Finding, Severity};
use crate::model::{Index, List, Plan, Record, Scenario};

fn duplicate(list: &'static str, id: &str) -> Finding {
    let text = format!("{id} stands twice in {}; the first one counts", list.replace('_', " "));
    Finding::new(Severity::Error, "duplicate_id", list, id, text).mend("Give the later one an id of its own")
}

fn twice<'a>(ids: impl Iterator<Item = &'a str>) -> Vec<&'a str> {
    let (mut seen, mut told) = (FxHashSet::default(), FxHashSet::default());
    ids.filter(|id| !id.is_empty() && !seen.insert(*id)).filter(|id| told.insert(*id)).collect()
}

fn in_list<T: Record>(list: &List<T>, concern: impl Fn(&str) -> Concern, found: &mut Vec<(Concern, Finding)>) {
    for id in twice(list.iter().map(|record| record.id())) {
        found.push((concern(id), duplicate(T::LIST, id)));
    }
}

fn at(position: Option<usize>, concern: fn(usize) -> Concern) -> Concern {
    position.map_or(Concern::Plan, concern)
}

/// Duplicates in the lists that stand before the contributions.
pub(super) fn before_contributions(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    in_list(&plan.areas, |id| at(index.area_at(id), Concern::Area), found);
    in_list(&plan.nations, |id| at(index.nation_at(id), Concern::Nation), found);
    in_list(&plan.capabilities, |id| at(index.capability_at(id), Concern::Capability), found);
    in_list(&plan.conditions, |id| at(index.condition_at(id), Concern::Condition), found);
}

/// Duplicates among the contributions.
pub(super) fn of_contributions(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    if !index.contributions_are_distinct(plan) {
        in_list(&plan.contributions, |id| at(index.contribution_at(id), Concern::Contribution), found);
    }
}

/// Duplicates in the lists that stand after the contributions, assignments apart.
pub(super) fn after_contributions(plan: &Plan, index: &Index, found: &mut Vec<(Concern, Finding)>) {
    in_list(&plan.red_lines, |id| at(plan.red_lines.position(id), Concern::RedLine), found);
    in_list(&plan.meetings, |_| Concern::Plan, found);
    in_list(&plan.requirement_sets, |id| at(index.requirement_set_at(id), Concern::Set), found);
    in_list(&plan.scenarios, |id| Concern::Scenario(id.into()), found);
    in_list(&plan.criteria, |_| Concern::Plan, found);
    in_list(&plan.what_ifs, |_| Concern::Plan, found);
    in_list(&plan.log, |_| Concern::Plan, found);
    for (at, set) in plan.requirement_sets.iter().enumerate() {
        for id in twice(set.tasks.iter().map(|task| task.id.as_str())) {
            found.push((Concern::Set(at), duplicate("tasks", id)));
        }
        for id in twice(set.lines().map(|(_, line)| line.id.as_str())) {
            found.push((Concern::Set(at), duplicate("requirements", id)));
        }
    }
}

/// Duplicates among a scenario's assignments.
pub(super) fn of_scenario(scenario: &Scenario, findings: &mut Vec<Finding>) {
    for id in twice(scenario.assignments.iter().map(|assignment| assignment.id.as_str())) {
        findings.push(duplicate("assignments", id));
    }
}
