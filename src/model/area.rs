//! Where a task is done: the host country, a neighbour, sea, air, or at home.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::Extra;
use super::list::record;
use super::words::words;
use crate::base::{AreaId, Day, NationId};

words! {
    /// What kind of place an area is.
    pub enum AreaKind {
        /// The host country.
        Host => "host",
        /// A country beside it.
        Neighbour => "neighbour",
        /// A sea area.
        Sea => "sea",
        /// Air bases and airspace.
        Air => "air",
        /// At home or at a standing headquarters.
        ReachBack => "reach_back",
    }
}

/// An area and the days it takes to get there and to be received.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, JsonSchema)]
#[serde(default)]
#[schemars(extend("required" = ["id", "name", "kind"]))]
pub struct Area {
    /// Its id.
    #[serde(skip_serializing_if = "AreaId::is_empty")]
    pub id: AreaId,
    /// Its name.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub name: String,
    /// What kind of place it is.
    #[serde(skip_serializing_if = "AreaKind::is_unknown")]
    pub kind: AreaKind,
    /// Days of movement from home.
    #[serde(skip_serializing_if = "Day::is_zero")]
    pub transit_days: Day,
    /// Days of reception, staging, onward movement and integration.
    #[serde(skip_serializing_if = "Day::is_zero")]
    pub reception_days: Day,
    /// The nation whose territory it is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nation: Option<NationId>,
    /// Latitude in degrees, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lat: Option<f64>,
    /// Longitude in degrees, WGS 84.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lon: Option<f64>,
    /// Keys that this version does not know.
    #[serde(flatten)]
    pub extra: Extra,
}
record!(Area, "areas");
