//! Ids for pledges that a sheet adds: the nation's code and the next number.

use std::collections::BTreeMap;

use rustc_hash::FxHashSet;

use super::matching::Keyed;
use crate::base::{ContributionId, NationId};
use crate::model::Plan;

/// Ids for new pledges.
pub(super) struct Ids {
    taken: FxHashSet<String>,
    last: BTreeMap<NationId, u64>,
}

impl Ids {
    pub fn of(plan: &Plan, rows: &[Keyed]) -> Self {
        let mut last: BTreeMap<NationId, u64> = BTreeMap::new();
        for pledge in &plan.contributions {
            let rest = pledge.id.as_str().strip_prefix(pledge.nation.as_str());
            let number: Option<u64> = rest.and_then(|rest| rest.strip_prefix('-')?.parse().ok());
            if let Some(number) = number {
                last.entry(pledge.nation.clone()).and_modify(|last| *last = number.max(*last)).or_insert(number);
            }
        }
        let of_sheet = rows.iter().map(|keyed| keyed.id.to_owned());
        Self { taken: plan.contributions.iter().map(|pledge| pledge.id.to_string()).chain(of_sheet).collect(), last }
    }

    pub fn next(&mut self, nation: &NationId) -> ContributionId {
        let last = self.last.entry(nation.clone()).or_insert(0);
        loop {
            *last = last.saturating_add(1);
            let id = format!("{nation}-{last:02}");
            if self.taken.insert(id.clone()) {
                return id.into();
            }
        }
    }
}
