//! One file for each thing that commands change.

pub(super) mod area;
pub(super) mod ask;
pub(super) mod assign;
pub(super) mod capability;
pub(super) mod condition;
pub(super) mod contribution;
pub(super) mod criteria;
mod ids;
pub(super) mod meeting;
pub(super) mod nation;
pub(super) mod plan_properties;
pub(super) mod position;
pub(super) mod record;
pub(super) mod red_line;
pub(super) mod requirement_set;
pub(super) mod scenario;
pub(super) mod screening;
pub(super) mod what_if;
