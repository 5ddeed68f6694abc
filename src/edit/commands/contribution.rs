//! Contributions: added, edited field by field with each value checked, taken out when no scenario uses them.

use std::sync::Arc;

use super::assign::check_either_or;
use super::plan_properties::checked_code;
use crate::base::{
    AreaId, CapabilityId, ConditionId, ContributionId, CurrencyCode, Date, Day, Decimal, NationId, Quantity, normalise,
};
use crate::edit::bad_value::{BadValue, ShareOf};
use crate::edit::draft::Draft;
use crate::edit::kind::RecordKind;
use crate::edit::label::Label;
use crate::edit::refusal::{Refusal, Used};
use crate::edit::uses::Use;
use crate::model::{
    self, Area, Assignment, Capability, Caveat, Condition, Contribution, Cost, Lift, Marking, Nation, Plan, Scenario,
    StatusStep,
};

/// A field of a contribution with its new value.
#[derive(Clone, Debug, PartialEq)]
pub enum ContributionField {
    /// What it is.
    Title(String),
    /// Who gives it.
    Nation(NationId),
    /// What kind of force.
    Capability(CapabilityId),
    /// How much.
    Quantity(Quantity),
    /// The smallest assignable part.
    Increment(Quantity),
    /// The currency of money; nothing else has one.
    Currency(Option<CurrencyCode>),
    /// People; none = not known.
    Personnel(Option<u64>),
    /// The named real units behind it.
    Elements(Vec<String>),
    /// Days until the nation decides.
    DecisionDays(Day),
    /// Notice; none = not known.
    NoticeDays(Option<Day>),
    /// Tour length and number; none = open-ended.
    Tours(Option<Day>, Option<u32>),
    /// How far it has come, on which date, who records it, and why.
    Status(StatusStep),
    /// The probability that it holds; none = by status.
    Likelihood(Option<Decimal>),
    /// Whether it may go to an area.
    Area(AreaId, bool),
    /// Whether it waits for a condition.
    Condition(ConditionId, bool),
    /// Its either-or group.
    EitherOr(Option<String>),
    /// Its caveats.
    Caveats(Vec<Caveat>),
    /// Whether it leans on a capability beside those its own capability leans on.
    Requires(CapabilityId, bool),
    /// Whether it will not serve beside a nation.
    Excludes(NationId, bool),
    /// The command authority handed over; none = not stated.
    Command(Option<model::Command>),
    /// Who moves it; none = not stated.
    Lift(Option<Lift>),
    /// Its costs.
    Costs(Vec<Cost>),
    /// When the nation last confirmed it.
    LastConfirmed(Option<Date>),
    /// The last day on which it stands.
    ValidUntil(Option<Date>),
    /// Where it was read.
    Source(Option<String>),
    /// A remark.
    Note(Option<String>),
    /// Whether it is an invented planning figure.
    Illustrative(bool),
    /// Its own protective marking; none = as the plan's.
    Marking(Option<Marking>),
}

pub(in crate::edit) fn add(draft: &mut Draft, record: &Contribution) -> Result<Label, Refusal> {
    let mut pledge = record.clone();
    let (_, nation) = draft.find::<Nation>(pledge.nation.as_str())?;
    draft.find::<Capability>(pledge.capability.as_str())?;
    if pledge.id.is_empty() {
        pledge.id = free_id(draft.plan(), &pledge.nation);
    } else if draft.plan().contributions.find(pledge.id.as_str()).is_some() {
        return Err(Refusal::Taken { what: RecordKind::Contribution, id: pledge.id.to_string() });
    }
    for area in &pledge.areas {
        draft.find::<Area>(area.as_str())?;
    }
    for condition in &pledge.conditions {
        draft.find::<Condition>(condition.as_str())?;
    }
    for capability in &pledge.requires {
        draft.find::<Capability>(capability.as_str())?;
    }
    for nation in &pledge.excludes {
        draft.find::<Nation>(nation.as_str())?;
    }
    check_caveats(draft, &pledge.caveats)?;
    check_quantities(pledge.quantity, pledge.increment)?;
    pledge.title = checked_title(&pledge.title)?;
    let label = Label::AddPledge { title: pledge.title.clone(), nation: nation.id.to_string() };
    draft.append(pledge);
    Ok(label)
}

pub(in crate::edit) fn edit(
    draft: &mut Draft,
    id: &ContributionId,
    field: &ContributionField,
) -> Result<Label, Refusal> {
    let (at, mut pledge) = draft.contribution(id)?;
    set(draft, &mut pledge, field)?;
    for key in keys(field) {
        pledge.extra.forget(key);
    }
    draft.replace(at, pledge);
    Ok(Label::Set { what: RecordKind::Contribution, key: field.key(), name: id.to_string() })
}

impl ContributionField {
    /// The key in the file of what it sets, the first where there are two.
    pub fn key(&self) -> &'static str {
        keys(self)[0]
    }
}

