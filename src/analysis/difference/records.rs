//! What moves figures and no assignment shows: two scenarios assign the same, and yet their plans hold the same
//! contribution, nation, condition or line with other data; or the scenarios assume or last otherwise.

use std::sync::Arc;

use rustc_hash::FxHashSet;
use serde::Serialize;
use serde_json::{Value, json};

use crate::analysis::findings::Uses;
use crate::model::fields::{Field, fields};
use crate::model::{Contribution, Index, List, Plan, Properties, Record, Requirement, Scenario, Task};

/// A record that both scenarios use and that is not the same in both plans.
#[derive(Clone, Debug, PartialEq)]
pub struct RecordDifference {
    /// The list it is in: the list's key in the file; `tasks` and `requirements` for the parts of requirement sets, `plan`
    /// for the plans' own fields, `scenarios` for what the two scenarios assume and how long they last.
    pub list: &'static str,
    /// The record's id; that of the second scenario, and empty for the plan.
    pub id: String,
    /// The fields that differ, with their values in the first and in the second.
    pub fields: Vec<Field>,
}

/// Fields on which no figure depends; of a field within a field the last key counts.
const CAPTIONS: [&str; 19] = [
    "active_personnel",
    "capital",
    "command",
    "disclosure",
    "elements",
    "groups",
    "illustrative",
    "increment",
    "last_confirmed",
    "lift",
    "marking",
    "name",
    "note",
    "sidc",
    "sidc15",
    "source",
    "status_history",
    "text",
    "title",
];

impl RecordDifference {
    /// True when a field that figures depend on is among them; else only captions and remarks differ, or what findings
    /// look at.
    pub fn moves_figures(&self) -> bool {
        self.fields.iter().any(|field| {
            // What stands at a record's top decides: a step of a status history is history whatever its keys.
            let first = field.path.split('/').next().unwrap_or_default();
            let last = field.path.rsplit('/').next().unwrap_or_default();
            !CAPTIONS.contains(&first) && !CAPTIONS.contains(&last)
        })
    }
}

/// The records that both scenarios use, directly or through other records, and that their plans hold otherwise: first the
/// plan's own fields and the scenarios', then list by list in the first plan's order. Of two scenarios of one plan only
/// what their requirement sets and they themselves hold otherwise.
pub fn record_differences(
    (plan_a, index_a, a): (&Plan, &Index, &Scenario),
    (plan_b, index_b, b): (&Plan, &Index, &Scenario),
) -> Vec<RecordDifference> {
    let (uses_a, uses_b) = (Uses::of(plan_a, index_a, a), Uses::of(plan_b, index_b, b));
    let mut all = Vec::new();
    let mut add = |list: &'static str, id: &str, fields: Vec<Field>| {
        if !fields.is_empty() {
            all.push(RecordDifference { list, id: id.to_owned(), fields });
        }
    };
    if !Arc::ptr_eq(&plan_a.properties, &plan_b.properties) {
        let used = |field: &Field| match field.path.strip_prefix("rates/") {
            Some(code) => uses_a.rates.iter().chain(&uses_b.rates).any(|currency| currency.as_str() == code),
            // The length that holds is told of the scenarios.
            None if field.path == "duration_days" => false,
            None => !Properties::CAPTIONS.contains(&field.path.split('/').next().unwrap_or_default()),
        };
        let found = fields(&value(plan_a.properties.as_ref()), &value(plan_b.properties.as_ref()));
        add("plan", "", found.into_iter().filter(used).collect());
    }
    add("scenarios", b.id.as_str(), fields(&measured(plan_a, a), &measured(plan_b, b)));
    let areas = Both { a: &uses_a.areas, b: &uses_b.areas, at: &|id: &str| index_b.area_at(id) };
    all.extend(areas.differing(&plan_a.areas, &plan_b.areas, value));
    let nations = Both { a: &uses_a.nations, b: &uses_b.nations, at: &|id: &str| index_b.nation_at(id) };
    all.extend(nations.differing(&plan_a.nations, &plan_b.nations, value));
    let capabilities =
        Both { a: &uses_a.capabilities, b: &uses_b.capabilities, at: &|id: &str| index_b.capability_at(id) };
    all.extend(capabilities.differing(&plan_a.capabilities, &plan_b.capabilities, value));
    let conditions = Both { a: &uses_a.conditions, b: &uses_b.conditions, at: &|id: &str| index_b.condition_at(id) };
    all.extend(conditions.differing(&plan_a.conditions, &plan_b.conditions, value));
    // A scenario file leaves out nations that its scenario does not use, also where a pledge excludes them.
    let known = |pledge: &Contribution| {
        let mut pledge = pledge.clone();
        pledge.excludes.retain(|id| index_a.nation_at(id).is_some() && index_b.nation_at(id).is_some());
        value(&pledge)
    };
    let pledges =
        Both { a: &uses_a.contributions, b: &uses_b.contributions, at: &|id: &str| index_b.contribution_at(id) };
    all.extend(pledges.differing(&plan_a.contributions, &plan_b.contributions, known));
    let red_lines = Both { a: &uses_a.red_lines, b: &uses_b.red_lines, at: &|id: &str| plan_b.red_lines.position(id) };
    all.extend(red_lines.differing(&plan_a.red_lines, &plan_b.red_lines, value));
    all.extend(of_sets((plan_a, index_a, a), (plan_b, index_b, b)));
    all
}

/// The records of a list that both scenarios use, by position, and where the second plan has one.
struct Both<'a> {
    a: &'a FxHashSet<usize>,
    b: &'a FxHashSet<usize>,
    at: &'a dyn Fn(&str) -> Option<usize>,
}

