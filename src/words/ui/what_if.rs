//! What is said of the what-if in force.

use crate::words::{counted, listed};

/// The way to a what-if of one's own.
pub const CHOOSE: &str = "Withdraw a nation, fail a condition";
/// Takes it out of force.
pub const CLEAR: &str = "Clear the what-if";
/// Keeps it in the plan.
pub const KEEP: &str = "Name and keep";
/// Opens all of it where there is no room.
pub const SHOW_ALL: &str = "Show all of the what-if";
/// What it does to the figures, and what it does not do.
pub const EFFECT: &str = "Planned figures stay beside the changed ones. Nothing is written to the plan.";

/// What is in force, as a title.
pub fn in_force(what: &str) -> String {
    format!("What-if in force: {what}")
}

/// A what-if by the names of the saved ones in it; `all` when they are all of it: "No US backstop and more".
pub fn by_name(names: &[String], all: bool) -> String {
    let names = names.join(" and ");
    if all { names } else { format!("{names} and more") }
}

/// A what-if of which nothing is saved: "1 nation withdraws, 2 conditions fail".
pub fn by_count(nations: usize, conditions: usize) -> String {
    let withdraw = counted(nations as i64, "nation withdraws", "nations withdraw");
    let fail = counted(conditions as i64, "condition fails", "conditions fail");
    match (nations, conditions) {
        (0, 0) => String::new(),
        (_, 0) => withdraw,
        (0, _) => fail,
        _ => format!("{withdraw}, {fail}"),
    }
}

/// How many line results change, and in which scenarios.
pub fn changes(lines: usize, scenarios: &[String]) -> String {
    match lines {
        0 => "No line result changes".to_owned(),
        1 => format!("1 line result changes, in {}", listed(scenarios)),
        n => format!("{} change, in {}", counted(n as i64, "line result", "line results"), listed(scenarios)),
    }
}

#[cfg(test)]
mod tests {
    use super::{by_count, by_name, changes};

    #[test]
    fn a_what_if_is_told_by_what_is_in_it() {
        let names = ["No US backstop".to_owned()];
        assert_eq!([by_name(&names, true), by_name(&names, false)], ["No US backstop", "No US backstop and more"]);
        assert_eq!([by_count(1, 2), by_count(0, 1)], ["1 nation withdraws, 2 conditions fail", "1 condition fails"]);
        let letters = ["A".to_owned(), "C".to_owned()];
        assert_eq!(changes(1, &letters[..1]), "1 line result changes, in A");
        assert_eq!(changes(1_200, &letters), "1,200 line results change, in A and C");
    }
}