/// The keys of the record that a field stands for: what was unreadable under them gives way.
fn keys(field: &ContributionField) -> &'static [&'static str] {
    match field {
        ContributionField::Title(_) => &["title"],
        ContributionField::Nation(_) => &["nation"],
        ContributionField::Capability(_) => &["capability"],
        ContributionField::Quantity(_) => &["quantity"],
        ContributionField::Increment(_) => &["increment"],
        ContributionField::Currency(_) => &["currency"],
        ContributionField::Personnel(_) => &["personnel"],
        ContributionField::Elements(_) => &["elements"],
        ContributionField::DecisionDays(_) => &["decision_days"],
        ContributionField::NoticeDays(_) => &["notice_days"],
        ContributionField::Tours(..) => &["tour_days", "tours"],
        ContributionField::Status(_) => &["status"],
        ContributionField::Likelihood(_) => &["likelihood"],
        ContributionField::Area(..) => &["areas"],
        ContributionField::Condition(..) => &["conditions"],
        ContributionField::EitherOr(_) => &["either_or"],
        ContributionField::Caveats(_) => &["caveats"],
        ContributionField::Requires(..) => &["requires"],
        ContributionField::Excludes(..) => &["excludes"],
        ContributionField::Command(_) => &["command"],
        ContributionField::Lift(_) => &["lift"],
        ContributionField::Costs(_) => &["costs"],
        ContributionField::LastConfirmed(_) => &["last_confirmed"],
        ContributionField::ValidUntil(_) => &["valid_until"],
        ContributionField::Source(_) => &["source"],
        ContributionField::Note(_) => &["note"],
        ContributionField::Illustrative(_) => &["illustrative"],
        ContributionField::Marking(_) => &["marking"],
    }
}

fn set(draft: &Draft, pledge: &mut Contribution, field: &ContributionField) -> Result<(), Refusal> {
    match field {
        ContributionField::Title(title) => {
            pledge.title = checked_title(title)?;
        }
        ContributionField::Nation(nation) => {
            draft.find::<Nation>(nation.as_str())?;
            if pledge.excludes.contains(nation) {
                let (contribution, nation) = (pledge.id.clone(), nation.clone());
                return Err(BadValue::ExcludedPartner { contribution, nation }.into());
            }
            pledge.nation = nation.clone();
        }
        ContributionField::Capability(capability) => {
            let (_, found) = draft.find::<Capability>(capability.as_str())?;
            if pledge.capability != *capability {
                refuse_if_on_lines(draft.plan(), &pledge.id)?;
                // Money is in a currency, and nothing else is.
                let base = || draft.plan().properties.currency.clone();
                pledge.currency = found.is_money().then(|| pledge.currency.clone().unwrap_or_else(base));
                pledge.requires.retain(|leans| leans != capability);
                pledge.capability = capability.clone();
            }
        }
        ContributionField::Quantity(quantity) => {
            check_quantities(*quantity, pledge.increment.min(*quantity))?;
            refuse_if_used_above(draft.plan(), &pledge.id, *quantity)?;
            // All or nothing stays so, unless a scenario uses the old amount.
            let all = pledge.increment == pledge.quantity && pledge.quantity > Quantity::ONE;
            if all && split_by(draft.plan(), &pledge.id, *quantity).is_none() {
                pledge.increment = *quantity;
            }
            pledge.increment = pledge.increment.min(*quantity);
            pledge.quantity = *quantity;
        }
        ContributionField::Increment(increment) => {
            check_quantities(pledge.quantity, *increment)?;
            if let Some((scenario, used)) = split_by(draft.plan(), &pledge.id, *increment) {
                return Err(BadValue::PartInUse { scenario: scenario.to_owned(), used, part: *increment }.into());
            }
            pledge.increment = *increment;
        }
        ContributionField::Currency(currency) => {
            let kind = draft.plan().capabilities.find(pledge.capability.as_str());
            pledge.currency = match (currency, kind.is_some_and(|kind| kind.is_money())) {
                (Some(code), true) => Some(checked_code(code)?),
                (None, true) => return Err(BadValue::MoneyWithoutCurrency.into()),
                (Some(_), false) => return Err(BadValue::NotMoney(pledge.id.clone()).into()),
                (None, false) => None,
            };
        }
        ContributionField::Personnel(people) => {
            pledge.personnel = *people;
        }
        ContributionField::Elements(units) => {
            pledge.elements = checked_units(units)?;
        }
        ContributionField::DecisionDays(days) => {
            pledge.decision_days = checked_days(*days)?;
        }
        ContributionField::NoticeDays(days) => {
            pledge.notice_days = days.map(checked_days).transpose()?;
        }
        ContributionField::Tours(days, tours) => {
            if days.is_some_and(|d| d.0 < 1) || *tours == Some(0) {
                return Err(BadValue::Tours.into());
            }
            (pledge.tour_days, pledge.tours) = (*days, *tours);
        }
        ContributionField::Status(step) => {
            set_status(pledge, step)?;
        }
        ContributionField::Likelihood(likelihood) => {
            if likelihood.is_some_and(|p| p.is_negative() || p > Decimal::ONE || p.places() > 6) {
                return Err(BadValue::Share(ShareOf::Likelihood).into());
            }
            pledge.likelihood = *likelihood;
        }
        ContributionField::Area(area, on) => {
            draft.find::<Area>(area.as_str())?;
            put(&mut pledge.areas, area, *on);
        }
        ContributionField::Condition(condition, on) => {
            draft.find::<Condition>(condition.as_str())?;
            put(&mut pledge.conditions, condition, *on);
        }
        ContributionField::EitherOr(group) => {
            pledge.either_or = checked_text(group.as_deref());
            for scenario in draft.plan().scenarios.iter().filter(|s| s.used(&pledge.id) > Quantity::ZERO) {
                check_either_or(draft.plan(), pledge, scenario)?;
            }
        }
        ContributionField::Caveats(caveats) => {
            check_caveats(draft, caveats)?;
            pledge.caveats.clone_from(caveats);
        }
        ContributionField::Requires(capability, on) => {
            draft.find::<Capability>(capability.as_str())?;
            if *on && pledge.capability == *capability {
                return Err(BadValue::LeansOnOwnCapability(pledge.id.clone()).into());
            }
            put(&mut pledge.requires, capability, *on);
        }
        ContributionField::Excludes(nation, on) => {
            draft.find::<Nation>(nation.as_str())?;
            if *on && pledge.nation == *nation {
                let (contribution, nation) = (pledge.id.clone(), nation.clone());
                return Err(BadValue::ExcludesItself { contribution, nation }.into());
            }
            put(&mut pledge.excludes, nation, *on);
        }
        ContributionField::Command(command) => {
            pledge.command = *command;
        }
        ContributionField::Lift(lift) => {
            pledge.lift = *lift;
        }
        ContributionField::Costs(costs) => {
            pledge.costs.clone_from(costs);
        }
        ContributionField::LastConfirmed(date) => {
            pledge.last_confirmed = *date;
        }
        ContributionField::ValidUntil(date) => {
            pledge.valid_until = *date;
        }
        ContributionField::Source(text) => {
            pledge.source = checked_text(text.as_deref());
        }
        ContributionField::Note(text) => {
            pledge.note = checked_text(text.as_deref());
        }
        ContributionField::Illustrative(on) => {
            pledge.illustrative = *on;
        }
        ContributionField::Marking(marking) => {
            pledge.marking = marking.clone().filter(|marking| !marking.is_empty());
        }
    }
    Ok(())
}

