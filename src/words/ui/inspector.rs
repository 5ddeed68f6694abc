//! What the inspector says.

use crate::base::Quantity;
use crate::words::listed;

/// Where nothing is selected.
pub const NOTHING_SELECTED: &str = "Select a pledge, a line or a scenario to see what lies behind it.";
/// What is shown was deleted.
pub const SCENARIO_GONE: &str = "The scenario is no longer there.";
/// What is shown was deleted.
pub const LINE_GONE: &str = "The line is no longer there.";
/// What is shown was deleted.
pub const PLEDGE_GONE: &str = "The pledge is no longer there.";
/// What is shown was deleted.
pub const ASSIGNMENT_GONE: &str = "The assignment is no longer there.";
/// A record that a file names and that is not there.
pub const NOT_IN_PLAN: &str = "not in the plan";
/// An assignment to a task and to none of its lines.
pub const OVER_AND_ABOVE: &str = "over and above";
/// A pledge that stands for none that a nation made.
pub const ILLUSTRATIVE: &str = "Illustrative planning figure, not a national offer.";
/// A pledge without a source.
pub const NO_SOURCE: &str = "No source recorded.";
/// A scenario without a concept.
pub const NO_CONCEPT: &str = "No concept written yet.";
/// The button to a scenario's properties.
pub const PROPERTIES: &str = "Concept, assumptions and red lines…";
/// What a nation bears.
pub const BURDEN: (&str, &str) = ("Burden by nation", "share of person-days");
/// The row of the error of a confidence that is drawn.
pub const STANDARD_ERROR: &str = "Standard error, drawn";

/// The rows of a scenario's figures.
pub mod row {
    #![allow(missing_docs)] // each is the row of its name
    pub const ON_PAPER: &str = "People on paper";
    pub const PEAK: &str = "Most on one day";
    pub const HOST: &str = "In the host country";
    pub const ESSENTIAL_MET: &str = "Essential lines met";
    pub const EXPECTED_MINIMUM: &str = "Expected at minimum";
    pub const ALL_ESSENTIAL_MET: &str = "All essential met";
    pub const WITHOUT_PARTNER: &str = "Lost without the partner";
    pub const TOTAL_COST: &str = "Cost in all";
}

/// What a confidence is given: the conditions that are assumed.
pub fn given(conditions: &[String]) -> String {
    if conditions.is_empty() {
        return "Nothing is assumed.".to_owned();
    }
    format!("If the assumptions hold: {}.", listed(conditions))
}

/// The rows of a line's confidence: "Chance of all 18", "Chance of the minimum 12".
pub fn chance_of_all(asked: &str) -> String {
    format!("Chance of all {asked}")
}

/// The chance of the minimum.
pub fn chance_of_minimum(minimum: &str) -> String {
    format!("Chance of the minimum {minimum}")
}

/// What was typed as an amount is none.
pub fn no_quantity(text: &str, most: Quantity) -> String {
    format!("\"{text}\" is no quantity; enter 1 to {most}")
}

/// What was typed as a day is none.
pub fn no_day(text: &str) -> String {
    format!("\"{text}\" is no day; enter a whole number counted from C-day, or nothing")
}
