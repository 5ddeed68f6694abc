//! What is asked: sets of tasks, each with its requirement lines.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::record;
use super::words::words;
use crate::base::{AreaId, CapabilityId, Day, Quantity, RequirementId, RequirementSetId, TaskId};

words! {
    /// How much a line matters.
    pub enum Priority {
        /// Without it the force fails.
        Essential => "essential",
        /// Without it the force suffers.
        Important => "important",
        /// Good to have.
        Desirable => "desirable",
    }
}

/// A requirement line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "capability", "quantity", "priority"]))]
pub struct Requirement {
    /// Its id, such as `L-004`.
    #[serde(skip_serializing_if = "RequirementId::is_empty")]
    pub id: RequirementId,
    /// What kind of force.
    #[serde(skip_serializing_if = "CapabilityId::is_empty")]
    pub capability: CapabilityId,
    /// Capabilities that do as well, of the same unit.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub substitutes: Vec<CapabilityId>,
    /// How much, in the capability's unit (base currency when it is money).
    pub quantity: Quantity,
    /// The least that is of use; absent = the quantity.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub minimum: Option<Quantity>,
    /// The day it is needed by.
    pub from_day: Day,
    /// The day it is no longer needed; absent = the scenario's end.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_day: Option<Day>,
    /// How much it matters.
    #[serde(skip_serializing_if = "Priority::is_unknown")]
    pub priority: Priority,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Requirement {
    /// The least that is of use.
    pub fn minimum(&self) -> Quantity {
        self.minimum.unwrap_or(self.quantity)
    }

    /// True when a capability is the one asked for or a substitute of it.
    pub fn names(&self, capability: &CapabilityId) -> bool {
        self.capability == *capability || self.substitutes.contains(capability)
    }
}

/// A task: lines in one area.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name", "area"]))]
pub struct Task {
    /// Its id.
    #[serde(skip_serializing_if = "TaskId::is_empty")]
    pub id: TaskId,
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Where.
    #[serde(skip_serializing_if = "AreaId::is_empty")]
    pub area: AreaId,
    /// What it asks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requirements: Vec<Requirement>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A set of tasks. Scenarios that share one are comparable line by line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name"]))]
pub struct RequirementSet {
    /// Its id.
    #[serde(skip_serializing_if = "RequirementSetId::is_empty")]
    pub id: RequirementSetId,
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its tasks, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub tasks: Vec<Task>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(RequirementSet, "requirement_sets");

impl RequirementSet {
    /// The task with this id.
    pub fn task(&self, id: &TaskId) -> Option<&Task> {
        self.tasks.iter().find(|task| task.id == *id)
    }

    /// Every line with its task, in order.
    pub fn lines(&self) -> impl Iterator<Item = (&Task, &Requirement)> {
        self.tasks.iter().flat_map(|task| task.requirements.iter().map(move |line| (task, line)))
    }

    /// The line with this id, and its task.
    pub fn line(&self, id: &RequirementId) -> Option<(&Task, &Requirement)> {
        self.lines().find(|(_, line)| line.id == *id)
    }
}
