//! Taking changes over into the scenario that they are changes of.

use rustc_hash::{FxHashMap, FxHashSet};

use super::{Assigned, Change, Share};
use crate::base::{AssignmentId, ContributionId};
use crate::model::{Assignment, Scenario};

/// The scenario with these changes taken over, each wholly or not at all: one that takes from an assignment which is not
/// there (any longer) is left out. An assignment of the same contribution keeps its id and its note; a new one has a
/// free id. What counts nowhere in the scenario stays as it is.
pub fn apply(scenario: &Scenario, changes: &[Change]) -> Scenario {
    taken(scenario, changes).0
}

/// The same, and which of the changes were left out, by place.
pub(super) fn taken(scenario: &Scenario, changes: &[Change]) -> (Scenario, Vec<usize>) {
    let mut made = scenario.clone();
    let mut standing = Standing::of(&scenario.assignments, changes);
    let mut gone: FxHashSet<usize> = FxHashSet::default();
    let mut added: Vec<&Assigned> = Vec::new();
    let mut left_out = Vec::new();
    for (place, change) in changes.iter().enumerate() {
        let Some(at) = standing.take(&change.a) else {
            left_out.push(place);
            continue;
        };
        let mut from: Vec<(usize, &Assigned)> = at.into_iter().zip(&change.a).collect();
        for to in &change.b {
            // The one in the same place, else any other of the contribution.
            let same = |(_, one): &(usize, &Assigned)| one.contribution == to.contribution;
            let here = |one: &(usize, &Assigned)| {
                same(one) && one.1.share.task == to.share.task && one.1.share.requirement == to.share.requirement
            };
            match from.iter().position(here).or_else(|| from.iter().position(same)) {
                Some(found) => put(&mut made.assignments[from.swap_remove(found).0], &to.share),
                None => added.push(to),
            }
        }
        gone.extend(from.into_iter().map(|(at, _)| at));
    }
    without(&mut made.assignments, &gone);
    let mut free = Free::beside(&made.assignments);
    for one in added {
        let mut assignment =
            Assignment { id: free.next(), contribution: one.contribution.clone(), ..Assignment::default() };
        put(&mut assignment, &one.share);
        made.assignments.push(assignment);
    }
    (made, left_out)
}

fn put(assignment: &mut Assignment, share: &Share) {
    assignment.task = share.task.clone();
    assignment.requirement.clone_from(&share.requirement);
    assignment.quantity = share.quantity;
    assignment.from_day = share.from_day;
    assignment.to_day = share.to_day;
}

/// Takes assignments out, and with each those that stood in its shadow for having its id.
fn without(assignments: &mut Vec<Assignment>, gone: &FxHashSet<usize>) {
    let ids: FxHashSet<AssignmentId> = gone
        .iter()
        .filter_map(|at| assignments.get(*at))
        .map(|assignment| assignment.id.clone())
        .filter(|id| !id.is_empty())
        .collect();
    let mut at = 0;
    assignments.retain(|assignment| {
        at += 1;
        !gone.contains(&(at - 1)) && !ids.contains(&assignment.id)
    });
}

/// Where the assignments that stand are, by contribution; only of those that the changes name.
struct Standing<'s> {
    assignments: &'s [Assignment],
    by_contribution: FxHashMap<&'s ContributionId, Vec<usize>>,
}

impl<'s> Standing<'s> {
    fn of(assignments: &'s [Assignment], changes: &[Change]) -> Self {
        let named: FxHashSet<&ContributionId> =
            changes.iter().flat_map(|change| &change.a).map(|one| &one.contribution).collect();
        let mut by_contribution: FxHashMap<&ContributionId, Vec<usize>> = FxHashMap::default();
        let mut seen = FxHashSet::default();
        for (at, assignment) in assignments.iter().enumerate() {
            let stands = assignment.id.is_empty() || seen.insert(&assignment.id);
            if stands && named.contains(&assignment.contribution) {
                by_contribution.entry(&assignment.contribution).or_default().push(at);
            }
        }
        Self { assignments, by_contribution }
    }

