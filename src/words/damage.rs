//! What is said of a file that ends too early: what was found in it, what is missing, and what can be done.

use std::fmt;

use super::{counted, listed};
use crate::base::visible;
use crate::model::Plan;
use crate::session::OpenFile;
use crate::store::{Cut, ReadOnly, VERSION};

impl fmt::Display for ReadOnly {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Cut(_) => {
                f.write_str("The file ends too early. What could be read is shown; save it under another name.")
            }
            Self::Newer(version) => write!(
                f,
                "A newer Muster wrote this file (version {version}, this program knows {VERSION}), so it is open read-only."
            ),
        }
    }
}

/// Opens another copy of a file that ends too early.
pub const OPEN_WHOLE_COPY: &str = "Open a whole copy";
/// Saves what was read of it.
pub const SAVE_WHAT_IS_HERE: &str = "Save what is here as…";
/// Shows what was read of it.
pub const WHAT_WAS_READ: &str = "What was read";

/// A file that ends too early, in three sentences.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Damage {
    /// Where it ends.
    pub head: String,
    /// What could be read.
    pub found: String,
    /// What could not, and what to do.
    pub missing: String,
}

/// What is said of a plan whose file ends too early.
pub fn damage(file: &str, plan: &Plan, cut: &Cut) -> Damage {
    let place = format!("line {}, column {}", cut.line, cut.column);
    let head = format!("{file} ends too early, at {place}: this is part of a plan only. The file is as it was.");
    let found: Vec<String> = counts(plan).into_iter().filter(|(_, n, _, _)| *n > 0).map(count).collect();
    let found = match (found.as_slice(), plan.properties.title.as_str()) {
        ([], "") => "Found: nothing but its beginning.".to_owned(),
        ([], title) => format!("Found: the title “{}” and nothing else.", visible(title)),
        (found, _) => format!("Found: {}.", listed(found)),
    };
    let name = |key: &&str| many(key);
    let after: Vec<&str> = cut.after.iter().filter_map(|key| name(&key.as_str())).collect();
    let missing = match (cut.within.as_deref().and_then(|key| many(key)), after.as_slice()) {
        (Some(list), []) => format!("Missing: the rest of the {list}."),
        (Some(list), after) => format!("Missing: the rest of the {list}, and what there was of {}.", listed(after)),
        (None, after) => format!("Missing: what there was of {}.", listed(after)),
    };
    Damage { head, found, missing: format!("{missing} Open a whole copy, or save what is here under another name.") }
}

/// What stands in place of an invitation where a file ends too early and lost this list of records.
pub fn lost(file: &OpenFile, list: &str) -> Option<String> {
    many(list)
        .filter(|_| file.lost(list))
        .map(|list| format!("The part of the file with the {list} is missing. Open a whole copy of it to see them."))
}

fn count((_, n, one, many): (&str, usize, &str, &str)) -> String {
    counted(i64::try_from(n).unwrap_or(i64::MAX), one, many)
}

fn many(key: &str) -> Option<&'static str> {
    counts(&Plan::default()).into_iter().find(|(list, ..)| *list == key).map(|(_, _, _, many)| many)
}

/// Each list of a plan: its key, how many records it holds, and what one and many of them are called.
fn counts(plan: &Plan) -> [(&'static str, usize, &'static str, &'static str); 13] {
    [
        ("areas", plan.areas.len(), "area", "areas"),
        ("nations", plan.nations.len(), "nation", "nations"),
        ("capabilities", plan.capabilities.len(), "capability", "capabilities"),
        ("conditions", plan.conditions.len(), "condition", "conditions"),
        ("positions", plan.positions.len(), "position", "positions"),
        ("contributions", plan.contributions.len(), "pledge", "pledges"),
        ("red_lines", plan.red_lines.len(), "red line", "red lines"),
        ("meetings", plan.meetings.len(), "meeting", "meetings"),
        ("requirement_sets", plan.requirement_sets.len(), "requirement set", "requirement sets"),
        ("scenarios", plan.scenarios.len(), "scenario", "scenarios"),
        ("criteria", plan.criteria.len(), "criterion", "criteria"),
        ("what_ifs", plan.what_ifs.len(), "what-if", "what-ifs"),
        ("log", plan.log.len(), "log entry", "log entries"),
    ]
}
