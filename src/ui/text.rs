//! Words of the interface that more than one place uses; those of figures and of the plan's codes are the layer `words`.

pub use crate::words::{
    command, command_in_full, date, day, domain, lift, lift_in_full, money, people, priority, role, scenario_status,
    short_date, status, units_or_money as units,
};

/// A sentence about the assumptions that figures rest on.
pub const NOT_CHAINED: &str =
    "Support is not chained and has no ratio: one enabler present supports all that lean on it.";

/// A place in an order: "first", "second", then "5th".
pub fn place(place: usize) -> String {
    const WORDS: [&str; 4] = ["first", "second", "third", "fourth"];
    match place.checked_sub(1).and_then(|at| WORDS.get(at)) {
        Some(word) => (*word).to_owned(),
        None => crate::words::ordinal(place),
    }
}
