//! The what-if in force: nations that withdraw and conditions that fail. It changes no data.

use indexmap::IndexSet;

use crate::base::{ConditionId, NationId};
use crate::model::WhatIf;

/// Nations that withdraw and conditions that fail, in the order given; the default is the plan as it stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Withdrawal {
    /// Nations that withdraw.
    pub withdrawn: IndexSet<NationId>,
    /// Conditions that fail.
    pub failed: IndexSet<ConditionId>,
}

impl Withdrawal {
    /// True when nothing is withdrawn and nothing fails.
    pub fn is_empty(&self) -> bool {
        self.withdrawn.is_empty() && self.failed.is_empty()
    }
}

impl From<&WhatIf> for Withdrawal {
    fn from(saved: &WhatIf) -> Self {
        Self { withdrawn: saved.withdrawn.iter().cloned().collect(), failed: saved.failed.iter().cloned().collect() }
    }
}
