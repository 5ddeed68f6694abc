//! Finding things by what a person types: every word somewhere in the text, or the letters in order.

mod fuzzy;
mod words;

pub use fuzzy::fuzzy;
pub use words::{Needle, Text};
