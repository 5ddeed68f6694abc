//! What two scenarios assign differently, and how alike they are. Only what is assigned counts here, usable or not.
//!
//! [`Difference`] lists contributions, as files hold it. [`Change`] says the same as a person would, one change for one
//! act; [`apply`] takes changes over into the first scenario, and [`Before`] tells what each would do to its figures.
//! [`record_differences`] lists what no assignment shows: records that differ between two plans.

mod apply;
mod changes;
mod effect;
mod records;

use indexmap::IndexMap;

use super::case::{Case, Item};
use crate::base::{CapabilityId, ContributionId, Day, Exact, Quantity, RequirementId, TaskId};
use crate::model::{Index, Plan, Scenario};

pub use apply::apply;
pub use changes::{Assigned, Change, Kind, changes};
pub use effect::{Before, Brought, Effect, LineEffect, NoEffect, Shift, effects};
pub use records::{RecordDifference, record_differences};

/// An assignment as it is compared; its id does not matter.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Share {
    /// The task.
    pub task: TaskId,
    /// The line, if any.
    pub requirement: Option<RequirementId>,
    /// How much.
    pub quantity: Quantity,
    /// Not before this day.
    pub from_day: Option<Day>,
    /// Until this day.
    pub to_day: Option<Day>,
}

#[derive(Clone, Debug, Default)]
struct Held {
    shares: Vec<Share>,
    fraction: Exact,
    personnel: Exact,
    capability: CapabilityId,
    /// People of the whole contribution, and its whole quantity: what one unit of it weighs.
    people: u64,
    whole: Quantity,
}

/// Where an assignment can be: a task, and one of its lines or none.
type Spot = (TaskId, Option<RequirementId>);

/// What a scenario assigns, by contribution in the register's order; made once for each scenario and then compared with
/// each other.
#[derive(Clone, Debug, Default)]
pub struct Holdings {
    held: IndexMap<ContributionId, Held>,
    /// The places of the scenario's requirement set in its order, each with the capabilities that count there; a task
    /// itself, where nothing is asked, comes after its lines.
    spots: IndexMap<Spot, Vec<CapabilityId>>,
}

impl Holdings {
    /// What a scenario assigns under its own plan. Assignments that name what is not there count nowhere.
    pub fn of(plan: &Plan, index: &Index, scenario: &Scenario) -> Self {
        let mut held: IndexMap<ContributionId, Held> = IndexMap::new();
        let case = Case::new(plan, index, scenario);
        let mut items: Vec<&Item<'_>> = case.items.iter().collect();
        items.sort_by_key(|item| item.contribution_at);
        for item in items {
            let entry = held.entry(item.contribution.id.clone()).or_insert_with(|| Held {
                capability: item.capability.id.clone(),
                people: item.contribution.personnel.unwrap_or_default(),
                whole: item.contribution.quantity,
                ..Held::default()
            });
            entry.fraction += &item.fraction;
            entry.personnel += &item.personnel;
            entry.shares.push(Share {
                task: item.task.id.clone(),
                requirement: item.assignment.requirement.clone(),
                quantity: item.assignment.quantity,
                from_day: item.assignment.from_day,
                to_day: item.assignment.to_day,
            });
        }
        Self { held, spots: spots(&case) }
    }
}

fn spots(case: &Case<'_>) -> IndexMap<Spot, Vec<CapabilityId>> {
    let mut spots = IndexMap::new();
    let set = case.index.requirement_set(case.plan, &case.scenario.requirement_set);
    for task in set.map_or(&[][..], |set| &set.tasks) {
        for line in case.lines.iter().filter(|line| std::ptr::eq(line.task, task)) {
            let named = std::iter::once(&line.requirement.capability).chain(&line.requirement.substitutes);
            let taken = named.filter(|id| case.index.capability(case.plan, id).is_some_and(|c| line.takes(c)));
            spots
                .entry((task.id.clone(), Some(line.requirement.id.clone())))
                .or_insert_with(|| taken.cloned().collect());
        }
        spots.entry((task.id.clone(), None)).or_insert_with(Vec::new);
    }
    spots
}

/// A contribution that both scenarios assign, otherwise in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Changed {
    /// The contribution.
    pub contribution: ContributionId,
    /// Its assignments in the first, in the scenario's order.
    pub a: Vec<Share>,
    /// Its assignments in the second.
    pub b: Vec<Share>,
}

