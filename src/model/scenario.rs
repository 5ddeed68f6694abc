//! A scenario: one force package option, with what is assigned to it.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::{is_false, record};
use super::words::words;
use crate::base::{
    AssignmentId, ConditionId, ContributionId, Day, Moment, Quantity, RedLineId, RequirementId, RequirementSetId,
    ScenarioId, TaskId,
};

words! {
    /// How far a scenario has come.
    pub enum ScenarioStatus = Draft {
        /// Being composed.
        Draft => "draft",
        /// Before the chiefs.
        WithChiefs => "with_chiefs",
        /// Before the leaders.
        WithLeaders => "with_leaders",
        /// Before the partner.
        WithPartner => "with_partner",
        /// Agreed.
        Agreed => "agreed",
        /// Rejected.
        Rejected => "rejected",
    }
}

words! {
    /// What a scenario does to a red line.
    pub enum Stance {
        /// Respects it.
        Kept => "kept",
        /// Puts it at risk.
        AtRisk => "at_risk",
        /// Breaks it.
        Breached => "breached",
    }
}

/// The judgement of a scenario against one red line.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["stance"]))]
pub struct RedLineStance {
    /// The judgement.
    #[serde(skip_serializing_if = "Stance::is_unknown")]
    pub stance: Stance,
    /// Why.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A person's judgement that stands beside a computed screening test.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["pass", "reason"]))]
pub struct Override {
    /// The judgement.
    pub pass: bool,
    /// Why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub reason: String,
    /// Whose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    /// When.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<Moment>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A part of a contribution, given to a task and mostly to one of its lines.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "contribution", "task", "quantity"]))]
pub struct Assignment {
    /// Its id, unique in the scenario.
    #[serde(skip_serializing_if = "AssignmentId::is_empty")]
    pub id: AssignmentId,
    /// The contribution.
    #[serde(skip_serializing_if = "ContributionId::is_empty")]
    pub contribution: ContributionId,
    /// The task.
    #[serde(skip_serializing_if = "TaskId::is_empty")]
    pub task: TaskId,
    /// The line; absent = over and above what the task asks.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub requirement: Option<RequirementId>,
    /// How much of the contribution.
    pub quantity: Quantity,
    /// Not before this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from_day: Option<Day>,
    /// Until this day.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to_day: Option<Day>,
    /// A remark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A scenario.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name", "requirement_set"]))]
pub struct Scenario {
    /// Its id.
    #[serde(skip_serializing_if = "ScenarioId::is_empty")]
    pub id: ScenarioId,
    /// Its name, mostly with its letter: "B: Light reassurance".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its colour, `#RRGGBB`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub colour: String,
    /// What it is, in a few sentences.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub concept: String,
    /// What it is measured against.
    #[serde(skip_serializing_if = "RequirementSetId::is_empty")]
    pub requirement_set: RequirementSetId,
    /// Its length in days; absent = the plan's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub duration_days: Option<Day>,
    /// How far it has come.
    pub status: ScenarioStatus,
    /// The conditions it assumes.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assumes: Vec<ConditionId>,
    /// What is assigned.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub assignments: Vec<Assignment>,
    /// Its judgement against each red line.
    #[serde(skip_serializing_if = "IndexMap::is_empty", deserialize_with = "crate::base::json::unique_map")]
    #[schemars(with = "std::collections::BTreeMap<String, RedLineStance>")]
    pub red_lines: IndexMap<RedLineId, RedLineStance>,
    /// What speaks for it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub strengths: Vec<String>,
    /// What speaks against it.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub weaknesses: Vec<String>,
    /// A person's overrides of the screening tests.
    #[serde(skip_serializing_if = "IndexMap::is_empty", deserialize_with = "crate::base::json::unique_map")]
    #[schemars(with = "std::collections::BTreeMap<String, Override>")]
    pub screening: IndexMap<String, Override>,
    /// True when it is put away.
    #[serde(skip_serializing_if = "is_false")]
    pub archived: bool,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(Scenario, "scenarios");

impl Scenario {
    /// How much of a contribution the scenario uses.
    pub fn used(&self, contribution: &ContributionId) -> Quantity {
        self.assignments.iter().filter(|a| a.contribution == *contribution).map(|a| a.quantity).sum()
    }

    /// The scenario's letter and the rest of its name: "B: Light reassurance" → `B` and "Light reassurance". Without a
    /// letter of its own, the whole name.
    pub fn letter_and_title(&self) -> (Option<&str>, &str) {
        match self.name.split_once(':') {
            Some((letter, title))
                if letter.len() <= 2 && !letter.is_empty() && letter.chars().all(|c| c.is_ascii_alphanumeric()) =>
            {
                (Some(letter), title.trim_start())
            }
            _ => (None, &self.name),
        }
    }

    /// How the scenario is called in one word: its letter, else its name.
    pub fn short_name(&self) -> &str {
        self.letter_and_title().0.unwrap_or(&self.name)
    }

    /// The assignment with this id.
    pub fn assignment(&self, id: &AssignmentId) -> Option<&Assignment> {
        self.assignments.iter().find(|a| a.id == *id)
    }
}
