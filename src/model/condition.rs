//! What must hold before a contribution counts: a settlement, a mandate, the backstop, access.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::record;
use super::words::words;
use crate::base::ConditionId;

words! {
    /// What kind of condition.
    pub enum ConditionKind {
        /// A peace settlement.
        Settlement => "settlement",
        /// A mandate.
        Mandate => "mandate",
        /// A backstop by a partner outside the coalition.
        Backstop => "backstop",
        /// An approval at home.
        Approval => "approval",
        /// The host country's consent.
        HostConsent => "host_consent",
        /// Access, such as passage of straits or use of bases.
        Access => "access",
        /// Money.
        Funding => "funding",
        /// Anything else.
        Other => "other",
    }
}

words! {
    /// Where a condition stands.
    pub enum ConditionState {
        /// Not decided.
        Open => "open",
        /// Holds.
        Met => "met",
        /// Does not hold.
        Failed => "failed",
    }
}

/// A condition.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name", "kind", "state"]))]
pub struct Condition {
    /// Its id.
    #[serde(skip_serializing_if = "ConditionId::is_empty")]
    pub id: ConditionId,
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What it says in full.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// What kind it is.
    #[serde(skip_serializing_if = "ConditionKind::is_unknown")]
    pub kind: ConditionKind,
    /// Where it stands.
    #[serde(skip_serializing_if = "ConditionState::is_unknown")]
    pub state: ConditionState,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(Condition, "conditions");