impl Both<'_> {
    fn differing<T: Record>(
        &self,
        ours: &List<T>,
        theirs: &List<T>,
        compared: impl Fn(&T) -> Value,
    ) -> Vec<RecordDifference> {
        if ours.same(theirs) {
            return Vec::new();
        }
        let used = ours.iter().enumerate().filter(|(at, record)| self.a.contains(at) && !record.id().is_empty());
        let pairs = used.filter_map(|(_, record)| {
            let at = (self.at)(record.id()).filter(|at| self.b.contains(at))?;
            theirs.get(at).map(|other| (record, other))
        });
        let differ = pairs.filter(|(one, other)| !Arc::ptr_eq(one, other) && one != other);
        let told = differ.map(|(one, other)| RecordDifference {
            list: T::LIST,
            id: one.id().to_owned(),
            fields: fields(&compared(one), &compared(other)),
        });
        told.filter(|told| !told.fields.is_empty()).collect()
    }
}

/// Tasks and lines that the requirement sets of both scenarios have.
fn of_sets(
    (plan_a, index_a, a): (&Plan, &Index, &Scenario),
    (plan_b, index_b, b): (&Plan, &Index, &Scenario),
) -> Vec<RecordDifference> {
    let one = index_a.requirement_set(plan_a, &a.requirement_set);
    let other = index_b.requirement_set(plan_b, &b.requirement_set);
    let Some((one, other)) = one.zip(other).filter(|(one, other)| !Arc::ptr_eq(one, other)) else { return Vec::new() };
    let mut all = Vec::new();
    let mut add = |list: &'static str, id: &str, fields: Vec<Field>| {
        if !fields.is_empty() && !id.is_empty() {
            all.push(RecordDifference { list, id: id.to_owned(), fields });
        }
    };
    let alone = |task: &Task| value(&Task { requirements: Vec::new(), ..task.clone() });
    for task in &one.tasks {
        if let Some(theirs) = other.task(&task.id) {
            add("tasks", task.id.as_str(), fields(&alone(task), &alone(theirs)));
        }
    }
    let placed = |(task, line): (&Task, &Requirement)| {
        let mut value = value(line);
        if let Some(object) = value.as_object_mut() {
            object.insert("task".to_owned(), task.id.as_str().into());
        }
        value
    };
    for (task, line) in one.lines() {
        if let Some(theirs) = other.line(&line.id) {
            add("requirements", line.id.as_str(), fields(&placed((task, line)), &placed(theirs)));
        }
    }
    all
}

/// What a scenario is measured by beside its assignments.
fn measured(plan: &Plan, scenario: &Scenario) -> Value {
    let mut assumes: Vec<&str> = scenario.assumes.iter().map(AsRef::as_ref).collect();
    assumes.sort_unstable();
    json!({
        "requirement_set": scenario.requirement_set.as_str(),
        "duration_days": scenario.duration_days.unwrap_or(plan.properties.duration_days).0,
        "assumes": assumes,
    })
}

fn value<T: Serialize>(record: &T) -> Value {
    serde_json::to_value(record).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use serde_json::{Value, json};

    use super::{RecordDifference, record_differences};
    use crate::analysis::fixture::plan_with;
    use crate::model::Index;

    fn between(a: &[(&str, Value)], b: &[(&str, Value)]) -> Vec<RecordDifference> {
        let (a, b) = (plan_with(a), plan_with(b));
        let (index_a, index_b) = (Index::new(&a), Index::new(&b));
        record_differences((&a, &index_a, &a.scenarios[0]), (&b, &index_b, &b.scenarios[0]))
    }

    #[test]
    fn what_the_plans_hold_otherwise_is_listed_with_its_fields() {
        let found = between(
            &[],
            &[
                ("/rates", json!({ "GBP": "1.2", "USD": "0.9" })),
                ("/title", json!("Another")),
                ("/nations/0/population", json!(70_000_000)),
                ("/conditions/0/state", json!("met")),
                ("/conditions/1/state", json!("met")), // not used
                ("/contributions/0/status", json!("confirmed")),
                ("/contributions/0/title", json!("Battle group")),
                ("/contributions/1/title", json!("Hospital")),
                ("/requirement_sets/0/tasks/0/requirements/0/quantity", json!(3)),
                ("/scenarios/0/assumes", json!([])),
            ],
        );
        let fields =
            |record: &RecordDifference| record.fields.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ");
        let listed: Vec<String> =
            found.iter().map(|record| format!("{} {}: {}", record.list, record.id, fields(record))).collect();
        assert_eq!(
            listed,
            [
                "plan : rates/GBP \"1.19\" → \"1.2\"",
                "scenarios a: assumes [\"settlement\"] → []",
                "nations GBR: population 69000000 → 70000000",
                "conditions settlement: state \"open\" → \"met\"",
                "contributions GBR-01: title \"Battlegroup\" → \"Battle group\"; status \"offered\" → \"confirmed\"",
                "contributions FRA-01: title \"Role 2\" → \"Hospital\"",
                "requirements L-1: quantity 2 → 3",
            ]
        );
        let moves: Vec<bool> = found.iter().map(RecordDifference::moves_figures).collect();
        assert_eq!(moves, [true, true, true, true, true, false, true]);
    }

    #[test]
    fn exclusions_of_nations_that_a_scenario_file_left_out_are_none() {
        let excludes = ("/contributions/0/excludes", json!(["USA"]));
        let without = [("/nations/2", json!({ "id": "CAN", "name": "Canada", "role": "participant" }))];
        assert!(between(&[excludes], &without).is_empty());
        assert!(between(&[], &[]).is_empty());
    }
}
