//! Ids to positions: dense numbers for the sums, text only at the edges. A change of records that keeps their ids and
//! places leaves an index as it is; the maps are shared between copies of one.

use std::borrow::Borrow;
use std::hash::Hash;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Area, Capability, Condition, Contribution, List, Nation, Plan, RequirementSet};
use crate::base::{AreaId, CapabilityId, ConditionId, ContributionId, NationId, RequirementSetId};

type Positions<Id> = Arc<FxHashMap<Id, u32>>;

/// Positions of a plan's records by id; of two records with one id the first stands.
#[derive(Clone, Debug, Default)]
pub struct Index {
    areas: Positions<AreaId>,
    nations: Positions<NationId>,
    capabilities: Positions<CapabilityId>,
    conditions: Positions<ConditionId>,
    contributions: Positions<ContributionId>,
    requirement_sets: Positions<RequirementSetId>,
}

fn positions<T, Id: Clone + Eq + Hash + Borrow<str>>(list: &List<T>, id: impl Fn(&T) -> &Id) -> Positions<Id> {
    let mut map = FxHashMap::with_capacity_and_hasher(list.len(), rustc_hash::FxBuildHasher);
    for (at, record) in list.iter().enumerate() {
        map.entry(id(record).clone()).or_insert(at as u32);
    }
    Arc::new(map)
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
            areas: positions(&plan.areas, |area| &area.id),
            nations: positions(&plan.nations, |nation| &nation.id),
            capabilities: positions(&plan.capabilities, |capability| &capability.id),
            conditions: positions(&plan.conditions, |condition| &condition.id),
            contributions: positions(&plan.contributions, |contribution| &contribution.id),
            requirement_sets: positions(&plan.requirement_sets, |set| &set.id),
        }
    }

    /// True when every contribution of the plan has an id that no other has.
    pub fn contributions_are_distinct(&self, plan: &Plan) -> bool {
        self.contributions.len() == plan.contributions.len() && !self.contributions.contains_key("")
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
