//! Every sentence that a person reads, made from data: the one place that a second language replaces.

mod day;
mod fitting;
mod list;
mod names;
mod number;
mod plural;
mod reasons;
mod shortfall;
mod verdict;

pub use day::{date, day, day_known, day_or_never, days, short_date};
pub use fitting::{Fitting, not_yet_tried, nothing_assigned};
pub use list::listed;
pub use names::Names;
pub use number::{MINUS, NO_VALUE, amount, amount_to_hundredths, change, ordinal, quantity, whole};
pub use plural::{counted, plural, units};
pub use reasons::reason;
pub use shortfall::{shortfall, shortfall_in_tag, shortfall_on_chip};
pub use verdict::verdict;
