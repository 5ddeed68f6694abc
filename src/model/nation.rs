//! A nation of the coalition, its neighbourhood, or one that is asked for a backstop.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::record;
use super::words::words;
use crate::base::{Day, NationId};

words! {
    /// The part a nation has in the coalition.
    pub enum NationRole {
        /// Leads.
        Lead => "lead",
        /// Takes part.
        Participant => "participant",
        /// Is the host country.
        Host => "host",
        /// Borders the host country and stays outside.
        Neighbour => "neighbour",
        /// Is asked for a backstop.
        Requested => "requested",
    }
}

words! {
    /// Where a nation's approval stands.
    pub enum ApprovalState {
        /// Not decided.
        Pending => "pending",
        /// Given.
        Granted => "granted",
        /// Denied.
        Refused => "refused",
    }
}

/// The decision at home that a nation's contributions wait for.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["body", "state"]))]
pub struct Approval {
    /// Who decides: parliament, council of ministers, …
    #[serde(skip_serializing_if = "String::is_empty")]
    pub body: String,
    /// Days the decision takes, counted from C-day.
    #[serde(skip_serializing_if = "Day::is_zero")]
    pub lead_days: Day,
    /// Where it stands.
    #[serde(skip_serializing_if = "ApprovalState::is_unknown")]
    pub state: ApprovalState,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A capital and its place.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["name", "lat", "lon"]))]
pub struct Capital {
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Latitude in degrees, WGS 84.
    pub lat: f64,
    /// Longitude in degrees, WGS 84.
    pub lon: f64,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}

/// A nation.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name", "role"]))]
pub struct Nation {
    /// ISO 3166-1 alpha-3.
    #[serde(skip_serializing_if = "NationId::is_empty")]
    pub id: NationId,
    /// Its short name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// Europe, Commonwealth, Asia, NATO, EU, JEF, …
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub groups: Vec<String>,
    /// Its part in the coalition.
    #[serde(skip_serializing_if = "NationRole::is_unknown")]
    pub role: NationRole,
    /// Inhabitants.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub population: Option<u64>,
    /// People in active service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub active_personnel: Option<u64>,
    /// Its capital.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub capital: Option<Capital>,
    /// The approval its contributions wait for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub approval: Option<Approval>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(Nation, "nations");
