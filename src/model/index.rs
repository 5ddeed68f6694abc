//! Ids to positions, built once a revision: dense numbers for the sums, text only at the edges.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Area, Capability, Condition, Contribution, List, Nation, Plan, Record, RequirementSet};

type Positions = FxHashMap<Arc<str>, u32>;

/// Positions of a plan's records by id; of two records with one id the first stands.
#[derive(Clone, Debug, Default)]
pub struct Index {
    areas: Positions,
    nations: Positions,
    capabilities: Positions,
    conditions: Positions,
    contributions: Positions,
    requirement_sets: Positions,
}

fn positions<T: Record>(list: &List<T>) -> Positions {
    let mut map = Positions::with_capacity_and_hasher(list.len(), rustc_hash::FxBuildHasher);
    for (at, record) in list.iter().enumerate() {
        map.entry(Arc::from(record.id())).or_insert(at as u32);
    }
    map
}

macro_rules! lookups {
    ($($(#[$doc:meta])* $name:ident, $position:ident, $list:ident: $type:ty;)*) => {$(
        $(#[$doc])*
        pub fn $name<'p>(&self, plan: &'p Plan, id: impl AsRef<str>) -> Option<&'p Arc<$type>> {
            self.$position(id).and_then(|at| plan.$list.get(at))
        }

        /// The position in its list of the record with this id.
        pub fn $position(&self, id: impl AsRef<str>) -> Option<usize> {
            self.$list.get(id.as_ref()).map(|at| *at as usize)
        }
    )*};
}

impl Index {
    /// The index of a plan.
    pub fn new(plan: &Plan) -> Self {
        Self {
            areas: positions(&plan.areas),
            nations: positions(&plan.nations),
            capabilities: positions(&plan.capabilities),
            conditions: positions(&plan.conditions),
            contributions: positions(&plan.contributions),
            requirement_sets: positions(&plan.requirement_sets),
        }
    }

    lookups! {
        /// The area with this id.
        area, area_at, areas: Area;
        /// The nation with this id.
        nation, nation_at, nations: Nation;
        /// The capability with this id.
        capability, capability_at, capabilities: Capability;
        /// The condition with this id.
        condition, condition_at, conditions: Condition;
        /// The contribution with this id.
        contribution, contribution_at, contributions: Contribution;
        /// The requirement set with this id.
        requirement_set, requirement_set_at, requirement_sets: RequirementSet;
    }
}
