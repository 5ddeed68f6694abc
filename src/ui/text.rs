//! Words of the interface that more than one place uses; those of figures and of the plan's codes are the layer `words`.

pub use crate::words::{
    command, command_in_full, date, day, domain, lift, lift_in_full, money, ordinal as place, people, priority, role,
    scenario_status, short_date, status, units_or_money as units,
};

/// A sentence about the assumptions that figures rest on.
pub const NOT_CHAINED: &str =
    "Support is not chained and has no ratio: one enabler present supports all that lean on it.";
