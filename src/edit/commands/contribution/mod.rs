//! Contributions: added, edited field by field, taken out when no scenario uses them. Each value is checked, however it
//! comes in.

mod check;
mod fields;
mod take;

pub use fields::{ContributionField, ContributionKey};
pub use take::{Stated, Statement, objection};
pub(in crate::edit) use take::{become_like, take};

use std::sync::Arc;

use super::assign::check_either_or;
use super::record;
use crate::base::{ContributionId, NationId, Quantity};
use crate::edit::bad_value::BadValue;
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::{Refusal, Used};
use crate::edit::uses::Use;
use crate::model::{Area, Assignment, Capability, Condition, Contribution, Nation, Plan, Scenario, StatusStep};
use check::checked;

pub(in crate::edit) fn add(draft: &mut Draft, record: &Contribution) -> Result<Label, Refusal> {
    let mut pledge = record.clone();
    if pledge.id.is_empty() {
        draft.find::<Nation>(pledge.nation.as_str())?;
        pledge.id = free_id(draft.plan(), &pledge.nation);
    } else if draft.plan().contributions.find(pledge.id.as_str()).is_some() {
        return Err(Refusal::Taken { what: RecordKind::Contribution, id: pledge.id.to_string() });
    }
    let pledge = checked(draft.plan(), None, pledge)?;
    let label = Label::AddPledge { title: pledge.title.clone(), nation: pledge.nation.to_string() };
    draft.append(pledge);
    Ok(label)
}

pub(in crate::edit) fn edit(
    draft: &mut Draft,
    id: &ContributionId,
    field: &ContributionField,
) -> Result<Label, Refusal> {
    let (at, before) = draft.contribution(id)?;
    let mut pledge = before.clone();
    set(draft, &mut pledge, field)?;
    let mut pledge = checked(draft.plan(), Some(&before), pledge)?;
    refuse_against_scenarios(draft.plan(), &before, &pledge, field)?;
    // What was unreadable under the field gives way.
    for key in field.which().keys() {
        pledge.extra.forget(key);
    }
    draft.replace(at, pledge);
    Ok(Label::Set { what: RecordKind::Contribution, key: field.key(), name: id.to_string() })
}

/// Gives a field its value, and those that hang on it theirs.
fn set(draft: &Draft, pledge: &mut Contribution, field: &ContributionField) -> Result<(), Refusal> {
    match field {
        ContributionField::Nation(nation) => pledge.nation = nation.clone(),
        ContributionField::Capability(capability) => {
            let (_, found) = draft.find::<Capability>(capability.as_str())?;
            if pledge.capability != *capability {
                // Money is in a currency, and nothing else is.
                let base = || draft.plan().properties.currency.clone();
                pledge.currency = found.is_money().then(|| pledge.currency.clone().unwrap_or_else(base));
                pledge.requires.retain(|leans| leans != capability);
                pledge.capability = capability.clone();
            }
        }
        ContributionField::Currency(currency) => pledge.currency.clone_from(currency),
        ContributionField::Quantity(quantity) => {
            // All or nothing stays so, unless a scenario uses the old amount.
            let all = pledge.increment == pledge.quantity && pledge.quantity > Quantity::ONE;
            if all && split_by(draft.plan(), &pledge.id, *quantity).is_none() {
                pledge.increment = *quantity;
            }
            pledge.increment = pledge.increment.min(*quantity);
            pledge.quantity = *quantity;
        }
        ContributionField::Tours(days, tours) => (pledge.tour_days, pledge.tours) = (*days, *tours),
        ContributionField::Status(step) => set_status(pledge, step)?,
        ContributionField::Area(area, on) => {
            draft.find::<Area>(area.as_str())?;
            put(&mut pledge.areas, area, *on);
        }
        ContributionField::Condition(condition, on) => {
            draft.find::<Condition>(condition.as_str())?;
            put(&mut pledge.conditions, condition, *on);
        }
        ContributionField::Caveats(caveats) => pledge.caveats.clone_from(caveats),
        ContributionField::Requires(capability, on) => {
            draft.find::<Capability>(capability.as_str())?;
            put(&mut pledge.requires, capability, *on);
        }
        ContributionField::Excludes(nation, on) => {
            draft.find::<Nation>(nation.as_str())?;
            put(&mut pledge.excludes, nation, *on);
        }
        ContributionField::Costs(costs) => pledge.costs.clone_from(costs),
        ContributionField::Marking(marking) => pledge.marking.clone_from(marking),
        plain => plain.clone().put(pledge),
    }
    Ok(())
}

