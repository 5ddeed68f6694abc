//! One file for each thing that commands change.

pub(super) mod ask;
pub(super) mod assign;
pub(super) mod contribution;
pub(super) mod criteria;
mod ids;
pub(super) mod plan_properties;
pub(super) mod position;
pub(super) mod scenario;
pub(super) mod screening;
pub(super) mod what_if;
