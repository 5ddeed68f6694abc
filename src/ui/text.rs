//! Words of the interface that more than one place uses; those of figures and of the plan's codes are the layer `words`.

pub use crate::words::{
    command, command_in_full, date, day, domain, lift, lift_in_full, money, ordinal as place, people, priority, role,
    scenario_status, short_date, status, units_or_money as units,
};

/// A sentence about the assumptions that figures rest on.
pub const NOT_CHAINED: &str =
    "Support is not chained and has no ratio: one enabler present supports all that lean on it.";

/// Why a pledge would not count, by its code.
pub fn reason(code: &str) -> &str {
    match code {
        "ended_pledge" => "the pledge has ended",
        "not_offered" => "only asked for",
        "withdrawn" => "withdraws in the what-if",
        "approval_refused" => "approval refused",
        "area_not_allowed" => "not for this area",
        "condition_failed" => "a condition it waits for has failed",
        "condition_not_assumed" => "waits for a condition that is not assumed",
        "excluded_partner" => "will not serve beside a partner",
        "wrong_capability" => "another capability",
        "never_present" => "would never be there",
        "either_or" => "its alternative is assigned",
        "double_pledged" => "its unit is assigned under another pledge",
        "increment" => "too small a part is left",
        "late" => "arrives late",
        other => other,
    }
}