    /// The places of these assignments, which are then no longer there to be taken; `None`, and nothing taken, unless all
    /// are there.
    fn take(&mut self, wanted: &[Assigned]) -> Option<Vec<usize>> {
        let mut places = Vec::with_capacity(wanted.len());
        for one in wanted {
            let found = self.by_contribution.get(&one.contribution)?.iter().copied().find(|at| {
                !places.contains(at) && self.assignments.get(*at).is_some_and(|assignment| is(assignment, &one.share))
            });
            places.push(found?);
        }
        for one in wanted {
            if let Some(left) = self.by_contribution.get_mut(&one.contribution) {
                left.retain(|at| !places.contains(at));
            }
        }
        Some(places)
    }
}

fn is(assignment: &Assignment, share: &Share) -> bool {
    (&assignment.task, &assignment.requirement, assignment.quantity)
        == (&share.task, &share.requirement, share.quantity)
        && (assignment.from_day, assignment.to_day) == (share.from_day, share.to_day)
}

/// Ids that no assignment has.
struct Free {
    taken: FxHashSet<AssignmentId>,
    last: usize,
}

impl Free {
    fn beside(assignments: &[Assignment]) -> Self {
        Self { taken: assignments.iter().map(|assignment| assignment.id.clone()).collect(), last: 0 }
    }

    fn next(&mut self) -> AssignmentId {
        loop {
            self.last += 1;
            let id = AssignmentId::from(format!("d-{}", self.last));
            if self.taken.insert(id.clone()) {
                return id;
            }
        }
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::json;

    use super::apply;
    use crate::analysis::difference::{Holdings, changes};
    use crate::analysis::fixture::plan_with;
    use crate::model::{Index, Plan};

    fn of(plan: &Plan) -> Vec<super::Change> {
        let index = Index::new(plan);
        let held = |at: usize| Holdings::of(plan, &index, &plan.scenarios[at]);
        changes(&held(0), &held(1))
    }

    #[test]
    fn what_stays_keeps_its_id_and_note_and_what_is_new_has_a_free_id() {
        let plan = plan_with(&[
            ("/scenarios/0/assignments/0/id", json!("d-1")),
            ("/scenarios/0/assignments/0/note", json!("As agreed")),
            (
                "/scenarios/-",
                json!({ "id": "b", "name": "B", "requirement_set": "set", "assignments": [
                { "id": "b-1", "contribution": "GBR-01", "task": "west", "requirement": "L-1", "quantity": 1 },
                { "id": "b-2", "contribution": "GBR-01", "task": "west", "quantity": 1 },
                { "id": "b-3", "contribution": "FRA-01", "task": "west", "requirement": "L-2", "quantity": 1 }] }),
            ),
        ]);
        let all = of(&plan);
        let made = apply(&plan.scenarios[0], &all);
        let ids: Vec<&str> = made.assignments.iter().map(|assignment| assignment.id.as_str()).collect();
        assert_eq!(ids, ["d-1", "a-2", "d-2"]);
        assert_eq!((made.assignments[0].quantity.0, made.assignments[0].note.as_deref()), (1, Some("As agreed")));
        // Taken over once, it is not taken over again.
        assert_eq!(apply(&made, &all), made);
    }

    #[test]
    fn what_stood_in_the_shadow_of_a_removed_id_does_not_step_out() {
        let twice = json!({ "id": "a-1", "contribution": "GBR-01", "task": "west", "quantity": 1 });
        let empty = json!({ "id": "b", "name": "B", "requirement_set": "set", "assignments": [] });
        let plan = plan_with(&[("/scenarios/0/assignments/-", twice), ("/scenarios/-", empty)]);
        assert!(apply(&plan.scenarios[0], &of(&plan)).assignments.is_empty());
    }
}
