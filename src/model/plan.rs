//! The plan: its own fields and its lists, in the file's order. Copying one copies a few pointers.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Area, Capability, Condition, Contribution, Criterion, Extra, List, LogEntry, Meeting, Nation, Position, Properties,
    RedLine, RequirementSet, Scenario, WhatIf,
};

/// A plan. A scenario file holds one too, with one scenario and what that needs.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Plan {
    /// The plan's own fields.
    #[serde(flatten)]
    pub properties: Arc<Properties>,
    /// Where tasks are done.
    #[serde(skip_serializing_if = "List::nothing")]
    pub areas: List<Area>,
    /// Who takes part.
    #[serde(skip_serializing_if = "List::nothing")]
    pub nations: List<Nation>,
    /// Kinds of force.
    #[serde(skip_serializing_if = "List::nothing")]
    pub capabilities: List<Capability>,
    /// What contributions wait for.
    #[serde(skip_serializing_if = "List::nothing")]
    pub conditions: List<Condition>,
    /// What nations answered.
    #[serde(skip_serializing_if = "List::nothing")]
    pub positions: List<Position>,
    /// What nations would give.
    #[serde(skip_serializing_if = "List::nothing")]
    pub contributions: List<Contribution>,
    /// What every option must respect.
    #[serde(skip_serializing_if = "List::nothing")]
    pub red_lines: List<RedLine>,
    /// The steps of the consultation.
    #[serde(skip_serializing_if = "List::nothing")]
    pub meetings: List<Meeting>,
    /// What is asked.
    #[serde(skip_serializing_if = "List::nothing")]
    pub requirement_sets: List<RequirementSet>,
    /// The options.
    #[serde(skip_serializing_if = "List::nothing")]
    pub scenarios: List<Scenario>,
    /// What options are judged by.
    #[serde(skip_serializing_if = "List::nothing")]
    pub criteria: List<Criterion>,
    /// Saved what-ifs.
    #[serde(skip_serializing_if = "List::nothing")]
    pub what_ifs: List<WhatIf>,
    /// What was said and decided.
    #[serde(skip_serializing_if = "List::nothing")]
    pub log: List<LogEntry>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