/// Goes a step in status. A step back needs a reason; the same status again is no step.
fn set_status(pledge: &mut Contribution, step: &StatusStep) -> Result<(), Refusal> {
    let back = match (pledge.status.step(), step.status.step()) {
        (Some(old), Some(new)) => new < old,
        (None, Some(_)) => pledge.status.ended(),
        (_, None) => false,
    };
    let reason = checked_text(step.reason.as_deref());
    if back && reason.is_none() {
        return Err(Refusal::NeedsReason { from: pledge.status, to: step.status });
    }
    if pledge.status != step.status {
        pledge.status = step.status;
        pledge.status_history.push(StatusStep { by: checked_text(step.by.as_deref()), reason, ..step.clone() });
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

fn check_caveats(draft: &Draft, caveats: &[Caveat]) -> Result<(), Refusal> {
    for area in caveats.iter().flat_map(|caveat| &caveat.areas) {
        draft.find::<Area>(area.as_str())?;
    }
    Ok(())
}

fn checked_title(title: &str) -> Result<String, Refusal> {
    checked_text(Some(title)).ok_or_else(|| BadValue::NoTitle(RecordKind::Contribution).into())
}

fn checked_text(text: Option<&str>) -> Option<String> {
    text.map(str::trim).filter(|t| !t.is_empty()).map(normalise)
}

/// The units that are named, each once.
fn checked_units(units: &[String]) -> Result<Vec<String>, Refusal> {
    let mut named: Vec<String> = Vec::new();
    for unit in units.iter().filter_map(|unit| checked_text(Some(unit))) {
        if named.contains(&unit) {
            return Err(BadValue::UnitTwice(unit).into());
        }
        named.push(unit);
    }
    Ok(named)
}

fn checked_days(days: Day) -> Result<Day, Refusal> {
    if (0..=36_500).contains(&days.0) { Ok(days) } else { Err(BadValue::Days.into()) }
}

fn check_quantities(quantity: Quantity, increment: Quantity) -> Result<(), Refusal> {
    if quantity == Quantity::ZERO {
        return Err(Refusal::Nothing);
    }
    if increment == Quantity::ZERO || increment > quantity {
        return Err(BadValue::SmallestPart(quantity).into());
    }
    Ok(())
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
