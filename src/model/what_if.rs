//! A saved what-if: nations that withdraw, conditions that fail. It changes no data.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::record;
use crate::base::{ConditionId, NationId, WhatIfId};

/// A what-if.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name"]))]
pub struct WhatIf {
    /// Its id.
    #[serde(skip_serializing_if = "WhatIfId::is_empty")]
    pub id: WhatIfId,
    /// Its name, such as "No US backstop".
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Nations that withdraw.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub withdrawn: Vec<NationId>,
    /// Conditions that fail.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub failed: Vec<ConditionId>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(WhatIf, "what_ifs");
