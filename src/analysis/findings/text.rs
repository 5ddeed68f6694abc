//! Small words of the findings' texts.

use crate::base::{Exact, format};

/// Words in a row: "B", "B and C", "B, C and E".
pub(crate) fn listed<T: std::fmt::Display>(words: &[T]) -> String {
    match words {
        [] => String::new(),
        [one] => one.to_string(),
        [first @ .., last] => {
            let first: Vec<String> = first.iter().map(ToString::to_string).collect();
            format!("{} and {last}", first.join(", "))
        }
    }
}

/// A day as planners write it: C+30, C−3.
pub(crate) fn c_day(day: i32) -> String {
    format::day(i64::from(day))
}

/// An amount: whole as it is, else to two places.
pub(crate) fn amount(amount: &Exact) -> String {
    if amount.is_whole() { amount.to_ratio().to_integer().to_string() } else { format!("{:.2}", amount.to_f64()) }
}

/// One, two or many: "1 day", "81 days".
pub(crate) fn days(count: i64) -> String {
    if count == 1 { "1 day".to_owned() } else { format!("{count} days") }
}

/// An id, or the place in the list of a record that has none.
pub(crate) fn id_or_place(id: &str, at: usize) -> String {
    if id.is_empty() { format!("#{}", at + 1) } else { id.to_owned() }
}