/// The difference of two scenarios; contributions in the order of the register.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Contributions that only the first assigns.
    pub only_a: Vec<ContributionId>,
    /// Contributions that only the second assigns.
    pub only_b: Vec<ContributionId>,
    /// Contributions that both assign, otherwise.
    pub changed: Vec<Changed>,
    /// Contributions that both assign alike.
    pub same: Vec<ContributionId>,
    /// 0 (nothing in common) to 1 (the same), over the fractions of contributions; 1 when both are empty.
    pub similarity: Option<Exact>,
    /// The same weighted by personnel; absent when neither has people.
    pub similarity_personnel: Option<Exact>,
}

/// Compares what two scenarios assign.
pub fn difference(a: &Holdings, b: &Holdings) -> Difference {
    let mut difference = Difference {
        only_a: Vec::new(),
        only_b: b.held.keys().filter(|id| !a.held.contains_key(*id)).cloned().collect(),
        changed: Vec::new(),
        same: Vec::new(),
        similarity: None,
        similarity_personnel: None,
    };
    for (id, held) in &a.held {
        match b.held.get(id) {
            None => difference.only_a.push(id.clone()),
            Some(other) if alike_in_any_order(&other.shares, &held.shares) => difference.same.push(id.clone()),
            Some(other) => difference.changed.push(Changed {
                contribution: id.clone(),
                a: held.shares.clone(),
                b: other.shares.clone(),
            }),
        }
    }
    difference.similarity = alike(a, b, |held| &held.fraction);
    difference.similarity_personnel = alike(a, b, |held| &held.personnel);
    difference
}

fn alike_in_any_order(one: &[Share], other: &[Share]) -> bool {
    let (mut one, mut other) = (one.to_vec(), other.to_vec());
    one.sort_unstable();
    other.sort_unstable();
    one == other
}

/// How alike two scenarios are, 0 to 1, without listing the differences.
pub fn similarity(a: &Holdings, b: &Holdings) -> Option<Exact> {
    alike(a, b, |held| &held.fraction)
}

/// The sum of what both have over the sum of the larger of each; 1 when both are empty.
fn alike(a: &Holdings, b: &Holdings, of: impl Fn(&Held) -> &Exact) -> Option<Exact> {
    if a.held.is_empty() && b.held.is_empty() {
        return Some(Exact::one());
    }
    let (mut common, mut all) = (Exact::zero(), Exact::zero());
    for (id, held) in &a.held {
        let one = of(held);
        match b.held.get(id).map(&of) {
            Some(other) => {
                common += one.min(other);
                all += one.max(other);
            }
            None => all += one,
        }
    }
    for (_, held) in b.held.iter().filter(|(id, _)| !a.held.contains_key(*id)) {
        all += of(held);
    }
    Exact::share(&common, &all)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::{ContributionId, Holdings, difference};
    use crate::analysis::fixture::{plan_with, ratio};
    use crate::base::Exact;
    use crate::model::Index;

    #[test]
    fn similarity_goes_by_fractions_and_by_people() {
        let plan = plan_with(&[(
            "/scenarios/-",
            json!({ "id": "b", "name": "B", "requirement_set": "set", "assignments": [
                { "id": "b-1", "contribution": "GBR-01", "task": "west", "requirement": "L-1", "quantity": 1 },
                { "id": "b-2", "contribution": "FRA-01", "task": "west", "requirement": "L-2", "quantity": 1 }
            ] }),
        )]);
        let index = Index::new(&plan);
        let held = |at: usize| Holdings::of(&plan, &index, &plan.scenarios[at]);
        let found = difference(&held(0), &held(1));
        // Fractions GBR-01 1 and 1/2, FRA-01 1 and 1, FRA-02 1 and 0: (1/2 + 1 + 0) / (1 + 1 + 1) = 1/2.
        assert_eq!(found.similarity, Some(ratio(1, 2)));
        // People 1,800 and 900, 100 and 100: 1,000 / 1,900.
        assert_eq!(found.similarity_personnel, Some(ratio(1000, 1900)));
        assert_eq!(found.only_a.iter().map(ContributionId::as_str).collect::<Vec<_>>(), ["FRA-02"]);
        assert_eq!((found.changed.len(), found.changed[0].contribution.as_str()), (1, "GBR-01"));
        assert_eq!(found.same.iter().map(ContributionId::as_str).collect::<Vec<_>>(), ["FRA-01"]);
        assert!(found.only_b.is_empty());
    }

    #[test]
    fn two_empty_scenarios_are_the_same() {
        assert_eq!(difference(&Holdings::default(), &Holdings::default()).similarity, Some(Exact::one()));
    }
}
