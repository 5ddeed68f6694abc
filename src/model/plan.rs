//! The plan: its own fields and its lists, in the file's order. Copying one copies a few pointers.

use std::sync::Arc;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{
    Area, AreaKind, Capability, Condition, Contribution, Criterion, Extra, List, LogEntry, Meeting, Nation, NationRole,
    Position, Properties, RedLine, RequirementSet, Scenario, WhatIf,
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

impl Plan {
    /// The name of the host country: the one nation that the host areas are in, or whose role it is; else of the one host
    /// area. None where there are several.
    pub fn host_country(&self) -> Option<&str> {
        let areas = || self.areas.iter().filter(|area| area.kind == AreaKind::Host);
        let within = areas().filter_map(|area| self.nations.find(area.nation.as_ref()?.as_str()));
        let hosts = self.nations.iter().filter(|nation| nation.role == NationRole::Host);
        let tiers: [Vec<&str>; 3] = [
            within.map(|nation| nation.name.as_str()).collect(),
            hosts.map(|nation| nation.name.as_str()).collect(),
            areas().map(|area| area.name.as_str()).collect(),
        ];
        let mut names = tiers.into_iter().find(|names| !names.is_empty())?;
        names.sort_unstable();
        names.dedup();
        names.first().copied().filter(|_| names.len() == 1)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::Plan;

    #[test]
    fn the_host_country_is_a_nation_before_it_is_an_area() {
        let plan = |areas: &str, nations: &str| -> Plan {
            serde_json::from_str(&format!(r#"{{ "areas": [{areas}], "nations": [{nations}] }}"#)).unwrap()
        };
        let west = r#"{ "id": "w", "name": "West", "kind": "host", "nation": "UKR" }"#;
        let east = r#"{ "id": "e", "name": "East", "kind": "host" }"#;
        let ukraine = r#"{ "id": "UKR", "name": "Ukraine", "role": "host" }"#;
        let moldova = r#"{ "id": "MDA", "name": "Moldova", "role": "host" }"#;
        assert_eq!(plan("", "").host_country(), None);
        assert_eq!(plan(west, ukraine).host_country(), Some("Ukraine"));
        assert_eq!(plan(&format!("{west}, {east}"), ukraine).host_country(), Some("Ukraine"));
        assert_eq!(plan(east, ukraine).host_country(), Some("Ukraine"));
        assert_eq!(plan(east, "").host_country(), Some("East"));
        assert_eq!(plan(west, "").host_country(), Some("West"), "the nation is not in the plan");
        assert_eq!(plan(east, &format!("{ukraine}, {moldova}")).host_country(), None);
    }
}
