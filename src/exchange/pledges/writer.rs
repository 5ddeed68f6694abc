//! What a sheet says for a field of a pledge, so that it is read back as it is: the inverse of reading a row. Records are
//! named by their names where those name nothing else, else by their ids.

use super::area;
use super::capability::{Capabilities, Named};
use super::field::Field;
use super::listed;
use super::nation::Nations;
use super::plain;
use crate::base::{AreaId, CapabilityId, ConditionId, NationId};
use crate::model::{Contribution, Plan, Status};

/// Writes the cells of a plan's pledges.
pub struct Writer<'p> {
    plan: &'p Plan,
    nations: Nations,
    capabilities: Capabilities<'p>,
}

impl<'p> Writer<'p> {
    /// For the pledges of a plan.
    pub fn new(plan: &'p Plan) -> Self {
        Self { plan, nations: Nations::of(plan), capabilities: Capabilities::of(plan) }
    }

    /// The cell of a field; empty where the pledge does not have it.
    pub fn cell(&mut self, pledge: &Contribution, field: Field) -> String {
        let text = |text: Option<String>| text.unwrap_or_default();
        let capability = self.capabilities.by_id(pledge.capability.as_str());
        match field {
            Field::Id => pledge.id.to_string(),
            Field::Nation => self.nation(&pledge.nation),
            Field::Capability => self.capability(&pledge.capability),
            Field::Domain => {
                capability.map_or_else(String::new, |capability| capability.domain.word().replace('_', " "))
            }
            Field::Unit => match &pledge.currency {
                Some(currency) => currency.to_string(),
                None => capability.map_or_else(String::new, |capability| capability.unit.clone()),
            },
            Field::Currency => text(pledge.currency.as_ref().map(ToString::to_string)),
            Field::Areas => list(pledge.areas.iter().map(|id| self.area(id))),
            Field::TourDays => text(pledge.tour_days.map(|days| days.to_string())),
            Field::Tours => text(pledge.tours.map(|tours| tours.to_string())),
            Field::Status if pledge.status == Status::Unknown => String::new(),
            Field::Status => pledge.status.word().to_owned(),
            Field::StatusReason => text(pledge.status_history.last().and_then(|step| step.reason.clone())),
            Field::Conditions => list(pledge.conditions.iter().map(|id| self.condition(id))),
            Field::Caveat => listed::written_caveats(self.plan, &pledge.caveats),
            Field::Requires => {
                let names: Vec<String> = pledge.requires.iter().map(|id| self.capability(id)).collect();
                list(names.into_iter())
            }
            Field::Excludes => list(pledge.excludes.iter().map(|id| self.nation(id))),
            Field::Costs => listed::written_costs(&pledge.costs),
            other => {
                let value = other.key().and_then(|key| key.value(pledge));
                value.as_ref().map(plain::written).unwrap_or_default()
            }
        }
    }

    fn nation(&self, id: &NationId) -> String {
        let name = self.plan.nations.find(id.as_str()).map(|nation| nation.name.as_str());
        let alone = name.filter(|name| whole(name) && self.nations.find(name) == Ok(id));
        alone.unwrap_or(id.as_str()).to_owned()
    }

    fn capability(&mut self, id: &CapabilityId) -> String {
        let Some(capability) = self.capabilities.by_id(id.as_str()) else { return id.to_string() };
        let found = match self.capabilities.find(&capability.name) {
            Ok(Named::One(at)) => self.capabilities.get(at).is_some_and(|found| found.id == *id),
            _ => false,
        };
        if found && whole(&capability.name) { capability.name.clone() } else { id.to_string() }
    }

    fn area(&self, id: &AreaId) -> String {
        let name = self.plan.areas.find(id.as_str()).map(|area| area.name.as_str());
        let alone = |name: &&str| {
            let found = area::areas(self.plan, &self.nations, name);
            whole(name) && found.general.is_empty() && found.ids.as_slice() == std::slice::from_ref(id)
        };
        name.filter(alone).unwrap_or(id.as_str()).to_owned()
    }

    fn condition(&self, id: &ConditionId) -> String {
        let name = self.plan.conditions.find(id.as_str()).map(|condition| condition.name.as_str());
        let alone = |name: &&str| {
            let (found, others) = area::conditions(self.plan, name);
            whole(name) && others.is_empty() && found.as_slice() == std::slice::from_ref(id)
        };
        name.filter(alone).unwrap_or(id.as_str()).to_owned()
    }
}

/// True for a name that stays whole in a list.
fn whole(name: &str) -> bool {
    !name.is_empty() && !name.contains([';', '|', '\n'])
}

fn list(names: impl Iterator<Item = String>) -> String {
    names.collect::<Vec<_>>().join("; ")
}
