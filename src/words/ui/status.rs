//! What the banner and the status line say of the plan that is open.

use crate::base::Date;
use crate::session::SaveState;
use crate::words::date;

/// Under which marking nothing is open.
pub const BANNER_HINT: &str = "Muster shows each plan’s own marking here";

/// Whose criteria hold where several files are compared.
pub const CRITERIA_OF_FIRST: &str = "Criteria, thresholds and currency of file 1";

/// Whether a file stands on disk as it is shown; `at` is when it was saved, `has_file` whether it ever was.
pub fn saved(state: SaveState, at: Option<&str>, has_file: bool) -> String {
    match (state, at) {
        (SaveState::Saving, _) => "Saving".to_owned(),
        (SaveState::Edited, _) => "Edited, not saved".to_owned(),
        (SaveState::Saved, Some(at)) => format!("Saved {at}"),
        (SaveState::Saved, None) if has_file => "Saved".to_owned(),
        (SaveState::Saved, None) => "Not saved yet".to_owned(),
    }
}

/// The date of the plan's knowledge.
pub fn as_of(day: Date) -> String {
    format!("As of {}", date(day))
}

/// The date of C-day.
pub fn c_day(day: Option<Date>) -> String {
    day.map_or_else(|| "C-day not set".to_owned(), |day| format!("C-day {}", date(day)))
}