/// Refuses a value that does not go with what scenarios use of the contribution.
fn refuse_against_scenarios(
    plan: &Plan,
    before: &Contribution,
    after: &Contribution,
    field: &ContributionField,
) -> Result<(), Refusal> {
    match field {
        ContributionField::Capability(_) if before.capability != after.capability => {
            refuse_if_on_lines(plan, &after.id)
        }
        ContributionField::Quantity(quantity) => refuse_if_used_above(plan, &after.id, *quantity),
        ContributionField::Increment(increment) => match split_by(plan, &after.id, *increment) {
            Some((scenario, used)) => {
                Err(BadValue::PartInUse { scenario: scenario.to_owned(), used, part: *increment }.into())
            }
            None => Ok(()),
        },
        ContributionField::EitherOr(_) => {
            let mut used = plan.scenarios.iter().filter(|scenario| scenario.used(&after.id) > Quantity::ZERO);
            used.try_for_each(|scenario| check_either_or(plan, after, scenario))
        }
        _ => Ok(()),
    }
}

/// Goes a step in status. A step back needs a reason; the same status again is no step.
fn set_status(pledge: &mut Contribution, step: &StatusStep) -> Result<(), Refusal> {
    let back = step.status.is_back_from(pledge.status);
    let reason = record::text(step.reason.as_deref());
    if back && reason.is_none() {
        return Err(Refusal::NeedsReason { from: pledge.status, to: step.status });
    }
    if pledge.status != step.status {
        pledge.status = step.status;
        pledge.status_history.push(StatusStep { by: record::text(step.by.as_deref()), reason, ..step.clone() });
    }
    Ok(())
}

/// Puts an id at the end of a list, where it is not in it yet, or takes it out.
fn put<T: Clone + PartialEq>(list: &mut Vec<T>, id: &T, on: bool) {
    if !on {
        list.retain(|other| other != id);
    } else if !list.contains(id) {
        list.push(id.clone());
    }
}

pub(in crate::edit) fn remove(draft: &mut Draft, id: &ContributionId) -> Result<Label, Refusal> {
    let (at, pledge) = draft.contribution(id)?;
    refuse_if_used(draft.plan(), id, |_| true)?;
    draft.remove::<Contribution>(at);
    Ok(Label::DeletePledge { title: pledge.title, contribution: id.clone() })
}

/// The first scenario with an assignment that is no whole number of parts of this size, and how much that takes.
fn split_by<'p>(plan: &'p Plan, id: &ContributionId, increment: Quantity) -> Option<(&'p str, Quantity)> {
    plan.scenarios.iter().find_map(|scenario| {
        let split = |a: &&Assignment| a.contribution == *id && a.quantity.floor_to(increment) != a.quantity;
        scenario.assignments.iter().find(split).map(|a| (scenario.short_name(), a.quantity))
    })
}

fn refuse_if_used_above(plan: &Plan, id: &ContributionId, quantity: Quantity) -> Result<(), Refusal> {
    let above: Vec<_> = plan.scenarios.iter().map(|s| (s, s.used(id))).filter(|(_, used)| *used > quantity).collect();
    match above.iter().map(|(_, used)| *used).max() {
        None => Ok(()),
        Some(used) => {
            Err(Refusal::InUse { scenarios: above.iter().map(|(s, _)| s.short_name().to_owned()).collect(), used })
        }
    }
}

fn refuse_if_on_lines(plan: &Plan, id: &ContributionId) -> Result<(), Refusal> {
    refuse_if_used(plan, id, |assignment| assignment.requirement.is_some())
}

/// Refuses while a scenario uses the contribution so.
fn refuse_if_used(plan: &Plan, id: &ContributionId, so: impl Fn(&Assignment) -> bool) -> Result<(), Refusal> {
    let uses = |s: &&Arc<Scenario>| s.assignments.iter().any(|a| a.contribution == *id && so(a));
    let places: Vec<Use> = plan.scenarios.iter().filter(uses).map(|scenario| Use::scenario(scenario)).collect();
    if places.is_empty() { Ok(()) } else { Err(Refusal::Used { what: Used::Record(id.to_string()), places }) }
}

/// The next free id of a nation: `GBR-01`, `GBR-02`, …
fn free_id(plan: &Plan, nation: &NationId) -> ContributionId {
    let prefix = format!("{nation}-");
    let highest = plan
        .contributions
        .iter()
        .filter_map(|c| c.id.as_str().strip_prefix(&prefix)?.parse::<u64>().ok())
        .max()
        .unwrap_or(0);
    ContributionId::from(format!("{prefix}{:02}", highest.saturating_add(1)))
}
