//! One file for each thing that commands change.

pub(super) mod assign;
pub(super) mod contribution;
pub(super) mod plan_properties;
pub(super) mod scenario;
