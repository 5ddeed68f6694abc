//! A kind of force, and what it leans on.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::record;
use super::words::words;
use crate::base::CapabilityId;

/// The unit of capabilities that are money: quantities are whole currency units.
pub const UNIT_MONEY: &str = "money";
/// The unit of capabilities counted as aircraft.
pub const UNIT_AIRCRAFT: &str = "aircraft";
/// The unit of capabilities counted as vessels.
pub const UNIT_VESSEL: &str = "vessel";

words! {
    /// The domain of a capability.
    pub enum Domain {
        /// Land forces.
        Land => "land",
        /// Air forces.
        Air => "air",
        /// Naval forces.
        Maritime => "maritime",
        /// Command, control and intelligence.
        C2Intelligence => "c2_intelligence",
        /// Logistics, medical and other support.
        Support => "support",
        /// Money.
        Finance => "finance",
    }
}

/// A capability: what kind of force, counted in what unit.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name", "domain", "unit"]))]
pub struct Capability {
    /// Its dotted id, such as `land.inf.mech`.
    #[serde(skip_serializing_if = "CapabilityId::is_empty")]
    pub id: CapabilityId,
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Its domain.
    #[serde(skip_serializing_if = "Domain::is_unknown")]
    pub domain: Domain,
    /// What it is counted in: battalion, aircraft, vessel, team, person, `money`, …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub unit: String,
    /// Capabilities it leans on.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub requires: Vec<CapabilityId>,
    /// APP-6(D) symbol code, 20 digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sidc: Option<String>,
    /// The older 15-character code that some exchange formats need.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sidc15: Option<String>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(Capability, "capabilities");

impl Capability {
    /// True when quantities are money.
    pub fn is_money(&self) -> bool {
        self.unit == UNIT_MONEY
    }
}
