//! What the records of a scenario are called in a sentence: their names, or their ids where a record is not there.

use crate::base::{AreaId, CapabilityId, ConditionId, NationId, TaskId, visible};
use crate::model::{Index, Plan, Scenario};

/// Where a sentence about a scenario looks up the names of its records.
#[derive(Clone, Copy)]
pub struct Names<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Its index.
    pub index: &'a Index,
    /// The scenario.
    pub scenario: &'a Scenario,
}

impl<'a> Names<'a> {
    /// Names of a scenario and of the plan that it is in.
    pub fn new(plan: &'a Plan, index: &'a Index, scenario: &'a Scenario) -> Self {
        Self { plan, index, scenario }
    }

    /// The scenario, as briefly as it is called: "A".
    pub fn scenario(&self) -> String {
        visible(self.scenario.short_name())
    }

    /// A nation.
    pub fn nation(&self, id: &NationId) -> String {
        self.index.nation(self.plan, id).map_or_else(|| visible(id.as_str()), |nation| visible(&nation.name))
    }

    /// A condition, in quotation marks where its name is known.
    pub fn condition(&self, id: &ConditionId) -> String {
        let found = self.index.condition(self.plan, id);
        found.map_or_else(|| visible(id.as_str()), |condition| format!("\"{}\"", visible(&condition.name)))
    }

    /// A capability.
    pub fn capability(&self, id: &CapabilityId) -> String {
        let found = self.index.capability(self.plan, id);
        found.map_or_else(|| visible(id.as_str()), |capability| visible(&capability.name))
    }

    /// An area.
    pub fn area(&self, id: &AreaId) -> String {
        self.index.area(self.plan, id).map_or_else(|| visible(id.as_str()), |area| visible(&area.name))
    }

    /// A task of the scenario's requirement set.
    pub fn task(&self, id: &TaskId) -> String {
        let set = self.index.requirement_set(self.plan, &self.scenario.requirement_set);
        let task = set.and_then(|set| set.task(id));
        task.map_or_else(|| visible(id.as_str()), |task| visible(&task.name))
    }
}
