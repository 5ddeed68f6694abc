//! The protective marking of a plan or a contribution.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;

/// A protective marking: policy, classification, who may see it, how to handle it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
pub struct Marking {
    /// The policy that gives the words their meaning: EXERCISE, UK, NATO, EU, …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub policy: String,
    /// The classification under that policy.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub classification: String,
    /// Nations and groups it may be released to; empty = nothing stated.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub releasable_to: Vec<String>,
    /// Handling instructions.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub handling: Vec<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

impl Marking {
    /// True when nothing is stated.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}
