//! What the window says, by the part of it that says it.

pub mod inspector;
pub mod start;
pub mod status;
pub mod what_if;
