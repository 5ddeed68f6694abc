//! What the start page says.

use crate::base::{Date, Day, visible};
use crate::words::{counted, date};

/// What the program is for.
pub const PURPOSE: &str = "Works out what force a coalition could really field";
/// Over the ways to begin from a template.
pub const TEMPLATES: &str = "New from a template";
/// Where no file was opened yet.
pub const NOTHING_YET: &str = "No file has been opened yet. Open one, or start from the sample.";
/// The search over the recent files.
pub const FIND: &str = "Find a recent file";
/// Where the search finds none.
pub const NONE_MATCHES: &str = "No recent file matches. Clear the search.";
/// How several files are opened at once.
pub const HOW_TO_COMPARE: &str = "Select two or more with Space to open them in Compare";

/// A way to begin: its name and what it holds.
pub type Way = (&'static str, &'static str);
/// A file of the disk.
pub const OPEN: Way = ("Open…", "A plan or a scenario");
/// The built-in sample.
pub const SAMPLE: Way = ("Open the sample plan", "40 nations, 140 pledges, six options");
/// The empty template.
pub const EMPTY: Way = ("Empty plan", "Nations and capabilities only");
/// The template of a reassurance force.
pub const REASSURANCE: Way = ("Coalition reassurance force", "36 requirement lines, six criteria");
/// The template of mine clearance.
pub const MINE_CLEARANCE: Way = ("Maritime mine clearance", "Seven lines, straits access as a condition");

/// The version, and what the program may not be used for.
pub fn version(version: &str) -> String {
    format!("Version {version}. Works offline. Not accredited for protectively marked material.")
}

/// The button that opens the marked files.
pub fn open_in_compare(files: usize) -> String {
    format!("Open {} in Compare", counted(files as i64, "file", "files"))
}

/// Where a file lies: "reassurance-2025.muster in Plans".
pub fn place(name: &str, folder: Option<&str>) -> String {
    match folder {
        Some(folder) => visible(&format!("{name} in {folder}")),
        None => visible(name),
    }
}

/// When a file was last opened: "today, 14:02", "yesterday, 18:40", "28 December 2025".
pub fn opened(at: &str, today: Option<Date>) -> String {
    let (day, time) = at.split_once(' ').unwrap_or((at, ""));
    let Ok(day) = day.parse::<Date>() else { return visible(at) };
    if today == Some(day) {
        format!("today, {time}")
    } else if day.plus(Day(1)) == today {
        format!("yesterday, {time}")
    } else {
        date(day)
    }
}

#[cfg(test)]
mod tests {
    use super::opened;

    #[test]
    fn the_last_two_days_are_named() {
        let today = Some("2026-01-01".parse().unwrap());
        assert_eq!(opened("2026-01-01 14:02", today), "today, 14:02");
        assert_eq!(opened("2025-12-31 18:40", today), "yesterday, 18:40");
        assert_eq!(opened("2025-12-28 09:00", today), "28 December 2025");
        assert_eq!(opened("", today), "");
    }
}
