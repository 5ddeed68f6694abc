//! What scenarios are judged by.

use indexmap::IndexMap;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::record;
use super::words::words;
use crate::base::{CriterionId, Decimal, ScenarioId};

words! {
    /// Which way is better.
    pub enum Direction {
        /// More is better.
        Max => "max",
        /// Less is better.
        Min => "min",
    }
}

/// A score given by a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["value"]))]
pub struct ManualScore {
    /// 0 to 100.
    pub value: Decimal,
    /// Why.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub rationale: String,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A criterion of the decision matrix.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name", "measure", "direction", "weight"]))]
pub struct Criterion {
    /// Its id.
    #[serde(skip_serializing_if = "CriterionId::is_empty")]
    pub id: CriterionId,
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it means.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub definition: String,
    /// The key of a metric, or `manual`.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub measure: String,
    /// Which way is better.
    #[serde(skip_serializing_if = "Direction::is_unknown")]
    pub direction: Direction,
    /// Its weight, 0 or more.
    pub weight: Decimal,
    /// The fixed best end of its scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub best: Option<Decimal>,
    /// The fixed worst end of its scale.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worst: Option<Decimal>,
    /// Scores given by people.
    #[serde(skip_serializing_if = "IndexMap::is_empty", deserialize_with = "crate::base::json::unique_map")]
    #[schemars(with = "std::collections::BTreeMap<String, ManualScore>")]
    pub scores: IndexMap<ScenarioId, ManualScore>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(Criterion, "criteria");
