//! What records and their fields are called.

use std::fmt;

use super::fields::contribution_field;
use crate::edit::{ContributionKey, RecordKind};

/// A kind of record, in the middle of a sentence: "requirement set".
pub const fn kind(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Answer => "answer",
        RecordKind::Area => "area",
        RecordKind::Assignment => "assignment",
        RecordKind::Capability => "capability",
        RecordKind::Condition => "condition",
        RecordKind::Contribution => "contribution",
        RecordKind::Criterion => "criterion",
        RecordKind::LogEntry => "entry of the log",
        RecordKind::Meeting => "meeting",
        RecordKind::Nation => "nation",
        RecordKind::Plan => "plan",
        RecordKind::RedLine => "red line",
        RecordKind::Requirement => "requirement",
        RecordKind::RequirementSet => "requirement set",
        RecordKind::Scenario => "scenario",
        RecordKind::ScreeningTest => "screening test",
        RecordKind::Task => "task",
        RecordKind::WhatIf => "what-if",
    }
}

/// The same as the first words of a sentence: "A requirement set".
pub(super) const fn a_kind(kind: RecordKind) -> &'static str {
    match kind {
        RecordKind::Answer => "An answer",
        RecordKind::Area => "An area",
        RecordKind::Assignment => "An assignment",
        RecordKind::Capability => "A capability",
        RecordKind::Condition => "A condition",
        RecordKind::Contribution => "A contribution",
        RecordKind::Criterion => "A criterion",
        RecordKind::LogEntry => "An entry of the log",
        RecordKind::Meeting => "A meeting",
        RecordKind::Nation => "A nation",
        RecordKind::Plan => "A plan",
        RecordKind::RedLine => "A red line",
        RecordKind::Requirement => "A requirement",
        RecordKind::RequirementSet => "A requirement set",
        RecordKind::Scenario => "A scenario",
        RecordKind::ScreeningTest => "A screening test",
        RecordKind::Task => "A task",
        RecordKind::WhatIf => "A what-if",
    }
}

/// A field of a record by its key in the file, in the middle of a sentence: "days of reception". A key that reads as what
/// it means stands for itself.
pub fn field(of: RecordKind, key: &str) -> String {
    if let (RecordKind::Contribution, Some(key)) = (of, ContributionKey::of_key(key)) {
        return contribution_field(key).within.to_owned();
    }
    let own = match (of, key) {
        (RecordKind::Area, "transit_days") => "days of movement",
        (RecordKind::Area, "reception_days") => "days of reception",
        (RecordKind::Area, "lat") => "latitude",
        (RecordKind::Area, "lon") => "longitude",
        (RecordKind::Capability, "requires") => "enablers",
        (RecordKind::Capability, "sidc") => "symbol code",
        (RecordKind::Criterion, "best") => "best end",
        (RecordKind::Criterion, "worst") => "worst end",
        (RecordKind::Criterion, "scores") => "score",
        (RecordKind::Meeting, "wanted") => "decision wanted",
        (RecordKind::Requirement, "from_day") => "days",
        (RecordKind::Plan, "as_of") => "as-of date",
        (RecordKind::Plan, "c_day") => "C-day",
        (RecordKind::Plan, "duration_days") => "length",
        (RecordKind::Plan, "rates_as_of") => "date of the rates",
        (RecordKind::Plan, "rates_source") => "source of the rates",
        (RecordKind::Plan, "unknown_notice_days") => "notice where none is known",
        (RecordKind::Plan, "correlation") => "rule of how pledges fall together",
        (RecordKind::Plan, "expected_minimum") => "least share expected at minimum",
        (RecordKind::Plan, "largest_share") => "largest share of one nation",
        (RecordKind::Plan, "similarity") => "limit of similarity",
        (RecordKind::Plan, "unlikely") => "limit of unlikely lines",
        (RecordKind::Plan, "stale_days") => "age at which a confirmation is stale",
        (RecordKind::Plan, "stale_rate_days") => "age at which rates are stale",
        _ => return key.replace('_', " "),
    };
    own.to_owned()
}

impl fmt::Display for RecordKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(kind(*self))
    }
}

#[cfg(test)]
mod tests {
    use super::field;
    use crate::edit::RecordKind;

    #[test]
    fn a_key_that_reads_as_what_it_means_stands_for_itself() {
        assert_eq!(field(RecordKind::Nation, "active_personnel"), "active personnel");
        assert_eq!(field(RecordKind::Contribution, "increment"), "smallest part");
    }
}
